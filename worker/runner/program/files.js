// @ts-check
/**
 * `fs` with three files: standard input, output and error. Its text runs inside the guest's realm,
 * before the guest.
 *
 * @param {any} Buffer
 * @param {{ input: string }} given
 * @param {{ stdin: any, stdout: any, stderr: any }} streams
 * @param {(callback: () => void) => void} runSoon
 */
export function makeFiles(Buffer, given, { stdin, stdout, stderr }, runSoon) {
  /** @type {Record<string, number>} */
  const descriptors = {
    '/dev/stdin': 0,
    'dev/stdin': 0,
    '/dev/fd/0': 0,
    '/proc/self/fd/0': 0,
    '/dev/stdout': 1,
    '/dev/fd/1': 1,
    '/dev/stderr': 2,
    '/dev/fd/2': 2,
  }
  const output = { 1: stdout, 2: stderr }
  /** @type {Uint8Array | null} The input as bytes, for `readSync`. */
  let bytes = null
  let at = 0

  /** @param {any} path @param {string} call */
  function descriptor(path, call) {
    const fd = typeof path === 'number' ? path : descriptors[`${path}`]
    if (fd === 0 || fd === 1 || fd === 2) return fd
    const isNumber = typeof path === 'number'
    throw Object.assign(
      new Error(
        isNumber
          ? `EBADF: bad file descriptor, ${call}`
          : `ENOENT: no such file or directory, ${call} '${path}'`,
      ),
      { code: isNumber ? 'EBADF' : 'ENOENT', syscall: call },
    )
  }

  /** @param {any} path @param {any} [options] */
  function readFileSync(path, options) {
    if (descriptor(path, 'open') !== 0) return options ? '' : Buffer.alloc(0)
    const encoding = typeof options === 'string' ? options : options?.encoding
    if (encoding === undefined || encoding === null) return Buffer.from(given.input)
    return /^utf-?8$/i.test(encoding) ? given.input : Buffer.from(given.input).toString(encoding)
  }

  /** @param {any} path @param {any} data */
  function writeFileSync(path, data) {
    const fd = descriptor(path, 'open')
    if (fd === 0)
      throw Object.assign(new Error('EBADF: bad file descriptor, write'), { code: 'EBADF' })
    output[fd].write(ArrayBuffer.isView(data) ? data : `${data}`)
  }

  /** @param {any} fd @param {any} data @param {any} [offset] @param {any} [length] */
  function writeSync(fd, data, offset, length) {
    const isText = !ArrayBuffer.isView(data)
    const part = /** @type {any} */ (data)
    const start = offset ?? 0
    const end = length === undefined ? undefined : start + length
    const chunk = isText ? `${data}` : part.subarray(start, end)
    writeFileSync(descriptor(fd, 'write'), chunk)
    return isText ? Buffer.byteLength(chunk) : chunk.length
  }

  /** @param {any} fd @param {any} buffer @param {any} [offset] @param {any} [length] */
  function readSync(fd, buffer, offset, length) {
    if (descriptor(fd, 'read') !== 0) return 0
    const asked = typeof offset === 'object' && offset !== null ? offset : { offset, length }
    const start = asked.offset ?? 0
    const room = Math.min(asked.length ?? buffer.length - start, buffer.length - start)
    bytes ??= /** @type {Uint8Array} */ (Buffer.from(given.input))
    const part = bytes.subarray(at, at + room)
    buffer.set(part, start)
    at += part.length
    return part.length
  }

  /** @param {any} path @param {any} [options] */
  const readFile = async (path, options) => readFileSync(path, options)
  /** @param {any} path @param {any} data */
  const writeFile = async (path, data) => writeFileSync(path, data)

  const promises = { readFile, writeFile, appendFile: writeFile }
  return {
    readFileSync,
    writeFileSync,
    appendFileSync: writeFileSync,
    writeSync,
    readSync,
    /** @param {any} path */
    existsSync: (path) => `${path}` in descriptors,
    /** @param {any} path */
    openSync: (path) => descriptor(path, 'open'),
    closeSync() {},
    fsyncSync() {},
    /** @param {any} path */
    fstatSync: (path) => ({
      size: descriptor(path, 'fstat') === 0 ? Buffer.byteLength(given.input) : 0,
      isFile: () => false,
      isFIFO: () => true,
    }),
    /** @param {any} path @param {any} options @param {any} [callback] */
    readFile: (path, options, callback = options) => {
      const data = readFileSync(path, callback === options ? undefined : options)
      runSoon(() => callback(null, data))
    },
    /** @param {any} path @param {any} [options] */
    createReadStream: (path, options) => {
      descriptor(options?.fd ?? path, 'open')
      const encoding = typeof options === 'string' ? options : options?.encoding
      return encoding ? stdin.setEncoding(encoding) : stdin
    },
    /** @param {any} path @param {any} [options] */
    createWriteStream: (path, options) =>
      descriptor(options?.fd ?? path, 'open') === 2 ? stderr : stdout,
    promises,
    constants: {},
  }
}
