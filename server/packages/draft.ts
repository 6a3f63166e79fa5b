/**
 * A problem before it is stored, however it came: as the JSON body of `POST /problems`, or read from
 * a package. Whatever parses here is complete, within the limits, and its data fits its signature.
 */
import { z } from 'zod'
import { type Checker, checkerSchema, comparisonSchema } from '../../shared/messages.ts'
import { matchesType, parseType, type Signature, signatureSchema } from '../../shared/signature.ts'
import { VERDICTS } from '../../shared/verdict.ts'
import { codeSchema } from '../submissions/solution.ts'
import { text } from '../text.ts'

export const DIFFICULTIES = ['easy', 'medium', 'hard'] as const
export type Difficulty = (typeof DIFFICULTIES)[number]

const MIB = 1024 * 1024

export const MAX_CASES = 10_000
/** Inputs and expected outputs of one problem together. */
export const MAX_DATA_BYTES = 100 * MIB
/** One input, or one expected output: it lies whole in the memory of all that handle it. */
export const MAX_TEXT_BYTES = 32 * MIB

export const MAX_FILE_BYTES = 10 * MIB
/** Pictures and attachments of one problem together. */
export const MAX_FILES_BYTES = 50 * MIB

export const fileNameSchema = z
  .string()
  .max(200)
  .regex(/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/, 'must be a path of letters, digits, ".", "_" and "-"')

export const slugSchema = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters and digits, joined by hyphens')

const credit = text.trim().min(1).max(1000).nullable()

const caseText = text.refine(
  (value) => Buffer.byteLength(value) <= MAX_TEXT_BYTES,
  `is larger than ${MAX_TEXT_BYTES / MIB} MiB`,
)

const groupName = text.trim().min(1).max(100)

/** For a function, `input` is the JSON text of the array of arguments and `expected` JSON text. */
const testCaseSchema = z.strictObject({
  input: caseText,
  expected: caseText,
  sample: z.boolean(),
  group: groupName.nullable(),
  points: z.number().nonnegative().max(1_000_000),
  /** Null: as the problem says. */
  checker: comparisonSchema.nullable(),
})
export type TestCaseDraft = z.infer<typeof testCaseSchema>

/** Cases that are scored together. A group that is only named by its cases is scored as `sum` of them. */
export const groupSchema = z.strictObject({
  name: groupName,
  /** What the whole group gives. */
  points: z.number().nonnegative().max(1_000_000),
  /** `min`: by its worst case, so all or nothing unless a checker gives part. `sum`: by the share of its cases' points. */
  scoring: z.enum(['min', 'sum']),
  /** Groups that must be passed, or this one gives nothing. */
  requires: z.array(groupName).max(100),
  /** Nothing after the first case that fails is judged. */
  stopOnFailure: z.boolean(),
})
export type Group = z.infer<typeof groupSchema>

export const languageSchema = z
  .string()
  .max(20)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language code, as "en" or "pt-BR"')

const translationSchema = z.strictObject({
  language: languageSchema,
  title: text.trim().min(1).max(200),
  statement: text.trim().min(1).max(200_000),
})
export type Translation = z.infer<typeof translationSchema>

/** Beside the statement: its pictures by their names in it, and `attachments/…`. */
const fileSchema = z.strictObject({
  name: fileNameSchema,
  bytes: z
    .instanceof(Buffer)
    .refine(
      (bytes) => bytes.length <= MAX_FILE_BYTES,
      `is larger than ${MAX_FILE_BYTES / MIB} MiB`,
    ),
})
export type ProblemFile = z.infer<typeof fileSchema>

/** Everybody may see and solve it, or authors only. */
export const VISIBILITIES = ['draft', 'public'] as const
export type Visibility = (typeof VISIBILITIES)[number]

/** In the words of reports: a verdict, or several of which one is to come. */
export const EXPECTATIONS = [...VERDICTS, 'rejected', 'partially_accepted'] as const
export type Expected = (typeof EXPECTATIONS)[number]

/** Folder and file, as packages have it below `submissions/`. */
export const solutionNameSchema = z
  .string()
  .max(200)
  .regex(
    /^[\w-]+\/(?![.-])[^/\\\p{C}]+\.(js|mjs|cjs|ts|mts)$/u,
    'must be a folder and a file, as "accepted/simple.js"',
  )

/** Reference solutions, and wrong and slow ones. */
export const exampleSchema = z.strictObject({
  /** Its ending says the language. */
  name: solutionNameSchema,
  code: codeSchema,
  /** One of these is to come; of none nothing is expected. */
  expected: z.array(z.enum(EXPECTATIONS)).max(EXPECTATIONS.length),
})
export type ExampleSolution = z.infer<typeof exampleSchema>

const draftShape = z.strictObject({
  slug: slugSchema,
  title: text.trim().min(1).max(200),
  /** Markdown. */
  statement: text.trim().min(1).max(200_000),
  /** Of the title and the statement. */
  language: languageSchema,
  /** The title and the statement in other languages. */
  translations: z.array(translationSchema).max(50),
  /** Null: those that the problem has already stay. */
  files: z.array(fileSchema).max(500).nullable(),
  kind: z.enum(['function', 'stdio']),
  signature: signatureSchema.nullable(),
  difficulty: z.enum(DIFFICULTIES),
  tags: z.array(text.trim().min(1).max(40)).max(20),
  /** CPU time for each case. */
  timeLimitMs: z.int().min(50).max(20_000),
  memoryLimitMb: z.int().min(16).max(1024),
  outputLimitKb: z.int().min(1).max(65_536),
  author: credit,
  source: credit,
  license: credit,
  checker: checkerSchema,
  testCases: z.array(testCaseSchema).max(MAX_CASES),
  groups: z.array(groupSchema).max(1000),
  visibility: z.enum(VISIBILITIES),
  /** Null: those that the problem has already stay. */
  solutions: z.array(exampleSchema).max(200).nullable(),
  /** Why no solution can be judged here, for whoever would send one. */
  unjudgeable: text.trim().min(1).max(1000).nullable(),
  /** What the source said that is not kept or not supported, for its author to read. */
  warnings: z.array(z.string()),
})
export type ProblemDraft = z.infer<typeof draftShape>

export const DEFAULT_LIMITS = { timeLimitMs: 1000, memoryLimitMb: 256, outputLimitKb: 1024 }

export const defaultChecker = (kind: ProblemDraft['kind']): Checker =>
  kind === 'function' ? { name: 'exact' } : { name: 'tokens', caseSensitive: true }

export const problemDraftSchema = draftShape.superRefine((draft, ctx) => {
  const report = (path: (string | number)[], message: string) =>
    ctx.addIssue({ code: 'custom', path, message })
  if (draft.kind === 'function') checkFunction(draft, report)
  else if (draft.signature) report(['signature'], 'is for function problems only')
  if (draft.checker.name === 'custom') {
    const code = codeSchema.safeParse(draft.checker.code)
    if (!code.success) report(['checker', 'code'], code.error.issues[0]?.message ?? '')
  }
  if (draft.testCases.length === 0 && draft.visibility === 'public')
    report(['testCases'], 'must have a case: only a draft may have none')
  if (dataBytes(draft.testCases) > MAX_DATA_BYTES)
    report(['testCases'], `hold more than ${MAX_DATA_BYTES / MIB} MiB`)
  checkGroups(draft, report)
  checkLanguages(draft, report)
  checkSolutions(draft, report)
  if ((draft.files ?? []).reduce((sum, { bytes }) => sum + bytes.length, 0) > MAX_FILES_BYTES)
    report(['files'], `are larger than ${MAX_FILES_BYTES / MIB} MiB together`)
})

type Report = (path: (string | number)[], message: string) => void
type Checkable = Pick<ProblemDraft, 'signature' | 'checker' | 'testCases'>

function checkGroups({ groups, testCases }: ProblemDraft, report: Report): void {
  const used = new Set(testCases.map(({ group }) => group))
  const earlier = new Set<string>()
  groups.forEach(({ name, requires }, at) => {
    if (earlier.has(name)) report(['groups', at, 'name'], `"${name}" is there twice`)
    if (!used.has(name)) report(['groups', at, 'name'], `no case is in "${name}"`)
    // Only earlier ones, so that none requires itself in a circle.
    const unknown = requires.find((required) => !earlier.has(required))
    if (unknown !== undefined)
      report(['groups', at, 'requires'], `"${unknown}" is not a group before "${name}"`)
    earlier.add(name)
  })
}

function checkSolutions({ solutions }: ProblemDraft, report: Report): void {
  const names = new Set<string>()
  for (const [at, { name }] of (solutions ?? []).entries()) {
    if (names.has(name)) report(['solutions', at, 'name'], `"${name}" is there twice`)
    names.add(name)
  }
}

function checkLanguages({ language, translations }: ProblemDraft, report: Report): void {
  const known = new Set([language])
  translations.forEach((translation, at) => {
    if (known.has(translation.language))
      report(['translations', at, 'language'], `"${translation.language}" is there twice`)
    known.add(translation.language)
  })
}

function checkFunction({ signature, checker, testCases }: Checkable, report: Report): void {
  const refuseText = ({ name }: Checker, path: (string | number)[]) => {
    if (name === 'tokens' || name === 'lines')
      report(path, `${name} compares text, a function returns a JSON value`)
  }
  refuseText(checker, ['checker'])
  for (const [ordinal, one] of testCases.entries())
    if (one.checker) refuseText(one.checker, ['testCases', ordinal, 'checker'])
  if (!signature) {
    report(['signature'], 'is required for a function problem')
    return
  }
  const checkCase = caseChecker(signature)
  testCases.forEach(({ input, expected }, ordinal) => {
    checkCase(input, expected, (field, message) => report(['testCases', ordinal, field], message))
  })
}

function caseChecker({ params, returns }: Signature) {
  const types = params.map((param) => parseType(param.type))
  const returnType = parseType(returns)
  return (
    input: string,
    expected: string,
    report: (field: 'input' | 'expected', message: string) => void,
  ): void => {
    const args = parseJson(input)
    if (!Array.isArray(args)) report('input', 'must be a JSON array of the arguments')
    else if (args.length !== params.length)
      report('input', `must have ${count(params.length, 'argument')}, has ${args.length}`)
    else
      params.forEach(({ name, type }, at) => {
        const wanted = types[at]
        if (wanted && !matchesType(wanted, args[at]))
          report('input', `argument ${at + 1} (${name}) must be ${type}`)
      })
    const answer = parseJson(expected)
    if (answer === undefined) report('expected', 'must be JSON')
    else if (!matchesType(returnType, answer)) report('expected', `must be ${returns}`)
  }
}

const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`

/** `undefined`, which JSON cannot say, for text that is not JSON. */
function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

const dataBytes = (cases: TestCaseDraft[]) =>
  cases.reduce(
    (sum, one) => sum + Buffer.byteLength(one.input) + Buffer.byteLength(one.expected),
    0,
  )

const present = z.unknown().refine((value) => value !== undefined, 'is required')

const { shape } = draftShape
const caseShape = testCaseSchema.shape

/** The body of `POST /problems`: a function's data as JSON values, a program's as text. */
export const problemInputSchema = draftShape
  .omit({ warnings: true, files: true })
  .extend({
    signature: shape.signature.default(null),
    difficulty: shape.difficulty.default('medium'),
    tags: shape.tags.default([]),
    timeLimitMs: shape.timeLimitMs.default(DEFAULT_LIMITS.timeLimitMs),
    memoryLimitMb: shape.memoryLimitMb.default(DEFAULT_LIMITS.memoryLimitMb),
    outputLimitKb: shape.outputLimitKb.default(DEFAULT_LIMITS.outputLimitKb),
    author: credit.default(null),
    source: credit.default(null),
    license: credit.default(null),
    language: languageSchema.default('en'),
    translations: shape.translations.default([]),
    groups: shape.groups.default([]),
    visibility: shape.visibility.default('public'),
    solutions: shape.solutions.default(null),
    unjudgeable: shape.unjudgeable.default(null),
    /** All of it, or only its name. By default a function is compared exactly, a program by tokens. */
    checker: z
      .preprocess((value) => (typeof value === 'string' ? { name: value } : value), checkerSchema)
      .optional(),
    testCases: z
      .array(
        z.strictObject({
          input: present,
          expected: present,
          sample: caseShape.sample.default(false),
          group: caseShape.group.default(null),
          points: caseShape.points.default(1),
          checker: caseShape.checker.default(null),
        }),
      )
      .max(MAX_CASES),
  })
  .transform(({ checker, testCases, ...rest }, ctx): z.input<typeof draftShape> => {
    const asText = (value: unknown, ordinal: number, field: 'input' | 'expected'): string => {
      if (rest.kind === 'function') return JSON.stringify(value)
      if (typeof value === 'string') return value
      ctx.addIssue({ code: 'custom', path: ['testCases', ordinal, field], message: 'must be text' })
      return ''
    }
    return {
      ...rest,
      checker: checker ?? defaultChecker(rest.kind),
      testCases: testCases.map((one, ordinal) => ({
        ...one,
        input: asText(one.input, ordinal, 'input'),
        expected: asText(one.expected, ordinal, 'expected'),
      })),
      files: null,
      warnings: [],
    }
  })
  .pipe(problemDraftSchema)
