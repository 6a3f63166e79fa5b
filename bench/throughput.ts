import { coldFloor } from './floor.ts'
import { addProblem, floorJob, inFlight, startMeasuredJudge, TRIVIAL } from './judge.ts'
import { type Bench, type Figure, interleaved, timed } from './measure.ts'

const CASES = 20

/** Submissions a second with `count` of them at any time. */
async function rate(total: number, count: number, one: () => Promise<void>): Promise<number> {
  const ms = await timed(() => inFlight(total, count, one))
  return (1_000 * total) / ms
}

export const throughput: Bench = {
  name: 'throughput',
  question: `How many submissions of ${CASES} cases are judged in a second?`,
  async run(effort) {
    const judge = await startMeasuredJudge()
    try {
      await addProblem(judge, 'cases', CASES)
      const submit = () => judge.submit('cases', TRIVIAL)
      const bare = () => coldFloor(floorJob(TRIVIAL, CASES))
      await rate(10, 2, submit)
      const figures: Figure[] = []
      for (const count of [2, 4, 16]) {
        const total = effort === 'full' ? 80 : 32
        const { ours, baseline } = await interleaved(
          effort === 'full' ? 5 : 3,
          () => rate(total, count, submit),
          () => rate(total, count, bare),
        )
        figures.push({
          what: `${count} in flight`,
          unit: 'submissions/s',
          ours,
          against: 'a bare node process for each',
          baseline,
          moreIsBetter: true,
          goal: 0.8,
        })
      }
      return figures
    } finally {
      await judge.stop()
    }
  },
}
