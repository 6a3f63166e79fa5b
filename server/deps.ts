import type { Logger } from 'pino'
import type { Sql } from './database.ts'
import type { Fleet } from './judging/fleet.ts'
import type { Metrics } from './metrics/metrics.ts'
import type { Provider } from './oidc/provider.ts'
import type { Progress } from './submissions/progress.ts'

/** Everything a route may need, handed to `createApp` as one plain object. */
export interface Deps {
  sql: Sql
  log: Logger
  jwtSecret: Uint8Array
  rateLimits: { authPerMinute: number; submitPerMinute: number }
  maxUnfinished: number
  /** Whether a proxy in front says where a request came from, and over what. */
  trustProxy: boolean
  fleet: Fleet
  progress: Progress
  metrics: Metrics
  /** Who may read the metrics; everybody when undefined. */
  metricsToken: string | undefined
  /** Who else says who somebody is, if anybody. */
  oidc: Provider | undefined
}
