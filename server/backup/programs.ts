/** `pg_dump` and `pg_restore`, which are PostgreSQL's own and may be missing. */
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import type { Env } from '../../shared/settings.ts'
import type { Sql } from '../database.ts'

export type Program = 'pg_dump' | 'pg_restore'

/** A program and its version, or why it cannot be used. */
export type Found = { program: string; misfit?: never } | { program?: never; misfit: string }

/**
 * Only the database's own version fits: an older program does not know all that is in it, and what
 * a newer one writes is not understood by it.
 */
export async function findProgram(name: Program, sql: Sql, env: Env): Promise<Found> {
  const [server] = await sql<[{ major: number }]>`
    select current_setting('server_version_num')::int / 10000 as major`
  try {
    // On Debian the name stands for one of several, chosen by where it is to connect.
    const told = await run(name, ['--version'], { env: connectionOf(sql, env) })
    const [, version, major = 'an unknown version'] = /\(PostgreSQL\) ((\d+)\S*)/.exec(told) ?? []
    if (Number(major) === server.major) return { program: `${name} ${version}` }
    return {
      misfit: `${name} is of PostgreSQL ${major}, the database of ${server.major}`,
    }
  } catch (error) {
    return { misfit: (error as Error).message }
  }
}

/**
 * As the programs read it from the environment: a command line is for all on the machine to see.
 * What else is in there, such as PGSSLROOTCERT, holds.
 */
export function connectionOf({ options }: Sql, env: Env): Env {
  const { host, port, user, pass, database, ssl } = options
  return {
    ...env,
    PGHOST: host.join(','),
    PGPORT: port.join(','),
    PGUSER: user,
    PGDATABASE: database,
    PGPASSWORD: pass ?? '',
    PGSSLMODE: sslModeOf(ssl),
  }
}

/** What the driver does not know by name, it verifies. */
function sslModeOf(ssl: unknown): string {
  if (!ssl) return 'disable'
  return ['require', 'allow', 'prefer'].includes(String(ssl)) ? String(ssl) : 'verify-full'
}

export interface RunOptions {
  env: Env
  /** Where its output goes instead of to the answer. */
  output?: number
}

/** Runs it to its end. What it wrote is the answer; what it complained of, the reason of the error. */
export async function run(
  name: Program,
  args: readonly string[],
  { env, output }: RunOptions,
): Promise<string> {
  const child = spawn(name, args, { env, stdio: ['ignore', output ?? 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('close', resolve).once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'ENOENT' ? 'is not on PATH' : `does not start: ${error.code}`
      reject(new Error(`${name} ${reason}`))
    })
  })
  const [code, written, complaint] = await Promise.all([
    ended,
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
  ])
  if (code === 0) return written
  throw new Error(complaint.trim() || `${name} was stopped`)
}
