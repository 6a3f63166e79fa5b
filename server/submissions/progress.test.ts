import { EventEmitter, once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/database.ts'
import { connect } from '../database.ts'
import { listenToProgress, PROGRESS_CHANNEL, type Progress } from './progress.ts'

let database: TestDatabase
let progress: Progress
beforeAll(async () => {
  database = await createTestDatabase()
  progress = await listenToProgress(database.sql)
})
afterAll(async () => {
  await progress.stop()
  await database.drop()
})

const tell = (id: number) => database.sql.notify(PROGRESS_CHANNEL, String(id))

test('only who asks for a submission hears of it', async () => {
  const heard = new EventEmitter()
  const forget = progress.subscribe(1, () => heard.emit('1'))
  progress.subscribe(2, () => heard.emit('2'))
  const others: string[] = []
  heard.on('1', () => others.push('1'))
  const second = once(heard, '2')
  await tell(2)
  await second
  expect(others).toEqual([])
  forget()
  const again = once(heard, '2')
  await tell(1)
  await tell(2)
  await again
  expect(others, 'nothing after leaving').toEqual([])
})

test('after the connection was lost the news is heard again', async () => {
  let heard = false
  progress.subscribe(3, () => {
    heard = true
  })
  await database.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`
  await expect
    .poll(async () => {
      await tell(3)
      return heard
    })
    .toBe(true)
})

test('stopping does not mind a connection that is lost', async () => {
  const alone = connect(database.url)
  const listening = await listenToProgress(alone)
  await database.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`
  await listening.stop()
  await alone.end()
})
