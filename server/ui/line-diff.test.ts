import { expect, test } from 'vitest'
import { diffLines } from './line-diff.tsx'

const shown = (expected: string, got: string) =>
  diffLines(expected, got).map(
    (line) => `${line.kind} ${line.kind === 'skipped' ? line.lines : line.text}`,
  )

test('a line that is wrong is missing once and too many once', () => {
  expect(shown('a\nb\nc\n', 'a\nx\nc\n')).toEqual(['same a', 'missing b', 'extra x', 'same c'])
})

test('equal lines far from a difference are only counted', () => {
  const same = (count: number) => Array.from({ length: count }, (_, at) => `line ${at}`)
  const expected = [...same(9), 'yes', ...same(9), 'end']
  const got = [...same(9), ...same(9), 'END']
  expect(shown(expected.join('\n'), got.join('\n'))).toEqual([
    'skipped 7',
    'same line 7',
    'same line 8',
    'missing yes',
    'same line 0',
    'same line 1',
    'skipped 5',
    'same line 7',
    'same line 8',
    'missing end',
    'extra END',
  ])
})

test('texts that are equal, or have nothing in common, have no difference to show', () => {
  const numbers = (from: number) => Array.from({ length: 500 }, (_, at) => from + at).join('\n')
  expect(shown('a\nb', 'a\nb\n')).toEqual([])
  expect(shown(numbers(0), numbers(1000))).toEqual([])
})
