import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { requestId } from 'hono/request-id'
import { accountApi } from './account/api.ts'
import { accountPages } from './account/pages.tsx'
import { adminPages } from './admin/pages.tsx'
import { auditApi } from './audit/api.ts'
import { auditPages } from './audit/pages.tsx'
import { authApi } from './auth/api.ts'
import { type AppEnv, asVisitor, identify } from './auth/middleware.ts'
import { authPages } from './auth/pages.tsx'
import { casePages } from './authoring/case-pages.tsx'
import { importPages } from './authoring/import-pages.tsx'
import { solutionPages } from './authoring/solution-pages.tsx'
import { clusterApi } from './cluster/api.ts'
import { healthRoutes } from './cluster/health.ts'
import { clusterPages } from './cluster/pages.tsx'
import type { Deps } from './deps.ts'
import { notFound } from './errors.ts'
import { limitBody } from './http/body-limit.ts'
import { answerError, refuseMethod, showError } from './http/failures.ts'
import { headers } from './http/headers.ts'
import { createLimits } from './http/limits.ts'
import { logRequests } from './http/log.ts'
import { sameOrigin } from './http/same-origin.ts'
import { metricsRoutes } from './metrics/routes.ts'
import { oidcPages } from './oidc/pages.tsx'
import { openapiRoutes } from './openapi/routes.tsx'
import { problemApi } from './problems/api.ts'
import { packageApi, problemFileRoutes, restrainFiles } from './problems/package-api.ts'
import { problemPages } from './problems/pages.tsx'
import { profilePages } from './profiles/pages.tsx'
import { rankingPages } from './ranking/pages.tsx'
import { rejudgeApi } from './rejudging/api.ts'
import { rejudgePages } from './rejudging/pages.tsx'
import { submissionApi } from './submissions/api.ts'
import { submissionPages } from './submissions/pages.tsx'
import { solvePages } from './submissions/solve-pages.tsx'
import { assetRoutes } from './ui/assets.ts'
import { preferenceRoutes } from './ui/preferences.ts'
import { userApi } from './users/api.ts'
import { userPages } from './users/pages.tsx'

/** The whole HTTP side. It opens nothing, so that a test can build it. */
export function createApp(options: Deps): Hono<AppEnv> {
  const deps = { ...options, limits: createLimits(options.rateLimits) }
  const app = new Hono<AppEnv>()
  return app
    .use('/problems/:slug/files/*', restrainFiles)
    .use(
      requestId({ limitLength: 64 }),
      logRequests(deps.log, deps.metrics),
      headers(),
      compress(),
      asVisitor(deps.trustProxy),
    )
    .use(methodNotAllowed({ app, onMethodNotAllowed: refuseMethod }))
    .route('/', assetRoutes())
    .route('/', healthRoutes(deps))
    .route('/', metricsRoutes(deps))
    .use(identify(deps), sameOrigin, limitBody())
    .route('/api/v1', authApi(deps))
    .route('/api/v1', packageApi(deps))
    .route('/api/v1', problemApi(deps))
    .route('/api/v1', submissionApi(deps))
    .route('/api/v1', rejudgeApi(deps))
    .route('/api/v1', clusterApi(deps))
    .route('/api/v1', accountApi(deps))
    .route('/api/v1', userApi(deps))
    .route('/api/v1', auditApi(deps))
    .route('/', openapiRoutes())
    .route('/', preferenceRoutes())
    .route('/', authPages(deps))
    .route('/', oidcPages(deps))
    .route('/', problemPages(deps))
    .route('/', problemFileRoutes(deps))
    .route('/', solvePages(deps))
    .route('/', submissionPages(deps))
    .route('/', clusterPages(deps))
    .route('/', profilePages(deps))
    .route('/', rankingPages(deps))
    .route('/', accountPages(deps))
    .route('/', userPages(deps))
    .route('/', auditPages(deps))
    .route('/', rejudgePages(deps))
    .route('/', casePages(deps))
    .route('/', solutionPages(deps))
    .route('/', importPages(deps))
    .route('/', adminPages(deps))
    .notFound((c) => showError(c, notFound('Page')))
    .onError(answerError(deps.log))
}
