/**
 * A filter for system calls, in the kernel's classic BPF. What computes needs threads, memory and
 * the descriptors it has; it needs no sockets, no other processes and no privileges.
 *
 * Denied calls fail with EPERM and the process goes on. Calls by the numbers of another
 * architecture end it. The word `null` marks a call that an architecture does not have.
 */

// biome-ignore format: a table
const DENIED: Record<string, readonly [x64: number, arm64: number | null]> = {
  // other processes
  fork: [57, null], vfork: [58, null], execveat: [322, 281],
  kill: [62, 129], tkill: [200, 130], rt_sigqueueinfo: [129, 138], rt_tgsigqueueinfo: [297, 240],
  ptrace: [101, 117], process_vm_readv: [310, 270], process_vm_writev: [311, 271],
  process_madvise: [440, 440], process_mrelease: [448, 448], kcmp: [312, 272],
  pidfd_open: [434, 434], pidfd_getfd: [438, 438], pidfd_send_signal: [424, 424],
  // sockets
  socket: [41, 198], socketpair: [53, 199], connect: [42, 203], accept: [43, 202],
  accept4: [288, 242], bind: [49, 200], listen: [50, 201], sendto: [44, 206], recvfrom: [45, 207],
  sendmsg: [46, 211], recvmsg: [47, 212], sendmmsg: [307, 269], recvmmsg: [299, 243],
  shutdown: [48, 210], setsockopt: [54, 208],
  // mounts and namespaces
  mount: [165, 40], umount2: [166, 39], pivot_root: [155, 41], chroot: [161, 51],
  unshare: [272, 97], setns: [308, 268], mount_setattr: [442, 442], open_tree: [428, 428],
  move_mount: [429, 429], fsopen: [430, 430], fsconfig: [431, 431], fsmount: [432, 432],
  fspick: [433, 433], swapon: [167, 224], swapoff: [168, 225],
  // the kernel
  bpf: [321, 280], perf_event_open: [298, 241], userfaultfd: [323, 282],
  io_uring_setup: [425, 425], io_uring_register: [427, 427], init_module: [175, 105],
  finit_module: [313, 273], delete_module: [176, 106], kexec_load: [246, 104],
  kexec_file_load: [320, 294], reboot: [169, 142], syslog: [103, 116], acct: [163, 89],
  quotactl: [179, 60], personality: [135, 92], sethostname: [170, 161], setdomainname: [171, 162],
  clock_settime: [227, 112], settimeofday: [164, 170], adjtimex: [159, 171],
  clock_adjtime: [305, 266], iopl: [172, null], ioperm: [173, null], modify_ldt: [154, null],
  uselib: [134, null],
  // privileges and keys
  setuid: [105, 146], setgid: [106, 144], setreuid: [113, 145], setregid: [114, 143],
  setresuid: [117, 147], setresgid: [119, 149], setgroups: [116, 159], setfsuid: [122, 151],
  setfsgid: [123, 152], capset: [126, 91], keyctl: [250, 219], add_key: [248, 217],
  request_key: [249, 218],
  // memory that counts for no process
  memfd_create: [319, 279], memfd_secret: [447, 447], shmget: [29, 194], shmat: [30, 196],
  msgget: [68, 186], msgsnd: [69, 189], semget: [64, 190], mq_open: [240, 180],
  // files by other ways than their names
  name_to_handle_at: [303, 264], open_by_handle_at: [304, 265], fanotify_init: [300, 262],
  inotify_init: [253, null], inotify_init1: [294, 26],
}

type Architecture = {
  audit: number
  column: 0 | 1
  clone: number
  clone3: number
  numbers: Numbers
}

/** Of calls for a process that installs the filter itself, makes copies of itself, and tries its walls. */
export type Numbers = {
  prctl: number
  seccomp: number
  close: number
  madvise: number
  dup3: number
  fcntl: number
  waitid: number
  exit: number
  prlimit: number
  socket: number
  connect: number
  getpid: number
}

/** Names as `process.arch` has them. */
// biome-ignore format: a table
const ARCHITECTURES: Record<string, Architecture> = {
  x64: {
    audit: 0xc000003e, column: 0, clone: 56, clone3: 435,
    numbers: {
      prctl: 157, seccomp: 317, close: 3, madvise: 28, dup3: 292, fcntl: 72, waitid: 247,
      exit: 231, prlimit: 302, socket: 41, connect: 42, getpid: 39,
    },
  },
  arm64: {
    audit: 0xc00000b7, column: 1, clone: 220, clone3: 435,
    numbers: {
      prctl: 167, seccomp: 277, close: 57, madvise: 233, dup3: 24, fcntl: 25, waitid: 95,
      exit: 94, prlimit: 261, socket: 198, connect: 203, getpid: 172,
    },
  },
}

const LOAD = 0x20
const JUMP_EQUAL = 0x15
const JUMP_AT_LEAST = 0x35
const JUMP_ANY_BIT = 0x45
const RETURN = 0x06

const ALLOW = 0x7fff0000
const KILL = 0x80000000
const EPERM = 0x00050001
const ENOSYS = 0x00050026

/** Where the kernel puts what is asked. */
const NUMBER = 0
const ARCHITECTURE = 4
const FIRST_ARGUMENT = 16

/** Numbers from here on are x86-64's second table, of which none is needed. */
const X32 = 0x40000000
const CLONE_THREAD = 0x00010000

type Instruction = [code: number, ifTrue: number, ifFalse: number, value: number]

/** Programs as the kernel reads them; behind `original` a process can still make copies of itself. */
export type Filter = { program: Buffer; original: Buffer; numbers: Numbers }

/**
 * @param allowed Calls of the table that are not denied.
 * @returns Null for an architecture whose numbers are not known here.
 */
export function systemCallFilter(arch: string, allowed: readonly string[] = []): Filter | null {
  const known = ARCHITECTURES[arch]
  if (known === undefined) return null
  return {
    program: programFor(known, allowed, false),
    original: programFor(known, allowed, true),
    numbers: known.numbers,
  }
}

function programFor(
  { audit, column, clone, clone3 }: Architecture,
  allowed: readonly string[],
  mayBeCopied: boolean,
): Buffer {
  const denied = Object.entries(DENIED).flatMap(([name, numbers]) =>
    allowed.includes(name) ? [] : (numbers[column] ?? []),
  )
  const answer = (number: number, value: number): Instruction[] => [
    [JUMP_EQUAL, 0, 1, number],
    [RETURN, 0, 0, value],
  ]
  const onlyThreads: Instruction[] = [
    [JUMP_EQUAL, 0, 3, clone],
    [LOAD, 0, 0, FIRST_ARGUMENT],
    [JUMP_ANY_BIT, 1, 0, CLONE_THREAD],
    [RETURN, 0, 0, EPERM],
  ]
  return assemble([
    [LOAD, 0, 0, ARCHITECTURE],
    [JUMP_EQUAL, 1, 0, audit],
    [RETURN, 0, 0, KILL],
    [LOAD, 0, 0, NUMBER],
    [JUMP_AT_LEAST, 0, 1, X32],
    [RETURN, 0, 0, KILL],
    ...denied.flatMap((number) => answer(number, EPERM)),
    // The C library asks with `clone3` first, whose arguments a filter cannot see.
    ...answer(clone3, ENOSYS),
    ...(mayBeCopied ? [] : onlyThreads),
    [RETURN, 0, 0, ALLOW],
  ])
}

function assemble(program: Instruction[]): Buffer {
  const bytes = Buffer.alloc(program.length * 8)
  program.forEach(([code, ifTrue, ifFalse, value], at) => {
    bytes.writeUInt16LE(code, at * 8)
    bytes.writeUInt8(ifTrue, at * 8 + 2)
    bytes.writeUInt8(ifFalse, at * 8 + 3)
    bytes.writeUInt32LE(value, at * 8 + 4)
  })
  return bytes
}
