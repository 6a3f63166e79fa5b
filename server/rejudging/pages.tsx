import { type Context, Hono } from 'hono'
import { type AppEnv, requireAdmin } from '../auth/middleware.ts'
import type { FieldError } from '../errors.ts'
import type { AppDeps } from '../http/limits.ts'
import { pageOf, paging } from '../http/paging.ts'
import { parse, parseId, parseQuery } from '../http/parse.ts'
import { page } from '../ui/page.tsx'
import { nextPath } from '../ui/paging.ts'
import { refusal, textOf } from '../ui/refusal.ts'
import { rejudgeFilterSchema } from './filter.ts'
import {
  applyRejudge,
  countTouched,
  dropRejudge,
  findRejudge,
  listChanges,
  listRejudges,
  type RejudgeFilter,
  startRejudge,
} from './queries.ts'
import { RejudgePage, RejudgesPage } from './views.tsx'

const REFRESH_SECONDS = 2
const querySchema = rejudgeFilterSchema.extend({
  ...paging,
  preview: rejudgeFilterSchema.shape.user,
})

export const rejudgePages = ({ sql }: AppDeps) => {
  const list = async <Env extends AppEnv>(
    c: Context<Env>,
    filter: RejudgeFilter,
    options: { after?: number | undefined; limit: number; preview: boolean },
    refused?: { status: 422; errors: readonly FieldError[] },
  ) => {
    const { after, limit, preview } = options
    const rows = await listRejudges(sql, { before: after, limit: limit + 1 })
    const { items, next } = pageOf(rows, limit)
    return page(
      c,
      c.var.words.rejudges.title,
      <RejudgesPage
        filter={filter}
        touched={preview ? await countTouched(sql, filter) : null}
        errors={refused?.errors ?? []}
        rejudges={items}
        next={nextPath('/admin/rejudges', {}, next)}
      />,
      { status: refused?.status ?? 200 },
    )
  }

  return new Hono<AppEnv>()
    .get('/admin/rejudges', requireAdmin, (c) => {
      const { after, limit, preview, ...filter } = parseQuery(c, querySchema)
      return list(c, filter, { after, limit, preview: preview !== undefined })
    })
    .post('/admin/rejudges', requireAdmin, async (c) => {
      const given = Object.entries(await c.req.parseBody()).map(([name, value]) => [
        name,
        textOf(value),
      ])
      const filter = parse(rejudgeFilterSchema, Object.fromEntries(given))
      try {
        const id = await startRejudge(sql, c.var.user.id, filter)
        return c.redirect(`/admin/rejudges/${id}`, 303)
      } catch (error) {
        const { errors } = refusal(error)
        return list(c, filter, { limit: 20, preview: true }, { status: 422, errors })
      }
    })
    .get('/admin/rejudges/:id', requireAdmin, async (c) => {
      const id = parseId(c.req.param('id'), 'Rejudge')
      const rejudge = await findRejudge(sql, id)
      const isWaiting = rejudge.state === 'trying' && rejudge.judged < rejudge.total
      return page(
        c,
        c.var.words.rejudges.one(id),
        <RejudgePage rejudge={rejudge} changes={await listChanges(sql, id)} />,
        { refresh: isWaiting ? REFRESH_SECONDS : undefined },
      )
    })
    .post('/admin/rejudges/:id/apply', requireAdmin, async (c) => {
      const id = parseId(c.req.param('id'), 'Rejudge')
      await applyRejudge(sql, id)
      return c.redirect(`/admin/rejudges/${id}`, 303)
    })
    .post('/admin/rejudges/:id/drop', requireAdmin, async (c) => {
      const id = parseId(c.req.param('id'), 'Rejudge')
      await dropRejudge(sql, id)
      return c.redirect(`/admin/rejudges/${id}`, 303)
    })
}
