/** A worker: it takes jobs from orchestrators over TCP and runs each in a jailed process. */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { hostname } from 'node:os'
import { pino } from 'pino'
import packageJson from '../package.json' with { type: 'json' }
import { acceptLinks } from '../shared/accept.ts'
import {
  type Hello,
  LANGUAGES,
  type OrchestratorMessage,
  orchestratorMessageSchema,
  PROTOCOL_VERSION,
  type WorkerMessage,
} from '../shared/messages.ts'
import { helpText, isHelpWanted } from '../shared/settings.ts'
import { readConfig, workerSettings } from './config.ts'
import { runtime } from './jail/runtime.ts'
import { buildJail } from './jail.ts'
import { createJudge } from './judge.ts'
import { serve, type WorkerLink } from './session.ts'
import { createSlots } from './slots.ts'
import { createStore } from './store.ts'

/** Containers are given ten seconds to end. */
const STOP_WITHIN_MS = 8_000

if (isHelpWanted(process.argv)) {
  const about = 'Starts a worker, which judges for the orchestrators that know its secret.'
  console.log(helpText('npm run worker', about, [workerSettings]))
  process.exit(0)
}

async function start() {
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel })
  const jail = await buildJail({ ...config, processes: config.slots * 5 + 4 })
  const judge = createJudge({ jail, slots: config.slots })
  const slots = createSlots(config.slots)
  const store = createStore(config.cacheBytes)
  const links = new Set<WorkerLink>()
  const hello: Hello = {
    type: 'hello',
    protocol: PROTOCOL_VERSION,
    id: randomUUID(),
    name: hostname(),
    version: packageJson.version,
    runtime: runtime.name,
    slots: config.slots,
    languages: [...LANGUAGES],
    isolation: jail.isolation,
  }

  const server = createServer()
  acceptLinks<OrchestratorMessage, WorkerMessage>(
    server,
    {
      secrets: config.secrets,
      parse: (value) => orchestratorMessageSchema.parse(value),
      onRefused: (error, { remoteAddress }) =>
        log.warn({ reason: (error as Error).message, remoteAddress }, 'link refused'),
    },
    async (link, { remoteAddress }) => {
      links.add(link)
      log.info({ remoteAddress }, 'orchestrator linked')
      await serve(link, { hello, judge, slots, store, log })
      const reason = await link.closed
      links.delete(link)
      log.info({ remoteAddress, reason: reason?.message }, 'orchestrator gone')
    },
  )
  server.listen(config.port, config.host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const { level, walls } = jail.isolation
  const named = (held: boolean) => walls.flatMap((wall) => (wall.held === held ? wall.name : []))
  const isolation = { level, held: named(true), missing: named(false) }
  const { host, slots: slotCount } = config
  if (process.stdout.isTTY) {
    console.log(
      `Worker on ${host}:${port}, ${slotCount} slots. Walls: ${isolation.held.join(', ')}`,
    )
    if (isolation.missing.length > 0) console.log(`Missing: ${isolation.missing.join(', ')}`)
  } else log.info({ host, port, slots: slotCount, isolation }, 'ready')
  process.send?.({ listening: port })

  /** Finishes the cases in hand; what is left of their jobs goes back to the orchestrators. */
  return async () => {
    server.close()
    log.info('stopping')
    await slots.drain()
    for (const link of links) link.close()
    await Promise.all([...links].map((link) => link.closed))
    await judge.close()
  }
}

try {
  const stop = await start()
  let stopping = false
  const end = async () => {
    if (stopping) process.exit(1)
    stopping = true
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
    await stop()
    process.exit(0)
  }
  process.on('SIGTERM', end).on('SIGINT', end)
  // No second wish to stop: who sends a signal may be gone before the work in hand is.
  process.on('disconnect', () => stopping || end())
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
