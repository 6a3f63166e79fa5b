import { setTimeout } from 'node:timers/promises'
import { Hono } from 'hono'
import type { AppEnv } from '../auth/middleware.ts'
import { unavailable } from '../errors.ts'
import type { AppDeps } from '../http/limits.ts'
import { isReachable } from './queries.ts'

const PATIENCE_MS = 2_000

/** `/healthz`: this process works. `/readyz`: it can judge. */
export const healthRoutes = ({ sql, fleet }: AppDeps) =>
  new Hono<AppEnv>()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      const late = setTimeout(PATIENCE_MS, false, { ref: false })
      if (!(await Promise.race([isReachable(sql), late])))
        throw unavailable('Not ready: the database does not answer')
      const workers = fleet.workers().filter(({ state }) => state === 'up').length
      if (workers === 0) throw unavailable('Not ready: no worker is up')
      return c.json({ status: 'ready', workers })
    })
