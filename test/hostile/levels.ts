/**
 * Workers with walls left out. No switch of the product does that: the worker's own files are
 * copied, and a line of them is changed.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LocalWorkers } from '../../local/workers.ts'

/** In `file`, which has `line` exactly once, it becomes `other`. */
type Edit = { file: string; line: string; other: string }

const NO_ROOM: Edit = {
  file: 'worker/jail.ts',
  line: "bwrap: usableTool('bwrap'),",
  other: 'bwrap: null,',
}
const NO_FILTER: Edit = {
  file: 'worker/jail.ts',
  line: 'const filter = systemCallFilter(process.arch, runtime.systemCalls)',
  other: 'const filter = null as ReturnType<typeof systemCallFilter>',
}
const NO_USER: Edit = {
  file: 'worker/jail.ts',
  line: 'const uids = isRoot ? await claimUids(processes) : null',
  other: 'const uids = isRoot && processes < 0 ? await claimUids(processes) : null',
}
const NO_PERMISSIONS: Edit = {
  file: 'worker/jail/launch.ts',
  line: 'const commandOf = ({ script, memoryMb, guarded }: Program): string[] => {',
  other:
    'const commandOf = ({ script, memoryMb }: Program): string[] => {\n    const guarded = false',
}
/** The guest is handed what it could only have by breaking out of its realm. */
export const OPEN_REALM: Edit = {
  file: 'worker/runner/runner.cjs',
  line: 'Object.assign(fresh.context, { input, options })',
  other: 'Object.assign(fresh.context, { input, options, process, require })',
}

export interface Level {
  name: string
  edits: readonly Edit[]
  /** Walls that make it this level, and those that must be missing. */
  held: readonly string[]
  missing: readonly string[]
  isOffered: boolean
}

/** The same level if Node's own walls were to fall, too. */
export const withoutNodes = (level: Level): Level => ({
  ...level,
  name: `${level.name}, without Node's permissions`,
  edits: [...level.edits, NO_PERMISSIONS],
  held: level.held.filter((name) => !NODES_OWN.includes(name)),
  missing: [...level.missing, 'runtime permissions'],
})

const isLinux = process.platform === 'linux'
const isRoot = process.getuid?.() === 0
// biome-ignore format: one concern a line
const hasRoom = isLinux && spawnSync('bwrap', [
  '--unshare-user', '--unshare-all', '--disable-userns', '--ro-bind', '/', '/', 'true',
]).status === 0

const NODES_OWN = ['runtime permissions', 'no code from strings']

export const BEHIND_BUBBLEWRAP: Level = {
  name: 'behind bubblewrap',
  edits: [],
  held: [...NODES_OWN, 'namespaces', 'no files', 'no network', 'system call filter'],
  missing: [],
  isOffered: hasRoom,
}
export const SEALED: Level = {
  name: 'sealed by itself under its own user',
  edits: [NO_ROOM],
  held: [...NODES_OWN, 'system call filter', ...(isRoot ? ['own user'] : [])],
  missing: ['namespaces'],
  isOffered: isLinux,
}
/** As in a container whose worker has no right to change users. */
export const SEALED_AS_WORKER: Level = {
  name: "sealed by itself under the worker's user",
  edits: [NO_ROOM, NO_USER],
  held: [...NODES_OWN, 'system call filter', 'no files', 'no network'],
  missing: ['namespaces', 'own user'],
  isOffered: isLinux,
}
export const OWN_USER: Level = {
  name: 'under its own user only',
  edits: [NO_ROOM, NO_FILTER],
  held: [...NODES_OWN, 'own user'],
  missing: ['namespaces', 'system call filter'],
  isOffered: isLinux && isRoot,
}
export const NODE_ONLY: Level = {
  name: "behind Node's own permissions only",
  edits: [NO_ROOM, NO_FILTER, NO_USER],
  held: NODES_OWN,
  missing: ['namespaces', 'system call filter', 'own user'],
  isOffered: true,
}
const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const COPIED = ['worker', 'shared', 'package.json']

/** A copy of what a worker is made of, with these edits. */
function copyWorker(edits: readonly Edit[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'distribute-ps-hostile-worker-'))
  for (const part of COPIED) cpSync(join(ROOT, part), join(folder, part), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  for (const { file, line, other } of edits) {
    const path = join(folder, file)
    const parts = readFileSync(path, 'utf8').split(line)
    if (parts.length !== 2) throw new Error(`Cannot edit ${file}: "${line}" is not there once`)
    writeFileSync(path, parts.join(other))
  }
  return folder
}

/** For `startStack`: workers of one slot each, which are not started again when they end. */
export const workersOf =
  (edits: readonly Edit[], environment: NodeJS.ProcessEnv) =>
  async (count: number, secret: string): Promise<LocalWorkers> => {
    const folder = copyWorker(edits)
    const started: ChildProcess[] = []
    const stop = async () => {
      await Promise.all(started.map(end))
      rmSync(folder, { recursive: true, force: true })
    }
    try {
      const listening = Array.from({ length: count }, async () => {
        const worker = spawn(process.execPath, [join(folder, 'worker/main.ts')], {
          env: {
            PATH: process.env.PATH,
            ...environment,
            WORKER_PORT: '0',
            WORKER_SLOTS: '1',
            WORKER_SECRET: secret,
            ALLOW_WEAK_ISOLATION: '1',
          },
          detached: true,
          stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        })
        started.push(worker)
        const port = await Promise.race([
          once(worker, 'message').then(([message]) => message.listening as number),
          once(worker, 'exit').then(([code]) => {
            throw new Error(`Cannot start a worker: it ended with code ${code}`)
          }),
        ])
        return [`127.0.0.1:${port}`, worker.pid ?? 0] as const
      })
      const pids = new Map(await Promise.all(listening))
      const running = () => new Map([...pids].filter(([, pid]) => isRunning(started, pid)))
      return { addresses: [...pids.keys()], pids: running, stop }
    } catch (error) {
      await stop()
      throw error
    }
  }

const isRunning = (children: readonly ChildProcess[], pid: number) =>
  children.some(
    (child) => child.pid === pid && child.exitCode === null && child.signalCode === null,
  )

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  await exited
}
