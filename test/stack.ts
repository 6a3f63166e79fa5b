/** The whole judge: a database of its own, real worker processes, and an orchestrator on a free port. */
import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { type LocalWorkers, startWorkers } from '../local/workers.ts'
import { readConfig } from '../server/config.ts'
import { startServer } from '../server/serve.ts'
import { createTestDatabase } from './database.ts'

export const ADMIN = { handle: 'admin', password: 'only for these tests' }

export interface CallOptions {
  token?: string
  json?: unknown
  headers?: Record<string, string>
}

/** One orchestrator on a database and workers that are there already. */
export async function startOrchestrator(
  databaseUrl: string,
  workers: string[],
  secret: string,
  settings: Record<string, string> = {},
) {
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: databaseUrl,
    WORKERS: workers.join(','),
    WORKER_SECRET: secret,
    JWT_SECRET: 'a secret of the tests, 32 bytes or more',
    ADMIN_PASSWORD: ADMIN.password,
    RATE_LIMIT_AUTH: '0',
    RATE_LIMIT_SUBMIT: '0',
    MAX_UNFINISHED: '1000',
    ...settings,
  })
  const server = await startServer(config, pino({ level: process.env.LOG_LEVEL ?? 'silent' }))
  const api = async (method: string, path: string, options: CallOptions = {}) => {
    const { token, json, headers } = options
    const response = await fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: parseJson(text || '{}') }
  }
  const logIn = async () => (await api('POST', '/auth/login', { json: ADMIN })).body.token
  return { ...server, api, logIn }
}

export type Orchestrator = Awaited<ReturnType<typeof startOrchestrator>>

interface StackOptions {
  workers: number
  /** How they are started, if not as a laptop's. */
  start?: (count: number, secret: string) => Promise<LocalWorkers>
}

export async function startStack(options: StackOptions) {
  const database = await createTestDatabase()
  const secret = randomBytes(32).toString('base64url')
  const start = options.start ?? ((count) => startWorkers(count, secret, process.env))
  const workers = await start(options.workers, secret)
  const orchestrator = await startOrchestrator(database.url, workers.addresses, secret)
  const { fleet } = orchestrator
  await until(fleet.onChange.bind(fleet), () => fleet.slots() === options.workers)
  return {
    ...orchestrator,
    database,
    workers,
    secret,
    token: await orchestrator.logIn(),
    async stop() {
      await orchestrator.stop()
      await workers.stop()
      await database.drop()
    },
  }
}

export type Stack = Awaited<ReturnType<typeof startStack>>

/** Waits for a condition that can only change when `subscribe` says so. */
export function until(
  subscribe: (listener: () => void) => () => void,
  condition: () => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!condition()) return
      forget()
      resolve()
    }
    const forget = subscribe(check)
    check()
  })
}

/** Submits, waits for the verdict over the stream of events, and reads the submission. */
export async function judge(
  { api, url }: Pick<Orchestrator, 'api' | 'url'>,
  token: string,
  slug: string,
  solution: { language?: string; code: string },
) {
  const json = { language: 'javascript', ...solution }
  const accepted = await api('POST', `/problems/${slug}/submissions`, { token, json })
  if (accepted.status !== 202) throw new Error(`Cannot submit: ${JSON.stringify(accepted.body)}`)
  const { id } = accepted.body
  const headers = { authorization: `Bearer ${token}` }
  await fetch(`${url}/api/v1/submissions/${id}/events`, { headers }).then((r) => r.text())
  return (await api('GET', `/submissions/${id}`, { token })).body
}

/** Every field that an answer may have; which ones it has is for the test to see. */
export interface Answer {
  token: string
  id: number
  status: string
  verdict: string | null
  message: string | null
  compileError: { message: string; line: number | null; column: number | null } | null
  score: number
  passed: number
  total: number
  results: {
    ordinal: number
    verdict: string
    timeMs: number
    memoryKb: number
    worker: string
    message: string | null
    logs: string | null
    output: string | null
  }[]
}

function parseJson(text: string): Answer {
  try {
    return JSON.parse(text) as Answer
  } catch {
    throw new Error(`Not JSON: ${text.slice(0, 200)}`)
  }
}
