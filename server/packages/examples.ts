/** Judges the example solutions of a package, to show what was expected against what came. */
import type { Task } from '../../shared/messages.ts'
import type { Verdict } from '../../shared/verdict.ts'
import { AppError } from '../errors.ts'
import type { Fleet } from '../judging/fleet.ts'
import { runCases } from '../judging/run.ts'
import { type Score, scoreCases } from '../judging/score.ts'
import type { ProblemDraft } from './draft.ts'
import { isExpected } from './expected.ts'
import type { Example } from './submissions.ts'

export interface ExampleReport {
  file: string
  /** Words for verdicts; null when the package does not say. */
  expected: string | null
  /** Null when it was not judged. */
  got: Verdict | null
  /** Null when there is nothing to compare. */
  asExpected: boolean | null
  score: number | null
  /** Why it was not judged. */
  note: string | null
}

const EXAMPLE_MS = 120_000

const unjudged = ({ path, expected }: Example, reason: string): ExampleReport => ({
  file: path,
  expected: expected.join(' or ') || null,
  got: null,
  asExpected: null,
  score: null,
  note: `not judged: ${reason}`,
})

/** One after the other; `fleet: null` judges none. Nothing is stored. */
export async function judgeExamples(
  fleet: Fleet | null,
  draft: ProblemDraft,
  examples: readonly Example[],
  signal: AbortSignal,
): Promise<ExampleReport[]> {
  const reports: ExampleReport[] = []
  for (const example of examples) {
    if (example.language === null) reports.push(unjudged(example, example.reason))
    else if (draft.unjudgeable) reports.push(unjudged(example, 'the problem cannot be judged'))
    else if (!fleet || fleet.slots() === 0) reports.push(unjudged(example, 'no worker is running'))
    else reports.push(await judgeExample(fleet, draft, example, signal))
  }
  return reports
}

async function judgeExample(
  fleet: Fleet,
  draft: ProblemDraft,
  example: Exclude<Example, { language: null }>,
  signal: AbortSignal,
): Promise<ExampleReport> {
  const { path: file, expected, language, code } = example
  const cases = draft.testCases.map((one, index) => ({ ordinal: index + 1, ...one }))
  const run = await runCases(
    fleet,
    {
      task: taskOf(draft),
      limits: {
        timeMs: draft.timeLimitMs,
        memoryMb: draft.memoryLimitMb,
        outputBytes: draft.outputLimitKb * 1024,
      },
      checker: draft.checker,
      language,
      code,
      cases: cases.map(({ ordinal, input, expected: answer }) => ({
        ordinal,
        input,
        expected: answer,
      })),
    },
    signal,
    EXAMPLE_MS,
  ).catch((error: unknown) => {
    if (error instanceof AppError) return error
    throw error
  })
  if (run instanceof AppError) return unjudged(example, run.message)
  const outcomes = new Map(
    run.results.map(
      ({ ordinal, verdict, share }) =>
        [ordinal, { verdict: verdict ?? 'internal_error', share }] as const,
    ),
  )
  const first = cases
    .map(({ ordinal }) => outcomes.get(ordinal)?.verdict)
    .find((one) => one !== 'accepted')
  const { verdict, score }: Pick<Score, 'verdict' | 'score'> = run.compileError
    ? { verdict: 'compile_error', score: 0 }
    : scoreCases(cases, draft.groups, outcomes)
  return {
    file,
    expected: expected.join(' or ') || null,
    got: verdict,
    asExpected:
      expected.length > 0
        ? isExpected(expected, first ? [verdict, first] : [verdict], score)
        : null,
    score,
    note: null,
  }
}

const taskOf = ({ signature }: ProblemDraft): Task =>
  signature ? { kind: 'function', ...signature } : { kind: 'stdio' }
