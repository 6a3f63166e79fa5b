import { createMiddleware } from 'hono/factory'
import type { Logger } from 'pino'

/** Paths only: a query may hold what somebody looks for. */
export const logRequests = (log: Logger) =>
  createMiddleware(async function logRequests(c, next) {
    const started = performance.now()
    await next()
    const ms = Math.round(performance.now() - started)
    log.info({ method: c.req.method, path: c.req.path, status: c.res.status, ms }, 'request')
  })
