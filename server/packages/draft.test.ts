import { expect, test } from 'vitest'
import { MAX_CASES, problemInputSchema } from './draft.ts'

const addition = {
  slug: 'add-up',
  title: 'Add up',
  statement: 'Return the sum of `numbers`.',
  kind: 'function',
  signature: { name: 'addUp', params: [{ name: 'numbers', type: ' int [] ' }], returns: 'int' },
  testCases: [{ input: [[1, 2]], expected: 3, sample: true }],
}
const echo = {
  slug: 'echo',
  title: 'Echo',
  statement: 'Print the input.',
  kind: 'stdio',
  testCases: [{ input: 'a\n', expected: 'a\n' }],
}
const withCase = (problem: object, testCase: object) => ({ ...problem, testCases: [testCase] })

const problemsOf = (input: unknown): string[] => {
  const parsed = problemInputSchema.safeParse(input)
  return parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
}

test('a function problem becomes a draft with its data as JSON text and every default filled in', () => {
  expect(problemInputSchema.parse(addition)).toEqual({
    slug: 'add-up',
    title: 'Add up',
    statement: 'Return the sum of `numbers`.',
    language: 'en',
    translations: [],
    files: null,
    kind: 'function',
    signature: { name: 'addUp', params: [{ name: 'numbers', type: 'int[]' }], returns: 'int' },
    difficulty: 'medium',
    tags: [],
    timeLimitMs: 1000,
    memoryLimitMb: 256,
    outputLimitKb: 1024,
    author: null,
    source: null,
    license: null,
    checker: { name: 'exact' },
    testCases: [
      { input: '[[1,2]]', expected: '3', sample: true, group: null, points: 1, checker: null },
    ],
    groups: [],
    visibility: 'public',
    solutions: null,
    unjudgeable: null,
    warnings: [],
  })
})

test('a stdio problem keeps its data as it is and compares by tokens', () => {
  const draft = problemInputSchema.parse(echo)
  expect(draft.checker).toEqual({ name: 'tokens', caseSensitive: true })
  expect(draft.testCases[0]?.input).toBe('a\n')
  expect(draft.signature).toBeNull()
})

test('a checker may be given by its name alone', () => {
  const draft = problemInputSchema.parse({ ...addition, checker: 'floats' })
  expect(draft.checker).toEqual({ name: 'floats', absolute: 1e-6, relative: 1e-6 })
})

test.each([
  ['an upper-case slug', { ...addition, slug: 'Add' }, /^slug: must be lower-case/],
  ['a slug of 65 characters', { ...addition, slug: 'a'.repeat(65) }, /^slug: /],
  ['a slug that ends in a hyphen', { ...addition, slug: 'a-' }, /^slug: /],
  ['an empty title', { ...addition, title: '  ' }, /^title: /],
  [
    'a function without a signature',
    { ...addition, signature: undefined },
    /^signature: is required/,
  ],
  [
    'a signature on a stdio problem',
    { ...echo, signature: addition.signature },
    /^signature: is for/,
  ],
  ['a time limit of 49 ms', { ...addition, timeLimitMs: 49 }, /^timeLimitMs: /],
  ['a time limit of 20001 ms', { ...addition, timeLimitMs: 20_001 }, /^timeLimitMs: /],
  ['a memory limit of 2000 MB', { ...addition, memoryLimitMb: 2000 }, /^memoryLimitMb: /],
  ['an unknown checker', { ...addition, checker: 'nearly' }, /^checker/],
  [
    'a text checker on a function',
    { ...addition, checker: 'tokens' },
    /^checker: tokens compares text/,
  ],
  ['an unknown field', { ...addition, timeLimit: 5 }, /timeLimit/],
  ['no cases', { ...addition, testCases: [] }, /^testCases: /],
  [
    'too few arguments',
    withCase(addition, { input: [], expected: 3 }),
    /^testCases\.0\.input: must have 1 argument, has 0$/,
  ],
  [
    'an input that is no array',
    withCase(addition, { input: 'x', expected: 3 }),
    /^testCases\.0\.input: must be a JSON array/,
  ],
  [
    'an argument of another type',
    withCase(addition, { input: [['1']], expected: 3 }),
    /^testCases\.0\.input: argument 1 \(numbers\) must be int\[\]$/,
  ],
  [
    'an answer of another type',
    withCase(addition, { input: [[1]], expected: '3' }),
    /^testCases\.0\.expected: must be int$/,
  ],
  ['no answer', withCase(addition, { input: [[1]] }), /^testCases\.0\.expected: is required$/],
  ['no input', withCase(echo, { expected: 'a' }), /^testCases\.0\.input: is required$/],
  [
    'a stdio input that is no text',
    withCase(echo, { input: ['a'], expected: 'a' }),
    /^testCases\.0\.input: must be text$/,
  ],
  [
    'a NUL character',
    withCase(echo, { input: 'a\0', expected: 'a' }),
    /^testCases\.0\.input: has a NUL character$/,
  ],
  [
    'negative points',
    withCase(echo, { input: 'a', expected: 'a', points: -1 }),
    /^testCases\.0\.points: /,
  ],
])('problemInputSchema names the field of %s', (_, input, message) => {
  expect(problemsOf(input)).toContainEqual(expect.stringMatching(message))
})

test('problemInputSchema refuses more cases than one problem may have', () => {
  const testCases = Array.from({ length: MAX_CASES + 1 }, () => ({ input: 'a', expected: 'a' }))
  expect(problemsOf({ ...echo, testCases })).toEqual([expect.stringMatching(/^testCases: /)])
})

test('problemInputSchema refuses data of more than 100 MiB in all', () => {
  const quarter = 'x'.repeat(26 * 1024 * 1024)
  const testCase = { input: quarter, expected: quarter }
  expect(problemsOf({ ...echo, testCases: [testCase, testCase] })).toEqual([
    'testCases: hold more than 100 MiB',
  ])
})

test('problemInputSchema refuses an input or an answer of more than 32 MiB, in bytes', () => {
  const most = 'é'.repeat(16 * 1024 * 1024)
  expect(problemsOf(withCase(echo, { input: most, expected: most }))).toEqual([])
  expect(problemsOf(withCase(echo, { input: `${most}x`, expected: `${most}x` }))).toEqual([
    'testCases.0.input: is larger than 32 MiB',
    'testCases.0.expected: is larger than 32 MiB',
  ])
})
