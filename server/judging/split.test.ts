import { expect, test } from 'vitest'
import { splitCases } from './split.ts'

const cases = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

test('splitCases() makes five chunks of ten out of fifty cases for five free slots', () => {
  expect(splitCases(cases(50), 5).map((chunk) => chunk.length)).toEqual([10, 10, 10, 10, 10])
})

test('splitCases() keeps every case once and in order, in chunks that differ by at most one', () => {
  for (let count = 1; count <= 60; count += 1) {
    for (let slots = 0; slots <= 12; slots += 1) {
      const chunks = splitCases(cases(count), slots)
      const sizes = chunks.map((chunk) => chunk.length)
      expect(chunks.flat()).toEqual(cases(count))
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
      expect(chunks.length).toBe(Math.min(count, Math.max(1, slots)))
    }
  }
})

test('splitCases() gives a busy fleet one chunk, and no cases no chunk', () => {
  expect(splitCases(cases(7), 0)).toEqual([cases(7)])
  expect(splitCases([], 3)).toEqual([])
})
