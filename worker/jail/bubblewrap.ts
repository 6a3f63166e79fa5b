/** A room of its own for a process: all namespaces new, no network, and nothing in it but what it needs. */

export type Room = {
  /** bubblewrap itself. */
  bwrap: string
  /** What is to be seen inside, as [outside, inside]. */
  files: [outside: string, inside: string][]
  /** Descriptor of the system-call filter, when there is one. */
  seccomp: number | null
}

/** No /proc: Node runs without it, and mounting it is what containers refuse. */
export const roomArgs = ({ files, seccomp }: Omit<Room, 'bwrap'>): string[] => [
  // biome-ignore format: one option and its value a line
  ...[
    '--unshare-user', '--unshare-all', '--disable-userns',
    '--die-with-parent', '--new-session', '--clearenv',
    '--cap-drop', 'ALL',
    '--uid', '65534', '--gid', '65534',
    '--hostname', 'runner',
  ],
  ...files.flatMap(([outside, inside]) => ['--ro-bind', outside, inside]),
  ...['--dev', '/dev', '--remount-ro', '/', '--chdir', '/'],
  ...(seccomp === null ? [] : ['--seccomp', String(seccomp)]),
]
