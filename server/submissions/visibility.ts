/**
 * Who is told what about a submission.
 *
 * - Everybody: the verdicts, times and sizes.
 * - Its author and admins: the code, and of each sample case the data, output, logs and message.
 * - Whoever has solved the problem: the code.
 * - Admins: why something of ours failed.
 *
 * Of a hidden case nobody is told anything that a program could have written its input into: no
 * output, no logs, and of the message only what `safeMessage` lets through.
 */
import type { CompileError } from '../../shared/messages.ts'
import type { CurrentUser } from '../auth/queries.ts'
import type { Sql } from '../database.ts'
import { hasSolved, type Result, type Submission } from './queries.ts'
import { safeMessage } from './safe-message.ts'

/** Of a draft its author and authors know; of what only tries a problem out, authors. */
export const isKnownTo = (
  viewer: CurrentUser | null,
  { purpose, isDraft, userId }: Pick<Submission, 'purpose' | 'isDraft' | 'userId'>,
): boolean => {
  if (viewer?.mayAuthor) return true
  return purpose === 'solve' && (!isDraft || viewer?.id === userId)
}

export interface Access {
  code: boolean
  details: boolean
  failures: boolean
  /** The code itself, which the message of a hidden case may repeat. */
  source: string
}

export async function accessTo(
  sql: Sql,
  viewer: CurrentUser | null,
  submission: Pick<Submission, 'userId' | 'problemId' | 'code'>,
): Promise<Access> {
  const failures = viewer?.role === 'admin'
  const details = failures || viewer?.id === submission.userId
  const code =
    details || (viewer !== null && (await hasSolved(sql, viewer.id, submission.problemId)))
  return { code, details, failures, source: submission.code }
}

type Hidden = 'userId' | 'problemId' | 'purpose' | 'isDraft' | 'errorLine' | 'errorColumn'

/** Null is what somebody may not see, or what is not there. */
export type ShownSubmission = Omit<Submission, 'code' | Hidden> & {
  code: string | null
  compileError: CompileError | null
  /** Why it could not be judged. */
  message: string | null
}

export function shownSubmission(submission: Submission, access: Access): ShownSubmission {
  const {
    userId: _user,
    problemId: _problem,
    purpose: _purpose,
    isDraft: _draft,
    errorLine,
    errorColumn,
    ...shown
  } = submission
  const { verdict, message } = submission
  return {
    ...shown,
    code: access.code ? shown.code : null,
    compileError:
      verdict === 'compile_error' && access.code
        ? { message: message ?? '', line: errorLine, column: errorColumn }
        : null,
    message: verdict === 'internal_error' && access.failures ? message : null,
  }
}

export type ShownResult = Omit<Result, 'logs'> & { logs: string | null }

export function shownResult(result: Result, access: Access): ShownResult {
  const message = shownMessage(result, access)
  if (result.sample && access.details) return { ...result, message }
  return { ...result, message, input: null, expected: null, output: null, logs: null }
}

function shownMessage({ verdict, message, sample }: Result, access: Access): string | null {
  // What a checker says of an accepted case may tell its data, like a first difference.
  if (verdict === 'accepted' && !sample) return null
  // An internal error's words are ours, not the program's.
  if (verdict === 'internal_error') return access.failures ? message : null
  if (!access.details || message === null) return null
  return sample ? message : safeMessage(verdict, message, access.source)
}
