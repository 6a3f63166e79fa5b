import { type Context, Hono } from 'hono'
import { type AppEnv, requireAdmin } from '../auth/middleware.ts'
import type { Sql } from '../database.ts'
import { type FieldError, notFound } from '../errors.ts'
import type { AppDeps } from '../http/limits.ts'
import { parseId } from '../http/parse.ts'
import { withUploadedPackage } from '../packages/upload.ts'
import { findProblem } from '../problems/queries.ts'
import { page } from '../ui/page.tsx'
import { refusal } from '../ui/refusal.ts'
import { readCaseFiles } from './case-files.ts'
import { type CaseFields, caseOf, caseToFields, EMPTY_CASE, readCaseFields } from './case-form.ts'
import { CasePage, CasesPage } from './case-views.tsx'
import { changeCases } from './change-cases.ts'
import { findCase, listCaseSummaries } from './queries.ts'

const ON_A_PAGE = 100

export const casePages = ({ sql }: AppDeps) =>
  new Hono<AppEnv>()
    .get('/admin/problems/:slug/cases', requireAdmin, (c) => showCases(c, sql, EMPTY_CASE))
    .post('/admin/problems/:slug/cases', requireAdmin, async (c) => {
      const { slug } = c.req.param()
      const body = await c.req.parseBody()
      let fields = EMPTY_CASE
      try {
        fields = await readCaseFields(body)
        const isFunction = (await problemOf(sql, slug)).kind === 'function'
        const added = caseOf(fields, null, isFunction)
        await changeCases(sql, slug, versionIn(body), (cases) => [...cases, added])
        return c.redirect(`/admin/problems/${slug}/cases?done=saved`, 303)
      } catch (error) {
        return showCases(c, sql, fields, refusal(error))
      }
    })
    .post('/admin/problems/:slug/cases/archive', requireAdmin, async (c) => {
      const { slug } = c.req.param()
      try {
        const body = await c.req.parseBody()
        const isFunction = (await problemOf(sql, slug)).kind === 'function'
        const found = await withUploadedPackage(c, readCaseFiles)
        const added = found.map((one) =>
          isFunction ? { ...one, input: one.input.trim(), expected: one.expected.trim() } : one,
        )
        await changeCases(sql, slug, versionIn(body), (cases) =>
          body.replace === undefined ? [...cases, ...added] : added,
        )
        return c.redirect(`/admin/problems/${slug}/cases?done=saved`, 303)
      } catch (error) {
        return showCases(c, sql, EMPTY_CASE, refusal(error))
      }
    })
    .get('/admin/problems/:slug/cases/:ordinal', requireAdmin, async (c) => {
      const { problem, ordinal, found } = await caseIn(c, sql)
      const shown = <CasePage problem={problem} ordinal={ordinal} form={caseToFields(found)} />
      return page(c, c.var.words.authoring.caseOf(ordinal, problem.title), shown)
    })
    .post('/admin/problems/:slug/cases/:ordinal', requireAdmin, async (c) => {
      const { problem, ordinal, found } = await caseIn(c, sql)
      const body = await c.req.parseBody()
      let fields = caseToFields(found)
      try {
        fields = await readCaseFields(body)
        const changed = caseOf(fields, found, problem.kind === 'function')
        await changeCases(sql, problem.slug, versionIn(body), (cases) =>
          cases.with(ordinal - 1, changed),
        )
        return c.redirect(`/admin/problems/${problem.slug}/cases?done=saved`, 303)
      } catch (error) {
        const { status, errors } = refusal(error)
        const shown = { problem, ordinal, form: fields, errors: onForm(errors) }
        const title = c.var.words.authoring.caseOf(ordinal, problem.title)
        return page(c, title, <CasePage {...shown} />, { status })
      }
    })
    .post('/admin/problems/:slug/cases/:ordinal/delete', requireAdmin, async (c) => {
      const { problem, ordinal } = await caseIn(c, sql)
      const version = versionIn(await c.req.parseBody())
      try {
        await changeCases(sql, problem.slug, version, (cases) => cases.toSpliced(ordinal - 1, 1))
        return c.redirect(`/admin/problems/${problem.slug}/cases?done=deleted`, 303)
      } catch (error) {
        return showCases(c, sql, EMPTY_CASE, refusal(error))
      }
    })

async function problemOf(sql: Sql, slug: string) {
  const problem = await findProblem(sql, slug)
  if (!problem) throw notFound('Problem')
  return problem
}

async function caseIn<Env extends AppEnv>(c: Context<Env>, sql: Sql) {
  const problem = await problemOf(sql, c.req.param('slug') ?? '')
  const ordinal = parseId(c.req.param('ordinal') ?? '', 'Case')
  const found = await findCase(sql, problem, ordinal)
  if (!found) throw notFound('Case')
  return { problem, ordinal, found }
}

async function showCases<Env extends AppEnv>(
  c: Context<Env>,
  sql: Sql,
  form: CaseFields,
  refused?: Pick<ReturnType<typeof refusal>, 'status' | 'errors'>,
) {
  const problem = await problemOf(sql, c.req.param('slug') ?? '')
  const given = Number(c.req.query('after'))
  const after = Number.isSafeInteger(given) && given > 0 && given < 1e6 ? given : 0
  const rows = await listCaseSummaries(sql, problem, { after, limit: ON_A_PAGE + 1 })
  const cases = rows.slice(0, ON_A_PAGE)
  const { authoring } = c.var.words
  const done = { saved: authoring.saved, deleted: authoring.deleted }[c.req.query('done') ?? '']
  const last = cases.at(-1)?.ordinal
  const shown = {
    problem,
    cases,
    form,
    next: rows.length > ON_A_PAGE ? `/admin/problems/${problem.slug}/cases?after=${last}` : null,
    errors: onForm(refused?.errors ?? []),
    done: refused ? null : (done ?? null),
  }
  return page(c, authoring.casesOf(problem.title), <CasesPage {...shown} />, {
    status: refused?.status ?? 200,
  })
}

const versionIn = (body: { [field: string]: unknown }): number => Number(body.version)

/** `testCases.3.points` is the field of that name, of the only case that the form has. */
const onForm = (errors: readonly FieldError[]): FieldError[] =>
  errors.map(({ field, message }) => ({
    field: field.replace(/^testCases\.\d+\./, '').replace(/^archive$/, 'package'),
    message,
  }))
