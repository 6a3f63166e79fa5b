import type { Sql } from '../database.ts'
import { changesOf, type Progress } from './progress.ts'
import { findSubmission, type Submission } from './queries.ts'

const MAX_SECONDS = 60

/**
 * The seconds of a `wait` in a `Prefer` header (RFC 7240), at most 60; 0 when there is none. What
 * cannot be understood there is to be ignored.
 */
export function preferredWait(header: string | undefined): number {
  for (const preference of (header ?? '').split(',')) {
    const [, seconds] = /^\s*wait\s*=\s*"?(\d{1,9})"?\s*(?:;|$)/i.exec(preference) ?? []
    // Of several the first counts.
    if (seconds !== undefined) return Math.min(Number(seconds), MAX_SECONDS)
  }
  return 0
}

/** The submission once it is done, or `undefined` when it is not within `seconds` or `signal` fires. */
export async function waitUntilJudged(
  { sql, progress }: { sql: Sql; progress: Progress },
  submissionId: number,
  seconds: number,
  signal: AbortSignal,
): Promise<Submission | undefined> {
  if (seconds === 0) return undefined
  const over = AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000)])
  for await (const _ of changesOf(progress, submissionId, over)) {
    const submission = await findSubmission(sql, submissionId)
    if (submission?.status !== 'judging' && submission?.status !== 'queued') return submission
  }
  return undefined
}
