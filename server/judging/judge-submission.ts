import type { ResultMessage, Task } from '../../shared/messages.ts'
import type { Sql } from '../database.ts'
import type { Group } from '../packages/draft.ts'
import { type Claim, loadCases, loadResults, loadText } from './claims.ts'
import { Collector } from './collect.ts'
import { dispatch } from './dispatch.ts'
import type { Fleet } from './fleet.ts'
import type { JudgingMeter } from './meter.ts'
import { patiently } from './patience.ts'
import { needlessCases, type Outcomes, type ScoredCase } from './score.ts'
import type { LoadText } from './texts.ts'

function taskOf(claim: Claim): Task {
  if (claim.kind === 'stdio') return { kind: 'stdio' }
  if (!claim.signature) throw new Error(`Cannot judge submission ${claim.id}: no signature`)
  return { kind: 'function', ...claim.signature }
}

/**
 * Judges the cases that have no result yet and sets the verdict. When `signal` fires, what was found
 * out so far is stored and the rest is left to whoever claims the submission next. What goes wrong
 * on our side ends as `internal_error`, and is thrown for the log as well.
 */
export async function judgeSubmission(
  sql: Sql,
  fleet: Fleet,
  claim: Claim,
  signal: AbortSignal,
  meter?: JudgingMeter,
): Promise<void> {
  const loaded = await patiently(signal, () =>
    Promise.all([loadCases(sql, claim), claim.attempt === 1 ? [] : loadResults(sql, claim)]),
  )
  if (!loaded) return
  const [cases, known] = loaded
  const collector = new Collector(sql, claim, known, signal, meter)
  try {
    await judgeCases(fleet, claim, {
      cases,
      known,
      collector,
      signal,
      loadText: (ordinal, field) => patiently(signal, () => loadText(sql, claim, ordinal, field)),
    })
  } catch (error) {
    await collector.fail('the judge failed; an admin can judge this again')
    throw error
  }
}

interface Judging {
  cases: Awaited<ReturnType<typeof loadCases>>
  known: readonly { ordinal: number }[]
  collector: Collector
  signal: AbortSignal
  loadText: LoadText
}

async function judgeCases(fleet: Fleet, claim: Claim, judging: Judging): Promise<void> {
  const { cases, collector } = judging
  const known = new Set(judging.known.map(({ ordinal }) => ordinal))
  for (const ordinal of needlessCases(cases, claim.groups, collector.outcomes())) known.add(ordinal)
  const needless = needlessAfter(cases, claim.groups, () => collector.outcomes())
  const signal = AbortSignal.any([judging.signal, collector.lost])
  const { compileError, unjudged } = await dispatch(
    fleet,
    {
      submission: String(claim.id),
      request: claim.requestId ?? undefined,
      language: claim.language,
      code: claim.code,
      task: taskOf(claim),
      limits: {
        timeMs: claim.timeLimitMs,
        memoryMb: claim.memoryLimitMb,
        outputBytes: claim.outputLimitKb * 1024,
      },
      checker: claim.checker,
    },
    cases
      .filter(({ ordinal }) => !known.has(ordinal))
      .map(({ ordinal, input, expected, checker }) => ({
        ordinal,
        input,
        expected,
        ...(checker && { checker }),
      })),
    {
      signal,
      onResult: (result, worker) => {
        collector.add(result, worker)
        return needless(result)
      },
      loadText: judging.loadText,
    },
  )
  if (judging.signal.aborted) return
  if (compileError) return collector.finishUncompiled(compileError, cases.length)
  for (const { ordinal, reason } of unjudged) collector.addUnjudged(ordinal, reason)
  await collector.finish(cases)
}

/** Tells after each result which cases count for nothing by now. */
function needlessAfter(
  cases: readonly ScoredCase[],
  groups: readonly Group[],
  outcomes: () => Outcomes,
) {
  const groupOf = new Map(cases.map(({ ordinal, group }) => [ordinal, group]))
  const stopping = new Set(groups.flatMap((one) => (one.stopOnFailure ? [one.name] : [])))
  const failed = new Set<string>()
  return ({ ordinal, verdict }: ResultMessage): Iterable<number> => {
    const group = groupOf.get(ordinal) ?? null
    if (verdict === 'accepted' || group === null) return []
    // A group that goes on fails once; where one stops, an earlier case may still fail.
    if (failed.has(group) && !stopping.has(group)) return []
    failed.add(group)
    return needlessCases(cases, groups, outcomes())
  }
}
