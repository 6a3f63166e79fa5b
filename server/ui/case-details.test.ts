import { expect, test } from 'vitest'
import { differing, inputText } from './case-details.tsx'

const signature = {
  name: 'f',
  params: [
    { name: 'numbers', type: 'int[]' },
    { name: 'target', type: 'int' },
  ],
  returns: 'int',
}

test.each([
  ['[[1, 2], 3]', 'numbers = [1,2]\ntarget = 3'],
  ['[1]', '[1]'],
  ['not json', 'not json'],
  ['{"numbers": []}', '{"numbers": []}'],
])('the input %j is shown as %j', (input, shown) => {
  expect(inputText(input, signature)).toBe(shown)
})

test.each([
  ['[0,1]', '[0,2]', '1'],
  ['[0,2]', '[0,1]', '2'],
  ['same', 'same', ''],
  ['aXXb', 'ab', 'XX'],
  ['ab', 'aXXb', ''],
  ['aaa', 'aa', 'a'],
  ['', 'x', ''],
])('of %j against %j, %j is marked', (text, other, marked) => {
  expect(text.slice(...differing(text, other))).toBe(marked)
})
