import type { Sql } from '../database.ts'

export const RANKINGS = ['solved', 'score'] as const
export type Ranking = (typeof RANKINGS)[number]

export interface Ranked {
  /** Those who are equal share a place. */
  place: number
  handle: string
  /** Problems with an accepted submission. */
  solved: number
  /** The best score of each problem, added up. */
  score: number
}

/** The first `limit`, and `viewerId` wherever they stand. Whoever has no points yet is not ranked. */
export async function listRanking(
  sql: Sql,
  by: Ranking,
  limit: number,
  viewerId: number | null,
): Promise<Ranked[]> {
  const other = by === 'solved' ? sql`score` : sql`solved`
  return sql<Ranked[]>`
    with best as (
      select user_id, problem_id, max(score) as score, bool_or(verdict = 'accepted') as solved
        from submissions join problems p on p.id = problem_id
       where status = 'done' and purpose = 'solve' and p.visibility = 'public'
       group by user_id, problem_id
    ), totals as (
      select user_id, (count(*) filter (where solved))::int as solved, sum(score)::int as score
        from best
       group by user_id
    ), ranked as (
      select rank() over (order by ${sql(by)} desc, ${other} desc)::int as place, *
        from totals
       where solved > 0 or score > 0
    )
    select place, handle, solved, score
      from ranked join users on users.id = user_id
     where place <= ${limit} or user_id = ${viewerId}
     order by place, lower(handle)
     limit ${limit + 1}`
}
