import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Sql, TransactionSql } from '../database.ts'
import { type Header, listSequences, listTables } from './format.ts'

const ROWS_AT_A_TIME = 200

/** Needs no tool of PostgreSQL's. Answers how many rows it has. */
export async function writePortable(sql: Sql, path: string): Promise<number> {
  let rows = 0
  await sql.begin('isolation level repeatable read read only', async (tx) => {
    const counted = Readable.from(linesOf(tx, (count) => (rows = count)))
    await pipeline(counted, createGzip(), createWriteStream(path, { mode: 0o600, flush: true }))
  })
  return rows
}

async function* linesOf(tx: TransactionSql, onEnd: (rows: number) => void): AsyncGenerator<string> {
  const migrations = await tx<{ name: string }[]>`select name from migrations order by name`
  const header: Header = {
    format: 'distribute-ps',
    version: 1,
    migrations: migrations.map(({ name }) => name),
    createdAt: new Date().toISOString(),
  }
  yield `${JSON.stringify(header)}\n`
  let rows = 0
  for (const table of await listTables(tx)) {
    const [{ count }] = await tx<[{ count: number }]>`
      select count(*) as count from ${tx(table)}`
    yield `${JSON.stringify([table, count, await numbering(tx, table)])}\n`
    const all = tx<{ row: string }[]>`select row_to_json(t)::text as row from ${tx(table)} t`
    for await (const batch of all.cursor(ROWS_AT_A_TIME)) {
      rows += batch.length
      yield batch.map(({ row }) => `${row}\n`).join('')
    }
  }
  yield `${JSON.stringify(['end', rows])}\n`
  onEnd(rows)
}

/** A number is not given twice, even when its row is gone. */
async function numbering(tx: TransactionSql, table: string): Promise<Record<string, number>> {
  const last: Record<string, number> = {}
  for (const { name, sequence } of await listSequences(tx, table)) {
    const [state] = await tx<{ lastValue: number; isCalled: boolean }[]>`
      select last_value, is_called from ${tx(sequence)}`
    if (state?.isCalled) last[name] = state.lastValue
  }
  return last
}
