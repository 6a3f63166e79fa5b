import type { Sql } from '../database.ts'
import type { Difficulty } from '../packages/draft.ts'

export interface DayOfWork {
  /** In UTC, as `2026-11-23`. */
  day: string
  submissions: number
}

export interface Profile {
  handle: string
  createdAt: Date
  submissionCount: number
  /** How many problems of each difficulty there are, and how many of them are solved. */
  difficulties: { difficulty: Difficulty; solved: number; total: number }[]
  /** Those with submissions, of the last 53 weeks. */
  days: DayOfWork[]
}

export async function findProfile(sql: Sql, handle: string): Promise<Profile | undefined> {
  const [user] = await sql<(Omit<Profile, 'difficulties' | 'days'> & { id: number })[]>`
    select id, handle, created_at,
           (select count(*)::int from submissions s
             where s.user_id = u.id and s.purpose = 'solve') as submission_count
      from users u
     where lower(handle) = lower(${handle})`
  if (!user) return undefined
  const { id, ...profile } = user
  const difficulties = await sql<Profile['difficulties']>`
    select p.difficulty, count(*)::int as total, count(solved.problem_id)::int as solved
      from problems p
      left join (select distinct problem_id from submissions
                  where user_id = ${id} and purpose = 'solve' and verdict = 'accepted') solved
        on solved.problem_id = p.id
     where p.visibility = 'public'
     group by p.difficulty
     order by array_position(array['easy', 'medium', 'hard'], p.difficulty)`
  const days = await sql<DayOfWork[]>`
    select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD') as day,
           count(*)::int as submissions
      from submissions
     where user_id = ${id} and purpose = 'solve'
       and created_at >= date_trunc('week', now(), 'UTC') - interval '52 weeks'
     group by day
     order by day`
  return { ...profile, difficulties: [...difficulties], days: [...days] }
}
