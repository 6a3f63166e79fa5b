import { setTimeout as sleep } from 'node:timers/promises'
import { warmFloor } from './floor.ts'
import { addProblem, BUSY, floorJob, startMeasuredJudge, TRIVIAL } from './judge.ts'
import { type Bench, type Figure, interleaved, timed } from './measure.ts'

/** Until new runners wait in the place of those that the last submission took. */
const REST_MS = 300

const KINDS = [
  { what: 'trivial', code: TRIVIAL, counts: [1, 50, 1000] },
  { what: '5 ms', code: BUSY, counts: [1, 50] },
]

export const latency: Bench = {
  name: 'latency',
  question: 'How long does one submission take on an idle judge, from POST to its verdict?',
  async run(effort) {
    const judge = await startMeasuredJudge()
    const floor = warmFloor()
    try {
      const figures: Figure[] = []
      for (const count of [1, 50, 1000]) await addProblem(judge, `cases-${count}`, count)
      for (const { what, code, counts } of KINDS) {
        for (const count of counts) {
          const slug = `cases-${count}`
          await judge.submit(slug, code)
          await floor.run(floorJob(code, count))
          const { ours, baseline } = await interleaved(
            effort === 'full' ? 21 : 7,
            async () => {
              await sleep(REST_MS)
              return timed(() => judge.submit(slug, code))
            },
            () => floor.run(floorJob(code, count)),
          )
          figures.push({
            what: `${count} ${what} cases`,
            unit: 'ms',
            ours,
            against: 'the cases in one warm bare process',
            baseline,
            moreIsBetter: false,
            ...(count === 50 && code === TRIVIAL && { goal: 3 }),
            // The baseline is a millisecond.
            ...(count === 1 && { unsteady: true }),
          })
        }
      }
      return figures
    } finally {
      await floor.stop()
      await judge.stop()
    }
  },
}
