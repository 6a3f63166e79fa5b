import { type Context, Hono } from 'hono'
import { type AppEnv, requireAdmin } from '../auth/middleware.ts'
import { notFound } from '../errors.ts'
import type { AppDeps } from '../http/limits.ts'
import { pageOf } from '../http/paging.ts'
import { parseId, parseQuery } from '../http/parse.ts'
import { findProblem } from '../problems/queries.ts'
import { page } from '../ui/page.tsx'
import { nextPath } from '../ui/paging.ts'
import { outcomeWords } from '../ui/verdict.tsx'
import { submissionQuerySchema } from './api.ts'
import { answerEvents, followSubmission } from './events.ts'
import { SubmissionList, SubmissionListPage } from './list-views.tsx'
import { tellReader } from './live.tsx'
import { findSubmission, listResults, listSubmissions, rejudgeSubmission } from './queries.ts'
import { listSizes } from './sizes.ts'
import { findStanding } from './standing.ts'
import { SubmissionPage, SubmissionPanel } from './views.tsx'
import { accessTo, isKnownTo, shownResult, shownSubmission } from './visibility.ts'

/** How often a browser without scripts asks again while a submission is judged. */
const REFRESH_SECONDS = 2

export const submissionPages = (deps: AppDeps) => {
  const { sql, log } = deps
  const existing = async ({ req, var: { user, words } }: Context<AppEnv, '/submissions/:id'>) => {
    const id = parseId(req.param('id'), 'Submission')
    const submission = await findSubmission(sql, id, words.locale)
    if (!submission || !isKnownTo(user, submission)) throw notFound('Submission')
    return submission
  }
  const problemOf = async ({ slug }: { slug: string }) => {
    const problem = await findProblem(sql, slug)
    if (!problem) throw notFound('Problem')
    return { signature: problem.signature, timeLimitMs: problem.timeLimitMs }
  }

  return new Hono<AppEnv>()
    .get('/submissions', async (c) => {
      const { after, limit, ...filter } = parseQuery(c, submissionQuerySchema)
      const rows = await listSubmissions(sql, {
        language: c.var.words.locale,
        ...filter,
        drafts: c.var.user?.mayAuthor ?? false,
        before: after,
        limit: limit + 1,
      })
      const { items, next } = pageOf(rows, limit)
      const list = {
        submissions: items,
        filter,
        me: c.var.user?.handle ?? null,
        next: nextPath('/submissions', filter, next),
      }
      return page(c, c.var.words.submissions.title, <SubmissionListPage {...list} />, {
        part: <SubmissionList {...list} />,
      })
    })
    .get('/submissions/:id', async (c) => {
      const submission = await existing(c)
      const access = await accessTo(sql, c.var.user, submission)
      const results = await listResults(sql, submission.id)
      const shown = {
        submission: shownSubmission(submission, access),
        results: results.map((result) => shownResult(result, access)),
        ...(await problemOf(submission)),
        standing: await findStanding(sql, submission.id),
        sizes: await listSizes(sql, submission.id),
        mayRejudge: c.var.user?.role === 'admin',
      }
      const { status, verdict, title } = submission
      const { words } = c.var
      const heading = words.submissions.outcome(outcomeWords(words, status, verdict), title)
      return page(c, heading, <SubmissionPage {...shown} />, {
        part: <SubmissionPanel {...shown} linked />,
        refresh: status === 'done' ? undefined : REFRESH_SECONDS,
      })
    })
    .get('/submissions/:id/live', async (c) => {
      const submission = await existing(c)
      const access = await accessTo(sql, c.var.user, submission)
      const problem = await problemOf(submission)
      const linked = c.req.query('linked') !== undefined
      return answerEvents(c, log, (stream) =>
        followSubmission(
          stream,
          deps,
          submission.id,
          tellReader(stream, sql, { ...problem, access, words: c.var.words, linked }),
        ),
      )
    })
    .post('/submissions/:id/rejudge', requireAdmin, async (c) => {
      const { id } = await rejudgeSubmission(sql, parseId(c.req.param('id'), 'Submission'))
      return c.redirect(`/submissions/${id}`, 303)
    })
}
