import type { FieldError } from '../errors.ts'
import { Field, FormErrors } from '../ui/form.tsx'
import { DateTime } from '../ui/format.tsx'
import { useWords } from '../words/use-words.tsx'
import type { IdentityRow } from './queries.ts'

/** A link, not a form: pages let no form lead to another site. */
export const ProviderLink = ({ name, back }: { name: string; back: string }) => {
  const { oidc } = useWords()
  return (
    <p>
      <a class="button" href={`/login/oidc?back=${encodeURIComponent(back)}`}>
        {oidc.logInWith(name)}
      </a>
    </p>
  )
}

export interface NewcomerProps {
  provider: string
  handle: string
  email: string
  errors?: readonly FieldError[]
}

export const NewcomerPage = ({ provider, handle, email, errors = [] }: NewcomerProps) => {
  const { oidc, login, parts } = useWords()
  return (
    <section class="narrow">
      <h1>{oidc.newcomer}</h1>
      <p>{oidc.newcomerMeans(provider)}</p>
      <FormErrors errors={errors} shown={['handle', 'email']} />
      <form method="post" action="/login/oidc/new" class="stack">
        <Field name="handle" label={parts.handle} hint={login.handleHint} errors={errors}>
          {(control) => (
            <input
              {...control}
              value={handle}
              required
              autocomplete="username"
              autocapitalize="off"
              spellcheck={false}
            />
          )}
        </Field>
        <Field name="email" label={parts.email} hint={login.emailHint} errors={errors}>
          {(control) => (
            <input {...control} type="email" value={email} required autocomplete="email" />
          )}
        </Field>
        <button class="primary" type="submit">
          {oidc.makeAccount}
        </button>
      </form>
    </section>
  )
}

export interface LoginsProps {
  identities: readonly IdentityRow[]
  hasPassword: boolean
  /** Which could be linked; null when none can. */
  provider: string | null
  errors?: readonly FieldError[]
}

export const Logins = ({ identities, hasPassword, provider, errors = [] }: LoginsProps) => {
  const { oidc, parts } = useWords()
  if (identities.length === 0 && provider === null) return null
  return (
    <section aria-labelledby="logins">
      <h2 id="logins">{oidc.logins}</h2>
      <FormErrors errors={errors} shown={provider === null ? [] : ['linkPassword']} />
      {identities.map(({ id, issuer, createdAt }) => (
        <form key={id} method="post" action={`/account/identities/${id}/unlink`}>
          <p>
            {oidc.linkedSince(issuer, <DateTime date={createdAt} />)}{' '}
            <button type="submit" class="plain" aria-label={oidc.unlinkIssuer(issuer)}>
              {oidc.unlink}
            </button>
          </p>
        </form>
      ))}
      {provider !== null && (
        <form method="post" action="/account/identities" class="stack">
          <p>{oidc.linkMeans(provider)}</p>
          {hasPassword ? (
            <Field name="linkPassword" label={parts.password} errors={errors}>
              {(control) => (
                <input {...control} type="password" required autocomplete="current-password" />
              )}
            </Field>
          ) : (
            <NoPassword />
          )}
          <button type="submit">{oidc.link(provider)}</button>
        </form>
      )}
    </section>
  )
}

/** In the place of a password that there is none of. */
export const NoPassword = () => <p>{useWords().oidc.noPassword}</p>

export const LeavingPage = ({ provider, url }: { provider: string; url: string }) => {
  const { oidc } = useWords()
  return (
    <section class="narrow">
      <h1>{oidc.leaving(provider)}</h1>
      <p>
        <a class="button" href={url}>
          {oidc.goOn}
        </a>
      </p>
    </section>
  )
}
