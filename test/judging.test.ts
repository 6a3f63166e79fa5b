import { afterAll, beforeAll, expect, test } from 'vitest'
import { DOUBLES, doubling } from './problems.ts'
import { judge, type Stack, startStack } from './stack.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack({ workers: 5 })
})
afterAll(() => stack.stop())

const addProblem = async (slug: string, cases: number, extra = {}) => {
  const json = doubling(slug, cases, extra)
  expect((await stack.api('POST', '/problems', { token: stack.token, json })).status).toBe(201)
}

test('fifty cases on five free workers are five chunks of ten', async () => {
  await addProblem('fifty', 50)
  const submission = await judge(stack, stack.token, 'fifty', { code: DOUBLES })
  expect(submission).toMatchObject({ verdict: 'accepted', passed: 50, total: 50, score: 100 })
  const chunks = Map.groupBy(submission.results, ({ worker }) => worker)
  expect([...chunks.values()].map((results) => results.length)).toEqual([10, 10, 10, 10, 10])
  for (const results of chunks.values()) {
    const [first] = results
    const ordinals = results.map(({ ordinal }) => ordinal)
    expect(ordinals).toEqual(ordinals.map((_, index) => (first?.ordinal ?? 0) + index))
  }
})

test('one wrong case out of many is a wrong answer, with the share that passed', async () => {
  await addProblem('wrong-once', 20)
  const code = 'function double(n) { return n === 13 ? 0 : 2 * n }'
  const submission = await judge(stack, stack.token, 'wrong-once', { code })
  expect(submission).toMatchObject({ verdict: 'wrong_answer', passed: 19, total: 20, score: 95 })
  expect(submission.results.find(({ verdict }) => verdict === 'wrong_answer')?.ordinal).toBe(14)
})

test('code that does not compile has no results but a line and a column', async () => {
  await addProblem('uncompiled', 3)
  const code = 'function double(n) {\n  return 2 *\n}'
  const submission = await judge(stack, stack.token, 'uncompiled', { code })
  expect(submission).toMatchObject({ verdict: 'compile_error', passed: 0, total: 3, results: [] })
  expect(submission).toMatchObject({ compileError: { line: 3, column: 1 } })
})

test('an endless case costs that case only', async () => {
  await addProblem('endless-once', 6, { timeLimitMs: 200 })
  const code = 'function double(n) { while (n === 4); return 2 * n }'
  const submission = await judge(stack, stack.token, 'endless-once', { code })
  expect(submission).toMatchObject({ verdict: 'time_limit_exceeded', passed: 5, total: 6 })
})
