// @ts-check
/**
 * Standard input and output. The whole input is at hand as one text; what a stream would deliver
 * later is delivered by `step`, once the program's own code has run. Its text runs inside the
 * guest's realm, before the guest.
 *
 * @param {any} EventEmitter
 * @param {{ Buffer: any, StringDecoder: any }} bytes
 * @param {{ input: string }} given
 * @param {(callback: () => void) => void} runSoon
 */
export function makeStreams(EventEmitter, { Buffer, StringDecoder }, given, runSoon) {
  /** Where what was not yet read begins. */
  let at = 0
  let isFlowing = false
  let isEnded = false
  /** @type {string | null} */
  let encoding = null

  const stdin = new EventEmitter()

  /** @param {string} text */
  const chunkOf = (text) => {
    const bytes = () => Buffer.from(text)
    if (encoding === null) return bytes()
    return encoding === 'utf8' ? text : bytes().toString(encoding)
  }

  /** @param {number} [size] Characters; all there are if not given. */
  function take(size) {
    const { input } = given
    if (at === input.length) return null
    const end = size === undefined ? input.length : Math.min(at + size, input.length)
    const text = at === 0 && end === input.length ? input : input.slice(at, end)
    at = end
    return text
  }

  /** The next line without its end. */
  function nextLine() {
    const { input } = given
    if (at === input.length) return null
    const end = input.indexOf('\n', at)
    const line = input.slice(at, end < 0 ? input.length : end)
    at = end < 0 ? input.length : end + 1
    return line.endsWith('\r') ? line.slice(0, -1) : line
  }

  function end() {
    if (isEnded) return
    isEnded = true
    stdin.readableEnded = true
    stdin.emit('end')
    stdin.emit('close')
  }

  /** Delivers what listeners wait for. False: nobody waits. */
  function step() {
    if (isEnded) return false
    const hasRest = at < given.input.length
    if (stdin.listenerCount('readable') > 0) {
      const before = at
      stdin.emit('readable')
      if (!hasRest) end()
      // Who leaves all of it unread will not be asked again.
      return !hasRest || at > before
    }
    if (!isFlowing) return false
    if (hasRest) stdin.emit('data', chunkOf(/** @type {string} */ (take())))
    else end()
    return true
  }

  /** @param {Function} method */
  const listening = (method) =>
    /** @this {any} @param {any} event @param {any} listener */
    function (event, listener) {
      Reflect.apply(method, this, [event, listener])
      if (event === 'data') isFlowing = true
      return this
    }

  const { on, once, prependListener } = EventEmitter.prototype
  Object.assign(stdin, {
    fd: 0,
    readable: true,
    readableEnded: false,
    on: listening(on),
    once: listening(once),
    prependListener: listening(prependListener),
    /** @param {string} name */
    setEncoding(name = 'utf8') {
      encoding = `${name}`.toLowerCase().replace('utf-8', 'utf8')
      return stdin
    },
    /** @param {number} [size] */
    read(size) {
      const text = take(size)
      return text === null ? null : chunkOf(text)
    },
    resume() {
      isFlowing = true
      return stdin
    },
    pause() {
      isFlowing = false
      return stdin
    },
    isPaused: () => !isFlowing,
    /** @param {any} writable */
    pipe(writable) {
      stdin.on('data', (/** @type {any} */ chunk) => writable.write(chunk))
      if (writable !== stdout && writable !== stderr) stdin.on('end', () => writable.end())
      return writable
    },
    ref: () => stdin,
    unref: () => stdin,
    destroy() {
      at = given.input.length
      end()
      return stdin
    },
    async *[Symbol.asyncIterator]() {
      const text = take()
      if (text !== null) yield chunkOf(text)
      end()
    },
  })

  /** @param {number} fd @param {(text: string) => void} put */
  function writable(fd, put) {
    const decoder = new StringDecoder()
    const stream = new EventEmitter()
    /** @param {any} chunk */
    const text = (chunk) => {
      if (typeof chunk === 'string') return chunk
      if (ArrayBuffer.isView(chunk)) return decoder.write(chunk)
      throw new TypeError('The "chunk" argument must be of type string or an instance of Buffer')
    }
    /** @param {any[]} rest The encoding, and a callback. */
    const callLast = (rest) => {
      const callback = rest.findLast((value) => typeof value === 'function')
      if (callback !== undefined) runSoon(() => callback())
    }
    return Object.assign(stream, {
      fd,
      writable: true,
      /** @param {any} chunk @param {any[]} rest */
      write(chunk, ...rest) {
        put(text(chunk))
        callLast(rest)
        return true
      },
      /** @param {any[]} args */
      end(...args) {
        const [chunk] = args
        if (chunk !== undefined && chunk !== null && typeof chunk !== 'function') put(text(chunk))
        callLast(args)
        runSoon(() => stream.emit('finish'))
        return stream
      },
      cork() {},
      uncork() {},
      ref: () => stream,
      unref: () => stream,
      setDefaultEncoding: () => stream,
    })
  }

  /** @type {any} */
  let stdout
  /** @type {any} */
  let stderr
  return {
    stdin,
    step,
    nextLine,
    take,
    end,
    /** @param {(text: string) => void} out @param {(text: string) => void} err */
    open(out, err) {
      stdout = writable(1, out)
      stderr = writable(2, err)
      return { stdout, stderr }
    },
  }
}
