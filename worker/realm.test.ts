/** What solutions may use, and what they cannot forge. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Job } from './judge.ts'
import { JOB, LIMITS, startJudge } from './testkit.ts'

let kit: Awaited<ReturnType<typeof startJudge>>
beforeAll(async () => {
  kit = await startJudge(1)
})
afterAll(() => kit.close())

/** The result of `solve(1)`, nothing being expected of it. */
const output = async (code: string, changes: Partial<Job> = {}) => {
  const cases = [{ ordinal: 0, input: '[1]', expected: null }]
  const { verdict, output: text, message } = await kit.runOne(code, { cases, ...changes })
  return verdict === null ? text : message
}

describe('a solution may be', () => {
  test.each([
    ['a function', 'function solve(n) { return n + 1 }'],
    ['an arrow function', 'const solve = (n) => n + 1'],
    ['a variable', 'var solve = function (n) { return n + 1 }'],
    ['an async function', 'async function solve(n) { return n + 1 }'],
    ['an exported function', 'export function solve(n) { return n + 1 }'],
    ['an exported constant', 'export const one = 1\nexport const solve = (n) => n + one'],
    ['exported by default', 'export default function solve(n) { return n + 1 }'],
    ['exported by name', 'const solve = (n) => n + 1\nexport { solve }\nexport default solve'],
    ['module.exports', 'module.exports = (n) => n + 1'],
    ['a member of module.exports', 'module.exports = { solve: (n) => n + 1 }'],
    ['a member of exports', 'exports.solve = (n) => n + 1'],
    [
      'a function with the word import in a comment',
      '// import fs\nconst s = "import x"; function solve(n) { return n + 1 }',
    ],
    [
      'late by a timer',
      'function solve(n) { return new Promise((done) => setTimeout(done, 60_000, n + 1)) }',
    ],
  ])('%s', async (_, code) => {
    expect(await kit.runOne(code)).toMatchObject({ verdict: 'accepted', message: null })
  })

  test('TypeScript', async () => {
    const code =
      'interface Box<T> { value: T }\nexport const solve = (n: number): number => ({ value: n + 1 } as Box<number>).value'
    expect((await kit.runOne(code, { language: 'typescript' })).verdict).toBe('accepted')
  })
})

test.each([
  ['javascript', 'function solve() {\n  let a = ;\n}', "SyntaxError: Unexpected token ';'", 2, 11],
  [
    'javascript',
    "import fs from 'fs'\nfunction solve() {}",
    'SyntaxError: Cannot use import statement outside a module',
    1,
    1,
  ],
  [
    'javascript',
    "function solve() {\n  return import('fs')\n}",
    'SyntaxError: import is not available here',
    2,
    10,
  ],
  [
    'javascript',
    'function solve() {\n  return import.meta\n}',
    "SyntaxError: Cannot use 'import.meta' outside a module",
    2,
    17,
  ],
  [
    'javascript',
    'function solve() { return [/`/, import/**/("fs")] }',
    'SyntaxError: import is not available here',
    1,
    33,
  ],
  [
    'javascript',
    'export function solve() {}\nlet x = @',
    'SyntaxError: Invalid or unexpected token',
    2,
    9,
  ],
  ['typescript', 'const a: number = 1\nfunction solve(n: number {}', null, 2, 26],
  [
    'typescript',
    'enum A { B }\nfunction solve() {}',
    'SyntaxError: TypeScript enum is not supported in strip-only mode',
    1,
    1,
  ],
] as const)('in %s, %j does not compile', async (language, code, message, line, column) => {
  const { results, compileError } = await kit.run(code, { language })
  expect(results).toEqual([])
  expect(compileError).toMatchObject({ line, column, ...(message === null ? {} : { message }) })
})

describe('no answer is forged by', () => {
  test.each([
    ['JSON.stringify', "JSON.stringify = () => '2'; function solve() { return 7 }"],
    ['toJSON', 'function solve() { return { toJSON: () => 2 } }'],
    ['Number.prototype.toJSON', 'Number.prototype.toJSON = () => 2; function solve() { return 7 }'],
    ['valueOf', 'function solve() { return { valueOf: () => 2, toString: () => "2" } }'],
    ['Symbol.toPrimitive', 'function solve() { return { [Symbol.toPrimitive]: () => 2 } }'],
    ['Symbol.toStringTag', "function solve() { return { [Symbol.toStringTag]: '2' } }"],
    [
      'inspect tokens',
      "class A { get [Symbol.toStringTag]() { return 'Number' } } function solve() { return new A() }",
    ],
    ['Array.prototype.join', "Array.prototype.join = () => '2'; function solve() { return [7] }"],
    [
      'setters on Object.prototype',
      "for (const name of ['kind', 'text', 'logs', 'outcome']) Object.defineProperty(Object.prototype, name, { set() {}, get: () => '2' }); function solve() { return 7 }",
    ],
    [
      'setters on Array.prototype',
      'Object.defineProperty(Array.prototype, 0, { set() {}, get: () => 2 }); function solve() { return [] }',
    ],
    [
      'Promise.prototype.then',
      'Promise.prototype.then = (f) => f(2); async function solve() { return 7 }',
    ],
    [
      'Symbol.species',
      'class P extends Promise { static get [Symbol.species]() { return class { constructor(f) { f(() => {}, () => {}); } then(f) { f(2) } } } } function solve() { return P.resolve(7) }',
    ],
    ['a console', 'console.log = () => 2; console = null; function solve() { return 7 }'],
    [
      'console output',
      'function solve() { console.log(\'{"kind":"value","text":"2"}\'); return 7 }',
    ],
    ['a boxed number', 'function solve() { return new Number(2) }'],
    ['a string', "function solve() { return '2' }"],
    ['a bigint', 'function solve() { return 2n }'],
    ['no answer', 'function solve() {}'],
    ['null', 'function solve() { return null }'],
    ['a function', 'function solve() { return () => 2 }'],
    ['a symbol', "function solve() { return Symbol('2') }"],
    ['a map', 'function solve() { return new Map([[2, 2]]) }'],
  ])('%s', async (_, code) => {
    expect((await kit.runOne(code)).verdict).toBe('wrong_answer')
  })

  test.each([
    ['null', 'NaN'],
    ['0', '-0'],
    ['[null]', '[undefined]'],
    ['[null]', '[NaN]'],
    ['[null]', '[,]'],
    ['{}', 'new Set([1])'],
    ['{}', 'new Date()'],
    ['{}', '({ a: undefined })'],
    ['"2"', 'new String("2")'],
  ])('%s is not equal to %s', async (expected, value) => {
    const cases = [{ ordinal: 0, input: '[1]', expected }]
    const { verdict } = await kit.runOne(`function solve() { return ${value} }`, { cases })
    expect(verdict).toBe('wrong_answer')
  })
})

test.each([
  ['undefined', 'undefined'],
  ['[undefined, NaN, -0, 1e21, 12n]', '[undefined,NaN,-0,1e+21,12n]'],
  ["{ 'a b': 'ü\\n', c: { d: [] } }", '{"a b":"ü\\n","c":{"d":[]}}'],
  ['new Int32Array([1, 2])', '[1,2]'],
  ['new Set([1, [2]])', 'Set(2) { 1, [ 2 ] }'],
  ['new (class Point { x = 1 })()', '{"x":1}'],
  ['Object.assign(Object.create(null), { a: 1 })', '{"a":1}'],
  ["'\\ud800'", '"\\ud800"'],
])('the result %s is told as %s', async (value, text) => {
  expect(await output(`const solve = () => (${value})`)).toBe(text)
})

describe('the realm', () => {
  test('lends no object of the process it runs in', async () => {
    const code = `
      const reached = []
      const seen = new Set()
      const visit = (value, path) => {
        if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return
        seen.add(value)
        try {
          const make = value.constructor?.constructor
          if (typeof make === 'function' && make !== Function && make.name === 'Function') reached.push(path)
        } catch {}
        for (const key of Reflect.ownKeys(value)) {
          const found = Reflect.getOwnPropertyDescriptor(value, key)
          for (const part of ['value', 'get', 'set']) visit(found[part], path + '.' + String(key))
        }
        visit(Reflect.getPrototypeOf(value), path + '.__proto__')
      }
      function solve() { visit(globalThis, 'globalThis'); return [reached, seen.size > 500] }`
    expect(await output(code)).toBe('[[],true]')
  })

  test.each([
    'process',
    'require',
    'Buffer',
    'fetch',
    'WebAssembly',
    'SharedArrayBuffer',
    'Atomics',
    'FinalizationRegistry',
    'WeakRef',
    'input',
    'options',
  ])('has no %s', async (name) => {
    expect(await output(`const solve = () => typeof ${name} + ('${name}' in globalThis)`)).toBe(
      '"undefinedfalse"',
    )
  })

  test('winds its clock forward instead of waiting', async () => {
    const code = `
      const sleep = (ms) => new Promise((done) => setTimeout(done, ms))
      async function solve() {
        const order = []
        const [date, mark] = [Date.now(), performance.now()]
        setTimeout(() => order.push('late'), 5000)
        const early = setTimeout(() => order.push('cancelled'), 10)
        clearTimeout(early)
        setImmediate(() => order.push('soon'))
        queueMicrotask(() => order.push('first'))
        let ticks = 0
        const ticker = setInterval(() => { if (++ticks === 3) clearInterval(ticker) }, 1000)
        await sleep(10_000)
        const passed = [Date.now() - date, performance.now() - mark, new Date() - date]
        return [order, ticks, passed.every((ms) => ms >= 10_000 && ms < 10_500)]
      }`
    const started = performance.now()
    expect(await output(code)).toBe('[["first","soon","late"],3,true]')
    expect(performance.now() - started).toBeLessThan(5000)
  })

  test('has a Date like any other', async () => {
    const code = `const solve = () => [
      new Date(0).toISOString(), new Date(2020, 0, 2).getDate(), Date.UTC(1970, 0), typeof Date(),
      new Date() instanceof Date, Date.name, Date.length, new (class extends Date {})(5).getTime(),
      new Date().constructor === Date, Date.parse('1970-01-01'),
    ]`
    expect(await output(code)).toBe(
      '["1970-01-01T00:00:00.000Z",2,0,"string",true,"Date",7,5,true,0]',
    )
  })

  test('clones what is plain', async () => {
    const code = `const solve = () => {
      const source = { a: [1, { b: 2 }], m: new Map([[1, new Set([2])]]), d: new Date(3), t: new Uint8Array([4]) }
      source.self = source
      const copy = structuredClone(source)
      return [copy.self === copy, copy !== source, copy.a[1].b, [...copy.m.get(1)], +copy.d, copy.t[0], copy.a !== source.a]
    }`
    expect(await output(code)).toBe('[true,true,2,[2],3,4,true]')
  })
})

describe('lists and trees', () => {
  const withTypes = (param: string, returns: string, input: string): Partial<Job> => ({
    task: { kind: 'function', name: 'solve', params: [{ name: 'a', type: param }], returns },
    cases: [{ ordinal: 0, input, expected: null }],
  })
  test.each([
    [
      'ListNode',
      'int[]',
      '[[1,2,3]]',
      '[a.val, a.next.val, a.next.next.val, a.next.next.next]',
      '[1,2,3,null]',
    ],
    ['ListNode', 'ListNode', '[[1,2]]', 'new ListNode(0, a)', '[0,1,2]'],
    ['ListNode', 'ListNode', '[[]]', 'a', '[]'],
    ['ListNode', 'ListNode', '[[]]', 'undefined', 'undefined'],
    ['ListNode[]', 'ListNode', '[[[1],[2]]]', '({ val: 9, next: a[1] })', '[9,2]'],
    ['TreeNode', 'TreeNode', '[[1,null,2,3]]', 'a', '[1,null,2,3]'],
    ['TreeNode', 'int[]', '[[1,null,2,3]]', '[a.right.val, a.right.left.val]', '[2,3]'],
    ['TreeNode', 'TreeNode', '[[1]]', 'new TreeNode(0, a, new TreeNode(2))', '[0,1,2]'],
    ['ListNode', 'ListNode', '[[1]]', '[1]', 'TypeError: The result must be a ListNode or null'],
    ['ListNode', 'ListNode', '[[1]]', '(a.next = a)', 'RangeError: The list has no end'],
  ])('%s → %s: %s through %s is %s', async (param, returns, input, result, text) => {
    expect(await output(`const solve = (a) => ${result}`, withTypes(param, returns, input))).toBe(
      text,
    )
  })

  test('a list of 100,000 is no deep recursion', async () => {
    const input = JSON.stringify([Array(100_000).fill(7)])
    const changes = {
      ...withTypes('ListNode', 'ListNode', input),
      limits: { ...LIMITS, outputBytes: 1e6, timeMs: 1000 },
    }
    expect(await output('const solve = (a) => a', changes)).toMatch(/^\[7,7,/)
  })
})

test('console output comes with the result, as Node would print it', async () => {
  const { logs } = await kit.runOne(`
    console.log('%s is %d', 'x', 4.5, [1, , 'a'], { a: 1n, 'b c': null })
    console.error(new Map([[1, { a: [] }]]), new Set(), () => {}, class A {}, Symbol('s'), -0)
    console.group('in'); console.info('one\\ntwo'); console.groupEnd(); console.warn()
    const solve = (n) => n + 1`)
  expect(logs).toBe(
    "x is 4.5 [ 1, <1 empty item>, 'a' ] { a: 1n, 'b c': null }\n" +
      'Map(1) { 1 => { a: [] } } Set(0) {} [Function (anonymous)] [class A] Symbol(s) -0\n' +
      'in\n  one\n  two\n\n',
  )
})

test('the worker alone knows what is expected', async () => {
  const { verdict, message } = await kit.runOne('const solve = (n) => [n]')
  expect({ verdict, message }).toEqual({ verdict: 'wrong_answer', message: 'expected 2, got [1]' })
  expect(JOB.cases).toHaveLength(1)
})
