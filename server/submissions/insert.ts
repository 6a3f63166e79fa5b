import { readFileSync } from 'node:fs'
import type { Language } from '../../shared/messages.ts'
import type { Sql } from '../database.ts'
import { AppError, badInput, notFound, tooMany } from '../errors.ts'
import type { Accepted, Status } from './queries.ts'

const QUEUE = readFileSync(new URL('../../sql/queue_submission.sql', import.meta.url), 'utf8')

export interface SubmissionDraft {
  userId: number
  slug: string
  language: Language
  code: string
  /** Whether it may be for a draft. */
  mayAuthor?: boolean
  /** A repeated key gives the submission that was made with it first. */
  idempotencyKey: string | null
  /** Of the request that made it, for the log. */
  requestId?: string
}

interface Queued {
  /** Null when it was not queued, and then something of what follows says why. */
  id: number | null
  status: Status | null
  earlierId: number | null
  earlierStatus: Status | null
  isSame: boolean | null
  hasProblem: boolean
  unjudgeable: string | null
  unfinished: number
}

/**
 * Queues a submission. Requests of one user wait for each other, so that neither the limit nor the
 * key can be raced.
 * @throws {AppError} 404 for an unknown slug, 409 for a problem that cannot be judged, 422 for a reused key, 429 above the limit.
 */
export async function insertSubmission(
  sql: Sql,
  draft: SubmissionDraft,
  maxUnfinished: number,
): Promise<Accepted> {
  const { userId, slug, language, code, mayAuthor = false, idempotencyKey } = draft
  const { requestId = null } = draft
  const values = [userId, slug, mayAuthor, language, code, idempotencyKey, requestId, maxUnfinished]
  return sql.begin(async (tx) => {
    // One after the other on one connection, and all on their way at once. The last sees what was
    // committed before the locks were had.
    const [, , rows] = await Promise.all([
      tx`select from users where id = ${userId} for no key update`,
      // Shared with other submissions; a change of the problem waits, so the version stays.
      tx`select from problems where slug = ${slug} for share`,
      tx.unsafe<[Queued]>(QUEUE, values, { prepare: true }),
    ])
    return accepted(rows[0])
  })
}

function accepted(found: Queued): Accepted {
  const { id, status, earlierId, earlierStatus, isSame } = found
  if (id !== null && status !== null) return { id, status }
  if (earlierId !== null && earlierStatus !== null) {
    if (isSame) return { id: earlierId, status: earlierStatus }
    throw badInput([{ field: 'Idempotency-Key', message: 'was used for another submission' }])
  }
  if (!found.hasProblem) throw notFound('Problem')
  if (found.unjudgeable !== null)
    throw new AppError(409, `This problem cannot be judged here: ${found.unjudgeable}`)
  throw tooMany(`Cannot submit: ${found.unfinished} of your submissions are not judged yet`, 2)
}
