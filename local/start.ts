import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { readConfig } from '../server/config.ts'
import { type RunningServer, startServer } from '../server/serve.ts'
import { readLocalConfig } from './config.ts'
import { startPostgres } from './postgres.ts'
import { storedSecret, takeDataFolder } from './stored.ts'
import { startWorkers } from './workers.ts'

export interface Judge extends RunningServer {
  adminHandle: string
}

/**
 * Starts everything on this machine, each part told through `say` once it is there.
 * @throws {Error} One line when a part cannot start; the others are stopped again.
 */
export async function startJudge(
  env: NodeJS.ProcessEnv,
  log: Logger,
  say: (part: string, state: string) => void,
): Promise<Judge> {
  const local = readLocalConfig(env)
  const down: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const part of down.splice(0).reverse()) await part()
  }
  try {
    down.push(await takeDataFolder(local.dataFolder))
    let databaseUrl = local.databaseUrl
    if (databaseUrl === undefined) {
      const postgres = await startPostgres(local.dataFolder)
      down.push(postgres.stop)
      databaseUrl = postgres.url
      say('PostgreSQL', `running, data in ${local.dataFolder}`)
    }

    // Made anew at each start: only these workers need to know it.
    const workerSecret = local.workerSecret ?? randomBytes(32).toString('base64url')
    const workers = await startWorkers(local.workers, workerSecret, env)
    down.push(workers.stop)

    const config = readConfig({
      ...env,
      DATABASE_URL: databaseUrl,
      WORKER_SECRET: workerSecret,
      WORKERS: [...workers.addresses, ...(local.moreWorkers ? [local.moreWorkers] : [])].join(','),
      JWT_SECRET: local.jwtSecret ?? (await storedSecret(join(local.dataFolder, 'jwt-secret'))),
      STARTER_PROBLEMS: local.starterProblems,
      // Read already.
      DATABASE_URL_FILE: '',
      WORKER_SECRET_FILE: '',
      JWT_SECRET_FILE: '',
    })
    const server = await startServer(config, log)
    down.push(server.stop)
    const migrated = server.migrations.length
    say('Schema', migrated === 0 ? 'up to date' : `${migrated} migrations applied`)
    if (server.seeded > 0) say('Problems', `${server.seeded} starter problems added`)
    await allWorkersUp(server, workers.addresses.length)
    say('Workers', describeWorkers(server))
    return { ...server, adminHandle: config.adminHandle, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const WORKERS_UP_MS = 10_000

function allWorkersUp({ fleet }: RunningServer, count: number): Promise<void> {
  const up = () => fleet.workers().filter(({ state }) => state === 'up').length
  return new Promise((resolve) => {
    const check = () => {
      if (up() < count) return
      clearTimeout(timer)
      forget()
      resolve()
    }
    const forget = fleet.onChange(check)
    // The fleet page tells which is missing; the others can judge.
    const timer = setTimeout(() => {
      forget()
      resolve()
    }, WORKERS_UP_MS)
    check()
  })
}

function describeWorkers({ fleet }: RunningServer): string {
  const up = fleet.workers().filter(({ state }) => state === 'up')
  const walls = up[0]?.hello?.isolation.walls.filter(({ held }) => held).map(({ name }) => name)
  return `${up.length} judging${walls ? `, behind: ${walls.join(', ')}` : ''}`
}
