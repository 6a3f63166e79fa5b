/**
 * What a program died of in a hidden case, as far as the words cannot carry the case's input: words
 * that stand in the submitted code already, and the engine's own.
 *
 * A program chooses freely what it throws, so every form below could be a forgery. What is left to
 * choose is one text of a few, which the verdict and the time of the case give away as well.
 */
import { lineOf, withLine, withoutPlace } from '../../shared/place.ts'
import type { Verdict } from '../../shared/verdict.ts'

/** The names that the language itself gives its errors. A program may set any other. */
const ERROR =
  /^(Error|AggregateError|EvalError|RangeError|ReferenceError|SyntaxError|TypeError|URIError)(?:: (.*))?$/s

/** The judge's words for the end that it put to a program. */
const LIMIT = /^More than \d+ (?:ms|MB of memory|bytes of output)$/
/** Without the numbers that a program could forge by naming its error so. */
const JUDGES = new Set(['The returned promise never settles', 'The process has given no answer'])

/** Text with no variable part, as V8 words it. */
const FIXED = new Set([
  'Maximum call stack size exceeded',
  'Invalid array length',
  'Invalid string length',
  'Array buffer allocation failed',
  'Map maximum size exceeded',
  'Set maximum size exceeded',
  'Assignment to constant variable.',
  'Reduce of empty array with no initial value',
  'Cannot convert undefined or null to object',
  'Cannot mix BigInt and other types, use explicit conversions',
  'Cannot convert a Symbol value to a string',
  'Cannot convert a Symbol value to a number',
  'Converting circular structure to JSON',
  'Division by zero',
  'Invalid time value',
  'Spread syntax requires ...iterable[Symbol.iterator] to be a function',
  'undefined is not a function',
  'undefined is not iterable',
  'undefined is not iterable (cannot read property Symbol(Symbol.iterator))',
  'object null is not iterable (cannot read property Symbol(Symbol.iterator))',
  "Right-hand side of 'instanceof' is not callable",
  "Right-hand side of 'instanceof' is not an object",
  "Must call super constructor in derived class before accessing 'this' or returning from derived constructor",
  'toString() radix argument must be between 2 and 36',
  'toFixed() digits argument must be between 0 and 100',
])

/** `%` stands for an identifier or a path such as `a.b`. */
const TEMPLATES = [
  "Cannot read properties of undefined (reading '%')",
  "Cannot read properties of null (reading '%')",
  "Cannot set properties of undefined (setting '%')",
  "Cannot set properties of null (setting '%')",
  '% is not a function',
  '% is not defined',
  '% is not iterable',
  '% is not a constructor',
  "Cannot access '%' before initialization",
  "Class constructor % cannot be invoked without 'new'",
  "Cannot destructure property '%' of 'undefined' as it is undefined.",
  "Cannot destructure property '%' of 'null' as it is null.",
].map((template) => {
  const [before = '', after = ''] = template.split('%')
  return { before, after }
})

const PATH = /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/
/** In the place of a variable part that the code does not have. */
const LEFT_OUT = '…'

/** Null when nothing can be said of a hidden case but its verdict. */
export function safeMessage(verdict: Verdict, message: string, code: string): string | null {
  // The first difference of a wrong answer shows what was expected.
  if (verdict === 'wrong_answer') return null
  if (verdict !== 'runtime_error' && LIMIT.test(message)) return message
  if (JUDGES.has(message)) return message
  const [, name, words] = ERROR.exec(withoutPlace(message)) ?? []
  if (name === undefined) return null
  const safe = words === undefined ? null : safeWords(words, code)
  const told = safe === null ? name : `${name}: ${safe}`
  const line = lineOf(message)
  return line !== null && isLineOf(code, line) ? withLine(told, line) : told
}

/** The column is not told: it would let a long line spell more. */
const isLineOf = (code: string, line: number) => line >= 1 && line <= code.split('\n').length

function safeWords(words: string, code: string): string | null {
  if (FIXED.has(words) || isThrownAsWritten(words, code)) return words
  for (const { before, after } of TEMPLATES) {
    if (!words.startsWith(before) || !words.endsWith(after)) continue
    const part = words.slice(before.length, words.length - after.length)
    return `${before}${isWritten(part, code) ? part : LEFT_OUT}${after}`
  }
  return null
}

/** The whole of a plain string that the code makes an error of: `new Error('boom')`. */
function isThrownAsWritten(words: string, code: string): boolean {
  const made = /\b\w*Error\s*\(\s*(?:'([^'\\\n]*)'|"([^"\\\n]*)"|`([^`\\$]*)`)\s*[,)]/g
  return [...code.matchAll(made)].some(
    ([, single, double, template]) => (single ?? double ?? template) === words,
  )
}

/** As a whole: part of a longer name would let a list of syllables spell anything. */
function isWritten(part: string, code: string): boolean {
  if (!PATH.test(part)) return false
  const escaped = part.replace(/[$.]/g, '\\$&')
  return new RegExp(`(?<![\\w$])${escaped}(?![\\w$])`).test(code)
}
