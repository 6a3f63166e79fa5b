/**
 * One program in a disposable runner, case after case: a solution, or the checker of a problem. It
 * is given code and one input at a time, and what it answers is text.
 */
import { z } from 'zod'
import {
  type CompileError,
  compileErrorSchema,
  type Language,
  type Limits,
  type Task,
} from '../shared/messages.ts'
import type { Pool } from './pool.ts'
import { type Allowance, type Reply, type Runner, residentLimitKb } from './runners.ts'
import { shown } from './shown.ts'
import { nodeTypes } from './task_types.ts'

export type Program = {
  language: Language
  code: string
  task: Task
  limits: Limits
  /** How many cases it will be run for, at most. */
  caseCount: number
}

export type Guest = {
  /** @throws {CompileFailure} When it is the first time, or its runner has to be replaced. */
  run(input: string): Promise<Reply>
  kill(): void
}

export class CompileFailure extends Error {
  readonly error: CompileError
  constructor(error: CompileError) {
    super(error.message)
    this.error = error
  }
}

const COMPILE_CPU_MS = 5_000
/** For work that is not the guest's: reading a large input on a busy machine. */
const OWN_WORK_MS = 60_000
/** The same in a process that has run the guest, who may have left it waiting for nothing. */
const USED_RUNNER_MS = 2_000

const compiledSchema = z.object({ error: compileErrorSchema.nullable() })

/** Takes a runner when it is first needed. The caller kills it. */
export function createGuest(pool: Pool, program: Program, signal: AbortSignal): Guest {
  let runner: Runner | null = null

  async function run(input: string): Promise<Reply> {
    const isUsed = runner !== null
    runner ??= await compiledRunner(pool, program, signal)
    let loaded = await load(runner, program, input, signal, isUsed ? USED_RUNNER_MS : OWN_WORK_MS)
    if (loaded.type !== 'replied' && isUsed) {
      // The guest of an earlier case may have left it broken; a fresh one tells.
      runner.kill()
      runner = null
      runner = await compiledRunner(pool, program, signal)
      loaded = await load(runner, program, input, signal, OWN_WORK_MS)
    }
    const reply = loaded.type === 'replied' ? await start(runner, program, signal) : loaded
    signal.throwIfAborted()
    if (loaded.type !== 'replied' && !isOutOfMemory(loaded)) {
      throw new Error(`Cannot load its input: ${howItFailed(loaded)}`)
    }
    if (reply.type !== 'replied') {
      runner.kill()
      runner = null
    }
    return reply
  }

  return { run, kill: () => runner?.kill() }
}

/** @throws {CompileFailure} */
async function compiledRunner(pool: Pool, program: Program, signal: AbortSignal): Promise<Runner> {
  const { code, language, limits, caseCount } = program
  const runner = await pool.take(limits.memoryMb)
  try {
    const reply = await runner.ask(
      { do: 'compile', code, language, call: callOf(program), caseCount },
      {
        ...ownWork(program),
        cpuMs: COMPILE_CPU_MS,
        activeMs: COMPILE_CPU_MS * 2,
        tellsPeak: true,
      },
      signal,
    )
    signal.throwIfAborted()
    const error = reply.type === 'replied' ? compiledSchema.parse(reply.line).error : tooMuch(reply)
    if (error !== null) throw new CompileFailure({ ...error, message: shown(error.message) })
    return runner
  } catch (error) {
    runner.kill()
    throw error
  }
}

/** The function that is called; null for a whole program. */
export const callOf = ({ task }: Pick<Program, 'task'>): string | null =>
  task.kind === 'function' ? task.name : null

function load(
  runner: Runner,
  program: Program,
  input: string,
  signal: AbortSignal,
  activeMs: number,
): Promise<Reply> {
  const options = JSON.stringify({
    name: callOf(program),
    types: nodeTypes(program.task),
    outputChars: program.limits.outputBytes,
    logChars: 16 * 1024 + 1,
  })
  return runner.ask({ do: 'load', input, options }, { ...ownWork(program), activeMs }, signal)
}

/** The clock starts here: what was needed to get so far is no time of the guest's. */
function start(runner: Runner, { limits }: Program, signal: AbortSignal): Promise<Reply> {
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
      tellsPeak: true,
    },
    signal,
  )
}

const ownWork = ({ limits }: Program): Allowance => ({
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
