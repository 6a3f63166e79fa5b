import type { Context } from 'hono'
import type { AppEnv } from '../auth/middleware.ts'
import type { AppError } from '../errors.ts'
import { sentence } from './format.tsx'
import { page } from './page.tsx'

/** What happened and what the reader can do, for each status that we answer with. */
const ADVICE: Record<number, { title: string; advice: string }> = {
  400: { title: 'Request not understood', advice: 'Go back, check what you sent and try again.' },
  401: { title: 'Log in first', advice: 'This needs an account. Log in, then come back here.' },
  403: { title: 'Not allowed', advice: 'Your account may not do this. Another one may.' },
  404: { title: 'Not found', advice: 'The address may be mistyped, or what was here was removed.' },
  405: { title: 'Not possible here', advice: 'Go back and use the buttons of the page.' },
  409: { title: 'Already taken', advice: 'Go back and choose another one.' },
  413: { title: 'Too large', advice: 'Send less. Code may have at most 64 KiB.' },
  422: { title: 'Not accepted', advice: 'Go back, correct it and send it again.' },
  429: { title: 'Too many at once', advice: 'Nothing is lost. Wait a moment, then try again.' },
  500: {
    title: 'Our mistake',
    advice: 'It has been logged. Try again; if it stays, tell an admin.',
  },
  503: { title: 'Not ready', advice: 'Nothing is lost. Try again in a moment.' },
}

const FALLBACK = { title: 'That did not work', advice: 'Go back and try again.' }

export const errorPage = (c: Context<AppEnv>, error: AppError) => {
  const { title } = ADVICE[error.status] ?? FALLBACK
  const back = `${c.req.method === 'GET' ? c.req.path : '/'}`
  if (error.retryAfterSeconds !== undefined)
    c.header('Retry-After', String(error.retryAfterSeconds))
  return page(c, title, <ErrorBody error={error} back={back} />, {
    status: error.status,
    part: <ErrorNotice error={error} back={back} />,
  })
}

export const ErrorBody = ({ error, back }: { error: AppError; back: string }) => {
  const { title, advice } = ADVICE[error.status] ?? FALLBACK
  return (
    <section class="error-page">
      <p class="error-status" aria-hidden="true">
        {error.status}
      </p>
      <h1>{title}</h1>
      {error.message !== title && <p class="lead">{sentence(error.message)}</p>}
      <Fields error={error} />
      <p class="muted">{advice}</p>
      <p class="actions">
        {error.status === 401 ? (
          <a class="button" href={loginUrl(back)}>
            Log in
          </a>
        ) : (
          <a class="button" href="/problems">
            To the problems
          </a>
        )}
      </p>
    </section>
  )
}

/** The same inside an open page, where the answer would have stood. */
export const ErrorNotice = ({ error, back }: { error: AppError; back: string }) => (
  <div class="notice error" role="alert">
    <p>
      <strong>{sentence(error.message)}</strong>
    </p>
    <Fields error={error} />
    {error.status === 401 && <a href={loginUrl(back)}>Log in</a>}
    {error.retryAfterSeconds !== undefined && (
      <p>
        Try again in{' '}
        {error.retryAfterSeconds === 1 ? 'a second' : `${error.retryAfterSeconds} seconds`}.
      </p>
    )}
  </div>
)

const Fields = ({ error }: { error: AppError }) =>
  error.fields.length > 1 ? (
    <ul>
      {error.fields.map(({ field, message }) => (
        <li key={field + message}>
          <code>{field}</code> {message}
        </li>
      ))}
    </ul>
  ) : null

const loginUrl = (back: string) => `/login?back=${encodeURIComponent(back)}`
