import { expect, test } from 'vitest'
import {
  formatType,
  isIdentifier,
  matchesType,
  parseType,
  signatureSchema,
  starterCode,
  toTypeScript,
} from './signature.ts'

test.each([
  'int',
  'float',
  'string[]',
  'int[][]',
  'int?[]',
  'boolean[]?',
  '{a: int, b: string}',
  '{name: string, at: {x: float, y: float}?}[]',
  'ListNode',
  'TreeNode[]',
  'any',
  'null',
])('parseType() reads %s and formatType() writes it back', (text) => {
  expect(formatType(parseType(text))).toBe(text)
})

test('parseType() does not mind spaces and line ends', () => {
  expect(formatType(parseType(' { a:int ,\n b : string [] } ? '.replace(' []', '[]')))).toBe(
    '{a: int, b: string[]}?',
  )
})

test.each([
  ['', 'Cannot read type "": expected a type at the end'],
  ['number', 'Cannot read type "number": expected a type at "number"'],
  ['int[', 'Cannot read type "int[": nothing is expected at "["'],
  ['int ]', 'Cannot read type "int ]": nothing is expected at "]"'],
  ['int??', 'Cannot read type "int??": "?" is written twice'],
  ['int string', 'Cannot read type "int string": nothing is expected at "string"'],
  ['{}', 'Cannot read type "{}": expected a field name at "}"'],
  ['{a int}', 'Cannot read type "{a int}": expected ":" at "int"'],
  ['{a: int', 'Cannot read type "{a: int": expected "}" at the end'],
  ['{a: int,}', 'Cannot read type "{a: int,}": expected a field name at "}"'],
  ['{a: int, a: int}', 'Cannot read type "{a: int, a: int}": field "a" comes twice'],
  ['{__proto__: int}', 'Cannot read type "{__proto__: int}": a field cannot be called "__proto__"'],
])('parseType() refuses %j with the reason', (text, message) => {
  expect(() => parseType(text)).toThrow(new SyntaxError(message))
})

test('parseType() refuses a type too long to nest safely', () => {
  expect(() => parseType(`int${'[]'.repeat(10_000)}`)).toThrow('it is longer than 500 characters')
})

test.each<[string, unknown[], unknown[]]>([
  ['int', [0, -5, 2 ** 53 - 1], [0.5, 2 ** 53, '1', null, true, [1]]],
  ['float', [0, 1.5, -2e300], [Infinity, NaN, '1.5', null]],
  ['string', ['', 'a'], [1, null, ['a']]],
  ['boolean', [true, false], [0, 'true', null]],
  ['null', [null], [0, false, undefined]],
  ['any', [1, null, {}, [[]]], []],
  ['int?', [1, null], ['1', undefined]],
  ['int[][]', [[], [[]], [[1, 2], [3]]], [[1], [['1']], {}, null]],
  ['int?[]', [[null, 1]], [null]],
  [
    '{a: int, b: string?}',
    [
      { a: 1, b: null },
      { b: 'x', a: 2 },
    ],
    [{ a: 1 }, { a: 1, b: 'x', c: 1 }, [1, 'x'], null],
  ],
  ['ListNode', [[], [3, 1, 2]], [null, [1, null], ['a'], 5]],
  ['TreeNode', [[], [1], [1, null, 2, 3]], [[null], [1, null], [1, null, null, 2], [1, 'a'], null]],
])('matchesType() tells which values are %s', (text, matching, others) => {
  const type = parseType(text)
  expect(matching.filter((value) => !matchesType(type, value))).toEqual([])
  expect(others.filter((value) => matchesType(type, value))).toEqual([])
})

test('matchesType() does not take an inherited property for a field', () => {
  expect(matchesType(parseType('{toString: any}'), JSON.parse('{"a": 1}'))).toBe(false)
})

test.each([
  ['int', 'number'],
  ['float?', 'number | null'],
  ['string?[]', '(string | null)[]'],
  ['ListNode[]', '(ListNode | null)[]'],
  ['TreeNode?', 'TreeNode | null'],
  ['any?', 'any'],
  ['{a: int, b: string[]}', '{ a: number; b: string[] }'],
])('toTypeScript() turns %s into %s', (text, expected) => {
  expect(toTypeScript(parseType(text))).toBe(expected)
})

test.each(['a', '$_1', 'of', 'isOpen'])('isIdentifier() takes %s', (name) => {
  expect(isIdentifier(name)).toBe(true)
})
test.each(['', '1a', 'a-b', 'class', 'await', 'eval', 'é', 'a b', 'a'.repeat(65)])(
  'isIdentifier() refuses %j',
  (name) => {
    expect(isIdentifier(name)).toBe(false)
  },
)

test.each([
  [{ name: 'new', params: [], returns: 'int' }, 'name'],
  [{ name: 'f', params: [{ name: 'a', type: 'integer' }], returns: 'int' }, 'params.0.type'],
  [{ name: 'f', params: [], returns: 'void' }, 'returns'],
  [
    {
      name: 'f',
      params: [
        { name: 'a', type: 'int' },
        { name: 'a', type: 'int' },
      ],
      returns: 'int',
    },
    'params',
  ],
])('signatureSchema names the place of what is wrong with %j', (signature, path) => {
  const { error } = signatureSchema.safeParse(signature)
  expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([path])
})

test('starterCode() documents the types for JavaScript', () => {
  const signature = {
    name: 'cheapest',
    params: [
      { name: 'prices', type: 'int[]' },
      { name: 'limit', type: 'float?' },
    ],
    returns: 'string',
  }
  expect(starterCode(signature, 'javascript')).toBe(`/**
 * @param {number[]} prices
 * @param {number | null} limit
 * @returns {string}
 */
function cheapest(prices, limit) {

}
`)
})

test('starterCode() declares the nodes it needs and annotates TypeScript', () => {
  const signature = {
    name: 'turn',
    params: [{ name: 'list', type: 'ListNode' }],
    returns: 'ListNode',
  }
  expect(
    starterCode(signature, 'typescript'),
  ).toBe(`type ListNode = { val: number; next: ListNode | null }

function turn(list: ListNode | null): ListNode | null {

}
`)
})
