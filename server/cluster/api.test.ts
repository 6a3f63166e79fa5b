import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { Fleet } from '../judging/fleet.ts'

let judge: TestApp
let fleet: Fleet
let admin: string
beforeAll(async () => {
  // A port that nobody listens on.
  fleet = new Fleet({
    workers: ['127.0.0.1:1'],
    secrets: [Buffer.alloc(32)],
    log: pino({ level: 'silent' }),
  })
  judge = await createTestApp({ fleet })
  admin = (await judge.signUp('chief', 'admin')).token
})
afterAll(async () => {
  await fleet.stop()
  await judge.close()
})

const workers = async (token?: string) => {
  const answer = await judge.api('GET', '/workers', { token })
  expect(answer.status).toBe(200)
  return (await answer.json()) as { items: Record<string, unknown>[] }
}

test('everybody sees which workers there are and how long the queue is', async () => {
  const answer = await workers()
  expect(answer).toMatchObject({ next: null, queue: { queued: 0, judging: 0 } })
  expect(answer.items).toMatchObject([
    { state: 'down', slots: 0, busy: 0, languages: [], isolation: null },
  ])
})

test('where a worker is and why it is down is for admins', async () => {
  expect(JSON.stringify(await workers())).not.toMatch(/127\.0\.0\.1|ECONNREFUSED/)
  await expect
    .poll(async () => (await workers(admin)).items[0])
    .toMatchObject({ address: '127.0.0.1:1', reason: expect.stringContaining('ECONNREFUSED') })
})
