/** A whole judge on this machine, as `npm start` makes it, and a client that speaks HTTP to it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { startJudge } from '../local/start.ts'
import type { FloorJob } from './floor.ts'

const PASSWORD = 'only for this measurement'

export async function startMeasuredJudge(env: NodeJS.ProcessEnv = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'distribute-ps-bench-'))
  const judge = await startJudge(
    {
      PATH: process.env.PATH,
      PORT: '0',
      DATA_DIR: folder,
      ADMIN_PASSWORD: PASSWORD,
      RATE_LIMIT_AUTH: '0',
      RATE_LIMIT_SUBMIT: '0',
      MAX_UNFINISHED: '1000000',
      ...env,
    },
    pino({ level: 'silent' }),
    () => {},
  )
  const call = async (method: string, path: string, token: string, json?: unknown) => {
    const response = await fetch(`${judge.url}/api/v1${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        'content-type': 'application/json',
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    })
    if (!response.ok) throw new Error(`Cannot ${method} ${path}: ${await response.text()}`)
    return response
  }
  const login = await call('POST', '/auth/login', '', { handle: 'admin', password: PASSWORD })
  const { token } = (await login.json()) as { token: string }

  return {
    url: judge.url,
    sql: judge.sql,
    fleet: judge.fleet,
    token,
    call: (method: string, path: string, json?: unknown) => call(method, path, token, json),
    /** From the request to the event that tells the verdict, which must be `accepted`. */
    async submit(slug: string, code: string): Promise<void> {
      const solution = { language: 'javascript', code }
      const accepted = await call('POST', `/problems/${slug}/submissions`, token, solution)
      const { id } = (await accepted.json()) as { id: number }
      const events = await call('GET', `/submissions/${id}/events`, token)
      const text = await events.text()
      if (!/"verdict":"accepted"/.test(text.slice(text.lastIndexOf('event: done')))) {
        throw new Error(`Cannot measure: submission ${id} was not accepted`)
      }
    },
    async stop() {
      await judge.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type MeasuredJudge = Awaited<ReturnType<typeof startMeasuredJudge>>

export const TRIVIAL = 'function work(n) { return n + 1 }'
/** About five milliseconds of arithmetic on a machine of today. */
export const BUSY =
  'function work(n) { let x = n; for (let i = 0; i < 4e6; i++) x = (x * 31 + i) | 0; return x === 0.5 ? x : n + 1 }'

export const inputsOf = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => `[${n}]`)

export const floorJob = (code: string, count: number): FloorJob => ({
  code,
  name: 'work',
  inputs: inputsOf(count),
})

export async function addProblem(judge: MeasuredJudge, slug: string, count: number): Promise<void> {
  await judge.call('POST', '/problems', {
    slug,
    title: slug,
    statement: 'One more.',
    kind: 'function',
    signature: { name: 'work', params: [{ name: 'n', type: 'int' }], returns: 'int' },
    testCases: Array.from({ length: count }, (_, n) => ({ input: [n], expected: n + 1 })),
  })
}
