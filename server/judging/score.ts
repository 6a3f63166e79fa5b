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

type Verdicts = ReadonlyMap<number, Verdict>

/**
 * The cases whose results count for nothing, whatever they are: those after a failure in a group that
 * stops there, and those of a group whose requirement is not met. More results can only add to them,
 * so they need not be judged. `cases` are in the order of their ordinals.
 */
export function needlessCases(
  cases: readonly ScoredCase[],
  groups: readonly Group[],
  verdicts: Verdicts,
): Set<number> {
  const needless = new Set<number>()
  const members = Map.groupBy(cases, ({ group }) => group)
  const failed = new Set<string>()
  // A group requires earlier ones only.
  for (const { name, requires, stopOnFailure } of groups) {
    const blocked = requires.some((required) => failed.has(required))
    if (blocked) failed.add(name)
    for (const { ordinal } of members.get(name) ?? []) {
      if (blocked || (stopOnFailure && failed.has(name))) needless.add(ordinal)
      else if ((verdicts.get(ordinal) ?? 'accepted') !== 'accepted') failed.add(name)
    }
  }
  return needless
}

/** Silence about a case that counts is our failure, never a pass. */
export function scoreCases(
  cases: readonly ScoredCase[],
  groups: readonly Group[],
  verdicts: Verdicts,
): Score {
  const needless = needlessCases(cases, groups, verdicts)
  const counted = cases
    .filter(({ ordinal }) => !needless.has(ordinal))
    .map((one) => ({ ...one, verdict: verdicts.get(one.ordinal) ?? ('internal_error' as const) }))
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

type Judged = ScoredCase & { verdict: Verdict }

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
  const passed = counted.filter(isPassed)
  const inPart = scoring === 'min' ? 0 : pointsOf(passed) / (pointsOf(members) || 1)
  const share = passed.length === members.length ? 1 : inPart
  return {
    name,
    score: points * share,
    points,
    verdict: counted.length === 0 ? null : worstVerdict(counted.map(({ verdict }) => verdict)),
  }
}

/** Thirds of points add up to whole ones. */
const rounded = (value: number) => Math.round(value * 1e6) / 1e6
