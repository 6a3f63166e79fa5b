/**
 * A checker that the problem brings along. It is a guest like any solution: in a runner of its own,
 * behind the same walls, so that neither can reach the other, and what it answers is text that has to
 * be understood. A checker that fails says nothing about the solution.
 */
import { z } from 'zod'
import type { CustomChecker } from '../../shared/messages.ts'
import { CompileFailure, createGuest, type Program } from '../guest.ts'
import type { Job } from '../judge.ts'
import type { Pool } from '../pool.ts'
import { ran } from '../verdicts.ts'
import type { Comparable, Comparison } from './comparison.ts'
import { parseJson } from './json.ts'

/** CPU time for a case. */
export const CHECKER_MS = 5_000
/** Beside the limit of the problem: it holds the input and both outputs at once. */
const LEAST_MEMORY_MB = 256
const ANSWER_BYTES = 64 * 1024

const message = z.string().nullable().default(null)
const answerSchema = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('ok'), message }),
  z.strictObject({ verdict: z.literal('wrong'), message }),
  z.strictObject({ verdict: z.literal('points'), points: z.number().min(0).max(1), message }),
])
const FORM = "{ verdict: 'ok' | 'wrong' | 'points', points: 0 to 1, message }"

type CheckedJob = Omit<Job, 'checker'> & { checker: CustomChecker }

export function createCustomChecker(
  pool: Pool,
  job: CheckedJob,
  signal: AbortSignal,
  timeMs: number,
) {
  const program: Program = {
    language: job.checker.language,
    code: job.checker.code,
    task: { kind: 'function', name: 'check', params: [], returns: 'any' },
    caseCount: job.caseCount,
    limits: {
      timeMs,
      memoryMb: Math.max(LEAST_MEMORY_MB, job.limits.memoryMb),
      outputBytes: ANSWER_BYTES,
    },
  }
  const guest = createGuest(pool, program, signal)

  async function compare(test: Comparable, output: string): Promise<Comparison> {
    const args = argumentsOf(job, test, output)
    if (args === null) return wrong(`expected a JSON value, got ${cut(output)}`)
    try {
      const { verdict, output: answer, message } = ran(await guest.run(args), program, 'checker')
      return verdict === null && answer !== null ? understood(answer) : failed(message ?? '')
    } catch (error) {
      if (error instanceof CompileFailure) return failed(uncompiled(error))
      throw error
    }
  }
  return { compare, kill: guest.kill }
}

/** The JSON text of `[input, expected, output]`; null when a function has returned no JSON value. */
function argumentsOf({ task }: CheckedJob, test: Comparable, output: string): string | null {
  const { input, expected } = test
  if (task.kind === 'stdio') return JSON.stringify([input, expected, output])
  // What is one JSON value by itself is one among others, too.
  return parseJson(output) === undefined ? null : `[${input},${expected},${output}]`
}

function understood(text: string): Comparison {
  const answer = answerSchema.safeParse(parseJson(text))
  if (!answer.success) return failed(`it must return ${FORM}, not ${cut(text)}`)
  const { verdict, message } = answer.data
  switch (verdict) {
    case 'ok':
      return { verdict: 'accepted', share: null, message }
    case 'wrong':
      return wrong(message)
    case 'points': {
      const { points } = answer.data
      if (points === 1) return { verdict: 'accepted', share: null, message }
      return { ...wrong(message), share: points === 0 ? null : points }
    }
    default:
      return verdict satisfies never
  }
}

const wrong = (message: string | null): Comparison => ({
  verdict: 'wrong_answer',
  share: null,
  message,
})

const failed = (reason: string): Comparison => ({
  verdict: 'internal_error',
  share: null,
  message: `The checker has failed: ${reason}`,
})

const uncompiled = ({ error: { message, line } }: CompileFailure) =>
  line === null ? message : `${message} (line ${line})`

const cut = (text: string) => (text.length <= 100 ? text : `${text.slice(0, 100)}…`)
