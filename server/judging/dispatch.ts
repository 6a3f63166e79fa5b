import type { Case, CompileError, ResultMessage } from '../../shared/messages.ts'
import type { Chunk, Fleet, Urgency } from './fleet.ts'
import { splitCases } from './split.ts'
import type { LoadText } from './texts.ts'

export interface Dispatched {
  compileError: CompileError | null
  /** Cases that no worker could judge, each with the reason. */
  unjudged: { ordinal: number; reason: string }[]
}

export interface DispatchOptions {
  signal: AbortSignal
  urgency?: Urgency
  /** Called once for each case, as its result arrives. Answers which cases need no result any more. */
  onResult: (result: ResultMessage, worker: string) => Iterable<number> | undefined
  /** For cases that refer to their data. */
  loadText?: LoadText
}

/** How long a chunk is left whole: most are through long before, and only a slow one is worth sharing. */
const SHARE_EVERY_MS = 1_000

/** A case that takes down two workers does not get a third. */
const MOST_DEATHS = 2
/** In a fleet whose workers die of something else, too, two deaths prove nothing yet. */
const MOST_DEATHS_IN_TROUBLE = 4
/** Links break for other reasons, too, but a case that lost this many is not worth more. */
const MOST_LOSSES = 8

/** A worker that was lost with a case in its hands. */
interface Loss {
  reason: string
  /** Whether the worker itself came to an end; a broken link alone is nobody's fault. */
  died: Promise<boolean>
}

const failure = (reason: string): Loss => ({ reason, died: Promise.resolve(true) })

/** Cases that are with one worker, or on their way to one. */
interface InHand {
  /** By ordinal, in order: not answered yet, and not given to another worker. */
  left: Map<number, Case>
  /** Fires when the worker has cases that it need not judge: another has them, or nobody asks. */
  enough: AbortController
  shared: boolean
  /** A worker was lost with it, so that it is not spread over others. */
  suspect: boolean
}

/**
 * Has every case judged somewhere: split over the free slots; what a lost worker leaves behind goes
 * to another; what a slow one has not begun is shared with free ones, and the first result counts.
 * Ends early when the code does not compile or `signal` fires.
 */
export async function dispatch(
  fleet: Fleet,
  code: Omit<Chunk, 'cases'>,
  cases: readonly Case[],
  options: DispatchOptions,
): Promise<Dispatched> {
  const dispatching = new Dispatching(fleet, code, options)
  return dispatching.judge(cases)
}

class Dispatching {
  readonly #fleet: Fleet
  readonly #code: Omit<Chunk, 'cases'>
  readonly #options: DispatchOptions
  readonly #uncompiled = new AbortController()
  readonly #stop: AbortSignal
  /** Who has each case that is not answered yet. */
  readonly #holders = new Map<number, InHand>()
  readonly #inHand = new Map<InHand, Promise<void>>()
  readonly #answer: Dispatched = { compileError: null, unjudged: [] }

  constructor(fleet: Fleet, code: Omit<Chunk, 'cases'>, options: DispatchOptions) {
    this.#fleet = fleet
    this.#code = code
    this.#options = options
    this.#stop = AbortSignal.any([options.signal, this.#uncompiled.signal])
  }

  async judge(cases: readonly Case[]): Promise<Dispatched> {
    for (const chunk of splitCases(cases, this.#fleet.freeSlots())) this.#start(chunk)
    const timer = setInterval(() => this.#share(), SHARE_EVERY_MS)
    try {
      while (this.#inHand.size > 0) await Promise.all(this.#inHand.values())
      return this.#answer
    } finally {
      clearInterval(timer)
    }
  }

  #start(cases: readonly Case[]): void {
    const chunk: InHand = {
      left: new Map(cases.map((testCase) => [testCase.ordinal, testCase])),
      enough: new AbortController(),
      shared: false,
      suspect: false,
    }
    for (const { ordinal } of cases) this.#holders.set(ordinal, chunk)
    const ended = this.#judgeChunk(chunk).finally(() => this.#inHand.delete(chunk))
    this.#inHand.set(chunk, ended)
  }

  /**
   * A worker judges one case after another, so the first unanswered one was in its hands when it was
   * lost. That one is tried alone, and convicted when too many workers die with it.
   */
  async #judgeChunk(chunk: InHand): Promise<void> {
    let losses: Loss[] = []
    while (chunk.left.size > 0 && !this.#stop.aborted) {
      chunk.suspect = losses.length > 0
      const cases = [...chunk.left.values()]
      const loss = await this.#attempt(chunk, chunk.suspect ? cases.slice(0, 1) : cases)
      losses = loss === null ? [] : [...losses, loss]
      if (losses.length < 2) continue
      const deaths = await this.#deadly(losses)
      const inTrouble = this.#fleet.diesWithout(this.#code.submission)
      const most = inTrouble ? MOST_DEATHS_IN_TROUBLE : MOST_DEATHS
      if (deaths.length < most && losses.length < MOST_LOSSES) continue
      this.#giveUp(chunk, `workers were lost: ${losses.map(({ reason }) => reason).join('; ')}`)
    }
  }

  /** Which losses were deaths takes a moment to know; nobody waits for that once all is to stop. */
  async #deadly(losses: readonly Loss[]): Promise<Loss[]> {
    const deaths = await Promise.race([
      Promise.all(losses.map(({ died }) => died)),
      aborted(this.#stop).then((): boolean[] => []),
    ])
    return losses.filter((_, index) => deaths[index])
  }

  #giveUp(chunk: InHand, reason: string): void {
    for (const ordinal of chunk.left.keys()) {
      this.#holders.delete(ordinal)
      this.#answer.unjudged.push({ ordinal, reason })
    }
    chunk.left.clear()
  }

  /** Tries until the cases have their answers or a worker is lost; says how it was lost. */
  async #attempt(chunk: InHand, cases: readonly Case[]): Promise<Loss | null> {
    for (;;) {
      const asked = cases.filter(({ ordinal }) => chunk.left.has(ordinal))
      if (asked.length === 0) return null
      chunk.enough = new AbortController()
      const outcome = await this.#fleet.judge(
        { ...this.#code, cases: asked },
        (result, worker) => this.#receive(result, worker),
        {
          signal: AbortSignal.any([this.#stop, chunk.enough.signal]),
          urgency: this.#options.urgency ?? 'submission',
          loadText: this.#options.loadText,
        },
      )
      switch (outcome.end) {
        case 'cancelled':
          if (this.#stop.aborted) return null
          break
        case 'lost':
          return outcome
        case 'undeliverable':
          this.#giveUp(chunk, outcome.reason)
          return null
        case 'refused':
          if (outcome.reason === 'busy' || outcome.reason === 'draining') break
          return failure(`the worker gave it back as ${outcome.reason}`)
        case 'done':
          if (outcome.compileError) {
            this.#answer.compileError ??= outcome.compileError
            this.#uncompiled.abort()
            return null
          }
          if (asked.some(({ ordinal }) => chunk.left.has(ordinal))) {
            return failure('the worker left cases out')
          }
          return null
        default:
          outcome satisfies never
      }
    }
  }

  /** Only the first answer to a question that was asked counts. */
  #receive(result: ResultMessage, worker: string): void {
    const chunk = this.#holders.get(result.ordinal)
    if (!chunk) return
    this.#holders.delete(result.ordinal)
    chunk.left.delete(result.ordinal)
    if (chunk.left.size === 0 && chunk.shared) chunk.enough.abort()
    this.#drop(this.#options.onResult(result, worker) ?? [])
  }

  /** What is left of a chunk is asked for anew, so that the worker does not go through the rest. */
  #drop(needless: Iterable<number>): void {
    const changed = new Set<InHand>()
    for (const ordinal of needless) {
      const chunk = this.#holders.get(ordinal)
      if (!chunk) continue
      this.#holders.delete(ordinal)
      chunk.left.delete(ordinal)
      changed.add(chunk)
    }
    for (const { enough } of changed) enough.abort()
  }

  /** Gives the later half of the largest chunk to a worker that has nothing to do. */
  #share(): void {
    if (this.#stop.aborted || this.#fleet.freeSlots() === 0) return
    const sharable = [...this.#inHand.keys()].filter(({ suspect }) => !suspect)
    const largest = sharable.sort((one, other) => other.left.size - one.left.size)[0]
    if (!largest || largest.left.size < 2) return
    const given = [...largest.left.values()].slice(Math.ceil(largest.left.size / 2))
    for (const { ordinal } of given) largest.left.delete(ordinal)
    largest.shared = true
    this.#start(given)
  }
}

/** Resolves at once when it fired already: such a signal tells no listener. */
const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
