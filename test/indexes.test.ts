/** What readers ask for most is found by index, whatever has piled up. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Sql } from '../server/database.ts'
import { listProblems } from '../server/problems/list.ts'
import { ORDERS } from '../server/problems/order.ts'
import { findProblem } from '../server/problems/queries.ts'
import { findProfile } from '../server/profiles/queries.ts'
import { listRanking, RANKINGS } from '../server/ranking/queries.ts'
import { listSubmissions, type SubmissionFilter } from '../server/submissions/queries.ts'
import { findStanding } from '../server/submissions/standing.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { fillDatabase } from './many.ts'

let database: TestDatabase
let sql: Sql
const asked: { query: string; parameters: unknown[] }[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  await fillDatabase(database.sql, { users: 2_000, problems: 2_000, submissions: 200_000 })
  const debug = (_: number, query: string, parameters: unknown[]) => {
    asked.push({ query, parameters })
  }
  sql = connect(database.url, { max: 1, debug })
}, 60_000)
afterAll(async () => {
  await sql.end()
  await database.drop()
})

interface Plan {
  'Node Type': string
  'Relation Name'?: string
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  Plans?: Plan[]
}

/** How the database goes about what `work` asks of it. */
async function plansOf(work: (sql: Sql) => Promise<unknown>): Promise<Plan[]> {
  await work(sql) // the driver asks for the types of the database, once
  asked.length = 0
  await work(sql)
  const plans: Plan[] = []
  for (const { query, parameters } of [...asked]) {
    const [row] = await database.sql.unsafe<[{ 'QUERY PLAN': [{ Plan: Plan }] }]>(
      `explain (analyze, buffers, format json) ${query}`,
      parameters as never[],
    )
    plans.push(row['QUERY PLAN'][0].Plan)
  }
  return plans
}

const flat = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flat)]

const blocksOf = (plans: Plan[]) =>
  plans.reduce((sum, plan) => sum + plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], 0)

const sequential = (plans: Plan[]) =>
  plans
    .flatMap(flat)
    .filter((one) => one['Node Type'] === 'Seq Scan' && one['Relation Name'] === 'submissions')

const VIEWER = 7
const page = { viewerId: VIEWER, language: 'ko', limit: 51 }
const lists: [string, (sql: Sql) => Promise<unknown>][] = [
  ['the problems', (sql) => listProblems(sql, page)],
  ...ORDERS.map((sort): (typeof lists)[number] => [
    `the problems by ${sort}`,
    (sql) => listProblems(sql, { ...page, sort }),
  ]),
  ['the problems of a tag', (sql) => listProblems(sql, { ...page, tag: 'tag-3' })],
  ['one problem', (sql) => findProblem(sql, 'problem-1', VIEWER)],
  ['a profile', (sql) => findProfile(sql, 'solver-9')],
  ['the standing of a submission', (sql) => findStanding(sql, 5)],
  ...RANKINGS.map((by): (typeof lists)[number] => [
    `the ranking by ${by}`,
    (sql) => listRanking(sql, by, 100, VIEWER),
  ]),
]

const filters: Partial<SubmissionFilter>[] = [
  {},
  { user: 'Solver-9' },
  { problem: 'problem-1' },
  { problem: 'problem-1999' },
  { verdict: 'accepted' },
  { verdict: 'memory_limit_exceeded' },
  { user: 'solver-9', verdict: 'accepted' },
  { problem: 'problem-1', verdict: 'memory_limit_exceeded' },
  { user: 'solver-9', problem: 'problem-1' },
  { user: 'solver-9', problem: 'problem-1', verdict: 'accepted' },
  { user: 'nobody' },
  { before: 50_000 },
  { verdict: 'accepted', before: 100 },
]

/** Of 8 KiB each. All submissions fill some 4,000, and their indexes several thousand more. */
const FEW_BLOCKS = 800
/** Whoever sorts by title looks up that of every problem in the reader's language. */
const BLOCKS_OF_TITLES = 6_000

test.each([
  ...lists,
  ...filters.map((filter): (typeof lists)[number] => [
    `the submissions of ${JSON.stringify(filter)}`,
    (sql) => listSubmissions(sql, { language: 'ko', limit: 51, ...filter }),
  ]),
])('%s', async (name, work) => {
  const plans = await plansOf(work)
  expect(plans.length).toBeGreaterThan(0)
  expect(sequential(plans)).toEqual([])
  expect(blocksOf(plans)).toBeLessThan(name.endsWith('title') ? BLOCKS_OF_TITLES : FEW_BLOCKS)
})
