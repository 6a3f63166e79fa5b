import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/database.ts'
import { insertSubmission } from '../submissions/insert.ts'
import { rejudgeSubmission } from '../submissions/queries.ts'
import {
  type Claim,
  claimSubmission,
  finishSubmission,
  loadResults,
  type NewResult,
  releaseClaim,
  renewLeases,
  storeResults,
} from './claims.ts'
import { verdictOf } from './collect.ts'

const ONE = '00000000-0000-0000-0000-000000000001'
const OTHER = '00000000-0000-0000-0000-000000000002'
const LEASE_MS = 60_000

let database: TestDatabase
let userId: number
let problemId: number

beforeAll(async () => {
  database = await createTestDatabase()
  const { sql } = database
  const [user] = await sql<{ id: number }[]>`
    insert into users (handle, email, password_hash) values ('ada', 'ada@example.org', 'x')
    returning id`
  const [problem] = await sql<{ id: number }[]>`
    insert into problems (slug, title, statement, kind, difficulty, time_limit_ms, memory_limit_mb,
                          output_limit_kb, checker)
    values ('p', 'P', '', 'stdio', 'easy', 1000, 256, 1024, '{"name":"tokens"}')
    returning id`
  userId = user?.id ?? 0
  problemId = problem?.id ?? 0
})
beforeEach(() => database.sql`truncate submissions cascade`)
afterAll(() => database.drop())

async function submit(): Promise<number> {
  const [submission] = await database.sql<{ id: number }[]>`
    insert into submissions (user_id, problem_id, problem_version, language, code)
    values (${userId}, ${problemId}, 1, 'javascript', '1')
    returning id`
  return submission?.id ?? 0
}

async function claim(orchestrator: string, leaseMs = LEASE_MS): Promise<Claim> {
  const claimed = await claimSubmission(database.sql, orchestrator, leaseMs)
  if (!claimed) throw new Error('nothing to claim')
  return claimed
}

const resultOf = (ordinal: number, verdict: NewResult['verdict'] = 'accepted'): NewResult => ({
  ordinal,
  verdict,
  share: null,
  timeMs: 1.5,
  memoryKb: 40_000,
  output: null,
  logs: '',
  message: null,
  worker: 'w',
})

const FINAL = verdictOf([{ ordinal: 1, group: null, points: 1 }], [], [resultOf(1)])

test('many orchestrators at once claim every submission exactly once', async () => {
  const submitted = await Promise.all(Array.from({ length: 20 }, submit))
  const claimed = await Promise.all(
    Array.from({ length: 30 }, () => claimSubmission(database.sql, ONE, LEASE_MS)),
  )
  const ids = claimed.flatMap((found) => found?.id ?? [])
  expect(ids.toSorted((a, b) => a - b)).toEqual(submitted.toSorted((a, b) => a - b))
})

test('a single submission does not wait for somebody’s hundred, nor any for a rejudge', async () => {
  const { sql } = database
  const [other] = await sql<{ id: number }[]>`
    insert into users (handle, email, password_hash) values ('bob', 'bob@example.org', 'x')
    returning id`
  const submitAs = async (author: number) => {
    const draft = { userId: author, slug: 'p', language: 'javascript', code: '1' } as const
    return (await insertSubmission(sql, { ...draft, idempotencyKey: null }, 1000)).id
  }
  const judged = await submitAs(userId)
  expect(await finishSubmission(sql, await claim(ONE), FINAL)).toBe(true)
  await rejudgeSubmission(sql, judged)
  const hundred: number[] = []
  while (hundred.length < 100) hundred.push(await submitAs(userId))
  const single = await submitAs(other?.id ?? 0)
  const order = [await claim(ONE), await claim(ONE), await claim(ONE)].map(({ id }) => id)
  expect(order).toEqual([hundred[0], single, hundred[1]])
})

test('an attempt whose lease ran out stores nothing and sets no verdict any more', async () => {
  await submit()
  const late = await claim(ONE, 0)
  const winner = await claim(OTHER)
  expect(winner).toMatchObject({ id: late.id, attempt: late.attempt + 1 })
  expect(await storeResults(database.sql, late, [resultOf(1, 'wrong_answer')])).toBe(false)
  expect(await finishSubmission(database.sql, late, FINAL)).toBe(false)
  await releaseClaim(database.sql, late)
  expect(await loadResults(database.sql, winner)).toEqual([])
  expect(await storeResults(database.sql, winner, [resultOf(1)])).toBe(true)
  expect(await finishSubmission(database.sql, winner, FINAL)).toBe(true)
  expect(await claimSubmission(database.sql, ONE, LEASE_MS)).toBeUndefined()
})

test('a result that is stored twice stays as it was first', async () => {
  await submit()
  const held = await claim(ONE)
  expect(await storeResults(database.sql, held, [resultOf(1)])).toBe(true)
  const both = [resultOf(1, 'wrong_answer'), resultOf(2, 'runtime_error')]
  expect(await storeResults(database.sql, held, both)).toBe(true)
  const verdicts = (await loadResults(database.sql, held)).map(({ verdict }) => verdict)
  expect(verdicts.toSorted()).toEqual(['accepted', 'runtime_error'])
})

test('all leases are renewed in one statement, which tells the ones that were lost', async () => {
  await submit()
  await submit()
  const kept = await claim(ONE)
  const lost = await claim(ONE, 0)
  await claim(OTHER)
  expect(await renewLeases(database.sql, ONE, [kept, lost], LEASE_MS)).toEqual(new Set([kept.id]))
})

test('a released submission is claimed again with what is known kept', async () => {
  await submit()
  const held = await claim(ONE)
  await storeResults(database.sql, held, [resultOf(3)])
  await releaseClaim(database.sql, held)
  const next = await claim(OTHER)
  expect(await loadResults(database.sql, next)).toMatchObject([{ ordinal: 3 }])
})
