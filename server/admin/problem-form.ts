/** A problem as the fields of a form, and back as what `POST /problems` takes. */
import type { Checker } from '../../shared/messages.ts'
import { badInput } from '../errors.ts'
import type { Group, TestCaseDraft, Translation } from '../packages/draft.ts'
import type { Problem } from '../problems/queries.ts'

/** Larger data is left out of the page; an empty field keeps the cases as they are. */
const MAX_SHOWN_CHARACTERS = 200_000

export const FIELDS = [
  'slug',
  'title',
  'statement',
  'language',
  'kind',
  'functionName',
  'params',
  'returns',
  'difficulty',
  'tags',
  'timeLimitMs',
  'memoryLimitMb',
  'outputLimitKb',
  'checker',
  'absolute',
  'relative',
  'checkerLanguage',
  'checkerCode',
  'groups',
  'visibility',
  'author',
  'source',
  'license',
  'testCases',
] as const
export type FieldName = (typeof FIELDS)[number]
export type FormFields = Record<FieldName, string> & { translations: readonly Translation[] }

/** How the names of the JSON body's fields are shown on the form. */
export const FORM_NAMES: Record<string, string> = {
  'signature.name': 'functionName',
  'signature.params': 'params',
  'signature.returns': 'returns',
  'checker.code': 'checkerCode',
}

export const EMPTY: FormFields = {
  slug: '',
  title: '',
  statement: '',
  language: 'en',
  translations: [],
  kind: 'function',
  functionName: '',
  params: '',
  returns: '',
  difficulty: 'medium',
  tags: '',
  timeLimitMs: '1000',
  memoryLimitMb: '256',
  outputLimitKb: '1024',
  checker: 'exact',
  absolute: '1e-6',
  relative: '1e-6',
  checkerLanguage: 'javascript',
  checkerCode: '',
  groups: '',
  visibility: 'public',
  author: '',
  source: '',
  license: '',
  testCases: '',
}

export function toFields(
  problem: Problem,
  cases: readonly TestCaseDraft[],
  translations: readonly Translation[],
): FormFields {
  const { signature, checker } = problem
  return {
    slug: problem.slug,
    title: problem.title,
    statement: problem.statement,
    language: problem.language,
    translations,
    kind: problem.kind,
    functionName: signature?.name ?? '',
    params: signature?.params.map(({ name, type }) => `${name}: ${type}`).join('\n') ?? '',
    returns: signature?.returns ?? '',
    difficulty: problem.difficulty,
    tags: problem.tags.join(', '),
    timeLimitMs: String(problem.timeLimitMs),
    memoryLimitMb: String(problem.memoryLimitMb),
    outputLimitKb: String(problem.outputLimitKb),
    checker: checkerName(checker),
    absolute: String(checker.name === 'floats' ? checker.absolute : 1e-6),
    relative: String(checker.name === 'floats' ? checker.relative : 1e-6),
    checkerLanguage: checker.name === 'custom' ? checker.language : 'javascript',
    checkerCode: checker.name === 'custom' ? checker.code : '',
    groups: groupsText(problem.groups),
    visibility: problem.visibility,
    author: problem.author ?? '',
    source: problem.source ?? '',
    license: problem.license ?? '',
    testCases: casesText(problem, cases),
  }
}

const checkerName = (checker: Checker): string =>
  checker.name === 'tokens' && !checker.caseSensitive ? 'tokens_any_case' : checker.name

/** One case to a line, so that a person can find their way in it. */
function casesText({ kind }: Problem, cases: readonly TestCaseDraft[]): string {
  const size = cases.reduce((sum, one) => sum + one.input.length + one.expected.length, 0)
  if (size > MAX_SHOWN_CHARACTERS) return ''
  const lines = cases.map((one) => JSON.stringify(kind === 'function' ? asValues(one) : one))
  return `[\n${lines.map((line) => `  ${line}`).join(',\n')}\n]`
}

const asValues = ({ input, expected, ...rest }: TestCaseDraft) => ({
  input: JSON.parse(input) as unknown,
  expected: JSON.parse(expected) as unknown,
  ...rest,
})

/**
 * @param kept What an empty field of test cases stands for.
 * @throws {AppError} 422 for what is not JSON or not a number.
 */
export function fromFields(form: FormFields, kept: readonly TestCaseDraft[]) {
  const isFunction = form.kind === 'function'
  const keptCases = isFunction ? kept.map(asValues) : kept
  return {
    slug: form.slug,
    title: form.title,
    statement: form.statement,
    language: form.language,
    translations: form.translations,
    kind: form.kind,
    ...(isFunction && { signature: signatureOf(form) }),
    difficulty: form.difficulty,
    tags: listOf(form.tags, ','),
    timeLimitMs: Number(form.timeLimitMs),
    memoryLimitMb: Number(form.memoryLimitMb),
    outputLimitKb: Number(form.outputLimitKb),
    checker: checkerOf(form),
    groups: groupsOf(form.groups),
    visibility: form.visibility,
    author: form.author.trim() || null,
    source: form.source.trim() || null,
    license: form.license.trim() || null,
    testCases: form.testCases.trim() === '' ? keptCases : parseCases(form.testCases),
  }
}

const listOf = (text: string, separator: string): string[] =>
  text.split(separator).flatMap((part) => part.trim() || [])

const signatureOf = ({ functionName, params, returns }: FormFields) => ({
  name: functionName.trim(),
  params: listOf(params, '\n').map((line) => {
    const [name = '', ...type] = line.split(':')
    return { name: name.trim(), type: type.join(':').trim() }
  }),
  returns: returns.trim(),
})

function checkerOf({ checker, absolute, relative, ...form }: FormFields) {
  if (checker === 'custom')
    return { name: 'custom', language: form.checkerLanguage, code: form.checkerCode }
  if (checker === 'floats')
    return { name: 'floats', absolute: Number(absolute), relative: Number(relative) }
  if (checker === 'tokens_any_case') return { name: 'tokens', caseSensitive: false }
  return { name: checker }
}

/** `easy | 40 | min | stop`, and `| after warm-up; medium` where it requires others. */
const groupsText = (groups: readonly Group[]): string =>
  groups
    .map(({ name, points, scoring, requires, stopOnFailure }) =>
      [
        name,
        points,
        scoring,
        ...(requires.length > 0 ? [`after ${requires.join('; ')}`] : []),
        ...(stopOnFailure ? ['stop'] : []),
      ].join(' | '),
    )
    .join('\n')

/** @throws {AppError} 422 with the line that cannot be understood. */
const groupsOf = (text: string) =>
  listOf(text, '\n').map((line) => {
    const [name, points = '', scoring, ...rest] = line.split('|').map((part) => part.trim())
    const after = rest.find((word) => word.startsWith('after '))
    const odd = rest.find((word) => word !== 'stop' && word !== after)
    if (scoring === undefined || odd !== undefined)
      throw badInput([{ field: 'groups', message: `cannot be understood: ${line}` }])
    return {
      name,
      points: points === '' ? Number.NaN : Number(points),
      scoring,
      requires: listOf(after?.slice('after '.length) ?? '', ';'),
      stopOnFailure: rest.includes('stop'),
    }
  })

function parseCases(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw badInput([{ field: 'testCases', message: `is not JSON: ${(error as Error).message}` }])
  }
}
