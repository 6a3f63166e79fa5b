import { EventEmitter, once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, sumProblem, type TestApp } from '../../test/app.ts'
import { judgeNext } from '../../test/judged.ts'
import { preferredWait } from './wait.ts'

let judge: TestApp
let ada: string
/** Tells when somebody begins to wait for a submission, and when they stop. */
const waiters = new EventEmitter()

beforeAll(async () => {
  judge = await createTestApp()
  const { progress } = judge.deps
  const subscribe = progress.subscribe.bind(progress)
  progress.subscribe = (submissionId, listener) => {
    const unsubscribe = subscribe(submissionId, listener)
    waiters.emit('begin')
    return () => {
      unsubscribe()
      waiters.emit('end')
    }
  }
  const admin = await judge.signUp('chief', 'admin')
  ada = (await judge.signUp('ada')).token
  await judge.api('POST', '/problems', { token: admin.token, json: sumProblem('sum') })
})
afterAll(() => judge.close())

const json = { language: 'javascript', code: 'function sum(a, b) { return a + b }' }
const submit = (prefer: string, headers = {}) =>
  judge.api('POST', '/problems/sum/submissions', {
    token: ada,
    json,
    headers: { Prefer: prefer, ...headers },
  })

test('who prefers to wait gets the finished submission in one answer', async () => {
  const begun = once(waiters, 'begin')
  const answer = submit('respond-async, wait=50', { 'Idempotency-Key': 'once' })
  await begun
  await judgeNext(judge.sql)
  const { status, headers } = await answer
  expect(status).toBe(200)
  expect(headers.get('Preference-Applied')).toBe('wait=50')
  const submission = (await (await answer).json()) as { id: number }
  expect(submission).toMatchObject({
    status: 'done',
    verdict: 'accepted',
    passed: 3,
    code: json.code,
  })
  expect(headers.get('Location')).toBe(`/api/v1/submissions/${submission.id}`)
  const read = await judge.api('GET', `/submissions/${submission.id}`, { token: ada })
  expect(await read.json()).toEqual(submission)

  const again = await submit('wait=50', { 'Idempotency-Key': 'once' })
  expect(again.status).toBe(200)
  expect(await again.json()).toEqual(submission)
})

test('who has waited in vain gets what others get at once', async () => {
  const ended = once(waiters, 'end')
  const answer = await submit('wait=1')
  expect(answer.status).toBe(202)
  expect(answer.headers.get('Preference-Applied')).toBe(null)
  expect(await answer.json()).toEqual({ id: expect.any(Number), status: 'queued' })
  await ended
})

test('nobody waits for a submission that is gone', async () => {
  const begun = once(waiters, 'begin')
  const answer = submit('wait=50')
  await begun
  await judge.sql`delete from submissions`
  await judge.sql`select pg_notify('submission_progress', id::text) from generate_series(1, 100) id`
  expect((await answer).status).toBe(202)
})

test.each([
  ['wait=10', 10],
  ['WAIT = 10', 10],
  ['wait="10"', 10],
  ['return=minimal, wait=10; x=1', 10],
  ['wait=5, wait=10', 5],
  ['wait=3600', 60],
  ['wait=0', 0],
  ['wait=-1', 0],
  ['wait=soon', 0],
  ['wait', 0],
  ['await=10', 0],
  ['', 0],
  [undefined, 0],
])('Prefer: %s waits %s seconds', (header, seconds) => {
  expect(preferredWait(header)).toBe(seconds)
})
