import { type Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { VNode } from 'preact'
import { LANGUAGES } from '../../shared/messages.ts'
import { type AppEnv, requireUser } from '../auth/middleware.ts'
import type { CurrentUser } from '../auth/queries.ts'
import { badInput, notFound } from '../errors.ts'
import { clientAddress } from '../http/address.ts'
import type { AppDeps } from '../http/limits.ts'
import { parse } from '../http/parse.ts'
import { findProblem, maySee, type Problem } from '../problems/queries.ts'
import { RunView } from '../problems/run-views.tsx'
import { type Attempt, SolvePage } from '../problems/solve-views.tsx'
import { ErrorNotice } from '../ui/error-page.tsx'
import { page } from '../ui/page.tsx'
import { refusal, textOf } from '../ui/refusal.ts'
import { insertSubmission } from './insert.ts'
import { runSchema, runSolution } from './run.ts'
import { solutionSchema } from './solution.ts'

/** Run and Submit, from the form of the solve page. */
export const solvePages = (deps: AppDeps) => {
  const { sql, limits, maxUnfinished } = deps
  const existing = async (slug: string, viewer: CurrentUser) => {
    const problem = await findProblem(sql, slug, viewer.id)
    if (!problem || !maySee(viewer, problem)) throw notFound('Problem')
    return problem
  }
  const limit = (c: Context, user: { id: number }) =>
    limits.submit(`user ${user.id}`, `address ${clientAddress(c)}`)

  return new Hono<AppEnv>()
    .get('/problems/:slug/runs', (c) => c.redirect(`/problems/${c.req.param('slug')}`))
    .post('/problems/:slug/runs', requireUser, async (c) => {
      const problem = await existing(c.req.param('slug'), c.var.user)
      const attempt = await readAttempt(c)
      try {
        await limit(c, c.var.user)
        const { inputs = [], ...solution } = parse(runSchema, {
          language: attempt.language,
          code: attempt.code,
          inputs: attempt.inputs.map((text, index) => readInput(problem, text, index)),
        })
        const report = await runSolution(
          { ...deps, ...c.var },
          problem,
          solution,
          inputs,
          c.req.raw.signal,
        )
        const { signature } = problem
        const part = <RunView report={report} signature={signature} {...solution} />
        return answer(c, { problem, attempt, part })
      } catch (error) {
        return answer(c, { problem, attempt, ...refused(error, problem.slug) })
      }
    })
    .post('/problems/:slug/submissions', requireUser, async (c) => {
      const problem = await existing(c.req.param('slug'), c.var.user)
      const attempt = await readAttempt(c)
      try {
        await limit(c, c.var.user)
        const { language, code } = attempt
        const { id: userId, mayAuthor } = c.var.user
        const draft = { userId, mayAuthor, slug: problem.slug, idempotencyKey: null }
        const { id } = await insertSubmission(
          sql,
          { ...draft, ...parse(solutionSchema, { language, code }), requestId: c.var.requestId },
          maxUnfinished,
        )
        c.var.log.info({ submission: id }, 'submission accepted')
        return c.redirect(`/submissions/${id}`, 303)
      } catch (error) {
        return answer(c, { problem, attempt, ...refused(error, problem.slug) })
      }
    })
}

async function readAttempt(c: Context): Promise<Attempt> {
  const { language, code, inputs } = await c.req.parseBody({ all: true })
  return {
    language: parseLanguage(language),
    code: textOf(code),
    inputs: [inputs].flat().flatMap((input) => textOf(input).trimEnd() || []),
  }
}

/** Only a form that is not ours sends another word. */
function parseLanguage(value: unknown) {
  const language = LANGUAGES.find((name) => name === value)
  if (!language) throw badInput([{ field: 'language', message: 'is unknown' }])
  return language
}

function readInput({ kind }: Problem, text: string, index: number): unknown {
  if (kind === 'stdio') return `${text}\n`
  try {
    return JSON.parse(text)
  } catch {
    throw badInput([{ field: `inputs.${index}`, message: 'is not JSON' }])
  }
}

interface Answer {
  problem: Problem
  attempt: Attempt
  part: VNode
  status?: ContentfulStatusCode
}

const answer = <Env extends AppEnv>(c: Context<Env>, { problem, attempt, ...options }: Answer) =>
  page(
    c,
    problem.title,
    <SolvePage problem={problem} attempt={attempt} loggedIn>
      {options.part}
    </SolvePage>,
    options,
  )

const refused = (thrown: unknown, slug: string) => {
  const { error, status } = refusal(thrown)
  return { status, part: <ErrorNotice error={error} back={`/problems/${slug}`} /> }
}
