import { closeSync, existsSync } from 'node:fs'
import { makeNodeHost } from '../runner/node_host.js'
import type { Runtime } from './runtime.ts'

/** Node's own walls. It calls them a seat belt, and so do we: the system's walls stand behind. */
// biome-ignore format: a list
const GUARDS = [
  '--permission', '--no-experimental-sqlite', '--no-addons', '--no-experimental-websocket',
  '--disable-sigusr1', '--disallow-code-generation-from-strings', '--no-js-source-phase-imports',
]

/** Of its heap a process that makes copies gives this much to what each copy finds ready. */
const READY_MB = 8

export const node: Runtime = {
  name: `Node ${process.versions.node}`,
  executable: process.execPath,
  multiplies: process.platform === 'linux',
  flags: ({ memoryMb, guarded, seals, walled, multiplies }) => [
    ...(guarded ? GUARDS : []),
    // For stack traces. What Node's internals would give to a guest, the system's walls refuse.
    ...(walled ? ['--expose-internals'] : []),
    ...(seals
      ? ['--experimental-ffi', ...(guarded ? ['--allow-ffi'] : [])]
      : ['--no-experimental-ffi']),
    // Of other threads a copy has none. V8 asks for one, which sleeps while copies are made.
    ...(multiplies ? ['--single-threaded', '--v8-pool-size=1'] : []),
    '--no-warnings',
    `--max-old-space-size=${memoryMb + (multiplies ? READY_MB : 0)}`,
    '--max-semi-space-size=16',
  ],
  environment: {},
  room: [],
  systemCalls: [],
  // What Node opens it keeps by itself; this is a parent's, and of no use here.
  keep: closeSync,
  libraries,
  hostText: String(makeNodeHost),
}

/** Those that this very process has loaded. */
function libraries(): string[] {
  // Looking up the names of open connections could take seconds.
  Object.assign(process.report, { excludeNetwork: true })
  const report = process.report.getReport() as unknown as { sharedObjects: string[] }
  return report.sharedObjects.filter((path) => existsSync(path))
}
