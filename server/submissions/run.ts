/** Runs a solution on samples or on inputs of the solver's own. Nothing is stored. */
import { z } from 'zod'
import type { CompileError, Limits, Task, WholeCase } from '../../shared/messages.ts'
import { matchesType, parseType } from '../../shared/signature.ts'
import type { Verdict } from '../../shared/verdict.ts'
import type { Deps } from '../deps.ts'
import { badInput, type FieldError } from '../errors.ts'
import { runCases } from '../judging/run.ts'
import type { Problem } from '../problems/queries.ts'
import { text } from '../text.ts'
import { type Solution, solutionShape } from './solution.ts'

const MAX_INPUTS = 20

export const runSchema = z.strictObject({
  ...solutionShape,
  /** For a function JSON arrays of arguments, for a program texts. */
  inputs: z.array(z.unknown()).max(MAX_INPUTS).optional(),
})

export interface RunResult {
  input: string
  output: string | null
  expected: string | null
  /** Null when there was nothing to compare with. */
  verdict: Verdict | null
  /** What part of the points a checker gave. */
  share: number | null
  timeMs: number
  memoryKb: number
  logs: string
  message: string | null
}

export interface RunReport {
  compileError: CompileError | null
  results: RunResult[]
}

type Runnable = Pick<
  Problem,
  'kind' | 'signature' | 'timeLimitMs' | 'memoryLimitMb' | 'outputLimitKb' | 'checker' | 'samples'
>

/** With no inputs it runs on the samples. */
export async function runSolution(
  { fleet, log, requestId }: Pick<Deps, 'fleet' | 'log'> & { requestId: string },
  problem: Runnable,
  { language, code }: Solution,
  inputs: readonly unknown[],
  signal: AbortSignal,
): Promise<RunReport> {
  const cases = inputs.length > 0 ? ownCases(problem, inputs) : sampleCases(problem)
  const { compileError, results } = await runCases(
    fleet,
    {
      request: requestId,
      task: taskOf(problem),
      limits: limitsOf(problem),
      checker: problem.checker,
      language,
      code,
      cases,
    },
    signal,
  )
  const shown = results.flatMap(({ ordinal, ...result }) => {
    const judged = cases.find((one) => one.ordinal === ordinal)
    return judged ? { ...result, input: judged.input, expected: judged.expected } : []
  })
  for (const result of shown.filter(({ verdict }) => verdict === 'internal_error')) {
    log.error({ reason: result.message }, 'run failed')
    result.message = null
  }
  return { compileError, results: shown }
}

function sampleCases({ samples }: Runnable): WholeCase[] {
  if (samples.length > 0) return [...samples]
  throw badInput([{ field: 'inputs', message: 'are required, the problem has no samples' }])
}

/** @throws {AppError} 422 that names each input that the solution could not take. */
function ownCases(problem: Runnable, inputs: readonly unknown[]): WholeCase[] {
  const wrong: FieldError[] = []
  const cases = inputs.map((value, index) => {
    const reason = problem.signature ? wrongArguments(problem.signature, value) : wrongText(value)
    if (reason) wrong.push({ field: `inputs.${index}`, message: reason })
    const input = problem.signature ? JSON.stringify(value) : String(value)
    return { ordinal: index + 1, input, expected: null }
  })
  if (wrong.length > 0) throw badInput(wrong)
  return cases
}

function wrongText(value: unknown): string | undefined {
  const parsed = text.safeParse(value)
  if (typeof value !== 'string') return 'must be text'
  return parsed.error?.issues[0]?.message
}

function wrongArguments(
  { params }: NonNullable<Problem['signature']>,
  value: unknown,
): string | undefined {
  if (!Array.isArray(value)) return 'must be a JSON array of the arguments'
  if (value.length !== params.length)
    return `must have ${params.length} argument${params.length === 1 ? '' : 's'}, has ${value.length}`
  const wrong = params.findIndex(({ type }, index) => !matchesType(parseType(type), value[index]))
  const param = params[wrong]
  return param && `argument ${wrong + 1} (${param.name}) must be ${param.type}`
}

const taskOf = ({ signature }: Runnable): Task =>
  signature ? { kind: 'function', ...signature } : { kind: 'stdio' }

const limitsOf = (problem: Runnable): Limits => ({
  timeMs: problem.timeLimitMs,
  memoryMb: problem.memoryLimitMb,
  outputBytes: problem.outputLimitKb * 1024,
})
