// @ts-check
/**
 * Where bubblewrap is refused, or its filter would forbid what has to come first, a process gives up
 * rights of its own accord: this function does so from inside, before anything of a guest's is there.
 * What it gives up cannot be had back.
 * Its text is sent to the process, which can read no file but its own.
 *
 * @param {{ call: (...numbers: bigint[]) => number, addressOf: (bytes: Uint8Array) => bigint,
 *   giveUp: () => void }} system
 * @param {{ prctl: number, seccomp: number, close: number }} numbers Of calls.
 * @param {string} filter In base 64.
 * @throws When the kernel refuses.
 */
export function seal(system, { prctl, seccomp, close }, filter) {
  /** @param {(number | bigint)[]} given */
  const call = (...given) => system.call(...[...given, 0, 0, 0, 0, 0].slice(0, 6).map(BigInt))
  /** @param {string} what @param {number} result */
  const must = (what, result) => {
    if (result < 0) throw new Error(`Cannot ${what}`)
    return result
  }

  const PR_SET_PDEATHSIG = 1
  const PR_SET_NO_NEW_PRIVS = 38
  const SIGKILL = 9
  must('end with the worker', call(prctl, PR_SET_PDEATHSIG, SIGKILL))
  must('give up privileges', call(prctl, PR_SET_NO_NEW_PRIVS, 1))

  // Landlock: every right to a file that its first version knows, and no rule that grants one.
  const [LANDLOCK_CREATE, LANDLOCK_RESTRICT, VERSION_FLAG] = [444, 446, 1]
  const ALL_FILE_RIGHTS = 0x1fffn
  if (call(LANDLOCK_CREATE, 0, 0, VERSION_FLAG) > 0) {
    const rights = Buffer.alloc(8)
    rights.writeBigUInt64LE(ALL_FILE_RIGHTS)
    const ruleset = call(LANDLOCK_CREATE, system.addressOf(rights), rights.length, 0)
    must('give up files', call(LANDLOCK_RESTRICT, must('give up files', ruleset), 0))
    call(close, ruleset)
  }

  const [SET_MODE_FILTER, ALL_THREADS] = [1, 1]
  const program = Buffer.from(filter, 'base64')
  const header = Buffer.alloc(16)
  header.writeUInt16LE(program.length / 8)
  header.writeBigUInt64LE(system.addressOf(program), 8)
  const pointer = system.addressOf(header)
  must('give up system calls', call(seccomp, SET_MODE_FILTER, ALL_THREADS, pointer))
  system.giveUp()
}
