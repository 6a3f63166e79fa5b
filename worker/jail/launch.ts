/** Starts a process of this runtime behind the walls of a plan. */
import { type ChildProcess, spawn } from 'node:child_process'
import type { Duplex, Writable } from 'node:stream'
import { multiply } from './multiply.js'
import { runtime } from './runtime.ts'
import { seal } from './seal.js'
import type { Filter, Numbers } from './seccomp.ts'
import { openToAll } from './stage.ts'
import type { Uids } from './uids.ts'

/** Which walls to build. Null: without this one. */
export type Plan = {
  /** Paths of the programs. */
  bwrap: string | null
  prlimit: string | null
  setpriv: string | null
  /** Installed by bubblewrap, or by the process itself where there is none. A copy always gives up the rest itself. */
  filter: Filter | null
  uids: Uids | null
  /** How many copies of itself what is started can make, for which it needs a filter to give up the right to do so. */
  copies: number
}

/** What a launcher starts: one of the scripts it was made for, behind the runtime's own walls or not. */
export type Program = { script: string; memoryMb: number; guarded: boolean }

/** A started process, and what it is to be told first. */
export type Launched = {
  child: ChildProcess
  /** The child is bubblewrap, and the runtime is below it. */
  isWrapped: boolean
  host: Host
  /** How many copies it can make of itself, one after the other; 0: it is to be used itself. */
  copies: number
}
/** The part that differs with the runtime, as text, and what a process is to do before it meets a guest. */
export type Host = { text: string; order: Order | null }
/** Functions as text. */
export type Order = {
  numbers: Numbers
  seal: string
  /** In base 64. */
  filter: string
  multiply: { text: string; copies: number; files: number } | null
}

export type Launch = (program: Program) => Launched

/** bubblewrap: every namespace new, no network, nothing to be seen but what is bound. */
// No /proc: mounting it is what containers refuse. The runtime is process 1 of the room, since the helper that would be outlives bubblewrap by a moment, and nobody collects it then.
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
/** What a process costs before it can make copies is shared by so many runners. */
export const COPIES = 32
const PIPES_OF_A_COPY = 2
/** Of the descriptors that this process may have; the rest is for links, meters and files. */
const PIPES_SHARE = 0.8

/** @param processes That may be alive at once, each with the pipes of its copies. */
export function copiesWithin(mostDescriptors: number, processes: number): number {
  const pipes = (mostDescriptors * PIPES_SHARE) / processes
  return Math.min(COPIES, Math.floor(pipes / PIPES_OF_A_COPY))
}

/** That a runner may have open, and one that makes copies, whose pipes it holds. */
const RUNNER_FILES = 64
const ORIGINAL_FILES = 128
/** A runtime maps this much before it does anything. */
const RUNTIME_DATA_BYTES = 1_200 * 1024 * 1024

/**
 * @param scripts Every script that will be started.
 * @throws When the files cannot be made readable for runners with users of their own.
 */
export function createLauncher(plan: Plan, scripts: readonly string[]): Launch {
  const { executable } = runtime
  const originals = [executable, ...scripts]
  const files = plan.uids === null ? originals : openToAll(originals)
  const fileOf = (original: string) => files[originals.indexOf(original)] ?? original
  const libraries = plan.bwrap === null ? [] : runtime.libraries()
  const { copies } = plan
  const order = plan.bwrap === null || copies > 0 ? orderFor(plan) : null
  const roomFilter = plan.bwrap === null ? null : roomFilterFor(plan)

  const commandOf = ({ script, memoryMb, guarded }: Program): string[] => {
    const flags = runtime.flags({
      memoryMb,
      guarded,
      seals: order !== null,
      walled: plan.filter !== null,
      multiplies: copies > 0,
    })
    if (plan.bwrap === null) return [fileOf(executable), ...flags, fileOf(script)]
    const bound = [
      [fileOf(executable), '/runtime'],
      [fileOf(script), '/main.cjs'],
      ...libraries.map((library) => [library, library]),
    ]
    return [
      plan.bwrap,
      ...ROOM,
      ...Object.entries(runtime.environment).flatMap((variable) => ['--setenv', ...variable]),
      ...runtime.room,
      ...bound.flatMap(([outside = '', inside = '']) => ['--ro-bind', outside, inside]),
      ...ROOM_CLOSED,
      ...(roomFilter === null ? [] : ['--seccomp', String(FILTER_DESCRIPTOR)]),
      '/runtime',
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
      env: plan.bwrap === null ? runtime.environment : {},
      cwd: '/',
      detached: true, // A group of its own, to be killed as a whole.
      stdio: [
        ...(['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] as const),
        roomFilter === null ? 'ignore' : 'pipe',
        ...Array<'pipe'>(copies * PIPES_OF_A_COPY).fill('pipe'),
      ],
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
    return {
      child,
      isWrapped: plan.bwrap !== null,
      host: { text: runtime.hostText, order },
      copies,
    }
  }
}

function resourceLimits({ prlimit, uids, copies }: Plan, memoryMb: number): string[] {
  if (prlimit === null) return []
  const data = RUNTIME_DATA_BYTES + memoryMb * 2 * 1024 * 1024
  // The number of processes is counted for each user, and means something for one of its own only.
  const nproc = uids === null ? [] : ['--nproc=64']
  const files = `--nofile=${copies > 0 ? ORIGINAL_FILES : RUNNER_FILES}`
  return [prlimit, files, '--core=0', '--fsize=0', `--data=${data}`, ...nproc, '--']
}

/** A runner in an endless loop must not outlive a worker that was killed. bubblewrap has its own way. */
function orphanGuard({ setpriv, bwrap }: Plan): string[] {
  if (setpriv === null || bwrap !== null) return []
  return [setpriv, '--pdeathsig', 'KILL', '--no-new-privs', '--']
}

const roomFilterFor = ({ filter, copies }: Plan): Buffer | null =>
  (copies > 0 ? filter?.original : filter?.program) ?? null

function orderFor({ filter, copies }: Plan): Order | null {
  if (filter === null) return null
  const { program, numbers } = filter
  return {
    numbers,
    seal: String(seal),
    filter: program.toString('base64'),
    multiply: copies > 0 ? { text: String(multiply), copies, files: RUNNER_FILES } : null,
  }
}

/** The pipes of a copy, counted from 0: for requests and answers, and for what it complains of. */
export function pipesOfCopy({ stdio }: ChildProcess, copy: number): [talk: Duplex, errors: Duplex] {
  const first = FILTER_DESCRIPTOR + 1 + copy * PIPES_OF_A_COPY
  const [talk, errors] = (stdio as unknown as Duplex[]).slice(first, first + PIPES_OF_A_COPY)
  if (talk === undefined || errors === undefined) throw new Error('Cannot start a runner: no pipes')
  return [talk, errors]
}
