/** Every verdict, worst first: a submission's verdict is the worst of its cases'. */
export const VERDICTS = [
  'internal_error',
  'compile_error',
  'runtime_error',
  'memory_limit_exceeded',
  'time_limit_exceeded',
  'output_limit_exceeded',
  'wrong_answer',
  'accepted',
] as const

export type Verdict = (typeof VERDICTS)[number]

/** No cases judged is our fault, never a pass. */
export const worstVerdict = (verdicts: readonly Verdict[]): Verdict =>
  VERDICTS.find((verdict) => verdicts.includes(verdict)) ?? 'internal_error'
