/** A figure means little on a noisy machine; a ratio to a baseline of the same minute does. */
export interface Figure {
  what: string
  unit: string
  ours: number
  /** What the baseline is, in words. */
  against: string
  baseline: number
  /** Whether a larger figure is a better one. */
  moreIsBetter: boolean
  /** `ours / baseline`: at most this, or at least this where more is better. */
  goal?: number
  /** What `ours` itself may be. */
  atMost?: number
  /** Too small a part, or too noisy, to be held against a stored ratio. */
  unsteady?: boolean
}

export interface Bench {
  name: string
  question: string
  run(effort: Effort): Promise<Figure[]>
}

/** `short` is for a continuous check: fewer rounds, the same figures. */
export type Effort = 'short' | 'full'

export const ratioOf = ({ ours, baseline }: Figure): number => ours / baseline

export const meetsGoal = (figure: Figure): boolean | null => {
  if (figure.atMost !== undefined) return figure.ours <= figure.atMost
  if (figure.goal === undefined) return null
  return figure.moreIsBetter ? ratioOf(figure) >= figure.goal : ratioOf(figure) <= figure.goal
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted[Math.floor((sorted.length - 1) / 2)]
  const next = sorted[Math.ceil((sorted.length - 1) / 2)]
  if (middle === undefined || next === undefined) throw new RangeError('No values to take from')
  return (middle + next) / 2
}

/**
 * Measures ours and the baseline in turn, so that whatever else the machine does falls on both.
 * Each function answers what it measured; the medians count.
 */
export async function interleaved(
  rounds: number,
  ours: () => Promise<number> | number,
  baseline: () => Promise<number> | number,
): Promise<{ ours: number; baseline: number }> {
  const measured: { ours: number[]; baseline: number[] } = { ours: [], baseline: [] }
  for (let round = 0; round < rounds; round += 1) {
    measured.ours.push(await ours())
    measured.baseline.push(await baseline())
  }
  return { ours: median(measured.ours), baseline: median(measured.baseline) }
}

export async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
