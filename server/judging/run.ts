import { randomUUID } from 'node:crypto'
import type { CompileError, ResultMessage, WholeCase } from '../../shared/messages.ts'
import { unavailable } from '../errors.ts'
import { dispatch } from './dispatch.ts'
import type { Chunk, Fleet } from './fleet.ts'
import { referTo } from './texts.ts'

export type CaseResult = Omit<ResultMessage, 'type' | 'job'>

export interface Run {
  compileError: CompileError | null
  /** In the order of the cases; empty when the code did not compile. */
  results: CaseResult[]
}

/** A run is for somebody who looks at the screen: after this it has failed. */
const RUN_MS = 60_000

/**
 * Judges without storing anything.
 * @throws {AppError} 503 when no worker can be reached, or none answers in time.
 */
export async function runCases(
  fleet: Fleet,
  run: Omit<Chunk, 'submission' | 'cases'> & { cases: WholeCase[] },
  signal: AbortSignal,
  timeoutMs = RUN_MS,
): Promise<Run> {
  if (fleet.slots() === 0) throw unavailable('No worker is running: try again in a moment')
  const { cases: whole, ...code } = run
  const { cases, loadText } = referTo(whole)
  const results = new Map<number, CaseResult>()
  const deadline = AbortSignal.timeout(timeoutMs)
  const { compileError, unjudged } = await dispatch(
    fleet,
    { ...code, submission: `run-${randomUUID()}` },
    cases,
    {
      signal: AbortSignal.any([signal, deadline]),
      urgency: 'run',
      loadText,
      onResult: ({ type: _type, job: _job, ...result }) => {
        results.set(result.ordinal, result)
        return []
      },
    },
  )
  if (compileError) return { compileError, results: [] }
  if (deadline.aborted) throw unavailable('The workers are busy: try again in a moment')
  return {
    compileError: null,
    results: cases.map(({ ordinal }) => results.get(ordinal) ?? notJudged(ordinal, unjudged)),
  }
}

function notJudged(ordinal: number, unjudged: { ordinal: number; reason: string }[]): CaseResult {
  const reason = unjudged.find((missing) => missing.ordinal === ordinal)?.reason
  return {
    ordinal,
    verdict: 'internal_error',
    share: null,
    timeMs: 0,
    memoryKb: 0,
    output: null,
    logs: '',
    message: reason ?? 'the run was given up',
  }
}
