import { Hono } from 'hono'
import { z } from 'zod'
import { type AppEnv, requireAdmin } from '../auth/middleware.ts'
import type { AppDeps } from '../http/limits.ts'
import { pageOf, paging } from '../http/paging.ts'
import { parseQuery } from '../http/parse.ts'
import { text } from '../text.ts'
import { ACTIONS, listAudit } from './queries.ts'

export const auditQuerySchema = z.strictObject({
  action: z.enum(ACTIONS, `must be one of ${ACTIONS.join(', ')}`).optional(),
  user: text.max(32).optional(),
  ...paging,
})

export const auditApi = ({ sql }: AppDeps) =>
  new Hono<AppEnv>().get('/audit', requireAdmin, async (c) => {
    const { after, limit, ...filter } = parseQuery(c, auditQuerySchema)
    const rows = await listAudit(sql, { ...filter, before: after, limit: limit + 1 })
    return c.json(pageOf(rows, limit))
  })
