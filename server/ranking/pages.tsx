import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv } from '../auth/middleware.ts'
import type { AppDeps } from '../http/limits.ts'
import { parseQuery } from '../http/parse.ts'
import { page } from '../ui/page.tsx'
import { listRanking, RANKINGS } from './queries.ts'
import { RankingPage } from './views.tsx'

const SHOWN = 100

const querySchema = z.strictObject({
  by: z.enum(RANKINGS, `must be one of ${RANKINGS.join(', ')}`).default('solved'),
})

export const rankingPages = ({ sql }: AppDeps) =>
  new Hono<AppEnv>().get('/ranking', async (c) => {
    const { by } = parseQuery(c, querySchema)
    const ranking = await listRanking(sql, by, SHOWN, c.var.user?.id ?? null)
    const me = c.var.user?.handle ?? null
    return page(c, c.var.words.ranking.title, <RankingPage by={by} ranking={ranking} me={me} />)
  })
