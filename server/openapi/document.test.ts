import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { operations } from './document.ts'
import { failuresOf } from './operation.ts'

let judge: TestApp
beforeAll(async () => {
  judge = await createTestApp()
})
afterAll(() => judge.close())

test('the document is OpenAPI 3.1', async () => {
  const answer = await judge.call('GET', '/api/openapi.json')
  expect(answer.status).toBe(200)
  const validator = new Validator()
  const { errors } = await validator.validate((await answer.json()) as Record<string, unknown>)
  expect(errors ?? []).toEqual([])
  expect(validator.version).toBe('3.1')
})

test('every route for programs is in the document, and nothing else', () => {
  const isForPrograms = ({ method, path }: { method: string; path: string }) =>
    method !== 'ALL' && /^\/(api\/(?!docs$)|healthz$|readyz$|metrics$)/.test(path)
  const routes = judge.app.routes
    .filter(isForPrograms)
    .map(({ method, path }) => `${method} ${path}`)
  const documented = operations.map(({ method, path }) => `${method} ${path}`)
  expect(documented.toSorted()).toEqual([...new Set(routes)].sort())
})

test.each(
  operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const),
)('%s is described completely', (_, operation) => {
  const { path, params = {}, query, body, answers, example } = operation
  const named = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name)
  expect(Object.keys(params)).toEqual(named)
  expect(Object.keys(example.params ?? {})).toEqual(named)
  const answer = answers[example.status]
  expect(answer).toBeDefined()
  if (body) body.parse(example.body)
  if (query) query.parse(example.query ?? {})
  if (example.answer !== undefined) answer?.schema?.parse(example.answer)
  for (const status of failuresOf(operation).keys()) expect(answers[status]).toBeUndefined()
})

test('a person reads the same on a page that runs no foreign code', async () => {
  const answer = await judge.call('GET', '/api/docs')
  expect(answer.status).toBe(200)
  const html = await answer.text()
  for (const { method, path, summary } of operations) {
    expect(html).toContain(`${method} ${path}`)
    expect(html).toContain(summary)
  }
  for (const [, source] of html.matchAll(/(?:src|href)="([^"]+)"/g)) expect(source).toMatch(/^[/#]/)
  expect(html).not.toMatch(/<script(?![^>]* src=)|style=|onclick=/)
})
