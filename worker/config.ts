import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { parseSecrets } from '../shared/link.ts'
import { type Env, logLevel, readSettings, wholeNumber } from '../shared/settings.ts'

export const workerSettings = z.object({
  WORKER_HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .meta({ description: 'The address that is listened on; 0.0.0.0 for all' }),
  WORKER_PORT: wholeNumber(0, 65_535)
    .default(7001)
    .meta({ description: 'Where orchestrators find it' }),
  WORKER_SLOTS: wholeNumber(1, 256)
    .default(availableParallelism())
    .meta({ description: 'How many jobs run at a time', byDefault: 'the cores' }),
  WORKER_CACHE_MB: wholeNumber(0, 1_048_576)
    .default(256)
    .meta({ description: 'Memory for long test data' }),
  WORKER_SECRET: z.string().meta({
    description:
      'Shared with the orchestrators, at least 32 bytes. Several, joined by commas, while it is changed',
    secret: true,
  }),
  REQUIRE_ISOLATION: z.literal('namespaces', 'can only be "namespaces"').optional().meta({
    description: 'With namespaces, it does not start where bubblewrap does not hold',
  }),
  ALLOW_WEAK_ISOLATION: z.literal('1', 'can only be "1"').optional().meta({
    description: 'With 1, it judges though fewer than two walls hold. Never for code of strangers',
  }),
  LOG_LEVEL: logLevel.default('info').meta({ description: 'The least that is logged' }),
})

export interface Config {
  host: string
  port: number
  slots: number
  cacheBytes: number
  secrets: Buffer[]
  requireNamespaces: boolean
  allowWeakIsolation: boolean
  logLevel: z.infer<typeof logLevel>
}

/** @throws {Error} One line that names every variable that is missing, wrong or misspelt. */
export function readConfig(env: Env): Config {
  const settings = readSettings(workerSettings, env)
  return {
    host: settings.WORKER_HOST,
    port: settings.WORKER_PORT,
    slots: settings.WORKER_SLOTS,
    cacheBytes: settings.WORKER_CACHE_MB * 1024 * 1024,
    secrets: secretsOf(settings.WORKER_SECRET),
    requireNamespaces: settings.REQUIRE_ISOLATION === 'namespaces',
    allowWeakIsolation: settings.ALLOW_WEAK_ISOLATION === '1',
    logLevel: settings.LOG_LEVEL,
  }
}

function secretsOf(text: string): Buffer[] {
  try {
    return parseSecrets(text)
  } catch (error) {
    throw new Error(`Cannot start: WORKER_SECRET: ${(error as Error).message}`, { cause: error })
  }
}
