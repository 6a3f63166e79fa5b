import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { makeInspector } from './inspect.js'
import { makeTable } from './table.js'

function printedByNode(args: unknown[]): string {
  let text = ''
  const stdout = new Writable({
    write(chunk, _, done) {
      text += chunk
      done()
    },
  })
  new Console({ stdout, colorMode: false }).table(...(args as [unknown, string[]]))
  return text
}

const table = makeTable(makeInspector())

test.each<[string, unknown[]]>([
  [
    'rows of numbers',
    [
      [
        [1, 2],
        [3, 4, 5],
      ],
    ],
  ],
  [
    'objects',
    [
      [
        { a: 1, b: 'x' },
        { b: null, c: undefined },
      ],
    ],
  ],
  ['values', [[1, 'two', null, undefined, true, 3n, -0, Symbol('s')]]],
  ['values among rows', [[1, [2, 3], { a: 4 }]]],
  ['an object of objects', [{ x: { n: 1 }, y: { n: 2 } }]],
  [
    'chosen columns',
    [
      [{ a: 1, b: 2 }, 7],
      ['b', 'z'],
    ],
  ],
  ['nothing', [[]]],
  ['an empty object', [{}]],
  ['nested values', [[{ a: [1, 2], b: { c: 1 }, d: [1, 2, 3, 4, 5] }]]],
  ['large objects', [[[{ a: 1, b: 2, c: 3 }]]]],
  ['holes', [Object.assign(Array(3), { 0: 1, 2: 3 })]],
  ['wide letters', [[{ 이름: '가나다', n: 1 }]]],
  ['functions', [[() => 1]]],
  [
    'a map',
    [
      new Map<unknown, unknown>([
        ['a', 1],
        [{ k: 1 }, [2]],
      ]),
    ],
  ],
  ['a set', [new Set([1, 'b', [3]])]],
])('a table of %s is as Node prints it', (_, args) => {
  const [data, wanted] = args
  expect(`${table(data, wanted)}\n`).toBe(printedByNode(args))
})
