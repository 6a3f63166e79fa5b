/** What a submission gets for its cases: the verdict, and points by case and by group. */
import { type Verdict, worstVerdict } from '../../shared/verdict.ts'
import type { Group } from '../packages/draft.ts'

export interface ScoredCase {
  ordinal: number
  group: string | null
  points: number
}

export interface GroupScore {
  name: string
  score: number
  points: number
  /** Null: not judged, because a group that it requires was not passed. */
  verdict: Verdict | null
}

export interface Score {
  verdict: Verdict
  passed: number
  total: number
  /** Share of the points earned, 0 to 100, rounded down. */
  score: number
  /** Every group, in the order of its first case. */
  groups: GroupScore[]
}

export interface Outcome {
  verdict: Verdict
  /** What part of the points a checker gave; null: all when accepted, else nothing. */
  share: number | null
}

/** By ordinal. */
export type Outcomes = ReadonlyMap<number, Outcome>

const earned = ({ verdict, share }: Outcome): number => share ?? (verdict === 'accepted' ? 1 : 0)

/**
 * The cases whose results count for nothing, whatever they are: those after a failure in a group that
 * stops there, and those of a group whose requirement is not met. More results can only add to them,
 * so they need not be judged. `cases` are in the order of their ordinals.
 */
export function needlessCases(
  cases: readonly ScoredCase[],
  groups: readonly Group[],
  outcomes: Outcomes,
): Set<number> {
  const needless = new Set<number>()
  const members = Map.groupBy(cases, ({ group }) => group)
  const failed = new Set<string>()
  // A group requires earlier ones only.
  for (const { name, requires, stopOnFailure } of groups) {
    const blocked = requires.some((required) => failed.has(required))
    if (blocked) failed.add(name)
    let stopped = blocked
    for (const { ordinal } of members.get(name) ?? []) {
      const outcome = outcomes.get(ordinal)
      if (stopped) needless.add(ordinal)
      else if (outcome && outcome.verdict !== 'accepted') {
        failed.add(name)
        // A part of the points is no failure to stop at: what follows decides how much it is.
        stopped = stopOnFailure && earned(outcome) === 0
      }
    }
  }
  return needless
}

/** Silence about a case that counts is our failure, never a pass. */
export function scoreCases(
  cases: readonly ScoredCase[],
  groups: readonly Group[],
  outcomes: Outcomes,
): Score {
  const needless = needlessCases(cases, groups, outcomes)
  const counted = cases
    .filter(({ ordinal }) => !needless.has(ordinal))
    .map((one) => ({ ...one, ...(outcomes.get(one.ordinal) ?? UNKNOWN) }))
  const countedOf = Map.groupBy(counted, ({ group }) => group)
  const scores = [...Map.groupBy(cases, ({ group }) => group)].map(([name, members]) => {
    const group = groups.find((one) => one.name === name) ?? sumOf(members)
    return groupScore(name, group, members, countedOf.get(name) ?? [])
  })
  const possible = scores.reduce((sum, { points }) => sum + points, 0)
  const earned = scores.reduce((sum, { score }) => sum + score, 0)
  return {
    verdict: worstVerdict(counted.map(({ verdict }) => verdict)),
    passed: counted.filter(isPassed).length,
    total: cases.length,
    score: possible === 0 ? 0 : Math.floor(rounded((100 * earned) / possible)),
    groups: scores.flatMap(({ name, ...score }) =>
      name === null ? [] : [{ ...score, name, score: rounded(score.score) }],
    ),
  }
}

const UNKNOWN: Outcome = { verdict: 'internal_error', share: null }

type Judged = ScoredCase & Outcome

const isPassed = ({ verdict }: Judged) => verdict === 'accepted'
const pointsOf = (cases: readonly ScoredCase[]) => cases.reduce((sum, one) => sum + one.points, 0)

const sumOf = (cases: readonly ScoredCase[]): Pick<Group, 'points' | 'scoring'> => ({
  points: pointsOf(cases),
  scoring: 'sum',
})

function groupScore(
  name: string | null,
  { points, scoring }: Pick<Group, 'points' | 'scoring'>,
  members: readonly ScoredCase[],
  counted: readonly Judged[],
) {
  const share =
    counted.every(isPassed) && counted.length === members.length
      ? 1
      : scoring === 'min'
        ? leastOf(members, counted)
        : earnedBy(counted) / (pointsOf(members) || 1)
  return {
    name,
    score: points * share,
    points,
    verdict: counted.length === 0 ? null : worstVerdict(counted.map(({ verdict }) => verdict)),
  }
}

/** What is not judged gives nothing. */
const leastOf = (members: readonly ScoredCase[], counted: readonly Judged[]) =>
  counted.length < members.length ? 0 : Math.min(...counted.map(earned))

const earnedBy = (counted: readonly Judged[]) =>
  counted.reduce((sum, one) => sum + one.points * earned(one), 0)

/** Thirds of points add up to whole ones. */
const rounded = (value: number) => Math.round(value * 1e6) / 1e6
