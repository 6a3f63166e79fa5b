import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { asLocale, LOCALE_COOKIE } from '../words/locale.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const THEME_COOKIE = 'theme'
const YEAR_SECONDS = 365 * 24 * 60 * 60

const asTheme = (value: unknown): Theme | undefined => THEMES.find((theme) => theme === value)

export const readTheme = (c: Context): Theme => asTheme(getCookie(c, THEME_COOKIE)) ?? 'system'

/** Only a path of this site: anything else would lead a reader away. */
export const ownPath = (path: unknown): string =>
  typeof path === 'string' && /^\/(?![/\\])[^\\\s]*$/.test(path) ? path : '/'

/** Where a reader is: what answers a form has no address of its own, the form's page has. */
export function placeOf(c: Context): string {
  const url = c.req.method === 'GET' ? new URL(c.req.url) : URL.parse(c.req.header('Referer') ?? '')
  return ownPath(url && url.pathname + url.search)
}

export const preferenceRoutes = () =>
  new Hono().post('/preferences', async (c) => {
    const { theme, language, back } = await c.req.parseBody()
    const chosen = { [THEME_COOKIE]: asTheme(theme), [LOCALE_COOKIE]: asLocale(language) }
    for (const [name, value] of Object.entries(chosen)) if (value) remember(c, name, value)
    if (c.req.header('HX-Request')) return c.body(null, 204)
    return c.redirect(ownPath(back), 303)
  })

const remember = (c: Context, name: string, value: string) =>
  setCookie(c, name, value, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'Lax', httpOnly: true })
