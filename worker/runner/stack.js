// @ts-check
/**
 * Stack traces, written inside the realm. The runtime's own writer runs in the realm of the host, and
 * what it throws, say with no room left on the stack, would be an object of the host's.
 *
 * @param {boolean} isWriter Whether the runtime hands its traces to `write`. If not, there are none:
 *   with a limit that is no number no trace is made, and the runtime's writer never runs.
 * @param {(error: unknown) => string} describe The first line of a trace.
 */
export function makeStack(isWriter, describe) {
  const DEPTH = 10
  const { apply, defineProperty, getOwnPropertyDescriptor } = Reflect
  const { get, set } = WeakMap.prototype
  /** @type {WeakMap<object, { line: number, column: number }>} */
  const places = new WeakMap()
  defineProperty(Error, 'stackTraceLimit', {
    value: isWriter ? DEPTH : undefined,
    writable: false,
    configurable: false,
  })
  const read = getOwnPropertyDescriptor(new Error(), 'stack')?.get

  return {
    /**
     * What the runtime calls when a trace is first asked for. The sites stay in here: they would tell
     * the guest of the frames below its own.
     *
     * @param {unknown} _ The global object.
     * @param {object} error
     * @param {{ getFileName(): string | null, getFunctionName(): string | null, getLineNumber(): number, getColumnNumber(): number }[]} sites
     */
    write(_, error, sites) {
      let frames = ''
      for (let at = 0; at < sites.length; at++) {
        const site = /** @type {typeof sites[0]} */ (sites[at])
        if (site.getFileName() !== 'solution') continue
        const line = site.getLineNumber()
        const column = site.getColumnNumber()
        if (frames === '') apply(set, places, [error, { line, column }])
        const name = site.getFunctionName()
        const place = `solution:${line}:${column}`
        frames += name === null ? `\n    at ${place}` : `\n    at ${name} (${place})`
      }
      return `${describe(error)}${frames}`
    },

    /**
     * Where in the guest's code an error was made. A guest can write any text into `stack`, but not
     * change this.
     *
     * @param {object} error
     * @returns {{ line: number, column: number } | null}
     */
    placeOf(error) {
      if (!isWriter || read === undefined) return null
      apply(read, error, [])
      return apply(get, places, [error]) ?? null
    },
  }
}
