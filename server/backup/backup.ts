import { open, rename, rm } from 'node:fs/promises'
import type { Env } from '../../shared/settings.ts'
import type { Sql } from '../database.ts'
import { writePortable } from './portable-backup.ts'
import { connectionOf, findProgram, run } from './programs.ts'

/**
 * Writes all there is, as it is at one moment, while the judge goes on: with the `pg_dump` on PATH
 * where it fits the database, else in a format of our own. Only its owner may read the file, and it
 * is there when it is whole. Answers how it was made.
 */
export async function backUp(
  sql: Sql,
  path: string,
  { env, portable = false }: { env: Env; portable?: boolean },
): Promise<string> {
  const unfinished = `${path}.unfinished`
  try {
    const how = portable ? await inRows(sql, unfinished) : await dump(sql, unfinished, env)
    await rename(unfinished, path)
    return how
  } catch (error) {
    await rm(unfinished, { force: true })
    throw new Error(`Cannot back up to ${path}: ${(error as Error).message}`, { cause: error })
  }
}

async function dump(sql: Sql, path: string, env: Env): Promise<string> {
  const { program, misfit } = await findProgram('pg_dump', sql, env)
  if (!program) return `${await inRows(sql, path)} (${misfit})`
  const args = ['--format=custom', '--no-owner', '--no-privileges', '--no-password']
  const file = await open(path, 'w', 0o600)
  try {
    await run('pg_dump', args, { env: connectionOf(sql, env), output: file.fd })
    await file.sync()
  } finally {
    await file.close()
  }
  return `with ${program}`
}

const inRows = async (sql: Sql, path: string) =>
  `${await writePortable(sql, path)} rows, in the portable format`
