import type { Sql } from '../database.ts'
import type { Difficulty } from '../packages/draft.ts'
import { titleIn } from './files.ts'
import { isDescending, type Order, type Place, sortKey } from './order.ts'
import { counts, type ProblemSummary, summary } from './queries.ts'

export interface ProblemFilter {
  /** Part of the title or slug. */
  q?: string | undefined
  tag?: string | undefined
  difficulty?: Difficulty | undefined
  sort?: Order | undefined
  viewerId: number | null
  /** Of the titles, where they have one in it; their own unless given. */
  language?: string
  /** Those that are not public yet, too. */
  drafts?: boolean
  /** Only problems after this one. */
  after?: Place | undefined
  limit: number
}

/** With what it is sorted by. */
export type ListedProblem = ProblemSummary & { sortKey: string | number }

export async function listProblems(sql: Sql, filter: ProblemFilter): Promise<ListedProblem[]> {
  const {
    q,
    tag,
    difficulty,
    viewerId,
    language,
    drafts = false,
    after,
    sort = null,
    limit,
  } = filter
  const pattern = q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null
  const key = sortKey(sql, sort, language)
  const descending = isDescending(sort)
  return sql<ListedProblem[]>`
    select ${summary(sql, viewerId, language)}, ${key} as sort_key
      from problems p, ${counts(sql)}
     where true
       ${drafts ? sql`` : sql`and p.visibility = 'public'`}
       ${after ? sql`and (${key} ${descending ? sql`<` : sql`>`} ${after.key} or (${key} = ${after.key} and p.id > ${after.id}))` : sql``}
       ${pattern ? sql`and (p.title ilike ${pattern} or ${titleIn(sql, language)} ilike ${pattern} or p.slug ilike ${pattern})` : sql``}
       ${tag ? sql`and p.tags @> ${[tag]}` : sql``}
       ${difficulty ? sql`and p.difficulty = ${difficulty}` : sql``}
     order by ${key} ${descending ? sql`desc` : sql``}, p.id
     limit ${limit}`
}
