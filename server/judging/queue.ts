import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { isDatabaseAway, type Sql } from '../database.ts'
import { type Claim, claimSubmission, releaseClaim, renewLeases } from './claims.ts'
import type { Fleet } from './fleet.ts'
import { judgeSubmission } from './judge-submission.ts'
import type { JudgingMeter } from './meter.ts'

/** PostgreSQL's channel on which every new submission is told. */
export const QUEUE_CHANNEL = 'submission_queued'

const LEASE_MS = 15_000
const RENEW_EVERY_MS = 4_000
/** Leases that run out are told to nobody, so somebody must look. */
const LOOK_EVERY_MS = 2_000
/** How long a stopping orchestrator waits for the submissions in its hands. */
const DRAIN_MS = 5_000

export interface QueueOptions {
  sql: Sql
  fleet: Fleet
  log: Logger
  leaseMs?: number
  meter?: JudgingMeter
}

/** Claims submissions while workers have room, and keeps the leases of those in hand. */
export class Queue {
  readonly #orchestrator = randomUUID()
  readonly #options: QueueOptions
  readonly #leaseMs: number
  readonly #inHand = new Map<Claim, { stop: AbortController; ended: Promise<void> }>()
  readonly #undo: (() => unknown)[] = []
  #claiming: Promise<void> | undefined
  #again = false
  /** Nothing waited when last looked, and nothing new was told since. */
  #isEmpty = false
  #stopped = false

  static async start(options: QueueOptions): Promise<Queue> {
    const queue = new Queue(options)
    const { unlisten } = await options.sql.listen(QUEUE_CHANNEL, () => queue.wake())
    const look = setInterval(() => queue.wake(), LOOK_EVERY_MS)
    const renew = setInterval(() => void queue.#renew(), RENEW_EVERY_MS)
    queue.#undo.push(
      unlisten,
      options.fleet.onChange(() => queue.#goOn()),
      () => clearInterval(look),
      () => clearInterval(renew),
    )
    queue.wake()
    return queue
  }

  private constructor(options: QueueOptions) {
    this.#options = options
    this.#leaseMs = options.leaseMs ?? LEASE_MS
  }

  /** Looks for work soon. Cheap to call often. */
  wake(): void {
    this.#isEmpty = false
    this.#again = true
    this.#claiming ??= this.#claimAll().finally(() => {
      this.#claiming = undefined
    })
  }

  /** There may be room for more. */
  #goOn(): void {
    if (!this.#isEmpty) this.wake()
  }

  /** Stops claiming, waits a little for what is in hand, and hands on the rest. */
  async stop(drainMs = DRAIN_MS): Promise<void> {
    this.#stopped = true
    // A lost connection listens to nothing any more.
    for (const undo of this.#undo.splice(0)) await Promise.resolve(undo()).catch(() => {})
    await this.#claiming
    const ended = Promise.all([...this.#inHand.values()].map((hand) => hand.ended))
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, drainMs).unref())])
    const left = [...this.#inHand]
    for (const [, { stop }] of left) stop.abort()
    await Promise.all(left.map(([, hand]) => hand.ended))
    // A database that is away needs no answer: the leases run out by themselves.
    await Promise.all(left.map(([claim]) => releaseClaim(this.#options.sql, claim))).catch(
      (error) => this.#report(error, 'cannot hand on submissions'),
    )
  }

  /** One more than there are slots, so that the next one is at hand when a slot falls free. */
  get #hasRoom(): boolean {
    const slots = this.#options.fleet.slots()
    return !this.#stopped && slots > 0 && this.#inHand.size <= slots
  }

  async #claimAll(): Promise<void> {
    const { sql } = this.#options
    while (this.#again) {
      this.#again = false
      try {
        while (this.#hasRoom) {
          const claim = await claimSubmission(sql, this.#orchestrator, this.#leaseMs)
          this.#isEmpty = !claim
          if (!claim) break
          this.#judge(claim)
        }
      } catch (error) {
        this.#report(error, 'cannot claim submissions')
      }
    }
  }

  #judge(claim: Claim): void {
    const { sql, fleet, log, meter } = this.#options
    const stop = new AbortController()
    const ended = judgeSubmission(sql, fleet, claim, stop.signal, meter)
      .catch((error) => log.error({ err: error, submission: claim.id }, 'cannot judge submission'))
      .finally(() => {
        this.#inHand.delete(claim)
        this.#goOn()
      })
    this.#inHand.set(claim, { stop, ended })
  }

  async #renew(): Promise<void> {
    const claims = [...this.#inHand.keys()]
    if (claims.length === 0) return
    try {
      const ours = await renewLeases(this.#options.sql, this.#orchestrator, claims, this.#leaseMs)
      for (const claim of claims) if (!ours.has(claim.id)) this.#inHand.get(claim)?.stop.abort()
    } catch (error) {
      this.#report(error, 'cannot renew leases')
    }
  }

  #report(error: unknown, what: string): void {
    const { log } = this.#options
    if (isDatabaseAway(error)) log.warn({ reason: (error as Error).message }, what)
    else log.error({ err: error }, what)
  }
}
