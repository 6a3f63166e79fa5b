// @ts-check
/**
 * `Buffer`, the text encoder and decoders, as far as programs use them on text. Its text runs
 * inside the guest's realm, before the guest.
 */
export function makeBuffer() {
  const { apply } = Reflect
  const { fromCharCode } = String
  const CHUNK = 8192
  const REPLACEMENT = 0xfffd
  /** The text that a buffer was made of; decoding it anew is slow. @type {WeakMap<object, string>} */
  const sources = new WeakMap()

  /** @param {ArrayLike<number>} units */
  const textOfUnits = (units) => apply(fromCharCode, null, units)

  /** @param {string} text */
  function encode(text) {
    const { length } = text
    const bytes = new Uint8Array(length)
    for (let at = 0; at < length; at++) {
      const unit = text.charCodeAt(at)
      if (unit > 0x7f) return encodeRest(text, at, bytes)
      bytes[at] = unit
    }
    return bytes
  }

  /** @param {string} text @param {number} from @param {Uint8Array} ascii What comes before. */
  function encodeRest(text, from, ascii) {
    const bytes = new Uint8Array(from + (text.length - from) * 3)
    bytes.set(ascii.subarray(0, from))
    let end = from
    for (let at = from; at < text.length; at++) {
      let code = text.charCodeAt(at)
      if (code >= 0xd800 && code <= 0xdfff) {
        const low = code < 0xdc00 && at + 1 < text.length ? text.charCodeAt(at + 1) : 0
        if (low >= 0xdc00 && low <= 0xdfff) {
          code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00)
          at += 1
        } else code = REPLACEMENT
      }
      if (code < 0x80) bytes[end++] = code
      else if (code < 0x800) {
        bytes[end++] = 0xc0 | (code >> 6)
        bytes[end++] = 0x80 | (code & 0x3f)
      } else {
        if (code < 0x10000) bytes[end++] = 0xe0 | (code >> 12)
        else {
          bytes[end++] = 0xf0 | (code >> 18)
          bytes[end++] = 0x80 | ((code >> 12) & 0x3f)
        }
        bytes[end++] = 0x80 | ((code >> 6) & 0x3f)
        bytes[end++] = 0x80 | (code & 0x3f)
      }
    }
    return bytes.slice(0, end)
  }

  /** UTF-8, where what is malformed reads as U+FFFD. @param {Uint8Array} bytes */
  function decode(bytes) {
    const { length } = bytes
    const units = new Uint16Array(CHUNK + 2)
    let text = ''
    let used = 0
    for (let at = 0; at < length; ) {
      const lead = /** @type {number} */ (bytes[at++])
      let code = lead
      if (lead > 0x7f) {
        let more = lead >= 0xf0 && lead <= 0xf4 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc2 ? 1 : -1
        if (lead > 0xf4) more = -1
        code = more < 0 ? REPLACEMENT : lead & (0x3f >> more)
        let low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
        let high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
        for (; more > 0; more--) {
          const next = bytes[at]
          if (next === undefined || next < low || next > high) {
            code = REPLACEMENT
            break
          }
          code = (code << 6) | (next & 0x3f)
          low = 0x80
          high = 0xbf
          at += 1
        }
      }
      if (code > 0xffff) {
        units[used++] = 0xd800 + ((code - 0x10000) >> 10)
        units[used++] = 0xdc00 + ((code - 0x10000) & 0x3ff)
      } else units[used++] = code
      if (used >= CHUNK) {
        text += textOfUnits(units.subarray(0, used))
        used = 0
      }
    }
    return text + textOfUnits(units.subarray(0, used))
  }

  /** How many of the last bytes may be the start of a character. @param {Uint8Array} bytes */
  function unfinished(bytes) {
    for (let back = 1; back <= 3 && back <= bytes.length; back++) {
      const byte = /** @type {number} */ (bytes[bytes.length - back])
      if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
      if (byte < 0x80) return 0
    }
    return 0
  }

  /** @param {string} text @param {unknown} encoding */
  function bytesOf(text, encoding) {
    switch (nameOf(encoding)) {
      case 'utf8':
        return encode(text)
      case 'latin1':
        return Uint8Array.from({ length: text.length }, (_, at) => text.charCodeAt(at) & 0xff)
      case 'hex':
        return /** @type {any} */ (Uint8Array).fromHex(text)
      case 'base64':
        return /** @type {any} */ (Uint8Array).fromBase64(text)
      default:
        throw new TypeError(`Unknown encoding: ${encoding}`)
    }
  }

  /** @param {any} bytes @param {unknown} encoding @returns {string} */
  function textOf(bytes, encoding) {
    switch (nameOf(encoding)) {
      case 'utf8':
        return unchanged(bytes, sources.get(bytes)) ?? decode(bytes)
      case 'latin1': {
        let text = ''
        for (let at = 0; at < bytes.length; at += CHUNK) {
          text += textOfUnits(bytes.subarray(at, at + CHUNK))
        }
        return text
      }
      case 'hex':
        return bytes.toHex()
      case 'base64':
        return bytes.toBase64()
      default:
        throw new TypeError(`Unknown encoding: ${encoding}`)
    }
  }

  /** The text itself where the bytes are still its own. @param {Uint8Array} bytes @param {string} [text] */
  function unchanged(bytes, text) {
    if (text === undefined || text.length !== bytes.length) return null
    for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) !== bytes[at]) return null
    return text
  }

  /** @param {unknown} encoding */
  function nameOf(encoding) {
    const name = encoding === undefined || encoding === null ? 'utf8' : `${encoding}`.toLowerCase()
    if (name === 'utf-8') return 'utf8'
    return name === 'ascii' || name === 'binary' ? 'latin1' : name
  }

  /** @param {Uint8Array} bytes @returns {Buffer} */
  const wrap = (bytes) =>
    new Buffer(/** @type {ArrayBuffer} */ (bytes.buffer), bytes.byteOffset, bytes.length)

  class Buffer extends Uint8Array {
    /** @param {any} value @param {any} [encoding] @param {number} [length] @override */
    static from(value, encoding, length) {
      if (typeof value === 'string') {
        const buffer = wrap(bytesOf(value, encoding))
        if (nameOf(encoding) === 'utf8') sources.set(buffer, value)
        return buffer
      }
      if (value instanceof ArrayBuffer) return new Buffer(value, encoding, length)
      return wrap(Uint8Array.from(value.type === 'Buffer' ? value.data : value))
    }
    /** @param {number} size @param {any} [fill] */
    static alloc(size, fill = 0) {
      const buffer = new Buffer(size)
      return fill === 0 ? buffer : buffer.fill(typeof fill === 'string' ? encode(fill)[0] : fill)
    }
    /** @param {number} size */
    static allocUnsafe(size) {
      return new Buffer(size)
    }
    /** @param {Uint8Array[]} list @param {number} [length] */
    static concat(list, length = list.reduce((sum, { length: own }) => sum + own, 0)) {
      const whole = new Buffer(length)
      const source =
        list.length === 1 ? sources.get(/** @type {Uint8Array} */ (list[0])) : undefined
      if (source !== undefined) sources.set(whole, source)
      let at = 0
      for (const part of list) {
        whole.set(part.subarray(0, Math.max(length - at, 0)), Math.min(at, length))
        at += part.length
      }
      return whole
    }
    /** @param {any} value @param {any} [encoding] */
    static byteLength(value, encoding) {
      return typeof value === 'string' ? bytesOf(value, encoding).length : value.byteLength
    }
    /** @param {unknown} value */
    static isBuffer(value) {
      return value instanceof Buffer
    }
    /** @param {any} [encoding] @param {number} [start] @param {number} [end] @override */
    toString(encoding, start = 0, end = this.length) {
      const isWhole = start <= 0 && end >= this.length
      return textOf(isWhole ? this : this.subarray(start, end), encoding)
    }
    toJSON() {
      return { type: 'Buffer', data: Array.from(this) }
    }
    /** @param {Uint8Array} other */
    equals(other) {
      return this.length === other.length && this.every((byte, at) => byte === other[at])
    }
    /** A view, unlike that of Uint8Array. @param {number} [start] @param {number} [end] @override */
    slice(start, end) {
      return /** @type {any} */ (this.subarray(start, end))
    }
    /** @param {any} value @param {number} [from] @override */
    indexOf(value, from = 0) {
      if (typeof value === 'number') return super.indexOf(value, from)
      const wanted = typeof value === 'string' ? encode(value) : value
      for (let at = from; at <= this.length - wanted.length; at++) {
        let same = 0
        while (same < wanted.length && this[at + same] === wanted[same]) same++
        if (same === wanted.length) return at
      }
      return -1
    }
    /** @param {any} value @param {number} [from] @override */
    includes(value, from) {
      return this.indexOf(value, from) >= 0
    }
    /** @param {string} text @param {number} [offset] */
    write(text, offset = 0) {
      const bytes = encode(text).subarray(0, this.length - offset)
      this.set(bytes, offset)
      return bytes.length
    }
    /** @param {Uint8Array} target @param {number} [at] @param {number} [start] @param {number} [end] */
    copy(target, at = 0, start = 0, end = this.length) {
      const part = this.subarray(start, Math.min(end, start + target.length - at))
      target.set(part, at)
      return part.length
    }
  }

  class TextEncoder {
    encoding = 'utf-8'
    encode(text = '') {
      return encode(`${text}`)
    }
  }

  /** Characters that come in pieces. */
  class StringDecoder {
    #encoding
    #rest = new Uint8Array(0)
    /** @param {any} [encoding] */
    constructor(encoding) {
      this.#encoding = encoding
    }
    /** @param {any} bytes @returns {string} */
    write(bytes) {
      if (typeof bytes === 'string') return bytes
      const whole = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes])
      const rest = nameOf(this.#encoding) === 'utf8' ? unfinished(whole) : 0
      this.#rest = whole.slice(whole.length - rest)
      return textOf(rest === 0 ? whole : whole.subarray(0, whole.length - rest), this.#encoding)
    }
    /** @param {any} [bytes] */
    end(bytes) {
      const text = (bytes === undefined ? '' : this.write(bytes)) + textOf(this.#rest, 'utf8')
      this.#rest = new Uint8Array(0)
      return text
    }
  }

  class TextDecoder {
    #decoder
    /** @param {string} [encoding] */
    constructor(encoding = 'utf-8') {
      this.encoding = encoding
      this.#decoder = new StringDecoder(encoding)
    }
    /** @param {any} [data] @param {{ stream?: boolean }} [options] */
    decode(data = [], { stream = false } = {}) {
      const { buffer = data, byteOffset = 0, byteLength = data.byteLength ?? 0 } = data
      const bytes =
        byteLength === 0 ? new Uint8Array(0) : new Uint8Array(buffer, byteOffset, byteLength)
      return stream ? this.#decoder.write(bytes) : this.#decoder.end(bytes)
    }
  }

  return { Buffer, StringDecoder, TextEncoder, TextDecoder }
}
