import type { Language } from '../../../shared/messages.ts'
import type { Verdict } from '../../../shared/verdict.ts'

const words: Record<Verdict, string> = {
  accepted: 'Accepted',
  wrong_answer: 'Wrong answer',
  time_limit_exceeded: 'Time limit exceeded',
  memory_limit_exceeded: 'Memory limit exceeded',
  output_limit_exceeded: 'Output limit exceeded',
  runtime_error: 'Runtime error',
  compile_error: 'Compile error',
  internal_error: 'Internal error',
}

/** Names are the same in every language. */
const languages: Record<Language, string> = { javascript: 'JavaScript', typescript: 'TypeScript' }

export const verdicts = {
  words,
  statuses: { queued: 'Queued', judging: 'Judging', done: 'Done' },
  ran: 'Ran',
  languages,
  /** Of the strip with a cell for each case. */
  cases: 'Cases',
  cell: (ordinal: number, outcome: string) => `Case ${ordinal}: ${outcome}`,
  waiting: 'waiting',
}
