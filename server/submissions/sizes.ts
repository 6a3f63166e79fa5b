import type { Sql } from '../database.ts'

/** How many bytes the input of each case has, by its ordinal. */
export type Sizes = ReadonlyMap<number, number>

export async function listSizes(sql: Sql, submissionId: number): Promise<Sizes> {
  const rows = await sql<{ ordinal: number; bytes: number }[]>`
    select t.ordinal, octet_length(t.input) as bytes
      from submissions s
      join test_cases t on t.problem_id = s.problem_id and t.version = s.problem_version
     where s.id = ${submissionId}`
  return new Map(rows.map(({ ordinal, bytes }) => [ordinal, bytes]))
}
