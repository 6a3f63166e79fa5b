import { type Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { actorOf, makeToken, newTokenSchema, revokeToken } from '../account/actions.ts'
import { listTokens } from '../account/queries.ts'
import type { TokensProps } from '../account/token-views.tsx'
import { type AppEnv, requireSession, type SessionEnv } from '../auth/middleware.ts'
import type { CurrentUser } from '../auth/queries.ts'
import { notFound } from '../errors.ts'
import type { AppDeps } from '../http/limits.ts'
import { parse, parseId } from '../http/parse.ts'
import { listSubmissions } from '../submissions/queries.ts'
import { page } from '../ui/page.tsx'
import { refusal } from '../ui/refusal.ts'
import { findProfile } from './queries.ts'
import { ProfilePage } from './views.tsx'

const RECENT = 15

export const profilePages = (deps: AppDeps) => {
  const { sql } = deps
  const show = async <Env extends AppEnv>(
    c: Context<Env>,
    handle: string,
    news: Partial<TokensProps> = {},
    status: ContentfulStatusCode = 200,
  ) => {
    const profile = await findProfile(sql, handle)
    if (!profile) throw notFound('User')
    const language = c.var.words.locale
    const recent = await listSubmissions(sql, { user: profile.handle, language, limit: RECENT })
    const shown = {
      profile,
      recent,
      today: new Date(),
      tokens: await tokensOf(c.var.user, profile.handle, news),
    }
    return page(c, profile.handle, <ProfilePage {...shown} />, { status })
  }
  /** For the person whose page it is; not for a program that has a token of theirs. */
  const tokensOf = async (user: CurrentUser | null, handle: string, news: object) =>
    user?.handle === handle && user.sessionId !== null
      ? { tokens: await listTokens(sql, user.id), isAdmin: user.role === 'admin', ...news }
      : null

  return new Hono<AppEnv>()
    .get('/users/:handle', (c) =>
      show(c, c.req.param('handle'), { revoked: c.req.query('done') === 'token' }),
    )
    .get('/account/tokens', requireSession, (c) => c.redirect(tokensPath(c), 303))
    .post('/account/tokens', requireSession, async (c) => {
      const { name, scopes, expiresInDays } = await c.req.parseBody({ all: true })
      const { handle } = c.var.user
      try {
        const wish = parse(newTokenSchema, {
          name,
          scopes: [scopes ?? []].flat(),
          expiresInDays: Number(expiresInDays),
        })
        // Not a redirect: the token is nowhere but in this answer.
        return show(c, handle, { made: await makeToken(deps, actorOf(c), wish) }, 201)
      } catch (error) {
        const { status, errors } = refusal(error)
        return show(c, handle, { errors }, status)
      }
    })
    .post('/account/tokens/:id/revoke', requireSession, async (c) => {
      await revokeToken(deps, actorOf(c), parseId(c.req.param('id'), 'Token'))
      return c.redirect(tokensPath(c, '?done=token'), 303)
    })
}

const tokensPath = (c: Context<SessionEnv>, query = '') =>
  `/users/${c.var.user.handle}${query}#tokens`
