import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { applyMigrations, migrationFiles, type Sql, type TransactionSql } from '../database.ts'
import {
  checkVersion,
  headerSchema,
  isSection,
  listSequences,
  listTables,
  sectionSchema,
} from './format.ts'

/** Rows are sent together up to this size. */
const BATCH_CHARS = 4 * 1024 * 1024

/** All of it or, when anything is wrong, nothing. Answers how many rows there are. */
export const restorePortable = (sql: Sql, path: string): Promise<number> =>
  sql.begin(async (tx) => {
    const rows = await load(tx, linesOf(path))
    await applyMigrations(tx, await migrationFiles())
    return rows
  })

/** Ended by LF alone: a row may hold any other character that readers of lines stop at. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const unpacked = createGunzip().setEncoding('utf8')
  // What goes wrong with either is thrown where the text is read.
  pipeline(createReadStream(path), unpacked, () => {})
  let begun: string[] = []
  for await (const chunk of unpacked as AsyncIterable<string>) {
    const [first = '', ...others] = chunk.split('\n')
    begun.push(first)
    for (const other of others) {
      yield begun.join('')
      begun = [other]
    }
  }
}

async function load(tx: TransactionSql, lines: AsyncGenerator<string>): Promise<number> {
  const first = await lines.next()
  await prepare(tx, String(first.value))
  const known = new Set(await listTables(tx))
  const loader = new Loader(tx)
  for await (const line of lines) {
    if (!isSection(line)) {
      await loader.add(line)
      continue
    }
    await loader.endTable()
    const [name, count, numbering] = sectionSchema.parse(JSON.parse(line))
    if (name === 'end') {
      if (count !== loader.rows) throw new Error(`it has ${loader.rows} rows and promises ${count}`)
      return count
    }
    if (!known.has(name)) throw new Error(`it has a table ${name}, which is unknown here`)
    await loader.beginTable(name, count, numbering ?? {})
  }
  throw new Error('it was cut off')
}

/** Makes the schema what it was when the backup was made. */
async function prepare(tx: TransactionSql, line: string): Promise<void> {
  const { migrations } = headerSchema.parse(JSON.parse(line))
  await checkVersion(migrations)
  await applyMigrations(tx, migrations)
  const applied = await tx<{ name: string }[]>`select name from migrations`
  const newer = applied.filter(({ name }) => !migrations.includes(name))
  if (newer.length > 0) throw new Error('it is older than the database, which must be a new one')
  for (const table of await listTables(tx)) {
    const [row] = await tx`select from ${tx(table)} limit 1`
    if (row) throw new Error(`the database is not empty: ${table} has rows`)
  }
}

class Loader {
  rows = 0
  readonly #tx: TransactionSql
  #table: { name: string; missing: number } | undefined
  #batch: string[] = []
  #chars = 0

  constructor(tx: TransactionSql) {
    this.#tx = tx
  }

  async beginTable(name: string, count: number, numbering: Record<string, number>): Promise<void> {
    this.#table = { name, missing: count }
    for (const { name: column, sequence } of await listSequences(this.#tx, name)) {
      const last = numbering[column]
      if (last !== undefined) await this.#tx`select setval(${sequence}::regclass, ${last}::bigint)`
    }
  }

  async add(row: string): Promise<void> {
    if (!this.#table) throw new Error('it has a row of no table')
    this.rows += 1
    this.#table.missing -= 1
    this.#batch.push(row)
    this.#chars += row.length
    if (this.#chars > BATCH_CHARS) await this.#send()
  }

  async endTable(): Promise<void> {
    if (!this.#table) return
    await this.#send()
    const { name, missing } = this.#table
    if (missing !== 0) throw new Error(`the rows of ${name} are not as many as promised`)
  }

  /** PostgreSQL reads the rows; here they stay text. */
  async #send(): Promise<void> {
    if (!this.#table || this.#batch.length === 0) return
    const table = this.#tx(this.#table.name)
    const rows = `[${this.#batch.join(',')}]`
    await this.#tx`
      insert into ${table} overriding system value
      select * from json_populate_recordset(null::${table}, ${rows}::text::json)`
    this.#batch = []
    this.#chars = 0
  }
}
