import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, refusal, type TestApp } from '../../test/app.ts'

let judge: TestApp
beforeAll(async () => {
  judge = await createTestApp({ rateLimits: { authPerMinute: 3, submitPerMinute: 2 } })
})
afterAll(() => judge.close())

const logIn = (handle: string, address: string) =>
  judge.api('POST', '/auth/login', { json: { handle, password: 'wrong one' }, address })

const statuses = (answers: Promise<Response>[]) =>
  Promise.all(answers.map(async (answer) => (await answer).status))

test('an address that tries too many handles has to wait', async () => {
  const handles = ['a1', 'a2', 'a3', 'a4']
  expect(await statuses(handles.map((handle) => logIn(handle, '192.0.2.10')))).toEqual([
    401, 401, 401, 429,
  ])
  const refused = await logIn('a5', '192.0.2.10')
  const seconds = Number(refused.headers.get('Retry-After'))
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(60)
  expect((await refusal(refused)).status).toBe(429)
  expect((await logIn('a5', '192.0.2.11')).status).toBe(401)
})

test('a handle that is tried from many addresses has to wait', async () => {
  const addresses = ['192.0.2.21', '192.0.2.22', '192.0.2.23', '192.0.2.24']
  expect(await statuses(addresses.map((address) => logIn('Victim', address)))).toEqual([
    401, 401, 401, 429,
  ])
  expect((await logIn('victim', '192.0.2.25')).status).toBe(429)
})

test('registering counts as logging in does', async () => {
  const register = (n: number) =>
    judge.api('POST', '/auth/register', {
      json: { handle: `new${n}`, email: `new${n}@example.com`, password: 'long enough' },
      address: '192.0.2.30',
    })
  const answers = []
  for (const n of [1, 2, 3, 4]) answers.push((await register(n)).status)
  expect(answers).toEqual([201, 201, 201, 429])
})

test('a user who submits and runs too often has to wait, wherever they are', async () => {
  const { token } = await judge.signUp('ada')
  const send = (what: string, address: string) =>
    judge.api('POST', `/problems/none/${what}`, {
      token,
      address,
      json: { language: 'javascript', code: 'x' },
    })
  expect((await send('submissions', '192.0.2.41')).status).toBe(404)
  expect((await send('runs', '192.0.2.42')).status).toBe(404)
  expect((await send('runs', '192.0.2.43')).status).toBe(429)
})
