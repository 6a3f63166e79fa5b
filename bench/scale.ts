import { addProblem, inFlight, startMeasuredJudge, TRIVIAL } from './judge.ts'
import { type Bench, type Figure, median, timed } from './measure.ts'
import { residentMb } from './processes.ts'
import { startSleepers } from './sleepers.ts'

const CASES = 10
const CASE_MS = 100
const LINKS = 200

/** Submissions a second that `workers` judge, and what the orchestrator's process takes for one. */
async function measure(workers: number, rounds: number) {
  const judge = await startMeasuredJudge(startSleepers(workers, CASE_MS))
  try {
    await addProblem(judge, 'cases', CASES)
    const submit = () => judge.submit('cases', TRIVIAL)
    await inFlight(workers * 2, workers * 2, submit)
    const total = workers * 6
    const rates: number[] = []
    const processor: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const before = judge.processor().orchestrator
      const ms = await timed(() => inFlight(total, workers * 2, submit))
      rates.push((1_000 * total) / ms)
      processor.push((judge.processor().orchestrator - before) / total)
    }
    return { rate: median(rates), processorMs: median(processor), mb: residentMb(judge.pid) }
  } finally {
    await judge.stop()
  }
}

async function restingMb(links: number): Promise<number> {
  const judge = await startMeasuredJudge(startSleepers(links, CASE_MS))
  const mb = residentMb(judge.pid)
  await judge.stop()
  return mb
}

export const scale: Bench = {
  name: 'scale',
  question: `Do more workers judge more? (${CASES} cases that sleep for ${CASE_MS} ms)`,
  async run(effort) {
    const rounds = effort === 'full' ? 3 : 1
    const one = await measure(1, rounds)
    const figures: Figure[] = []
    let last = one
    for (const workers of effort === 'full' ? [2, 4, 8, 16] : [4]) {
      last = await measure(workers, rounds)
      figures.push({
        what: `${workers} workers`,
        unit: 'submissions/s',
        ours: last.rate,
        against: 'as many times what one judges',
        baseline: one.rate * workers,
        moreIsBetter: true,
        goal: 0.9,
      })
    }
    figures.push({
      what: '100 submissions a second',
      unit: 's of CPU',
      ours: last.processorMs / 10,
      against: 'a core for the orchestrator',
      baseline: 1,
      moreIsBetter: false,
      unsteady: true,
    })
    figures.push({
      what: `${LINKS} workers at rest`,
      unit: 'MB',
      ours: await restingMb(LINKS),
      against: 'an orchestrator with one worker',
      baseline: await restingMb(1),
      moreIsBetter: false,
      unsteady: true,
    })
    return figures
  },
}
