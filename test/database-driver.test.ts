/** What our patch of the driver gives: a connection that ends is an error of its query, and no more. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Sql } from '../server/database.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'

let database: TestDatabase
let sql: Sql

beforeAll(async () => {
  database = await createTestDatabase()
  sql = connect(database.url, { max: 1 })
})
afterAll(async () => {
  await sql.end()
  await database.drop()
})

const endSessions = () => database.sql`
  select pg_terminate_backend(pid) from pg_stat_activity
   where datname = current_database() and pid <> pg_backend_pid()`

test('a transaction whose connection is ended fails, and what it goes on to ask is not done', async () => {
  await sql`create table marks (note text)`
  const later = Promise.withResolvers<unknown>()
  const transaction = sql.begin(async (tx) => {
    await tx`insert into marks values ('before')`
    await endSessions()
    await expect(tx`select 1`).rejects.toMatchObject({ code: /^(CONNECTION_CLOSED|57P01)$/ })
    await expect(sql`select 1 as one`).resolves.toEqual([{ one: 1 }])
    await tx`insert into marks values ('outside')`.catch(later.resolve)
  })
  await expect(transaction).rejects.toThrow()
  expect(await later.promise).toMatchObject({ code: 'CONNECTION_CLOSED' })
  expect(await sql`select note from marks`).toEqual([])
})

test('connections that are ended at any moment serve again, and every query gets an answer', async () => {
  const pools = Array.from({ length: 3 }, () => connect(database.url, { max: 2 }))
  const ending = new AbortController()
  let answered = 0
  const ask = async (pool: Sql) => {
    while (!ending.signal.aborted) {
      await pool`select ${answered}::int`.catch(() => {})
      await pool.begin((tx) => [tx`select 1`, tx`select pg_sleep(0.002)`]).catch(() => {})
      answered += 1
    }
  }
  const asking = pools.flatMap((pool) => Array.from({ length: 4 }, () => ask(pool)))
  for (let count = 0; count < 60; count += 1) {
    await endSessions()
    await sleep(10 + (count % 10))
  }
  ending.abort()
  await Promise.all(asking)
  expect(answered).toBeGreaterThan(0)
  for (const pool of pools) expect(await pool`select 1 as one`).toEqual([{ one: 1 }])
  await Promise.all(pools.map((pool) => pool.end()))
})
