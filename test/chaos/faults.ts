import { setTimeout as sleep } from 'node:timers/promises'
import type { OrchestratorProcess } from '../orchestrators.ts'
import type { Random } from './random.ts'
import type { Stage } from './stage.ts'

const signal = (pid: number | undefined, name: NodeJS.Signals) => {
  try {
    if (pid !== undefined) process.kill(pid, name)
  } catch {
    // It died of an earlier fault, which is a fault as well.
  }
}

/** `undefined` when all are dead already. */
function anyPid(workers: Stage['workers'], random: Random): number | undefined {
  const pids = [...workers.pids().values()]
  return pids.length === 0 ? undefined : random.pick(pids)
}

/** The database is away for seconds at most. */
const START_MS = 60_000

/** One that finds no database ends, and is started again by whoever runs it. */
async function endAndStart(orchestrator: OrchestratorProcess, name: NodeJS.Signals) {
  if (ending.has(orchestrator)) return
  ending.add(orchestrator)
  try {
    await orchestrator.end(name)
    const deadline = Date.now() + START_MS
    while (orchestrator.url === undefined) {
      await orchestrator.start().catch((error) => {
        if (Date.now() > deadline) throw error
        return sleep(500)
      })
    }
  } finally {
    ending.delete(orchestrator)
  }
}

/** Two faults at once would each start it again. */
const ending = new Set<OrchestratorProcess>()

/** Each fault breaks one thing, and mends it where it would not mend itself. */
const FAULTS: Record<string, (stage: Stage, random: Random) => Promise<unknown>> = {
  'worker killed': async ({ workers }, random) => {
    signal(anyPid(workers, random), 'SIGKILL')
  },
  'worker stopped': async ({ workers }, random) => {
    const pid = anyPid(workers, random)
    signal(pid, 'SIGSTOP')
    await sleep(500 + random.below(2_500))
    signal(pid, 'SIGCONT')
  },
  'worker told to end': async ({ workers }, random) => {
    signal(anyPid(workers, random), 'SIGTERM')
  },
  'link cut': async ({ links }, random) => random.pick(links).cut(),
  'link frozen': async ({ links }, random) => {
    const link = random.pick(links)
    link.freeze()
    await sleep(500 + random.below(3_000))
    link.thaw()
  },
  'orchestrator killed': async ({ orchestrators }, random) => {
    const orchestrator = random.pick(orchestrators)
    if (orchestrator.url === undefined) return
    await endAndStart(orchestrator, 'SIGKILL')
  },
  'orchestrator told to end': async ({ orchestrators }, random) => {
    const orchestrator = random.pick(orchestrators)
    if (orchestrator.url === undefined) return
    await endAndStart(orchestrator, 'SIGTERM')
  },
  'database sessions killed': ({ sql }) =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()`.catch(
      () => {}, // it is our own session at times, or the database is away
    ),
}

/** So rare that the rest of a run can show what it is to show. */
const RARE_EVERY = 25

export interface Broken {
  /** How often each fault happened. */
  counts: Record<string, number>
  /** What could not be mended, which should not be. */
  unmended: string[]
}

/** Until `stop` fires; then waits until all is mended. */
export async function breakThings(
  stage: Stage,
  random: Random,
  everyMs: number,
  say: (line: string) => void,
  stop: AbortSignal,
): Promise<Broken> {
  const broken: Broken = { counts: {}, unmended: [] }
  const mending = new Set<Promise<unknown>>()
  let restarting = false
  for (let count = 1; !stop.aborted; count += 1) {
    await sleep(everyMs / 2 + random.below(everyMs), undefined, { signal: stop }).catch(() => {})
    if (stop.aborted) break
    const name = count % RARE_EVERY === 0 ? 'database restarted' : random.pick(Object.keys(FAULTS))
    if (name === 'database restarted' && restarting) continue
    restarting ||= name === 'database restarted'
    broken.counts[name] = (broken.counts[name] ?? 0) + 1
    say(`fault ${count}: ${name}`)
    const fault =
      name === 'database restarted'
        ? stage.postgres.restart(random.below(2_000)).finally(() => {
            restarting = false
          })
        : FAULTS[name]?.(stage, random)
    const mended = Promise.resolve(fault)
      .catch((error: Error) => broken.unmended.push(error.message))
      .finally(() => mending.delete(mended))
    mending.add(mended)
  }
  await Promise.all(mending)
  return broken
}
