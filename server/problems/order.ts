/** In what order problems are listed, and where in that order a page begins. */
import { z } from 'zod'
import type { Sql } from '../database.ts'
import { titleIn } from './files.ts'

/** With `-` the other way round. Unless given, problems come in the order in which they were added. */
export const ORDERS = [
  'title',
  '-title',
  'difficulty',
  '-difficulty',
  'acceptance',
  '-acceptance',
] as const
export type Order = (typeof ORDERS)[number]

/** The last problem of a page, by what it is sorted by and by its id: a page begins after it, even if it is gone. */
export interface Place {
  order: Order | null
  key: string | number
  id: number
}

const placeSchema = z.tuple([
  z.enum(ORDERS).nullable(),
  z.union([z.string(), z.number()]),
  z.int().positive(),
])

const encodePlace = ({ order, key, id }: Place): string =>
  Buffer.from(JSON.stringify([order, key, id])).toString('base64url')

export const placeCursor = z.string().transform((text, ctx): Place => {
  try {
    const [order, key, id] = placeSchema.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString()),
    )
    return { order, key, id }
  } catch {
    ctx.addIssue({ code: 'custom', message: 'must be the `next` of another page' })
    return z.NEVER
  }
})

/** What a problem is sorted by. The acceptance of a problem without submissions is below all others. */
export function sortKey(sql: Sql, order: Order | null, language?: string) {
  switch (order) {
    case 'title':
    case '-title':
      return sql`lower(${titleIn(sql, language)})`
    case 'difficulty':
    case '-difficulty':
      return sql`array_position(array['easy', 'medium', 'hard'], p.difficulty)`
    case 'acceptance':
    case '-acceptance':
      return sql`coalesce(counts.accepted_count / nullif(counts.submission_count, 0)::float8, -1)`
    case null:
      return sql`p.id`
    default:
      return order satisfies never
  }
}

/** A page of one row more than asked for, which says whether there is another. */
export function pageInOrder<Row extends { id: number; sortKey: string | number }>(
  rows: readonly Row[],
  order: Order | null,
  limit: number,
) {
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, next: last ? encodePlace({ order, key: last.sortKey, id: last.id }) : null }
}

export const isDescending = (order: Order | null): boolean => order?.startsWith('-') ?? false
