/** Node's own walls. It calls them a seat belt, and so do we: the system's walls stand behind. */
export const nodeFlags = (memoryMb: number): string[] => [
  '--permission',
  '--no-experimental-sqlite',
  '--no-experimental-ffi',
  '--no-addons',
  '--no-experimental-websocket',
  '--disable-sigusr1',
  '--no-warnings',
  '--disallow-code-generation-from-strings',
  '--frozen-intrinsics',
  '--no-js-source-phase-imports',
  `--max-old-space-size=${memoryMb}`,
  '--max-semi-space-size=16',
]
