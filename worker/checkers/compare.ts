/** Two JSON values side by side, up to the first difference. */
import { type Json, preview } from './json.ts'

export type SameScalar = (expected: Json, actual: Json) => boolean

/** @returns Where and how they differ, or null. */
export function difference(
  expected: Json,
  actual: Json | undefined,
  same: SameScalar,
  path = '',
): string | null {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    for (let at = 0; at < Math.min(expected.length, actual.length); at++) {
      const found = difference(expected[at] ?? null, actual[at], same, `${path}[${at}]`)
      if (found !== null) return found
    }
    if (expected.length === actual.length) return null
    return told(`${path}.length`, expected.length, actual.length)
  }
  if (isRecord(expected) && isRecord(actual)) {
    for (const [name, value] of Object.entries(expected)) {
      const found = difference(value, own(actual, name), same, `${path}.${name}`)
      if (found !== null) return found
    }
    const extra = Object.keys(actual).find((name) => !Object.hasOwn(expected, name))
    return extra === undefined ? null : `${path}.${extra}: not expected`.replace(/^\./, '')
  }
  if (actual !== undefined && isScalar(expected) && isScalar(actual) && same(expected, actual))
    return null
  return told(path, expected, actual)
}

function told(path: string, expected: Json, actual: Json | undefined): string {
  const where = path.replace(/^\./, '')
  return `${where === '' ? '' : `${where}: `}expected ${preview(expected)}, got ${preview(actual)}`
}

const isScalar = (value: Json) => typeof value !== 'object' || value === null

const isRecord = (value: Json | undefined): value is { [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const own = (record: { [name: string]: Json }, name: string) =>
  Object.hasOwn(record, name) ? record[name] : undefined
