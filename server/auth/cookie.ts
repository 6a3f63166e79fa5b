import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { isHttps } from '../http/address.ts'
import type { Session } from './accounts.ts'

const NAME = 'session'

export const readSessionCookie = (c: Context): string | undefined => getCookie(c, NAME)

/** `Lax`: a link from elsewhere leads to a page that knows its reader, a form from elsewhere does not. */
export function setSessionCookie(
  c: Context,
  { token, expiresAt }: Session,
  secure = isSecure(c),
): void {
  setCookie(c, NAME, token, { ...attributes(c), secure, expires: expiresAt })
}

export function clearSessionCookie(c: Context): void {
  deleteCookie(c, NAME, attributes(c))
}

const attributes = (c: Context) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure(c) }) as const

/** A proxy that is not trusted may speak https, too; the browser names its side of it as the form's origin. */
const isSecure = (c: Context): boolean =>
  isHttps(c) || (c.req.header('Origin') ?? '').startsWith('https:')
