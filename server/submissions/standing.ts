import type { Sql } from '../database.ts'

/** Shorter times are not told apart: they are noise. */
export const FASTEST_MS = 0.1
const BUCKETS = 24
/** The scale goes at least this far, so that a few equal times are a bar and not a wall. */
const LEAST_SPAN = 10

export interface Standing {
  /** Of all accepted solutions, on a logarithmic scale from the fastest of them on. */
  buckets: { fromMs: number; toMs: number; solutions: number }[]
  others: number
  /** How many of the others took more time. */
  slower: number
}

interface Summary {
  fastest: number
  slowest: number
  others: number
  slower: number
}

/** Where an accepted submission's time stands; undefined for any other. */
export async function findStanding(sql: Sql, submissionId: number): Promise<Standing | undefined> {
  const [summary] = await sql<Summary[]>`
    select greatest(min(o.time_ms), ${FASTEST_MS}::real)::float8 as fastest,
           max(o.time_ms)::float8 as slowest, count(*)::int - 1 as others,
           (count(*) filter (where o.time_ms > s.time_ms))::int as slower
      from submissions s
      join submissions o on o.problem_id = s.problem_id and o.purpose = 'solve'
                        and o.verdict = 'accepted'
     where s.id = ${submissionId} and s.purpose = 'solve' and s.verdict = 'accepted'
     group by s.id`
  if (!summary) return undefined
  const { fastest, others, slower } = summary
  const most = Math.max(summary.slowest, fastest * LEAST_SPAN)
  const rows = await sql<{ bucket: number; solutions: number }[]>`
    select least(width_bucket(ln(greatest(o.time_ms, ${fastest}::real)::float8),
                              ln(${fastest}::float8), ln(${most}::float8), ${BUCKETS}),
                 ${BUCKETS}) as bucket,
           count(*)::int as solutions
      from submissions s
      join submissions o on o.problem_id = s.problem_id and o.purpose = 'solve'
                        and o.verdict = 'accepted'
     where s.id = ${submissionId}
     group by bucket`
  const solutions = new Map(rows.map((row) => [row.bucket, row.solutions]))
  const edge = (index: number) => fastest * (most / fastest) ** (index / BUCKETS)
  const buckets = Array.from({ length: BUCKETS }, (_, index) => ({
    fromMs: edge(index),
    toMs: edge(index + 1),
    solutions: solutions.get(index + 1) ?? 0,
  }))
  return { buckets, others, slower }
}
