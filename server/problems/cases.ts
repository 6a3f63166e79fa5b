import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Sql, TransactionSql } from '../database.ts'
import type { TestCaseDraft } from '../packages/draft.ts'

/** One statement holds at most 65,534 values. */
const ROWS_PER_INSERT = 1000

export async function insertCases(
  tx: TransactionSql,
  problemId: number,
  version: number,
  cases: readonly TestCaseDraft[],
): Promise<void> {
  const rows = cases.map(({ input, expected, sample, group, points }, index) => ({
    problemId,
    version,
    ordinal: index + 1,
    input,
    expected,
    sample,
    groupName: group,
    points,
  }))
  for (let at = 0; at < rows.length; at += ROWS_PER_INSERT)
    await tx`insert into test_cases ${tx(rows.slice(at, at + ROWS_PER_INSERT))}`
}

/** Compares by digest, so that the stored data need not travel. */
export async function sameCases(
  tx: TransactionSql,
  problemId: number,
  version: number,
  cases: readonly TestCaseDraft[],
): Promise<boolean> {
  const stored = await tx`
    select encode(sha256(convert_to(input, 'UTF8')), 'hex') as input,
           encode(sha256(convert_to(expected, 'UTF8')), 'hex') as expected,
           sample, group_name as group, points
      from test_cases
     where problem_id = ${problemId} and version = ${version}
     order by ordinal`
  const given = cases.map((one) => ({
    input: digest(one.input),
    expected: digest(one.expected),
    sample: one.sample,
    group: one.group,
    points: one.points,
  }))
  return isDeepStrictEqual(
    stored.map((row) => ({ ...row })),
    given,
  )
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

/** In their order, hidden ones too: for the problem's author only. */
export async function listCases(
  sql: Sql,
  problemId: number,
  version: number,
): Promise<TestCaseDraft[]> {
  return sql<TestCaseDraft[]>`
    select input, expected, sample, group_name as group, points
      from test_cases
     where problem_id = ${problemId} and version = ${version}
     order by ordinal`
}
