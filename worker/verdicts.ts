/** From what a runner did to the verdict of the case. What the runner says is only its answer. */
import { z } from 'zod'
import type { Limits, WholeCase } from '../shared/messages.ts'
import { withPlace } from '../shared/place.ts'
import type { Verdict } from '../shared/verdict.ts'
import type { Compare } from './checkers/comparison.ts'
import type { Program } from './guest.ts'
import type { Job, Result } from './judge.ts'
import { type Reply, residentLimitKb } from './runners.ts'
import { shown } from './shown.ts'

const outcomeSchema = z.object({
  kind: z.enum(['value', 'thrown', 'missing', 'pending', 'output']),
  text: z.string(),
  /** Of the code that threw, where it can be told. */
  place: z
    .object({ line: z.number().int().positive(), column: z.number().int().positive() })
    .nullable(),
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

/** Without a verdict: it has run to its end, and nothing is compared yet. */
type Ran = Pick<Result, 'verdict' | 'output' | 'logs' | 'message'>

export async function judgeReply(
  reply: Reply,
  job: Job,
  test: WholeCase,
  compare: Compare,
): Promise<Result> {
  const { output, logs, ...end } = ran(reply, job)
  const { expected } = test
  const { verdict, share, message } =
    end.verdict === null && expected !== null && output !== null
      ? await compare({ ...test, expected }, output)
      : { ...end, share: null }
  return {
    ordinal: test.ordinal,
    verdict,
    share,
    output: output === null ? null : shown(output),
    logs: shown(logs),
    message: message === null ? null : shown(message),
    timeMs: Math.round(reply.cpuMs * 10) / 10,
    memoryKb: reply.peakKb,
  }
}

/** What became of a case, whole and uncut. */
export function ran(reply: Reply, program: Pick<Program, 'limits'>, what = 'solution'): Ran {
  const { limits } = program
  switch (reply.type) {
    case 'memory':
      return ended('memory_limit_exceeded', `More than ${limits.memoryMb} MB of memory`)
    case 'time':
      return ended('time_limit_exceeded', `More than ${limits.timeMs} ms`)
    case 'output':
      return ended('output_limit_exceeded', `More than ${limits.outputBytes} bytes of output`)
    case 'died':
      if (reply.outOfMemory) return ran({ ...reply, type: 'memory' }, program)
      return ended('runtime_error', `The process has ended: ${reply.how}`)
    case 'cancelled':
      throw new Error('Cannot judge a cancelled case')
    case 'replied': {
      if (reply.peakKb > residentLimitKb(limits.memoryMb))
        return ran({ ...reply, type: 'memory' }, program)
      if (reply.cpuMs > limits.timeMs) return ran({ ...reply, type: 'time' }, program)
      const parsed = replySchema.safeParse(reply.line)
      if (parsed.success) return ofOutcome(parsed.data.outcome, limits, what)
      return ended('runtime_error', 'The process has given no answer')
    }
    default:
      return reply satisfies never
  }
}

function ofOutcome(outcome: Outcome, { outputBytes }: Limits, what: string): Ran {
  const { kind, text, place, logs, flooded, printed: output } = outcome
  const tooLong = kind === 'output' || Buffer.byteLength(text) > outputBytes
  if (flooded || tooLong) {
    const message = `More than ${outputBytes} bytes of output`
    return { ...ended('output_limit_exceeded', message), output, logs }
  }
  switch (kind) {
    case 'thrown':
      if (IMPOSSIBLE_SIZE.test(text))
        return { ...ended('memory_limit_exceeded', text), output, logs }
      return {
        ...ended('runtime_error', place === null ? text : withPlace(text, place)),
        output,
        logs,
      }
    case 'missing':
      return { ...ended('runtime_error', `The ${what} must define a function ${text}`), logs }
    case 'pending':
      return { ...ended('runtime_error', 'The returned promise never settles'), logs }
    default:
      return { verdict: null, output: text, logs, message: null }
  }
}

const ended = (verdict: Verdict, message: string): Ran => ({
  verdict,
  output: null,
  logs: '',
  message,
})
