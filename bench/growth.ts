import { fillDatabase } from '../test/many.ts'
import {
  addProblem,
  judgeProcessorMs,
  type MeasuredJudge,
  startMeasuredJudge,
  TRIVIAL,
} from './judge.ts'
import { type Bench, type Effort, type Figure, median, timed } from './measure.ts'
import { peak } from './processes.ts'
import { startSleepers } from './sleepers.ts'

const FLAT = 1.3

export const growth: Bench = {
  name: 'growth',
  question: 'Does a case or a submission cost more when there are many?',
  run: async (effort) => [
    ...(await withJudge(startMeasuredJudge(), (judge) => cases(judge, effort))),
    ...(await withJudge(startMeasuredJudge(startSleepers(1, 0)), (judge) => tables(judge, effort))),
  ],
}

async function withJudge(
  starting: Promise<MeasuredJudge>,
  work: (judge: MeasuredJudge) => Promise<Figure[]>,
): Promise<Figure[]> {
  const judge = await starting
  try {
    return await work(judge)
  } finally {
    await judge.stop()
  }
}

async function cases(judge: MeasuredJudge, effort: Effort): Promise<Figure[]> {
  const [few, many] = effort === 'full' ? [10, 10_000] : [10, 1_000]
  const perCase: number[] = []
  for (const count of [few, many]) {
    await addProblem(judge, `cases-${count}`, count)
    const submit = () => judge.submit(`cases-${count}`, TRIVIAL)
    await submit()
    const times = Math.ceil(many / count / 100)
    const rounds: number[] = []
    for (let round = 0; round < 3; round += 1) {
      const ms = await judgeProcessorMs(judge, async () => {
        for (let at = 0; at < times; at += 1) await submit()
      })
      rounds.push(ms / times / count)
    }
    perCase.push(median(rounds))
  }
  const [baseline = 0, ours = 0] = perCase
  return [
    {
      what: `a case of ${many}`,
      unit: 'ms of CPU',
      ours,
      against: `a case of ${few}`,
      baseline,
      moreIsBetter: false,
      goal: FLAT,
      unsteady: true,
    },
    peak('the orchestrator', [judge.pid]),
    peak('a worker', judge.crew.pids().values()),
  ]
}

/** How long pages and programs wait for what they ask most, and a queue for its next submission. */
async function tables(judge: MeasuredJudge, effort: Effort): Promise<Figure[]> {
  const asks: [string, () => Promise<unknown>][] = [
    ['the list of submissions', () => judge.call('GET', '/submissions')],
    ['a submission', () => judge.call('GET', '/submissions/1')],
    ['a submission judged', () => judge.submit('one', TRIVIAL)],
  ]
  await addProblem(judge, 'one', 1)
  await judge.submit('one', TRIVIAL)
  const few = await times(asks)
  const submissions = effort === 'full' ? 1_000_000 : 50_000
  // The filling writes some of its own.
  await judge.sql`delete from submission_results`
  await fillDatabase(judge.sql, { users: 2_000, problems: 2_000, submissions })
  const many = await times(asks)
  return asks.map(([what], index) => ({
    what: `${what} among ${submissions}`,
    unit: 'ms',
    ours: many[index] ?? 0,
    against: 'in an empty database',
    baseline: few[index] ?? 0,
    moreIsBetter: false,
    goal: 2,
    unsteady: true,
  }))
}

async function times(asks: readonly [string, () => Promise<unknown>][]): Promise<number[]> {
  const measured = asks.map((): number[] => [])
  for (let round = 0; round < 60; round += 1) {
    for (const [index, [, ask]] of asks.entries()) measured[index]?.push(await timed(ask))
  }
  // The first ones warm up.
  return measured.map((all) => median(all.slice(20)))
}
