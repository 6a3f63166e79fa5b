// @ts-check
/**
 * A copy of a started runtime costs a twentieth of another start. So a process that is ready to be a
 * runner, and has never met a guest, stays as it is and makes the runners: each is a copy of it, by
 * `fork`, with pipes of its own. One lives at a time, so that none can reach another, and nothing of
 * a guest's is ever in the original, which only waits for its copy to end.
 *
 * Its text is sent to the process. It returns in the copies only.
 *
 * @param {{ call: (...numbers: bigint[]) => number, addressOf: (bytes: Uint8Array) => bigint,
 *   fork: () => number }} system
 * @param {{ prctl: number, close: number, madvise: number, dup3: number, fcntl: number,
 *   waitid: number, exit: number, prlimit: number }} numbers Of calls.
 * @param {{ copies: number, files: number }} limits How many copies there can be; each has two pipes,
 *   from descriptor 6 on. How many files a copy may open.
 * @param {{ nextLine: () => string | null, write: (line: string) => void }} orders Each line that is
 *   read asks for a copy; the one that is written says how that ended.
 * @returns {string} What the copy was asked with.
 * @throws When the kernel refuses.
 */
export function multiply(system, numbers, { copies, files }, { nextLine, write }) {
  const { prctl, close, madvise, dup3, fcntl, waitid, exit, prlimit } = numbers
  /** @param {(number | bigint)[]} given */
  const call = (...given) => system.call(...[...given, 0, 0, 0, 0, 0].slice(0, 6).map(BigInt))
  /** @param {string} what @param {number} result */
  const must = (what, result) => {
    if (result < 0) throw new Error(`Cannot ${what}`)
    return result
  }

  const [NOTHING, ERRORS, REQUESTS, ANSWERS, FIRST_PIPE] = [1, 2, 3, 4, 6]
  const CLOSE_RANGE = 436
  const [MOST_FILES, LAST_DESCRIPTOR] = [256, 0xffffffff]
  const GET_FLAGS = 1
  const PR_SET_PDEATHSIG = 1
  const SIGKILL = 9
  must('end with the worker', call(prctl, PR_SET_PDEATHSIG, SIGKILL))

  // V8 marks its memory as not to be copied, since what usually follows a fork is another program.
  // All there is of memory: what lies in no mapping is passed over, and told of as an error.
  const DO_FORK = 10 + 1
  const LOWEST = 0x10000n
  const HIGHEST = 0x7fffffff0000n
  const letMemoryBeCopied = () => call(madvise, LOWEST, HIGHEST - LOWEST, DO_FORK)

  // From siginfo_t: why a process ended, and its exit code or the signal.
  const info = new Int32Array(32)
  const [WHY, STATUS] = [2, 6]
  const [P_PID, WEXITED, WNOWAIT] = [1, 4, 0x01000000]
  /** @param {number} pid @param {number} options */
  const wait = (pid, options) => {
    const pointer = system.addressOf(new Uint8Array(info.buffer))
    const once = () => call(waitid, P_PID, pid, pointer, WEXITED | options)
    // A signal may come in between.
    for (let tries = 1; once() < 0; tries++) if (tries === 100) must('wait for a copy', -1)
  }

  /** @param {number} first @param {number} last */
  const closeAll = (first, last) =>
    must('close what is not its own', call(CLOSE_RANGE, first, last))
  /** @type {number[]} What the runtime itself has open. */
  const bells = []
  const firstBell = FIRST_PIPE + 2 * copies
  for (let descriptor = firstBell; descriptor < MOST_FILES; descriptor++) {
    if (call(fcntl, descriptor, GET_FLAGS) >= 0) bells.push(descriptor)
  }
  /**
   * The runtime goes on to ring for threads and for an event loop that a copy does not have. Where
   * these bells hung, something must be.
   */
  const closeOthers = () => {
    closeAll(ANSWERS + 1, firstBell - 1)
    for (const bell of bells) {
      // Beyond the limit of files there is only what was open before it, and not the runtime's.
      if (call(dup3, NOTHING, bell) < 0) closeAll(bell, bell)
    }
    closeAll(MOST_FILES, LAST_DESCRIPTOR)
  }

  const limitFiles = () => {
    const NOFILE = 7
    const softAndHard = new BigUint64Array([BigInt(files), BigInt(files)])
    const pointer = system.addressOf(new Uint8Array(softAndHard.buffer))
    must('limit its files', call(prlimit, 0, NOFILE, pointer))
  }

  /** The runtime's own way to end waits for its threads, which were not copied. */
  const leaveByItself = () => {
    const host = /** @type {any} */ (process)
    host.reallyExit = (/** @type {number} */ code) => call(exit, code)
    process.once('exit', host.reallyExit)
    process.once('uncaughtExceptionMonitor', ({ message }) => host._rawDebug(message))
  }

  let pipe = FIRST_PIPE
  let last = 0
  write('{"ready":true}')
  for (let line = nextLine(); line !== null; line = nextLine()) {
    // Until now it had its number, so that a signal for it could reach nobody else.
    if (last > 0) wait(last, 0)
    letMemoryBeCopied()
    last = must('make a copy', system.fork())
    if (last === 0) {
      leaveByItself()
      must('end with the worker', call(prctl, PR_SET_PDEATHSIG, SIGKILL))
      for (const descriptor of [REQUESTS, ANSWERS]) call(dup3, pipe, descriptor)
      call(dup3, pipe + 1, ERRORS)
      closeOthers()
      limitFiles()
      return line
    }
    for (const mine of [pipe, pipe + 1]) call(close, mine)
    pipe += 2
    wait(last, WNOWAIT)
    write(`{"why":${info[WHY]},"status":${info[STATUS]}}`)
  }
  if (last > 0) wait(last, 0)
  call(exit, 0)
  return ''
}
