import type { Logger } from 'pino'
import { createApp } from './app.tsx'
import { keepAuditFor } from './audit/retention.ts'
import { ensureAdmin } from './auth/accounts.ts'
import type { Config } from './config.ts'
import { connect, migrate, type Sql } from './database.ts'
import { listen } from './http/listen.ts'
import { Fleet } from './judging/fleet.ts'
import { Queue } from './judging/queue.ts'
import { createMetrics } from './metrics/metrics.ts'
import { createProvider } from './oidc/provider.ts'
import { STARTER_PROBLEMS, seedProblems } from './packages/seed.ts'
import { listenToProgress } from './submissions/progress.ts'

export interface RunningServer {
  url: string
  sql: Sql
  fleet: Fleet
  /** Names of the migrations that were applied now. */
  migrations: string[]
  /** How many starter problems were added now. */
  seeded: number
  /** Made and shown once, when the admin's account was made now and no password was given. */
  adminPassword: string | undefined
  stop(): Promise<void>
}

/**
 * Database, fleet, queue, HTTP: in this order up, and down in reverse.
 * @throws {Error} One line for the operator when a part cannot start; the others are stopped again.
 */
export async function startServer(config: Config, log: Logger): Promise<RunningServer> {
  const down: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const part of down.splice(0).reverse()) await part()
  }
  try {
    const sql = connect(config.databaseUrl)
    down.push(() => sql.end({ timeout: 5 }))
    const migrations = await migrate(sql).catch((error: Error) => {
      throw new Error(`Cannot start: DATABASE_URL: ${reasonOf(error)}`, { cause: error })
    })
    const adminPassword = await ensureAdmin(sql, config.adminHandle, config.adminPassword)

    const seeded = config.starterProblems ? await seedProblems(sql, STARTER_PROBLEMS) : 0
    down.push(keepAuditFor(sql, config.auditDays, log))

    const metrics = createMetrics({ ofProcess: true })
    const fleet = new Fleet({
      workers: config.workers,
      secrets: config.workerSecrets,
      log,
      onLinkFault: metrics.linkFailed,
    })
    down.push(() => fleet.stop())
    const progress = await listenToProgress(sql)
    down.push(() => progress.stop())
    const queue = await Queue.start({ sql, fleet, log, meter: metrics.judging })
    down.push(() => queue.stop())

    const oidc = config.oidc && createProvider(config.oidc)
    const app = createApp({ ...config, oidc, sql, log, fleet, progress, metrics })
    const { url, close } = await listen(app.fetch, config)
    down.push(close)
    return { url, sql, fleet, migrations, seeded, adminPassword, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** A connection that was refused on every address of a name has its reasons inside. */
const reasonOf = (error: Error): string =>
  error instanceof AggregateError ? error.errors.map(reasonOf).join(', ') : error.message
