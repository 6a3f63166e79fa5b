/**
 * A job from its code to its results: one case after the other. The runner gets the code and one
 * input at a time, never what is expected.
 */
import type { CompileError, JudgeMessage, ResultMessage, WholeCase } from '../shared/messages.ts'
import { isIdentifier } from '../shared/signature.ts'
import { createCompare } from './checkers/comparison.ts'
import { CHECKER_MS } from './checkers/custom.ts'
import { CompileFailure, callOf, createGuest } from './guest.ts'
import type { Jail } from './jail.ts'
import { createPool } from './pool.ts'
import { judgeReply } from './verdicts.ts'

export type Job = Omit<JudgeMessage, 'type' | 'submission' | 'cases'> & {
  cases: Iterable<WholeCase> | AsyncIterable<WholeCase>
  /** So many at most. */
  caseCount: number
}
export type Result = Omit<ResultMessage, 'type' | 'job'>

export type Watch = {
  /** Called for each case as soon as its result is known; the next case waits for it. */
  onResult: (result: Result) => unknown
  /** Stops at once. */
  signal: AbortSignal
  /** Stops after the case in hand. */
  draining?: AbortSignal
}

/** `done`: every case had its result, or the code does not compile. */
export type End = { type: 'done'; compileError: CompileError | null } | { type: 'drained' }

export type Judge = {
  /** @throws When `signal` is aborted, or the worker itself fails. */
  judge(job: Job, watch: Watch): Promise<End>
  close(): Promise<void>
}

/** Thrown for a job this worker cannot judge, whatever the code. */
export class UnsupportedJob extends Error {}

export function createJudge(options: { jail: Jail; slots: number; checkerMs?: number }): Judge {
  const { jail, slots, checkerMs = CHECKER_MS } = options
  const pool = createPool(jail, slots + 1)

  async function judge(job: Job, { onResult, signal, draining }: Watch): Promise<End> {
    const name = callOf(job)
    if (name !== null && !isIdentifier(name)) {
      throw new UnsupportedJob(`Cannot call "${name}": it is no identifier`)
    }
    const solution = createGuest(pool, job, signal)
    const { compare, end } = createCompare(pool, job, signal, checkerMs)
    let results = 0
    try {
      for await (const test of job.cases) {
        if (draining?.aborted) return { type: 'drained' }
        const reply = await solution.run(test.input)
        await onResult(await judgeReply(reply, job, test, compare))
        results += 1
      }
      return { type: 'done', compileError: null }
    } catch (error) {
      if (error instanceof CompileFailure && results === 0) {
        return { type: 'done', compileError: error.error }
      }
      throw error
    } finally {
      solution.kill()
      end()
    }
  }

  return { judge, close: () => pool.close() }
}
