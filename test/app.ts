/** The real app on a real database, with a fleet of no workers. */
import { pino } from 'pino'
import { createApp } from '../server/app.tsx'
import { hashPassword } from '../server/auth/passwords.ts'
import { insertUser, type Role } from '../server/auth/queries.ts'
import type { Deps } from '../server/deps.ts'
import { Fleet } from '../server/judging/fleet.ts'
import { createMetrics } from '../server/metrics/metrics.ts'
import { listenToProgress } from '../server/submissions/progress.ts'
import { createTestDatabase } from './database.ts'

export const PASSWORD = 'correct horse battery'
/** One for all: to hash is slow on purpose. */
const passwordHash = hashPassword(PASSWORD)

export interface Call {
  token?: string | undefined
  /** Sent as JSON. */
  json?: unknown
  headers?: Record<string, string>
  body?: BodyInit
  address?: string
}

export async function createTestApp(overrides: Partial<Deps> = {}) {
  const database = await createTestDatabase()
  const log = pino({ level: 'silent' })
  const fleet = new Fleet({ workers: [], secrets: [], log })
  const progress = await listenToProgress(database.sql)
  const deps: Deps = {
    sql: database.sql,
    log,
    jwtSecret: new TextEncoder().encode('a secret of the tests, 32 bytes or more'),
    rateLimits: { authPerMinute: 0, submitPerMinute: 0 },
    maxUnfinished: 5,
    trustProxy: false,
    fleet,
    progress,
    metrics: createMetrics(),
    metricsToken: undefined,
    oidc: undefined,
    ...overrides,
  }
  const app = createApp(deps)

  const call = async (method: string, path: string, options: Call = {}): Promise<Response> => {
    const { token, json, headers = {}, body, address = '192.0.2.1' } = options
    const init: RequestInit = {
      method,
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(json !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
    }
    if (json !== undefined) init.body = JSON.stringify(json)
    else if (body !== undefined) init.body = body
    return app.request(path, init, { incoming: { socket: { remoteAddress: address } } })
  }

  return {
    app,
    sql: database.sql,
    deps,
    call,
    /** Under `/api/v1`. */
    api: (method: string, path: string, options?: Call) => call(method, `/api/v1${path}`, options),
    /** Makes an account and logs it in. */
    async signUp(handle: string, role: Role = 'user') {
      const email = `${handle}@example.com`
      const { id } = await insertUser(deps.sql, {
        handle,
        email,
        passwordHash: await passwordHash,
        role,
      })
      const answer = await call('POST', '/api/v1/auth/login', {
        json: { handle, password: PASSWORD },
      })
      const { token } = (await answer.json()) as { token: string }
      return { id, handle, token }
    },
    async close() {
      await progress.stop()
      await fleet.stop()
      await database.drop()
    },
  }
}

export type TestApp = Awaited<ReturnType<typeof createTestApp>>

export interface ProblemAnswer {
  type: string
  title: string
  status: number
  detail: string
  errors?: { field: string; message: string }[]
}

/** The body of a refusal, once it is sure that it is one. */
export async function refusal(response: Response): Promise<ProblemAnswer> {
  const type = response.headers.get('Content-Type')
  if (type !== 'application/problem+json') throw new Error(`Not a problem document: ${type}`)
  return (await response.json()) as ProblemAnswer
}

/** A function problem with one sample and two hidden cases. */
export const sumProblem = (slug: string, changes: object = {}) => ({
  slug,
  title: `The sum of ${slug}`,
  statement: 'Add the two numbers.',
  kind: 'function',
  signature: {
    name: 'sum',
    params: [
      { name: 'a', type: 'int' },
      { name: 'b', type: 'int' },
    ],
    returns: 'int',
  },
  testCases: [
    { input: [1, 2], expected: 3, sample: true },
    { input: [1111, 2222], expected: 3333 },
    { input: [40404, 50505], expected: 90909 },
  ],
  ...changes,
})
