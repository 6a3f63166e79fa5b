import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, sumProblem, type TestApp } from '../../test/app.ts'
import { parse } from '../http/parse.ts'
import { problemInputSchema } from '../packages/draft.ts'
import { listCases } from '../problems/cases.ts'
import { listTranslations } from '../problems/files.ts'
import { createProblem, findProblem } from '../problems/queries.ts'
import { EMPTY, fromFields, toFields } from './problem-form.ts'

let judge: TestApp
beforeAll(async () => {
  judge = await createTestApp()
})
afterAll(() => judge.close())

const program = (slug: string) => ({
  slug,
  title: 'Echo',
  statement: 'Say it again.',
  kind: 'stdio',
  difficulty: 'hard',
  tags: ['text', 'two words'],
  author: 'Somebody',
  language: 'sv',
  translations: [{ language: 'ko', title: '메아리', statement: '다시 말하세요.' }],
  testCases: [{ input: 'a\nb\n', expected: 'a\nb\n', sample: true, group: 'first', points: 3 }],
})

const CHECKERS = [
  { name: 'exact' },
  { name: 'any_order' },
  { name: 'floats', absolute: 0.01, relative: 1e-9 },
]
const TEXT_CHECKERS = [
  { name: 'lines' },
  { name: 'tokens', caseSensitive: true },
  { name: 'tokens', caseSensitive: false },
]

test.each([
  ...CHECKERS.map((checker, at) => sumProblem(`sum-${at}`, { checker })),
  ...TEXT_CHECKERS.map((checker, at) => ({ ...program(`echo-${at}`), checker })),
])('a problem goes through the form unchanged: %j', async (json) => {
  const draft = parse(problemInputSchema, json)
  await createProblem(judge.sql, draft)
  const problem = await findProblem(judge.sql, draft.slug)
  if (!problem) throw new Error('It is not there')
  const cases = await listCases(judge.sql, problem.id, problem.version)
  const form = toFields(problem, cases, await listTranslations(judge.sql, problem.id))
  expect(parse(problemInputSchema, fromFields(form, []))).toEqual(draft)
  expect(parse(problemInputSchema, fromFields({ ...form, testCases: '' }, cases))).toEqual(draft)
})

test('cases that are not JSON are refused by the name of their field', () => {
  const form = { ...EMPTY, testCases: '[{' }
  expect(() => fromFields(form, [])).toThrow(/^testCases: is not JSON/)
})

test('an empty form names what is missing', () => {
  expect(() => parse(problemInputSchema, fromFields(EMPTY, []))).toThrow(/slug.*title.*statement/)
})
