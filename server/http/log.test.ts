import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, sumProblem, type TestApp } from '../../test/app.ts'

let judge: TestApp
let ada: string
const lines: Record<string, unknown>[] = []
beforeAll(async () => {
  const sink = new Writable({
    write(chunk, _, done) {
      lines.push(JSON.parse(String(chunk)))
      done()
    },
  })
  judge = await createTestApp({ log: pino(sink) })
  const admin = await judge.signUp('chief', 'admin')
  await judge.api('POST', '/problems', { token: admin.token, json: sumProblem('sum') })
  ada = (await judge.signUp('ada')).token
})
afterAll(() => judge.close())

const json = { language: 'javascript', code: 'function sum(a, b) {}' }
const submit = (headers: Record<string, string>) =>
  judge.api('POST', '/problems/sum/submissions', { token: ada, json, headers })

test('the request that brought a submission can be found by it, and the other way round', async () => {
  const answer = await submit({ 'X-Request-Id': 'proxy-17' })
  expect(answer.headers.get('X-Request-Id')).toBe('proxy-17')
  const { id } = (await answer.json()) as { id: number }
  const path = '/api/v1/problems/sum/submissions'
  expect(lines.filter(({ request }) => request === 'proxy-17')).toMatchObject([
    { msg: 'submission accepted', submission: id },
    { msg: 'request', method: 'POST', path, status: 202 },
  ])
})

test.each(['', 'two words', '<script>', 'x'.repeat(65)])(
  'a request called %j gets a name of ours',
  async (name) => {
    const answer = await submit({ 'X-Request-Id': name })
    const given = answer.headers.get('X-Request-Id')
    expect(given).toMatch(/^[0-9a-f-]{36}$/)
    expect(lines.at(-1)).toMatchObject({ msg: 'request', request: given })
  },
)

test('a bug of ours is logged under the name of its request', async () => {
  await judge.sql`alter table problems rename to lost`
  await judge.api('GET', '/problems', { headers: { 'X-Request-Id': 'broken' } })
  await judge.sql`alter table lost rename to problems`
  const broken = lines.filter(({ request }) => request === 'broken')
  expect(broken.map(({ msg }) => msg)).toEqual(['request failed', 'request'])
})
