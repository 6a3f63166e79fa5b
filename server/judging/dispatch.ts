import type { Case, CompileError, ResultMessage } from '../../shared/messages.ts'
import type { Chunk, Fleet, Outcome, Urgency } from './fleet.ts'
import { splitCases } from './split.ts'

export interface Dispatched {
  compileError: CompileError | null
  /** Cases that no worker could judge, each with the reason. */
  unjudged: { ordinal: number; reason: string }[]
}

export interface DispatchOptions {
  signal: AbortSignal
  urgency?: Urgency
  /** Called once for each case, as its result arrives. */
  onResult: (result: ResultMessage, worker: string) => void
}

/**
 * Has every case judged somewhere: split over the free slots, and what a lost worker leaves behind
 * goes to another. Ends early when the code does not compile or `signal` fires.
 */
export async function dispatch(
  fleet: Fleet,
  code: Omit<Chunk, 'cases'>,
  cases: readonly Case[],
  { signal, urgency, onResult }: DispatchOptions,
): Promise<Dispatched> {
  const waiting = new Map(cases.map((testCase) => [testCase.ordinal, testCase]))
  const answered: Dispatched = { compileError: null, unjudged: [] }
  const enough = new AbortController()
  const stop = AbortSignal.any([signal, enough.signal])
  const unanswered = (chunk: readonly Case[]) => chunk.filter(({ ordinal }) => waiting.has(ordinal))

  const send = (chunk: readonly Case[]): Promise<Outcome> =>
    fleet.judge(
      { ...code, cases: [...chunk] },
      (result, worker) => {
        // Only the first answer to a question that was asked counts.
        if (waiting.delete(result.ordinal)) onResult(result, worker)
      },
      { signal: stop, ...(urgency && { urgency }) },
    )

  /** Tries until the chunk has its answers or a worker is lost; says why it was lost. */
  const attempt = async (chunk: readonly Case[]): Promise<string | null> => {
    for (;;) {
      const outcome = await send(chunk)
      if (outcome.end === 'cancelled') return null
      if (outcome.end === 'done' && outcome.compileError) {
        answered.compileError = outcome.compileError
        enough.abort()
        return null
      }
      if (unanswered(chunk).length === 0) return null
      if (outcome.end === 'lost') return outcome.reason
      if (outcome.end === 'done') return 'the worker left cases out'
      if (outcome.reason === 'failed' || outcome.reason === 'unsupported') {
        return `the worker gave it back as ${outcome.reason}`
      }
      chunk = unanswered(chunk)
    }
  }

  /**
   * A worker judges one case after another, so the first unanswered one was in its hands when it was
   * lost. That one is tried alone: if it costs a second worker, the chunk does not get a third.
   */
  const judgeChunk = async (chunk: readonly Case[]): Promise<void> => {
    for (let left = chunk; left.length > 0; left = unanswered(left)) {
      const lost = await attempt(left)
      if (lost === null) return
      const rest = unanswered(left)
      const lostAgain = await attempt(rest.slice(0, 1))
      if (lostAgain !== null) {
        const reason = `two workers were lost: ${lost}; ${lostAgain}`
        answered.unjudged.push(...unanswered(rest).map(({ ordinal }) => ({ ordinal, reason })))
        return
      }
      if (stop.aborted) return
    }
  }

  await Promise.all(splitCases(cases, fleet.freeSlots()).map(judgeChunk))
  return answered
}
