/** A problem of standard input and output, from its making to its verdicts. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { judge, type Stack, startStack } from './stack.ts'

const LINES = Array.from({ length: 50_000 }, (_, at) => `${at} ${at + 1}`)

let stack: Stack
beforeAll(async () => {
  stack = await startStack({ workers: 1 })
  const created = await stack.api('POST', '/problems', {
    token: stack.token,
    json: {
      slug: 'pairs',
      title: 'Pairs',
      statement: 'Each line has two numbers. Print their sums, a line each.',
      kind: 'stdio',
      testCases: [
        { input: '1 2\n', expected: '3\n', sample: true },
        { input: '5 5\n-1 1\n', expected: '10\n0\n', sample: true },
        { input: LINES.join('\n'), expected: LINES.map((_, at) => 2 * at + 1).join('\n') },
      ],
    },
  })
  expect(created.status).toBe(201)
})
afterAll(() => stack.stop())

const LISTENING = `
  import { createInterface } from 'node:readline'
  createInterface({ input: process.stdin }).on('line', (line: string) => {
    const [a, b] = line.split(' ').map(Number) as [number, number]
    console.log(a + b)
  })`
const FIRST_ONLY = `
  const [a, b] = require('fs').readFileSync('/dev/stdin', 'utf8').split(/\\s/).map(Number)
  console.error('read', a, b)
  console.log(a + b)`

const run = async (language: string, code: string, inputs?: string[]) => {
  const json = { language, code, inputs }
  const { body } = await stack.api('POST', '/problems/pairs/runs', { token: stack.token, json })
  return body
}

test('a program runs on an input of its author', async () => {
  expect(await run('typescript', LISTENING, ['3 4\n'])).toMatchObject({
    compileError: null,
    results: [{ input: '3 4\n', expected: null, output: '7\n', verdict: null, message: null }],
  })
})

test('on the samples it is told the first line that differs, and sees what it logged', async () => {
  const { results } = await run('javascript', FIRST_ONLY)
  expect(results).toMatchObject([
    { verdict: 'accepted', output: '3\n', logs: 'read 1 2\n', message: null },
    { verdict: 'wrong_answer', output: '10\n', message: 'line 2: expected "0", got nothing' },
  ])
})

test('an error at the end of the code has its line and column', async () => {
  expect(await run('typescript', 'const n: number = 1\nconsole.log(n')).toMatchObject({
    compileError: { line: 2, column: 14 },
    results: [],
  })
})

test.each([
  ['typescript', LISTENING, 'accepted', 3],
  ['javascript', FIRST_ONLY, 'wrong_answer', 1],
  ['javascript', 'for (;;) console.log(1)', 'output_limit_exceeded', 0],
  ['javascript', "require('child_process')", 'runtime_error', 0],
] as const)('in %s, %j is judged %s', async (language, code, verdict, passed) => {
  const submission = await judge(stack, stack.token, 'pairs', { language, code })
  expect(submission).toMatchObject({ verdict, passed, total: 3 })
})
