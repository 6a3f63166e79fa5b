import { z } from 'zod'

export const DEFAULT_LIMIT = 50

/** Where the next page begins, as a word that promises nothing about what is in it. */
const encodeCursor = (id: number) => Buffer.from(`id:${id}`).toString('base64url')

const cursor = z.string().transform((text, ctx) => {
  const [, id] = /^id:([1-9]\d{0,14})$/.exec(Buffer.from(text, 'base64url').toString()) ?? []
  if (id) return Number(id)
  ctx.addIssue({ code: 'custom', message: 'must be the `next` of another page' })
  return z.NEVER
})

/** The query parameters that every list takes. */
export const paging = {
  after: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(DEFAULT_LIMIT),
}

/** From one row more than asked for, which says whether there is a next page. */
export function pageOf<Row extends { id: number }>(rows: readonly Row[], limit: number) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? encodeCursor(last.id) : null }
}
