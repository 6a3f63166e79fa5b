/**
 * The walls around one runner process. `node:vm` is none of them: whatever runs in here is taken
 * to have the whole process, and must find nothing in it and nothing around it.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Isolation } from '../shared/messages.ts'
import { keepDescriptors, mostDescriptors } from './jail/descriptors.ts'
import {
  copiesWithin,
  createLauncher,
  type Launch,
  type Launched,
  type Plan,
} from './jail/launch.ts'
import { createMemoryGroups, type MemoryGroups } from './jail/memory_group.ts'
import { runtime } from './jail/runtime.ts'
import { systemCallFilter } from './jail/seccomp.ts'
import { barriersHeld, measureWalls, PROBE } from './jail/self_test.ts'
import { claimUids } from './jail/uids.ts'

export type Jail = {
  isolation: Isolation
  /** Starts a runner: requests go in through its descriptor 3, answers come out of descriptor 4. */
  start(memoryMb: number): Launched
  groups: MemoryGroups | null
}

export type JailOptions = {
  /** Processes that may be alive at once. */
  processes: number
  requireNamespaces: boolean
  allowWeakIsolation: boolean
}

export const RUNNER = fileURLToPath(new URL('./runner/runner.cjs', import.meta.url))
const FEWEST_BARRIERS = 2
const TOOL_FOLDERS = ['/usr/bin', '/bin', '/usr/sbin', '/sbin', '/usr/local/bin']

/**
 * Builds the best walls this machine lets us build.
 *
 * @throws When they are fewer than asked for.
 */
export async function buildJail(options: JailOptions): Promise<Jail> {
  const { launch, walls, complaints } = await bestWalls(options)
  const level = walls.some(({ name, held }) => name === 'namespaces' && held)
    ? 'namespaces'
    : 'process'
  const missing = walls.flatMap(({ name, held }) => (held ? [] : [name])).join(', ')
  const why = complaints.length === 0 ? '' : ` (${complaints.join('; ')})`
  if (options.requireNamespaces && level !== 'namespaces') {
    throw new Error(`Cannot start: REQUIRE_ISOLATION=namespaces, but missing: ${missing}${why}`)
  }
  if (barriersHeld(walls) < FEWEST_BARRIERS && !options.allowWeakIsolation) {
    throw new Error(
      `Cannot start: the walls are too weak, missing: ${missing}${why}. ALLOW_WEAK_ISOLATION=1 starts nevertheless`,
    )
  }
  return {
    isolation: { level, walls },
    start: (memoryMb) => launch({ script: RUNNER, memoryMb, guarded: true }),
    groups: createMemoryGroups(),
  }
}

/** Tries plans from the strongest on; the first that a probe comes up behind is taken. */
async function bestWalls({ processes }: JailOptions) {
  const complaints: string[] = []
  const plans = await plansHere(processes)
  keepDescriptors()
  for (const plan of plans) {
    try {
      const launch: Launch = createLauncher(plan, [RUNNER, PROBE])
      return { launch, walls: await measureWalls(launch), complaints }
    } catch (error) {
      complaints.push((error as Error).message)
    }
  }
  throw new Error(`Cannot start: no runner comes up: ${complaints.join('; ')}`)
}

async function plansHere(processes: number): Promise<Plan[]> {
  const { bwrap, ...tools } = findTools()
  const filter = systemCallFilter(process.arch, runtime.systemCalls)
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  const uids = isRoot ? await claimUids(processes) : null
  const copies = runtime.multiplies ? copiesWithin(mostDescriptors(), processes) : 0
  const plans: Plan[] = []
  for (const room of bwrap === null ? [null] : [bwrap, null]) {
    for (const wall of filter === null ? [null] : [filter, null]) {
      for (const users of uids === null ? [null] : [uids, null]) {
        const plan = { ...tools, bwrap: room, filter: wall, uids: users }
        if (wall !== null && copies > 0) plans.push({ ...plan, copies })
        plans.push({ ...plan, copies: 0 })
      }
    }
  }
  return plans
}

/** Programs of the system that put a process behind walls. */
export const findTools = (): Pick<Plan, 'bwrap' | 'prlimit' | 'setpriv'> => ({
  bwrap: usableTool('bwrap'),
  prlimit: usableTool('prlimit', '--nofile=64', '--core=0', '--'),
  setpriv: usableTool('setpriv', '--pdeathsig', 'KILL', '--no-new-privs', '--'),
})

/** The path of a program that is installed and takes these options. */
function usableTool(name: string, ...options: string[]): string | null {
  const path = TOOL_FOLDERS.map((folder) => join(folder, name)).find(isExecutable)
  if (path === undefined) return null
  const command = options.length === 0 ? ['--version'] : [...options, path, '--version']
  return spawnSync(path, command).status === 0 ? path : null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
