/** The orchestrator alone, for production: the database and the workers are somewhere else. */
import { pino } from 'pino'
import { readConfig } from './config.ts'
import { startServer } from './serve.ts'

try {
  const config = readConfig(process.env)
  const log = pino()
  const server = await startServer(config, log)
  log.info({ url: server.url, migrations: server.migrations }, 'ready')
  if (server.adminPassword) {
    // Not through the logger: logs are kept, and this is to be seen once.
    console.error(`Admin "${config.adminHandle}" has the password ${server.adminPassword}`)
  }
  let stopping = false
  const stop = async (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1)
    stopping = true
    log.info({ signal }, 'stopping')
    await server.stop()
    process.exit(0)
  }
  process.on('SIGTERM', stop).on('SIGINT', stop)
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
