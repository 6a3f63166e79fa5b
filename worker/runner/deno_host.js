// @ts-check
/**
 * What a runner needs of Deno beyond what both runtimes have. Its text runs inside the runner,
 * before anything of a guest's.
 *
 * @param {(name: string) => any} load
 * @param {(url: string) => Promise<unknown>} loadModule
 */
export function makeDenoHost(load, loadModule) {
  const { Deno } = /** @type {any} */ (globalThis)
  const { core } = Deno[Deno.internal]
  const { destructureError, processTicksAndRejections } = core
  const ARGUMENT = 'i64'
  // Of an error without a stack, Deno tells the place in the code that did not compile.
  Error.stackTraceLimit = 0

  /**
   * Deno's stripper does not say where the syntax is wrong, its loader does, some turns of the event
   * loop later. What stands before the code keeps it from ever being run.
   * @param {string} code
   */
  async function whatIsWrong(code) {
    const guard = 'import "nowhere:";'
    try {
      await loadModule(`data:application/typescript,${encodeURIComponent(guard + code)}`)
    } catch (error) {
      const { message } = /** @type {Error} */ (error)
      const [, what, line, column] =
        /^(?:SyntaxError: )?(.*)\n[\s\S]*:(\d+):(\d+)$/.exec(message) ?? []
      if (what?.startsWith('Unsupported scheme') === false) {
        const shift = Number(line) === 1 ? guard.length : 0
        const at = placeIn(code, Number(line), Number(column) - shift)
        return { message: `SyntaxError: ${what}`, ...at }
      }
    }
    return { message: 'SyntaxError: Invalid syntax', line: null, column: null }
  }

  /**
   * Where the text should have gone on, Deno points behind its last word; Node, and so we, at the
   * end of the last line.
   * @param {string} code
   * @param {number} line
   * @param {number} column
   */
  function placeIn(code, line, column) {
    const lines = code.replace(/\n$/, '').split('\n')
    const behind = [lines[line - 1]?.slice(column - 1), ...lines.slice(line)].join('')
    if (behind.trim() !== '') return { line, column }
    return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
  }

  return {
    /** Types become blanks, so that lines and columns stay the author's. @param {string} code */
    withoutTypes(code) {
      try {
        return load('node:module').stripTypeScriptTypes(code, { mode: 'strip' })
      } catch (error) {
        const { message } = /** @type {Error} */ (error)
        const [, what, line, column] = /^(.*) at file:\S*:(\d+):(\d+)$/.exec(message) ?? []
        if (what === undefined) throw Object.assign(new SyntaxError(), { later: whatIsWrong(code) })
        const at = { line: Number(line), column: Number(column) }
        throw Object.assign(new SyntaxError(what), { at })
      }
    },

    /** @param {Error} error Of a compilation; no code of the guest's has run. */
    placeOf(error) {
      const [place] = destructureError(error).frames
      if (place?.fileName !== 'solution') return { line: null, column: null }
      return { line: place.lineNumber, column: place.columnNumber }
    },

    /** Rejected promises that nobody has asked are told of now, and not when the event loop turns. */
    /** Deno lets nobody else write its stack traces. */
    stackWriting: () => null,
    tellRejections: () => processTicksAndRejections(),

    /** To call the system directly, until it is given up for good. */
    openSystem() {
      const { symbols } = Deno.dlopen('libc.so.6', {
        syscall: { result: ARGUMENT, parameters: Array(6).fill(ARGUMENT) },
      })
      return {
        /** @param {bigint[]} numbers @returns {number} */
        call: (...numbers) => Number(symbols.syscall(...numbers)),
        /** @param {Uint8Array} bytes @returns {bigint} */
        addressOf: (bytes) => Deno.UnsafePointer.value(Deno.UnsafePointer.of(bytes)),
        /** Deno cannot be copied: what computes in it are several threads. */
        fork: () => -1,
        giveUp: () => Deno.permissions.revokeSync({ name: 'ffi' }),
      }
    },

    /** @param {unknown} error */
    isDenial: (error) => error instanceof Deno.errors.NotCapable,
    /** They have the rights of the process, which are none. */
    deniesThreads: false,
  }
}
