import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { parseSecrets } from '../shared/link.ts'

type Env = Record<string, string | undefined>

const envSchema = z.object({
  WORKER_HOST: z.string().min(1).default('127.0.0.1'),
  WORKER_PORT: z.coerce.number().int().min(0).max(65_535).default(7001),
  WORKER_SLOTS: z.coerce.number().int().min(1).max(256).default(availableParallelism()),
  /** For long test data. */
  WORKER_CACHE_MB: z.coerce.number().int().min(0).max(1_048_576).default(256),
  WORKER_SECRET: z.string(),
  REQUIRE_ISOLATION: z.literal('namespaces', 'can only be "namespaces"').optional(),
  ALLOW_WEAK_ISOLATION: z.literal('1', 'can only be "1"').optional(),
})

export interface Config {
  host: string
  port: number
  slots: number
  cacheBytes: number
  secrets: Buffer[]
  requireNamespaces: boolean
  allowWeakIsolation: boolean
}

/** @throws {Error} One line that names every variable that is missing or wrong. */
export function readConfig(env: Env): Config {
  // An empty variable is what compose files make of one that is not set.
  const given = Object.entries(withFile(env)).filter(([, value]) => value !== '')
  const parsed = envSchema.safeParse(Object.fromEntries(given))
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) =>
      given.some(([name]) => name === path[0])
        ? `${String(path[0])}: ${message}`
        : `${String(path[0])} is not set`,
    )
    throw new Error(`Cannot start: ${problems.join('; ')}`)
  }
  const settings = parsed.data
  return {
    host: settings.WORKER_HOST,
    port: settings.WORKER_PORT,
    slots: settings.WORKER_SLOTS,
    cacheBytes: settings.WORKER_CACHE_MB * 1024 * 1024,
    secrets: secretsOf(settings.WORKER_SECRET),
    requireNamespaces: settings.REQUIRE_ISOLATION === 'namespaces',
    allowWeakIsolation: settings.ALLOW_WEAK_ISOLATION === '1',
  }
}

function withFile(env: Env): Env {
  const path = env.WORKER_SECRET_FILE
  if (path === undefined || path === '') return env
  try {
    return { ...env, WORKER_SECRET: readFileSync(path, 'utf8').trim() }
  } catch (error) {
    throw new Error(`Cannot start: WORKER_SECRET_FILE: ${(error as Error).message}`, {
      cause: error,
    })
  }
}

function secretsOf(text: string): Buffer[] {
  try {
    return parseSecrets(text)
  } catch (error) {
    throw new Error(`Cannot start: WORKER_SECRET: ${(error as Error).message}`, { cause: error })
  }
}
