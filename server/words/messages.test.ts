import { expect, test } from 'vitest'
import { message } from './korean/messages.ts'
import { callOf, type Literal, literalsIn, propertyOf, sourceFiles } from './literals.testkit.ts'
import { translator } from './messages.ts'

/** Which argument of them is the reason. */
const REFUSERS: Record<string, number> = {
  badRequest: 0,
  notLoggedIn: 0,
  forbidden: 0,
  unavailable: 0,
  tooMany: 0,
  notFound: 0,
  conflict: 1,
  parseId: 1,
  AppError: 1,
  PackageError: 0,
}

/** Fields are refused with half a sentence: their name goes before it. */
const PREDICATE = /^(must|is|are|has|have|was|were|belongs|lacks) \S/

function isReason(literal: Literal): boolean {
  const call = callOf(literal)
  if (call && REFUSERS[call.name] === call.place) return true
  return PREDICATE.test(literal.text) || (propertyOf(literal) === 'message' && literal.text !== '')
}

/** What operators and programs are told, who read English; and what makes errors of any reason. */
const NOT_FOR_PAGES = /^server\/(openapi|backup|config\.ts|database|errors\.ts)/

const reasons = [...sourceFiles('server/**/*.{ts,tsx}'), 'shared/signature.ts']
  .filter((file) => !NOT_FOR_PAGES.test(file))
  .flatMap(literalsIn)
  .filter(isReason)
  .map((literal) => {
    const missing = ['notFound', 'parseId'].includes(callOf(literal)?.name ?? '')
    return { ...literal, text: literal.text + (missing ? ' does not exist' : '') }
  })

test('every reason of a refusal is translated', () => {
  expect(reasons.length).toBeGreaterThan(80)
  const untranslated = reasons
    .filter(({ text }) => !/[가-힣]|^\{1\}: \{2\}/.test(message(text)))
    .map(({ file, line, text }) => `${file}:${line}: ${text}`)
  expect(untranslated).toEqual([])
})

test('a message takes its numbers and names along, and messages in it are translated too', () => {
  const translate = translator({
    'is not {1} but {2}': '{2}, nicht {1}',
    'Cannot read {1}: {2}': '{1} kann nicht gelesen werden: {2}',
    gone: 'fort',
  })
  expect(translate('is not 1 but 2')).toBe('2, nicht 1')
  expect(translate('Cannot read a.zip: gone')).toBe('a.zip kann nicht gelesen werden: fort')
  expect(translate('gone for good')).toBeUndefined()
  expect(translate('constructor')).toBeUndefined()
})
