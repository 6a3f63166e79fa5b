import { readFileSync } from 'node:fs'
import {
  type Case,
  type Checker,
  type ComparisonChecker,
  type CompileError,
  INLINE_BYTES,
  type Language,
  type Task,
} from '../../shared/messages.ts'
import type { Verdict } from '../../shared/verdict.ts'
import type { Sql } from '../database.ts'
import type { Group } from '../packages/draft.ts'
import type { GroupScore, ScoredCase } from './score.ts'
import type { Field } from './texts.ts'

const read = (name: string) =>
  readFileSync(new URL(`../../sql/${name}.sql`, import.meta.url), 'utf8')
const CLAIM = read('claim_submission')
const STORE = read('store_results')
const FINISH = read('finish_submission')

/** A submission in the hands of this orchestrator. Every later write names its `attempt`. */
export interface Claim {
  id: number
  attempt: number
  /** Of the request that made it. */
  requestId: string | null
  problemId: number
  problemVersion: number
  language: Language
  code: string
  kind: 'function' | 'stdio'
  signature: Omit<Extract<Task, { kind: 'function' }>, 'kind'> | null
  checker: Checker
  groups: Group[]
  timeLimitMs: number
  memoryLimitMb: number
  outputLimitKb: number
}

export interface StoredResult {
  ordinal: number
  verdict: Verdict
  /** What part of the points a checker gave; null: all when accepted, else nothing. */
  share: number | null
  timeMs: number
  memoryKb: number
}

export interface NewResult extends StoredResult {
  output: string | null
  logs: string
  message: string | null
  worker: string
}

export interface FinalVerdict {
  verdict: Verdict
  passed: number
  total: number
  /** Share of the points earned, 0 to 100, rounded down. */
  score: number
  groups: GroupScore[]
  timeMs: number | null
  memoryKb: number | null
  message: string | null
  compileError: CompileError | null
}

/** Claims the oldest submission that waits, or returns `undefined` when none does. */
export async function claimSubmission(
  sql: Sql,
  orchestrator: string,
  leaseMs: number,
): Promise<Claim | undefined> {
  const [claim] = await sql.unsafe<Claim[]>(CLAIM, [orchestrator, leaseMs], { prepare: true })
  return claim
}

type StoredCase = Omit<Case, 'checker'> & ScoredCase & { checker: ComparisonChecker | null }

/** Every case of the claimed submission, with its group and points. Long data stays in the database. */
export const loadCases = (sql: Sql, claim: Claim): Promise<StoredCase[]> =>
  sql<StoredCase[]>`
    select ordinal, ${data(sql, 'input')} as input, ${data(sql, 'expected')} as expected,
           group_name as group, points, checker
      from test_cases
     where problem_id = ${claim.problemId} and version = ${claim.problemVersion}
     order by ordinal`

/** The text itself as a JSON string, or a reference to it. Its length is known without reading it. */
const data = (sql: Sql, field: Field) => sql`
  case when octet_length(${sql(field)}) <= ${INLINE_BYTES}::int then to_jsonb(${sql(field)})
       else jsonb_build_object('sha256', ${sql(`${field}_sha256`)},
                               'bytes', octet_length(${sql(field)}))
  end`

/** What a worker asks for of a claimed submission; `undefined` when the problem is gone. */
export async function loadText(
  sql: Sql,
  claim: Claim,
  ordinal: number,
  field: Field,
): Promise<string | undefined> {
  const [row] = await sql<{ text: string }[]>`
    select ${sql(field)} as text
      from test_cases
     where problem_id = ${claim.problemId} and version = ${claim.problemVersion}
       and ordinal = ${ordinal}`
  return row?.text
}

/** What an earlier attempt, cut short, has already found out. */
export const loadResults = (sql: Sql, claim: Claim): Promise<StoredResult[]> =>
  sql<StoredResult[]>`
    select ordinal, verdict, share, time_ms, memory_kb
      from submission_results
     where submission_id = ${claim.id}`

/** Says whether the claim still held. */
export async function storeResults(
  sql: Sql,
  claim: Claim,
  results: readonly NewResult[],
): Promise<boolean> {
  const rows = sql.json(results as never)
  const told = await sql.unsafe(STORE, [claim.id, claim.attempt, rows as never], { prepare: true })
  return told.length === 1
}

/** Stores the last results and the verdict. Says whether the claim still held. */
export async function finishSubmission(
  sql: Sql,
  claim: Claim,
  final: FinalVerdict,
  results: readonly NewResult[] = [],
): Promise<boolean> {
  const told = await sql.unsafe(
    FINISH,
    [
      claim.id,
      claim.attempt,
      final.verdict,
      final.passed,
      final.total,
      final.score,
      final.timeMs,
      final.memoryKb,
      final.message,
      final.compileError?.line ?? null,
      final.compileError?.column ?? null,
      sql.json(final.groups as never) as never,
      sql.json(results as never) as never,
    ],
    { prepare: true },
  )
  return told.length === 1
}

/** Renews every lease in one statement; answers the ids that are still ours. */
export async function renewLeases(
  sql: Sql,
  orchestrator: string,
  claims: readonly Claim[],
  leaseMs: number,
): Promise<Set<number>> {
  const renewed = await sql<{ id: number }[]>`
    update submissions s
       set lease_until = now() + ${leaseMs} * interval '1 millisecond'
      from unnest(${claims.map(({ id }) => id)}::bigint[],
                  ${claims.map(({ attempt }) => attempt)}::int[]) as held (id, attempt)
     where s.id = held.id and s.attempt = held.attempt
       and s.status = 'judging' and s.claimed_by = ${orchestrator}
    returning s.id`
  return new Set(renewed.map(({ id }) => id))
}

/** Puts a submission back in the queue, for any orchestrator to go on with. */
export async function releaseClaim(sql: Sql, claim: Claim): Promise<void> {
  await sql`
    with released as (
      update submissions
         set status = 'queued', claimed_by = null, lease_until = null
       where id = ${claim.id} and attempt = ${claim.attempt} and status = 'judging'
      returning id
    )
    select pg_notify('submission_queued', id::text) from released`
}
