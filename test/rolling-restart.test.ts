/** Everything is told to end and started again, one after the other, while people submit. */
import { randomBytes, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { eventually } from './eventually.ts'
import { OrchestratorProcess } from './orchestrators.ts'
import { doublesIn, doubling } from './problems.ts'
import { ADMIN } from './stack.ts'
import { WorkerProcess } from './workers.ts'

vi.setConfig({ testTimeout: 120_000 })

const CASES = 6
const CLIENTS = 4
const STOP_WITHIN_MS = 10_000

const makeSecret = () => randomBytes(32).toString('base64url')

let database: TestDatabase
let secret: string
let workers: WorkerProcess[]
let orchestrators: OrchestratorProcess[]
let token: string | undefined

beforeEach(async () => {
  database = await createTestDatabase()
  secret = makeSecret()
  workers = [new WorkerProcess(), new WorkerProcess()]
  await Promise.all(workers.map((worker) => worker.start(secret)))
  const env = {
    PORT: '0',
    DATABASE_URL: database.url,
    WORKERS: workers.map(({ port }) => `127.0.0.1:${port}`).join(','),
    WORKER_SECRET: secret,
    JWT_SECRET: makeSecret(),
    ADMIN_PASSWORD: ADMIN.password,
    RATE_LIMIT_AUTH: '0',
    RATE_LIMIT_SUBMIT: '0',
    MAX_UNFINISHED: '1000',
  }
  orchestrators = [new OrchestratorProcess(env), new OrchestratorProcess(env)]
  for (const orchestrator of orchestrators) await orchestrator.start()
  token = undefined
  token = (await post<{ token: string }>('/auth/login', ADMIN)).token
  await post('/problems', doubling('doubling', CASES))
  await database.sql.unsafe(`
    create table verdicts_set (submission_id bigint, verdict text);
    create function note_verdict() returns trigger language plpgsql as $$
      begin insert into verdicts_set values (new.id, new.verdict); return new; end $$;
    create trigger note_verdict after update of verdict on submissions
      for each row when (new.verdict is not null) execute function note_verdict()`)
})
afterEach(async () => {
  await Promise.all(orchestrators.map((orchestrator) => orchestrator.end('SIGKILL')))
  await Promise.all(workers.map((worker) => worker.end('SIGKILL')))
  await database.drop()
})

async function post<Answer>(path: string, json: unknown, headers = {}): Promise<Answer> {
  const up = orchestrators.flatMap(({ url }) => url ?? [])
  const response = await fetch(`${up[Math.floor(Math.random() * up.length)]}/api/v1${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify(json),
  })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()) as Answer
}

/** One is refused when its orchestrator has just ended; the next try goes to the other. */
async function submit(): Promise<number> {
  const headers = { 'idempotency-key': randomUUID() }
  const solution = { language: 'javascript', code: doublesIn(20) }
  const { id } = await eventually(() =>
    post<{ id: number }>('/problems/doubling/submissions', solution, headers).catch(
      () => undefined,
    ),
  )
  return id
}

const isJudged = async (id: number) => {
  const [row] = await database.sql`select from submissions where id = ${id} and status = 'done'`
  return row !== undefined
}

/** People who submit, wait for the verdict, and submit again until they are told to stop. */
function startLoad() {
  const submitted: number[] = []
  let stopping = false
  const client = async () => {
    while (!stopping) {
      const id = await submit()
      submitted.push(id)
      await eventually(() => isJudged(id), 30_000)
    }
  }
  const clients = Promise.all(Array.from({ length: CLIENTS }, client))
  clients.catch(() => {}) // told by `stop`, if the test comes so far
  return {
    submitted,
    async stop() {
      stopping = true
      await clients
      return submitted
    },
  }
}

/** As an operator's tools do: the next one goes down when this one does its work again. */
async function restart<Process extends { end(signal: NodeJS.Signals): Promise<number | null> }>(
  processes: readonly Process[],
  start: (process: Process) => Promise<void>,
  judgedOn: () => Promise<unknown>,
): Promise<void> {
  for (const process of processes) {
    const began = Date.now()
    expect(await process.end('SIGTERM')).toBe(0)
    expect(Date.now() - began).toBeLessThan(STOP_WITHIN_MS)
    await start(process)
    await judgedOn()
  }
}

/** The load goes on: more are judged after this moment than what was in hand. */
async function judgedOn(): Promise<void> {
  const count = async () => {
    const [row] = await database.sql<[{ count: number }]>`select count(*) from verdicts_set`
    return row.count
  }
  const before = await count()
  await eventually(async () => (await count()) > before + CLIENTS)
}

async function expectEveryVerdictOnce(submitted: readonly number[]): Promise<void> {
  const rows = await database.sql<{ id: number; verdict: string; passed: number; times: number }[]>`
    select id, s.verdict, passed,
           (select count(*) from verdicts_set v where v.submission_id = s.id) as times
      from submissions s order by id`
  expect(rows.map(({ id }) => id)).toEqual([...submitted].sort((a, b) => a - b))
  for (const row of rows) {
    expect(row).toMatchObject({ verdict: 'accepted', passed: CASES, times: 1 })
  }
}

test('a rolling restart of everything under load loses and repeats no verdict', async () => {
  const load = startLoad()
  await judgedOn()
  await restart(workers, (worker) => worker.start(secret), judgedOn)
  await restart(orchestrators, (orchestrator) => orchestrator.start(), judgedOn)
  await expectEveryVerdictOnce(await load.stop())
})

test('the secret of the workers is changed under load, step by step, and judging goes on', async () => {
  const fresh = makeSecret()
  const both = `${fresh},${secret}`
  const withSecret = (value: string) => (orchestrator: OrchestratorProcess) =>
    orchestrator.start({ WORKER_SECRET: value })
  const load = startLoad()
  await restart(workers, (worker) => worker.start(both), judgedOn)
  await restart(orchestrators, withSecret(both), judgedOn)
  await restart(workers, (worker) => worker.start(fresh), judgedOn)
  await restart(orchestrators, withSecret(fresh), judgedOn)
  for (const { url } of orchestrators) {
    const response = await fetch(`${url}/readyz`)
    expect(await response.json()).toEqual({ status: 'ready', workers: workers.length })
  }
  await expectEveryVerdictOnce(await load.stop())
})

test('a full orchestrator told to end hands on what is left and exits well', async () => {
  const [one, other] = orchestrators
  await other?.end('SIGTERM')
  const ids = await Promise.all(
    Array.from({ length: 4 }, () =>
      post<{ id: number }>('/problems/doubling/submissions', {
        language: 'javascript',
        code: doublesIn(600),
      }),
    ),
  )
  const held = () => database.sql`select id from submissions where status = 'judging'`
  await eventually(async () => (await held()).length >= workers.length)
  const began = Date.now()
  expect(await one?.end('SIGTERM')).toBe(0)
  expect(Date.now() - began).toBeLessThan(STOP_WITHIN_MS)
  expect(await held()).toEqual([])
  await other?.start()
  await eventually(async () => {
    const [left] = await database.sql`select from submissions where status <> 'done' limit 1`
    return left === undefined
  }, 60_000)
  await expectEveryVerdictOnce(ids.map(({ id }) => id))
})
