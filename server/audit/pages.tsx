import { Hono } from 'hono'
import { type AppEnv, requireAdmin } from '../auth/middleware.ts'
import type { AppDeps } from '../http/limits.ts'
import { pageOf } from '../http/paging.ts'
import { parseQuery } from '../http/parse.ts'
import { page } from '../ui/page.tsx'
import { nextPath } from '../ui/paging.ts'
import { auditQuerySchema } from './api.ts'
import { listAudit } from './queries.ts'
import { AuditPage } from './views.tsx'

export const auditPages = ({ sql }: AppDeps) =>
  new Hono<AppEnv>().get('/admin/audit', requireAdmin, async (c) => {
    const { after, limit, ...filter } = parseQuery(c, auditQuerySchema)
    const rows = await listAudit(sql, { ...filter, before: after, limit: limit + 1 })
    const { items, next } = pageOf(rows, limit)
    const path = nextPath('/admin/audit', filter, next)
    return page(
      c,
      c.var.words.audit.title,
      <AuditPage entries={items} filter={filter} next={path} />,
    )
  })
