/** What became of the example solutions of a package: what was expected against what came. */
import type { Verdict } from '../../shared/verdict.ts'
import type { Sql } from '../database.ts'
import type { Fleet } from '../judging/fleet.ts'
import { judgeSolutions, reportSolutions } from '../problems/solutions.ts'
import type { Progress } from '../submissions/progress.ts'
import { findSubmission } from '../submissions/queries.ts'
import { waitUntilJudged } from '../submissions/wait.ts'
import type { ProblemDraft } from './draft.ts'
import { type Example, nameOf } from './submissions.ts'

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

/** Whose submissions they are, and how their verdicts are heard of. */
export interface Judging {
  userId: number
  progress: Progress
  /** Why nobody would judge them now; null when somebody does. */
  unavailable: string | null
  signal: AbortSignal
}

/** By this orchestrator's fleet, for whoever waits. */
export const judgingBy = (
  { fleet, progress }: { fleet: Fleet; progress: Progress },
  userId: number,
  signal: AbortSignal,
): Judging => ({
  userId,
  progress,
  unavailable: fleet.slots() === 0 ? 'no worker is running' : null,
  signal,
})

/** For one solution, once the one before it is through. */
const TAKEN_WITHIN_SECONDS = 15
const JUDGED_WITHIN_SECONDS = 120

/** They are queued whether or not somebody waits for them: the problem's page tells their verdicts. */
export async function judgeExamples(
  sql: Sql,
  problem: Pick<ProblemDraft, 'slug' | 'unjudgeable'> & { id: number },
  examples: readonly Example[],
  judging: Judging | null,
): Promise<ExampleReport[]> {
  const reason = problem.unjudgeable
    ? 'the problem cannot be judged'
    : judging === null
      ? 'not asked for'
      : judging.unavailable
  if (!problem.unjudgeable && judging) {
    await judgeSolutions(sql, problem.slug, judging.userId)
    if (!judging.unavailable) await waitForAll(sql, problem.id, judging)
  }
  const reports = await reportSolutions(sql, problem.id)
  return examples.map((example) => {
    const file = example.path
    const expected = example.expected.join(' or ') || null
    const judged = reports.find(({ name }) => name === nameOf(file))
    if (judged?.got) {
      const { got, asExpected, score } = judged
      return { file, expected, got, asExpected, score, note: null }
    }
    const why =
      example.language === null
        ? example.reason
        : judged === undefined
          ? 'its name is not supported'
          : (reason ?? 'no worker has come to it yet, it waits in the queue')
    const note = `not judged: ${why}`
    return { file, expected, got: null, asExpected: null, score: null, note }
  })
}

async function waitForAll(
  sql: Sql,
  problemId: number,
  { progress, signal }: Judging,
): Promise<void> {
  for (const { submissionId } of await reportSolutions(sql, problemId)) {
    if (submissionId === null) continue
    const wait = (seconds: number) =>
      waitUntilJudged({ sql, progress }, submissionId, seconds, signal)
    if (await wait(TAKEN_WITHIN_SECONDS)) continue
    if ((await findSubmission(sql, submissionId))?.status === 'queued') return
    if (!(await wait(JUDGED_WITHIN_SECONDS))) return
  }
}
