// @ts-check
/**
 * The guest's realm: built inside a fresh context before the guest's code, out of intrinsics that
 * nobody has touched. Its text is what crosses into the jail; from there on only strings cross.
 * What can be is built ahead, before there is anything of a case; `begin` does the rest.
 *
 * Arguments are parsed, promises awaited and results written down in here, so that all work the
 * guest can hide in getters, proxies and thenables is the guest's own time.
 *
 * @param {Record<string, any>} parts
 * @param {boolean} writesStacks Whether stack traces are written by this realm.
 */
export function openRealm(parts, writesStacks) {
  const { makeClock, makeInspector, makeClone, makeConsole, makeNodes, makeSink } = parts
  const global = /** @type {any} */ (globalThis)
  const { apply, defineProperty, getOwnPropertyDescriptor, getPrototypeOf } = Reflect
  const { stringify, parse } = JSON
  const { isArray } = Array
  const { isView } = ArrayBuffer
  const { keys } = Object
  const toText = Object.prototype.toString
  const { slice } = String.prototype
  const { has, add, delete: remove } = Set.prototype
  const SetOf = Set

  // Each of these reaches beyond the realm: into the host's errors, its threads or its clock.
  for (const name of [
    'WebAssembly',
    'SharedArrayBuffer',
    'Atomics',
    'FinalizationRegistry',
    'WeakRef',
  ]) {
    delete global[name]
  }

  /** What there is of the case from `begin` on. */
  const given = { input: '', outputChars: 0 }
  /** The function's, or null for a whole program. @type {string | null} */
  let functionName = null
  /** @type {unknown[]} */
  let args = []
  /** @type {{ params: object[], returns: object } | null} */
  let types = null
  /** One line of JSON for the worker, once the case has ended. @type {string | undefined} */
  let outcome

  const stack = parts.makeStack(writesStacks, describe)
  const clock = makeClock()
  const inspector = makeInspector()
  const nodes = makeNodes(given)
  const log = makeSink('console output')
  const stdout = makeSink('output')
  const table = parts.makeTable(inspector)
  /** @type {{ exports: any }} */
  const module = { exports: {} }
  /** @type {Record<string, unknown> | undefined} */
  let globalsOfFunction
  const asFunction = () => {
    globalsOfFunction ??= {
      ...nodes.globals,
      console: makeConsole(inspector, table, clock.now, log.write, log.write),
      module,
      exports: module.exports,
    }
    return globalsOfFunction
  }
  /** @type {any} */
  let program
  const asProgram = () => {
    program ??= parts.makeStdio({
      parts,
      inspector,
      table,
      clock,
      given,
      stdout,
      log,
      runSoon,
      onExit: (/** @type {number} */ code) =>
        code === 0 ? end('value', stdout.text()) : end('thrown', `The exit code is ${code}`),
    })
    return program
  }
  define({
    ...clock.globals,
    structuredClone: makeClone(),
    /** @param {unknown} callback */
    queueMicrotask: (callback) => {
      if (typeof callback !== 'function') throw new TypeError('The callback must be a function')
      runSoon(/** @type {() => void} */ (callback))
    },
  })

  /** @param {Record<string, unknown>} values */
  function define(values) {
    for (const name of keys(values)) {
      const value = values[name]
      defineProperty(global, name, { value, writable: true, enumerable: false, configurable: true })
    }
  }

  /** For a realm that is made while nobody waits: what is not needed costs nobody anything. */
  function prepare() {
    asFunction()
    asProgram()
  }

  /** Takes the case from where the host has put it. No code of the guest's has run yet. */
  function begin() {
    /** @type {{ name: string | null, outputChars: number, logChars: number, types: typeof types }} */
    const options = parse(global.options)
    given.input = global.input
    given.outputChars = options.outputChars
    delete global.options
    delete global.input
    log.limit(options.logChars, options.outputChars)
    stdout.limit(options.outputChars, options.outputChars)
    functionName = options.name
    types = options.types
    define(functionName === null ? asProgram().globals : asFunction())
    if (functionName !== null) args = argumentsOf(given.input)
    clock.start()
  }

  /** @param {string} text */
  function argumentsOf(text) {
    const values = parse(text)
    if (types === null) return values
    for (let at = 0; at < values.length; at++)
      values[at] = nodes.build(types.params[at], values[at])
    return values
  }

  async function runSoon(/** @type {() => void} */ callback) {
    await undefined
    try {
      callback()
    } catch (thrown) {
      fail(thrown)
    }
  }

  /** @param {string} kind @param {string} text @param {ReturnType<typeof stack.placeOf>} place */
  const end = (kind, text, place = null) => {
    if (outcome !== undefined) return outcome
    const shown = kind === 'value' ? text : apply(slice, text, [0, 4096])
    const flooded = log.flooded() || stdout.flooded()
    const printed = functionName !== null || kind === 'value' ? null : stdout.text()
    const at = place === null ? 'null' : `{"line":${place.line},"column":${place.column}}`
    outcome = `{"kind":"${kind}","text":${stringify(shown)},"place":${at},"logs":${stringify(log.text())},"flooded":${flooded},"printed":${stringify(printed)}}`
    return outcome
  }

  /** Runs a whole program's own code. @param {Function} main @param {boolean} isModule */
  function start(main, isModule) {
    try {
      program.start(main, isModule)
    } catch (thrown) {
      fail(thrown)
    }
  }

  /** Runs the solution, and awaits its promise if it returns one. @param {unknown} declared */
  function call(declared) {
    try {
      const solution = typeof declared === 'function' ? declared : exported(module.exports)
      if (typeof solution !== 'function') end('missing', functionName ?? '')
      else {
        /** @type {any} */
        const result = apply(solution, undefined, args)
        if (isObject(result) && typeof result.then === 'function') settle(result)
        else finish(result)
      }
    } catch (thrown) {
      fail(thrown)
    }
  }

  /** @param {any} exports */
  function exported(exports) {
    return typeof exports === 'function'
      ? exports
      : isObject(exports)
        ? exports[/** @type {string} */ (functionName)]
        : undefined
  }

  async function settle(/** @type {unknown} */ promise) {
    try {
      finish(await promise)
    } catch (thrown) {
      fail(thrown)
    }
  }

  /** @returns {string} `again`: something has happened that others may wait for. */
  function take() {
    if (outcome !== undefined) return outcome
    try {
      const isProgram = functionName === null
      if ((isProgram && program.step()) || clock.runNext()) return 'again'
      if (!isProgram) return end('pending', '')
      return program.finish() ? 'again' : (outcome ?? 'again')
    } catch (thrown) {
      return fail(thrown)
    }
  }

  /** @param {unknown} thrown */
  function fail(thrown) {
    return end('thrown', describe(thrown), placeOf(thrown))
  }

  /** @param {unknown} result */
  function finish(result) {
    const text = write(types === null ? result : nodes.takeApart(types.returns, result))
    if (text === undefined) end('output', '')
    else end('value', text)
  }

  /**
   * A value as text: JSON where it is JSON. What JSON has no word for (`undefined`, `NaN`, `12n`,
   * a Map) stands as JavaScript shows it, and so is equal to no expected value.
   * @param {unknown} root
   * @returns {string | undefined} Undefined when it is longer than allowed.
   */
  function write(root) {
    const above = new SetOf()
    let room = given.outputChars

    /** @param {any} value @returns {string} */
    const textOf = (value) => {
      const text = isObject(value) ? withoutCycle(value) : primitive(value)
      room -= isObject(value) ? 2 : text.length
      return room < 0 ? '' : text
    }
    /** @param {any} value */
    const primitive = (value) => {
      if (typeof value === 'string') return stringify(value)
      if (typeof value === 'number') return value === 0 && 1 / value < 0 ? '-0' : `${value}`
      return typeof value === 'boolean' || value === null ? `${value}` : inspector.inspect(value)
    }
    /** @param {any} value */
    const withoutCycle = (value) => {
      if (apply(has, above, [value])) throw new TypeError('The result refers to itself')
      apply(add, above, [value])
      const text = isList(value)
        ? list(value)
        : isPlain(value)
          ? record(value)
          : inspector.inspect(value)
      apply(remove, above, [value])
      return text
    }
    /** @param {any} values */
    const list = (values) => {
      let text = '['
      const { length } = values
      for (let at = 0; at < length && room >= 0; at++) {
        room -= 1
        text += at === 0 ? textOf(values[at]) : `,${textOf(values[at])}`
      }
      return `${text}]`
    }
    /** @param {any} value */
    const record = (value) => {
      let text = '{'
      const names = keys(value)
      for (let at = 0; at < names.length && room >= 0; at++) {
        const name = /** @type {string} */ (names[at])
        room -= name.length + 4
        text += `${at === 0 ? '' : ','}${stringify(name)}:${textOf(value[name])}`
      }
      return `${text}}`
    }

    const text = textOf(root)
    return room < 0 ? undefined : text
  }

  /** @param {any} value */
  function isObject(value) {
    return typeof value === 'object' && value !== null
  }

  /** @param {unknown} value */
  function isList(value) {
    return isArray(value) || (isView(value) && apply(toText, value, []) !== '[object DataView]')
  }

  /** @param {unknown} value */
  function isPlain(value) {
    return apply(toText, value, []) === '[object Object]'
  }

  /** `Name: message`, from plain data properties. @param {unknown} thrown */
  function describe(thrown) {
    try {
      if (!isObject(thrown)) return `Uncaught ${inspector.inspect(thrown)}`
      const name = dataOf(thrown, 'name')
      const message = dataOf(thrown, 'message')
      if (typeof message !== 'string') return `Uncaught ${inspector.inspect(thrown)}`
      return `${typeof name === 'string' ? name : 'Error'}${message === '' ? '' : `: ${message}`}`
    } catch {
      return 'Uncaught value that cannot be shown'
    }
  }

  /** @param {unknown} thrown */
  function placeOf(thrown) {
    try {
      return isObject(thrown) ? stack.placeOf(/** @type {object} */ (thrown)) : null
    } catch {
      return null
    }
  }

  /** @param {any} object @param {string} name @returns {unknown} */
  function dataOf(object, name) {
    for (let owner = object; owner !== null; owner = getPrototypeOf(owner)) {
      const found = getOwnPropertyDescriptor(owner, name)
      if (found !== undefined) return found.value
    }
    return undefined
  }

  return { prepare, begin, start, call, take, fail, writeStack: stack.write }
}
