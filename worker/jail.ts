/**
 * The walls around one runner process. `node:vm` is none of them: whatever runs in here is taken
 * to have the whole process, and must find nothing in it and nothing around it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Isolation } from '../shared/messages.ts'
import { roomArgs } from './jail/bubblewrap.ts'
import { nodeFlags } from './jail/node_flags.ts'
import { findTool } from './jail/tools.ts'

export type Jail = {
  isolation: Isolation
  /** Starts a runner: requests go in through its descriptor 3, answers come out of descriptor 4. */
  start(memoryMb: number): ChildProcess
}

const RUNNER = fileURLToPath(new URL('./runner/runner.cjs', import.meta.url))

export type JailOptions = { requireNamespaces: boolean; allowWeakIsolation: boolean }

export async function buildJail(_options: JailOptions): Promise<Jail> {
  const bwrap = findTool('bwrap')
  const prlimit = findTool('prlimit')
  const libraries = sharedObjects().map((path): [string, string] => [path, path])
  const files: [string, string][] = [
    [process.execPath, '/node'],
    ...libraries,
    [RUNNER, '/runner.cjs'],
  ]
  return {
    isolation: { level: bwrap === null ? 'process' : 'namespaces', walls: [] },
    start(memoryMb) {
      const node =
        bwrap === null
          ? [process.execPath, ...nodeFlags(memoryMb), RUNNER]
          : [
              bwrap,
              ...roomArgs({ files, seccomp: null }),
              '/node',
              ...nodeFlags(memoryMb),
              '/runner.cjs',
            ]
      const [file = '', ...args] = [
        ...(prlimit === null ? [] : [prlimit, '--nofile=64', '--core=0', '--fsize=0', '--']),
        ...node,
      ]
      return spawn(file, args, {
        env: {},
        cwd: '/',
        detached: true,
        stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      })
    },
  }
}

/** The libraries this very Node has loaded are those a runner's Node needs. */
function sharedObjects(): string[] {
  // Looking up the names of open connections could take seconds.
  Object.assign(process.report, { excludeNetwork: true })
  const report = process.report.getReport() as unknown as { sharedObjects: string[] }
  return report.sharedObjects.filter((path) => existsSync(path))
}
