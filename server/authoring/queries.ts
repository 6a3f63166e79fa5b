import type { Sql } from '../database.ts'
import type { TestCaseDraft } from '../packages/draft.ts'

export interface CaseSummary {
  ordinal: number
  sample: boolean
  group: string | null
  points: number
  /** Of input and expected output together. */
  bytes: number
  /** Of the input. */
  begins: string
}

const SHOWN_CHARACTERS = 60

export const listCaseSummaries = (
  sql: Sql,
  problem: { id: number; version: number },
  { after = 0, limit }: { after?: number | undefined; limit: number },
): Promise<CaseSummary[]> =>
  sql<CaseSummary[]>`
    select ordinal, sample, group_name as group, points,
           octet_length(input) + octet_length(expected) as bytes,
           left(input, ${SHOWN_CHARACTERS}) as begins
      from test_cases
     where problem_id = ${problem.id} and version = ${problem.version} and ordinal > ${after}
     order by ordinal
     limit ${limit}`

export async function findCase(
  sql: Sql,
  problem: { id: number; version: number },
  ordinal: number,
): Promise<TestCaseDraft | undefined> {
  const [found] = await sql<TestCaseDraft[]>`
    select input, expected, sample, group_name as group, points, checker
      from test_cases
     where problem_id = ${problem.id} and version = ${problem.version} and ordinal = ${ordinal}`
  return found
}
