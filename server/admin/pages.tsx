import { type Context, Hono } from 'hono'
import { type AppEnv, requireAdmin } from '../auth/middleware.ts'
import { countQueue } from '../cluster/queries.ts'
import { badInput, type FieldError, notFound } from '../errors.ts'
import type { AppDeps } from '../http/limits.ts'
import { parse } from '../http/parse.ts'
import { problemInputSchema, slugSchema } from '../packages/draft.ts'
import { parseProblemQuery } from '../problems/api.ts'
import { listCases } from '../problems/cases.ts'
import { listTranslations } from '../problems/files.ts'
import { listProblems } from '../problems/list.ts'
import { pageInOrder } from '../problems/order.ts'
import { createProblem, deleteProblem, findProblem, replaceProblem } from '../problems/queries.ts'
import { rejudgeProblem } from '../submissions/queries.ts'
import { page } from '../ui/page.tsx'
import { nextPath } from '../ui/paging.ts'
import { refusal, textOf } from '../ui/refusal.ts'
import type { Words } from '../words/words.ts'
import { EMPTY, FIELDS, FORM_NAMES, type FormFields, fromFields, toFields } from './problem-form.ts'
import { StatementPreviews } from './statement-preview.tsx'
import { readTranslations, translationFieldOf } from './translation-fields.ts'
import { AdminPage, EditProblemPage, NewProblemPage } from './views.tsx'

export const adminPages = ({ sql }: AppDeps) => {
  const existing = async (slug: string) => {
    const problem = await findProblem(sql, slug)
    if (!problem) throw notFound('Problem')
    const [cases, translations] = await Promise.all([
      listCases(sql, problem.id, problem.version),
      listTranslations(sql, problem.id),
    ])
    return { problem, cases, translations }
  }

  return new Hono<AppEnv>()
    .get('/admin', requireAdmin, async (c) => {
      const { after, limit } = parseProblemQuery(c)
      const rows = await listProblems(sql, {
        language: c.var.words.locale,
        viewerId: null,
        drafts: true,
        after,
        limit: limit + 1,
      })
      const { items, next } = pageInOrder(rows, null, limit)
      const queue = await countQueue(sql)
      return page(
        c,
        c.var.words.admin.title,
        <AdminPage problems={items} queue={queue} next={nextPath('/admin', {}, next)} />,
      )
    })
    .get('/admin/problems/new', requireAdmin, (c) =>
      page(
        c,
        c.var.words.admin.newProblem,
        <NewProblemPage form={{ ...EMPTY, language: c.var.words.locale }} />,
      ),
    )
    .post('/admin/preview', requireAdmin, async (c) => {
      const { form } = await readForm(c)
      const slug = slugSchema.safeParse(c.req.query('problem')).data
      return page(c, c.var.words.problemForm.preview, <StatementPreviews form={form} slug={slug} />)
    })
    .post('/admin/problems', requireAdmin, async (c) => {
      const { form, isPreview } = await readForm(c)
      if (isPreview)
        return page(c, c.var.words.admin.newProblem, <NewProblemPage form={form} preview />)
      try {
        const draft = parse(problemInputSchema, fromFields(form, []))
        await createProblem(sql, draft)
        return c.redirect(`/admin/problems/${draft.slug}?done=created`, 303)
      } catch (error) {
        const { status, errors } = refusal(error)
        const shown = <NewProblemPage form={form} errors={onForm(errors, form)} />
        return page(c, c.var.words.admin.newProblem, shown, { status })
      }
    })
    .get('/admin/problems/:slug', requireAdmin, async (c) => {
      const { problem, cases, translations } = await existing(c.req.param('slug'))
      const done = doneWords(c.var.words, c.req.query('done'), c.req.query('queued'))
      return page(
        c,
        problem.title,
        <EditProblemPage {...problem} form={toFields(problem, cases, translations)} done={done} />,
      )
    })
    .post('/admin/problems/:slug', requireAdmin, async (c) => {
      const { problem, cases } = await existing(c.req.param('slug'))
      const { form, isPreview } = await readForm(c, problem.language)
      if (isPreview)
        return page(c, problem.title, <EditProblemPage {...problem} form={form} preview />)
      try {
        const draft = parse(problemInputSchema, {
          ...fromFields(form, cases),
          // The form does not show it: it stays.
          unjudgeable: problem.unjudgeable,
        })
        await replaceProblem(sql, problem.slug, draft)
        return c.redirect(`/admin/problems/${draft.slug}?done=saved`, 303)
      } catch (error) {
        const { status, errors } = refusal(error)
        const shown = <EditProblemPage {...problem} form={form} errors={onForm(errors, form)} />
        return page(c, problem.title, shown, { status })
      }
    })
    .post('/admin/problems/:slug/rejudge', requireAdmin, async (c) => {
      const slug = c.req.param('slug')
      const queued = await rejudgeProblem(sql, slug)
      return c.redirect(`/admin/problems/${slug}?done=queued&queued=${queued}`, 303)
    })
    .post('/admin/problems/:slug/delete', requireAdmin, async (c) => {
      const { sure } = await c.req.parseBody()
      if (!sure) throw badInput([{ field: 'sure', message: 'must be ticked' }])
      if (!(await deleteProblem(sql, c.req.param('slug')))) throw notFound('Problem')
      return c.redirect('/admin', 303)
    })
}

async function readForm<Env extends AppEnv>(
  c: Context<Env>,
  ownLanguage: string = c.var.words.locale,
): Promise<{ form: FormFields; isPreview: boolean }> {
  const body = await c.req.parseBody()
  const fields = FIELDS.map((name) => [name, textOf(body[name])] as const)
  const form = {
    ...EMPTY,
    ...Object.fromEntries(fields),
    language: textOf(body.language) || ownLanguage,
    translations: readTranslations(body),
  }
  return { form, isPreview: body.act === 'preview' }
}

/** Under the field of the form in which it was written. */
const onForm = (errors: readonly FieldError[], form: FormFields): FieldError[] =>
  errors.map(({ field, message }) => {
    const shown = Object.entries(FORM_NAMES).find(([name]) => field.startsWith(name))?.[1]
    return { field: shown ?? translationFieldOf(field, form), message }
  })

function doneWords(
  { admin }: Words,
  done: string | undefined,
  queued: string | undefined,
): string | null {
  if (done === 'created') return admin.created
  if (done === 'saved') return admin.saved
  if (done !== 'queued' || !/^\d{1,9}$/.test(queued ?? '')) return null
  return admin.queuedAgain(Number(queued))
}
