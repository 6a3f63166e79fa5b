import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const COOKIE = 'theme'
const YEAR_SECONDS = 365 * 24 * 60 * 60

const asTheme = (value: unknown): Theme => THEMES.find((theme) => theme === value) ?? 'system'

export const readTheme = (c: Context): Theme => asTheme(getCookie(c, COOKIE))

/** Only a path of this site: anything else would lead a reader away. */
export const ownPath = (path: unknown): string =>
  typeof path === 'string' && /^\/(?![/\\])[^\\\s]*$/.test(path) ? path : '/'

export const preferenceRoutes = () =>
  new Hono().post('/preferences', async (c) => {
    const form = await c.req.parseBody()
    setCookie(c, COOKIE, asTheme(form.theme), {
      path: '/',
      maxAge: YEAR_SECONDS,
      sameSite: 'Lax',
      httpOnly: true,
    })
    if (c.req.header('HX-Request')) return c.body(null, 204)
    return c.redirect(ownPath(form.back), 303)
  })
