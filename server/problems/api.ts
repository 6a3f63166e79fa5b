import { Hono } from 'hono'
import { z } from 'zod'
import { type AppEnv, requireAuthor } from '../auth/middleware.ts'
import { notFound } from '../errors.ts'
import type { AppDeps } from '../http/limits.ts'
import { pageOf, paging } from '../http/paging.ts'
import { parseJson, parseQuery } from '../http/parse.ts'
import { DIFFICULTIES, problemInputSchema } from '../packages/draft.ts'
import { text } from '../text.ts'
import {
  createProblem,
  deleteProblem,
  findProblem,
  listProblems,
  type Problem,
  replaceProblem,
} from './queries.ts'

export const problemQuerySchema = z.strictObject({
  q: text.max(100).optional(),
  tag: text.max(40).optional(),
  difficulty: z.enum(DIFFICULTIES, `must be one of ${DIFFICULTIES.join(', ')}`).optional(),
  ...paging,
})

export const problemApi = ({ sql }: AppDeps) => {
  const existing = async (slug: string, viewerId: number | null) => {
    const problem = await findProblem(sql, slug, viewerId)
    if (!problem) throw notFound('Problem')
    return shownProblem(problem)
  }

  return new Hono<AppEnv>()
    .get('/problems', async (c) => {
      const { limit, ...filter } = parseQuery(c, problemQuerySchema)
      const viewerId = c.var.user?.id ?? null
      const rows = await listProblems(sql, { ...filter, viewerId, limit: limit + 1 })
      const { items, next } = pageOf(rows, limit)
      return c.json({ items: items.map(({ id: _id, ...item }) => item), next })
    })
    .get('/problems/:slug', async (c) =>
      c.json(await existing(c.req.param('slug'), c.var.user?.id ?? null)),
    )
    .post('/problems', requireAuthor, async (c) => {
      const draft = await parseJson(c, problemInputSchema)
      await createProblem(sql, draft)
      return c.json(await existing(draft.slug, c.var.user.id), 201, {
        Location: `/api/v1/problems/${draft.slug}`,
      })
    })
    .put('/problems/:slug', requireAuthor, async (c) => {
      const draft = await parseJson(c, problemInputSchema)
      await replaceProblem(sql, c.req.param('slug'), draft)
      return c.json(await existing(draft.slug, c.var.user.id))
    })
    .delete('/problems/:slug', requireAuthor, async (c) => {
      if (!(await deleteProblem(sql, c.req.param('slug')))) throw notFound('Problem')
      return c.body(null, 204)
    })
}

/** A function's samples as JSON values, as they came in and as `runs` takes them. */
function shownProblem({ id: _id, samples, ...problem }: Problem) {
  const shown = (data: string): unknown => (problem.kind === 'function' ? JSON.parse(data) : data)
  return {
    ...problem,
    samples: samples.map(({ ordinal, input, expected }) => ({
      ordinal,
      input: shown(input),
      expected: shown(expected),
    })),
  }
}
