import { expect, test } from 'vitest'
import { type ComparisonChecker, comparisonSchema } from '../../shared/messages.ts'
import { check } from './check.ts'

const checker = (name: string, options: object = {}): ComparisonChecker =>
  comparisonSchema.parse({ name, ...options })

test.each([
  ['exact', {}, '[1,{"a":"x","b":null}]', '[1,{"b":null,"a":"x"}]'],
  ['exact', {}, '-0', '-0'],
  ['any_order', {}, '[1,2,2]', '[2,1,2]'],
  ['any_order', {}, '[{"a":1,"b":2},[1]]', '[[1],{"b":2,"a":1}]'],
  ['any_order', {}, '[]', '[]'],
  ['floats', {}, '[1,"x"]', '[1.0000000001,"x"]'],
  ['floats', { absolute: 0, relative: 1e-3 }, '1000', '1000.9'],
  ['floats', {}, '0', '-0'],
  ['tokens', {}, '"a  b\\n"', '"a b"'],
  ['tokens', { caseSensitive: false }, '"Yes"', '"YES"'],
  ['lines', {}, '"a\\nb"', '"a  \\nb\\n\\n"'],
])('%s %o takes %s for %s', (name, options, expected, actual) => {
  expect(check(checker(name, options), expected, actual)).toBeNull()
})

test.each([
  ['exact', {}, '1', '2', 'expected 1, got 2'],
  ['exact', {}, '0', '-0', 'expected 0, got -0'],
  ['exact', {}, '1', '"1"', 'expected 1, got "1"'],
  ['exact', {}, '[1,[2,3]]', '[1,[2,4]]', '[1][1]: expected 3, got 4'],
  ['exact', {}, '[1,2]', '[1]', 'length: expected 2, got 1'],
  ['exact', {}, '[1]', '{"0":1}', 'expected [1], got {"0":1}'],
  ['exact', {}, '{"a":{"b":1}}', '{"a":{"b":true}}', 'a.b: expected 1, got true'],
  ['exact', {}, '{"a":1}', '{}', 'a: expected 1, got nothing'],
  ['exact', {}, '{}', '{"a":1}', 'a: not expected'],
  ['exact', {}, '{"toString":1}', '{}', 'toString: expected 1, got nothing'],
  ['exact', {}, '{}', '{"__proto__":1}', '__proto__: not expected'],
  ['exact', {}, 'null', 'undefined', 'expected null, got undefined'],
  ['exact', {}, '[null]', '[NaN]', 'expected [null], got [NaN]'],
  ['exact', {}, '12', '12n', 'expected 12, got 12n'],
  ['any_order', {}, '[1,2,2]', '[1,1,2]', '1: not expected so often'],
  ['any_order', {}, '[1,2]', '[1]', '2: missing'],
  ['any_order', {}, '[0]', '[-0]', '-0: not expected'],
  ['any_order', {}, '[[1,2]]', '[[2,1]]', '[2,1]: not expected'],
  ['any_order', {}, '1', '2', 'expected 1, got 2'],
  ['floats', {}, '[1]', '[1.1]', '[0]: expected 1, got 1.1'],
  ['floats', {}, '1', '"1"', 'expected 1, got "1"'],
  ['floats', {}, '1', 'NaN', 'expected 1, got NaN'],
  ['tokens', {}, '"Yes"', '"YES"', 'expected "Yes", got "YES"'],
  ['tokens', {}, '"ab"', '"a b"', 'expected "ab", got "a b"'],
  ['lines', {}, '"a b"', '"a  b"', 'expected "a b", got "a  b"'],
])('%s %o: %s is not %s', (name, options, expected, actual, message) => {
  expect(check(checker(name, options), expected, actual)).toBe(message)
})

test('an answer too deep to be compared is wrong', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000)
  for (const name of ['exact', 'any_order', 'floats', 'tokens', 'lines']) {
    expect(check(checker(name), '[]', deep)).toMatch(/^expected \[\], got \[\[/)
  }
})

test('a long answer is compared in little time, and told in few words', () => {
  const numbers = Array.from({ length: 200_000 }, (_, at) => at)
  const started = performance.now()
  const message = check(
    checker('any_order'),
    JSON.stringify(numbers),
    JSON.stringify(numbers.map((n) => n + 1)),
  )
  expect(message).toBe('200000: not expected')
  expect(performance.now() - started).toBeLessThan(2000)
})

test('an expected value that is no JSON is the fault of the test data', () => {
  expect(() => check(checker('exact'), 'x', '1')).toThrow(SyntaxError)
})
