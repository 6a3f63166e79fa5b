import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, sumProblem, type TestApp } from '../../test/app.ts'
import { type AppEnv, asVisitor } from '../auth/middleware.ts'
import { AppError } from '../errors.ts'
import { showError } from '../http/failures.ts'
import { ownPath } from './preferences.ts'

let judge: TestApp

beforeAll(async () => {
  judge = await createTestApp()
  const { token } = await judge.signUp('chief', 'admin')
  await judge.api('POST', '/problems', { token, json: sumProblem('sum') })
})
afterAll(() => judge.close())

const PARTIAL = { headers: { 'HX-Request': 'true', 'HX-Request-Type': 'partial' } }

test('a page comes whole to a browser, and as its part to htmx', async () => {
  const whole = await judge.call('GET', '/problems')
  const part = await judge.call('GET', '/problems', PARTIAL)
  expect(await whole.text()).toMatch(/^<!doctype html><html lang="en".*<div id="problems">/s)
  expect(await part.text()).toMatch(/^<div id="problems">/)
  for (const response of [whole, part])
    expect(response.headers.get('Vary')).toContain('HX-Request-Type')
})

const failWith = (error: AppError) =>
  new Hono<AppEnv>().use(asVisitor(false)).get('/', (c) => showError(c, error))

test.each([400, 403, 404, 405, 409, 413, 422, 429, 500, 503] as const)(
  'an error %i is a page, and a notice for htmx',
  async (status) => {
    const failing = failWith(new AppError(status, 'It went <wrong>'))
    const whole = await failing.request('/')
    expect(whole.status).toBe(status)
    const html = await whole.text()
    expect(html).toMatch(/^<!doctype html>.*<h1>[^<]+<\/h1>/s)
    expect(html).toContain('It went &lt;wrong>.')
    const part = await failing.request('/', PARTIAL)
    expect(part.status).toBe(status)
    expect(await part.text()).toMatch(/^<div class="notice error" role="alert">/)
  },
)

test('who is to wait is told how long', async () => {
  const error = new AppError(429, 'Too many', { retryAfterSeconds: 7 })
  const response = await failWith(error).request('/', PARTIAL)
  expect(response.headers.get('Retry-After')).toBe('7')
  expect(await response.text()).toContain('Try again in 7 seconds.')
})

test('who must log in first is led back afterwards', async () => {
  const response = await judge.call('GET', '/admin')
  expect(response.status).toBe(401)
  expect(await response.text()).toContain('href="/login?back=%2Fadmin"')
})

test.each([
  ['/problems/sum?language=typescript', '/problems/sum?language=typescript'],
  ['//evil.example/', '/'],
  ['/\\evil.example/', '/'],
  ['/x\\y', '/'],
  ['/\t/evil.example', '/'],
  ['https://evil.example/', '/'],
  ['javascript:alert(1)', '/'],
  ['', '/'],
  [undefined, '/'],
])('after a form with back=%j the reader is at %j', (given, path) => {
  expect(ownPath(given)).toBe(path)
})

test('the theme is kept in a cookie and written into the page', async () => {
  const chosen = await judge.call('POST', '/preferences', {
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'theme=dark&back=%2Flogin',
  })
  expect(chosen.status).toBe(303)
  expect(chosen.headers.get('Location')).toBe('/login')
  const [cookie = ''] = (chosen.headers.get('Set-Cookie') ?? '').split(';')
  const page = await judge.call('GET', '/login', { headers: { Cookie: cookie } })
  expect(await page.text()).toContain('data-theme="dark"')
})

test('an asset is found by the hash of its content only', async () => {
  const html = await (await judge.call('GET', '/login')).text()
  const [path = ''] = /\/assets\/app-[\w-]{12}\.css/.exec(html) ?? []
  const found = await judge.call('GET', path)
  expect(found.headers.get('Cache-Control')).toContain('immutable')
  expect((await judge.call('GET', path.replace('app-', 'app-x'))).status).toBe(404)
})
