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
    with first as (
      select *
        from (select rank() over (order by ${sql(by)} desc, ${other} desc)::int as place, *
                from standings
               where solved > 0 or score > 0) ranked
       where place <= ${limit}
    ), viewer as (
      select (select count(*)::int + 1 from standings better
               where better.${sql(by)} > mine.${sql(by)}
                  or (better.${sql(by)} = mine.${sql(by)} and better.${other} > mine.${other})) as place,
             mine.*
        from standings mine
       where user_id = ${viewerId} and (solved > 0 or score > 0)
    )
    select place, handle, solved, score
      from (select * from first union select * from viewer) ranked
      join users on users.id = user_id
     order by place, lower(handle)
     limit ${limit + 1}`
}
