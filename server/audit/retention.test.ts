import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/database.ts'
import { keepAuditFor } from './retention.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

const log = pino({ level: 'silent' })

/** Deeds of so many days ago, twice what is forgotten at a time. */
async function remembered(keptDays: number): Promise<number[]> {
  const { sql } = database
  await sql`truncate audit_log`
  await sql`
    insert into audit_log (at, action, address)
    select now() - make_interval(days => days), 'login', '192.0.2.1'
      from unnest(array[0, 29, 31, 400]) days, generate_series(1, 6000)`
  const stop = keepAuditFor(sql, keptDays, log)
  await stop()
  const rows = await sql<{ days: number }[]>`
    select distinct extract(day from now() - at)::int as days from audit_log order by days`
  return rows.map(({ days }) => days)
}

test('what is older than the days that are set is forgotten, and nothing else', async () => {
  expect(await remembered(30)).toEqual([0, 29])
})

test('with 0 days all is kept', async () => {
  expect(await remembered(0)).toEqual([0, 29, 31, 400])
})

test('a database that is away is no reason to end', async () => {
  const { sql } = database
  await sql`alter table audit_log rename to lost`
  await keepAuditFor(sql, 30, log)()
  await sql`alter table lost rename to audit_log`
})
