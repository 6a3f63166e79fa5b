import type { FieldError } from '../errors.ts'
import { Output } from '../ui/code.tsx'
import { FormErrors, NewPasswordField } from '../ui/form.tsx'
import { DateTime } from '../ui/format.tsx'
import { FilterForm, FilterText, List } from '../ui/list.tsx'
import { useWords } from '../words/use-words.tsx'
import type { UserRow } from './queries.ts'

export interface UsersProps {
  users: readonly UserRow[]
  q: string | undefined
  next: string | null
}

export const UsersPage = ({ users: rows, q, next }: UsersProps) => {
  const { parts, users } = useWords()
  return (
    <>
      <h1>{users.title}</h1>
      <FilterForm action="/admin/users" button={parts.search}>
        <FilterText name="q" label={users.handleOrEmail} value={q} />
      </FilterForm>
      <List
        rows={rows}
        empty={users.nobody}
        columns={[
          parts.handle,
          parts.email,
          users.role,
          users.lastSeen,
          { name: parts.password, hidden: true },
        ]}
        next={next}
      >
        {(user) => <UserLine key={user.id} {...user} />}
      </List>
    </>
  )
}

const UserLine = ({ handle, email, role, lastSeenAt }: UserRow) => {
  const { users } = useWords()
  return (
    <tr>
      <th scope="row">
        <a href={`/users/${handle}`}>{handle}</a>
      </th>
      <td>{email}</td>
      <td>{users.roles[role]}</td>
      <td class="muted">{lastSeenAt ? <DateTime date={lastSeenAt} /> : users.notLately}</td>
      <td>
        <form method="post" action={`/admin/users/${handle}/reset-link`}>
          <button type="submit" class="plain" aria-label={users.resetPasswordOf(handle)}>
            {users.resetPassword}
          </button>
        </form>
      </td>
    </tr>
  )
}

export const ResetLinkPage = (props: { handle: string; link: string; expiresAt: Date }) => {
  const { users } = useWords()
  return (
    <section class="narrow">
      <h1>{users.resetLinkFor(props.handle)}</h1>
      <p>{users.handOver(props.handle, <DateTime date={props.expiresAt} />)}</p>
      <Output text={props.link} />
      <p>
        <a href="/admin/users">{users.back}</a>
      </p>
    </section>
  )
}

export const ResetPage = ({
  token,
  errors = [],
}: {
  token: string
  errors?: readonly FieldError[]
}) => {
  const { message, parts, users } = useWords()
  // The reader has a link, and knows of no field of that name.
  const shown = errors.map((error) =>
    error.field === 'token' ? { field: '', message: users.link(message(error.message)) } : error,
  )
  return (
    <section class="narrow">
      <h1>{users.newPassword}</h1>
      <FormErrors errors={shown} shown={['password']} />
      <form method="post" action="/reset" class="stack">
        <input type="hidden" name="token" value={token} />
        <NewPasswordField name="password" label={parts.password} errors={errors} />
        <button class="primary" type="submit">
          {users.setPassword}
        </button>
      </form>
    </section>
  )
}

export const ResetDonePage = () => {
  const { login, users } = useWords()
  return (
    <section class="narrow">
      <h1>{users.passwordSet}</h1>
      <p>
        <a class="button" href="/login">
          {login.title}
        </a>
      </p>
    </section>
  )
}
