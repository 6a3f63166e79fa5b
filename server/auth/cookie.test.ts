import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { clearSessionCookie, setSessionCookie } from './cookie.ts'

const app = new Hono()
  .post('/in', (c) => {
    setSessionCookie(c, { token: 'abc', expiresAt: new Date(Date.now() + 86_400_000) })
    return c.body(null, 204)
  })
  .post('/out', (c) => {
    clearSessionCookie(c)
    return c.body(null, 204)
  })

const cookie = async (url: string, headers = {}) =>
  (await app.request(url, { method: 'POST', headers })).headers.get('Set-Cookie') ?? ''

test('the cookie is out of reach for scripts and for forms of other sites', async () => {
  const set = await cookie('http://judge.example/in')
  expect(set).toMatch(/^session=abc; .*Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/)
})

test('the cookie is for https only when the browser came by https', async () => {
  expect(await cookie('http://judge.example/in')).not.toContain('Secure')
  expect(await cookie('https://judge.example/in')).toContain('; Secure')
  expect(
    await cookie('http://judge.example/in', { Origin: 'https://judge.example' }),
    'a proxy spoke https for us',
  ).toContain('; Secure')
})

test('logging out takes the cookie away', async () => {
  expect(await cookie('http://judge.example/out')).toMatch(/^session=; Max-Age=0; Path=\//)
})
