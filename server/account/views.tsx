import type { FieldError } from '../errors.ts'
import type { IdentityRow } from '../oidc/queries.ts'
import { Logins, NoPassword } from '../oidc/views.tsx'
import { CurrentPasswordField, FormErrors, NewPasswordField } from '../ui/form.tsx'
import { DateTime } from '../ui/format.tsx'
import { Table } from '../ui/list.tsx'
import { useWords } from '../words/use-words.tsx'
import type { SessionRow } from './queries.ts'

export type Form = 'password' | 'login' | 'delete'

export interface AccountProps {
  handle: string
  sessions: readonly SessionRow[]
  identities: readonly IdentityRow[]
  /** Which could be linked; null when none can. */
  provider: string | null
  hasPassword: boolean
  /** What was done just now. */
  done?: string | null
  /** Which of the forms the errors are about. */
  form?: Form | undefined
  errors?: readonly FieldError[]
}

export const AccountPage = (props: AccountProps) => {
  const { handle, done, form, errors = [] } = props
  const { account } = useWords()
  const errorsOf = (name: Form) => (form === name ? errors : [])
  return (
    <div class="settings">
      <h1>{account.title}</h1>
      {done && (
        <p class="notice done" role="status">
          {done}
        </p>
      )}
      <p>{account.tokensOn(<a href={`/users/${handle}#tokens`}>{account.profile}</a>)}</p>
      <Sessions sessions={props.sessions} />
      <Logins {...props} errors={errorsOf('login')} />
      <PasswordForm hasPassword={props.hasPassword} errors={errorsOf('password')} />
      <DeleteForm hasPassword={props.hasPassword} errors={errorsOf('delete')} />
    </div>
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
