// @ts-check
/**
 * The guest's console. Its text runs inside the guest's realm, before the guest.
 *
 * @param {{ inspect: (value: unknown) => string, format: (values: unknown[]) => string }} inspector
 * @param {(data: object, columns?: unknown) => string} table
 * @param {() => number} now
 * @param {(text: string) => void} out Where Node's console writes to standard output.
 * @param {(text: string) => void} err
 */
export function makeConsole({ inspect, format }, table, now, out, err) {
  const { apply } = Reflect
  const { replace, repeat } = String.prototype
  const { get, set, delete: remove } = Map.prototype
  const newline = /\n/g
  let depth = 0
  const counts = new Map()
  const timers = new Map()

  /** @param {string} line */
  function indented(line) {
    if (depth === 0) return `${line}\n`
    const indent = apply(repeat, '  ', [depth])
    return `${indent}${apply(replace, line, [newline, `\n${indent}`])}\n`
  }
  /** @param {string} line */
  const write = (line) => out(indented(line))
  /** @param {string} line */
  const complain = (line) => err(indented(line))
  /** @param {unknown[]} values */
  const log = (...values) => write(format(values))
  /** @param {unknown[]} values */
  const error = (...values) => complain(format(values))
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
    warn: error,
    error,
    trace: (/** @type {unknown[]} */ ...values) => complain(`Trace: ${format(values)}`),
    dir: (/** @type {unknown} */ value) => write(inspect(value)),
    dirxml: log,
    table: (/** @type {unknown} */ data, /** @type {unknown} */ columns) =>
      typeof data === 'object' && data !== null ? write(table(data, columns)) : log(data),
    assert: (/** @type {unknown} */ holds, /** @type {unknown[]} */ ...values) => {
      if (!holds)
        complain(values.length === 0 ? 'Assertion failed' : `Assertion failed: ${format(values)}`)
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
  return console
}
