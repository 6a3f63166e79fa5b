/** Whether a program's output is the expected one. Both are texts of lines. */
import type { ComparisonChecker } from '../../shared/messages.ts'
import { anyOrder } from './any_order.ts'
import { within } from './floats.ts'
import { linesOf } from './lines.ts'

/** @returns The first difference, or null. */
export function checkText(
  checker: ComparisonChecker,
  expected: string,
  actual: string,
): string | null {
  switch (checker.name) {
    case 'exact':
      return differentLine(exactLines(expected), exactLines(actual))
    case 'tokens':
      return differentToken(expected, actual, sameWord(checker.caseSensitive))
    case 'lines':
      return differentLine(linesOf(expected), linesOf(actual))
    case 'any_order':
      return anyOrder(
        linesOf(expected).map((line) => JSON.stringify(line)),
        linesOf(actual).map((line) => JSON.stringify(line)),
      )
    case 'floats': {
      const isNear = within(checker)
      return differentToken(expected, actual, (a, b) => a === b || isNear(numberOf(a), numberOf(b)))
    }
    default:
      return checker satisfies never
  }
}

/** Every character counts, save that the last line may or may not have its end. */
const exactLines = (text: string) => text.replace(/\n$/, '').split('\n')

function differentLine(expected: string[], actual: string[]): string | null {
  const length = Math.max(expected.length, actual.length)
  for (let at = 0; at < length; at++) {
    if (expected[at] !== actual[at]) return told(at + 1, expected[at], actual[at])
  }
  return null
}

type SameToken = (expected: string, actual: string) => boolean

const sameWord =
  (caseSensitive: boolean): SameToken =>
  (a, b) =>
    a === b || (!caseSensitive && a.toLowerCase() === b.toLowerCase())

/** How the space between tokens is made up does not count. */
function differentToken(expected: string, actual: string, same: SameToken): string | null {
  const wanted = expected.matchAll(/\S+/g)
  for (const found of actual.matchAll(/\S+/g)) {
    const want = wanted.next().value
    if (want === undefined || !same(want[0], found[0])) {
      return told(lineAt(actual, found.index), want?.[0], found[0])
    }
  }
  const missing = wanted.next().value
  return missing === undefined ? null : told(lineAt(expected, missing.index), missing[0], undefined)
}

/** Not a number as programs print them: not equal to any number. */
const numberOf = (token: string) =>
  /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(token) ? Number(token) : token

const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length

const told = (line: number, expected: string | undefined, actual: string | undefined) =>
  `line ${line}: expected ${expected === undefined ? 'nothing' : quoted(expected)}, got ${actual === undefined ? 'nothing' : quoted(actual)}`

const quoted = (text: string) =>
  JSON.stringify(text.length <= 100 ? text : `${text.slice(0, 100)}…`)
