// @ts-check
/**
 * The guest's console: a text that is kept up to a limit and counted beyond it. Its text runs
 * inside the guest's realm, before the guest.
 *
 * @param {{ inspect: (value: unknown) => string, format: (values: unknown[]) => string }} inspector
 * @param {() => number} now
 * @param {{ outputChars: number, logChars: number }} limits
 */
export function makeConsole({ inspect, format }, now, limits) {
  const { apply } = Reflect
  const { slice, replace, repeat } = String.prototype
  const { get, set, delete: remove } = Map.prototype
  const newline = /\n/g
  let text = ''
  let written = 0
  let depth = 0
  const counts = new Map()
  const timers = new Map()

  /** @param {string} line */
  function write(line) {
    const indent = apply(repeat, '  ', [depth])
    const shown = depth === 0 ? line : indent + apply(replace, line, [newline, `\n${indent}`])
    written += shown.length + 1
    const room = limits.logChars - text.length
    if (room > 0) text += apply(slice, `${shown}\n`, [0, room])
    if (written > limits.outputChars) throw new RangeError('Too much console output')
  }
  /** @param {unknown[]} values */
  const log = (...values) => write(format(values))
  /** @param {unknown} [label] */
  const nameOf = (label) => (label === undefined ? 'default' : `${label}`)
  /** @param {string} name */
  const elapsed = (name) => {
    const since = apply(get, timers, [name])
    return since === undefined ? undefined : `${name}: ${now() - since}ms`
  }

  const console = {
    log,
    info: log,
    debug: log,
    warn: log,
    error: log,
    trace: (/** @type {unknown[]} */ ...values) => write(`Trace: ${format(values)}`),
    dir: (/** @type {unknown} */ value) => write(inspect(value)),
    dirxml: log,
    table: log,
    assert: (/** @type {unknown} */ holds, /** @type {unknown[]} */ ...values) => {
      if (!holds)
        write(values.length === 0 ? 'Assertion failed' : `Assertion failed: ${format(values)}`)
    },
    count: (/** @type {unknown} */ label) => {
      const name = nameOf(label)
      const count = (apply(get, counts, [name]) ?? 0) + 1
      apply(set, counts, [name, count])
      write(`${name}: ${count}`)
    },
    countReset: (/** @type {unknown} */ label) => {
      apply(remove, counts, [nameOf(label)])
    },
    time: (/** @type {unknown} */ label) => {
      apply(set, timers, [nameOf(label), now()])
    },
    timeLog: (/** @type {unknown} */ label) => {
      const line = elapsed(nameOf(label))
      if (line !== undefined) write(line)
    },
    timeEnd: (/** @type {unknown} */ label) => {
      const line = elapsed(nameOf(label))
      if (line !== undefined) write(line)
      apply(remove, timers, [nameOf(label)])
    },
    group: (/** @type {unknown[]} */ ...values) => {
      if (values.length > 0) log(...values)
      if (depth < 40) depth += 1
    },
    groupCollapsed: (/** @type {unknown[]} */ ...values) => console.group(...values),
    groupEnd: () => {
      if (depth > 0) depth -= 1
    },
  }
  return { console, text: () => text, flooded: () => written > limits.outputChars }
}
