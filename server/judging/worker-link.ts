import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { dialLink } from '../../shared/dial.ts'
import { type Link, LinkError } from '../../shared/link.ts'
import {
  type CompileError,
  type Hello,
  type JudgeMessage,
  type NeedMessage,
  type OrchestratorMessage,
  type ResultMessage,
  type WorkerMessage,
  workerMessageSchema,
} from '../../shared/messages.ts'
import type { LinkFault } from './meter.ts'
import { Rate } from './rate.ts'
import { findReference, type LoadText, sendText } from './texts.ts'
import type { InTurn } from './turns.ts'

/** What a worker is asked to judge: a `judge` message without the names the link adds. */
export type Chunk = Omit<JudgeMessage, 'type' | 'job'>

/**
 * How a chunk ended. `done`: every case had its result, or the code did not compile. `refused`: the
 * worker did not take it, or gave the rest back. `lost`: the worker died or broke the protocol with
 * the chunk in its hands. `undeliverable`: it, or data of it, cannot be sent to any worker.
 * `cancelled`: the caller's signal fired.
 */
export type Outcome =
  | { end: 'done'; compileError: CompileError | null }
  | { end: 'refused'; reason: 'busy' | 'draining' | 'unsupported' | 'failed' }
  | { end: 'lost'; reason: string; died: Promise<boolean> }
  | { end: 'undeliverable'; reason: string }
  | { end: 'cancelled' }

export interface JobOptions {
  onResult: (result: ResultMessage) => void
  signal: AbortSignal
  /** For cases that refer to their data. */
  loadText: LoadText | undefined
}

interface Job {
  chunk: Chunk
  options: JobOptions
  settle: (outcome: Outcome) => void
}

export interface WorkerStatus {
  address: string
  name: string
  state: 'up' | 'draining' | 'down'
  /** What the worker said of itself when it was last seen. */
  hello: Hello | null
  busy: number
  /** Cases judged for this orchestrator since it started. */
  judgedCases: number
  /** Of those, over the last minute. */
  casesPerSecond: number
  /** Why it is down. */
  reason: string | null
}

/** How long a worker that said `busy` is left alone: others use its slots too. */
const BUSY_PAUSE_MS = 50
/** A worker that has not come back by then has died. */
const RETURNS_WITHIN_MS = 10_000

/** Doubles from 0.25 s to 4 s, with jitter, so that a worker that comes back is used within 5 s. */
export const reconnectDelayMs = (attempt: number, random = Math.random) =>
  Math.min(4_000, 250 * 2 ** Math.min(attempt, 5)) * (0.5 + random() / 2)

export interface WorkerLinkOptions {
  host: string
  port: number
  secrets: readonly Buffer[]
  log: Logger
  heartbeat?: { pingMs: number; silenceMs: number } | undefined
  /** Shared by all links, so that few long texts lie in memory at a time. */
  textsInTurn: InTurn
  /** Called whenever a slot may have become free, or the worker came or went. */
  onChange: () => void
  onLinkFault?: ((error: LinkFault) => void) | undefined
  /** Called with the submissions that a worker had in its hands, once it is known that it died. */
  onDeath: (submissions: ReadonlySet<string>) => void
}

/** Keeps one link to one worker open, for as long as `stop` does not fire. */
export class WorkerLink {
  readonly address: string
  readonly #options: WorkerLinkOptions
  readonly #stop = new AbortController()
  readonly #jobs = new Map<string, Job>()
  #link: Link<WorkerMessage, OrchestratorMessage> | undefined
  #hello: Hello | null = null
  #draining = false
  #busyUntil = 0
  #judgedCases = 0
  readonly #rate = new Rate()
  #onReturn: (workerId: string) => void = () => {}
  #reason: string | null = 'not connected yet'
  readonly #ended: Promise<void>

  constructor(options: WorkerLinkOptions) {
    this.#options = options
    this.address = `${options.host}:${options.port}`
    this.#ended = this.#keepConnected()
  }

  /** What people call it: several workers may run on one host. */
  get name(): string {
    return `${this.#hello?.name ?? this.#options.host}:${this.#options.port}`
  }

  get slots(): number {
    return this.#link && !this.#draining ? (this.#hello?.slots ?? 0) : 0
  }

  get busy(): number {
    return this.#jobs.size
  }

  get freeSlots(): number {
    return Date.now() < this.#busyUntil ? 0 : Math.max(0, this.slots - this.busy)
  }

  judges(language: JudgeMessage['language']): boolean {
    return this.#hello?.languages.includes(language) ?? false
  }

  status(): WorkerStatus {
    return {
      address: this.address,
      name: this.name,
      state: this.#link === undefined ? 'down' : this.#draining ? 'draining' : 'up',
      hello: this.#hello,
      busy: this.busy,
      judgedCases: this.#judgedCases,
      casesPerSecond: this.#rate.perSecond(),
      reason: this.#link ? null : this.#reason,
    }
  }

  /** Sends the chunk; its results arrive one by one. Never rejects. */
  judge(chunk: Chunk, options: JobOptions): Promise<Outcome> {
    const { signal } = options
    const link = this.#link
    if (!link) return Promise.resolve({ end: 'refused', reason: 'busy' })
    const job = randomUUID()
    return new Promise((resolve) => {
      const cancel = () => void this.#send({ type: 'cancel', job })
      this.#jobs.set(job, {
        chunk,
        options,
        settle: (outcome) => {
          signal.removeEventListener('abort', cancel)
          this.#jobs.delete(job)
          resolve(signal.aborted ? { end: 'cancelled' } : outcome)
          this.#options.onChange()
        },
      })
      signal.addEventListener('abort', cancel, { once: true })
      link.send({ type: 'judge', job, ...chunk }).catch((error) => {
        // Any other failure is the link's, and its end settles every job on it.
        if (error instanceof RangeError)
          this.#jobs.get(job)?.settle({ end: 'undeliverable', reason: error.message })
      })
      if (signal.aborted) cancel()
    })
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    this.#link?.close()
    await this.#ended
  }

  /** A link that cannot send is closing, and closing settles every job on it. */
  async #send(message: OrchestratorMessage): Promise<void> {
    await this.#link?.send(message).catch(() => {})
  }

  async #keepConnected(): Promise<void> {
    const { log } = this.#options
    for (let attempt = 0; !this.#stop.signal.aborted; attempt += 1) {
      let reason = 'the worker closed the link'
      let fault: unknown
      try {
        const link = await this.#connect()
        for await (const message of link.messages) {
          // A worker that answered is alive: the next reconnect starts again from the shortest delay.
          attempt = 0
          this.#receive(message, link)
        }
        fault = await link.closed
      } catch (error) {
        fault = error
      }
      if (fault instanceof Error) reason = fault.message
      const lost = this.#link !== undefined && !this.#stop.signal.aborted
      if (!this.#stop.signal.aborted) this.#options.onLinkFault?.(lost ? 'lost' : 'unreachable')
      this.#link = undefined
      this.#draining = false
      this.#reason = reason
      const jobs = [...this.#jobs.values()]
      const died = Promise.resolve(lost && fault !== undefined && this.#hasDied(fault))
      void died.then((dead) => {
        if (dead) this.#options.onDeath(new Set(jobs.map(({ chunk }) => chunk.submission)))
      })
      // A worker that says goodbye has not died of what it had in its hands: it gives it back.
      const outcome: Outcome =
        lost && fault === undefined
          ? { end: 'refused', reason: 'draining' }
          : { end: 'lost', reason, died }
      for (const job of jobs) job.settle(outcome)
      if (lost) {
        log.warn({ worker: this.address, reason }, 'worker lost')
        this.#options.onChange()
      }
      await sleep(reconnectDelayMs(attempt), undefined, { signal: this.#stop.signal }).catch(
        stopped,
      )
    }
  }

  /**
   * A worker that comes back as the one it was has lost its link and no more. One that breaks the
   * protocol is as good as dead.
   */
  #hasDied(fault: unknown): boolean | Promise<boolean> {
    if (fault instanceof LinkError && (fault.layer === 'frame' || fault.layer === 'message')) {
      return true
    }
    const id = this.#hello?.id
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const timer = setTimeout(() => resolve(true), RETURNS_WITHIN_MS).unref()
    this.#onReturn = (returned) => {
      clearTimeout(timer)
      resolve(returned !== id)
    }
    return promise
  }

  #connect(): Promise<Link<WorkerMessage, OrchestratorMessage>> {
    const { host, port, secrets, heartbeat } = this.#options
    const { signal } = this.#stop
    return dialLink(() => connect({ host, port, keepAlive: true, signal }), {
      ...heartbeat,
      secrets,
      parse: (value) => workerMessageSchema.parse(value),
    })
  }

  #receive(message: WorkerMessage, link: Link<WorkerMessage, OrchestratorMessage>): void {
    switch (message.type) {
      case 'hello':
        this.#hello = message
        this.#link = link
        this.#onReturn(message.id)
        this.#options.log.info({ worker: this.address, slots: message.slots }, 'worker found')
        this.#options.onChange()
        break
      case 'result':
        this.#judgedCases += 1
        this.#rate.add()
        this.#jobs.get(message.job)?.options.onResult(message)
        break
      case 'done':
        this.#jobs.get(message.job)?.settle({ end: 'done', compileError: message.compileError })
        break
      case 'refused':
        if (message.reason === 'draining') this.#draining = true
        if (message.reason === 'busy') this.#leaveAlone()
        this.#jobs.get(message.job)?.settle({ end: 'refused', reason: message.reason })
        break
      case 'need':
        void this.#options.textsInTurn(() => this.#give(message, link))
        break
      default:
        message satisfies never
    }
  }

  /** What a job refers to and its worker lacks. Never rejects, and never leaves the worker waiting. */
  async #give(need: NeedMessage, link: Link<WorkerMessage, OrchestratorMessage>): Promise<void> {
    const job = this.#jobs.get(need.job)
    if (!job) return
    const isWanted = () => this.#jobs.get(need.job) === job
    const reference = findReference(job.chunk.cases, need.sha256)
    try {
      const text = reference && (await job.options.loadText?.(reference.ordinal, reference.field))
      if (text !== undefined) return await sendText(need, text, link.send.bind(link), isWanted)
    } catch (error) {
      if (error instanceof LinkError) return
      this.#options.log.error({ err: error }, 'cannot read test data')
    }
    if (!isWanted()) return
    void this.#send({ type: 'cancel', job: need.job })
    job.settle({ end: 'undeliverable', reason: 'its test data cannot be read' })
  }

  #leaveAlone(): void {
    this.#busyUntil = Date.now() + BUSY_PAUSE_MS
    setTimeout(this.#options.onChange, BUSY_PAUSE_MS + 1).unref()
  }
}

/** Waiting ends early only because the link is to stop, which its loop sees for itself. */
const stopped = () => {}
