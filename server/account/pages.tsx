import { type Context, Hono } from 'hono'
import { clearSessionCookie } from '../auth/cookie.ts'
import { type AppEnv, requireSession, type SessionEnv } from '../auth/middleware.ts'
import { notFound } from '../errors.ts'
import type { AppDeps } from '../http/limits.ts'
import { parse, parseId } from '../http/parse.ts'
import { beginLink, linkSchema, unlink } from '../oidc/actions.ts'
import { keepFlow } from '../oidc/flow.ts'
import { listIdentities } from '../oidc/queries.ts'
import { LeavingPage } from '../oidc/views.tsx'
import { page } from '../ui/page.tsx'
import { refusal } from '../ui/refusal.ts'
import {
  actorOf,
  changePassword,
  deleteAccount,
  goodbyeSchema,
  passwordChangeSchema,
} from './actions.ts'
import { endSession, findPasswordHash, listSessions } from './queries.ts'
import { AccountPage, type AccountProps, type Form } from './views.tsx'

export const accountPages = (deps: AppDeps) => {
  const { sql } = deps
  const show = async (c: Context<SessionEnv>, news: Partial<AccountProps> = {}, status = 200) => {
    const { id, handle, sessionId } = c.var.user
    const [sessions, identities, passwordHash] = await Promise.all([
      listSessions(sql, id, sessionId),
      listIdentities(sql, id),
      findPasswordHash(sql, id),
    ])
    const shown = {
      handle,
      sessions,
      identities,
      // One login of each provider is enough.
      provider: identities.some(({ issuer }) => new URL(issuer).href === deps.oidc?.issuer)
        ? null
        : (deps.oidc?.name ?? null),
      hasPassword: passwordHash !== null,
      ...news,
    }
    return page(c, c.var.words.account.title, <AccountPage {...shown} />, { status: status as 200 })
  }
  /** Shows the page again with what was wrong in that form. */
  const trying = async (c: Context<SessionEnv>, form: Form, act: () => Promise<Response>) => {
    try {
      return await act()
    } catch (error) {
      const { status, errors } = refusal(error)
      return show(c, { form, errors }, status)
    }
  }

  return new Hono<AppEnv>()
    .get('/account', requireSession, (c) => show(c, { done: doneWords(c) }))
    .post('/account/password', requireSession, async (c) => {
      const { currentPassword, newPassword } = await c.req.parseBody()
      return trying(c, 'password', async () => {
        const change = parse(passwordChangeSchema, { currentPassword, newPassword })
        await changePassword(deps, actorOf(c), change)
        return c.redirect('/account?done=password', 303)
      })
    })
    .post('/account/sessions/:id/end', requireSession, async (c) => {
      await endSession(sql, c.var.user.id, c.req.param('id'))
      return c.redirect('/account?done=session', 303)
    })
    .post('/account/identities', requireSession, async (c) => {
      const provider = deps.oidc
      if (!provider) throw notFound('Page')
      const { linkPassword } = await c.req.parseBody()
      return trying(c, 'login', async () => {
        await beginLink(deps, actorOf(c), parse(linkSchema, { linkPassword }))
        const { url, checks } = await provider.begin()
        const { sessionId } = c.var.user
        const flow = { step: 'away', checks, back: '/account', linkFor: sessionId } as const
        await keepFlow(c, deps, flow)
        // Not a redirect: pages let no form lead to another site.
        const { name } = provider
        const shown = <LeavingPage provider={name} url={url.href} />
        return page(c, c.var.words.oidc.leaving(name), shown)
      })
    })
    .post('/account/identities/:id/unlink', requireSession, async (c) =>
      trying(c, 'login', async () => {
        await unlink(deps, actorOf(c), parseId(c.req.param('id'), 'Login'))
        return c.redirect('/account?done=unlinked', 303)
      }),
    )
    .post('/account/delete', requireSession, async (c) => {
      const { password } = await c.req.parseBody()
      return trying(c, 'delete', async () => {
        await deleteAccount(deps, actorOf(c), parse(goodbyeSchema, { password }))
        clearSessionCookie(c)
        return c.redirect('/problems', 303)
      })
    })
}

function doneWords(c: Context<SessionEnv>): string | null {
  const { account, oidc } = c.var.words
  const { linked, unlinked } = oidc
  const words: Record<string, string> = { ...account.done, linked, unlinked }
  return words[c.req.query('done') ?? ''] ?? null
}
