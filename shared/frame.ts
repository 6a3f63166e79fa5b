/**
 * A frame carries one opaque payload:
 *
 *     u32 length | 16-byte IV | AES-256-CBC ciphertext (PKCS #7) | 32-byte HMAC-SHA-256
 *
 * Numbers are big-endian. `length` counts the bytes after itself. The MAC covers the frame's u64
 * sequence number, which is not sent, and every byte before the MAC; each direction has keys of its
 * own. So a frame cannot be altered, replayed, reordered or sent back to its sender.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

const LENGTH = 4
const IV = 16
const BLOCK = 16
const MAC = 32
const SHORTEST = IV + BLOCK + MAC

export class FrameError extends Error {
  override name = 'FrameError'
}

/** What one direction of one connection is sealed with. Key objects show no bytes when printed. */
export type FrameKeys = { encrypt: KeyObject; mac: KeyObject }

export const hkdf = (secret: Buffer, salt: Buffer, info: Buffer | string, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length))

/** `purpose` keeps keys that come from the same secret and salt apart. */
export const deriveFrameKeys = (secret: Buffer, salt: Buffer, purpose: string): FrameKeys => ({
  encrypt: createSecretKey(hkdf(secret, salt, `${purpose} encrypt`, 32)),
  mac: createSecretKey(hkdf(secret, salt, `${purpose} mac`, 32)),
})

export function hmac(key: KeyObject, ...parts: Buffer[]): Buffer {
  const mac = createHmac('sha256', key)
  for (const part of parts) mac.update(part)
  return mac.digest()
}

/** The length on the wire of the frame around a payload of `size` bytes. */
export const frameSize = (size: number): number =>
  LENGTH + IV + (size - (size % BLOCK) + BLOCK) + MAC

/**
 * The frame comes in pieces, to be written one after the other: joining them would copy every byte
 * once more. An IV must never be chosen or foreseen by a peer; only known-answer tests pass one.
 */
export function sealFrame(
  keys: FrameKeys,
  sequence: number,
  payload: Buffer,
  iv: Buffer = randomBytes(IV),
): Buffer[] {
  const head = Buffer.allocUnsafe(LENGTH)
  head.writeUInt32BE(frameSize(payload.length) - LENGTH)
  const cipher = createCipheriv('aes-256-cbc', keys.encrypt, iv)
  const pieces = [head, iv, cipher.update(payload), cipher.final()]
  return [...pieces, hmac(keys.mac, sequenceBytes(sequence), ...pieces)]
}

/** @throws {FrameError} The same error for every bad frame: telling them apart would be a padding oracle. */
export function openFrame(keys: FrameKeys, sequence: number, frame: Buffer): Buffer {
  if (!isAuthentic(keys, sequence, frame)) throw new FrameError('Cannot open frame: not authentic')
  try {
    return decrypt(keys, frame.subarray(LENGTH, LENGTH + IV), frame.subarray(LENGTH + IV, -MAC))
  } catch {
    throw new FrameError('Cannot open frame: not authentic')
  }
}

function isAuthentic(keys: FrameKeys, sequence: number, frame: Buffer): boolean {
  if (frame.length < LENGTH + SHORTEST || frame.readUInt32BE() !== frame.length - LENGTH) {
    return false
  }
  const expected = hmac(keys.mac, sequenceBytes(sequence), frame.subarray(0, -MAC))
  return timingSafeEqual(frame.subarray(-MAC), expected)
}

/** Takes the padding off itself: then all of the text is in one buffer, and none of it is copied. */
function decrypt(keys: FrameKeys, iv: Buffer, ciphertext: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-cbc', keys.encrypt, iv).setAutoPadding(false)
  const padded = decipher.update(ciphertext)
  decipher.final()
  const padding = padded.at(-1) ?? 0
  const isPadded = padding >= 1 && padding <= BLOCK
  if (!isPadded || padded.subarray(-padding).some((byte) => byte !== padding)) {
    throw new FrameError('Cannot open frame: not authentic')
  }
  return padded.subarray(0, -padding)
}

function sequenceBytes(sequence: number): Buffer {
  const bytes = Buffer.allocUnsafe(8)
  bytes.writeBigUInt64BE(BigInt(sequence))
  return bytes
}

/** @throws {FrameError} when no frame of at most `maxFrame` bytes can follow this length. */
export function readFrameLength(head: Buffer, maxFrame: number): number {
  const length = head.readUInt32BE()
  if (length < SHORTEST || LENGTH + length > maxFrame) {
    throw new FrameError(`Cannot read frame: length ${length} is out of range`)
  }
  return length
}

/**
 * Cuts a byte stream into whole frames, wherever the network cut it. A frame that lies within one
 * piece is not copied; of any other each byte is copied once, into a buffer of the frame's size.
 */
export class FrameSplitter {
  readonly #maxFrame: number
  readonly #head = Buffer.alloc(LENGTH)
  #partial = this.#head
  #filled = 0

  constructor(maxFrame: number) {
    this.#maxFrame = maxFrame
  }

  /** The size of the frame of which only a part has come; 0 when there is none. */
  get awaitedSize(): number {
    return this.#partial === this.#head ? 0 : this.#partial.length
  }

  /** @throws {FrameError} after the frames before the bad one. */
  *split(piece: Buffer): Generator<Buffer> {
    let rest = piece
    while (rest.length > 0) {
      if (this.#filled === 0 && rest.length >= LENGTH) {
        const size = LENGTH + readFrameLength(rest, this.#maxFrame)
        if (rest.length >= size) {
          yield rest.subarray(0, size)
          rest = rest.subarray(size)
          continue
        }
      }
      const copied = rest.copy(this.#partial, this.#filled)
      rest = rest.subarray(copied)
      this.#filled += copied
      if (this.#filled === this.#partial.length) yield* this.#completed()
    }
  }

  *#completed(): Generator<Buffer> {
    const full = this.#partial
    if (full === this.#head) {
      this.#partial = Buffer.allocUnsafe(LENGTH + readFrameLength(full, this.#maxFrame))
      full.copy(this.#partial)
    } else {
      this.#partial = this.#head
      this.#filled = 0
      yield full
    }
  }
}
