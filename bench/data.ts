import { sha256 } from '../shared/sha256.ts'
import { judgeProcessorMs, type MeasuredJudge, startMeasuredJudge } from './judge.ts'
import { type Bench, type Figure, median } from './measure.ts'
import { peak } from './processes.ts'

const FLAT = 1.3
const MB = 1_000_000
const READ_ALL = "console.log(require('fs').readFileSync(0, 'utf8').length)"

interface Data {
  slug: string
  cases: number
  bytes: number
}

/** A program's input is text, so no step between the database and the program may copy it as JSON. */
async function addData(judge: MeasuredJudge, { slug, cases, bytes }: Data): Promise<void> {
  await judge.call('POST', '/problems', {
    slug,
    title: slug,
    statement: 'How long is it?',
    kind: 'stdio',
    timeLimitMs: 5_000,
    testCases: [{ input: 'x', expected: '1' }],
  })
  await judge.sql`delete from test_cases where problem_id = (select id from problems where slug = ${slug})`
  for (let ordinal = 1; ordinal <= cases; ordinal += 1) {
    // No two alike: a worker keeps each text once.
    const input = `${ordinal} `.repeat(Math.ceil(bytes / `${ordinal} `.length)).slice(0, bytes)
    const expected = `${bytes}\n`
    await judge.sql`
      insert into test_cases (problem_id, version, ordinal, input, expected, input_sha256, expected_sha256)
      select id, version, ${ordinal}, ${input}, ${expected}, ${sha256(input)}, ${sha256(expected)}
        from problems where slug = ${slug}`
  }
}

/** Processor time of all parts for one submission. */
async function cost(judge: MeasuredJudge, slug: string, submissions: number): Promise<number> {
  const ms = await judgeProcessorMs(judge, async () => {
    for (let at = 0; at < submissions; at += 1) await judge.submit(slug, READ_ALL)
  })
  return ms / submissions
}

const flat = (what: string, ours: number, against: string, baseline: number): Figure => ({
  what,
  unit: 'ms of CPU',
  ours,
  against,
  baseline,
  moreIsBetter: false,
  goal: FLAT,
  unsteady: true,
})

export const data: Bench = {
  name: 'data',
  question: 'Does a byte of test data cost more when there are many?',
  async run(effort) {
    const judge = await startMeasuredJudge()
    // Of each size as many cases, so that what a case costs whatever its size is taken off.
    const counts = effort === 'full' ? [10, 100] : [5, 30]
    try {
      for (const cases of counts)
        for (const bytes of [1, 1_000, MB])
          await addData(judge, { slug: `${cases}-${bytes}`, cases, bytes })
      const [few = 0, many = 0] = counts
      await cost(judge, `${few}-1`, 5)
      // The first time it crosses the wire; after that it lies at the worker.
      const first = new Map<number, number>()
      for (const cases of counts) first.set(cases, await cost(judge, `${cases}-${MB}`, 1))
      const measured = new Map<string, number[]>()
      for (let round = 0; round < 3; round += 1)
        for (const cases of counts)
          for (const bytes of [1, 1_000, MB]) {
            const slug = `${cases}-${bytes}`
            const ms = await cost(judge, slug, Math.ceil(many / cases))
            measured.set(slug, [...(measured.get(slug) ?? []), ms])
          }
      const of = (cases: number, bytes: number) => median(measured.get(`${cases}-${bytes}`) ?? [])
      const megabyte = (cases: number, whole: number) => (whole - of(cases, 1)) / cases
      const firstOf = (cases: number) => megabyte(cases, first.get(cases) ?? 0)
      return [
        flat('a case of 1 KB', of(many, 1_000) / many, 'a case of 1 byte', of(many, 1) / many),
        flat(`a MB of ${many}, first`, firstOf(many), `a MB of ${few}`, firstOf(few)),
        flat(
          `a MB of ${many}, again`,
          megabyte(many, of(many, MB)),
          `a MB of ${few}`,
          megabyte(few, of(few, MB)),
        ),
        peak('the orchestrator', [judge.pid]),
        peak('a worker', judge.crew.pids().values()),
      ]
    } finally {
      await judge.stop()
    }
  },
}
