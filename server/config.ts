import { z } from 'zod'
import { parseSecrets } from '../shared/link.ts'
import { type Env, logLevel, readSettings, wholeNumber } from '../shared/settings.ts'
import type { OidcConfig } from './oidc/provider.ts'

const perMinute = wholeNumber(0, 1_000_000)

/** What travels in the open can be read and changed, except on the machine itself. */
const isPrivate = ({ protocol, hostname }: URL) =>
  protocol === 'https:' ||
  (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))

const privateUrl = z.string().refine(
  (text) => {
    const url = URL.parse(text)
    return url !== null && isPrivate(url)
  },
  { error: 'must be an https:// address', abort: true },
)

export const serverSettings = z.object({
  PORT: wholeNumber(0, 65_535).default(3000).meta({ description: 'Where HTTP is served' }),
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
  MAX_UNFINISHED: wholeNumber(1, 1_000_000)
    .default(5)
    .meta({ description: 'Submissions of one user that may wait or be judged at a time' }),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional().meta({
    description: 'Closes /metrics to who does not send it as a bearer token',
    secret: true,
  }),
  STARTER_PROBLEMS: z
    .literal(['0', '1'], 'can only be "0" or "1"')
    .default('0')
    .meta({ description: 'With 1, a database without problems is given the starter problems' }),
  AUDIT_DAYS: wholeNumber(0, 36_500)
    .default(365)
    .meta({ description: 'How long the audit log is kept; 0 is for ever' }),
  PUBLIC_URL: privateUrl
    .refine((text) => /^\w+:\/\/[^/]+\/?$/.test(text), 'must have no path')
    .transform((text) => new URL(text).origin)
    .optional()
    .meta({
      description: 'The address of this site, such as https://judge.example.org, for OIDC_ISSUER',
    }),
  OIDC_ISSUER: privateUrl.optional().meta({
    description: 'With OpenID Connect: who knows the users, such as https://login.example.org',
  }),
  OIDC_CLIENT_ID: z.string().optional().meta({ description: 'What the issuer calls this judge' }),
  OIDC_CLIENT_SECRET: z
    .string()
    .optional()
    .meta({ description: 'Of this judge, given by the issuer', secret: true }),
  OIDC_NAME: z
    .string()
    .max(40, 'must have at most 40 characters')
    .optional()
    .meta({ description: 'The issuer’s name on the login page', byDefault: 'its host' }),
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
  /** 0 is for ever. */
  auditDays: number
  starterProblems: boolean
  oidc: OidcConfig | undefined
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
    auditDays: settings.AUDIT_DAYS,
    starterProblems: settings.STARTER_PROBLEMS === '1',
    oidc: oidcOf(settings),
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

/** All of it or nothing: half of it would be a button that leads nowhere. */
function oidcOf(settings: z.output<typeof serverSettings>): OidcConfig | undefined {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME, PUBLIC_URL } = settings
  const needed = { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, PUBLIC_URL }
  if (OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET && PUBLIC_URL)
    return {
      issuer: new URL(OIDC_ISSUER),
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      name: OIDC_NAME ?? new URL(OIDC_ISSUER).host,
      publicUrl: PUBLIC_URL,
    }
  if (!OIDC_ISSUER && !OIDC_CLIENT_ID && !OIDC_CLIENT_SECRET && !OIDC_NAME) return undefined
  const missing = Object.entries(needed).flatMap(([name, value]) => (value ? [] : [name]))
  throw new Error(
    `Cannot start: ${missing.join(', ')} must be set, too, for logging in with OpenID Connect`,
  )
}
