import { Hono } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { authApi } from './auth/api.ts'
import { type AppEnv, asVisitor, identify } from './auth/middleware.ts'
import { clusterApi } from './cluster/api.ts'
import { healthRoutes } from './cluster/health.ts'
import type { Deps } from './deps.ts'
import { notFound } from './errors.ts'
import { limitBody } from './http/body-limit.ts'
import { answerError, refuseMethod, showError } from './http/failures.ts'
import { headers } from './http/headers.ts'
import { createLimits } from './http/limits.ts'
import { logRequests } from './http/log.ts'
import { sameOrigin } from './http/same-origin.ts'
import { problemApi } from './problems/api.ts'
import { submissionApi } from './submissions/api.ts'
import { assetRoutes } from './ui/assets.ts'

/** The whole HTTP side. It opens nothing, so that a test can build it. */
export function createApp(options: Deps): Hono<AppEnv> {
  const deps = { ...options, limits: createLimits(options.rateLimits) }
  const app = new Hono<AppEnv>()
  return app
    .use(logRequests(deps.log), headers(), asVisitor)
    .use(methodNotAllowed({ app, onMethodNotAllowed: refuseMethod }))
    .route('/', assetRoutes())
    .route('/', healthRoutes(deps))
    .use(identify(deps), sameOrigin, limitBody())
    .route('/api/v1', authApi(deps))
    .route('/api/v1', problemApi(deps))
    .route('/api/v1', submissionApi(deps))
    .route('/api/v1', clusterApi(deps))
    .notFound((c) => showError(c, notFound('Page')))
    .onError(answerError(deps.log))
}
