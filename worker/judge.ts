/**
 * A job from its code to its results: compiled once in each runner it needs, then one case after
 * the other. The runner gets the code and one input at a time, never what is expected.
 */
import { z } from 'zod'
import {
  type CompileError,
  compileErrorSchema,
  type JudgeMessage,
  type ResultMessage,
  type WholeCase,
} from '../shared/messages.ts'
import { isIdentifier } from '../shared/signature.ts'
import type { Jail } from './jail.ts'
import { createPool } from './pool.ts'
import { type Allowance, type Reply, type Runner, residentLimitKb } from './runners.ts'
import { shown } from './shown.ts'
import { nodeTypes } from './task_types.ts'
import { judgeReply } from './verdicts.ts'

export type Job = Omit<JudgeMessage, 'type' | 'submission' | 'cases'> & {
  cases: Iterable<WholeCase> | AsyncIterable<WholeCase>
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

const COMPILE_CPU_MS = 5_000
/** For work that is not the guest's: reading a large input on a busy machine. */
const OWN_WORK_MS = 60_000
/** The same in a process that has run the guest, who may have left it waiting for nothing. */
const USED_RUNNER_MS = 2_000

const compiledSchema = z.object({ error: compileErrorSchema.nullable() })

class CompileFailure extends Error {
  readonly error: CompileError
  constructor(error: CompileError) {
    super(error.message)
    this.error = error
  }
}

export function createJudge({ jail, slots }: { jail: Jail; slots: number }): Judge {
  const pool = createPool(jail, slots + 1)

  async function judge(job: Job, { onResult, signal, draining }: Watch): Promise<End> {
    const name = callOf(job)
    if (name !== null && !isIdentifier(name)) {
      throw new UnsupportedJob(`Cannot call "${name}": it is no identifier`)
    }
    let runner: Runner | null = null
    let results = 0
    try {
      for await (const test of job.cases) {
        if (draining?.aborted) return { type: 'drained' }
        const isUsed = runner !== null
        runner ??= await compiledRunner(job, signal)
        let loaded = await load(runner, job, test, signal, isUsed ? USED_RUNNER_MS : OWN_WORK_MS)
        if (loaded.type !== 'replied' && isUsed) {
          // The guest of an earlier case may have left it broken; a fresh one tells.
          runner.kill()
          runner = await compiledRunner(job, signal)
          loaded = await load(runner, job, test, signal, OWN_WORK_MS)
        }
        const reply: Reply = loaded.type === 'replied' ? await run(runner, job, signal) : loaded
        signal.throwIfAborted()
        if (loaded.type !== 'replied' && !isOutOfMemory(loaded)) {
          throw new Error(`Cannot load case ${test.ordinal}: ${howItFailed(loaded)}`)
        }
        if (reply.type !== 'replied') {
          runner.kill()
          runner = null
        }
        await onResult(judgeReply(reply, job, test))
        results += 1
      }
      return { type: 'done', compileError: null }
    } catch (error) {
      if (error instanceof CompileFailure && results === 0) {
        return { type: 'done', compileError: error.error }
      }
      throw error
    } finally {
      runner?.kill()
    }
  }

  /** @throws {CompileFailure} */
  async function compiledRunner(job: Job, signal: AbortSignal): Promise<Runner> {
    const runner = await pool.take(job.limits.memoryMb)
    try {
      const reply = await runner.ask(
        { do: 'compile', code: job.code, language: job.language, call: callOf(job) },
        { ...ownWork(job), cpuMs: COMPILE_CPU_MS, activeMs: COMPILE_CPU_MS * 2 },
        signal,
      )
      signal.throwIfAborted()
      const error =
        reply.type === 'replied' ? compiledSchema.parse(reply.line).error : tooMuch(reply)
      if (error !== null) throw new CompileFailure({ ...error, message: shown(error.message) })
      return runner
    } catch (error) {
      runner.kill()
      throw error
    }
  }

  return { judge, close: () => pool.close() }
}

/** Null for a whole program. */
const callOf = ({ task }: Job) => (task.kind === 'function' ? task.name : null)

function load(
  runner: Runner,
  job: Job,
  test: WholeCase,
  signal: AbortSignal,
  activeMs: number,
): Promise<Reply> {
  const options = JSON.stringify({
    name: callOf(job),
    types: nodeTypes(job.task),
    outputChars: job.limits.outputBytes,
    logChars: 16 * 1024 + 1,
  })
  const allowance = { ...ownWork(job), activeMs }
  return runner.ask({ do: 'load', input: test.input, options }, allowance, signal)
}

/** The clock starts here: what was needed to get so far is no time of the guest's. */
function run(runner: Runner, { limits }: Job, signal: AbortSignal): Promise<Reply> {
  const { timeMs, outputBytes } = limits
  return runner.ask(
    { do: 'run' },
    {
      cpuMs: timeMs,
      activeMs: timeMs * 1.5 + 500,
      wallMs: timeMs * 10 + 10_000,
      residentKb: residentLimitKb(limits.memoryMb),
      // JSON may write a character in six.
      replyBytes: outputBytes * 6 + 256 * 1024,
    },
    signal,
  )
}

const ownWork = ({ limits }: Job): Allowance => ({
  cpuMs: OWN_WORK_MS,
  activeMs: OWN_WORK_MS,
  wallMs: OWN_WORK_MS,
  residentKb: residentLimitKb(limits.memoryMb),
  replyBytes: 64 * 1024,
})

const isOutOfMemory = (reply: Reply) =>
  reply.type === 'memory' || (reply.type === 'died' && reply.outOfMemory)

const howItFailed = (reply: Reply) => (reply.type === 'died' ? reply.how : reply.type)

const tooMuch = (reply: Reply): CompileError => ({
  message: `The code cannot be compiled: ${reply.type === 'time' ? 'it takes too long' : 'it takes too much memory'}`,
  line: null,
  column: null,
})
