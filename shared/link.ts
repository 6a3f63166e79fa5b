/**
 * A link carries messages both ways over one byte stream, between two sides that share a secret.
 *
 * A frame's payload is JSON: an object is a message, and the strings "ping", "pong" and "bye" are
 * the link's own. Both sides ping, so that one that has stopped reading, because its consumer is
 * slow, is still heard. "bye" is how a link ends; a stream that ends without it was cut.
 */
import { Socket } from 'node:net'
import { nextTick } from 'node:process'
import type { Duplex } from 'node:stream'
import {
  FrameError,
  type FrameKeys,
  FrameSplitter,
  frameSize,
  openFrame,
  sealFrame,
} from './frame.ts'
import { type Credentials, LinkError, type Session, shakeHands } from './handshake.ts'
import { Inbox } from './inbox.ts'

export { type Credentials, LinkError, type LinkLayer, parseSecrets } from './handshake.ts'

export type LinkOptions<In> = {
  /** Turns what was received into a message, or throws; its error is not kept, as it may quote. */
  parse: (value: unknown) => In
  /** The longest frame on the wire, either way. */
  maxFrame?: number
  /** Reading pauses while more than this waits for the consumer, and one frame may come on top. */
  inboxBytes?: number
  handshakeMs?: number
  pingMs?: number
  silenceMs?: number
}

/**
 * Only authentic frames are signs of life, or an altered length could make the link swallow pings
 * as part of a frame that never ends. A long frame therefore gets this much more time to arrive.
 */
const SLOWEST_BYTES_PER_MS = 1024

type Settings<In> = LinkOptions<In> & typeof DEFAULTS

const DEFAULTS = {
  maxFrame: 64 * 1024 * 1024,
  inboxBytes: 1024 * 1024,
  handshakeMs: 5_000,
  pingMs: 5_000,
  silenceMs: 15_000,
}

/**
 * Makes a link of a stream, which belongs to the link from then on.
 *
 * @throws {LinkError} when the other side does not prove the secret; the stream is then destroyed.
 */
export async function openLink<In, Out extends object>(
  stream: Duplex,
  options: LinkOptions<In> & Credentials,
): Promise<Link<In, Out>> {
  stream.on('error', () => {}) // It may come while nobody waits; the stream keeps it as `errored`.
  if (stream instanceof Socket) stream.setNoDelay(true)
  const settings = { ...DEFAULTS, ...options }
  try {
    const session = await shakeHands(stream, options, settings.handshakeMs)
    if (stream.destroyed || stream.readableEnded) {
      throw new LinkError('stream', 'Cannot open link: the connection ended', {
        cause: stream.errored,
      })
    }
    return new Link<In, Out>(stream, session, settings)
  } catch (error) {
    stream.destroy()
    throw error
  }
}

/** Made by `openLink`. */
export class Link<In, Out extends object> {
  /** Resolves when the stream is gone: to the reason, or to nothing when a side closed without one. */
  readonly closed: Promise<Error | undefined>
  /**
   * In order, and for one reader, whose leaving closes the link. When the other side ends the link,
   * what had arrived is still handed out. A reader that awaits `send()` before it reads on may wait
   * for ever for a peer that does the same.
   */
  readonly messages: AsyncGenerator<In, void, undefined>

  readonly #stream: Duplex
  readonly #settings: Settings<In>
  readonly #inbox: Inbox<In>
  readonly #seal: (payload: Buffer) => Buffer[]
  readonly #open: (frame: Buffer) => Buffer
  readonly #splitter: FrameSplitter

  /** `closing`: what was sent before `close()` is still leaving, and nothing is received any more. */
  #state: 'open' | 'closing' | 'over' = 'open'
  #reason: Error | undefined
  /** Settles when every message sent so far has been handed to the stream. */
  #turn: Promise<void> = Promise.resolve()
  #wakeWriter = () => {}
  #silentMs = 0
  #pingedAt = 0
  #roundTripMs: number | undefined

  constructor(stream: Duplex, session: Session, settings: Settings<In>) {
    this.#stream = stream
    this.#settings = settings
    this.#seal = sealInOrder(session.sealKeys)
    this.#open = openInOrder(session.openKeys)
    this.#splitter = new FrameSplitter(settings.maxFrame)
    this.#inbox = new Inbox(settings.inboxBytes, () => stream.resume())
    this.messages = this.#takeMessages()

    const heartbeat = setInterval(() => this.#beat(), settings.pingMs)
    this.closed = new Promise((resolve) => {
      stream.on('close', () => {
        clearInterval(heartbeat)
        this.#streamClosed()
        resolve(this.#reason)
      })
    })
    stream.on('error', (error) =>
      this.#fail(new LinkError('stream', `Cannot keep link: ${error.message}`, { cause: error })),
    )
    stream.on('end', () => this.#streamEnded())
    stream.on('drain', () => this.#wakeWriter())
    stream.on('data', (piece: Buffer) => this.#received(piece))
    stream.resume()
  }

  /** How long the last answered ping took. */
  get roundTripMs(): number | undefined {
    return this.#roundTripMs
  }

  /**
   * Resolves when the stream can take more. Messages leave in the order of the calls, and one that
   * waits for its turn is not encoded yet: for callers that await, memory stays bounded.
   *
   * @throws {LinkError} when the link has ended; whether the message arrived is then unknown.
   * @throws {RangeError} when the message is too long. The link goes on.
   */
  send(message: Out): Promise<void> {
    if (this.#state !== 'open') return Promise.reject(this.#sendError())
    const sent = this.#turn.then(() => this.#writeMessage(message))
    this.#turn = sent.catch(() => {}) // The caller learns of it; the next message is not concerned.
    return sent
  }

  /** Receives nothing more, and lets what was sent so far leave, for at most `silenceMs`. */
  close(reason?: Error) {
    if (this.#state !== 'open') return
    this.#state = 'closing'
    this.#reason = reason
    this.#silentMs = 0
    this.#inbox.clear()
    this.#inbox.end()
    // Bytes left unread would turn the end into a reset, and that can eat our last frames.
    this.#stream.resume()
    this.#turn.then(() => {
      if (!this.#stream.writable) return
      this.#write('bye')
      this.#stream.end()
    })
  }

  async *#takeMessages() {
    try {
      yield* this.#inbox.take()
    } finally {
      this.close()
    }
  }

  async #writeMessage(message: Out) {
    if (this.#isOver()) throw this.#sendError()
    const payload = Buffer.from(JSON.stringify(message))
    const size = frameSize(payload.length)
    if (size > this.#settings.maxFrame) {
      throw new RangeError(
        `Cannot send message: its frame of ${size} bytes exceeds ${this.#settings.maxFrame}`,
      )
    }
    this.#writeFrame(payload)
    if (!this.#stream.writableNeedDrain) return
    await new Promise<void>((resolve) => {
      this.#wakeWriter = resolve
    })
    if (this.#isOver()) throw this.#sendError()
  }

  #write(word: 'ping' | 'pong' | 'bye') {
    this.#writeFrame(Buffer.from(JSON.stringify(word)))
  }

  /** What is written in one turn leaves in one piece. */
  #writeFrame(payload: Buffer) {
    this.#stream.cork()
    for (const piece of this.#seal(payload)) this.#stream.write(piece)
    nextTick(() => this.#stream.uncork())
  }

  #received(piece: Buffer) {
    if (this.#state !== 'open') return
    try {
      for (const frame of this.#splitter.split(piece)) {
        const payload = this.#open(frame)
        this.#silentMs = 0
        this.#take(readJson(payload), frame.length)
        if (this.#isOver()) return
      }
    } catch (error) {
      this.#fail(
        error instanceof FrameError
          ? new LinkError('frame', 'Cannot keep link: a frame is not authentic', { cause: error })
          : asError(error),
      )
    }
  }

  #take(value: unknown, bytes: number) {
    switch (value) {
      case 'ping':
        return this.#writeWhenFree('pong')
      case 'pong':
        this.#roundTripMs = performance.now() - this.#pingedAt
        return
      case 'bye':
        return this.#end()
      default:
        this.#inbox.put(readMessage(this.#settings.parse, value), bytes)
        if (this.#inbox.isFull) this.#stream.pause()
    }
  }

  #beat() {
    const { pingMs, silenceMs } = this.#settings
    if (this.#state === 'open') {
      this.#pingedAt = performance.now()
      this.#writeWhenFree('ping')
    }
    // Beats are counted, not the clock: a stall of this process is not the other side's silence.
    // Nor is it silence while nobody listens here.
    const isListening = this.#state !== 'open' || !this.#stream.isPaused()
    this.#silentMs = isListening ? this.#silentMs + pingMs : 0
    const patienceMs = silenceMs + this.#splitter.awaitedSize / SLOWEST_BYTES_PER_MS
    if (this.#silentMs >= patienceMs) {
      this.#fail(new LinkError('heartbeat', `Cannot keep link: silent for ${this.#silentMs} ms`))
    }
  }

  /** Bytes that wait to leave will be sign of life enough, and pings must not pile up behind them. */
  #writeWhenFree(word: 'ping' | 'pong') {
    if (!this.#stream.writableNeedDrain) this.#write(word)
  }

  #streamEnded() {
    if (this.#state === 'open') {
      this.#fail(new LinkError('stream', 'Cannot keep link: it was cut, no "bye" came'))
    } else if (!this.#stream.writableEnded) {
      this.#stream.destroy()
    }
  }

  #streamClosed() {
    if (this.#state === 'over' || this.#stream.writableFinished) return
    this.#fail(new LinkError('stream', 'Cannot keep link: the connection is gone'))
  }

  #fail(error: Error) {
    if (this.#state !== 'over') this.#reason ??= error
    this.#end()
    this.#stream.destroy()
  }

  /** Nothing is sent or received any more; what was received can still be taken. */
  #end() {
    this.#state = 'over'
    this.#inbox.end()
    this.#wakeWriter()
    this.#stream.resume() // Only a stream that is read comes to its end.
    this.#stream.end()
  }

  #isOver(): boolean {
    return this.#state === 'over'
  }

  #sendError(): LinkError {
    return new LinkError('closed', 'Cannot send message: the link is closed', {
      cause: this.#reason,
    })
  }
}

/** Frame 0 of each direction was the proof of the handshake. */
function sealInOrder(keys: FrameKeys) {
  let sequence = 1
  return (payload: Buffer) => sealFrame(keys, sequence++, payload)
}

function openInOrder(keys: FrameKeys) {
  let sequence = 1
  return (frame: Buffer) => openFrame(keys, sequence++, frame)
}

function readJson(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString())
  } catch {
    throw new LinkError('message', 'Cannot read message: it is not JSON') // The cause would quote it.
  }
}

function readMessage<In>(parse: (value: unknown) => In, value: unknown): In {
  try {
    return parse(value)
  } catch {
    throw new LinkError('message', 'Cannot read message: it is not a known one')
  }
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)))
