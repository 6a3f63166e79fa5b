import { coldFloor } from './floor.ts'
import { addProblem, floorJob, startMeasuredJudge, TRIVIAL } from './judge.ts'
import { type Bench, type Figure, interleaved, timed } from './measure.ts'

const CASES = 20

/** Submissions a second with `inFlight` of them at any time. */
async function rate(total: number, inFlight: number, one: () => Promise<void>): Promise<number> {
  let left = total
  const client = async () => {
    while (left > 0) {
      left -= 1
      await one()
    }
  }
  const ms = await timed(() => Promise.all(Array.from({ length: inFlight }, client)))
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
      for (const inFlight of [2, 4, 16]) {
        const total = effort === 'full' ? 80 : 32
        const { ours, baseline } = await interleaved(
          effort === 'full' ? 5 : 3,
          () => rate(total, inFlight, submit),
          () => rate(total, inFlight, bare),
        )
        figures.push({
          what: `${inFlight} in flight`,
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
