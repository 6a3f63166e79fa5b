import type { Verdict } from '../../shared/verdict.ts'

/** Told of what happens while judging, for whoever counts; it changes nothing. */
export interface JudgingMeter {
  /** `cpuMs` of one case, once for each. */
  caseJudged(verdict: Verdict, cpuMs: number): void
  /** `seconds` from the claim of this orchestrator to the verdict that it set. */
  submissionJudged(verdict: Verdict, seconds: number): void
}

/** `lost`: in use until then. `unreachable`: an attempt to connect failed. */
export type LinkFault = 'lost' | 'unreachable'

export const NO_METER: JudgingMeter = { caseJudged() {}, submissionJudged() {} }
