/** Whatever the description forbids is refused, and nothing that is sent breaks anything. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, sumProblem, type TestApp } from '../../test/app.ts'
import { operations } from './document.ts'
import { failuresOf, type Operation } from './operation.ts'

let judge: TestApp
let admin: string
beforeAll(async () => {
  judge = await createTestApp({ maxUnfinished: 1_000_000 })
  admin = (await judge.signUp('chief', 'admin')).token
  await judge.api('POST', '/problems', { token: admin, json: sumProblem('sum') })
})
afterAll(() => judge.close())

const named = (chosen: (operation: Operation) => unknown) =>
  operations.filter(chosen).map((one) => [`${one.method} ${one.path}`, one] as const)

const pathOf = ({ path, example: { params = {} } }: Operation) =>
  path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '')

const LOST = new Set(['', '__proto__'])

const RUNS = { numRuns: 40 }

/** JSON of any shape, with the texts that break things. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\ud800',
    "'; drop table users; --",
    '__proto__',
    '../..',
    '𝒳'.repeat(99),
  ),
)
const json = fc.oneof(
  fc.jsonValue(),
  text,
  fc.constantFrom(-1, 0, 1e308, 2 ** 53, -0, 0.1, null, [], {}, [[]], { __proto__: null }),
)

/** The example with one thing changed, added or taken away: nearly right is where mistakes hide. */
const nearly = (example: object) => {
  const keys = Object.keys(example)
  return fc
    .record({
      key: fc.oneof(fc.constantFrom(...keys), text),
      value: fc.option(json, { nil: undefined }),
    })
    .map(({ key, value }) => JSON.parse(JSON.stringify({ ...example, [key]: value })) as unknown)
}

test.each(named(({ body }) => body))(
  '%s refuses every body that its schema forbids',
  async (_, one) => {
    const body = fc.oneof(json, nearly(one.example.body as object))
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        const answer = await judge.call(one.method, pathOf(one), {
          token: admin,
          json: sent,
        })
        const parsed = await one.body?.safeParseAsync(sent)
        if (!parsed?.success) expect([404, 422]).toContain(answer.status)
        else
          expect([...Object.keys(one.answers).map(Number), ...failuresOf(one).keys()]).toContain(
            answer.status,
          )
      }),
      RUNS,
    )
  },
)

test.each(named(({ query }) => query))(
  '%s refuses every query that its schema forbids',
  async (_, one) => {
    const { query } = one
    const names = Object.keys(query?.shape ?? {})
    // Names that no query can have: they are lost on the way.
    const name = fc.oneof(
      fc.constantFrom(...names),
      text.filter((name) => !LOST.has(name)),
    )
    const search = fc.dictionary(name, text, { maxKeys: 3 })
    await fc.assert(
      fc.asyncProperty(search, async (sent) => {
        const wellFormed = Object.entries(sent).map(([name, value]) => [
          name.toWellFormed(),
          value.toWellFormed(),
        ])
        const address = `${pathOf(one)}?${new URLSearchParams(wellFormed as [string, string][])}`
        const answer = await judge.call(one.method, address, { token: admin })
        // An empty field counts as absent.
        const given = Object.fromEntries(wellFormed.filter(([, value]) => value !== ''))
        const allowed = query?.safeParse(given).success
        // A file that is missing is refused after the query.
        expect(answer.status).toBe(!allowed ? 422 : one.upload ? 415 : 200)
      }),
      RUNS,
    )
  },
)

test.each(named(({ params }) => params))(
  '%s never breaks on what stands in its path',
  async (_, one) => {
    await fc.assert(
      fc.asyncProperty(text, async (sent) => {
        const path = one.path.replace(/:\w+/g, encodeURIComponent(sent.toWellFormed()))
        const { status } = await judge.call(one.method, path, {
          token: admin,
          ...(one.body && { json: one.example.body }),
        })
        expect(status, path).toBeLessThan(500)
      }),
      RUNS,
    )
  },
)

test.each(named(({ body }) => body))(
  '%s refuses a body that is not JSON, or is not said to be',
  async (_, one) => {
    const send = (type: string, body: string) =>
      judge.call(one.method, pathOf(one), { token: admin, headers: { 'Content-Type': type }, body })
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 50 }), async (bytes) => {
        const { status } = await judge.call(one.method, pathOf(one), {
          token: admin,
          headers: { 'Content-Type': 'application/json' },
          body: bytes as BodyInit,
        })
        expect([400, 422]).toContain(status)
      }),
      { numRuns: 20 },
    )
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx'])
      expect((await send(type, '{}')).status).toBe(415)
  },
)

test.each(named(({ headers }) => headers))(
  '%s takes any headers without breaking',
  async (_, one) => {
    const value = fc.string({ unit: 'grapheme-ascii', maxLength: 300 })
    const headers = fc.record(
      Object.fromEntries(Object.keys(one.headers ?? {}).map((name) => [name, value])),
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(headers, async (sent) => {
        const { status } = await judge.call(one.method, pathOf(one), {
          token: admin,
          json: one.example.body,
          headers: sent as Record<string, string>,
        })
        expect(status).toBeLessThan(500)
      }),
      RUNS,
    )
  },
)
