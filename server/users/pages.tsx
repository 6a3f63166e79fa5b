import { type Context, Hono } from 'hono'
import { type AppEnv, requireAdmin } from '../auth/middleware.ts'
import { clientAddress, isHttps } from '../http/address.ts'
import type { AppDeps } from '../http/limits.ts'
import { pageOf } from '../http/paging.ts'
import { parse, parseQuery } from '../http/parse.ts'
import { page } from '../ui/page.tsx'
import { nextPath } from '../ui/paging.ts'
import { refusal, textOf } from '../ui/refusal.ts'
import { userQuerySchema } from './api.ts'
import { listUsers } from './queries.ts'
import { makeReset, resetPassword, resetSchema } from './resets.ts'
import { ResetDonePage, ResetLinkPage, ResetPage, UsersPage } from './views.tsx'

export const userPages = (deps: AppDeps) =>
  new Hono<AppEnv>()
    .get('/admin/users', requireAdmin, async (c) => {
      const { after, limit, q } = parseQuery(c, userQuerySchema)
      const rows = await listUsers(deps.sql, { q, before: after, limit: limit + 1 })
      const { items, next } = pageOf(rows, limit)
      const path = nextPath('/admin/users', { q }, next)
      return page(c, c.var.words.users.title, <UsersPage users={items} q={q} next={path} />)
    })
    .post('/admin/users/:handle/reset-link', requireAdmin, async (c) => {
      const handle = c.req.param('handle')
      const { path, expiresAt } = await makeReset(deps.sql, handle)
      const link = originOf(c) + path
      // Not a redirect: the link is nowhere but in this answer.
      return page(
        c,
        c.var.words.users.resetLink,
        <ResetLinkPage {...{ handle, link, expiresAt }} />,
        {
          status: 201,
        },
      )
    })
    .get('/reset', (c) =>
      page(c, c.var.words.users.newPassword, <ResetPage token={c.req.query('token') ?? ''} />),
    )
    .post('/reset', async (c) => {
      const { token, password } = await c.req.parseBody()
      try {
        await resetPassword(deps, parse(resetSchema, { token, password }), clientAddress(c))
      } catch (error) {
        const { status, errors } = refusal(error)
        const shown = <ResetPage token={textOf(token)} errors={errors} />
        return page(c, c.var.words.users.newPassword, shown, { status })
      }
      return page(c, c.var.words.users.newPassword, <ResetDonePage />)
    })

const originOf = (c: Context) => `${isHttps(c) ? 'https' : 'http'}://${c.req.header('Host') ?? ''}`
