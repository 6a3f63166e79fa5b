import type { Context } from 'hono'
import { parseAccept } from 'hono/utils/accept'

/** The languages that the browser asks for, best first. */
export const acceptedLanguages = (c: Context): string[] =>
  parseAccept(c.req.header('Accept-Language') ?? '').flatMap(({ type, q }) =>
    q > 0 && type !== '*' ? [type] : [],
  )

/** The languages that a reader wants, best first: the one asked for, or those of the browser. */
export function wantedLanguages(c: Context): string[] {
  const asked = c.req.query('lang')
  return asked ? [asked] : acceptedLanguages(c)
}
