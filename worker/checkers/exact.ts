import { difference } from './compare.ts'
import type { Json } from './json.ts'

/** The same value, where -0 is not 0. */
export const exactValues = (expected: Json, actual: Json): string | null =>
  difference(expected, actual, Object.is)
