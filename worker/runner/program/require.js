// @ts-check
/**
 * `require`: the modules of Node's that need nothing outside the program. Its text runs inside the
 * guest's realm, before the guest.
 *
 * @param {Record<string, any>} parts
 */
export function makeRequire(parts) {
  const { assert, Buffer, clock, console, EventEmitter, fs, inspector, lines, path, process } =
    parts
  const { StringDecoder, TextDecoder, TextEncoder } = parts
  const { performance, Date: _, ...timers } = clock.globals

  /** @param {Function} call One that takes a callback last. */
  const promisify = (call) =>
    /** @this {any} @param {any[]} args */
    function (...args) {
      if (call === timers.setTimeout) return later(...args)
      return new Promise((resolve, reject) =>
        Reflect.apply(call, this, [
          ...args,
          (/** @type {unknown} */ error, /** @type {unknown} */ value) =>
            error ? reject(error) : resolve(value),
        ]),
      )
    }
  /** @param {any} [delay] @param {any} [value] */
  const later = (delay, value) => new Promise((resolve) => timers.setTimeout(resolve, delay, value))

  const util = {
    /** @param {unknown} value @param {{ depth?: number | null }} [options] */
    inspect: (value, options) =>
      inspector.inspect(value, options?.depth === null ? Infinity : options?.depth),
    /** @param {unknown[]} values */
    format: (...values) => inspector.format(values),
    promisify,
    isDeepStrictEqual: assert.isDeepStrictEqual,
    /** @param {any} child @param {any} parent */
    inherits: (child, parent) => {
      child.super_ = parent
      Object.setPrototypeOf(child.prototype, parent.prototype)
    },
    /** @param {Function} call */
    deprecate: (call) => call,
    isArray: Array.isArray,
    TextDecoder,
    TextEncoder,
  }

  const text = async (/** @type {any} */ stream) => {
    /** @type {string[]} */
    const chunks = []
    for await (const chunk of stream) chunks.push(`${chunk}`)
    return chunks.join('')
  }

  /** @type {Record<string, unknown>} */
  const modules = {
    assert: assert.assert,
    'assert/strict': assert.assert,
    buffer: { Buffer },
    console: Object.assign(console, { console }),
    events: EventEmitter,
    fs,
    'fs/promises': fs.promises,
    os: {
      EOL: '\n',
      arch: () => 'x64',
      cpus: () => [],
      platform: () => 'linux',
      tmpdir: () => '/tmp',
      type: () => 'Linux',
    },
    path,
    'path/posix': path,
    perf_hooks: { performance },
    process,
    readline: lines.readline,
    'readline/promises': lines.promises,
    'stream/consumers': {
      text,
      buffer: async (/** @type {any} */ stream) => Buffer.from(await text(stream)),
      json: async (/** @type {any} */ stream) => JSON.parse(await text(stream)),
    },
    string_decoder: { StringDecoder },
    timers,
    'timers/promises': {
      setTimeout: later,
      setImmediate: (/** @type {any} */ value) => later(0, value),
    },
    util,
  }

  return Object.assign(
    /** @param {unknown} name @returns {any} */
    function require(name) {
      const known = `${name}`.replace(/^node:/, '')
      if (Object.hasOwn(modules, known)) return modules[known]
      throw Object.assign(
        new Error(`Cannot use module "${name}": it is not available to submissions`),
        { code: 'MODULE_NOT_FOUND' },
      )
    },
    { cache: {}, main: /** @type {unknown} */ (undefined) },
  )
}
