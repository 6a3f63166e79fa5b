// @ts-check
/**
 * What a runner needs of Node beyond what both runtimes have. Its text runs inside the runner,
 * before anything of a guest's.
 *
 * @param {(name: string) => any} load
 */
export function makeNodeHost(load) {
  const ARGUMENT = 'i64'
  return {
    /** Types become blanks, so that lines and columns stay the author's. @param {string} code */
    withoutTypes: (code) => load('node:module').stripTypeScriptTypes(code, { mode: 'strip' }),

    /**
     * V8 shows the place above the stack: `solution:3`, the line itself, and carets under the token.
     * @param {Error} error Of a compilation; no code of the guest's has run.
     */
    placeOf(error) {
      const stack = error.stack ?? ''
      const [, line] = /^[^\n]*:(\d+)\n/.exec(stack) ?? []
      if (line === undefined) return { line: null, column: null }
      const [, indent] = /\n([ \t]*)\^+\n/.exec(stack) ?? []
      // There are no carets behind the end of the code; then it is the end of its last line.
      const before = indent ?? /\n(.*)\n[ \t]*\n/.exec(stack)?.[1]
      return { line: Number(line), column: before === undefined ? null : before.length + 1 }
    },

    /** Rejected promises that nobody has asked are told of now, and not when the event loop turns. */
    tellRejections() {
      const { _tickCallback } = /** @type {any} */ (process)
      _tickCallback()
    },

    /**
     * Lets stack traces be written by a function of the guest's realm instead of Node's own, for which
     * Node has no public way. Its internals are in reach only where the system's walls stand.
     *
     * @returns {((write: Function) => void) | null}
     */
    stackWriting() {
      try {
        const { internalBinding } = load('internal/test/binding')
        return internalBinding('errors').setPrepareStackTraceCallback
      } catch {
        return null
      }
    },

    /** To call the system directly, until it is given up for good. */
    openSystem() {
      const ffi = load('node:ffi')
      const { functions } = ffi.dlopen(null, {
        syscall: { return: ARGUMENT, arguments: Array(6).fill(ARGUMENT) },
        fork: { return: 'i32', arguments: [] },
      })
      return {
        /** @param {bigint[]} numbers @returns {number} */
        call: (...numbers) => Number(functions.syscall(...numbers)),
        /** @param {Uint8Array} bytes @returns {bigint} */
        addressOf: (bytes) => ffi.getRawPointer(bytes),
        /** The C library's, which puts its own state in order. @type {() => number} */
        fork: functions.fork,
        giveUp: () => process.permission?.drop('ffi'),
      }
    },

    /** @param {unknown} error */
    isDenial: (error) => /** @type {any} */ (error).code === 'ERR_ACCESS_DENIED',
    /** Deno allows threads to everybody: they have the rights of the process. */
    deniesThreads: true,
  }
}
