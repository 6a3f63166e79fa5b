/**
 * Reads a problem package: the ICPC/Kattis format, legacy or 2025-09, with our `distribute.yaml`.
 * What is not supported ends in the draft's warnings; what cannot be judged is refused.
 */
import { basename, resolve } from 'node:path'
import type { z } from 'zod'
import { type PackageCase, readCases } from './cases.ts'
import { readChecker } from './comparison.ts'
import { openDirectory } from './directory.ts'
import {
  DEFAULT_LIMITS,
  defaultChecker,
  type ProblemDraft,
  problemDraftSchema,
  type TestCaseDraft,
} from './draft.ts'
import { PackageError, type PackageFiles } from './files.ts'
import {
  distributeYamlSchema,
  type ProblemYaml,
  problemYamlSchema,
  readYaml,
  unsupportedKeys,
} from './settings.ts'
import { readStatement } from './statement.ts'

type Warn = (warning: string) => void

/** @throws {PackageError} `Cannot read package two-doors: data/secret/03.ans is missing` */
export async function readPackage(dir: string): Promise<ProblemDraft> {
  try {
    return await readDraft(await openDirectory(dir))
  } catch (error) {
    if (!(error instanceof PackageError)) throw error
    const name = basename(resolve(dir))
    throw new PackageError(`Cannot read package ${name}: ${error.message}`, { cause: error })
  }
}

async function readDraft(files: PackageFiles): Promise<ProblemDraft> {
  if (!files.paths.includes('problem.yaml')) throw new PackageError('problem.yaml is missing')
  const warnings: string[] = []
  const warn: Warn = (warning) => void warnings.push(warning)

  const settings = await readYaml(files, 'problem.yaml', problemYamlSchema)
  refuseUnjudgeable(settings)
  warnOfUnsupported(files, settings, warn)
  const own = await readYaml(files, 'distribute.yaml', distributeYamlSchema)
  const statement = await readStatement(files, warn)
  const cases = await readCases(files, settings.type.includes('scoring'), warn)
  const kind = own.function ? 'function' : 'stdio'

  const draft = problemDraftSchema.safeParse({
    slug: slugOf(files.name, warn),
    title: titleOf(settings, statement.language) ?? statement.heading ?? files.name,
    statement: statement.markdown,
    kind,
    signature: own.function,
    difficulty: own.difficulty,
    tags: settings.keywords,
    ...limitsOf(settings, warn),
    author: settings.credits ?? settings.author ?? null,
    source: settings.source ?? null,
    license: licenseOf(settings),
    checker:
      own.checker ??
      (kind === 'function' ? defaultChecker(kind) : await readChecker(files, settings, warn)),
    testCases: cases.map(({ path: _, ...testCase }) =>
      own.function ? trimmed(testCase) : testCase,
    ),
    warnings,
  })
  if (!draft.success) throw new PackageError(explain(draft.error, cases))
  return draft.data
}

/** The line end of a file is no part of its JSON. */
const trimmed = (testCase: TestCaseDraft): TestCaseDraft => ({
  ...testCase,
  input: testCase.input.trim(),
  expected: testCase.expected.trim(),
})

/** Without their own validator these have no answers to compare with. */
function refuseUnjudgeable({ type, validation }: ProblemYaml): void {
  const kind = [...type, ...validation.split(/\s+/)].find((word) =>
    ['interactive', 'multi-pass', 'submit-answer'].includes(word),
  )
  if (kind) throw new PackageError(`problem.yaml: ${kind} problems are not supported`)
}

/** `generators` and `submissions` belong to the author's work on the problem, not to the problem. */
const UNDERSTOOD =
  /^(problem\.yaml|distribute\.yaml|README\.md|data|generators|submissions|(problem_)?statement)$/
const CHECKERS = /^(output_validators?|grader|graders)$/

function warnOfUnsupported(files: PackageFiles, settings: ProblemYaml, warn: Warn): void {
  for (const key of unsupportedKeys(settings)) warn(`problem.yaml: ${key} is not supported`)
  for (const top of new Set(files.paths.map((path) => path.split('/')[0] ?? '')))
    if (CHECKERS.test(top)) warn(`${top}/ is not run: outputs are compared with the .ans files`)
    else if (!UNDERSTOOD.test(top)) warn(`${top} is not used`)
}

function slugOf(folder: string, warn: Warn): string {
  const slug = folder
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  if (slug !== folder) warn(`the slug is "${slug}": the folder's name "${folder}" cannot be one`)
  return slug
}

const titleOf = ({ name }: ProblemYaml, language: string): string | undefined =>
  typeof name === 'object' ? (name[language] ?? Object.values(name)[0]) : name

const licenseOf = ({ license, rights_owner: owner }: ProblemYaml): string | null =>
  [license, owner && `rights owner: ${owner}`].filter(Boolean).join(', ') || null

function limitsOf({ limits }: ProblemYaml, warn: Warn) {
  const bounded = (name: string, value: number | undefined, least: number, most: number) => {
    if (value === undefined) return undefined
    const kept = Math.min(most, Math.max(least, value))
    if (kept !== value) warn(`problem.yaml: limits.${name} is brought within what is supported`)
    return Math.round(kept)
  }
  const { time_limit: seconds, memory, output } = limits
  const time = bounded('time_limit', seconds && seconds * 1000, 50, 20_000)
  const kib = bounded('output', output && output * 1024, 1, 65_536)
  return {
    timeLimitMs: time ?? DEFAULT_LIMITS.timeLimitMs,
    memoryLimitMb: bounded('memory', memory, 16, 1024) ?? DEFAULT_LIMITS.memoryLimitMb,
    outputLimitKb: kib ?? DEFAULT_LIMITS.outputLimitKb,
  }
}

/** Says what is wrong in the words of the package: the file, not the draft's field. */
function explain(error: z.ZodError, cases: PackageCase[]): string {
  const [issue] = error.issues
  const [field, ordinal, part] = issue?.path ?? []
  const testCase = field === 'testCases' ? cases[Number(ordinal)] : undefined
  if (testCase && part === 'input') return `${testCase.path}.in ${issue?.message}`
  if (testCase && part === 'expected') return `${testCase.path}.ans ${issue?.message}`
  const file = field === 'statement' ? 'statement/' : field === 'checker' ? 'distribute.yaml' : ''
  return `${file || 'problem.yaml'}: ${issue?.path.join('.')}: ${issue?.message}`
}
