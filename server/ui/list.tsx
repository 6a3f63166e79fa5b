/** The frame of every list: a form that filters it, a table, and the way to the next page. */
import { type ComponentChildren, isValidElement, type VNode } from 'preact'
import { useWords } from '../words/use-words.tsx'

export interface FilterFormProps {
  action: string
  /** The id of what the answer replaces at once; without it, the whole page is asked for. */
  target?: string
  /** What makes htmx ask. */
  trigger?: string
  button: string
  /** What stands behind the button. */
  aside?: ComponentChildren
  children: ComponentChildren
}

export const FilterForm = (props: FilterFormProps) => {
  const { action, target, trigger = 'submit, change', button, aside, children } = props
  const atOnce = target && {
    'hx-get': action,
    'hx-trigger': trigger,
    'hx-target': `#${target}`,
    'hx-swap': 'outerHTML',
    'hx-push-url': 'true',
    'hx-sync': 'this:replace',
  }
  return (
    <search>
      <form class="filters" action={action} {...atOnce}>
        {children}
        <button type="submit">{button}</button>
        {aside}
      </form>
    </search>
  )
}

interface FilterFieldProps {
  name: string
  label: string
  value: string | undefined
}

export const FilterText = (props: FilterFieldProps & { placeholder?: string }) => {
  const { name, label, value = '', placeholder } = props
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        type="search"
        value={value}
        placeholder={placeholder}
        autocapitalize="off"
        spellcheck={false}
      />
    </div>
  )
}

export const FilterChoice = (
  props: FilterFieldProps & {
    /** Each with its name; that none is chosen is added. */
    options: readonly (readonly [value: string, name: string])[]
  },
) => {
  const { name, label, value, options } = props
  const { parts } = useWords()
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        <option value="">{parts.any}</option>
        {options.map(([option, words]) => (
          <option key={option} value={option} selected={option === value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}

/** A name, with how it is shown, or a whole header cell. */
export type Column = string | { name: string; number?: boolean; hidden?: boolean } | VNode

export const Table = (props: {
  columns: readonly Column[]
  kind?: string
  /** The rows. */
  children: ComponentChildren
}) => (
  <table class={props.kind ? `list ${props.kind}` : 'list'}>
    <thead>
      <tr>{props.columns.map(headerOf)}</tr>
    </thead>
    <tbody>{props.children}</tbody>
  </table>
)

function headerOf(column: Column) {
  if (isValidElement(column)) return column
  const { name, number, hidden } = typeof column === 'string' ? { name: column } : column
  return (
    <th key={name} scope="col" class={number ? 'number' : undefined}>
      {hidden ? <span class="visually-hidden">{name}</span> : name}
    </th>
  )
}

export interface ListProps<Row> {
  rows: readonly Row[]
  columns: readonly Column[]
  kind?: string
  /** What is said when there is no row. */
  empty: ComponentChildren
  /** The address of the next page, if there is one, and what leads there. */
  next?: string | null
  more?: string
  children: (row: Row) => VNode
}

export function List<Row>(props: ListProps<Row>) {
  const { rows, columns, kind, empty, next, children } = props
  const { parts } = useWords()
  return (
    <>
      {rows.length === 0 ? (
        <p class="empty">{empty}</p>
      ) : (
        <Table columns={columns} {...(kind && { kind })}>
          {rows.map(children)}
        </Table>
      )}
      {next && (
        <p class="paging">
          <a class="button" rel="next" href={next}>
            {props.more ?? parts.next}
          </a>
        </p>
      )}
    </>
  )
}
