/**
 * Reads a problem package: the ICPC/Kattis format, legacy or 2025-09, with our `distribute.yaml`.
 * What is not supported ends in the draft's warnings; what is broken is refused.
 */
import { basename, resolve } from 'node:path'
import type { z } from 'zod'
import type { Checker } from '../../shared/messages.ts'
import { type PackageCase, readCases } from './cases.ts'
import {
  type Comparing,
  findChecker,
  readComparing,
  readCustomChecker,
  VALIDATOR,
} from './comparison.ts'
import { openDirectory } from './directory.ts'
import {
  defaultChecker,
  type ProblemDraft,
  problemDraftSchema,
  type TestCaseDraft,
} from './draft.ts'
import { PackageError, type PackageFiles } from './files.ts'
import { readLimits } from './limits.ts'
import {
  type DistributeYaml,
  distributeYamlSchema,
  isLegacy,
  type ProblemYaml,
  problemYamlSchema,
  readYaml,
  unsupportedKeys,
} from './settings.ts'
import { readFiles, readStatements, type Statement } from './statement.ts'
import { readExamples, solutionsOf } from './submissions.ts'

type Warn = (warning: string) => void

/** @throws {PackageError} `Cannot read package two-doors: data/secret/03.ans is missing` */
export async function readPackage(dir: string): Promise<ProblemDraft> {
  return named(basename(resolve(dir)), async () => readDraft(await openDirectory(dir)))
}

/** Runs `read`; a package at fault is told with its name. */
export async function named<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof PackageError)) throw error
    throw new PackageError(`Cannot read package ${name}: ${error.message}`, { cause: error })
  }
}

/** @param options `slug` instead of the name of the package's folder. */
export async function readDraft(
  files: PackageFiles,
  options: { slug?: string | undefined } = {},
): Promise<ProblemDraft> {
  if (!files.has('problem.yaml')) throw new PackageError('problem.yaml is missing')
  const warnings: string[] = []
  const warn: Warn = (warning) => void warnings.push(warning)

  const settings = await readYaml(files, 'problem.yaml', problemYamlSchema)
  warnOfUnsupported(files, settings, warn)
  const own = await readYaml(files, 'distribute.yaml', distributeYamlSchema)
  const contest = await readContestSettings(files)
  const unjudgeable = own.unjudgeable ?? reasonAgainst(files, settings, contest)
  if (unjudgeable && own.unjudgeable === undefined) warn(`it cannot be judged here: ${unjudgeable}`)
  const parts = new Set<string>()
  const statements = await readStatements(files, settings.constants, parts, warn)
  const statement = statements.find(({ language }) => language === own.language) ?? statements[0]
  const titles = titlesOf(settings, files.name, contest)
  const scoring = settings.type.includes('scoring')
  const data = await readCases(files, { own, scoring, answers: !unjudgeable }, warn)
  const kind = own.function ? 'function' : 'stdio'
  const { checker, checkerOf } = await comparing(files, own, settings, contest, data.cases, warn)

  const draft = problemDraftSchema.safeParse({
    slug: options.slug ?? slugOf(files.name || titles(statement, true), warn),
    title: titles(statement, true),
    statement: statement.statement,
    language: statement.language,
    translations: statements
      .filter((other) => other !== statement)
      .map((other) => ({ ...other, title: titles(other, false) })),
    files: await readFiles(files, parts, warn),
    kind,
    signature: own.function,
    difficulty: own.difficulty,
    tags: tagsOf(settings, warn),
    ...(await readLimits(files, { settings, own, contest }, warn)),
    author: own.author ?? settings.credits ?? settings.author ?? null,
    source: own.source ?? settings.source ?? null,
    license: own.license ?? licenseOf(settings),
    checker,
    testCases: data.cases.map(({ path, ...one }) => {
      const testCase = { ...one, checker: one.checker ?? checkerOf(path) }
      return own.function ? trimmed(testCase) : testCase
    }),
    groups: data.groups,
    visibility: own.visibility,
    solutions: solutionsOf(await readExamples(files)),
    unjudgeable,
    warnings,
  })
  if (!draft.success) throw new PackageError(explain(draft.error, data.cases))
  return draft.data
}

/** The line end of a file is no part of its JSON. */
const trimmed = (testCase: TestCaseDraft): TestCaseDraft => ({
  ...testCase,
  input: testCase.input.trim(),
  expected: testCase.expected.trim(),
})

async function comparing(
  files: PackageFiles,
  own: DistributeYaml,
  settings: ProblemYaml,
  contest: Contest,
  cases: readonly PackageCase[],
  warn: Warn,
): Promise<Comparing> {
  const forAll = (checker: Checker): Comparing => ({ checker, checkerOf: () => null })
  const path = findChecker(files)
  const isOwn = own.checker ? own.checker.name === 'custom' : hasValidator(files, settings, contest)
  if (isOwn && path !== undefined) return forAll(await readCustomChecker(files, path, warn))
  if (own.checker?.name === 'custom') throw new PackageError('output_validator/check.js is missing')
  if (own.checker) return forAll(own.checker)
  if (own.function) return forAll(defaultChecker('function'))
  // With a validator of its own, the flags are for that one.
  if (settings.validation.startsWith('custom'))
    return forAll({ name: 'tokens', caseSensitive: false })
  const flags = settings.validator_flags || contest.get('special_compare_args') || ''
  return readComparing(
    files,
    flags,
    cases.map(({ path }) => path),
    warn,
  )
}

/** In the legacy format it is said, in that of 2025-09 it is there. */
const hasValidator = (files: PackageFiles, settings: ProblemYaml, contest: Contest): boolean =>
  settings.validation.startsWith('custom') ||
  contest.has('special_compare') ||
  (!isLegacy(settings) && files.paths.some((path) => VALIDATOR.test(path)))

/** What the words of problem.yaml and the folders say that we do not run. */
function reasonAgainst(
  files: PackageFiles,
  settings: ProblemYaml,
  contest: Contest,
): string | null {
  const words = [...settings.type, ...settings.validation.split(/\s+/)]
  const kind = words.find((word) => /^(interactive|multi-?pass|submit-answer)$/.test(word))
  if (kind) return `${kind} problems are not supported`
  if (contest.has('special_run')) return 'interactive problems are not supported'
  if (!hasValidator(files, settings, contest) || findChecker(files) !== undefined) return null
  const validator = files.paths.find((path) => VALIDATOR.test(path)) ?? 'output_validators/'
  return `its outputs are for its own validator (${validator}), which is not run`
}

/** `domjudge-problem.ini`, which some packages have beside problem.yaml. */
type Contest = Map<string, string>

async function readContestSettings(files: PackageFiles): Promise<Contest> {
  const path = 'domjudge-problem.ini'
  if (!files.has(path)) return new Map()
  const lines = (await files.readText(path)).matchAll(/^\s*(\w+)\s*=\s*(['"]?)(.*?)\2\s*$/gm)
  return new Map([...lines].map(([, key = '', , value = '']) => [key, value]))
}

/** Others belong to the author's work on the problem, and not to the problem. */
const UNDERSTOOD =
  /^(problem\.yaml|distribute\.yaml|domjudge-problem\.ini|\.timelimit|problem\.pdf|README(\.\w+)?|LICENSE(\.\w+)?|data|attachments|(problem_)?statement|generators?|submissions|solution|(input|answer)_(format_)?validators?)$/
const CHECKERS = /^(output_validators?|graders?)$/

function warnOfUnsupported(files: PackageFiles, settings: ProblemYaml, warn: Warn): void {
  for (const key of unsupportedKeys(settings)) warn(`problem.yaml: ${key} is not supported`)
  for (const top of new Set(files.paths.map((path) => path.split('/')[0] ?? '')))
    if (CHECKERS.test(top)) {
      if (top === 'graders' || findChecker(files) === undefined) warn(`${top}/ is not run`)
    } else if (!UNDERSTOOD.test(top)) warn(`${top} is not used`)
  for (const path of files.paths)
    if (/^(input|answer)_(format_)?validators?\//.test(path)) {
      warn(`${path.split('/')[0]}/ is not run: the test data is taken as it is`)
      break
    }
}

/** The name in problem.yaml, that in the statement, or that of the folder. */
const titlesOf =
  ({ name }: ProblemYaml, folder: string, contest: Contest) =>
  (statement: Statement, main: boolean): string => {
    const given = typeof name === 'object' ? name[statement.language] : main ? name : undefined
    const any = typeof name === 'object' ? Object.values(name)[0] : name
    const title = given ?? statement.title ?? any ?? contest.get('name') ?? folder
    return title.trim().slice(0, 200) || folder
  }

const MAX_TAGS = 20

function tagsOf({ keywords }: ProblemYaml, warn: Warn): string[] {
  const kept = keywords.filter((keyword) => keyword.length <= 40).slice(0, MAX_TAGS)
  if (kept.length < keywords.length) warn('problem.yaml: some keywords are too long or too many')
  return kept
}

function slugOf(folder: string, warn: Warn): string {
  const slug = folder
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  if (slug !== folder) warn(`the slug is "${slug}": the folder's name "${folder}" cannot be one`)
  return slug.slice(0, 64).replace(/-$/, '')
}

const licenseOf = ({ license, rights_owner: owner }: ProblemYaml): string | null =>
  [license, owner && `rights owner: ${owner}`].filter(Boolean).join(', ') || null

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
