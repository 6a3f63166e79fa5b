import type { CompileError, ResultMessage } from '../../shared/messages.ts'
import type { Sql } from '../database.ts'
import type { Group } from '../packages/draft.ts'
import {
  type Claim,
  type FinalVerdict,
  finishSubmission,
  type NewResult,
  type StoredResult,
  storeResults,
} from './claims.ts'
import { type JudgingMeter, NO_METER } from './meter.ts'
import { patiently } from './patience.ts'
import { type Outcomes, type ScoredCase, scoreCases } from './score.ts'

/** PostgreSQL stores neither NUL nor half a surrogate pair; a guest can print both. */
const storable = (text: string) => text.replaceAll('\0', '\uFFFD').toWellFormed()

/** A reader sees no difference, and the database sees one batch where there were ten. */
const GATHER_MS = 50

/**
 * Gathers the results of one claimed submission and stores them in batches; the last one goes with
 * the verdict.
 */
export class Collector {
  readonly #sql: Sql
  readonly #claim: Claim
  readonly #signal: AbortSignal
  readonly #meter: JudgingMeter
  readonly #started = performance.now()
  readonly #results: Map<number, StoredResult>
  readonly #lost = new AbortController()
  #unstored: NewResult[] = []
  #storing: Promise<void> | undefined
  #finishing = false
  /** Ends the wait for more results. */
  #hurry = () => {}
  #failure: unknown

  /** `known`: what an earlier attempt has stored. `signal`: gives up what is not stored yet. */
  constructor(
    sql: Sql,
    claim: Claim,
    known: readonly StoredResult[],
    signal: AbortSignal,
    meter = NO_METER,
  ) {
    this.#meter = meter
    this.#sql = sql
    this.#claim = claim
    this.#signal = signal
    this.#results = new Map(known.map((result) => [result.ordinal, result]))
  }

  /** Fires when judging on makes no sense: another orchestrator holds the submission, or storing failed. */
  get lost(): AbortSignal {
    return this.#lost.signal
  }

  add(result: ResultMessage, worker: string): void {
    this.#keep({
      ordinal: result.ordinal,
      // A case of a submission has an expected output, so a worker must have compared.
      verdict: result.verdict ?? 'internal_error',
      share: result.share,
      timeMs: result.timeMs,
      memoryKb: result.memoryKb,
      output: result.output === null ? null : storable(result.output),
      logs: storable(result.logs),
      message: result.message === null ? null : storable(result.message),
      worker: storable(worker),
    })
  }

  addUnjudged(ordinal: number, reason: string): void {
    const nothing = { share: null, timeMs: 0, memoryKb: 0, output: null, logs: '', worker: '' }
    const message = storable(reason)
    this.#keep({ ordinal, verdict: 'internal_error', message, ...nothing })
  }

  /** Stores what is left and sets the verdict. Nothing happens when the claim is lost by then. */
  async finish(cases: readonly ScoredCase[]): Promise<void> {
    this.#finishing = true
    this.#hurry()
    await this.#storing
    if (this.#failure) throw this.#failure
    if (this.#lost.signal.aborted || this.#signal.aborted) return
    const final = verdictOf(cases, this.#claim.groups, [...this.#results.values()])
    await this.#set(final, this.#unstored)
  }

  /** What is known so far, by ordinal. */
  outcomes(): Outcomes {
    return this.#results
  }

  async finishUncompiled(compileError: CompileError, total: number): Promise<void> {
    const message = storable(compileError.message)
    await this.#set({ ...NOTHING, verdict: 'compile_error', total, message, compileError })
  }

  /** Something of ours broke: told to an admin, never lost and never a pass. */
  async fail(reason: string): Promise<void> {
    await this.#set({ ...NOTHING, verdict: 'internal_error', message: storable(reason) })
  }

  async #set(final: FinalVerdict, unstored: readonly NewResult[] = []): Promise<void> {
    const set = await patiently(this.#signal, () =>
      finishSubmission(this.#sql, this.#claim, final, unstored),
    )
    if (set) {
      const seconds = (performance.now() - this.#started) / 1000
      this.#meter.submissionJudged(final.verdict, seconds)
    }
  }

  #keep(result: NewResult): void {
    this.#results.set(result.ordinal, result)
    this.#meter.caseJudged(result.verdict, result.timeMs)
    this.#unstored.push(result)
    this.#storing ??= this.#store()
  }

  /** Never rejects: a failure is kept for `finish`. */
  async #store(): Promise<void> {
    try {
      for (;;) {
        await this.#gather()
        if (this.#finishing || this.#unstored.length === 0) break
        if (this.#lost.signal.aborted || this.#signal.aborted) break
        const batch = this.#unstored
        this.#unstored = []
        const held = await patiently(this.#signal, () =>
          storeResults(this.#sql, this.#claim, batch),
        )
        if (held === false) this.#lost.abort()
      }
    } catch (error) {
      this.#failure = error
      this.#lost.abort()
    } finally {
      this.#storing = undefined
    }
  }

  async #gather(): Promise<void> {
    if (this.#finishing) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, GATHER_MS)
      this.#hurry = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

const NOTHING: Omit<FinalVerdict, 'verdict'> = {
  passed: 0,
  total: 0,
  score: 0,
  groups: [],
  timeMs: null,
  memoryKb: null,
  message: null,
  compileError: null,
}

/** The case that took longest and the one that took most memory count, and the points of all. */
export function verdictOf(
  cases: readonly ScoredCase[],
  groups: readonly Group[],
  results: readonly StoredResult[],
): FinalVerdict {
  const outcomes = new Map(results.map((result) => [result.ordinal, result]))
  return {
    ...scoreCases(cases, groups, outcomes),
    timeMs: results.length === 0 ? null : Math.max(...results.map(({ timeMs }) => timeMs)),
    memoryKb: results.length === 0 ? null : Math.max(...results.map(({ memoryKb }) => memoryKb)),
    message: cases.length === 0 ? 'the problem has no test cases' : null,
    compileError: null,
  }
}
