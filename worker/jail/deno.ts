import { spawnSync } from 'node:child_process'
import { makeDenoHost } from '../runner/deno_host.js'
import type { Runtime } from './runtime.ts'

/** A script that is one file and needs nothing of the machine, of the net or of earlier starts. */
// biome-ignore format: a list
const RUN = [
  'run', '--quiet', '--no-prompt', '--no-config', '--no-lock', '--no-npm', '--no-remote',
  '--cached-only', '--no-code-cache',
]

/** To Deno, no permission is the rule; these are V8's. */
const GUARDS = ['--disallow-code-generation-from-strings', '--no-js-source-phase-imports']

export const deno: Runtime = {
  name: `Deno ${process.versions.deno}`,
  // Where a command line names Deno by its very path, `node:child_process` makes a Node's command
  // line of it and grants everything. This is the same file.
  executable: `/.${process.execPath}`,
  flags: ({ memoryMb, guarded, seals }) => [
    ...RUN,
    ...(guarded ? [] : ['--allow-all']),
    ...(guarded && seals ? ['--allow-ffi'] : []),
    `--v8-flags=${[
      ...(guarded ? GUARDS : []),
      `--max-old-space-size=${memoryMb}`,
      '--max-semi-space-size=16',
    ].join()}`,
  ],
  // Its computing threads would be missing in a copy.
  multiplies: false,
  // It will not start without a place for its cache, nor know descriptors that it is not told of.
  environment: { DENO_DIR: '/dev/null/none', DENO_EXTRA_STDIO_FDS: '3,4', NO_COLOR: '1' },
  room: ['--symlink', '/runtime', '/proc/self/exe'],
  // For its own signals; such a pair reaches nobody but the process itself.
  systemCalls: ['socketpair'],
  keep,
  libraries,
  hostText: String(makeDenoHost),
}

/** Deno hands down the sockets that reserve users, which must stay open. */
function keep(descriptor: number) {
  const { Deno } = globalThis as unknown as { Deno: Ffi }
  const parameters = ['i32', 'i32', 'i32']
  const library = Deno.dlopen('libc.so.6', { fcntl: { parameters, result: 'i32' } })
  const [SET_FLAGS, CLOSE_ON_EXEC] = [2, 1]
  library.symbols.fcntl(descriptor, SET_FLAGS, CLOSE_ON_EXEC)
  library.close()
}

type Ffi = {
  dlopen(
    library: string,
    functions: { fcntl: { parameters: string[]; result: string } },
  ): { symbols: { fcntl(...numbers: number[]): number }; close(): void }
}

function libraries(): string[] {
  const { stdout } = spawnSync('ldd', [process.execPath], { encoding: 'utf8' })
  return [...(stdout ?? '').matchAll(/(\/\S+) \(0x/g)].flatMap(([, path]) => path ?? [])
}
