import { Hono } from 'hono'
import { z } from 'zod'
import { type AppEnv, requireAdmin } from '../auth/middleware.ts'
import type { AppDeps } from '../http/limits.ts'
import { pageOf, paging } from '../http/paging.ts'
import { parseId, parseJson, parseQuery } from '../http/parse.ts'
import { rejudgeFilterSchema } from './filter.ts'
import {
  applyRejudge,
  countTouched,
  dropRejudge,
  findRejudge,
  listChanges,
  listRejudges,
  startRejudge,
} from './queries.ts'

export const rejudgeQuerySchema = z.strictObject(paging)

export const rejudgeApi = ({ sql }: AppDeps) => {
  const told = async (id: number) => ({
    ...(await findRejudge(sql, id)),
    changes: await listChanges(sql, id),
  })
  return new Hono<AppEnv>()
    .get('/rejudges', requireAdmin, async (c) => {
      const { after, limit } = parseQuery(c, rejudgeQuerySchema)
      const rows = await listRejudges(sql, { before: after, limit: limit + 1 })
      return c.json(pageOf(rows, limit))
    })
    .get('/rejudges/preview', requireAdmin, async (c) =>
      c.json(await countTouched(sql, parseQuery(c, rejudgeFilterSchema))),
    )
    .post('/rejudges', requireAdmin, async (c) => {
      const filter = await parseJson(c, rejudgeFilterSchema)
      const id = await startRejudge(sql, c.var.user.id, filter)
      return c.json(await told(id), 201, { Location: `/api/v1/rejudges/${id}` })
    })
    .get('/rejudges/:id', requireAdmin, async (c) =>
      c.json(await told(parseId(c.req.param('id'), 'Rejudge'))),
    )
    .post('/rejudges/:id/apply', requireAdmin, async (c) => {
      const id = parseId(c.req.param('id'), 'Rejudge')
      await applyRejudge(sql, id)
      return c.json(await told(id))
    })
    .post('/rejudges/:id/drop', requireAdmin, async (c) => {
      const id = parseId(c.req.param('id'), 'Rejudge')
      await dropRejudge(sql, id)
      return c.json(await told(id))
    })
}
