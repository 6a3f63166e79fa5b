import { readdir, readFile } from 'node:fs/promises'
import postgres from 'postgres'

/** Ids are `bigint` in the database and stay far below 2^53, so they are numbers here. */
export type Sql = postgres.Sql<{ bigint: number }>
export type TransactionSql = postgres.TransactionSql<{ bigint: number }>

/** Only one orchestrator migrates at a time; the number is arbitrary and ours. */
const MIGRATION_LOCK = 716_253_401

export interface ConnectOptions {
  max?: number
  /** Is told every query. */
  debug?: (connection: number, query: string, parameters: unknown[]) => void
}

export const connect = (url: string, options: ConnectOptions = {}): Sql => {
  const { address, socketFolder } = unixSocket(url)
  return postgres(address, {
    ...(socketFolder && { host: socketFolder }),
    max: options.max ?? 10,
    ...(options.debug && { debug: options.debug }),
    connect_timeout: 10,
    // While the server is away a query waits for the next attempt, so they are never far apart.
    backoff: () => 0.1 + Math.random() * 0.1,
    // Column names only: what lies in a jsonb value is ours to name.
    transform: { column: { from: postgres.toCamel, to: postgres.fromCamel } },
    types: { bigint: { to: 20, from: [20], parse: Number, serialize: String } },
    onnotice: () => {},
  })
}

/** `postgres://user@/name?host=/folder` is how libpq names a unix socket; the driver does not read it. */
function unixSocket(url: string): { address: string; socketFolder: string | null } {
  const [, start, query] = /^(.*?)\?(.*)$/.exec(url) ?? [url, url, '']
  const parameters = new URLSearchParams(query)
  const socketFolder = parameters.get('host')
  if (!start || !socketFolder?.startsWith('/')) return { address: url, socketFolder: null }
  parameters.delete('host')
  return { address: `${start.replace('@/', '@localhost/')}?${parameters}`, socketFolder }
}

/**
 * Brings the schema up to date: every file of `sql/migrations`, in order, once. Any number of
 * orchestrators may start at the same time; the later ones wait for the first.
 */
export async function migrate(sql: Sql): Promise<string[]> {
  const files = await migrationFiles()
  return sql.begin(async (tx) => applyMigrations(tx, files))
}

const MIGRATIONS = new URL('../sql/migrations/', import.meta.url)

/** In the order in which they are applied. */
export const migrationFiles = async (): Promise<string[]> =>
  (await readdir(MIGRATIONS)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort()

/** Answers those that were not there yet. */
export async function applyMigrations(
  tx: TransactionSql,
  files: readonly string[],
): Promise<string[]> {
  await tx`select pg_advisory_xact_lock(${MIGRATION_LOCK})`
  await tx`
    create table if not exists migrations (
      name text primary key,
      applied_at timestamptz not null default now()
    )`
  const applied = new Set((await tx`select name from migrations`).map(({ name }) => name))
  const missing = files.filter((name) => !applied.has(name))
  for (const name of missing) {
    await tx.unsafe(await readFile(new URL(name, MIGRATIONS), 'utf8'))
    await tx`insert into migrations (name) values (${name})`
  }
  return missing
}

/** What PostgreSQL, its driver and the sockets under it say when the database is away or coming back. */
const AWAY = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOENT', // the unix socket is gone
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  '53300', // too_many_connections
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
])
/** Of SQLSTATEs that tell of connections. */
const CONNECTION_CLASS = /^08\d{3}$/

export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false
  const code = String(error.code)
  return AWAY.has(code) || CONNECTION_CLASS.test(code)
}
