/** From what a runner did to the verdict of the case. What the runner says is only its answer. */
import { z } from 'zod'
import type { WholeCase } from '../shared/messages.ts'
import type { Verdict } from '../shared/verdict.ts'
import { check } from './checkers/check.ts'
import { checkText } from './checkers/text.ts'
import type { Job, Result } from './judge.ts'
import { type Reply, residentLimitKb } from './runners.ts'
import { shown } from './shown.ts'

const outcomeSchema = z.object({
  kind: z.enum(['value', 'thrown', 'missing', 'pending', 'output']),
  text: z.string(),
  logs: z.string(),
  flooded: z.boolean(),
  /** What a program had written before it failed. */
  printed: z.string().nullable(),
})
type Outcome = z.infer<typeof outcomeSchema>
const replySchema = z.object({ outcome: outcomeSchema })

/** Asking for more than the engine can ever give is a matter of memory, not a slip in the code. */
const IMPOSSIBLE_SIZE =
  /^RangeError: (Invalid string length|Array buffer allocation failed|Invalid typed array length: \d{9,}|(Map|Set) maximum size exceeded)/

type Judged = Pick<Result, 'verdict' | 'output' | 'logs' | 'message'>

export function judgeReply(reply: Reply, job: Job, test: WholeCase): Result {
  const judged = judgedReply(reply, job, test)
  return {
    ordinal: test.ordinal,
    ...judged,
    output: judged.output === null ? null : shown(judged.output),
    logs: shown(judged.logs),
    message: judged.message === null ? null : shown(judged.message),
    timeMs: Math.round(reply.cpuMs * 10) / 10,
    memoryKb: reply.peakKb,
  }
}

function judgedReply(reply: Reply, job: Job, test: WholeCase): Judged {
  const { limits } = job
  switch (reply.type) {
    case 'memory':
      return ended('memory_limit_exceeded', `More than ${limits.memoryMb} MB of memory`)
    case 'time':
      return ended('time_limit_exceeded', `More than ${limits.timeMs} ms`)
    case 'output':
      return ended('output_limit_exceeded', `More than ${limits.outputBytes} bytes of output`)
    case 'died':
      if (reply.outOfMemory) return judgedReply({ ...reply, type: 'memory' }, job, test)
      return ended('runtime_error', `The process has ended: ${reply.how}`)
    case 'cancelled':
      throw new Error('Cannot judge a cancelled case')
    case 'replied': {
      if (reply.peakKb > residentLimitKb(limits.memoryMb))
        return judgedReply({ ...reply, type: 'memory' }, job, test)
      if (reply.cpuMs > limits.timeMs) return judgedReply({ ...reply, type: 'time' }, job, test)
      const parsed = replySchema.safeParse(reply.line)
      if (parsed.success) return judgedOutcome(parsed.data.outcome, job, test)
      return ended('runtime_error', 'The process has given no answer')
    }
    default:
      return reply satisfies never
  }
}

function judgedOutcome(outcome: Outcome, job: Job, test: WholeCase): Judged {
  const { kind, text, logs, flooded, printed: output } = outcome
  const { outputBytes } = job.limits
  const tooLong = kind === 'output' || Buffer.byteLength(text) > outputBytes
  if (flooded || tooLong) {
    const message = `More than ${outputBytes} bytes of output`
    return { ...ended('output_limit_exceeded', message), output, logs }
  }
  switch (kind) {
    case 'thrown':
      if (IMPOSSIBLE_SIZE.test(text))
        return { ...ended('memory_limit_exceeded', text), output, logs }
      return { ...ended('runtime_error', text), output, logs }
    case 'missing':
      return { ...ended('runtime_error', `The solution must define a function ${text}`), logs }
    case 'pending':
      return { ...ended('runtime_error', 'The returned promise never settles'), logs }
    default:
      return { ...judgedValue(text, job, test), logs }
  }
}

function judgedValue(
  text: string,
  { checker, task }: Job,
  { expected }: WholeCase,
): Omit<Judged, 'logs'> {
  if (expected === null) return { verdict: null, output: text, message: null }
  const compare = task.kind === 'stdio' ? checkText : check
  const message = compare(checker, expected, text)
  return { verdict: message === null ? 'accepted' : 'wrong_answer', output: text, message }
}

const ended = (verdict: Verdict, message: string): Judged => ({
  verdict,
  output: null,
  logs: '',
  message,
})
