import { isDeepStrictEqual } from 'node:util'
import type { Checker } from '../../shared/messages.ts'
import type { Signature } from '../../shared/signature.ts'
import type { CurrentUser } from '../auth/queries.ts'
import type { Sql, TransactionSql } from '../database.ts'
import { conflict, notFound } from '../errors.ts'
import type { Difficulty, Group, ProblemDraft, Visibility } from '../packages/draft.ts'
import { queueAgain } from '../submissions/queue-again.ts'
import { insertCases, listCases, sameCases } from './cases.ts'
import {
  type FileSummary,
  listFiles,
  listTranslations,
  loadFiles,
  storeBesides,
  titleIn,
} from './files.ts'
import { loadSolutions, storeSolutions } from './solutions.ts'

export interface ProblemSummary {
  id: number
  slug: string
  title: string
  difficulty: Difficulty
  tags: string[]
  /** Finished submissions of everybody, and how many of them were accepted. */
  submissionCount: number
  acceptedCount: number
  /** Of the viewer; false for visitors. */
  solved: boolean
  tried: boolean
  visibility: Visibility
}

export interface Sample {
  ordinal: number
  input: string
  expected: string
}

export interface Problem extends ProblemSummary {
  statement: string
  kind: 'function' | 'stdio'
  signature: Signature | null
  timeLimitMs: number
  memoryLimitMb: number
  outputLimitKb: number
  checker: Checker
  groups: Group[]
  /** Of the title and the statement. */
  language: string
  /** All that there are, its own first. */
  languages: string[]
  files: FileSummary[]
  /** Why solutions cannot be judged here; they are refused. */
  unjudgeable: string | null
  author: string | null
  source: string | null
  license: string | null
  version: number
  caseCount: number
  samples: Sample[]
  createdAt: Date
  updatedAt: Date
}

/** What is said of a problem wherever it is named; needs `counts`. */
export const summary = (sql: Sql, viewerId: number | null, language?: string) => sql`
  p.id, p.slug, ${titleIn(sql, language)} as title, p.difficulty, p.tags, p.visibility,
  counts.submission_count, counts.accepted_count,
  exists (select from submissions s where s.problem_id = p.id and s.user_id = ${viewerId}
             and s.purpose = 'solve' and s.verdict = 'accepted') as solved,
  exists (select from submissions s where s.problem_id = p.id and s.user_id = ${viewerId}
             and s.purpose = 'solve') as tried`

/** Of finished submissions. */
export const counts = (sql: Sql) => sql`
  lateral (select t.submission_count, t.accepted_count
             from problem_tallies t where t.problem_id = p.id) counts`

/** Drafts are seen by authors only. */
export const maySee = (
  viewer: Pick<CurrentUser, 'mayAuthor'> | null,
  { visibility }: Pick<Problem, 'visibility'>,
): boolean => visibility === 'public' || viewer?.mayAuthor === true

export async function listTags(sql: Sql): Promise<string[]> {
  const rows = await sql<{ tag: string }[]>`
    select distinct unnest(tags) as tag from problems where visibility = 'public' order by tag`
  return rows.map(({ tag }) => tag)
}

/** With the sample cases; the hidden ones stay in the database. */
export async function findProblem(
  sql: Sql,
  slug: string,
  viewerId: number | null = null,
): Promise<Problem | undefined> {
  const [problem] = await sql<Omit<Problem, 'samples' | 'files'>[]>`
    select ${summary(sql, viewerId)},
           p.statement, p.kind, p.signature, p.time_limit_ms, p.memory_limit_mb, p.output_limit_kb,
           p.checker, p.groups, p.language, p.unjudgeable, p.author, p.source, p.license, p.version, p.created_at, p.updated_at,
           (select count(*)::int from test_cases t
             where t.problem_id = p.id and t.version = p.version) as case_count,
           p.language || array(select l.language from problem_translations l
                                where l.problem_id = p.id order by l.language) as languages
      from problems p, ${counts(sql)}
     where p.slug = ${slug}`
  if (!problem) return undefined
  const samples = await sql<Sample[]>`
    select ordinal, input, expected from test_cases
     where problem_id = ${problem.id} and version = ${problem.version} and sample
     order by ordinal`
  const files = await listFiles(sql, problem.id)
  return { ...problem, samples: [...samples], files: [...files] }
}

export async function findProblemId(sql: Sql, slug: string): Promise<number | undefined> {
  const [problem] = await sql<{ id: number }[]>`select id from problems where slug = ${slug}`
  return problem?.id
}

/**
 * @returns Its id.
 * @throws {AppError} 409 when the slug is taken.
 */
export const createProblem = (sql: Sql, draft: ProblemDraft): Promise<number> =>
  sql.begin((tx) => insertProblem(tx, draft))

/** As `createProblem`, in a transaction of the caller's. */
export async function insertProblem(tx: TransactionSql, draft: ProblemDraft): Promise<number> {
  const [problem] = await tx<{ id: number }[]>`
    insert into problems ${tx({ slug: draft.slug, ...columns(tx, draft) })}
    on conflict (slug) do nothing
    returning id`
  if (!problem) throw conflict('slug', 'This slug is taken')
  await insertCases(tx, problem.id, 1, draft.testCases)
  await storeBesides(tx, problem.id, draft)
  await storeSolutions(tx, problem.id, draft.solutions ?? [])
  return problem.id
}

/**
 * Takes the draft's place for the problem of that slug; the draft's own slug may be a new one. What
 * is not judged yet is judged by the new version, from its first case.
 * @returns Its id.
 */
export async function replaceProblem(sql: Sql, slug: string, draft: ProblemDraft): Promise<number> {
  return sql.begin(async (tx) => {
    const [old] = await tx<(Judged & { id: number; version: number })[]>`
      select id, version, kind, signature, time_limit_ms, memory_limit_mb, output_limit_kb, checker, groups
        from problems where slug = ${slug} for update`
    if (!old) throw notFound('Problem')
    const [taken] = await tx`
      select from problems where slug = ${draft.slug} and id <> ${old.id}`
    if (taken) throw conflict('slug', 'This slug is taken')
    const unchanged =
      isDeepStrictEqual(judged(old), judged(draft)) &&
      (await sameCases(tx, old.id, old.version, draft.testCases))
    const version = unchanged ? old.version : old.version + 1
    await tx`
      update problems
         set ${tx({ slug: draft.slug, ...columns(tx, draft), version })}, updated_at = now()
       where id = ${old.id}`
    await storeBesides(tx, old.id, draft)
    if (draft.solutions) await storeSolutions(tx, old.id, draft.solutions)
    if (unchanged) return old.id
    await insertCases(tx, old.id, version, draft.testCases)
    await queueAgain(tx, (tx) => tx`s.problem_id = ${old.id} and s.status <> 'done'`)
    await tx`delete from test_cases where problem_id = ${old.id} and version < ${version}`
    return old.id
  })
}

/** All of a problem, hidden cases and files too: for its author only. */
export async function loadDraft(sql: Sql, slug: string): Promise<ProblemDraft | undefined> {
  // One moment's view, so that no change comes between its parts.
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const problem = await findProblem(tx as unknown as Sql, slug)
    if (!problem) return undefined
    const { id, version } = problem
    const [testCases, translations, files, solutions] = [
      await listCases(tx as unknown as Sql, id, version),
      await listTranslations(tx as unknown as Sql, id),
      await loadFiles(tx as unknown as Sql, id),
      await loadSolutions(tx as unknown as Sql, id),
    ]
    return {
      slug: problem.slug,
      title: problem.title,
      statement: problem.statement,
      language: problem.language,
      translations: [...translations],
      files: [...files],
      solutions: solutions.map((one) => ({ ...one })),
      visibility: problem.visibility,
      kind: problem.kind,
      signature: problem.signature,
      difficulty: problem.difficulty,
      tags: problem.tags,
      timeLimitMs: problem.timeLimitMs,
      memoryLimitMb: problem.memoryLimitMb,
      outputLimitKb: problem.outputLimitKb,
      author: problem.author,
      source: problem.source,
      license: problem.license,
      checker: problem.checker,
      testCases: testCases.map((one) => ({ ...one })),
      groups: problem.groups,
      unjudgeable: problem.unjudgeable,
      warnings: [],
    }
  }) as Promise<ProblemDraft | undefined>
}

/** Its cases, submissions and results go with it. */
export async function deleteProblem(sql: Sql, slug: string): Promise<boolean> {
  const { count } = await sql`delete from problems where slug = ${slug}`
  return count === 1
}

type Judged = Pick<
  ProblemDraft,
  'kind' | 'signature' | 'timeLimitMs' | 'memoryLimitMb' | 'outputLimitKb' | 'checker' | 'groups'
>

const judged = (problem: Judged): Judged => ({
  kind: problem.kind,
  signature: problem.signature,
  timeLimitMs: problem.timeLimitMs,
  memoryLimitMb: problem.memoryLimitMb,
  outputLimitKb: problem.outputLimitKb,
  checker: problem.checker,
  groups: problem.groups,
})

const columns = (tx: TransactionSql, draft: ProblemDraft) => ({
  title: draft.title,
  statement: draft.statement,
  kind: draft.kind,
  signature: draft.signature && tx.json(draft.signature),
  difficulty: draft.difficulty,
  tags: draft.tags,
  timeLimitMs: draft.timeLimitMs,
  memoryLimitMb: draft.memoryLimitMb,
  outputLimitKb: draft.outputLimitKb,
  checker: tx.json(draft.checker),
  groups: tx.json(draft.groups),
  language: draft.language,
  unjudgeable: draft.unjudgeable,
  visibility: draft.visibility,
  author: draft.author,
  source: draft.source,
  license: draft.license,
})
