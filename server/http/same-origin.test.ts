import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, refusal, type TestApp } from '../../test/app.ts'

let judge: TestApp
let token: string
beforeAll(async () => {
  judge = await createTestApp()
  token = (await judge.signUp('ada', 'admin')).token
})
afterAll(() => judge.close())

const remove = (headers: Record<string, string>) =>
  judge.call('DELETE', 'https://judge.example/api/v1/problems/none', { headers })
const cookie = () => ({ Cookie: `session=${token}` })

test.each([
  ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
  ['a neighbour', { 'Sec-Fetch-Site': 'same-site' }],
  ['another origin', { Origin: 'https://evil.example' }],
  ['another port', { Origin: 'https://judge.example:8443' }],
  ['an opaque origin', { Origin: 'null' }],
])('a change that a cookie vouches for is refused from %s', async (_, headers) => {
  const answer = await remove({ ...cookie(), ...headers })
  expect(answer.status).toBe(403)
  expect((await refusal(answer)).detail).toContain('another site')
})

test.each([
  ['our own page', { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://judge.example' }],
  ['our own page in an older browser', { Origin: 'https://judge.example' }],
  ['our own page behind a proxy that speaks https', { Origin: 'http://judge.example' }],
  ['a program', {}],
])('a change that a cookie vouches for is taken from %s', async (_, headers) => {
  const answer = await remove({ ...cookie(), ...headers })
  expect(answer.status).toBe(404)
  expect((await refusal(answer)).detail).toBe('Problem does not exist')
})

test('a change that a token vouches for may come from anywhere', async () => {
  const answer = await remove({
    Authorization: `Bearer ${token}`,
    'Sec-Fetch-Site': 'cross-site',
    Origin: 'https://evil.example',
  })
  expect(answer.status).toBe(404)
})

test('a visitor cannot be logged in by another site', async () => {
  const answer = await judge.api('POST', '/auth/login', {
    json: { handle: 'ada', password: 'whatever' },
    headers: { 'Sec-Fetch-Site': 'cross-site' },
  })
  expect(answer.status).toBe(403)
})

test('reading is not asked where it comes from', async () => {
  const answer = await judge.api('GET', '/me', {
    headers: { ...cookie(), 'Sec-Fetch-Site': 'cross-site' },
  })
  expect(answer.status).toBe(200)
})
