/**
 * A portable backup is gzipped lines of JSON, so that it needs no tool of PostgreSQL's and fits every version:
 *
 *     {"format": "distribute-ps", "version": 1, "migrations": ["0001_users.sql", …], "createdAt": …}
 *     ["users", 2, {"id": 7}]     a table, how many rows of it follow, and where its numbering stands
 *     {"id": 1, "handle": …}      a row
 *     …
 *     ["end", 1234]               all rows; without this line the file was cut off
 *
 * Tables come in an order in which every row finds what it refers to.
 */
import { z } from 'zod'
import { migrationFiles, type TransactionSql } from '../database.ts'

export const headerSchema = z.object({
  format: z.literal('distribute-ps'),
  version: z.literal(1),
  migrations: z.array(z.string()).min(1),
  createdAt: z.string(),
})
export type Header = z.infer<typeof headerSchema>

export const sectionSchema = z.union([
  z.tuple([z.literal('end'), z.int().min(0)]),
  z.tuple([z.string(), z.int().min(0), z.record(z.string(), z.int())]),
])

/** A backup of an older version can be brought up to date, one of a newer is beyond us. */
export async function checkVersion(migrations: readonly string[]): Promise<void> {
  const files = await migrationFiles()
  const unknown = migrations.filter((name) => !files.includes(name))
  if (unknown.length > 0) throw new Error(`it is of a newer version (${unknown.join(', ')})`)
}

export const isSection = (line: string): boolean => line.startsWith('[')

/** All that holds data, whatever later migrations add; triggers see to what follows from that. */
export async function listTables(tx: TransactionSql): Promise<string[]> {
  const tables = await tx<{ name: string; needs: string[] }[]>`
    select c.relname as name,
           array(select distinct f.confrelid::regclass::text from pg_constraint f
                  where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = current_schema() and c.relkind = 'r'
       and c.relname <> all(array['migrations', 'problem_tallies', 'bests', 'standings'])
     order by c.relname`
  const ordered = new Set<string>()
  while (ordered.size < tables.length) {
    const ready = tables.filter(
      ({ name, needs }) => !ordered.has(name) && needs.every((needed) => ordered.has(needed)),
    )
    if (ready.length === 0)
      throw new Error('Cannot back up: tables refer to each other in a circle')
    for (const { name } of ready) ordered.add(name)
  }
  return [...ordered]
}

/** The columns that number themselves, each with its sequence. */
export const listSequences = (tx: TransactionSql, table: string) =>
  tx<{ name: string; sequence: string }[]>`
    select a.attname as name, pg_get_serial_sequence(${table}, a.attname) as sequence
      from pg_attribute a
     where a.attrelid = ${table}::regclass and a.attidentity <> ''`
