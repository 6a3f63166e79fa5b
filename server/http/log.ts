import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import type { Logger } from 'pino'
import type { AppEnv } from '../auth/middleware.ts'
import type { Metrics } from '../metrics/metrics.ts'

/** Paths only: a query may hold what somebody looks for. */
export const logRequests = (log: Logger, metrics: Metrics) =>
  createMiddleware<AppEnv>(async function logRequests(c, next) {
    const started = performance.now()
    c.set('log', log.child({ request: c.var.requestId }))
    await next()
    const ms = performance.now() - started
    const { method, path } = c.req
    const { status } = c.res
    c.var.log.info({ method, path, status, ms: Math.round(ms) }, 'request')
    // One series for each route, and one for all that is not there.
    const route = matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? 'none'
    metrics.requestAnswered({ method: knownMethod(method), route, status }, ms / 1000)
  })

/** Anybody can make up methods, and each would be a series of its own. */
const knownMethod = (method: string): string =>
  ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'].includes(method) ? method : 'other'
