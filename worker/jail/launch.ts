/** Starts a Node process behind the walls of a plan. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { seal } from './seal.js'
import type { Filter } from './seccomp.ts'
import { openToAll } from './stage.ts'
import type { Uids } from './uids.ts'

/** Which walls to build. Null: without this one. */
export type Plan = {
  /** Paths of the programs. */
  bwrap: string | null
  prlimit: string | null
  setpriv: string | null
  /** Installed by bubblewrap, or by the process itself where there is none. */
  filter: Filter | null
  uids: Uids | null
}

/** What a launcher starts: one of the scripts it was made for, behind Node's own walls or not. */
export type Program = { script: string; memoryMb: number; guarded: boolean }

/** A started process, and what it is to be told first. */
export type Launched = {
  child: ChildProcess
  /** The child is bubblewrap, and Node is below it. */
  isWrapped: boolean
  seal: SealOrder | null
}
export type SealOrder = { text: string; system: object }

export type Launch = (program: Program) => Launched

/** Node's own walls. It calls them a seat belt, and so do we: the system's walls stand behind. */
// biome-ignore format: a list
const GUARDS = [
  '--permission', '--no-experimental-sqlite', '--no-addons', '--no-experimental-websocket',
  '--disable-sigusr1', '--disallow-code-generation-from-strings',
  '--frozen-intrinsics', '--no-js-source-phase-imports',
]

/** bubblewrap: every namespace new, no network, nothing to be seen but what is bound. */
// No /proc: Node runs without it, and mounting it is what containers refuse. Node is process 1 of the
// room, since the helper that would be outlives bubblewrap by a moment, and nobody collects it then.
// biome-ignore format: one concern a line
const ROOM = [
  '--unshare-user', '--unshare-all', '--disable-userns',
  '--die-with-parent', '--new-session', '--as-pid-1',
  '--clearenv',
  '--cap-drop', 'ALL', '--uid', '65534', '--gid', '65534', '--hostname', 'runner',
  '--dev', '/dev',
]
const ROOM_CLOSED = ['--remount-ro', '/dev', '--remount-ro', '/', '--chdir', '/']

const FILTER_DESCRIPTOR = 5
/** Node maps this much before it does anything. */
const NODE_DATA_BYTES = 1_200 * 1024 * 1024

/**
 * @param scripts Every script that will be started.
 * @throws When the files cannot be made readable for runners with users of their own.
 */
export function createLauncher(plan: Plan, scripts: readonly string[]): Launch {
  const originals = [process.execPath, ...scripts]
  const files = plan.uids === null ? originals : openToAll(originals)
  const fileOf = (original: string) => files[originals.indexOf(original)] ?? original
  const libraries = plan.bwrap === null ? [] : sharedObjects()
  const sealOrder = plan.bwrap === null ? sealOrderFor(plan.filter) : null
  const roomFilter = plan.bwrap === null ? null : (plan.filter?.program ?? null)

  const commandOf = ({ script, memoryMb, guarded }: Program): string[] => {
    const flags = [
      ...(guarded ? GUARDS : []),
      ...(sealOrder === null
        ? ['--no-experimental-ffi']
        : ['--experimental-ffi', ...(guarded ? ['--allow-ffi'] : [])]),
      '--no-warnings',
      `--max-old-space-size=${memoryMb}`,
      '--max-semi-space-size=16',
    ]
    if (plan.bwrap === null) return [fileOf(process.execPath), ...flags, fileOf(script)]
    const bound = [
      [fileOf(process.execPath), '/node'],
      [fileOf(script), '/main.cjs'],
      ...libraries.map((library) => [library, library]),
    ]
    return [
      plan.bwrap,
      ...ROOM,
      ...bound.flatMap(([outside = '', inside = '']) => ['--ro-bind', outside, inside]),
      ...ROOM_CLOSED,
      ...(roomFilter === null ? [] : ['--seccomp', String(FILTER_DESCRIPTOR)]),
      '/node',
      ...flags,
      '/main.cjs',
    ]
  }

  return (program) => {
    const uid = plan.uids?.take()
    const [file = '', ...args] = [
      ...resourceLimits(plan, program.memoryMb),
      ...orphanGuard(plan),
      ...commandOf(program),
    ]
    const child = spawn(file, args, {
      ...(uid === undefined ? {} : { uid, gid: uid }),
      env: {},
      cwd: '/',
      detached: true, // A group of its own, to be killed as a whole.
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe', roomFilter === null ? 'ignore' : 'pipe'],
    })
    if (uid !== undefined) {
      const giveBack = () => plan.uids?.giveBack(uid)
      if (child.pid === undefined) giveBack()
      else child.once('exit', giveBack)
    }
    const filter = (child.stdio as (Writable | null)[])[FILTER_DESCRIPTOR]
    if (roomFilter !== null && filter) {
      filter.on('error', () => {}) // It did not start; that is told elsewhere.
      filter.end(roomFilter)
    }
    return { child, isWrapped: plan.bwrap !== null, seal: sealOrder }
  }
}

function resourceLimits({ prlimit, uids }: Plan, memoryMb: number): string[] {
  if (prlimit === null) return []
  const data = NODE_DATA_BYTES + memoryMb * 2 * 1024 * 1024
  // The number of processes is counted for each user, and means something for one of its own only.
  const nproc = uids === null ? [] : ['--nproc=64']
  return [prlimit, '--nofile=64', '--core=0', '--fsize=0', `--data=${data}`, ...nproc, '--']
}

/** A runner in an endless loop must not outlive a worker that was killed. bubblewrap has its own way. */
function orphanGuard({ setpriv, bwrap }: Plan): string[] {
  if (setpriv === null || bwrap !== null) return []
  return [setpriv, '--pdeathsig', 'KILL', '--no-new-privs', '--']
}

/** The libraries this very Node has loaded are those a runner's Node needs. */
function sharedObjects(): string[] {
  // Looking up the names of open connections could take seconds.
  Object.assign(process.report, { excludeNetwork: true })
  const report = process.report.getReport() as unknown as { sharedObjects: string[] }
  return report.sharedObjects.filter((path) => existsSync(path))
}

function sealOrderFor(filter: Filter | null): SealOrder | null {
  if (filter === null) return null
  const { program, ...numbers } = filter
  return { text: String(seal), system: { ...numbers, filter: program.toString('base64') } }
}
