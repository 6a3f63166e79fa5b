import { SCOPES } from '../auth/scopes.ts'
import type { FieldError } from '../errors.ts'
import type { IdentityRow } from '../oidc/queries.ts'
import { Logins, NoPassword } from '../oidc/views.tsx'
import { Output } from '../ui/code.tsx'
import { CurrentPasswordField, Field, FormErrors, NewPasswordField } from '../ui/form.tsx'
import { DateTime } from '../ui/format.tsx'
import { Table } from '../ui/list.tsx'
import { useWords } from '../words/use-words.tsx'
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
  const { account } = useWords()
  const errorsOf = (name: Form) => (form === name ? errors : [])
  return (
    <div class="account-page">
      <h1>{account.title}</h1>
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

const Tokens = ({ tokens, made, isAdmin, errors = [] }: AccountProps) => {
  const { account } = useWords()
  const offered = SCOPES.filter((scope) => isAdmin || scope === 'read' || scope === 'submit')
  return (
    <section aria-labelledby="tokens">
      <h2 id="tokens">{account.tokens}</h2>
      <p>
        {account.forPrograms(
          <code>Authorization: Bearer dps_…</code>,
          <a href="/api/docs">{account.api}</a>,
        )}
      </p>
      {made && (
        <div class="notice done" role="status">
          <p>{account.tokenMade(made.name)}</p>
          <Output text={made.token} />
        </div>
      )}
      {tokens.length > 0 && <TokenTable tokens={tokens} />}
      <form method="post" action="/account/tokens" class="stack">
        <FormErrors errors={errors} shown={['name', 'expiresInDays']} />
        <Field name="name" label={account.name} hint={account.nameHint} errors={errors}>
          {(control) => <input {...control} required maxLength={80} autocomplete="off" />}
        </Field>
        <Field name="expiresInDays" label={account.days} errors={errors}>
          {(control) => <input {...control} type="number" value="90" min="1" max="366" required />}
        </Field>
        <fieldset>
          <legend>{account.itMay}</legend>
          {offered.map((scope) => (
            <label key={scope} class="check">
              <input
                type="checkbox"
                name="scopes"
                value={scope}
                checked={scope === 'read'}
                disabled={scope === 'read'}
              />{' '}
              {account.scopes[scope]}
            </label>
          ))}
        </fieldset>
        <button type="submit">{account.makeToken}</button>
      </form>
    </section>
  )
}

const TokenTable = ({ tokens }: { tokens: readonly TokenRow[] }) => {
  const { account } = useWords()
  return (
    <Table
      columns={[
        account.name,
        account.may,
        account.lastUsed,
        account.expires,
        { name: account.revoke, hidden: true },
      ]}
    >
      {tokens.map(({ id, name, scopes, lastUsedAt, expiresAt }) => (
        <tr key={id}>
          <th scope="row">{name}</th>
          <td>{scopes.join(', ')}</td>
          <td class="muted">{lastUsedAt ? <DateTime date={lastUsedAt} /> : account.never}</td>
          <td class="muted">
            <DateTime date={expiresAt} />
          </td>
          <td>
            <form method="post" action={`/account/tokens/${id}/revoke`}>
              <button type="submit" class="plain" aria-label={account.revokeToken(name)}>
                {account.revoke}
              </button>
            </form>
          </td>
        </tr>
      ))}
    </Table>
  )
}

const Sessions = ({ sessions }: Pick<AccountProps, 'sessions'>) => {
  const { account, parts } = useWords()
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{account.sessions}</h2>
      <Table
        columns={[
          account.agent,
          account.address,
          account.lastUsed,
          { name: account.end, hidden: true },
        ]}
      >
        {sessions.map(({ id, agent, address, lastUsedAt, current }) => (
          <tr key={id}>
            <th scope="row">{agent ?? parts.unknown}</th>
            <td>{address ?? parts.unknown}</td>
            <td class="muted">
              <DateTime date={lastUsedAt} />
            </td>
            <td>
              {current ? (
                account.thisOne
              ) : (
                <form method="post" action={`/account/sessions/${id}/end`}>
                  <button type="submit" class="plain">
                    {account.end}
                  </button>
                </form>
              )}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  )
}

interface ConfirmedProps {
  hasPassword: boolean
  errors: readonly FieldError[]
}

const PasswordForm = ({ hasPassword, errors }: ConfirmedProps) => {
  const { account } = useWords()
  return (
    <section aria-labelledby="change-password">
      <h2 id="change-password">{account.changePassword}</h2>
      <form method="post" action="/account/password" class="stack">
        <p>{account.othersEnd}</p>
        <FormErrors errors={errors} shown={['currentPassword', 'newPassword']} />
        {hasPassword ? (
          <CurrentPasswordField
            name="currentPassword"
            label={account.currentPassword}
            errors={errors}
          />
        ) : (
          <NoPassword />
        )}
        <NewPasswordField name="newPassword" label={account.newPassword} errors={errors} />
        <button type="submit">{account.changePassword}</button>
      </form>
    </section>
  )
}

const DeleteForm = ({ hasPassword, errors }: ConfirmedProps) => {
  const { account, parts } = useWords()
  return (
    <section aria-labelledby="delete">
      <h2 id="delete">{account.deleteAccount}</h2>
      <form method="post" action="/account/delete" class="stack">
        <p>{account.deleteMeans}</p>
        <FormErrors errors={errors} shown={['password']} />
        {hasPassword ? (
          <CurrentPasswordField name="password" label={parts.password} errors={errors} />
        ) : (
          <NoPassword />
        )}
        <button type="submit" class="danger">
          {account.deleteMine}
        </button>
      </form>
    </section>
  )
}
