/** From an output to a verdict, by whatever checker the problem has. */
import type { WholeCase } from '../../shared/messages.ts'
import type { Job, Result } from '../judge.ts'
import type { Pool } from '../pool.ts'
import { check } from './check.ts'
import { createCustomChecker } from './custom.ts'
import { checkText } from './text.ts'

/** A case that has something to compare with. */
export type Comparable = WholeCase & { expected: string }
export type Comparison = Pick<Result, 'verdict' | 'share' | 'message'>
export type Compare = (test: Comparable, output: string) => Comparison | Promise<Comparison>

/** `end` gives back what comparing has needed. */
export function createCompare(
  pool: Pool,
  job: Job,
  signal: AbortSignal,
  checkerMs: number,
): { compare: Compare; end: () => void } {
  const { checker, task } = job
  const firstDifference = task.kind === 'stdio' ? checkText : check
  const custom =
    checker.name === 'custom'
      ? createCustomChecker(pool, { ...job, checker }, signal, checkerMs)
      : null

  const compare: Compare = (test, output) => {
    const own = test.checker ?? checker
    if (own.name === 'custom') {
      if (custom === null) throw new Error(`Cannot check case ${test.ordinal}: no checker`)
      return custom.compare(test, output)
    }
    const message = firstDifference(own, test.expected, output)
    return { verdict: message === null ? 'accepted' : 'wrong_answer', share: null, message }
  }
  return { compare, end: () => custom?.kill() }
}
