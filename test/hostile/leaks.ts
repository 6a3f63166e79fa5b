/** Looks for canaries in everything that was stored and in everything that was returned. */
import type { Sql } from '../../server/database.ts'
import type { Technique } from './corpus.ts'

/** What is told of one case, in the database and by the API. */
export interface Told {
  ordinal: number
  verdict: string
  sample?: boolean
  input?: string | null
  expected?: string | null
  output: string | null
  logs: string | null
  message: string | null
}

interface Case {
  ordinal: number
  word: string
  answer: string
}

interface Search {
  judged: readonly { technique: Technique; submission: { id: number }; told: readonly unknown[] }[]
  cases: readonly Case[]
  /** By the name of its canary. */
  words: readonly (readonly [name: string, word: string])[]
  sql: Sql
  opened: boolean
}

export interface Leak {
  technique: string
  canary: string
  where: string
}

export async function leaksIn({ judged, cases, words, sql, opened }: Search): Promise<Leak[]> {
  const found: Leak[] = []
  const nameOf = new Map(judged.map(({ technique, submission }) => [submission.id, technique.name]))

  const look = (technique: string, where: string, text: string, forbidden = words) => {
    for (const [canary, word] of forbidden)
      if (text.includes(word)) found.push({ technique, canary, where })
  }

  /** Of this case the guest knows the input, and the answer if it has found it. */
  const lookAtCase = (technique: string, where: string, told: Told, ownIsShown: boolean) => {
    const { ordinal, verdict, input: _input, expected: _expected, ...rest } = told
    const text = JSON.stringify({
      ...rest,
      output: verdict === 'accepted' && ownIsShown ? null : rest.output,
      message: withoutOurWords(rest.message, cases),
    })
    const others = cases.flatMap((other): [string, string][] => {
      const isOwn = other.ordinal === ordinal
      // With the process in its hands, a guest can remember what it was asked before.
      const isRemembered = opened && other.ordinal < ordinal
      return [
        ...(isOwn && !ownIsShown ? [['input', other.word] as [string, string]] : []),
        ...(isOwn || isRemembered ? [] : [['input', other.word] as [string, string]]),
        ['answer', other.answer],
      ]
    })
    look(technique, where, text, [...words, ...others])
  }

  for (const { technique, told } of judged) {
    for (const answer of told) {
      const { results = [], ...rest } = answer as Told & { results?: Told[] }
      if ('ordinal' in rest) lookAtCase(technique.name, 'an event', rest, rest.sample === true)
      else look(technique.name, 'an answer', JSON.stringify(rest), [...words, ...all(cases)])
      for (const result of results)
        lookAtCase(technique.name, 'an answer', result, result.sample === true)
    }
  }
  for (const row of await sql<
    (Told & { submissionId: number })[]
  >`select * from submission_results`)
    lookAtCase(nameOf.get(row.submissionId) ?? 'none', 'the results', row, true)
  for (const { table, text } of await everythingElse(sql))
    look('some', `table ${table}`, text, [...words, ...all(cases)])
  return found
}

const all = (cases: readonly Case[]): [string, string][] =>
  cases.flatMap(({ word, answer }): [string, string][] => [
    ['input', word],
    ['answer', answer],
  ])

/** The worker says which answer it expected; who may read that is another matter. */
const withoutOurWords = (message: string | null, cases: readonly Case[]) =>
  cases.reduce<string | null>(
    (text, { answer }) => text?.replace(`expected "${answer}", got`, '') ?? null,
    message,
  )

/** Every row of every table, but for the cases themselves. */
async function everythingElse(sql: Sql): Promise<{ table: string; text: string }[]> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE'
       and table_name not in ('test_cases', 'submission_results')`
  const rows = tables.map(async ({ name }) => {
    const found = await sql<{ text: string }[]>`select t::text as text from ${sql(name)} t`
    return found.map(({ text }) => ({ table: name, text }))
  })
  return (await Promise.all(rows)).flat()
}
