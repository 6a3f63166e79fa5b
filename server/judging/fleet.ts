import type { Logger } from 'pino'
import type { ResultMessage } from '../../shared/messages.ts'
import { type Address, watchAddresses } from './addresses.ts'
import type { LinkFault } from './meter.ts'
import type { LoadText } from './texts.ts'
import { createTurns } from './turns.ts'
import { type Chunk, type Outcome, WorkerLink, type WorkerStatus } from './worker-link.ts'

export type { Chunk, Outcome, WorkerStatus }

export interface FleetOptions {
  /** `host:port` or `dns:name:port`. */
  workers: readonly string[]
  secrets: readonly Buffer[]
  log: Logger
  /** How a dead worker is noticed; the link's own values unless given. */
  heartbeat?: { pingMs: number; silenceMs: number }
  onLinkFault?: (error: LinkFault) => void
}

/** Somebody waits for a person's run; a submission may wait a little longer. */
export type Urgency = 'run' | 'submission'

export interface JudgeOptions {
  signal: AbortSignal
  urgency?: Urgency
  /** For cases that refer to their data. */
  loadText?: LoadText | undefined
}

/** Texts that are sent at a time, to all workers: each may have tens of megabytes. */
const TEXTS_AT_ONCE = 4

/** For so long a death says something about the fleet. */
const LATELY_MS = 60_000

interface Death {
  at: number
  submissions: ReadonlySet<string>
}

interface Waiting {
  chunk: Chunk
  urgency: Urgency
  start: (worker: WorkerLink) => void
}

/** All workers, and the chunks that wait for one of their slots. */
export class Fleet {
  readonly #options: FleetOptions
  readonly #links = new Map<string, WorkerLink>()
  readonly #waiting: Waiting[] = []
  readonly #listeners = new Set<() => void>()
  readonly #textsInTurn = createTurns(TEXTS_AT_ONCE)
  readonly #unwatch: () => void
  #deaths: Death[] = []

  constructor(options: FleetOptions) {
    this.#options = options
    this.#unwatch = watchAddresses(options.workers, options.log, (addresses) =>
      this.#follow(addresses),
    )
  }

  workers(): WorkerStatus[] {
    return [...this.#links.values()].map((link) => link.status())
  }

  /** Slots of all workers that can be reached. */
  slots(): number {
    return sum([...this.#links.values()].map((link) => link.slots))
  }

  /** Slots that nobody uses or waits for. */
  freeSlots(): number {
    const free = sum([...this.#links.values()].map((link) => link.freeSlots))
    return Math.max(0, free - this.#waiting.length)
  }

  /** Whether workers died lately that had nothing of the submission in their hands. */
  diesWithout(submission: string): boolean {
    this.#deaths = this.#deaths.filter(({ at }) => at > Date.now() - LATELY_MS)
    return this.#deaths.some(({ submissions }) => !submissions.has(submission))
  }

  /** Calls `listener` whenever a slot may have become free, or a worker came or went. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Waits for a slot, sends the chunk there, and hands on each result as it arrives. Never rejects;
   * aborting takes a waiting chunk back and cancels a running one.
   */
  judge(
    chunk: Chunk,
    onResult: (result: ResultMessage, worker: string) => void,
    { signal, urgency = 'submission', loadText }: JudgeOptions,
  ): Promise<Outcome> {
    if (signal.aborted) return Promise.resolve({ end: 'cancelled' })
    return new Promise((resolve) => {
      const giveUp = () => {
        const index = this.#waiting.indexOf(waiting)
        if (index < 0) return
        this.#waiting.splice(index, 1)
        resolve({ end: 'cancelled' })
      }
      const waiting: Waiting = {
        chunk,
        urgency,
        start: (worker) => {
          signal.removeEventListener('abort', giveUp)
          resolve(
            worker.judge(chunk, {
              onResult: (result) => onResult(result, worker.name),
              signal,
              loadText,
            }),
          )
        },
      }
      signal.addEventListener('abort', giveUp, { once: true })
      this.#enqueue(waiting)
      this.#assign()
    })
  }

  async stop(): Promise<void> {
    this.#unwatch()
    await Promise.all([...this.#links.values()].map((link) => link.stop()))
  }

  #enqueue(waiting: Waiting): void {
    const firstSubmission = this.#waiting.findIndex(({ urgency }) => urgency === 'submission')
    if (waiting.urgency === 'submission' || firstSubmission < 0) this.#waiting.push(waiting)
    else this.#waiting.splice(firstSubmission, 0, waiting)
  }

  #assign(): void {
    for (const waiting of [...this.#waiting]) {
      const worker = this.#leastLoaded(waiting.chunk.language)
      if (!worker) continue
      this.#waiting.splice(this.#waiting.indexOf(waiting), 1)
      waiting.start(worker)
    }
  }

  #leastLoaded(language: Chunk['language']): WorkerLink | undefined {
    const load = (link: WorkerLink) => link.busy / link.slots
    return [...this.#links.values()]
      .filter((link) => link.freeSlots > 0 && link.judges(language))
      .sort((one, other) => load(one) - load(other))[0]
  }

  #follow(addresses: readonly Address[]): void {
    const wanted = new Map(addresses.map((address) => [`${address.host}:${address.port}`, address]))
    for (const [key, link] of this.#links) {
      if (wanted.has(key)) continue
      this.#links.delete(key)
      void link.stop()
    }
    const { secrets, log, heartbeat, onLinkFault } = this.#options
    for (const [key, { host, port }] of wanted) {
      if (this.#links.has(key)) continue
      const onChange = () => this.#changed()
      const onDeath = (submissions: ReadonlySet<string>) =>
        this.#deaths.push({ at: Date.now(), submissions })
      const told = { onChange, onLinkFault, onDeath }
      const textsInTurn = this.#textsInTurn
      this.#links.set(
        key,
        new WorkerLink({ host, port, secrets, log, heartbeat, textsInTurn, ...told }),
      )
    }
  }

  #changed(): void {
    this.#assign()
    for (const listener of this.#listeners) listener()
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
