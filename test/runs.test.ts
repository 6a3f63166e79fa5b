import { afterAll, beforeAll, expect, test } from 'vitest'
import { sumProblem } from './app.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack({ workers: 1 })
  await create(sumProblem('sum'))
  await create({
    slug: 'shout',
    title: 'Shout',
    statement: 'Repeat it in capitals.',
    kind: 'stdio',
    testCases: [{ input: 'secret', expected: 'SECRET' }],
  })
})
afterAll(() => stack.stop())

const create = (json: object) => stack.api('POST', '/problems', { token: stack.token, json })

const run = async (slug: string, code: string, inputs?: unknown[]) => {
  const json = { language: 'javascript', code, inputs }
  return stack.api('POST', `/problems/${slug}/runs`, { token: stack.token, json })
}

test('without inputs a solution runs on the samples and is compared', async () => {
  const { status, body } = await run('sum', 'function sum(a, b) { console.log(a); return a * b }')
  expect(status).toBe(200)
  expect(body).toEqual({
    compileError: null,
    results: [
      {
        input: '[1,2]',
        expected: '3',
        output: '2',
        verdict: 'wrong_answer',
        share: null,
        timeMs: expect.any(Number),
        memoryKb: expect.any(Number),
        logs: '1\n',
        message: expect.any(String),
      },
    ],
  })
})

test('inputs of the solver have outputs and no verdict, unless something went wrong', async () => {
  const code = 'function sum(a, b) { if (b > 9) throw new RangeError("too large"); return a + b }'
  const { body } = await run('sum', code, [
    [1, 5],
    [1, 10],
  ])
  expect(body.results).toMatchObject([
    { input: '[1,5]', expected: null, output: '6', verdict: null, message: null },
    { input: '[1,10]', expected: null, output: null, verdict: 'runtime_error' },
  ])
  expect(body.results[1]?.message).toContain('RangeError: too large')
})

test('code that does not compile has no results', async () => {
  const { status, body } = await run('sum', 'function sum(a, b) {\n  return a +\n}')
  expect(status).toBe(200)
  expect(body).toEqual({
    compileError: { message: expect.stringContaining('SyntaxError'), line: 3, column: 1 },
    results: [],
  })
})

test('a problem without samples needs inputs, and hidden cases are none', async () => {
  const { status, body } = await run('shout', 'console.log(1)')
  expect(status).toBe(422)
  expect(body).toMatchObject({ errors: [{ field: 'inputs' }] })
})

test('a run leaves nothing behind', async () => {
  const { body } = await stack.api('GET', '/submissions')
  expect(body).toEqual({ items: [], next: null })
})
