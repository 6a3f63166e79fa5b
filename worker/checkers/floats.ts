import type { ComparisonChecker } from '../../shared/messages.ts'
import { difference, type SameScalar } from './compare.ts'
import type { Json } from './json.ts'

type Tolerance = Extract<ComparisonChecker, { name: 'floats' }>

/** Numbers may be off by the absolute or the relative tolerance; all else must be the same. */
export const floatValues = (tolerance: Tolerance, expected: Json, actual: Json): string | null =>
  difference(expected, actual, within(tolerance))

export const within =
  ({ absolute, relative }: Tolerance): SameScalar =>
  (expected, actual) => {
    if (typeof expected !== 'number' || typeof actual !== 'number') return expected === actual
    const off = Math.abs(expected - actual)
    return off <= absolute || off <= relative * Math.abs(expected)
  }
