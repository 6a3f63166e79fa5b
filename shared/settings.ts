/** Settings come from the environment, each checked and explained by the schema of its role. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

export type Env = Record<string, string | undefined>

/** What a schema's `meta` says of a setting. */
export interface SettingMeta {
  description: string
  /** Never shown, and also taken from the file that `NAME_FILE` names. */
  secret?: boolean
  /** Said in the place of a default that is not the same everywhere. */
  byDefault?: string
}

export interface Setting {
  name: string
  description: string
  byDefault: string
  required: boolean
}

/** Of every role: what one does not need may be there for another, and is no slip. */
const NAMES = [
  'ADMIN_HANDLE',
  'ADMIN_PASSWORD',
  'ALLOW_WEAK_ISOLATION',
  'AUDIT_DAYS',
  'DATABASE_URL',
  'DATA_DIR',
  'HOST',
  'JWT_SECRET',
  'LOCAL_WORKERS',
  'LOG_LEVEL',
  'MAX_UNFINISHED',
  'METRICS_TOKEN',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_ISSUER',
  'OIDC_NAME',
  'PORT',
  'PUBLIC_URL',
  'RATE_LIMIT_AUTH',
  'RATE_LIMIT_SUBMIT',
  'REQUIRE_ISOLATION',
  'STARTER_PROBLEMS',
  'TRUST_PROXY',
  'WORKERS',
  'WORKER_CACHE_MB',
  'WORKER_HOST',
  'WORKER_PORT',
  'WORKER_SECRET',
  'WORKER_SLOTS',
]

/** What begins so is nobody else's. */
const OURS = /^(RATE_LIMIT|OIDC)_/

export const settingNames = (): readonly string[] => NAMES

/** @throws {Error} One line that names every variable that is missing, wrong or misspelt. */
export function readSettings<Schema extends z.ZodObject>(
  schema: Schema,
  env: Env,
): z.output<Schema> {
  const given = withFiles(schema, withoutEmpty(env))
  const problems = misspelt(Object.keys(given))
  const parsed = schema.safeParse(given)
  if (!parsed.success)
    problems.push(
      ...parsed.error.issues.map(({ path, message }) => {
        const name = String(path[0])
        return given[name] === undefined ? `${name} is not set` : `${name}: ${message}`
      }),
    )
  if (problems.length > 0) throw new Error(`Cannot start: ${problems.join('; ')}`)
  return parsed.data as z.output<Schema>
}

/** An empty variable is what compose files make of one that is not set. */
const withoutEmpty = (env: Env): Env =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))

function withFiles(schema: z.ZodObject, env: Env): Env {
  const resolved = { ...env }
  for (const [name, setting] of Object.entries(schema.shape)) {
    const path = env[`${name}_FILE`]
    if (path === undefined || !metaOf(setting as z.ZodType).secret) continue
    if (env[name] !== undefined)
      throw new Error(`Cannot start: ${name} and ${name}_FILE are both set`)
    try {
      resolved[name] = readFileSync(path, 'utf8').trim()
    } catch (error) {
      throw new Error(`Cannot start: ${name}_FILE: ${(error as Error).message}`, { cause: error })
    }
  }
  return resolved
}

/** Nothing that somebody has set is ignored in silence because of one wrong letter. */
function misspelt(given: readonly string[]): string[] {
  return given.flatMap((name) => {
    const plain = name.replace(/_FILE$/, '')
    if (NAMES.includes(plain) || plain.length < 6) return []
    const meant = NAMES.find((known) => known.length >= 6 && differences(plain, known) <= 2)
    if (meant) return [`${name} is unknown, is ${meant} meant?`]
    return OURS.test(plain) ? [`${name} is unknown`] : []
  })
}

/** How many letters must be changed, added or taken away (Levenshtein). */
function differences(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}

const metaOf = (setting: z.ZodType): SettingMeta => {
  const { description = '', ...meta } = setting.meta() ?? {}
  return { ...meta, description }
}

/** Every setting of a role, as people are told of it. */
export function settingsOf(schema: z.ZodObject): Setting[] {
  return Object.entries(schema.shape).map(([name, setting]) => {
    const { description, secret, byDefault } = metaOf(setting as z.ZodType)
    const unset = (setting as z.ZodType).safeParse(undefined)
    return {
      name: secret ? `${name}, ${name}_FILE` : name,
      description,
      byDefault: byDefault ?? (unset.data === undefined ? '' : String(unset.data)),
      required: !unset.success && byDefault === undefined,
    }
  })
}

/** What `--help` prints. */
export function helpText(command: string, about: string, schemas: readonly z.ZodObject[]): string {
  const settings = new Map(schemas.flatMap(settingsOf).map((setting) => [setting.name, setting]))
  const lines = [...settings.values()].map(({ name, description, byDefault, required }) => {
    const fallback = required ? ' (required)' : byDefault === '' ? '' : ` (default: ${byDefault})`
    return `  ${name}\n      ${description}${fallback}`
  })
  const told = lines.length > 0 ? ['Settings are environment variables:', lines.join('\n')] : []
  return `${[command, about, ...told].join('\n\n')}\n`
}

export const isHelpWanted = (args: readonly string[]): boolean =>
  args.includes('--help') || args.includes('-h')

/** A number as people write it: nothing is rounded, and `1e3` or `0x10` are slips. */
export function wholeNumber(min: number, max: number) {
  const message = `must be a whole number from ${min} to ${max}`
  return z
    .string()
    .regex(/^\s*\d+\s*$/, message)
    .transform(Number)
    .refine((number) => number >= min && number <= max, message)
}

/** In every role. */
export const logLevel = z.enum(
  ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
  'must be trace, debug, info, warn, error, fatal or silent',
)
