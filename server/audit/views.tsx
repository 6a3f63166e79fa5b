import { DateTime } from '../ui/format.tsx'
import { FilterChoice, FilterForm, FilterText, List } from '../ui/list.tsx'
import { useWords } from '../words/use-words.tsx'
import { ACTIONS, type Action, type AuditEntry } from './queries.ts'

export interface AuditProps {
  entries: readonly AuditEntry[]
  filter: { action?: Action | undefined; user?: string | undefined }
  next: string | null
}

export const AuditPage = ({ entries, filter, next }: AuditProps) => {
  const { audit, parts } = useWords()
  return (
    <>
      <h1>{audit.title}</h1>
      <FilterForm action="/admin/audit" button={parts.filter}>
        <FilterText name="user" label={parts.handle} value={filter.user} />
        <FilterChoice
          name="action"
          label={audit.action}
          value={filter.action}
          options={ACTIONS.map((action) => [action, audit.actions[action]])}
        />
      </FilterForm>
      <List
        rows={entries}
        empty={audit.nothing}
        columns={[audit.when, audit.who, audit.what, audit.from]}
        next={next}
        more={audit.older}
      >
        {(entry) => <EntryLine key={entry.id} {...entry} />}
      </List>
    </>
  )
}

const EntryLine = ({ at, action, handle, address, subject }: AuditEntry) => {
  const { audit, parts } = useWords()
  const words = audit.actions[action]
  return (
    <tr>
      <th scope="row">
        <DateTime date={at} />
      </th>
      <td>{handle ?? parts.unknown}</td>
      <td>{subject ? audit.about(words, <code>{subject}</code>) : words}</td>
      <td class="muted">{address}</td>
    </tr>
  )
}
