import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, refusal, type TestApp } from '../../test/app.ts'
import { connect } from '../database.ts'

let judge: TestApp
beforeAll(async () => {
  judge = await createTestApp()
})
afterAll(() => judge.close())

test('a process that answers is healthy, but not ready without a worker', async () => {
  const health = await judge.call('GET', '/healthz')
  expect(health.status).toBe(200)
  expect(await health.json()).toEqual({ status: 'ok' })
  const ready = await judge.call('GET', '/readyz')
  expect(ready.status).toBe(503)
  expect((await refusal(ready)).detail).toBe('Not ready: no worker is up')
})

test('without a database everything else says when to come again', async () => {
  // A port that nobody listens on.
  const sql = connect('postgres://nobody@127.0.0.1:1/nothing', { max: 1 })
  const alone = await createTestApp({ sql })
  expect((await alone.call('GET', '/healthz')).status).toBe(200)
  for (const path of ['/readyz', '/api/v1/problems', '/api/v1/submissions/1', '/api/v1/workers']) {
    const answer = await alone.call('GET', path)
    expect(answer.status, path).toBe(503)
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0)
    expect((await refusal(answer)).detail).not.toContain('127.0.0.1')
  }
  const started = performance.now()
  for (let n = 0; n < 15; n += 1) await alone.api('GET', '/problems')
  expect(performance.now() - started, 'nobody waits for long').toBeLessThan(8000)
  await alone.close()
  await sql.end()
})

test('a database that was away is used again', async () => {
  expect((await judge.api('GET', '/problems')).status).toBe(200)
  await judge.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`
  await expect.poll(async () => (await judge.api('GET', '/problems')).status).toBe(200)
})

test('the list of workers says how long the queue is', async () => {
  const answer = await judge.api('GET', '/workers')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({ items: [], next: null, queue: { queued: 0, judging: 0 } })
})
