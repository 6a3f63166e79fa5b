/** Where a program failed, and what a guest may see of a stack trace. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Job } from './judge.ts'
import { LIMITS, startJudge } from './testkit.ts'

const isDeno = process.versions.deno !== undefined
const STDIO: Partial<Job> = {
  task: { kind: 'stdio' },
  cases: [{ ordinal: 0, input: '1\n', expected: null }],
}

let kit: Awaited<ReturnType<typeof startJudge>>
beforeAll(async () => {
  kit = await startJudge(1)
})
afterAll(() => kit.close())

const messageOf = async (code: string, changes: Partial<Job> = {}) =>
  (await kit.runOne(code, changes)).message

/** What the function returns, as JSON. */
const returned = async (code: string) => {
  const cases = [{ ordinal: 0, input: '[1]', expected: null }]
  const limits = { ...LIMITS, timeMs: 2000 }
  const { output, message } = await kit.runOne(code, { cases, limits })
  return output === null ? message : JSON.parse(output)
}

// Deno lets nobody else write its traces, and its own writer is the host's.
describe.skipIf(isDeno)('a runtime error tells its line and column:', () => {
  test.each([
    [
      'thrown by the engine',
      'function solve(n) {\n  return n.a.b\n}',
      "TypeError: Cannot read properties of undefined (reading 'b') (line 2, column 14)",
    ],
    [
      'thrown by the solution',
      "const fail = () => {\n  throw new RangeError('far')\n}\nfunction solve() { fail() }",
      'RangeError: far (line 2, column 9)',
    ],
    [
      'at the top',
      'function solve() {}\n\nnope',
      'ReferenceError: nope is not defined (line 3, column 1)',
    ],
    [
      'far below',
      'function solve(n) {\n  return solve(n + 1)\n}',
      'RangeError: Maximum call stack size exceeded (line 2, column 3)',
    ],
    [
      'made by a function of the engine',
      "function solve() {\n  return JSON.parse('{')\n}",
      "SyntaxError: Expected property name or '}' in JSON at position 1 (line 1 column 2) (line 2, column 15)",
    ],
    [
      'after an await',
      "async function solve() {\n  await null\n  throw new Error('late')\n}",
      'Error: late (line 3, column 9)',
    ],
    [
      'in a timer',
      "const solve = () => new Promise(() => setTimeout(() => {\n  throw new Error('tick')\n}))",
      'Error: tick (line 2, column 9)',
    ],
    [
      'of a class of its own',
      "class Lost extends Error {}\nfunction solve() {\n  throw new Lost('here')\n}",
      'Error: here (line 3, column 9)',
    ],
    [
      'frozen',
      "function solve() {\n  throw Object.freeze(new Error('ice'))\n}",
      'Error: ice (line 2, column 23)',
    ],
  ])('%s', async (_, code, message) => {
    expect(await messageOf(code)).toBe(message)
  })

  test('types take no line and no column away', async () => {
    const code =
      'interface Box { value: number }\nfunction solve(n: number): number {\n  const box = null as unknown as Box; return box.value\n}'
    expect(await messageOf(code, { language: 'typescript' })).toMatch(/\(line 3, column 50\)$/)
  })

  test.each([
    ["const fs = require('fs')\nfs.readFileSync(0)\nnull.x", 3, 6],
    ["import fs from 'fs'\nawait null\nnull.x", 3, 6],
    ["process.stdin.on('data', () => {\n  null.x\n})", 2, 8],
    [
      "require('readline').createInterface({ input: process.stdin })\n  .on('line', (line) => line.x.y)",
      2,
      32,
    ],
    ["require('fs')\nrequire('http')", 2, 1],
  ])('a whole program: %j', async (code, line, column) => {
    expect(await messageOf(code, STDIO)).toMatch(
      new RegExp(`\\(line ${line}, column ${column}\\)$`),
    )
  })

  test('a trace names the functions of the solution, and nothing below them', async () => {
    const code = `function inner() {
      return new TypeError('where').stack
    }
    const solve = () => inner()`
    expect(await returned(code)).toBe(
      'TypeError: where\n    at inner (solution:2:14)\n    at solve (solution:4:25)',
    )
  })

  test('each case writes its own traces', async () => {
    const code =
      'let n = 0\nfunction solve(line) {\n  n += 1\n  if (line === 1) throw new Error(n)\n  throw new Error(n)\n}'
    const { results } = await kit.run(code, {
      cases: [1, 2, 1].map((line, ordinal) => ({ ordinal, input: `[${line}]`, expected: null })),
    })
    expect(results.map(({ message }) => message)).toEqual([
      'Error: 1 (line 4, column 25)',
      'Error: 1 (line 5, column 9)',
      'Error: 1 (line 4, column 25)',
    ])
  })
})

test.each([
  [
    'a stack of its own',
    "const e = new Error('x'); e.stack = 'Error: x\\n    at solution:9:9'; throw e",
  ],
  [
    'a getter',
    "const e = new Error('x'); Object.defineProperty(e, 'stack', { get() { return 'solution:9:9' } }); throw e",
  ],
  [
    'numbers that write themselves',
    "Object.prototype.toJSON = () => 9; Number.prototype.toJSON = () => 9; throw new Error('x')",
  ],
  [
    'a map that lies',
    "WeakMap.prototype.get = () => ({ line: 9, column: 9 }); throw new Error('x')",
  ],
])('a place cannot be forged by %s', async (_, code) => {
  expect(await messageOf(`function solve() { ${code} }`)).toMatch(
    /^Error: x( \(line 1, column \d+\))?$/,
  )
})

test('a trace is text or nothing, and none of it is the host’s', async () => {
  const code = `
    const seen = []
    const look = (thing) => {
      if (typeof thing === 'object' && !(thing instanceof Object)) seen.push('foreign')
      if (typeof thing === 'string' && /file:|node:|runner|anonymous>/.test(thing)) seen.push(thing)
    }
    const keep = (make) => { try { make() } catch (error) { look(error); try { look(error.stack) } catch (inner) { look(inner) } } }
    Reflect.set(Error, 'stackTraceLimit', 50)
    keep(() => { throw new Error('x') })
    keep(() => null.x)
    keep(() => { const e = {}; Error.captureStackTrace(e); throw e })
    keep(() => { const e = new Proxy({}, { get: () => 1 }); Error.captureStackTrace(e); throw e })
    keep(() => { const e = new Error('x'); e.name = Symbol('x'); throw e })
    keep(() => { const e = new Error('x'); Object.defineProperty(e, 'message', { get() { throw e } }); throw e })
    keep(function deep() { deep() })
    // With ever less of the stack left: each frame on the way up has a little more.
    for (let size = 0; size < 20; size++) {
      let asked = 0
      const dive = (...padding) => {
        try { dive(...padding) } catch (error) {
          look(error)
          if (asked++ < 100) keep(() => { throw new Error('low') })
        }
      }
      keep(() => dive(...Array(size)))
    }
    Error.prepareStackTrace = (error, sites) => { look(sites); for (const site of sites) look(site.getThis()); return sites }
    keep(() => { throw new Error('own writer') })
    const solve = () => seen`
  expect(await returned(code)).toEqual([])
})
