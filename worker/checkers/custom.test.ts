import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withoutPlace } from '../../shared/place.ts'
import type { Job, Result } from '../judge.ts'
import { LIMITS, startJudge } from '../testkit.ts'

/** Endless checkers take all of it, and one that fills its memory less, on a busy machine, too. */
const CHECKER_MS = 8 * LIMITS.timeMs

let kit: Awaited<ReturnType<typeof startJudge>>
beforeAll(async () => {
  kit = await startJudge(1, { checkerMs: CHECKER_MS })
})
afterAll(() => kit.close())

const ECHO = 'function solve(n) { return n }'
const checkedBy = (code: string, changes: Partial<Job> = {}): Partial<Job> => ({
  checker: { name: 'custom', language: 'javascript', code },
  cases: [{ ordinal: 0, input: '[[3, 4]]', expected: '7' }],
  ...changes,
})
const checked = (checker: string, solution = ECHO, changes: Partial<Job> = {}) =>
  kit.runOne(solution, checkedBy(checker, changes))

const told = ({ verdict, share, message }: Result) => ({ verdict, share, message })

test.each([
  ["{ verdict: 'ok' }", { verdict: 'accepted', share: null, message: null }],
  ["{ verdict: 'ok', message: 'well' }", { verdict: 'accepted', share: null, message: 'well' }],
  ["{ verdict: 'wrong', message: 'no' }", { verdict: 'wrong_answer', share: null, message: 'no' }],
  ["{ verdict: 'points', points: 0.25 }", { verdict: 'wrong_answer', share: 0.25, message: null }],
  ["{ verdict: 'points', points: 1 }", { verdict: 'accepted', share: null, message: null }],
  ["{ verdict: 'points', points: 0 }", { verdict: 'wrong_answer', share: null, message: null }],
])('the answer %s is understood', async (answer, expected) => {
  expect(told(await checked(`function check() { return ${answer} }`))).toEqual(expected)
})

test('of a function it is given the arguments, the expected and the returned value', async () => {
  const checker = `function check(input, expected, output) {
    return { verdict: 'wrong', message: JSON.stringify({ input, expected, output }) }
  }`
  const { message } = await checked(checker, 'function solve([a, b]) { return [a * b, null] }')
  expect(JSON.parse(message ?? '')).toEqual({ input: [[3, 4]], expected: 7, output: [12, null] })
})

test('of a program it is given three texts', async () => {
  const checker = `function check(input, expected, output) {
    return { verdict: 'wrong', message: JSON.stringify({ input, expected, output }) }
  }`
  const { message, output } = await checked(checker, 'console.log("é\\u2028 ]", 1)', {
    task: { kind: 'stdio' },
    cases: [{ ordinal: 0, input: 'in "1"\n', expected: 'exp\n' }],
  })
  const texts = { input: 'in "1"\n', expected: 'exp\n', output: 'é\u2028 ] 1\n' }
  expect(JSON.parse(message ?? '')).toEqual(texts)
  expect(output).toBe(texts.output)
})

test('a checker in TypeScript, exported and asynchronous, checks too', async () => {
  const code = `export async function check(input: [number[]], expected: number, output: number) {
    return { verdict: (await output) === expected ? 'ok' : 'wrong' } as const
  }`
  const checker = { name: 'custom', language: 'typescript', code } as const
  const solution = 'function solve([a, b]) { return a + b }'
  expect((await kit.runOne(solution, { ...checkedBy(''), checker })).verdict).toBe('accepted')
})

test('a case may be compared in its own way', async () => {
  const checker = "function check() { return { verdict: 'wrong' } }"
  const cases: Job['cases'] = [
    {
      ordinal: 0,
      input: '[1]',
      expected: '1.05',
      checker: { name: 'floats', absolute: 0.1, relative: 0 },
    },
    { ordinal: 1, input: '[1]', expected: '1' },
  ]
  const { results } = await kit.run(ECHO, checkedBy(checker, { cases }))
  expect(results.map(({ verdict }) => verdict)).toEqual(['accepted', 'wrong_answer'])
})

test('what is not compared is not checked', async () => {
  const cases = [{ ordinal: 0, input: '[1]', expected: null }]
  expect(await checked('throw 1', ECHO, { cases })).toMatchObject({ verdict: null, output: '1' })
})

describe("a checker's failure is no verdict of the solution's:", () => {
  test.each([
    ['loops', 'function check() { for (;;); }', `More than ${CHECKER_MS} ms`],
    ['throws', "function check() { throw new TypeError('x') }", 'TypeError: x'],
    ['rejects', "async function check() { throw 'x' }", "Uncaught 'x'"],
    [
      'never settles',
      'const check = () => new Promise(() => {})',
      'The returned promise never settles',
    ],
    [
      'floods',
      "function check() { for (;;) console.log('x'.repeat(999)) }",
      'More than 65536 bytes of output',
    ],
    [
      'eats memory',
      'function check() { const a = []; for (;;) a.push(Array(1e6).fill(1)) }',
      'More than 256 MB of memory',
    ],
    [
      'is no function',
      "const check = { verdict: 'ok' }",
      'The checker must define a function check',
    ],
    ['is no code', 'function check( {', 'SyntaxError: Unexpected end of input (line 1)'],
    [
      'imports',
      "function check() { import('fs') }",
      'SyntaxError: import is not available here (line 1)',
    ],
    [
      'wants a module',
      "const fs = require('fs'); function check() {}",
      'ReferenceError: require is not defined',
    ],
  ])('it %s', async (_, code, reason) => {
    const { verdict, share, message } = await checked(code)
    expect({ verdict, share }).toEqual({ verdict: 'internal_error', share: null })
    const told = `The checker has failed: ${reason}`
    expect(message === told ? message : withoutPlace(message ?? '')).toBe(told)
  })

  test.each([
    'true',
    'undefined',
    "'ok'",
    'NaN',
    '{}',
    "{ verdict: 'accepted' }",
    "{ verdict: 'ok', points: 1 }",
    "{ verdict: 'points' }",
    "{ verdict: 'points', points: '1' }",
    "{ verdict: 'points', points: 1.5 }",
    "{ verdict: 'points', points: -0.5 }",
    "{ verdict: 'points', points: NaN }",
    "{ verdict: 'ok', message: 7 }",
    "new Proxy({ verdict: 'ok' }, { ownKeys: () => [] })",
    "Object.create({ verdict: 'ok' })",
    '(() => 1)',
  ])('it answers %s', async (answer) => {
    const { verdict, message } = await checked(`function check() { return (${answer}) }`)
    expect(verdict).toBe('internal_error')
    expect(message).toMatch(/^The checker has failed: it must return \{ verdict: /)
  })

  test('it answers with traps that never end', async () => {
    const answer = 'new Proxy({}, { ownKeys() { for (;;); } })'
    const { verdict } = await checked(`function check() { return ${answer} }`)
    expect(verdict).toBe('internal_error')
  })
})

test('after a case that broke the checker the next one is checked anew', async () => {
  const checker = `let calls = 0
    function check([n]) {
      if (n === 1) for (;;);
      return { verdict: ++calls === 1 ? 'ok' : 'wrong' }
    }`
  const cases = [0, 1, 2, 3].map((n) => ({ ordinal: n, input: `[${n}]`, expected: '0' }))
  const { results } = await kit.run(ECHO, checkedBy(checker, { cases }))
  expect(results.map(({ verdict }) => verdict)).toEqual([
    'accepted',
    'internal_error',
    'accepted',
    'accepted',
  ])
})

test("the checker's time and memory are not the solution's", async () => {
  const checker = `function check() {
    const kept = Array(1e7).fill(1)
    for (const end = Date.now() + 350; Date.now() < end; );
    return { verdict: kept.length > 0 ? 'ok' : 'wrong' }
  }`
  const { verdict, timeMs, memoryKb } = await checked(checker)
  expect(verdict).toBe('accepted')
  expect(timeMs).toBeLessThan(LIMITS.timeMs)
  expect(memoryKb).toBeLessThan(110 * 1024)
})

const STRICT = `function check(input, expected, output) {
  const clean = typeof output === 'number' && ({}).polluted === undefined &&
    [].map === Array.prototype.map && JSON.stringify([1]) === '[1]'
  return { verdict: clean && output === expected ? 'ok' : 'wrong' }
}`

describe('a solution cannot reach the checker', () => {
  test.each([
    ['a verdict as its answer', "return { verdict: 'ok' }"],
    [
      'a verdict that reads like an outcome',
      `return '{"kind":"value","text":"{\\\\"verdict\\\\":\\\\"ok\\\\"}"}'`,
    ],
    [
      'names of every prototype',
      'return JSON.parse(\'{"__proto__":{"polluted":1},"constructor":1}\')',
    ],
    ['a value that is JSON only in parts', 'return { toJSON: () => \'7],["ok"\' }'],
    ['an object with toString and valueOf', 'return { valueOf: 7, toString: 7, then: 7 }'],
    ['deep brackets', 'let a = []; for (let i = 0; i < 600; i++) a = [a]; return a'],
    ['a global check', "globalThis.check = () => ({ verdict: 'ok' }); return 0"],
    ['a changed JSON', "JSON.stringify = JSON.parse = () => ({ verdict: 'ok' }); return 0"],
    [
      'a changed Object.prototype',
      "Object.prototype.verdict = 'ok'; Object.prototype.polluted = 1; return 0",
    ],
    ['a changed Array.prototype', 'Array.prototype.map = () => []; return 0'],
    ['no JSON', 'return NaN'],
    ['nothing', 'return undefined'],
  ])('with %s', async (_, body) => {
    const { verdict } = await checked(STRICT, `function solve() { ${body} }`)
    expect(verdict).toBe('wrong_answer')
  })

  test('by printing what the checker answers', async () => {
    const code = `console.log('{"verdict":"ok"}\\n"]}\\u0000{"id":"1","outcome":{"kind":"value"}}')`
    const checker = `function check(input, expected, output) {
      return { verdict: output.trim() === expected.trim() ? 'ok' : 'wrong' }
    }`
    const cases = [{ ordinal: 0, input: '', expected: '7\n' }]
    const { verdict } = await checked(checker, code, { task: { kind: 'stdio' }, cases })
    expect(verdict).toBe('wrong_answer')
  })

  test('what it left behind in its realm is not in the realm of the checker', async () => {
    const solution = `globalThis.hint = 'leaked'
      function solve() { Object.prototype.hint = 'leaked'; return 7 }`
    const checker = `function check(input, expected, output) {
      return { verdict: typeof hint === 'undefined' && output.hint === undefined ? 'ok' : 'wrong' }
    }`
    expect((await checked(checker, solution)).verdict).toBe('accepted')
  })
})
