import type { Language } from '../../shared/messages.ts'
import type { Verdict } from '../../shared/verdict.ts'
import type { Sql } from '../database.ts'
import { notFound } from '../errors.ts'
import type { GroupScore } from '../judging/score.ts'
import { titleIn } from '../problems/files.ts'
import { queueAgain } from './queue-again.ts'

export type Status = 'queued' | 'judging' | 'done'

/** Only what is there to solve a problem counts and is listed; the rest is for authors. */
export type Purpose = 'solve' | 'example' | 'trial'

export interface SubmissionSummary {
  id: number
  userId: number
  handle: string
  problemId: number
  slug: string
  title: string
  language: Language
  status: Status
  /** Null until it is done. */
  verdict: Verdict | null
  passed: number
  total: number
  /** The share of the points earned, 0 to 100. */
  score: number
  timeMs: number | null
  memoryKb: number | null
  createdAt: Date
  judgedAt: Date | null
  /** The problem has changed since in a way that could change the verdict. */
  outdated: boolean
}

export interface Submission extends SubmissionSummary {
  purpose: Purpose
  isDraft: boolean
  code: string
  /** Points by group; null until it is done. */
  groups: GroupScore[] | null
  /** Why it did not compile or could not be judged. */
  message: string | null
  errorLine: number | null
  errorColumn: number | null
}

export interface Result {
  ordinal: number
  verdict: Verdict
  /** What part of the points a checker gave; null: all when accepted, else nothing. */
  share: number | null
  timeMs: number
  memoryKb: number
  output: string | null
  logs: string
  message: string | null
  worker: string
  sample: boolean
  group: string | null
  points: number
  /** Of sample cases only. */
  input: string | null
  expected: string | null
}

export interface SubmissionFilter {
  /** A handle. */
  user?: string | undefined
  /** A slug. */
  problem?: string | undefined
  verdict?: Verdict | undefined
  /** Of drafts, too. */
  drafts?: boolean
  /** Of the problems' titles, where they have one in it; their own unless given. */
  language?: string
  /** Only submissions before this id. */
  before?: number | undefined
  limit: number
}

export type Accepted = Pick<SubmissionSummary, 'id' | 'status'>

const summary = (sql: Sql, language?: string) => sql`
  s.id, s.user_id, u.handle, s.problem_id, p.slug, ${titleIn(sql, language)} as title, s.language, s.status, s.verdict,
  s.passed, s.total, s.score, s.time_ms, s.memory_kb, s.created_at, s.judged_at,
  s.status = 'done' and s.problem_version < p.version as outdated`

/** Newest first. */
export async function listSubmissions(
  sql: Sql,
  { user, problem, verdict, drafts = false, language, before, limit }: SubmissionFilter,
): Promise<SubmissionSummary[]> {
  return sql<SubmissionSummary[]>`
    select ${summary(sql, language)}
      from submissions s
      join users u on u.id = s.user_id
      join problems p on p.id = s.problem_id
     where s.purpose = 'solve'
       ${drafts ? sql`` : sql`and p.visibility = 'public'`}
       ${user ? sql`and s.user_id = (select id from users where lower(handle) = lower(${user}))` : sql``}
       ${problem ? sql`and s.problem_id = (select id from problems where slug = ${problem})` : sql``}
       ${verdict ? sql`and s.verdict = ${verdict}` : sql``}
       ${before ? sql`and s.id < ${before}` : sql``}
     order by s.id desc
     limit ${limit}`
}

export async function findSubmission(
  sql: Sql,
  id: number,
  language?: string,
): Promise<Submission | undefined> {
  const [submission] = await sql<Submission[]>`
    select ${summary(sql, language)}, s.purpose, p.visibility = 'draft' as is_draft, s.code, s.groups, s.message, s.error_line, s.error_column
      from submissions s
      join users u on u.id = s.user_id
      join problems p on p.id = s.problem_id
     where s.id = ${id}`
  return submission
}

/**
 * Without those of the cases in `seen`. The data of a hidden case stays in the database, and a case
 * whose data has been replaced since is as hidden as any.
 */
export async function listResults(
  sql: Sql,
  submissionId: number,
  seen: readonly number[] = [],
): Promise<Result[]> {
  return sql<Result[]>`
    select r.ordinal, r.verdict, r.share, r.time_ms, r.memory_kb, r.output, r.logs, r.message, r.worker,
           coalesce(t.sample, false) as sample, t.group_name as group,
           coalesce(t.points, 0) as points,
           case when t.sample then t.input end as input,
           case when t.sample then t.expected end as expected
      from submission_results r
      join submissions s on s.id = r.submission_id
      left join test_cases t on t.problem_id = s.problem_id and t.version = s.problem_version
                            and t.ordinal = r.ordinal
     where r.submission_id = ${submissionId} and r.ordinal <> all(${[...seen]}::int[])
     order by r.ordinal`
}

export async function hasSolved(sql: Sql, userId: number, problemId: number): Promise<boolean> {
  const [solved] = await sql`
    select from submissions
     where user_id = ${userId} and problem_id = ${problemId} and purpose = 'solve'
       and verdict = 'accepted'
     limit 1`
  return solved !== undefined
}

export async function rejudgeSubmission(sql: Sql, id: number): Promise<Accepted> {
  const [submission] = await sql.begin((tx) => queueAgain(tx, (tx) => tx`s.id = ${id}`))
  if (!submission) throw notFound('Submission')
  return submission
}

/** How many submissions are queued again. */
export async function rejudgeProblem(sql: Sql, slug: string): Promise<number> {
  const [problem] = await sql<{ id: number }[]>`select id from problems where slug = ${slug}`
  if (!problem) throw notFound('Problem')
  const submissions = await sql.begin((tx) =>
    queueAgain(tx, (tx) => tx`s.problem_id = ${problem.id}`),
  )
  return submissions.length
}
