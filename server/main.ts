/** The orchestrator alone, for production: the database and the workers are somewhere else. */
import { pino } from 'pino'
import { helpText, isHelpWanted } from '../shared/settings.ts'
import { readConfig, serverSettings } from './config.ts'
import { startServer } from './serve.ts'

if (isHelpWanted(process.argv)) {
  const about = 'Starts an orchestrator. Database and workers run elsewhere.'
  console.log(helpText('npm run server', about, [serverSettings]))
  process.exit(0)
}

try {
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel })
  const server = await startServer(config, log)
  const { url, migrations, seeded } = server
  log.info({ url, migrations, seeded }, 'ready')
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
