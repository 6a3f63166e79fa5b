import { z } from 'zod'
import { parseSecrets } from '../shared/link.ts'
import { type Env, logLevel, readSettings } from '../shared/settings.ts'

const perMinute = z.coerce.number().int().min(0).max(1_000_000)

export const serverSettings = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(3000)
    .meta({ description: 'Where HTTP is served' }),
  HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .meta({ description: 'The address that is listened on; 0.0.0.0 for all' }),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .meta({ description: 'The PostgreSQL database', secret: true }),
  WORKERS: z.string().default('').meta({
    description:
      'The workers, joined by commas: host:port, or dns:name:port for all addresses of a name',
  }),
  WORKER_SECRET: z.string().meta({
    description:
      'Shared with the workers, at least 32 bytes. Several, joined by commas, while it is changed',
    secret: true,
  }),
  JWT_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters')
    .meta({ description: 'Signs sessions; the same for all orchestrators', secret: true }),
  ADMIN_HANDLE: z
    .string()
    .default('admin')
    .meta({ description: 'The account that is made at the first start' }),
  ADMIN_PASSWORD: z
    .string()
    .min(8, 'must have at least 8 characters')
    .optional()
    .meta({ description: 'Of that account', secret: true, byDefault: 'random, shown once' }),
  TRUST_PROXY: z.literal('1', 'can only be "1"').optional().meta({
    description:
      'With 1, the last X-Forwarded-For and X-Forwarded-Proto are believed. Only behind a proxy',
  }),
  RATE_LIMIT_AUTH: perMinute.default(20).meta({
    description: 'Logins and registrations a minute, by address and by handle; 0 is no limit',
  }),
  RATE_LIMIT_SUBMIT: perMinute.default(30).meta({
    description: 'Submissions and runs a minute, by address and by user; 0 is no limit',
  }),
  MAX_UNFINISHED: z.coerce
    .number()
    .int()
    .min(1)
    .default(5)
    .meta({ description: 'Submissions of one user that may wait or be judged at a time' }),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional().meta({
    description: 'Closes /metrics to who does not send it as a bearer token',
    secret: true,
  }),
  LOG_LEVEL: logLevel.default('info').meta({ description: 'The least that is logged' }),
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
  trustProxy: boolean
  rateLimits: { authPerMinute: number; submitPerMinute: number }
  maxUnfinished: number
  metricsToken: string | undefined
  logLevel: z.infer<typeof logLevel>
}

/** @throws {Error} One line that names every variable that is missing, wrong or misspelt. */
export function readConfig(env: Env): Config {
  const settings = readSettings(serverSettings, env)
  return {
    port: settings.PORT,
    host: settings.HOST,
    databaseUrl: settings.DATABASE_URL,
    workers: settings.WORKERS.split(',').flatMap((entry) => entry.trim() || []),
    workerSecrets: secretsOf(settings.WORKER_SECRET),
    jwtSecret: new TextEncoder().encode(settings.JWT_SECRET),
    adminHandle: settings.ADMIN_HANDLE,
    adminPassword: settings.ADMIN_PASSWORD,
    trustProxy: settings.TRUST_PROXY === '1',
    rateLimits: {
      authPerMinute: settings.RATE_LIMIT_AUTH,
      submitPerMinute: settings.RATE_LIMIT_SUBMIT,
    },
    maxUnfinished: settings.MAX_UNFINISHED,
    metricsToken: settings.METRICS_TOKEN,
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
