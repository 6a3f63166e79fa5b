import type { FieldError } from '../errors.ts'
import { Output } from '../ui/code.tsx'
import { Field, FormErrors } from '../ui/form.tsx'
import { DateTime } from '../ui/format.tsx'
import type { UserRow } from './queries.ts'

export interface UsersProps {
  users: readonly UserRow[]
  q: string | undefined
  next: string | null
}

export const UsersPage = ({ users, q, next }: UsersProps) => (
  <>
    <h1>Users</h1>
    <search>
      <form class="filters" action="/admin/users">
        <div class="field">
          <label for="q">Handle or email</label>
          <input id="q" name="q" value={q} autocapitalize="off" spellcheck={false} />
        </div>
        <button type="submit">Search</button>
      </form>
    </search>
    {users.length === 0 ? (
      <p class="empty">Nobody matches.</p>
    ) : (
      <table class="list">
        <thead>
          <tr>
            <th scope="col">Handle</th>
            <th scope="col">Email</th>
            <th scope="col">Role</th>
            <th scope="col">Last seen</th>
            <th scope="col">
              <span class="visually-hidden">Password</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {users.map(({ id, handle, email, role, lastSeenAt }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`/users/${handle}`}>{handle}</a>
              </th>
              <td>{email}</td>
              <td>{role}</td>
              <td class="muted">{lastSeenAt ? <DateTime date={lastSeenAt} /> : 'Not lately'}</td>
              <td>
                <form method="post" action={`/admin/users/${handle}/reset-link`}>
                  <button type="submit" class="plain">
                    Reset password<span class="visually-hidden"> of {handle}</span>
                  </button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    {next && (
      <p class="paging">
        <a class="button" rel="next" href={next}>
          Next page
        </a>
      </p>
    )}
  </>
)

export const ResetLinkPage = (props: { handle: string; link: string; expiresAt: Date }) => (
  <section class="narrow">
    <h1>Reset link for {props.handle}</h1>
    <p>
      Give it to {props.handle} and nobody else. It works once, until{' '}
      <DateTime date={props.expiresAt} />, and is not shown again.
    </p>
    <Output text={props.link} />
    <p>
      <a href="/admin/users">Back to the users</a>
    </p>
  </section>
)

export const ResetPage = ({
  token,
  errors = [],
}: {
  token: string
  errors?: readonly FieldError[]
}) => (
  <section class="narrow">
    <h1>New password</h1>
    <FormErrors errors={errors.map(aboutLink)} shown={['password']} />
    <form method="post" action="/reset" class="stack">
      <input type="hidden" name="token" value={token} />
      <Field name="password" label="Password" hint="At least 8 characters." errors={errors}>
        {(control) => (
          <input {...control} type="password" required minLength={8} autocomplete="new-password" />
        )}
      </Field>
      <button class="primary" type="submit">
        Set password
      </button>
    </form>
  </section>
)

/** The reader has a link, and knows of no field of that name. */
const aboutLink = (error: FieldError): FieldError =>
  error.field === 'token' ? { field: '', message: `the link ${error.message}` } : error

export const ResetDonePage = () => (
  <section class="narrow">
    <h1>Password set</h1>
    <p>
      <a class="button" href="/login">
        Log in
      </a>
    </p>
  </section>
)
