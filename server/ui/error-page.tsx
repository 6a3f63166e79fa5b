import type { Context } from 'hono'
import type { AppEnv } from '../auth/middleware.ts'
import type { AppError } from '../errors.ts'
import { useWords } from '../words/use-words.tsx'
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
  const { errors, message } = useWords()
  const { title, advice } = errors.of(error.status)
  return (
    <section class="error-page">
      <p class="error-status" aria-hidden="true">
        {error.status}
      </p>
      <h1>{title}</h1>
      {namesFields(error) ? (
        <Fields error={error} />
      ) : (
        error.message !== title && <p class="lead">{sentence(message(error.message))}</p>
      )}
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
  const { errors, message } = useWords()
  return (
    <div class="notice error" role="alert">
      {namesFields(error) ? (
        <Fields error={error} />
      ) : (
        <p>
          <strong>{sentence(message(error.message))}</strong>
        </p>
      )}
      {error.status === 401 && <a href={loginUrl(back)}>{errors.logIn}</a>}
      {error.retryAfterSeconds !== undefined && <p>{errors.retryIn(error.retryAfterSeconds)}</p>}
    </div>
  )
}

/** Such an error's message only repeats what its fields say. */
const namesFields = ({ status, fields }: AppError) => status === 422 && fields.length > 0

const Fields = ({ error }: { error: AppError }) => {
  const words = useWords()
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

const loginUrl = (back: string) => `/login?back=${encodeURIComponent(back)}`
