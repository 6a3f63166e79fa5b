import { expect, test } from 'vitest'
import { safeMessage } from './safe-message.ts'

const CODE = `
class TooLate extends Error {}
function solve(items, byName) {
  const total = items.reduce((sum, item) => sum + item.price.value, 0)
  if (total < 0) throw new Error('total is negative')
  if (total > 9) throw new RangeError("it's too much", { cause: total })
  if (items.length === 7) throw Error(\`seven\`)
  if (items.length > 7) throw new Error('length ' + items.length)
  const table = ['4711', 'secret word']
  return byName.get(total).foo
}`

test.each([
  'Error: total is negative',
  "RangeError: it's too much",
  'Error: seven',
  // What was thrown last says which of the code's own texts it was, and not more.
  'TypeError: total is negative',
])('%s stands in the code', (message) => {
  expect(safeMessage('runtime_error', message, CODE)).toBe(message)
})

test.each([
  "TypeError: Cannot read properties of undefined (reading 'price')",
  "TypeError: Cannot read properties of null (reading 'value')",
  "TypeError: Cannot set properties of undefined (setting 'foo')",
  'TypeError: items.reduce is not a function',
  'TypeError: items is not iterable',
  'ReferenceError: total is not defined',
  "ReferenceError: Cannot access 'total' before initialization",
  "TypeError: Class constructor TooLate cannot be invoked without 'new'",
  'RangeError: Maximum call stack size exceeded',
  'RangeError: Invalid array length',
  'TypeError: Reduce of empty array with no initial value',
  'TypeError: Cannot mix BigInt and other types, use explicit conversions',
])('%s is the engine’s, about names of the code', (message) => {
  expect(safeMessage('runtime_error', message, CODE)).toBe(message)
})

test.each([
  ['time_limit_exceeded', 'More than 1000 ms'],
  ['memory_limit_exceeded', 'More than 256 MB of memory'],
  ['memory_limit_exceeded', 'RangeError: Invalid string length'],
  ['output_limit_exceeded', 'More than 1048576 bytes of output'],
  ['runtime_error', 'The returned promise never settles'],
  ['runtime_error', 'The process has given no answer'],
] as const)('for %s, %s is the judge’s', (verdict, message) => {
  expect(safeMessage(verdict, message, CODE)).toBe(message)
})

test('a wrong answer is told without its first difference', () => {
  expect(safeMessage('wrong_answer', 'Error: total is negative', CODE)).toBe(null)
})

test.each([
  ['Error: 4711', 'Error'],
  ['Error: secret word', 'Error'],
  ['Error: length 4711', 'Error'],
  ['Error: length ', 'Error'],
  ['Error: negative', 'Error'],
  ['Error: total is negative 4711', 'Error'],
  ['Error: total is negative (line 4711)', 'Error: total is negative'],
  ['Error: total is negative\n4711', 'Error'],
  ['Error: total\nis negative', 'Error'],
  ['RangeError: Invalid array length 4711', 'RangeError'],
  ['RangeError: Invalid string length4711', 'RangeError'],
  ['SyntaxError: Unexpected token \'4\', "4711" is not valid JSON', 'SyntaxError'],
  ['TypeError: 4711', 'TypeError'],
  ['TypeError', 'TypeError'],
])('%j is told as %j', (message, shown) => {
  expect(safeMessage('runtime_error', message, CODE)).toBe(shown)
})

test.each([
  ["Cannot read properties of undefined (reading '4711')", "reading '…'"],
  ["Cannot read properties of undefined (reading 'spied')", "reading '…'"],
  ["Cannot read properties of undefined (reading 'tot')", "reading '…'"],
  ["Cannot read properties of undefined (reading 'secret word')", "reading '…'"],
  ["Cannot read properties of undefined (reading '7')", "reading '…'"],
  ["Cannot read properties of undefined (reading '')", "reading '…'"],
  ["Cannot read properties of undefined (reading 'total') or 4711 (reading 'sum')", "reading '…'"],
  ['items.total.price is not a function', '… is not'],
  ['items items is not a function', '… is not'],
  ['.* is not a function', '… is not'],
  ['spied is not defined', '… is not'],
])('of %j the part that the code does not have is left out', (words, shown) => {
  const told = safeMessage('runtime_error', `TypeError: ${words}`, CODE)
  expect(told).toContain(shown)
  expect(told).not.toMatch(/4711|spied|secret|price|items|reading 'tot|total|7/)
})

test.each([
  'Uncaught 4711',
  "Uncaught 'total is negative'",
  'Spied: total is negative',
  '4711: Invalid array length',
  'Errors: total is negative',
  'More than 4711 ms',
  'More than 4711 ms: spied',
  'The process has ended: 4711',
  'The solution must define a function spied',
])('%s is not told', (message) => {
  expect(safeMessage('runtime_error', message, CODE)).toBe(null)
})

test('the line is told where it is one of the code’s, and never the column', () => {
  const told = (message: string) => safeMessage('runtime_error', message, CODE)
  expect(told('Error: seven (line 7, column 35)')).toBe('Error: seven (line 7)')
  expect(told('TypeError: 47 11 (line 4, column 4711)')).toBe('TypeError (line 4)')
  expect(told('RangeError (line 11, column 1)')).toBe('RangeError (line 11)')
})

test('a number that is no line of the code is a forgery', () => {
  for (const line of ['0', '12', '4711', '9'.repeat(400)]) {
    expect(safeMessage('runtime_error', `Error: seven (line ${line}, column 1)`, CODE)).toBe(
      'Error: seven',
    )
  }
  expect(safeMessage('runtime_error', 'Error: seven (line 4711, column 1) (line 7)', CODE)).toBe(
    'Error (line 7)',
  )
})
