import { exactValues } from './exact.ts'
import { type Json, preview } from './json.ts'

/** Lists hold the same elements, each as often, in whatever order. Elements are compared exactly. */
export function anyOrderValues(expected: Json, actual: Json): string | null {
  if (!Array.isArray(expected) || !Array.isArray(actual)) return exactValues(expected, actual)
  return anyOrder(expected.map(canonical), actual.map(canonical))
}

/** @returns The first element that one side lacks, or null. */
export function anyOrder(expected: string[], actual: string[]): string | null {
  const left = new Map<string, number>()
  for (const element of expected) left.set(element, (left.get(element) ?? 0) + 1)
  for (const element of actual) {
    const count = left.get(element) ?? 0
    if (count === 0)
      return `${cut(element)}: not expected${expected.includes(element) ? ' so often' : ''}`
    left.set(element, count - 1)
  }
  const missing = [...left].find(([, count]) => count > 0)
  return missing === undefined ? null : `${cut(missing[0])}: missing`
}

const cut = (text: string) => (text.length <= 100 ? text : `${text.slice(0, 100)}…`)

/** Equal values have equal texts: names are sorted, and -0 is not 0. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) {
    return Object.is(value, -0) ? preview(value) : JSON.stringify(value)
  }
  const members = Object.keys(value).sort()
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null)}`).join(',')}}`
}
