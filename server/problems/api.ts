import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { declarations } from '../../shared/declarations.ts'
import type { Checker } from '../../shared/messages.ts'
import { type AppEnv, requireAuthor } from '../auth/middleware.ts'
import type { CurrentUser } from '../auth/queries.ts'
import { badInput, notFound } from '../errors.ts'
import { wantedLanguages } from '../http/languages.ts'
import type { AppDeps } from '../http/limits.ts'
import { paging } from '../http/paging.ts'
import { parseJson, parseQuery } from '../http/parse.ts'
import { DIFFICULTIES, problemInputSchema } from '../packages/draft.ts'
import { text } from '../text.ts'
import { inLanguage } from './files.ts'
import { listProblems } from './list.ts'
import { ORDERS, pageInOrder, placeCursor } from './order.ts'
import {
  createProblem,
  deleteProblem,
  findProblem,
  maySee,
  type Problem,
  replaceProblem,
} from './queries.ts'

export const problemQuerySchema = z.strictObject({
  q: text.max(100).optional(),
  tag: text.max(40).optional(),
  difficulty: z.enum(DIFFICULTIES, `must be one of ${DIFFICULTIES.join(', ')}`).optional(),
  sort: z.enum(ORDERS, `must be one of ${ORDERS.join(', ')}`).optional(),
  ...paging,
  after: placeCursor.optional(),
})

/** @throws {AppError} 422 when the page before was in another order. */
export function parseProblemQuery(c: Context) {
  const query = parseQuery(c, problemQuerySchema)
  if (query.after && query.after.order !== (query.sort ?? null))
    throw badInput([{ field: 'after', message: 'belongs to another order' }])
  return query
}

export const problemApi = ({ sql }: AppDeps) => {
  const existing = async (slug: string, viewer: CurrentUser | null, c?: Context) => {
    const problem = await findProblem(sql, slug, viewer?.id ?? null)
    if (!problem || !maySee(viewer, problem)) throw notFound('Problem')
    const told = c ? await inLanguage(sql, problem, wantedLanguages(c)) : problem
    return shownProblem(told, viewer?.mayAuthor ?? false)
  }

  return new Hono<AppEnv>()
    .get('/problems', async (c) => {
      const { limit, ...filter } = parseProblemQuery(c)
      const viewerId = c.var.user?.id ?? null
      const drafts = c.var.user?.mayAuthor ?? false
      const rows = await listProblems(sql, { ...filter, viewerId, drafts, limit: limit + 1 })
      const { items, next } = pageInOrder(rows, filter.sort ?? null, limit)
      return c.json({ items: items.map(({ id: _id, sortKey: _key, ...item }) => item), next })
    })
    .get('/problems/:slug', async (c) => {
      const problem = await existing(c.req.param('slug'), c.var.user, c)
      c.header('Vary', 'Accept-Language', { append: true })
      return c.json(problem)
    })
    .get('/problems/:slug/types', async (c) => {
      const problem = await findProblem(sql, c.req.param('slug'))
      if (!problem || !maySee(c.var.user, problem)) throw notFound('Problem')
      if (!problem.signature) throw notFound('File')
      return c.text(declarations(problem.signature), 200, {
        'Content-Disposition': `attachment; filename="${problem.signature.name}.d.ts"`,
      })
    })
    .post('/problems', requireAuthor, async (c) => {
      const draft = await parseJson(c, problemInputSchema)
      await createProblem(sql, draft)
      return c.json(await existing(draft.slug, c.var.user), 201, {
        Location: `/api/v1/problems/${draft.slug}`,
      })
    })
    .put('/problems/:slug', requireAuthor, async (c) => {
      const draft = await parseJson(c, problemInputSchema)
      await replaceProblem(sql, c.req.param('slug'), draft)
      return c.json(await existing(draft.slug, c.var.user))
    })
    .delete('/problems/:slug', requireAuthor, async (c) => {
      if (!(await deleteProblem(sql, c.req.param('slug')))) throw notFound('Problem')
      return c.body(null, 204)
    })
}

/** A checker's own code may give the solution away. */
const shownChecker = (checker: Checker) =>
  checker.name === 'custom' ? { name: checker.name, language: checker.language } : checker

/** A function's samples as JSON values, as they came in and as `runs` takes them. */
function shownProblem({ id: _id, samples, ...problem }: Problem, mayAuthor: boolean) {
  const shown = (data: string): unknown => (problem.kind === 'function' ? JSON.parse(data) : data)
  return {
    ...problem,
    checker: mayAuthor ? problem.checker : shownChecker(problem.checker),
    samples: samples.map(({ ordinal, input, expected }) => ({
      ordinal,
      input: shown(input),
      expected: shown(expected),
    })),
  }
}
