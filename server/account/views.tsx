import { SCOPES, type Scope } from '../auth/scopes.ts'
import type { FieldError } from '../errors.ts'
import type { IdentityRow } from '../oidc/queries.ts'
import { Logins, NoPassword } from '../oidc/views.tsx'
import { Output } from '../ui/code.tsx'
import { Field, FormErrors } from '../ui/form.tsx'
import { DateTime } from '../ui/format.tsx'
import type { SessionRow, TokenRow } from './queries.ts'

export type Form = 'password' | 'token' | 'login' | 'delete'

export interface AccountProps {
  tokens: readonly TokenRow[]
  sessions: readonly SessionRow[]
  identities: readonly IdentityRow[]
  /** Which could be linked; null when none can. */
  provider: string | null
  hasPassword: boolean
  isAdmin: boolean
  /** Made just now, and never shown again. */
  made?: { name: string; token: string } | undefined
  /** What was done just now. */
  done?: string | null
  /** Which of the forms the errors are about. */
  form?: Form | undefined
  errors?: readonly FieldError[]
}

export const AccountPage = (props: AccountProps) => {
  const { done, form, errors = [] } = props
  const errorsOf = (name: Form) => (form === name ? errors : [])
  return (
    <div class="account-page">
      <h1>Account</h1>
      {done && (
        <p class="notice done" role="status">
          {done}
        </p>
      )}
      <Tokens {...props} errors={errorsOf('token')} />
      <Sessions sessions={props.sessions} />
      <Logins {...props} errors={errorsOf('login')} />
      <PasswordForm hasPassword={props.hasPassword} errors={errorsOf('password')} />
      <DeleteForm hasPassword={props.hasPassword} errors={errorsOf('delete')} />
    </div>
  )
}

const SCOPE_WORDS: Record<Scope, string> = {
  read: 'Read what you may read',
  submit: 'Submit and run solutions',
  author: 'Write problems',
  admin: 'Do all that an admin may',
}

const Tokens = ({ tokens, made, isAdmin, errors = [] }: AccountProps) => (
  <section aria-labelledby="tokens">
    <h2 id="tokens">API tokens</h2>
    <p>
      For programs: <code>Authorization: Bearer dps_…</code> <a href="/api/docs">The API</a>
    </p>
    {made && (
      <div class="notice done" role="status">
        <p>The token “{made.name}”. Copy it now: it is not shown again.</p>
        <Output text={made.token} />
      </div>
    )}
    {tokens.length > 0 && <TokenTable tokens={tokens} />}
    <form method="post" action="/account/tokens" class="stack">
      <FormErrors errors={errors} shown={['name', 'expiresInDays']} />
      <Field name="name" label="Name" hint="Where it will be used." errors={errors}>
        {(control) => <input {...control} required maxLength={80} autocomplete="off" />}
      </Field>
      <Field name="expiresInDays" label="Days until it expires" errors={errors}>
        {(control) => <input {...control} type="number" value="90" min="1" max="366" required />}
      </Field>
      <fieldset>
        <legend>It may</legend>
        {SCOPES.filter((scope) => isAdmin || scope === 'read' || scope === 'submit').map(
          (scope) => (
            <label key={scope} class="check">
              <input
                type="checkbox"
                name="scopes"
                value={scope}
                checked={scope === 'read'}
                disabled={scope === 'read'}
              />{' '}
              {SCOPE_WORDS[scope]}
            </label>
          ),
        )}
      </fieldset>
      <button type="submit">Make token</button>
    </form>
  </section>
)

const TokenTable = ({ tokens }: { tokens: readonly TokenRow[] }) => (
  <table class="list">
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col">May</th>
        <th scope="col">Last used</th>
        <th scope="col">Expires</th>
        <th scope="col">
          <span class="visually-hidden">Revoke</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {tokens.map(({ id, name, scopes, lastUsedAt, expiresAt }) => (
        <tr key={id}>
          <th scope="row">{name}</th>
          <td>{scopes.join(', ')}</td>
          <td class="muted">{lastUsedAt ? <DateTime date={lastUsedAt} /> : 'Never'}</td>
          <td class="muted">
            <DateTime date={expiresAt} />
          </td>
          <td>
            <form method="post" action={`/account/tokens/${id}/revoke`}>
              <button type="submit" class="plain">
                Revoke<span class="visually-hidden"> {name}</span>
              </button>
            </form>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const Sessions = ({ sessions }: Pick<AccountProps, 'sessions'>) => (
  <section aria-labelledby="sessions">
    <h2 id="sessions">Sessions</h2>
    <table class="list">
      <thead>
        <tr>
          <th scope="col">Browser or program</th>
          <th scope="col">Address</th>
          <th scope="col">Last used</th>
          <th scope="col">
            <span class="visually-hidden">End</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sessions.map(({ id, agent, address, lastUsedAt, current }) => (
          <tr key={id}>
            <th scope="row">{agent ?? 'Unknown'}</th>
            <td>{address ?? 'Unknown'}</td>
            <td class="muted">
              <DateTime date={lastUsedAt} />
            </td>
            <td>
              {current ? (
                'This one'
              ) : (
                <form method="post" action={`/account/sessions/${id}/end`}>
                  <button type="submit" class="plain">
                    End
                  </button>
                </form>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

interface ConfirmedProps {
  hasPassword: boolean
  errors: readonly FieldError[]
}

const PasswordForm = ({ hasPassword, errors }: ConfirmedProps) => (
  <section aria-labelledby="change-password">
    <h2 id="change-password">Change password</h2>
    <form method="post" action="/account/password" class="stack">
      <p>All your other sessions end; API tokens stay.</p>
      <FormErrors errors={errors} shown={['currentPassword', 'newPassword']} />
      {hasPassword ? (
        <Field name="currentPassword" label="Current password" errors={errors}>
          {(control) => (
            <input {...control} type="password" required autocomplete="current-password" />
          )}
        </Field>
      ) : (
        <NoPassword />
      )}
      <Field name="newPassword" label="New password" hint="At least 8 characters." errors={errors}>
        {(control) => (
          <input {...control} type="password" required minLength={8} autocomplete="new-password" />
        )}
      </Field>
      <button type="submit">Change password</button>
    </form>
  </section>
)

const DeleteForm = ({ hasPassword, errors }: ConfirmedProps) => (
  <section aria-labelledby="delete">
    <h2 id="delete">Delete account</h2>
    <form method="post" action="/account/delete" class="stack">
      <p>
        Your account goes, with your submissions, their code, your tokens and sessions. Problems
        that you wrote stay. This cannot be undone.
      </p>
      <FormErrors errors={errors} shown={['password']} />
      {hasPassword ? (
        <Field name="password" label="Password" errors={errors}>
          {(control) => (
            <input {...control} type="password" required autocomplete="current-password" />
          )}
        </Field>
      ) : (
        <NoPassword />
      )}
      <button type="submit" class="danger">
        Delete my account
      </button>
    </form>
  </section>
)
