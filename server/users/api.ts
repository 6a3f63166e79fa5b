import { Hono } from 'hono'
import { z } from 'zod'
import { type AppEnv, requireAdmin } from '../auth/middleware.ts'
import { clientAddress } from '../http/address.ts'
import type { AppDeps } from '../http/limits.ts'
import { pageOf, paging } from '../http/paging.ts'
import { parseJson, parseQuery } from '../http/parse.ts'
import { text } from '../text.ts'
import { listUsers } from './queries.ts'
import { makeReset, resetPassword, resetSchema } from './resets.ts'

export const userQuerySchema = z.strictObject({ q: text.max(254).optional(), ...paging })

export const userApi = (deps: AppDeps) =>
  new Hono<AppEnv>()
    .get('/users', requireAdmin, async (c) => {
      const { after, limit, q } = parseQuery(c, userQuerySchema)
      const rows = await listUsers(deps.sql, { q, before: after, limit: limit + 1 })
      return c.json(pageOf(rows, limit))
    })
    .post('/users/:handle/reset-link', requireAdmin, async (c) =>
      c.json(await makeReset(deps.sql, c.req.param('handle')), 201),
    )
    .post('/auth/reset', async (c) => {
      await resetPassword(deps, await parseJson(c, resetSchema), clientAddress(c))
      return c.body(null, 204)
    })
