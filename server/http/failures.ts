import type { Context } from 'hono'
import type { Logger } from 'pino'
import type { AppEnv } from '../auth/middleware.ts'
import { isDatabaseAway } from '../database.ts'
import { AppError, badRequest, unavailable } from '../errors.ts'
import { errorPage } from '../ui/error-page.tsx'
import { problemJson } from './problem-json.ts'

/** The one place where a thrown error becomes an answer. */
export const answerError = (log: Logger) =>
  function answerError(error: Error, c: Context<AppEnv>): Response | Promise<Response> {
    const answer = asAnswer(error)
    if (answer.status >= 500)
      (c.var.log ?? log).error(
        { err: error, method: c.req.method, path: c.req.path },
        'request failed',
      )
    return showError(c, answer)
  }

export const showError = (c: Context<AppEnv>, error: AppError): Response | Promise<Response> =>
  isForPrograms(c.req.path) ? problemJson(c, error) : errorPage(c, error)

export function refuseMethod(c: Context<AppEnv>, methods: string[]) {
  c.header('Allow', methods.join(', '))
  return showError(c, new AppError(405, `${c.req.method} is not possible here`))
}

const isForPrograms = (path: string) => /^\/(api\/(?!docs$)|healthz$|readyz$|metrics$)/.test(path)

function asAnswer(error: Error): AppError {
  if (error instanceof AppError) return error
  if (isDatabaseAway(error))
    return unavailable('The database cannot be reached: try again in a moment')
  if ('code' in error && error.code === NUL_CHARACTER)
    return badRequest('The address has a NUL character')
  return new AppError(500, 'Something went wrong on our side', { cause: error })
}

/** PostgreSQL's refusal of the one character that its texts cannot hold. */
const NUL_CHARACTER = '22021'
