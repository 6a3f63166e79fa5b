import { open } from 'node:fs/promises'
import type { Env } from '../../shared/settings.ts'
import { migrate, type Sql } from '../database.ts'
import { checkVersion } from './format.ts'
import { restorePortable } from './portable-restore.ts'
import { connectionOf, findProgram, run } from './programs.ts'

/** What the two kinds of backups begin with. */
const GZIP = Buffer.from([0x1f, 0x8b])
const DUMP = Buffer.from('PGDMP')

/**
 * Fills an empty database from either kind of backup: all of it or, when anything is wrong with it,
 * nothing. A backup of an older version is brought up to date afterwards. Answers how it was done.
 */
export async function restore(sql: Sql, path: string, { env }: { env: Env }): Promise<string> {
  try {
    const start = await startOf(path)
    if (start.subarray(0, GZIP.length).equals(GZIP))
      return `${await restorePortable(sql, path)} rows`
    if (start.equals(DUMP)) return await restoreDump(sql, path, env)
    throw new Error('it is not a backup')
  } catch (error) {
    throw new Error(`Cannot restore ${path}: ${(error as Error).message}`, { cause: error })
  }
}

async function startOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(DUMP.length), 0, DUMP.length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function restoreDump(sql: Sql, path: string, env: Env): Promise<string> {
  const { program, misfit } = await findProgram('pg_restore', sql, env)
  if (!program) throw new Error(`it was made with pg_dump, and ${misfit}`)
  await checkVersion(await migrationsIn(path, env))
  const [table] = await sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = current_schema() limit 1`
  if (table) throw new Error(`the database is not empty: it has a table ${table.name}`)
  const whole = ['--single-transaction', '--exit-on-error', '--no-owner', '--no-privileges']
  const connection = connectionOf(sql, env)
  const args = [...whole, '--no-password', `--dbname=${connection.PGDATABASE}`, '--', path]
  await run('pg_restore', args, { env: connection })
  await migrate(sql)
  return `with ${program}`
}

/** The file tells, before anything is restored, of which version of the judge it is. */
async function migrationsIn(path: string, env: Env): Promise<string[]> {
  const args = ['--data-only', '--table=migrations', '--file=-', '--', path]
  const script = await run('pg_restore', args, { env })
  const names = script.match(/^\d{4}_\w+\.sql(?=\t)/gm) ?? []
  if (names.length === 0) throw new Error('it is not of this judge')
  return names
}
