import { Hono } from 'hono'
import { LANGUAGES, type Language } from '../../shared/messages.ts'
import type { AppEnv } from '../auth/middleware.ts'
import { notFound } from '../errors.ts'
import { acceptedLanguages } from '../http/languages.ts'
import type { AppDeps } from '../http/limits.ts'
import { page } from '../ui/page.tsx'
import { nextPath } from '../ui/paging.ts'
import { parseProblemQuery } from './api.ts'
import { inLanguage } from './files.ts'
import { listProblems } from './list.ts'
import { pageInOrder } from './order.ts'
import { findProblem, listTags, maySee } from './queries.ts'
import { SolvePage, starterOf } from './solve-views.tsx'
import { ProblemList, ProblemListPage } from './views.tsx'

export const problemPages = ({ sql }: AppDeps) =>
  new Hono<AppEnv>()
    .get('/', (c) => c.redirect('/problems'))
    .get('/problems', async (c) => {
      const { after, limit, ...filter } = parseProblemQuery(c)
      const viewerId = c.var.user?.id ?? null
      const language = c.var.words.locale
      const asked = { ...filter, after, viewerId, language, limit: limit + 1 }
      const rows = await listProblems(sql, asked)
      const { items, next } = pageInOrder(rows, filter.sort ?? null, limit)
      const list = {
        problems: items,
        tags: await listTags(sql),
        filter,
        next: nextPath('/problems', filter, next),
      }
      return page(c, c.var.words.problems.title, <ProblemListPage {...list} />, {
        part: <ProblemList {...list} />,
      })
    })
    .get('/problems/:slug', async (c) => {
      const found = await findProblem(sql, c.req.param('slug'), c.var.user?.id ?? null)
      if (!found || !maySee(c.var.user, found)) throw notFound('Problem')
      const wanted = [c.req.query('lang') ?? c.var.words.locale, ...acceptedLanguages(c)]
      const problem = await inLanguage(sql, found, wanted)
      const language = asLanguage(c.req.query('language'))
      const attempt = { language, code: starterOf(problem, language), inputs: [] }
      const loggedIn = c.var.user !== null
      return page(
        c,
        problem.title,
        <SolvePage problem={problem} attempt={attempt} loggedIn={loggedIn} />,
      )
    })

const asLanguage = (text: string | undefined): Language =>
  LANGUAGES.find((language) => language === text) ?? 'javascript'
