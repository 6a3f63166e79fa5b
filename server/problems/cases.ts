import { isDeepStrictEqual } from 'node:util'
import { sha256 } from '../../shared/sha256.ts'
import type { Sql, TransactionSql } from '../database.ts'
import type { TestCaseDraft } from '../packages/draft.ts'

/** One statement holds at most 65,534 values. */
const ROWS_PER_INSERT = 1000
/** A statement is copied on its way to the database, so long data goes in several. */
const CHARACTERS_PER_INSERT = 8 * 1024 * 1024

export async function insertCases(
  tx: TransactionSql,
  problemId: number,
  version: number,
  cases: readonly TestCaseDraft[],
): Promise<void> {
  const rows = cases.map(({ input, expected, sample, group, points, checker }, index) => ({
    problemId,
    version,
    ordinal: index + 1,
    input,
    expected,
    inputSha256: sha256(input),
    expectedSha256: sha256(expected),
    sample,
    groupName: group,
    points,
    checker: checker && tx.json(checker),
  }))
  let at = 0
  while (at < rows.length) {
    let end = at
    let characters = 0
    while (end < rows.length && end - at < ROWS_PER_INSERT && characters < CHARACTERS_PER_INSERT) {
      const row = rows[end++]
      characters += row ? row.input.length + row.expected.length : 0
    }
    await tx`insert into test_cases ${tx(rows.slice(at, end))}`
    at = end
  }
}

/** Compares by hash, so that the stored data need not travel. */
export async function sameCases(
  tx: TransactionSql,
  problemId: number,
  version: number,
  cases: readonly TestCaseDraft[],
): Promise<boolean> {
  const stored = await tx`
    select input_sha256 as input, expected_sha256 as expected,
           sample, group_name as group, points, checker
      from test_cases
     where problem_id = ${problemId} and version = ${version}
     order by ordinal`
  const given = cases.map((one) => ({
    input: sha256(one.input),
    expected: sha256(one.expected),
    sample: one.sample,
    group: one.group,
    points: one.points,
    checker: one.checker,
  }))
  return isDeepStrictEqual(
    stored.map((row) => ({ ...row })),
    given,
  )
}

/** In their order, hidden ones too: for the problem's author only. */
export async function listCases(
  sql: Sql,
  problemId: number,
  version: number,
): Promise<TestCaseDraft[]> {
  return sql<TestCaseDraft[]>`
    select input, expected, sample, group_name as group, points, checker
      from test_cases
     where problem_id = ${problemId} and version = ${version}
     order by ordinal`
}
