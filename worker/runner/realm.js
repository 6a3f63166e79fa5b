// @ts-check
/**
 * The guest's realm: built inside a fresh context before the guest's code, out of intrinsics that
 * nobody has touched. Its text is what crosses into the jail; from there on only strings cross.
 *
 * Arguments are parsed, promises awaited and results written down in here, so that all work the
 * guest can hide in getters, proxies and thenables is the guest's own time.
 *
 * @param {Record<string, any>} parts
 */
export function openRealm(parts) {
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

  /** `name` is null for a whole program. @type {{ name: string | null, outputChars: number, logChars: number, types: { params: object[], returns: object } | null }} */
  const options = parse(global.options)
  /** @type {string} */
  const input = global.input
  /** @type {unknown[]} */
  const args = options.name === null ? [] : parse(input)
  /** @type {boolean} */
  const writesStacks = global.writesStacks
  delete global.options
  delete global.input
  delete global.writesStacks

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
  const stack = parts.makeStack(writesStacks, describe)
  const clock = makeClock()
  const inspector = makeInspector()
  const nodes = makeNodes(options.outputChars)
  const types = options.types
  if (types !== null) {
    for (let at = 0; at < args.length; at++) args[at] = nodes.build(types.params[at], args[at])
  }
  const log = makeSink('console output', options.logChars, options.outputChars)
  const stdout = makeSink('output', options.outputChars, options.outputChars)
  /** @type {{ exports: any }} */
  const module = { exports: {} }
  const program = options.name === null ? makeProgram() : null
  const globals = {
    ...clock.globals,
    ...(program === null
      ? {
          ...nodes.globals,
          console: makeConsole(
            inspector,
            parts.makeTable(inspector),
            clock.now,
            log.write,
            log.write,
          ),
          module,
          exports: module.exports,
        }
      : program.globals),
    structuredClone: makeClone(),
    /** @param {unknown} callback */
    queueMicrotask: (callback) => {
      if (typeof callback !== 'function') throw new TypeError('The callback must be a function')
      runSoon(/** @type {() => void} */ (callback))
    },
  }
  for (const name of keys(globals)) {
    const value = /** @type {Record<string, unknown>} */ (globals)[name]
    defineProperty(global, name, { value, writable: true, enumerable: false, configurable: true })
  }

  /** One line of JSON for the worker, once the case has ended. @type {string | undefined} */
  let outcome

  async function runSoon(/** @type {() => void} */ callback) {
    await undefined
    try {
      callback()
    } catch (thrown) {
      fail(thrown)
    }
  }

  function makeProgram() {
    return parts.makeStdio({
      parts,
      inspector,
      clock,
      input,
      stdout,
      log,
      runSoon,
      onExit: (/** @type {number} */ code) =>
        code === 0 ? end('value', stdout.text()) : end('thrown', `The exit code is ${code}`),
    })
  }

  /** @param {string} kind @param {string} text @param {ReturnType<typeof stack.placeOf>} place */
  const end = (kind, text, place = null) => {
    if (outcome !== undefined) return outcome
    const shown = kind === 'value' ? text : apply(slice, text, [0, 4096])
    const flooded = log.flooded() || stdout.flooded()
    const printed = program === null || kind === 'value' ? null : stdout.text()
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
      if (typeof solution !== 'function') end('missing', options.name ?? '')
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
        ? exports[/** @type {string} */ (options.name)]
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
      if (program?.step() || clock.runNext() || program?.finish()) return 'again'
      return program === null ? end('pending', '') : (outcome ?? 'again')
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
    let room = options.outputChars

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

  return { start, call, take, fail, writeStack: stack.write }
}
