import { expect, test } from 'vitest'
import { Rate } from './rate.ts'

test('what happened within the last minute counts, and nothing older', () => {
  let ms = 5_000
  const rate = new Rate(() => ms)
  for (let count = 0; count < 30; count += 1) rate.add()
  ms += 30_000
  for (let count = 0; count < 30; count += 1) rate.add()
  expect(rate.perSecond()).toBe(1)
  ms += 31_000
  expect(rate.perSecond()).toBe(0.5)
  ms += 1_000_000
  expect(rate.perSecond()).toBe(0)
  rate.add()
  expect(rate.perSecond()).toBe(1 / 60)
})
