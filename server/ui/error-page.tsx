import type { Context } from 'hono'
import type { AppEnv } from '../auth/middleware.ts'
import type { AppError } from '../errors.ts'
import { useWords } from '../words/use-words.tsx'
import type { Words } from '../words/words.ts'
import { sentence } from './format.tsx'
import { page } from './page.tsx'

export const errorPage = (c: Context<AppEnv>, error: AppError) => {
  const { title } = c.var.words.errors.of(error.status)
  const back = `${c.req.method === 'GET' ? c.req.path : '/'}`
  if (error.retryAfterSeconds !== undefined)
    c.header('Retry-After', String(error.retryAfterSeconds))
  return page(c, title, <ErrorBody error={error} back={back} />, {
    status: error.status,
    part: <ErrorNotice error={error} back={back} />,
  })
}

export const ErrorBody = ({ error, back }: { error: AppError; back: string }) => {
  const words = useWords()
  const { errors } = words
  const { title, advice } = errors.of(error.status)
  const reason = reasonOf(error, words)
  return (
    <section class="error-page">
      <p class="error-status" aria-hidden="true">
        {error.status}
      </p>
      <h1>{title}</h1>
      {reason !== title && <p class="lead">{sentence(reason)}</p>}
      <Fields error={error} />
      <p class="muted">{advice}</p>
      <p class="actions">
        {error.status === 401 ? (
          <a class="button" href={loginUrl(back)}>
            {errors.logIn}
          </a>
        ) : (
          <a class="button" href="/problems">
            {errors.toProblems}
          </a>
        )}
      </p>
    </section>
  )
}

/** The same inside an open page, where the answer would have stood. */
export const ErrorNotice = ({ error, back }: { error: AppError; back: string }) => {
  const words = useWords()
  const { errors } = words
  return (
    <div class="notice error" role="alert">
      <p>
        <strong>{sentence(reasonOf(error, words))}</strong>
      </p>
      <Fields error={error} />
      {error.status === 401 && <a href={loginUrl(back)}>{errors.logIn}</a>}
      {error.retryAfterSeconds !== undefined && <p>{errors.retryIn(error.retryAfterSeconds)}</p>}
    </div>
  )
}

const Fields = ({ error }: { error: AppError }) => {
  const words = useWords()
  if (error.fields.length < 2) return null
  return (
    <ul>
      {error.fields.map(({ field, message }) => (
        <li key={field + message}>
          <code>{field}</code> {words.message(message)}
        </li>
      ))}
    </ul>
  )
}

/** What was refused names its fields, each with a reason of its own. */
const reasonOf = ({ status, fields, message }: AppError, words: Words): string =>
  status === 422 && fields.length > 0
    ? fields.map((one) => `${one.field}: ${words.message(one.message)}`).join('; ')
    : words.message(message)

const loginUrl = (back: string) => `/login?back=${encodeURIComponent(back)}`
