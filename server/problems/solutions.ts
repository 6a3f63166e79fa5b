/** Solutions that belong to a problem. They are judged like any submission, and count nowhere. */

import { extname } from 'node:path/posix'
import type { Language } from '../../shared/messages.ts'
import type { Verdict } from '../../shared/verdict.ts'
import type { Sql, TransactionSql } from '../database.ts'
import { notFound } from '../errors.ts'
import type { ExampleSolution, Expected } from '../packages/draft.ts'
import { isExpected } from '../packages/expected.ts'
import { languageOf } from '../submissions/solution.ts'

export interface SolutionReport {
  name: string
  language: Language
  /** One of these is to come; of none nothing is expected. */
  expected: Expected[]
  /** Where it was judged last. */
  submissionId: number | null
  status: 'queued' | 'judging' | 'done' | null
  got: Verdict | null
  score: number | null
  /** Null as long as there is nothing to compare. */
  asExpected: boolean | null
  /** It was judged with an earlier version of the problem. */
  outdated: boolean
}

/** Takes the place of those that are there; one whose code stays keeps its verdict. */
export async function storeSolutions(
  tx: TransactionSql,
  problemId: number,
  solutions: readonly ExampleSolution[],
): Promise<void> {
  const names = solutions.map(({ name }) => name)
  await tx`
    delete from problem_solutions where problem_id = ${problemId} and name <> all(${names}::text[])`
  for (const solution of solutions) await storeSolution(tx, problemId, solution)
  await forgetVerdicts(tx, problemId)
}

async function storeSolution(
  tx: TransactionSql,
  problemId: number,
  { name, code, expected }: ExampleSolution,
): Promise<void> {
  const language = languageOf(extname(name)) ?? 'javascript'
  await tx`
    insert into problem_solutions as s (problem_id, name, language, code, expected)
    values (${problemId}, ${name}, ${language}, ${code}, ${expected})
    on conflict (problem_id, name) do update
       set code = excluded.code, expected = excluded.expected,
           submission_id = case when s.code = excluded.code then s.submission_id end`
}

/** Of solutions that are gone or have changed. */
async function forgetVerdicts(tx: TransactionSql, problemId: number): Promise<void> {
  await tx`
    delete from submissions
     where problem_id = ${problemId} and purpose = 'example'
       and id not in (select submission_id from problem_solutions
                       where problem_id = ${problemId} and submission_id is not null)`
}

/** @throws {AppError} 404 */
export async function saveSolution(
  sql: Sql,
  slug: string,
  solution: ExampleSolution,
): Promise<void> {
  await sql.begin(async (tx) => {
    const id = await lockProblem(tx, slug)
    await storeSolution(tx, id, solution)
    await forgetVerdicts(tx, id)
  })
}

/** @throws {AppError} 404 */
export async function deleteSolution(sql: Sql, slug: string, name: string): Promise<void> {
  await sql.begin(async (tx) => {
    const id = await lockProblem(tx, slug)
    const { count } = await tx`
      delete from problem_solutions where problem_id = ${id} and name = ${name}`
    if (count === 0) throw notFound('Solution')
    await forgetVerdicts(tx, id)
  })
}

async function lockProblem(tx: TransactionSql, slug: string): Promise<number> {
  const [problem] = await tx<{ id: number }[]>`
    select id from problems where slug = ${slug} for no key update`
  if (!problem) throw notFound('Problem')
  return problem.id
}

export const loadSolutions = (sql: Sql, problemId: number): Promise<ExampleSolution[]> =>
  sql<ExampleSolution[]>`
    select name, code, expected from problem_solutions
     where problem_id = ${problemId}
     order by name collate "C"`

/** Each with what was expected against what came. */
export async function reportSolutions(sql: Sql, problemId: number): Promise<SolutionReport[]> {
  const rows = await sql<(Omit<SolutionReport, 'asExpected'> & { first: Verdict | null })[]>`
    select e.name, e.language, e.expected, e.submission_id, s.status, s.verdict as got,
           case when s.status = 'done' then s.score end as score,
           coalesce(s.problem_version < p.version, false) as outdated,
           (select r.verdict from submission_results r
             where r.submission_id = s.id and r.verdict <> 'accepted'
             order by r.ordinal limit 1) as first
      from problem_solutions e
      join problems p on p.id = e.problem_id
      left join submissions s on s.id = e.submission_id
     where e.problem_id = ${problemId}
     order by e.name collate "C"`
  return rows.map(({ first, ...row }) => {
    const { got, expected, score } = row
    const verdicts = got && first ? [got, first] : got ? [got] : []
    const isComparable = got !== null && score !== null && expected.length > 0
    return { ...row, asExpected: isComparable ? isExpected(expected, verdicts, score) : null }
  })
}

/**
 * Queues every solution of the problem, to be judged with it as it is now.
 * @returns How many there are.
 */
export async function judgeSolutions(sql: Sql, slug: string, userId: number): Promise<number> {
  return sql.begin(async (tx) => {
    const [problem] = await tx<{ id: number; version: number }[]>`
      select id, version from problems where slug = ${slug} for share`
    if (!problem) throw notFound('Problem')
    const solutions = await tx<{ name: string; language: Language; code: string }[]>`
      select name, language, code from problem_solutions
       where problem_id = ${problem.id}
       order by name collate "C" for update`
    for (const [at, { name, language, code }] of solutions.entries())
      await tx`
        with queued as (
          insert into submissions
            (user_id, problem_id, problem_version, language, code, purpose, turn, total)
          values (${userId}, ${problem.id}, ${problem.version}, ${language}, ${code}, 'example',
                  now() + ${at} * interval '10 seconds',
                  (select count(*) from test_cases
                    where problem_id = ${problem.id} and version = ${problem.version}))
          returning id
        )
        update problem_solutions set submission_id = queued.id from queued
         where problem_id = ${problem.id} and name = ${name}`
    await forgetVerdicts(tx, problem.id)
    await tx`notify submission_queued`
    return solutions.length
  })
}
