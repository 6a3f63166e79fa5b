import { DateTime } from '../ui/format.tsx'
import { ACTIONS, type Action, type AuditEntry } from './queries.ts'

export interface AuditProps {
  entries: readonly AuditEntry[]
  filter: { action?: Action | undefined; user?: string | undefined }
  next: string | null
}

const WORDS: Record<Action, string> = {
  register: 'Registered',
  login: 'Logged in',
  login_failed: 'Failed to log in',
  password_changed: 'Changed password',
  password_reset: 'Set a new password by link',
  account_deleted: 'Deleted account',
  identity_linked: 'Linked a login',
  identity_unlinked: 'Unlinked a login',
  token_made: 'Made token',
  token_revoked: 'Revoked token',
  token_used: 'Used token',
  admin: 'Did as admin',
}

export const AuditPage = ({ entries, filter, next }: AuditProps) => (
  <>
    <h1>Audit log</h1>
    <search>
      <form class="filters" action="/admin/audit">
        <div class="field">
          <label for="user">Handle</label>
          <input
            id="user"
            name="user"
            value={filter.user}
            autocapitalize="off"
            spellcheck={false}
          />
        </div>
        <div class="field">
          <label for="action">Action</label>
          <select id="action" name="action">
            <option value="">Any</option>
            {ACTIONS.map((action) => (
              <option key={action} value={action} selected={action === filter.action}>
                {WORDS[action]}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">Filter</button>
      </form>
    </search>
    {entries.length === 0 ? (
      <p class="empty">Nothing matches.</p>
    ) : (
      <table class="list">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
            <th scope="col">From</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, at, action, handle, address, subject }) => (
            <tr key={id}>
              <th scope="row">
                <DateTime date={at} />
              </th>
              <td>{handle ?? 'Unknown'}</td>
              <td>
                {WORDS[action]}
                {subject && (
                  <>
                    : <code>{subject}</code>
                  </>
                )}
              </td>
              <td class="muted">{address}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    {next && (
      <p class="paging">
        <a class="button" rel="next" href={next}>
          Older entries
        </a>
      </p>
    )}
  </>
)
