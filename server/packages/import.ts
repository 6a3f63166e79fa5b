/** A problem package becomes a problem, whole or not at all, and its author is told how it was read. */
import type { Checker } from '../../shared/messages.ts'
import type { Sql } from '../database.ts'
import { createProblem, findProblemId, replaceProblem } from '../problems/queries.ts'
import type { Group, ProblemDraft } from './draft.ts'
import { type ExampleReport, type Judging, judgeExamples } from './examples.ts'
import type { PackageFiles } from './files.ts'
import { readDraft } from './read.ts'
import { readExamples } from './submissions.ts'

export interface ImportReport {
  slug: string
  title: string
  kind: ProblemDraft['kind']
  /** It took the place of a problem of the same slug. */
  replaced: boolean
  /** The first is that of the problem, the others are translations. */
  languages: string[]
  timeLimitMs: number
  memoryLimitMb: number
  checker: Checker
  caseCount: number
  sampleCount: number
  groups: Group[]
  files: string[]
  /** Why no solution can be judged; null when it can. */
  unjudgeable: string | null
  /** What the package says that is not kept or not supported. */
  warnings: string[]
  submissions: ExampleReport[]
}

export interface ImportOptions {
  /** Instead of the name of the package's folder. */
  slug?: string | undefined
  /** Takes the place of a problem of the same slug. */
  replace: boolean
  /** How the example solutions are judged; null judges none. */
  judging: Judging | null
}

/**
 * @throws {PackageError} When the package is at fault.
 * @throws {AppError} 409 when the slug is taken and `replace` is false.
 */
export async function importPackage(
  sql: Sql,
  files: PackageFiles,
  { slug, replace, judging }: ImportOptions,
): Promise<ImportReport> {
  const draft = await readDraft(files, { slug })
  const examples = await readExamples(files)
  const replaced = replace && (await findProblemId(sql, draft.slug)) !== undefined
  const id = replaced
    ? await replaceProblem(sql, draft.slug, draft)
    : await createProblem(sql, draft)
  return {
    slug: draft.slug,
    title: draft.title,
    kind: draft.kind,
    replaced,
    languages: [draft.language, ...draft.translations.map(({ language }) => language)],
    timeLimitMs: draft.timeLimitMs,
    memoryLimitMb: draft.memoryLimitMb,
    checker: draft.checker,
    caseCount: draft.testCases.length,
    sampleCount: draft.testCases.filter(({ sample }) => sample).length,
    groups: draft.groups,
    files: (draft.files ?? []).map(({ name }) => name),
    unjudgeable: draft.unjudgeable,
    warnings: draft.warnings,
    submissions: await judgeExamples(sql, { ...draft, id }, examples, judging),
  }
}
