import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { parseSecrets } from '../shared/link.ts'

type Env = Record<string, string | undefined>

const perMinute = z.coerce.number().int().min(0).max(1_000_000)

const envSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://'),
  WORKERS: z.string().default(''),
  WORKER_SECRET: z.string(),
  JWT_SECRET: z.string().min(32, 'must have at least 32 characters'),
  ADMIN_HANDLE: z.string().default('admin'),
  ADMIN_PASSWORD: z.string().min(8, 'must have at least 8 characters').optional(),
  RATE_LIMIT_AUTH: perMinute.default(20),
  RATE_LIMIT_SUBMIT: perMinute.default(30),
  TRUST_PROXY: z.literal('1', 'can only be "1"').optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  MAX_UNFINISHED: z.coerce.number().int().min(1).default(5),
})

export interface Config {
  port: number
  host: string
  databaseUrl: string
  workers: string[]
  workerSecrets: Buffer[]
  jwtSecret: Uint8Array
  adminHandle: string
  adminPassword: string | undefined
  rateLimits: { authPerMinute: number; submitPerMinute: number }
  maxUnfinished: number
  metricsToken: string | undefined
  trustProxy: boolean
}

/** A setting may be given as itself or as the path of a file that holds it (`NAME_FILE`). */
function withFiles(env: Env): Env {
  const resolved: Env = { ...env }
  for (const name of [
    'DATABASE_URL',
    'WORKER_SECRET',
    'JWT_SECRET',
    'ADMIN_PASSWORD',
    'METRICS_TOKEN',
  ]) {
    const path = env[`${name}_FILE`]
    if (path === undefined || path === '') continue
    try {
      resolved[name] = readFileSync(path, 'utf8').trim()
    } catch (error) {
      throw new Error(`Cannot start: ${name}_FILE: ${(error as Error).message}`, { cause: error })
    }
  }
  return resolved
}

/** @throws {Error} One line that names every variable that is missing or wrong. */
export function readConfig(env: Env): Config {
  // An empty variable is what compose files make of one that is not set.
  const given = Object.entries(withFiles(env)).filter(([, value]) => value !== '')
  const parsed = envSchema.safeParse(Object.fromEntries(given))
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message, code }) =>
      code === 'invalid_type' && given.every(([name]) => name !== path[0])
        ? `${String(path[0])} is not set`
        : `${String(path[0])}: ${message}`,
    )
    throw new Error(`Cannot start: ${problems.join('; ')}`)
  }
  const settings = parsed.data
  return {
    port: settings.PORT,
    host: settings.HOST,
    databaseUrl: settings.DATABASE_URL,
    workers: settings.WORKERS.split(',').flatMap((entry) => entry.trim() || []),
    workerSecrets: parseSecrets(settings.WORKER_SECRET),
    jwtSecret: new TextEncoder().encode(settings.JWT_SECRET),
    adminHandle: settings.ADMIN_HANDLE,
    adminPassword: settings.ADMIN_PASSWORD,
    rateLimits: {
      authPerMinute: settings.RATE_LIMIT_AUTH,
      submitPerMinute: settings.RATE_LIMIT_SUBMIT,
    },
    maxUnfinished: settings.MAX_UNFINISHED,
    metricsToken: settings.METRICS_TOKEN,
    trustProxy: settings.TRUST_PROXY === '1',
  }
}
