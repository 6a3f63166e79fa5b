import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sql } from '../database.ts'
import { insertProblem } from '../problems/queries.ts'
import { readPackage } from './read.ts'

/**
 * Puts every package of the folder into a database that has no problems yet.
 * @returns How many there were; 0 when the database has problems already.
 */
export async function seedProblems(sql: Sql, folder: string): Promise<number> {
  const [first] = await sql`select 1 from problems limit 1`
  if (first) return 0
  const entries = await readdir(folder, { withFileTypes: true })
  const packages = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const drafts = await Promise.all(packages.sort().map((name) => readPackage(join(folder, name))))
  // All or none, so that an interrupted first start is a first start again.
  await sql.begin(async (tx) => {
    for (const draft of drafts) await insertProblem(tx, draft)
  })
  return drafts.length
}
