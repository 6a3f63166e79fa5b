import { Hono } from 'hono'
import { clearSessionCookie } from '../auth/cookie.ts'
import { type AppEnv, requireSession } from '../auth/middleware.ts'
import { clientAddress } from '../http/address.ts'
import type { AppDeps } from '../http/limits.ts'
import { parseId, parseJson } from '../http/parse.ts'
import { unlink } from '../oidc/actions.ts'
import { listIdentities } from '../oidc/queries.ts'
import {
  changePassword,
  deleteAccount,
  goodbyeSchema,
  makeToken,
  newTokenSchema,
  passwordChangeSchema,
  revokeToken,
} from './actions.ts'
import { endSession, listSessions, listTokens } from './queries.ts'

/** What only the person may do, so that a leaked token never costs the account. */
export const accountApi = (deps: AppDeps) =>
  new Hono<AppEnv>()
    .post('/account/password', requireSession, async (c) => {
      const change = await parseJson(c, passwordChangeSchema)
      await changePassword(deps, { user: c.var.user, address: clientAddress(c) }, change)
      return c.body(null, 204)
    })
    .delete('/account', requireSession, async (c) => {
      const goodbye = await parseJson(c, goodbyeSchema)
      await deleteAccount(deps, { user: c.var.user, address: clientAddress(c) }, goodbye)
      clearSessionCookie(c)
      return c.body(null, 204)
    })
    .get('/account/tokens', requireSession, async (c) =>
      c.json({ items: await listTokens(deps.sql, c.var.user.id), next: null }),
    )
    .post('/account/tokens', requireSession, async (c) => {
      const wish = await parseJson(c, newTokenSchema)
      return c.json(
        await makeToken(deps, { user: c.var.user, address: clientAddress(c) }, wish),
        201,
      )
    })
    .delete('/account/tokens/:id', requireSession, async (c) => {
      const id = parseId(c.req.param('id'), 'Token')
      await revokeToken(deps, { user: c.var.user, address: clientAddress(c) }, id)
      return c.body(null, 204)
    })
    .get('/account/identities', requireSession, async (c) =>
      c.json({ items: await listIdentities(deps.sql, c.var.user.id), next: null }),
    )
    .delete('/account/identities/:id', requireSession, async (c) => {
      const id = parseId(c.req.param('id'), 'Login')
      await unlink(deps, { user: c.var.user, address: clientAddress(c) }, id)
      return c.body(null, 204)
    })
    .get('/account/sessions', requireSession, async (c) => {
      const { id, sessionId } = c.var.user
      return c.json({ items: await listSessions(deps.sql, id, sessionId), next: null })
    })
    .delete('/account/sessions/:id', requireSession, async (c) => {
      await endSession(deps.sql, c.var.user.id, c.req.param('id'))
      return c.body(null, 204)
    })
