/**
 * How two sides that share a secret come to trust one byte stream:
 *
 *     both      greeting   7 bytes "ps-link" | u8 version | 32 random bytes
 *     dialler   proof      frame 0, empty
 *     listener  proof      frame 0, empty, once the dialler's has been checked
 *
 * The keys of each direction come from the secret and both randoms, so who can seal a proof knows
 * the secret, and none can be used twice. Frames 1, 2, … of each direction belong to the link.
 */
import { randomBytes } from 'node:crypto'
import type { Duplex } from 'node:stream'
import { deriveFrameKeys, type FrameKeys, openFrame, readFrameLength, sealFrame } from './frame.ts'

const VERSION = 1
const MAGIC = Buffer.from('ps-link')
const RANDOM = 32
const GREETING = MAGIC.length + 1 + RANDOM
const LENGTH = 4
/** A stranger's frame is not even read when it is longer. */
const MAX_STRANGER_FRAME = 4096
const SHORTEST_SECRET = 32
const EMPTY = Buffer.alloc(0)

/** `stream`: the connection itself. `closed`: the link was asked for something after its end. */
export type LinkLayer =
  | 'stream'
  | 'greeting'
  | 'secret'
  | 'deadline'
  | 'frame'
  | 'message'
  | 'heartbeat'
  | 'closed'

/** Names the layer that failed; never quotes what was received. */
export class LinkError extends Error {
  override name = 'LinkError'
  readonly layer: LinkLayer
  constructor(layer: LinkLayer, message: string, options?: ErrorOptions) {
    super(message, options)
    this.layer = layer
  }
}

/** A listener takes any of its secrets; a dialler shows one (`dialLink` tries several in turn). */
export type Credentials =
  | { role: 'dialler'; secret: Buffer }
  | { role: 'listener'; secrets: readonly Buffer[] }

export type Session = { sealKeys: FrameKeys; openKeys: FrameKeys }

/** Reads a comma-separated list: during a rotation the new secret stands beside the old one. */
export function parseSecrets(text: string): Buffer[] {
  if (text.trim() === '') throw new Error('Cannot read worker secret: it is empty')
  return text.split(',').map((entry, index) => {
    const secret = Buffer.from(entry.trim())
    if (secret.length < SHORTEST_SECRET) {
      throw new Error(
        `Cannot read worker secret: entry ${index + 1} has ${secret.length} bytes, at least ${SHORTEST_SECRET} are needed`,
      )
    }
    return secret
  })
}

/** Each direction's keys are named after the role that seals with them. */
export type LinkKeys = { dialler: FrameKeys; listener: FrameKeys }

export function deriveLinkKeys(
  secret: Buffer,
  diallerRandom: Buffer,
  listenerRandom: Buffer,
): LinkKeys {
  const salt = Buffer.concat([diallerRandom, listenerRandom])
  return {
    dialler: deriveFrameKeys(secret, salt, `ps-link ${VERSION} dialler`),
    listener: deriveFrameKeys(secret, salt, `ps-link ${VERSION} listener`),
  }
}

/**
 * Resolves once the other side has proved that it knows the secret. Whatever it sent after its
 * proof is still in the stream. The time to connect counts towards `handshakeMs`.
 *
 * @throws {LinkError} The stream is then of no more use.
 */
export async function shakeHands(
  stream: Duplex,
  credentials: Credentials,
  handshakeMs: number,
): Promise<Session> {
  const late = new LinkError('deadline', `Cannot open link: no handshake within ${handshakeMs} ms`)
  const deadline = setTimeout(() => stream.destroy(late), handshakeMs)
  try {
    const ours = randomBytes(RANDOM)
    stream.write(Buffer.concat([MAGIC, Buffer.of(VERSION), ours]))
    const theirs = await readGreeting(stream)
    return credentials.role === 'dialler'
      ? await proveFirst(stream, deriveLinkKeys(credentials.secret, ours, theirs))
      : await proveSecond(
          stream,
          credentials.secrets.map((secret) => deriveLinkKeys(secret, theirs, ours)),
        )
  } finally {
    clearTimeout(deadline)
  }
}

async function proveFirst(stream: Duplex, keys: LinkKeys): Promise<Session> {
  writeProof(stream, keys.dialler)
  const proof = await readProof(stream)
  if (proof === undefined) {
    throw new LinkError('secret', 'Cannot open link: the listener does not accept our secret')
  }
  if (!isProof(keys.listener, proof)) {
    throw new LinkError('secret', 'Cannot open link: the listener did not prove our secret')
  }
  return { sealKeys: keys.dialler, openKeys: keys.listener }
}

async function proveSecond(stream: Duplex, candidates: LinkKeys[]): Promise<Session> {
  const proof = await readProof(stream)
  if (proof === undefined) {
    throw new LinkError('secret', 'Cannot open link: the dialler left without a proof')
  }
  // Every candidate is tried, so that the time taken does not tell which one fits.
  const [keys] = candidates.filter(({ dialler }) => isProof(dialler, proof))
  if (!keys)
    throw new LinkError('secret', 'Cannot open link: the dialler proved none of our secrets')
  writeProof(stream, keys.listener)
  return { sealKeys: keys.listener, openKeys: keys.dialler }
}

async function readGreeting(stream: Duplex): Promise<Buffer> {
  const greeting = await readExactly(stream, GREETING)
  if (greeting === undefined) {
    throw new LinkError('greeting', 'Cannot open link: the other side left without a greeting')
  }
  if (!greeting.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new LinkError('greeting', 'Cannot open link: the other side speaks another protocol')
  }
  const version = greeting.readUInt8(MAGIC.length)
  if (version !== VERSION) {
    throw new LinkError(
      'greeting',
      `Cannot open link: the other side speaks version ${version}, this one ${VERSION}`,
    )
  }
  return greeting.subarray(-RANDOM)
}

function writeProof(stream: Duplex, keys: FrameKeys) {
  stream.write(Buffer.concat(sealFrame(keys, 0, EMPTY)))
}

async function readProof(stream: Duplex): Promise<Buffer | undefined> {
  const head = await readExactly(stream, LENGTH)
  const body = head && (await readExactly(stream, lengthFromStranger(head)))
  return body && Buffer.concat([head, body])
}

function lengthFromStranger(head: Buffer): number {
  try {
    return readFrameLength(head, MAX_STRANGER_FRAME)
  } catch (cause) {
    throw new LinkError('frame', 'Cannot open link: the first frame has a bad length', { cause })
  }
}

function isProof(keys: FrameKeys, frame: Buffer): boolean {
  try {
    return openFrame(keys, 0, frame).length === 0
  } catch {
    return false // A bad frame and a wrong secret are the same thing here.
  }
}

/** `undefined` when the stream ends first. Bytes beyond `size` stay in the stream. */
function readExactly(stream: Duplex, size: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      stream.off('readable', attempt).off('end', ended).off('error', failed).off('close', closed)
      act()
    }
    const attempt = () => {
      const bytes: Buffer | null = stream.read(size)
      if (bytes) settle(() => resolve(bytes.length === size ? bytes : undefined))
    }
    const ended = () => settle(() => resolve(undefined))
    const closed = () => failed(new Error('the connection was closed on this side'))
    const failed = (error: Error) => {
      const cannot = `Cannot open link: ${error.message}`
      const reason =
        error instanceof LinkError ? error : new LinkError('stream', cannot, { cause: error })
      settle(() => reject(reason))
    }
    if (stream.errored) return failed(stream.errored)
    if (stream.readableEnded) return ended()
    if (stream.destroyed) return closed()
    stream.on('readable', attempt).on('end', ended).on('error', failed).on('close', closed)
    attempt()
  })
}
