import type { Context } from 'hono'
import { parseAccept } from 'hono/utils/accept'

/** The languages that a reader wants, best first: the one asked for, or those of the browser. */
export function wantedLanguages(c: Context): string[] {
  const asked = c.req.query('lang')
  if (asked) return [asked]
  return parseAccept(c.req.header('Accept-Language') ?? '').flatMap(({ type, q }) =>
    q > 0 && type !== '*' ? [type] : [],
  )
}
