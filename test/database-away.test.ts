/** PostgreSQL is stopped and started again under a running orchestrator. */
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type LocalPostgres, startPostgres } from '../local/postgres.ts'
import { type LocalWorkers, startWorkers } from '../local/workers.ts'
import { connect } from '../server/database.ts'
import { eventually } from './eventually.ts'
import { DOUBLES, doublesIn, doubling } from './problems.ts'
import { judge, type Orchestrator, startOrchestrator, until } from './stack.ts'

vi.setConfig({ testTimeout: 90_000 })

const CASES = 10
/** `npm test` shows the rule with less; 30 s outlast the leases. */
const AWAY_MS = Number(process.env.DATABASE_AWAY_MS ?? 1_000)

let folders: string[]
let postgres: LocalPostgres
let workers: LocalWorkers
let orchestrator: Orchestrator
let token: string

const temporaryFolder = async (mode: number) => {
  const folder = await mkdtemp(join(tmpdir(), 'distribute-ps-away-'))
  await chmod(folder, mode)
  return folder
}
/** Its socket stays at the same place, so its URL stays the same. */
const startDatabase = () =>
  startPostgres(folders[0] ?? '', { unix_socket_directories: folders[1] ?? '' })

beforeAll(async () => {
  folders = [await temporaryFolder(0o755), await temporaryFolder(0o777)]
  postgres = await startDatabase()
  const secret = randomBytes(32).toString('base64url')
  workers = await startWorkers(1, secret, process.env)
  orchestrator = await startOrchestrator(postgres.url, workers.addresses, secret)
  const { fleet } = orchestrator
  await until(fleet.onChange.bind(fleet), () => fleet.slots() === 1)
  token = await orchestrator.logIn()
  await orchestrator.api('POST', '/problems', { token, json: doubling('doubling', CASES) })
})
afterAll(async () => {
  await orchestrator.stop()
  await workers.stop()
  await postgres.stop()
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

const submit = (code: string) =>
  orchestrator.api('POST', '/problems/doubling/submissions', {
    token,
    json: { language: 'javascript', code },
  })

test('while the database is away requests are told so, and then all goes on by itself', async () => {
  const { id } = (await submit(doublesIn(100))).body
  const submission = async () =>
    (await orchestrator.api('GET', `/submissions/${id}`, { token })).body
  await eventually(async () => (await submission()).results.length > 0)

  await postgres.stop()
  const asked = [
    fetch(`${orchestrator.url}/api/v1/problems`),
    fetch(`${orchestrator.url}/readyz`),
    fetch(`${orchestrator.url}/problems`),
    fetch(`${orchestrator.url}/submissions/${id}`),
  ]
  const answers = await Promise.all(asked)
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503])
  for (const answer of answers) expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0)
  expect(answers.map((answer) => answer.headers.get('Content-Type'))).toEqual([
    'application/problem+json',
    'application/problem+json',
    'text/html; charset=UTF-8',
    'text/html; charset=UTF-8',
  ])
  expect(await answers[0]?.json()).toMatchObject({
    status: 503,
    detail: 'The database cannot be reached: try again in a moment',
  })
  expect(await answers[2]?.text()).toContain('The database cannot be reached')
  expect((await submit(DOUBLES)).status).toBe(503)
  expect((await fetch(`${orchestrator.url}/healthz`)).status).toBe(200)

  await sleep(AWAY_MS)
  postgres = await startDatabase()
  const judged = await eventually(async () => {
    const now = await submission()
    return now.status === 'done' && now
  }, 30_000)
  expect(judged).toMatchObject({ verdict: 'accepted', passed: CASES, total: CASES })
  expect((await fetch(`${orchestrator.url}/readyz`)).status).toBe(200)
})

test('after a restart of the database, notices of progress arrive again', async () => {
  await postgres.stop()
  postgres = await startDatabase()
  await eventually(async () => (await fetch(`${orchestrator.url}/readyz`)).ok)
  const began = Date.now()
  const submission = await judge(orchestrator, token, 'doubling', { code: DOUBLES })
  expect(submission).toMatchObject({ verdict: 'accepted' })
  // Without notices the stream would look again after 15 s.
  expect(Date.now() - began).toBeLessThan(10_000)
})

test('every channel is listened to again, however long the database was away', async () => {
  const listener = connect(postgres.url, { max: 1 })
  const heard: string[] = []
  await listener.listen('one', () => heard.push('one'))
  await listener.listen('two', () => heard.push('two'))
  await postgres.stop()
  // The listener tries as often as this one does, and a failed attempt must not be its last.
  const stranger = connect(postgres.url, { max: 1 })
  for (let attempt = 0; attempt < 10; attempt += 1)
    await expect(stranger`select 1`.execute()).rejects.toThrow()
  await stranger.end()
  postgres = await startDatabase()
  const teller = connect(postgres.url, { max: 1 })
  await eventually(async () => {
    await teller`select pg_notify('one', ''), pg_notify('two', '')`
    return heard.includes('one') && heard.includes('two')
  })
  await Promise.all([listener.end(), teller.end()])
})
