/** Every way to take more than one's share, and the verdict it must get. */
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withoutPlace } from '../shared/place.ts'
import { LIMITS, startJudge } from './testkit.ts'

let kit: Awaited<ReturnType<typeof startJudge>>
beforeAll(async () => {
  kit = await startJudge(2)
})
afterAll(() => kit.close())

const PATIENT = { limits: { ...LIMITS, timeMs: 6000, memoryMb: 16 } }
/** What never ends takes all of it. */
const SHORT = { ...LIMITS, timeMs: 80 }

describe('time_limit_exceeded', () => {
  test.each([
    ['a loop', 'function solve() { for (;;); }'],
    ['a loop at the top of the program', 'for (;;);'],
    [
      'a loop that catches all',
      'function solve() { for (;;) try { null.x } catch {} finally { continue } }',
    ],
    [
      'a microtask loop',
      'function solve() { const next = () => queueMicrotask(next); next(); return new Promise(() => {}) }',
    ],
    ['a promise loop', 'async function solve() { for (;;) await null }'],
    [
      'a promise loop after the answer',
      'function solve(n) { (async () => { for (;;) await null })(); return n + 1 }',
    ],
    [
      'an interval that never ends',
      'function solve() { return new Promise(() => setInterval(() => {}, 1)) }',
    ],
    ['a catastrophic regex', "function solve() { return /^(a+)+$/.test('a'.repeat(40) + 'b') }"],
    ['a huge BigInt', 'function solve() { let n = 7n; for (;;) n = n * n % (1n << 500000n) }'],
    [
      'a comparator that never ends',
      'function solve() { return [2, 1].sort(() => { for (;;); }) }',
    ],
    [
      'a search in an endless array-like',
      'function solve() { return Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1) }',
    ],
    ['a getter of the result', 'function solve() { return { get a() { for (;;); } } }'],
    ['a proxy as the result', 'function solve() { return new Proxy([], { get() { for (;;); } }) }'],
    ['a thenable as the result', 'function solve() { return { get then() { for (;;); } } }'],
    [
      'a thrown value that is read without end',
      'function solve() { throw new Proxy({}, { getOwnPropertyDescriptor() { for (;;); } }) }',
    ],
    [
      'a printed value that is read without end',
      'function solve() { console.log(new Proxy({}, { ownKeys() { for (;;); } })) }',
    ],
    [
      'a generator',
      'function solve() { return [...(function* () { for (;;) yield 1 })().filter(() => false)] }',
    ],
  ])('%s', async (_, code) => {
    const { verdict, timeMs } = await kit.runOne(code, { limits: SHORT })
    expect(verdict).toBe('time_limit_exceeded')
    expect(timeMs).toBeGreaterThanOrEqual(SHORT.timeMs)
    expect(timeMs).toBeLessThan(SHORT.timeMs + 150)
  })
})

describe('memory_limit_exceeded', () => {
  test.each([
    ['objects', 'function solve() { const kept = []; for (;;) kept.push({ n: kept.length }) }'],
    [
      'array buffers',
      'function solve() { const kept = []; for (;;) kept.push(new Uint8Array(1e6).fill(1)) }',
    ],
    ['one array buffer', 'function solve() { return new Uint8Array(4e9).fill(1) }'],
    [
      'an array buffer that grows',
      'function solve() { const b = new ArrayBuffer(8, { maxByteLength: 2 ** 32 }); for (let n = 1e6; ; n += 1e6) { b.resize(n); new Uint8Array(b).fill(1) } }',
    ],
    ['a string that doubles', "function solve() { let s = 'x'; for (;;) s += s }"],
    [
      'strings',
      'function solve() { const kept = []; for (;;) kept.push(String(kept.length).repeat(10000).toUpperCase()) }',
    ],
    ['a filled array', 'function solve() { return Array(1e8).fill(0) }'],
    [
      'an array of arrays',
      'function solve() { return Array.from({ length: 1e5 }, () => Array(1e4).fill(0)) }',
    ],
    ['a map', 'function solve() { const m = new Map(); for (;;) m.set(m.size, [m.size]) }'],
    ['closures', 'function solve() { let f = () => 0; for (;;) { const g = f; f = () => g() } }'],
    ['timers', 'function solve() { for (;;) setTimeout(() => {}, 1, [1, 2, 3]) }'],
    [
      'promises',
      'async function solve() { const all = []; for (;;) all.push(new Promise(() => {})) }',
    ],
  ])('%s', async (_, code) => {
    const { verdict, memoryKb } = await kit.runOne(code, PATIENT)
    expect(verdict).toBe('memory_limit_exceeded')
    expect(memoryKb).toBeLessThan(450 * 1024)
  })
})

describe('output_limit_exceeded', () => {
  test.each([
    ['lines without end', "function solve() { for (;;) console.log('line') }"],
    ['one long line', "function solve(n) { console.log('x'.repeat(1e6)); return n + 1 }"],
    [
      'a flood whose complaint is caught',
      "function solve(n) { try { for (;;) console.log('x'.repeat(100)) } catch {} return n + 1 }",
    ],
    ['a long string as the result', "function solve() { return 'x'.repeat(1e6) }"],
    ['a long array as the result', 'function solve() { return Array(1e6).fill(7) }'],
    [
      'a tree of one object',
      'function solve() { let a = [1]; for (let i = 0; i < 60; i++) a = [a, a]; return a }',
    ],
  ])('%s', async (_, code) => {
    expect((await kit.runOne(code)).verdict).toBe('output_limit_exceeded')
  })

  test('what was written before the limit is shown, cut', async () => {
    const { logs } = await kit.runOne("function solve() { for (;;) console.log('line') }")
    expect(logs).toMatch(/^line\nline\n/)
    expect(logs).toMatch(/… \(cut\)$/)
    expect(Buffer.byteLength(logs)).toBeLessThanOrEqual(16 * 1024)
  })
})

describe('runtime_error', () => {
  test.each([
    [
      'deep recursion',
      'function solve(n) { return solve(n + 1) }',
      'RangeError: Maximum call stack size exceeded',
    ],
    ['a thrown error', "function solve() { throw new TypeError('no') }", 'TypeError: no'],
    ['a thrown error at the top', "throw new Error('top'); function solve() {}", 'Error: top'],
    ['a thrown string', "function solve() { throw 'no' }", "Uncaught 'no'"],
    ['a rejected promise', "async function solve() { throw new Error('later') }", 'Error: later'],
    [
      'a timer that throws',
      "function solve() { return new Promise(() => setTimeout(() => { throw new Error('tick') })) }",
      'Error: tick',
    ],
    [
      'a promise that never settles',
      'function solve() { return new Promise(() => {}) }',
      'The returned promise never settles',
    ],
    [
      'process.exit()',
      'function solve() { process.exit(0) }',
      'ReferenceError: process is not defined',
    ],
    ['process.abort()', 'process.abort()', 'ReferenceError: process is not defined'],
    [
      'require()',
      "const fs = require('fs'); function solve() {}",
      'ReferenceError: require is not defined',
    ],
    [
      'Atomics.wait()',
      'function solve() { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0) }',
      'ReferenceError: Atomics is not defined',
    ],
    [
      'code from a string',
      "function solve() { return eval('1 + 1') }",
      'EvalError: Code generation from strings disallowed for this context',
    ],
    ['no function', 'const answer = 2', 'The solution must define a function solve'],
    ['another kind of thing', 'const solve = 2', 'The solution must define a function solve'],
    [
      'a result that holds itself',
      'function solve() { const a = []; a.push(a); return a }',
      'TypeError: The result refers to itself',
    ],
    [
      'a result that is too deep',
      'function solve() { let a = []; for (let i = 0; i < 1e5; i++) a = [a]; return a }',
      'RangeError: Maximum call stack size exceeded',
    ],
    [
      'an error that hides',
      "function solve() { throw new Proxy(new Error('x'), { getPrototypeOf() { throw 1 }, getOwnPropertyDescriptor() { throw 2 } }) }",
      'Uncaught value that cannot be shown',
    ],
  ])('%s', async (_, code, message) => {
    const result = await kit.runOne(code)
    expect([result.verdict, withoutPlace(result.message ?? '')]).toEqual(['runtime_error', message])
  })

  test('a rejection nobody handles does not change an answer', async () => {
    const code = "function solve(n) { Promise.reject(new Error('lost')); return n + 1 }"
    expect((await kit.runOne(code)).verdict).toBe('accepted')
  })
})

test('a killed runner costs only the case that killed it, and that about its limit', async () => {
  const cases = [0, 1, 2, 3].map((n) => ({ ordinal: n, input: `[${n}]`, expected: `${n + 1}` }))
  const { results } = await kit.run('function solve(n) { while (n % 2); return n + 1 }', { cases })
  expect(results.map(({ verdict }) => verdict)).toEqual([
    'accepted',
    'time_limit_exceeded',
    'accepted',
    'time_limit_exceeded',
  ])
  // CPU time: what else the machine does costs none of it.
  const spent = results.reduce((sum, { timeMs }) => sum + timeMs, 0)
  expect(spent).toBeLessThan(2 * LIMITS.timeMs * 1.5)
})

test('with every core busy a solution that needs 60 % of the limit is accepted', async () => {
  const burners = Array.from({ length: availableParallelism() * 2 }, () =>
    spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
  )
  try {
    const limits = { ...LIMITS, timeMs: 500 }
    // How much work 60 % of the limit is, by a clock that others do not slow down.
    const work =
      'let x = 0; for (let i = 0; i < n; i++) x = (x * 31 + i) | 0; return x === 0.5 ? 0 : n + 1'
    const probe = 20_000_000
    const code = `function solve(n) { ${work} }`
    const measured = await kit.runOne(code, {
      limits,
      cases: [{ ordinal: 0, input: `[${probe}]`, expected: null }],
    })
    const n = Math.round((probe * limits.timeMs * 0.6) / measured.timeMs)
    const { verdict, timeMs } = await kit.runOne(code, {
      limits,
      cases: [{ ordinal: 0, input: `[${n}]`, expected: `${n + 1}` }],
    })
    expect({ verdict, timeMs }).toMatchObject({ verdict: 'accepted' })
    expect(timeMs).toBeGreaterThan(limits.timeMs * 0.4)
  } finally {
    for (const burner of burners) burner.kill('SIGKILL')
  }
})
