import { difference } from './compare.ts'
import type { Json } from './json.ts'

/** Strings hold the same lines; space at the end of a line and empty lines at the end do not count. */
export const lineValues = (expected: Json, actual: Json) =>
  difference(expected, actual, (a, b) =>
    typeof a === 'string' && typeof b === 'string'
      ? linesOf(a).join('\n') === linesOf(b).join('\n')
      : Object.is(a, b),
  )

export function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trimEnd())
  while (lines.at(-1) === '') lines.pop()
  return lines
}
