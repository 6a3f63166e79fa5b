import { format, inspect } from 'node:util'
import { expect, test } from 'vitest'
import { makeInspector } from './inspect.js'

const inspector = makeInspector()
const range = (n: number, f: (i: number) => unknown = (i) => i) =>
  Array.from({ length: n }, (_, i) => f(i))
class P {
  x = 1
}
class Q extends P {}
const circ: Record<string, unknown> = { a: 1 }
circ.self = circ
// biome-ignore format: a table
const values: unknown[] = [0, -0, 1.5, NaN, 'a', "it's", `it's "q"`, 'a\nb', '\t\x01\x7f', true, null, undefined, 10n, Symbol('x'), Symbol(),
 [], [1], [1, 2, 3], range(7), range(10), range(30), range(101), range(150), range(27, (i) => `item${i}`), range(8, (i) => 'x'.repeat(i)), [[1, 2], [3, 4]], [[[[1]]]], [[[[[1]]]]], [undefined, null], Object.assign(Array(2), { 1: 1 }), Object.assign(Array(4), { 0: 1, 3: 2 }), ['a', 'b'],
 range(20, (i) => i * 1000), range(20, (i) => i % 2 ? 'a' : 1), range(7, (i) => ({ i })), range(3, () => range(10)), range(12, () => range(12, (i) => i)), ['x'.repeat(80)], ['x'.repeat(30), 'y'.repeat(30), 'z'.repeat(30)],
 {}, { a: 1 }, { a: 1, b: 'x' }, { 'a b': 1, 2: 3 }, { a: { b: { c: { d: 1 } } } }, { a: { b: { c: {} } } }, { a: [1, 2, { b: 3 }] }, { f() {}, g: () => {}, h: class {} , i: class A extends P {} }, { get a() { return 1 }, set a(_: unknown) {}, get b() { return 1 }, set c(_: unknown) {} }, { [Symbol('s')]: 1 },
 { name: 'x'.repeat(60), other: 'y'.repeat(20) }, { a: 'x'.repeat(20), b: 'y'.repeat(20), c: 'z'.repeat(20) , d: 1}, { a: 'x'.repeat(20), b: 'y'.repeat(20), c: 'z'.repeat(20) }, { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7 }, circ, { a: circ }, [circ],
 new Map(), new Map([[1, 2]]), new Map([['a', { b: 1 }], ['c', [1]]]), new Map([[{ a: 1 }, 'x']]), new Set(), new Set([1, 'a']), new Set([[1, 2]]), new Map([[1, new Map([[2, new Map([[3, new Map()]])]])]]), new Map(range(120).map((i) => [i, i])), new Set(range(120)),
 new P(), new Q(), [new P()], Object.create(null), Object.assign(Object.create(null), { a: 1 }), new Date(0), new Date(NaN), /a+/gi, new Number(3), new String('abc'), new Boolean(false), Object(1n), Object(Symbol('q')),
 () => {}, function foo() {}, async () => {}, async function af() {}, function* gen() {}, class Foo {}, class extends P {}, Math.max, Object.assign(() => {}, { a: 1 }), Object.assign([1, 2], { x: 1 }),
 new Uint8Array(3), new Float64Array([1.5, 2]), new Int32Array(10), new Uint8Array(0), new WeakMap(), new WeakSet(), [1, 2].values(), Math, JSON, globalThis.Reflect,

 'x'.repeat(200), { s: 'x'.repeat(200) }, ['a\nb'], { a: 'multi\nline' }, [1.25, 100, -3, 22.5, 7, 8, 9], range(100, (i) => i), range(9, (i) => BigInt(i)), [[]], [{}], { a: [] , b: {} }, [null, [null]], [[1, [2, [3, [4]]]]], { x: [[1, 2, 3], [4, 5, 6], [7, 8, 9]] }, range(3, (i) => ({ id: i, name: `name${i}`, tags: ['a', 'b'] })), range(26, (i) => String.fromCharCode(97 + i)), range(40, (i) => 'word'.repeat(i % 4 + 1)),
]
// biome-ignore format: a table
const formats: unknown[][] = [['%s', 'a'], ['%s', 1], ['%s', 1n], ['%s', -0], ['%s', { a: { b: { c: 1 } } }], ['%s', () => 1], ['%s', Symbol('a')], ['%d', '42'], ['%d', 'x'], ['%d', 1n], ['%i', 42.5], ['%i', '42abc'], ['%f', '1.5x'], ['%j', { a: 1 }], ['%o', { a: 1 }], ['%O', { a: 1 }], ['%%', 1], ['%c', 'css'], ['%s %s', 'a'], ['a', 'b', 1], [1, 'a'], ['%'], ['100%', 1], ['%x', 1], ['%s', null], ['%s', undefined], ['%d', {}], ['%s', [1, [2, [3]]]], ['%s', 'a', 'b', { c: 1 }], ['%s', new Date(0)], ['%d', -0], []]

test.each(values.map((value) => [inspect(value), value]))(
  '%s is shown as Node shows it',
  (shown, value) => {
    expect(inspector.inspect(value)).toBe(shown)
  },
)

/** Each value in the places where the layout or the depth may change how it is shown. */
const placed = values.flatMap((value) => [
  [value],
  { value, other: 'x' },
  [[[value]]],
  { a: { b: { value } } },
  new Map([['key', value]]),
  new Set([value, 1]),
  range(7, () => value),
])

const differences = (all: readonly unknown[], node: (one: unknown) => string, own: typeof node) =>
  all.flatMap((one) => (own(one) === node(one) ? [] : [{ node: node(one), own: own(one) }]))

test('more than 500 values are shown as Node shows them wherever they stand', () => {
  expect(new Set(placed.map((value) => inspect(value))).size).toBeGreaterThan(500)
  expect(differences(placed, inspect, (value) => inspector.inspect(value))).toEqual([])
})

test('more than 500 lists of arguments are joined as Node joins them', () => {
  const lists = ['%s', '%d', '%i', '%f', '%j', '%O', 'text']
    .flatMap((word) => values.map((value) => [word, value, 'end']))
    .filter(isJoined)
  expect(lists.length).toBeGreaterThan(500)
  const node = (list: unknown) => format(...(list as unknown[]))
  const own = (list: unknown) => inspector.format(list as unknown[])
  expect(differences(lists, node, own)).toEqual([])
})

/** Node itself fails where a value is no number or no JSON. */
function isJoined(list: unknown[]): boolean {
  try {
    format(...list)
    return true
  } catch {
    return false
  }
}

test.each(formats.map((values) => [inspect(values), values]))(
  '%s is joined as Node joins it',
  (_, values) => {
    expect(inspector.format(values)).toBe(format(...values))
  },
)

test('an error is shown without a stack, which the realm does not have', () => {
  const error = Object.assign(new TypeError('no'), { code: 1 })
  expect(inspector.inspect([error])).toBe('[ [TypeError: no] { code: 1 } ]')
})

test('what does not let itself be looked at is shown all the same', () => {
  const hostile = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('x')
      },
    },
  )
  expect(inspector.inspect({ hostile })).toBe('{ hostile: [value that cannot be shown] }')
})

test('a value of any size is shown in little time', () => {
  const row = range(300)
  const plane = range(300, () => row)
  const wide = range(300, () => plane)
  const started = performance.now()
  const shown = inspector.inspect(wide)
  expect(shown.length).toBeLessThan(100_000)
  expect(performance.now() - started).toBeLessThan(3000)
})
