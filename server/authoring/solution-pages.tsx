import { type Context, Hono } from 'hono'
import { type AppEnv, requireAdmin } from '../auth/middleware.ts'
import type { Sql } from '../database.ts'
import { notFound } from '../errors.ts'
import type { AppDeps } from '../http/limits.ts'
import { parse } from '../http/parse.ts'
import { EXPECTATIONS, exampleSchema } from '../packages/draft.ts'
import { expectedByFolder } from '../packages/expected.ts'
import { findProblem } from '../problems/queries.ts'
import {
  deleteSolution,
  judgeSolutions,
  loadSolutions,
  reportSolutions,
  saveSolution,
} from '../problems/solutions.ts'
import { page } from '../ui/page.tsx'
import { refusal, textOf } from '../ui/refusal.ts'
import { type SolutionFields, SolutionsPage } from './solution-views.tsx'

const REFRESH_SECONDS = 2
const NONE: SolutionFields = { name: '', code: '', expected: [] }

export const solutionPages = ({ sql }: AppDeps) =>
  new Hono<AppEnv>()
    .get('/admin/problems/:slug/solutions', requireAdmin, (c) => showSolutions(c, sql))
    .post('/admin/problems/:slug/solutions', requireAdmin, async (c) => {
      const { slug } = c.req.param()
      const { name, code, expected = [] } = await c.req.parseBody({ all: true })
      const ticked = [expected].flat()
      const form = {
        name: textOf(name).trim(),
        code: textOf(code),
        expected: EXPECTATIONS.filter((one) => ticked.includes(one)),
      }
      try {
        const whole = form.expected.length > 0 ? form.expected : expectedByFolder(form.name)
        await saveSolution(sql, slug, parse(exampleSchema, { ...form, expected: whole }))
        return c.redirect(`/admin/problems/${slug}/solutions?done=saved`, 303)
      } catch (error) {
        return showSolutions(c, sql, form, refusal(error))
      }
    })
    .post('/admin/problems/:slug/solutions/judge', requireAdmin, async (c) => {
      const { slug } = c.req.param()
      await judgeSolutions(sql, slug, c.var.user.id)
      return c.redirect(`/admin/problems/${slug}/solutions`, 303)
    })
    .post('/admin/problems/:slug/solutions/delete', requireAdmin, async (c) => {
      const { slug } = c.req.param()
      const { name } = await c.req.parseBody()
      await deleteSolution(sql, slug, textOf(name))
      return c.redirect(`/admin/problems/${slug}/solutions?done=deleted`, 303)
    })

async function showSolutions<Env extends AppEnv>(
  c: Context<Env>,
  sql: Sql,
  written?: SolutionFields,
  refused?: Pick<ReturnType<typeof refusal>, 'status' | 'errors'>,
) {
  const problem = await findProblem(sql, c.req.param('slug') ?? '')
  if (!problem) throw notFound('Problem')
  const solutions = await reportSolutions(sql, problem.id)
  const asked = c.req.query('name')
  const chosen =
    asked === undefined
      ? undefined
      : (await loadSolutions(sql, problem.id)).find(({ name }) => name === asked)
  const form: SolutionFields = written ?? chosen ?? NONE
  const { authoring } = c.var.words
  const done = { saved: authoring.saved, deleted: authoring.deleted }[c.req.query('done') ?? '']
  // Nobody who writes in the form is interrupted.
  const isWaiting = form === NONE && solutions.some(({ status }) => status && status !== 'done')
  return page(
    c,
    authoring.solutionsOf(problem.title),
    <SolutionsPage
      slug={problem.slug}
      title={problem.title}
      solutions={solutions}
      form={form}
      errors={refused?.errors ?? []}
      done={refused ? null : (done ?? null)}
    />,
    { status: refused?.status ?? 200, refresh: isWaiting ? REFRESH_SECONDS : undefined },
  )
}
