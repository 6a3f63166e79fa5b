/**
 * A rejudge: chosen submissions are judged once more with the problem as it is now, as copies that
 * nobody else sees. When an admin has seen what would change, it is applied, or dropped.
 */
import type { Language } from '../../shared/messages.ts'
import type { Verdict } from '../../shared/verdict.ts'
import type { Sql, TransactionSql } from '../database.ts'
import { AppError, badInput, notFound } from '../errors.ts'

/** Only what is finished can be judged once more. */
export interface RejudgeFilter {
  /** A slug. */
  problem?: string | undefined
  /** A handle. */
  user?: string | undefined
  verdict?: Verdict | undefined
  language?: Language | undefined
  /** When they were submitted: from the first moment on, until before the second. */
  from?: string | undefined
  until?: string | undefined
}

export interface Touched {
  submissions: number
  problems: number
  users: number
  verdicts: { verdict: Verdict; submissions: number }[]
}

export type RejudgeState = 'trying' | 'applied' | 'dropped'

export interface RejudgeSummary {
  id: number
  handle: string | null
  filter: RejudgeFilter
  state: RejudgeState
  createdAt: Date
  endedAt: Date | null
  total: number
  /** How many have their new verdict. */
  judged: number
  /** Of those, how many have another verdict or another score than before. */
  changed: number
}

export interface Change {
  submissionId: number
  /** Where its new verdict came from, as long as that is there. */
  trialId: number | null
  handle: string
  slug: string
  title: string
  oldVerdict: Verdict
  oldScore: number
  newVerdict: Verdict
  newScore: number
}

/** So many wait in the queue for nobody else's good. */
export const MAX_REJUDGED = 10_000
const MAX_SHOWN_CHANGES = 1000

const chosen = (sql: Sql | TransactionSql, filter: RejudgeFilter) => {
  const { problem, user, verdict, language, from, until } = filter
  return sql`
      from submissions s
      join users u on u.id = s.user_id
      join problems p on p.id = s.problem_id
     where s.purpose = 'solve' and s.status = 'done'
       ${problem ? sql`and p.slug = ${problem}` : sql``}
       ${user ? sql`and lower(u.handle) = lower(${user})` : sql``}
       ${verdict ? sql`and s.verdict = ${verdict}` : sql``}
       ${language ? sql`and s.language = ${language}` : sql``}
       ${from ? sql`and s.created_at >= ${from}::timestamptz` : sql``}
       ${until ? sql`and s.created_at < ${until}::timestamptz` : sql``}`
}

/** What a rejudge of this filter would touch. */
export async function countTouched(sql: Sql, filter: RejudgeFilter): Promise<Touched> {
  const [counts] = await sql<Omit<Touched, 'verdicts'>[]>`
    select count(*)::int as submissions, count(distinct s.problem_id)::int as problems,
           count(distinct s.user_id)::int as users ${chosen(sql, filter)}`
  const verdicts = await sql<Touched['verdicts']>`
    select s.verdict, count(*)::int as submissions ${chosen(sql, filter)}
     group by s.verdict order by submissions desc, s.verdict`
  return { ...(counts ?? { submissions: 0, problems: 0, users: 0 }), verdicts: [...verdicts] }
}

/**
 * Queues a copy of each, behind what solvers wait for.
 * @throws {AppError} 422 when there is none, or more than `MAX_REJUDGED`.
 */
export async function startRejudge(
  sql: Sql,
  userId: number,
  filter: RejudgeFilter,
): Promise<number> {
  return sql.begin(async (tx) => {
    const picked = await tx<{ id: number; problemId: number }[]>`
      select s.id, s.problem_id ${chosen(tx, filter)}
       order by s.id limit ${MAX_REJUDGED + 1}`
    if (picked.length === 0) throw badInput([{ field: '', message: 'no submission matches' }])
    if (picked.length > MAX_REJUDGED)
      throw badInput([{ field: '', message: `more than ${MAX_REJUDGED} submissions match` }])
    const problems = [...new Set(picked.map(({ problemId }) => problemId))]
    await tx`select from problems where id = any(${problems}::bigint[]) for share`
    const [rejudge] = await tx<[{ id: number }]>`
      insert into rejudges (user_id, filter) values (${userId}, ${tx.json(filter as never)})
      returning id`
    const ids = picked.map(({ id }) => id)
    await tx`
      insert into rejudged_submissions (rejudge_id, submission_id, attempt, old_verdict, old_score)
      select ${rejudge.id}, id, attempt, verdict, score from submissions
       where id = any(${ids}::bigint[])`
    await insertTrials(tx, rejudge.id)
    await tx`notify submission_queued`
    return rejudge.id
  })
}

/** Which copy is of which follows from their order, as ids are given in it. */
const insertTrials = (tx: TransactionSql, rejudgeId: number) => tx`
  with trials as (
    insert into submissions
      (user_id, problem_id, problem_version, language, code, purpose, rejudged, turn, created_at,
       total)
    select s.user_id, s.problem_id, p.version, s.language, s.code, 'trial', true,
           now() + interval '10 minutes', s.created_at,
           (select count(*) from test_cases t
             where t.problem_id = p.id and t.version = p.version)
      from rejudged_submissions r
      join submissions s on s.id = r.submission_id
      join problems p on p.id = s.problem_id
     where r.rejudge_id = ${rejudgeId}
     order by s.id
    returning id
  ), numbered as (
    select id, row_number() over (order by id) as n from trials
  ), originals as (
    select submission_id, row_number() over (order by submission_id) as n
      from rejudged_submissions
     where rejudge_id = ${rejudgeId}
  )
  update rejudged_submissions r
     set trial_id = numbered.id
    from numbered join originals using (n)
   where r.rejudge_id = ${rejudgeId} and r.submission_id = originals.submission_id`

/** Its new verdict: of the trial, or as it was noted when the rejudge ended. */
const outcomes = (sql: Sql) => sql`
  select r.rejudge_id, r.submission_id, r.trial_id, r.old_verdict, r.old_score,
         coalesce(r.new_verdict, t.verdict) as new_verdict,
         coalesce(r.new_score, case when t.status = 'done' then t.score end) as new_score
    from rejudged_submissions r
    left join submissions t on t.id = r.trial_id`

const isChanged = (sql: Sql) => sql`
  (o.new_verdict is not null and (o.new_verdict <> o.old_verdict or o.new_score <> o.old_score))`

const summary = (sql: Sql) => sql`
  select j.id, u.handle, j.filter, j.state, j.created_at, j.ended_at,
         count(o.submission_id)::int as total, count(o.new_verdict)::int as judged,
         (count(*) filter (where ${isChanged(sql)}))::int as changed
    from rejudges j
    left join users u on u.id = j.user_id
    left join (${outcomes(sql)}) o on o.rejudge_id = j.id`

/** Newest first. */
export const listRejudges = (
  sql: Sql,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<RejudgeSummary[]> =>
  sql<RejudgeSummary[]>`
    ${summary(sql)}
    ${before ? sql`where j.id < ${before}` : sql``}
    group by j.id, u.handle
    order by j.id desc
    limit ${limit}`

/** @throws {AppError} 404 */
export async function findRejudge(sql: Sql, id: number): Promise<RejudgeSummary> {
  const [rejudge] = await sql<RejudgeSummary[]>`
    ${summary(sql)} where j.id = ${id} group by j.id, u.handle`
  if (!rejudge) throw notFound('Rejudge')
  return rejudge
}

/** Those that have another verdict or score, the first thousand of them. */
export const listChanges = (sql: Sql, rejudgeId: number): Promise<Change[]> =>
  sql<Change[]>`
    select o.submission_id, o.trial_id, u.handle, p.slug, p.title,
           o.old_verdict, o.old_score, o.new_verdict, o.new_score
      from (${outcomes(sql)}) o
      join submissions s on s.id = o.submission_id
      join users u on u.id = s.user_id
      join problems p on p.id = s.problem_id
     where o.rejudge_id = ${rejudgeId} and ${isChanged(sql)}
     order by o.submission_id
     limit ${MAX_SHOWN_CHANGES}`

/** @throws {AppError} 404; 409 once it has ended. */
async function endRejudge(
  tx: TransactionSql,
  id: number,
  state: 'applied' | 'dropped',
): Promise<void> {
  const [rejudge] = await tx<{ state: RejudgeState }[]>`
    select state from rejudges where id = ${id} for update`
  if (!rejudge) throw notFound('Rejudge')
  if (rejudge.state !== 'trying')
    throw new AppError(409, `This rejudge is ${rejudge.state} already`)
  await tx`update rejudges set state = ${state}, ended_at = now() where id = ${id}`
}

/**
 * Each submission gets the verdict and the results of its trial, unless somebody has judged it
 * meanwhile.
 * @throws {AppError} 404; 409 when it has ended, or is not through yet.
 */
export async function applyRejudge(sql: Sql, id: number): Promise<void> {
  await sql.begin(async (tx) => {
    await endRejudge(tx, id, 'applied')
    const [waiting] = await tx`
      select from rejudged_submissions r join submissions t on t.id = r.trial_id
       where r.rejudge_id = ${id} and t.status <> 'done' limit 1`
    if (waiting) throw new AppError(409, 'Cannot apply: not everything is judged yet')
    const applied = await tx<{ id: number; trialId: number }[]>`
      update submissions s
         set problem_version = t.problem_version, verdict = t.verdict, judged_at = t.judged_at,
             passed = t.passed, total = t.total, score = t.score, time_ms = t.time_ms,
             memory_kb = t.memory_kb, message = t.message, error_line = t.error_line,
             error_column = t.error_column, groups = t.groups
        from rejudged_submissions r join submissions t on t.id = r.trial_id
       where r.rejudge_id = ${id} and s.id = r.submission_id
         and s.status = 'done' and s.attempt = r.attempt
      returning s.id, t.id as trial_id`
    const ids = applied.map((one) => one.id)
    const trialIds = applied.map((one) => one.trialId)
    await tx`
      update rejudged_submissions r set new_verdict = t.verdict, new_score = t.score
        from submissions t
       where r.rejudge_id = ${id} and t.id = r.trial_id and r.submission_id = any(${ids}::bigint[])`
    await tx`delete from submission_results where submission_id = any(${ids}::bigint[])`
    await tx`
      update submission_results r set submission_id = moved.id
        from unnest(${ids}::bigint[], ${trialIds}::bigint[]) as moved (id, trial_id)
       where r.submission_id = moved.trial_id`
    await deleteTrials(tx, id)
    await tx`select pg_notify('submission_progress', id::text) from unnest(${ids}::bigint[]) id`
  })
}

/** What was tried is forgotten; what is not judged yet never will be. @throws {AppError} 404, 409 */
export async function dropRejudge(sql: Sql, id: number): Promise<void> {
  await sql.begin(async (tx) => {
    await endRejudge(tx, id, 'dropped')
    await tx`
      update rejudged_submissions r set new_verdict = t.verdict, new_score = t.score
        from submissions t
       where r.rejudge_id = ${id} and t.id = r.trial_id and t.status = 'done'`
    await deleteTrials(tx, id)
  })
}

const deleteTrials = (tx: TransactionSql, id: number) => tx`
  delete from submissions where id in (
    select trial_id from rejudged_submissions where rejudge_id = ${id} and trial_id is not null)`
