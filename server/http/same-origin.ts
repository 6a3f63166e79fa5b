import { createMiddleware } from 'hono/factory'
import type { AppEnv } from '../auth/middleware.ts'
import { forbidden } from '../errors.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what another site makes a browser send. A browser sends cookies along by itself, and says
 * where a request comes from; a program sends neither of the two headers. A bearer token is not
 * sent by itself, so it needs no such proof.
 */
export const sameOrigin = createMiddleware<AppEnv>(async function sameOrigin(c, next) {
  const foreign = !SAFE.has(c.req.method) && !c.var.byToken && comesFromElsewhere(c.req.raw)
  if (foreign) throw forbidden('Cannot accept this request: it comes from another site')
  await next()
})

function comesFromElsewhere({ headers, url }: Request): boolean {
  const site = headers.get('Sec-Fetch-Site')
  if (site !== null) return site !== 'same-origin' && site !== 'none'
  const origin = headers.get('Origin')
  // The scheme may differ: a proxy in front may speak https for us.
  return origin !== null && URL.parse(origin)?.host !== (headers.get('Host') ?? new URL(url).host)
}
