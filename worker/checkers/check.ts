/** Whether a function's result is the expected one. */
import type { ComparisonChecker } from '../../shared/messages.ts'
import { anyOrderValues } from './any_order.ts'
import { exactValues } from './exact.ts'
import { floatValues } from './floats.ts'
import { parseJson } from './json.ts'
import { lineValues } from './lines.ts'
import { tokenValues } from './tokens.ts'

/** @returns What is wrong with the result, or null. @throws When `expected` is no JSON. */
export function check(checker: ComparisonChecker, expected: string, actual: string): string | null {
  const wanted = JSON.parse(expected)
  const value = parseJson(actual)
  if (value === undefined) return `expected ${cut(expected)}, got ${cut(actual)}`
  switch (checker.name) {
    case 'exact':
      return exactValues(wanted, value)
    case 'tokens':
      return tokenValues(checker, wanted, value)
    case 'lines':
      return lineValues(wanted, value)
    case 'any_order':
      return anyOrderValues(wanted, value)
    case 'floats':
      return floatValues(checker, wanted, value)
    default:
      return checker satisfies never
  }
}

const cut = (text: string) => (text.length <= 100 ? text : `${text.slice(0, 100)}…`)
