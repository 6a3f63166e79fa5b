import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, PASSWORD, type TestApp } from '../../test/app.ts'

let behind: TestApp
let open: TestApp
beforeAll(async () => {
  behind = await createTestApp({ trustProxy: true })
  open = await createTestApp()
  for (const judge of [behind, open]) await judge.signUp('ada')
})
afterAll(async () => {
  await behind.close()
  await open.close()
})

const logIn = async ({ call, sql }: TestApp, headers: Record<string, string>) => {
  const answer = await call('POST', '/login', {
    body: new URLSearchParams({ handle: 'ada', password: PASSWORD }),
    headers,
    address: '10.0.0.1',
  })
  const [deed] = await sql<[{ address: string }]>`
    select address from audit_log where action = 'login' order by id desc limit 1`
  return { cookie: answer.headers.get('Set-Cookie') ?? '', address: deed.address }
}

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['6.6.6.6, 203.0.113.9', '203.0.113.9'],
  ['6.6.6.6,203.0.113.9 ', '203.0.113.9'],
  ['', '10.0.0.1'],
])('behind a proxy, X-Forwarded-For: %j is a client at %s', async (header, address) => {
  expect((await logIn(behind, { 'X-Forwarded-For': header })).address).toBe(address)
})

test('without one, nobody can make up where they are', async () => {
  expect((await logIn(open, { 'X-Forwarded-For': '203.0.113.9' })).address).toBe('10.0.0.1')
})

test('behind a proxy that speaks https the cookie is Secure', async () => {
  expect((await logIn(behind, { 'X-Forwarded-Proto': 'https' })).cookie).toContain('; Secure')
  expect((await logIn(behind, { 'X-Forwarded-Proto': 'https, http' })).cookie).not.toContain(
    'Secure',
  )
  expect((await logIn(behind, {})).cookie).not.toContain('Secure')
  expect((await logIn(open, { 'X-Forwarded-Proto': 'https' })).cookie).not.toContain('Secure')
})

test('behind a proxy, each client has a limit of its own', async () => {
  const rateLimits = { authPerMinute: 2, submitPerMinute: 0 }
  const judge = await createTestApp({ trustProxy: true, rateLimits })
  try {
    const attempt = async (address: string, handle: string) => {
      const json = { handle, password: 'wrong' }
      const headers = { 'X-Forwarded-For': address }
      return (await judge.api('POST', '/auth/login', { json, headers })).status
    }
    expect(await attempt('203.0.113.1', 'a')).toBe(401)
    expect(await attempt('203.0.113.1', 'b')).toBe(401)
    expect(await attempt('203.0.113.1', 'c')).toBe(429)
    expect(await attempt('203.0.113.2', 'c')).toBe(401)
  } finally {
    await judge.close()
  }
})
