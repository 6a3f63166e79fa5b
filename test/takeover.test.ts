/** Orchestrator processes that are killed at the worst moments, and what others make of the rest. */
import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type LocalWorkers, startWorkers } from '../local/workers.ts'
import { insertUser } from '../server/auth/queries.ts'
import { connect } from '../server/database.ts'
import { problemInputSchema } from '../server/packages/draft.ts'
import { createProblem } from '../server/problems/queries.ts'
import { insertSubmission } from '../server/submissions/insert.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { eventually } from './eventually.ts'
import { OrchestratorProcess } from './orchestrators.ts'
import { DOUBLES, doublesIn, doubling } from './problems.ts'

vi.setConfig({ testTimeout: 60_000 })

const CASES = 10

let workers: LocalWorkers
let secret: string
let database: TestDatabase
let userId: number
let one: OrchestratorProcess
let other: OrchestratorProcess

beforeAll(async () => {
  secret = randomBytes(32).toString('base64url')
  workers = await startWorkers(1, secret, process.env)
})
afterAll(() => workers.stop())

beforeEach(async () => {
  database = await createTestDatabase()
  const { sql } = database
  await createProblem(sql, problemInputSchema.parse(doubling('doubling', CASES)))
  const solver = {
    handle: 'ada',
    email: 'ada@example.org',
    passwordHash: 'x',
    role: 'user',
  } as const
  userId = (await insertUser(sql, solver)).id
  const env = {
    PORT: '0',
    DATABASE_URL: database.url,
    WORKERS: workers.addresses.join(','),
    WORKER_SECRET: secret,
    JWT_SECRET: secret,
    ADMIN_PASSWORD: 'only for these tests',
  }
  one = new OrchestratorProcess(env)
  other = new OrchestratorProcess(env)
})
afterEach(async () => {
  await Promise.all([one.end('SIGKILL'), other.end('SIGKILL')])
  await database.drop()
})

async function submit(code: string): Promise<number> {
  const solution = { userId, slug: 'doubling', language: 'javascript', code } as const
  return (await insertSubmission(database.sql, { ...solution, idempotencyKey: null }, 5)).id
}

interface Row {
  status: string
  attempt: number
  verdict: string | null
  passed: number
  stored: number
}

async function read(id: number): Promise<Row> {
  const [row] = await database.sql<Row[]>`
    select status, attempt, verdict, passed,
           (select count(*) from submission_results where submission_id = s.id) as stored
      from submissions s where id = ${id}`
  if (!row) throw new Error('The submission is lost')
  return row
}

/** The lease of a dead orchestrator lasts 15 s, which is nothing to wait for here. */
const endLeases = () => database.sql`
  update submissions set lease_until = now() - interval '1 second' where status = 'judging'`

const verdictOf = (id: number) =>
  eventually(async () => {
    const row = await read(id)
    return row.status === 'done' && row
  })

/** Cases that were judged for this orchestrator. */
async function casesJudgedFor({ url }: OrchestratorProcess): Promise<number> {
  const response = await fetch(`${url}/api/v1/workers`)
  const { items } = (await response.json()) as { items: { judgedCases: number }[] }
  return items.reduce((sum, { judgedCases }) => sum + judgedCases, 0)
}

const waitingForLocks = () => database.sql<{ pid: number }[]>`
  select pid from pg_stat_activity
   where datname = current_database() and wait_event_type = 'Lock'`

/** What the dead have sent is still worked on. */
const activeSessions = () => database.sql`
  select from pg_stat_activity
   where datname = current_database() and state = 'active' and pid <> pg_backend_pid()`

/** What the system does when the process at the other end is gone. */
const endSessionsThatWait = async () => {
  for (const { pid } of await waitingForLocks())
    await database.sql`select pg_terminate_backend(${pid})`
}

test('an orchestrator dies between its claim and the first case', async () => {
  const id = await submit(DOUBLES)
  const lock = connect(database.url, { max: 1 })
  await lock.unsafe('begin; lock table test_cases in access exclusive mode')
  await one.start()
  await eventually(async () => (await waitingForLocks()).length > 0)
  expect(await read(id)).toMatchObject({ status: 'judging', attempt: 1 })
  await one.end('SIGKILL')
  await endSessionsThatWait()
  await lock.end()
  await endLeases()
  await other.start()
  expect(await verdictOf(id)).toMatchObject({ attempt: 2, verdict: 'accepted', passed: CASES })
  expect(await casesJudgedFor(other)).toBe(CASES)
})

test('an orchestrator dies with some results stored: the other judges only the rest', async () => {
  await one.start()
  await other.start()
  const id = await submit(doublesIn(150))
  await eventually(async () => (await read(id)).stored >= 3)
  const [holder, survivor] = (await casesJudgedFor(one)) > 0 ? [one, other] : [other, one]
  await holder.end('SIGKILL')
  await eventually(async () => (await activeSessions()).length === 0)
  const { stored, status } = await read(id)
  expect(status).toBe('judging')
  expect(stored).toBeLessThan(CASES)
  await endLeases()
  expect(await verdictOf(id)).toMatchObject({ attempt: 2, verdict: 'accepted', passed: CASES })
  expect(await casesJudgedFor(survivor)).toBe(CASES - stored)
})

test('an orchestrator dies at the last update: only what was to go with it is judged again', async () => {
  const { sql } = database
  await sql.unsafe(`
    create function wait_to_finish() returns trigger language plpgsql as $$
      begin perform pg_advisory_xact_lock(1); return new; end $$;
    create trigger wait_to_finish before update of verdict on submissions
      for each row execute function wait_to_finish()`)
  const lock = connect(database.url, { max: 1 })
  await lock`select pg_advisory_lock(1)`
  await one.start()
  const id = await submit(DOUBLES)
  await eventually(async () => (await waitingForLocks()).length > 0)
  const { stored, ...row } = await read(id)
  expect(row).toMatchObject({ status: 'judging', verdict: null })
  await one.end('SIGKILL')
  await endSessionsThatWait()
  await lock.end()
  await endLeases()
  await one.start()
  expect(await verdictOf(id)).toMatchObject({ attempt: 2, verdict: 'accepted', passed: CASES })
  expect(await casesJudgedFor(one)).toBe(CASES - stored)
})

test('an orchestrator that was thought dead changes nothing when it wakes', async () => {
  await one.start()
  const id = await submit(doublesIn(150))
  await eventually(async () => (await read(id)).stored >= 2)
  const { pid } = one
  if (pid === undefined) throw new Error('It does not run')
  process.kill(pid, 'SIGSTOP')
  await endLeases()
  await other.start()
  const { attempt } = await eventually(async () => {
    const row = await read(id)
    return row.attempt === 2 && row
  })
  process.kill(pid, 'SIGCONT')
  expect(await verdictOf(id)).toMatchObject({ attempt, verdict: 'accepted', passed: CASES })
})
