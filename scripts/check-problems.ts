/**
 * Runs every example submission of the starter problems, or of those named, and compares its
 * verdict with its folder. A quick check for authors; the judge itself has its own test.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { ProblemDraft } from '../server/packages/draft.ts'
import { readPackage } from '../server/packages/read.ts'
import { type ExampleSubmission, readSubmissions } from '../server/packages/submissions.ts'
import type { Checker } from '../shared/messages.ts'
import { type Verdict, worstVerdict } from '../shared/verdict.ts'
import type { Outcome, Run } from './run-cases.ts'

/** A slow solution misses the limit, and a good one keeps it, on slower and faster machines too. */
const TOO_SLOW = 3
const FAST_ENOUGH = 1 / 4
/** These verdicts stay what they are if some case is also slow. */
const OUTRANK_TIME = new Set<Verdict>(['time_limit_exceeded', 'runtime_error'])

const home = join(import.meta.dirname, '..', 'problems')
const named = process.argv.slice(2)
const slugs = readdirSync(home, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && (named.length === 0 || named.includes(entry.name)))
  .map((entry) => entry.name)

let failures = 0
for (const slug of slugs) {
  const problem = await readPackage(join(home, slug))
  if (problem.kind === 'stdio') {
    console.log(`- ${slug}: its programs are for the judge's own test`)
    continue
  }
  for (const submission of await readSubmissions(join(home, slug))) {
    const { verdict, slowestMs } = judge(problem, submission)
    const onTime =
      slowestMs < problem.timeLimitMs * FAST_ENOUGH || OUTRANK_TIME.has(submission.expected)
    const ok = verdict === submission.expected && onTime
    if (!ok) failures++
    const figures = `${verdict}, slowest case ${Math.round(slowestMs)} ms`
    console.log(
      `${ok ? '✓' : '✗'} ${slug}/${submission.path.slice('submissions/'.length)}: ${figures}`,
    )
  }
}
console.log(failures === 0 ? 'Every verdict is as expected' : `${failures} are not as expected`)
process.exitCode = failures === 0 ? 0 : 1

function judge(problem: ProblemDraft, { language, code, expected }: ExampleSubmission) {
  if (!problem.signature)
    throw new Error(`Cannot check ${problem.slug}: it is not a function problem`)
  // Slow solutions are slow on the last, large cases, and need not prove it twice.
  const cases =
    expected === 'time_limit_exceeded' ? problem.testCases.toReversed() : problem.testCases
  const outcomes = run({
    language,
    code,
    name: problem.signature.name,
    inputs: cases.map((one) => one.input),
    patienceMs: problem.timeLimitMs * TOO_SLOW * 4,
    stopAtMs: problem.timeLimitMs * TOO_SLOW,
  })
  const verdicts = outcomes.map((outcome, at) =>
    verdictOf(outcome, cases[at]?.expected ?? '', problem),
  )
  const slowestMs = Math.max(...outcomes.map((outcome) => outcome.cpuMs))
  return { verdict: worstVerdict(verdicts), slowestMs }
}

function run(task: Run): Outcome[] {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'run-cases.ts')],
    { input: JSON.stringify(task), encoding: 'utf8', maxBuffer: 2 ** 28, timeout: 300_000 },
  )
  if (status !== 0) throw new Error(`Cannot run a solution: ${stderr}`)
  return JSON.parse(stdout)
}

function verdictOf(outcome: Outcome, expected: string, problem: ProblemDraft): Verdict {
  if (outcome.error !== undefined) return 'runtime_error'
  if (outcome.cpuMs > problem.timeLimitMs * TOO_SLOW) return 'time_limit_exceeded'
  // It was given up before it had its share of the processor: the machine is too busy to tell.
  if (outcome.output == null) return 'internal_error'
  if (outcome.output === 'undefined') return 'wrong_answer'
  const got: unknown = JSON.parse(outcome.output)
  return sameAnswer(got, JSON.parse(expected), problem.checker) ? 'accepted' : 'wrong_answer'
}

function sameAnswer(got: unknown, wanted: unknown, checker: Checker): boolean {
  if (checker.name === 'any_order' && Array.isArray(got) && Array.isArray(wanted))
    return isDeepStrictEqual(inOrder(got), inOrder(wanted))
  if (checker.name === 'floats' && typeof got === 'number' && typeof wanted === 'number') {
    const error = Math.abs(got - wanted)
    return error <= checker.absolute || error <= checker.relative * Math.abs(wanted)
  }
  return isDeepStrictEqual(got, wanted)
}

function inOrder(values: unknown[]): string[] {
  return values.map((value) => JSON.stringify(value)).sort()
}
