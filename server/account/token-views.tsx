import { SCOPES } from '../auth/scopes.ts'
import type { FieldError } from '../errors.ts'
import { Output } from '../ui/code.tsx'
import { Field, FormErrors } from '../ui/form.tsx'
import { DateTime } from '../ui/format.tsx'
import { Table } from '../ui/list.tsx'
import { useWords } from '../words/use-words.tsx'
import type { TokenRow } from './queries.ts'

export interface TokensProps {
  tokens: readonly TokenRow[]
  isAdmin: boolean
  /** Made just now, and never shown again. */
  made?: { name: string; token: string }
  /** Whether one was revoked just now. */
  revoked?: boolean
  errors?: readonly FieldError[]
}

/** What programs come with, made and revoked by whose they are. */
export const Tokens = ({ tokens, isAdmin, made, revoked, errors = [] }: TokensProps) => {
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
      {revoked && (
        <p class="notice done" role="status">
          {account.tokenRevoked}
        </p>
      )}
      {made && (
        <div class="notice done" role="status">
          <p>{account.tokenMade(made.name)}</p>
          <Output text={made.token} />
        </div>
      )}
      {tokens.length > 0 && <TokenTable tokens={tokens} />}
      <form method="post" action="/account/tokens#tokens" class="stack">
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
