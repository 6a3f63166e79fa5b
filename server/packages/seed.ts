import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Sql, TransactionSql } from '../database.ts'
import { insertProblem } from '../problems/queries.ts'
import { readPackage } from './read.ts'

export const STARTER_PROBLEMS = fileURLToPath(new URL('../../problems', import.meta.url))

/** Of several orchestrators that start on an empty database one seeds; the number is arbitrary and ours. */
const SEED_LOCK = 716_253_402

/**
 * Puts every package of the folder into a database that has no problems yet.
 * @returns How many there were; 0 when the database has problems already.
 */
export async function seedProblems(sql: Sql, folder: string): Promise<number> {
  if (await hasProblems(sql)) return 0
  const entries = await readdir(folder, { withFileTypes: true })
  const packages = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const drafts = await Promise.all(packages.sort().map((name) => readPackage(join(folder, name))))
  // All or none, so that an interrupted first start is a first start again.
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${SEED_LOCK})`
    if (await hasProblems(tx)) return 0
    for (const draft of drafts) await insertProblem(tx, draft)
    return drafts.length
  })
}

async function hasProblems(sql: Sql | TransactionSql): Promise<boolean> {
  const [first] = await sql`select 1 from problems limit 1`
  return first !== undefined
}
