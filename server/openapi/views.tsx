import { Output } from '../ui/code.tsx'
import { useWords } from '../words/use-words.tsx'
import { curlOf } from './curl.ts'
import { type Json, schemaOf } from './document.ts'
import { type Access, type Answer, failuresOf, type Operation, TAGS } from './operation.ts'

/** The reference says what the code says, which is English. */
export const DocsPage = ({ operations }: { operations: readonly Operation[] }) => {
  const { docs } = useWords()
  return (
    <>
      <header>
        <h1>{docs.title}</h1>
        <p>
          {docs.about(
            (text) => (
              <code>{text}</code>
            ),
            (path, words) => (
              <a href={path}>{words}</a>
            ),
          )}
        </p>
      </header>
      <div lang="en">
        {Object.entries(TAGS).map(([tag, about]) => (
          <section key={tag} aria-labelledby={anchor(tag)}>
            <h2 id={anchor(tag)}>{tag}</h2>
            <p class="muted">{about}</p>
            {operations
              .filter((operation) => operation.tag === tag)
              .map((operation) => (
                <OperationView key={operation.method + operation.path} operation={operation} />
              ))}
          </section>
        ))}
      </div>
    </>
  )
}

const anchor = (text: string) => text.toLowerCase().replaceAll(' ', '-')

const ACCESS_WORDS: Record<Access, string> = {
  everybody: 'Everybody',
  user: 'Whoever has an account',
  session: 'Only who has logged in, no API token',
  author: 'Admins; a token needs the scope author',
  admin: 'Admins; a token needs the scope admin',
}

const OperationView = ({ operation }: { operation: Operation }) => {
  const { method, path, summary, description, access, params, query, headers, body } = operation
  const { upload, answers, example } = operation
  return (
    <details class="operation">
      <summary>
        <code>
          {method} {path}
        </code>{' '}
        {summary}
      </summary>
      {description && (
        <p>
          <Words text={description} />
        </p>
      )}
      <p class="muted">{ACCESS_WORDS[access]}.</p>
      <Rows caption="In the path" rows={Object.entries(params ?? {})} />
      <Rows caption="In the query" rows={query ? fieldsOf(schemaOf(query)) : []} />
      <Rows
        caption="Headers"
        rows={Object.entries(headers ?? {}).map(([name, { description }]) => [name, description])}
      />
      <Rows caption="Body" rows={body ? fieldsOf(schemaOf(body)) : []} />
      {upload && (
        <Rows
          caption="Body"
          rows={upload.types.map((type): [string, string] => [type, upload.description])}
        />
      )}
      <Rows caption="Answers" rows={answerRows(operation)} />
      {Object.entries(answers).map(([status, { schema }]) => (
        <Rows
          key={status}
          caption={`Fields of ${status}`}
          rows={schema ? fieldsOf(schemaOf(schema, 'output')) : []}
        />
      ))}
      <p>Example</p>
      <Output text={curlOf(operation)} />
      {example.answer !== undefined && <Output text={JSON.stringify(example.answer, null, 2)} />}
    </details>
  )
}

const Rows = ({ caption, rows }: { caption: string; rows: [string, string][] }) =>
  rows.length === 0 ? null : (
    <table class="list">
      <caption>{caption}</caption>
      <tbody>
        {rows.map(([name, meaning]) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>
              <Words text={meaning} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )

/** What stands in backticks is code. */
const Words = ({ text }: { text: string }) => (
  <>{text.split('`').map((part, index) => (index % 2 ? <code key={part}>{part}</code> : part))}</>
)

const answerRows = (operation: Operation): [string, string][] => [
  ...Object.entries(operation.answers).map(
    ([status, { description, headers }]): [string, string] => [
      status,
      description + headerWords(headers),
    ],
  ),
  ...[...failuresOf(operation)].map(([status, meaning]): [string, string] => [
    String(status),
    meaning,
  ]),
]

const headerWords = (headers: Answer['headers'] = {}): string =>
  Object.keys(headers).length > 0 ? `; with ${Object.keys(headers).join(', ')}` : ''

/** Every field of an object, those of lists and of objects inside it by their path. */
function fieldsOf(schema: Json, prefix = ''): [string, string][] {
  const required = (schema.required as string[] | undefined) ?? []
  const properties = (schema.properties ?? {}) as Record<string, Json>
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = `${prefix}${name}`
    const optional = prefix === '' && !required.includes(name) ? 'optional ' : ''
    const words = [`${optional}${typeOf(field)}`, ...rulesOf(field)].join(', ')
    const about = typeof field.description === 'string' ? `. ${field.description}` : ''
    const inner = alternatives(field).flatMap((one) =>
      one.type === 'array' ? alternatives(one.items as Json) : [one],
    )
    const isList = alternatives(field).some(({ type }) => type === 'array')
    return [
      [path, words + about] as [string, string],
      ...uniqueByName(inner.flatMap((one) => fieldsOf(one, `${path}${isList ? '[]' : ''}.`))),
    ]
  })
}

const alternatives = (schema: Json | undefined): Json[] =>
  schema ? ((schema.anyOf ?? schema.oneOf ?? [schema]) as Json[]) : []

const uniqueByName = (rows: [string, string][]) => [...new Map(rows).entries()]

function typeOf(schema: Json): string {
  const words = alternatives(schema).map((one) => {
    if (Array.isArray(one.enum)) return one.enum.join(' | ')
    if (one.const !== undefined) return JSON.stringify(one.const)
    if (one.type === 'array') return `list of ${typeOf((one.items ?? {}) as Json)}`
    return typeof one.type === 'string' ? one.type : 'any JSON'
  })
  return [...new Set(words)].join(' or ')
}

const RULES: Record<string, (limit: unknown) => string> = {
  minLength: (limit) => `at least ${limit} characters`,
  maxLength: (limit) => `at most ${limit} characters`,
  minimum: (limit) => `at least ${limit}`,
  maximum: (limit) => `at most ${limit}`,
  minItems: (limit) => `at least ${limit} of them`,
  maxItems: (limit) => `at most ${limit} of them`,
  default: (value) => `by default ${JSON.stringify(value)}`,
}

/** Bounds that only say that a number is exact say nothing to a reader. */
const rulesOf = (schema: Json): string[] =>
  Object.entries(RULES).flatMap(([rule, words]) =>
    schema[rule] === undefined || Math.abs(Number(schema[rule])) === Number.MAX_SAFE_INTEGER
      ? []
      : [words(schema[rule])],
  )
