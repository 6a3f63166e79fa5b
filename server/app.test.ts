import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, PASSWORD, refusal, type TestApp } from '../test/app.ts'

let judge: TestApp
let logged = ''
beforeAll(async () => {
  const sink = new Writable({
    write(chunk, _, done) {
      logged += chunk
      done()
    },
  })
  judge = await createTestApp({ log: pino(sink) })
})
afterAll(() => judge.close())

test.each(['/', '/problems', '/api/v1/problems', '/nothing'])(
  '%s lets nothing but our own files in',
  async (path) => {
    const { headers } = await judge.call('GET', path)
    expect(headers.get('Content-Security-Policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; " +
        "frame-ancestors 'none'",
    )
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Referrer-Policy')).toBe('same-origin')
  },
)

test('people get a page for what is not there, programs a problem document', async () => {
  const page = await judge.call('GET', '/nothing')
  expect(page.status).toBe(404)
  expect(page.headers.get('Content-Type')).toContain('text/html')
  expect(await page.text()).toContain('does not exist')
  expect(await refusal(await judge.call('GET', '/api/v1/nothing'))).toEqual({
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail: 'Page does not exist',
  })
})

test('a mistake of ours is logged and not shown', async () => {
  await judge.sql`alter table problems rename to lost`
  const answer = await judge.api('GET', '/problems')
  await judge.sql`alter table lost rename to problems`
  expect(answer.status).toBe(500)
  expect((await refusal(answer)).detail).toBe('Something went wrong on our side')
  expect(logged).toContain('relation \\"problems\\" does not exist')
})

test('the log holds no secret', async () => {
  const { token } = await judge.signUp('ada')
  await judge.api('GET', '/me?access_token=hidden-in-the-query', { token })
  await judge.api('GET', '/me', { headers: { Cookie: `session=${token}` } })
  expect(logged).toContain('"path":"/api/v1/me","status":200')
  for (const secret of [token, PASSWORD, 'hidden-in-the-query', 'argon2'])
    expect(logged).not.toContain(secret)
})
