import { Hono } from 'hono'
import { z } from 'zod'
import { VERDICTS } from '../../shared/verdict.ts'
import { type AppEnv, requireAdmin, requireUser } from '../auth/middleware.ts'
import type { CurrentUser } from '../auth/queries.ts'
import { notFound } from '../errors.ts'
import { clientAddress } from '../http/address.ts'
import type { AppDeps } from '../http/limits.ts'
import { pageOf, paging } from '../http/paging.ts'
import { parse, parseId, parseJson, parseQuery } from '../http/parse.ts'
import { findProblem, maySee } from '../problems/queries.ts'
import { text } from '../text.ts'
import { answerEvents, streamProgress } from './events.ts'
import { insertSubmission } from './insert.ts'
import {
  findSubmission,
  listResults,
  listSubmissions,
  rejudgeProblem,
  rejudgeSubmission,
  type Submission,
} from './queries.ts'
import { runSchema, runSolution } from './run.ts'
import { idempotencyKeySchema, solutionSchema } from './solution.ts'
import { accessTo, isKnownTo, shownResult, shownSubmission } from './visibility.ts'
import { preferredWait, waitUntilJudged } from './wait.ts'

export const submissionQuerySchema = z.strictObject({
  user: text.max(32).optional(),
  problem: text.max(64).optional(),
  verdict: z.enum(VERDICTS, `must be one of ${VERDICTS.join(', ')}`).optional(),
  ...paging,
})

export const submissionApi = (deps: AppDeps) => {
  const { sql, limits, log, maxUnfinished } = deps
  const existing = async (id: string, viewer: CurrentUser | null) => {
    const submission = await findSubmission(sql, parseId(id, 'Submission'))
    if (!submission || !isKnownTo(viewer, submission)) throw notFound('Submission')
    return submission
  }
  const shown = async (submission: Submission, viewer: CurrentUser | null) => {
    const access = await accessTo(sql, viewer, submission)
    const results = await listResults(sql, submission.id)
    return {
      ...shownSubmission(submission, access),
      results: results.map((result) => shownResult(result, access)),
    }
  }

  return new Hono<AppEnv>()
    .post('/problems/:slug/submissions', requireUser, async (c) => {
      const { user } = c.var
      await limits.submit(`user ${user.id}`, `address ${clientAddress(c)}`)
      const solution = await parseJson(c, solutionSchema)
      const idempotencyKey = parse(idempotencyKeySchema, {
        'Idempotency-Key': c.req.header('Idempotency-Key'),
      })
      const submission = await insertSubmission(
        sql,
        {
          ...solution,
          userId: user.id,
          mayAuthor: user.mayAuthor,
          slug: c.req.param('slug'),
          idempotencyKey,
          requestId: c.var.requestId,
        },
        maxUnfinished,
      )
      c.var.log.info({ submission: submission.id }, 'submission accepted')
      const location = { Location: `/api/v1/submissions/${submission.id}` }
      const seconds = preferredWait(c.req.header('Prefer'))
      const judged = await waitUntilJudged(deps, submission.id, seconds, c.req.raw.signal)
      if (!judged) return c.json(submission, 202, location)
      c.header('Preference-Applied', `wait=${seconds}`)
      return c.json(await shown(judged, user), 200, location)
    })
    .post('/problems/:slug/runs', requireUser, async (c) => {
      await limits.submit(`user ${c.var.user.id}`, `address ${clientAddress(c)}`)
      const { inputs, ...solution } = await parseJson(c, runSchema)
      const problem = await findProblem(sql, c.req.param('slug'))
      if (!problem || !maySee(c.var.user, problem)) throw notFound('Problem')
      return c.json(
        await runSolution({ ...deps, ...c.var }, problem, solution, inputs ?? [], c.req.raw.signal),
      )
    })
    .post('/problems/:slug/rejudge', requireAdmin, async (c) =>
      c.json({ queued: await rejudgeProblem(sql, c.req.param('slug')) }, 202),
    )
    .get('/submissions', async (c) => {
      const { after, limit, ...filter } = parseQuery(c, submissionQuerySchema)
      const rows = await listSubmissions(sql, {
        ...filter,
        drafts: c.var.user?.mayAuthor ?? false,
        before: after,
        limit: limit + 1,
      })
      const { items, next } = pageOf(rows, limit)
      return c.json({
        items: items.map(({ userId: _userId, problemId: _problemId, ...item }) => item),
        next,
      })
    })
    .get('/submissions/:id', async (c) => {
      const submission = await existing(c.req.param('id'), c.var.user)
      return c.json(await shown(submission, c.var.user))
    })
    .get('/submissions/:id/events', async (c) => {
      const submission = await existing(c.req.param('id'), c.var.user)
      const access = await accessTo(sql, c.var.user, submission)
      return answerEvents(c, log, (stream) => streamProgress(stream, deps, submission.id, access))
    })
    .post('/submissions/:id/rejudge', requireAdmin, async (c) => {
      const submission = await rejudgeSubmission(sql, parseId(c.req.param('id'), 'Submission'))
      return c.json(submission, 202, { Location: `/api/v1/submissions/${submission.id}` })
    })
}
