// @ts-check
/**
 * A whole program in the guest's realm: what Node gives a script, made of the realm's own objects,
 * and an event loop that is simulated. Nothing of the host's is lent; its text runs before the guest.
 *
 * @param {{
 *   parts: Record<string, Function>,
 *   inspector: { inspect: (value: unknown, depth?: number) => string, format: (values: unknown[]) => string },
 *   table: (data: object, columns?: unknown) => string,
 *   clock: { globals: Record<string, any>, now: () => number, elapsed: () => number },
 *   given: { input: string },
 *   stdout: { write: (text: string) => void },
 *   log: { write: (text: string) => void },
 *   runSoon: (callback: () => void) => void,
 *   onExit: (code: number) => void,
 * }} host
 */
export function makeStdio({ parts, inspector, table, clock, given, stdout, log, runSoon, onExit }) {
  const part = /** @type {Record<string, any>} */ (parts)
  const EventEmitter = part.makeEvents()
  const bytes = part.makeBuffer()
  const streams = part.makeStreams(EventEmitter, bytes, given, runSoon)
  const output = streams.open(stdout.write, log.write)
  const lines = part.makeReadline(EventEmitter, streams)
  const fs = part.makeFiles(bytes.Buffer, given, { stdin: streams.stdin, ...output }, runSoon)
  const console = part.makeConsole(inspector, table, clock.now, stdout.write, log.write)
  /** @type {any} */
  const module = {
    exports: {},
    id: '.',
    filename: '/solution.js',
    children: [],
    paths: [],
    loaded: false,
  }

  /** What an exit throws, so that nothing after it runs. */
  const exit = new Error('process.exit')
  let hasExited = false
  /** The code of a module that awaits at its top level. */
  let isWaiting = false

  const process = makeProcess()
  const require = part.makeRequire({
    ...bytes,
    EventEmitter,
    assert: part.makeAssert(inspector.inspect),
    clock,
    console,
    fs,
    inspector,
    lines,
    path: part.makePath(),
    process,
  })
  require.main = module
  process.mainModule = module
  module.require = require

  function makeProcess() {
    /** @param {[number, number]} [since] */
    const hrtime = (since) => {
      const ms = clock.elapsed()
      const seconds = Math.floor(ms / 1000) - (since?.[0] ?? 0)
      const nanos = Math.floor((ms % 1000) * 1e6) - (since?.[1] ?? 0)
      return nanos < 0 ? [seconds - 1, nanos + 1e9] : [seconds, nanos]
    }
    const sizes = { rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }
    return Object.assign(new EventEmitter(), {
      argv: ['/usr/bin/node', '/solution.js'],
      argv0: 'node',
      execArgv: [],
      execPath: '/usr/bin/node',
      env: {},
      exitCode: /** @type {unknown} */ (undefined),
      title: 'node',
      pid: 1,
      ppid: 0,
      platform: 'linux',
      arch: 'x64',
      version: 'v26.0.0',
      versions: { node: '26.0.0' },
      release: { name: 'node' },
      stdin: streams.stdin,
      ...output,
      cwd: () => '/',
      uptime: () => clock.elapsed() / 1000,
      hrtime: Object.assign(hrtime, {
        bigint: () => BigInt(Math.floor(clock.elapsed() * 1e6)),
      }),
      memoryUsage: Object.assign(() => ({ ...sizes }), { rss: () => 0 }),
      cpuUsage: () => ({ user: Math.floor(clock.elapsed() * 1000), system: 0 }),
      /** @param {unknown} callback @param {unknown[]} args */
      nextTick: (callback, ...args) => {
        if (typeof callback !== 'function') throw new TypeError('The callback must be a function')
        runSoon(() => Reflect.apply(callback, undefined, args))
      },
      emitWarning: (/** @type {unknown} */ warning) => log.write(`Warning: ${warning}\n`),
      getBuiltinModule: (/** @type {string} */ name) => require(name),
      abort: () => leave(134),
      exit: (/** @type {unknown} */ code) => leave(code ?? process.exitCode),
    })
  }

  /** Its first call decides. @param {unknown} code */
  function leave(code) {
    const statusOf = (/** @type {any} */ value) => (value === undefined ? 0 : +value & 255)
    if (!hasExited) {
      hasExited = true
      process.exitCode = code
      try {
        process.emit('exit', statusOf(code))
      } catch (thrown) {
        if (thrown !== exit) throw thrown
      }
      onExit(statusOf(process.exitCode))
    } else if (code !== undefined) process.exitCode = code
    throw exit
  }

  /** @param {Function} main The program's own code. @param {boolean} isModule */
  function start(main, isModule) {
    const result = Reflect.apply(main, isModule ? undefined : module.exports, [require])
    module.loaded = true
    if (isModule) waitFor(result)
  }

  /** Rejections are told by whoever watches promises. @param {Promise<unknown>} result */
  async function waitFor(result) {
    isWaiting = true
    await result
    isWaiting = false
  }

  return {
    start,
    require,
    globals: {
      ...bytes,
      console,
      process,
      require,
      module,
      exports: module.exports,
      global: globalThis,
      __filename: '/solution.js',
      __dirname: '/',
    },
    /** Delivers input to whoever waits for it. False: nobody does. */
    step: () => lines.step() || streams.step(),
    /** Nothing is pending. False: it is the end, else something has happened. */
    finish() {
      if (lines.finish()) return true
      try {
        leave(process.exitCode ?? (isWaiting ? 13 : 0))
      } catch (thrown) {
        if (thrown !== exit) throw thrown
      }
      return false
    },
  }
}
