/** Plays the orchestrator: claims the next submission and writes what a fleet would have found. */
import { randomUUID } from 'node:crypto'
import type { Sql } from '../server/database.ts'
import {
  type Claim,
  claimSubmission,
  type FinalVerdict,
  finishSubmission,
  type NewResult,
  storeResults,
} from '../server/judging/claims.ts'

export async function claimNext(sql: Sql): Promise<Claim> {
  const claim = await claimSubmission(sql, randomUUID(), 60_000)
  if (!claim) throw new Error('No submission waits')
  return claim
}

export const resultOf = (ordinal: number, changes: Partial<NewResult> = {}): NewResult => ({
  ordinal,
  verdict: 'accepted',
  share: null,
  timeMs: 1.5,
  memoryKb: 4096,
  output: null,
  logs: '',
  message: null,
  worker: 'worker-1',
  ...changes,
})

export const finalOf = (changes: Partial<FinalVerdict> = {}): FinalVerdict => ({
  verdict: 'accepted',
  passed: 3,
  total: 3,
  score: 100,
  groups: [],
  timeMs: 1.5,
  memoryKb: 4096,
  message: null,
  compileError: null,
  ...changes,
})

/** Judges the submission that has waited longest. */
export async function judgeNext(
  sql: Sql,
  results: readonly NewResult[] = [1, 2, 3].map((ordinal) => resultOf(ordinal)),
  final: FinalVerdict = finalOf(),
): Promise<void> {
  const claim = await claimNext(sql)
  const stored = results.length === 0 || (await storeResults(sql, claim, results))
  if (!stored || !(await finishSubmission(sql, claim, final))) throw new Error('Claim lost')
}
