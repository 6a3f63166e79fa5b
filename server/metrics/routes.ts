import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { bearerOf } from '../auth/bearer.ts'
import type { AppEnv } from '../auth/middleware.ts'
import { notLoggedIn } from '../errors.ts'
import type { AppDeps } from '../http/limits.ts'
import { addGauges } from './gauges.ts'

/** For Prometheus. Open unless a token is set, as health is. */
export const metricsRoutes = (deps: AppDeps) => {
  const { registry } = deps.metrics
  const lookAgain = addGauges(registry, deps)
  return new Hono<AppEnv>().get('/metrics', async (c) => {
    if (deps.metricsToken !== undefined && !same(bearerOf(c) ?? '', deps.metricsToken))
      throw notLoggedIn('The token of METRICS_TOKEN is needed')
    await lookAgain()
    return c.body(await registry.metrics(), 200, { 'Content-Type': registry.contentType })
  })
}

/** Hashed, since only texts of one length can be compared in constant time. */
const same = (given: string, wanted: string): boolean => timingSafeEqual(hash(given), hash(wanted))

const hash = (text: string) => createHash('sha256').update(text).digest()
