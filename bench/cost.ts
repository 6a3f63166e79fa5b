import { coldFloor } from './floor.ts'
import { addProblem, floorJob, inFlight, startMeasuredJudge, sum, TRIVIAL } from './judge.ts'
import { type Bench, median } from './measure.ts'
import { processorMs } from './processes.ts'

const CASES = 20
const IN_FLIGHT = 4
/** What is still going on after the last verdict belongs to it: a new runner for the one used. */
const SETTLE_MS = 300

export const cost: Bench = {
  name: 'cost',
  question: `What processor time does a submission of ${CASES} cases take, and whose?`,
  async run(effort) {
    const judge = await startMeasuredJudge()
    try {
      await addProblem(judge, 'cases', CASES)
      const total = effort === 'full' ? 60 : 30
      const submit = () => judge.submit('cases', TRIVIAL)
      const bare = () => coldFloor(floorJob(TRIVIAL, CASES))
      await inFlight(20, IN_FLIGHT, submit)
      const rounds: (ReturnType<typeof judge.processor> & { floor: number })[] = []
      for (let round = 0; round < (effort === 'full' ? 7 : 3); round += 1) {
        await settled()
        const before = judge.processor()
        await inFlight(total, IN_FLIGHT, submit)
        await settled()
        const after = judge.processor()
        const floorBefore = processorMs(process.pid).below
        // The judge's parts are children, too, and at rest.
        await inFlight(total, IN_FLIGHT, bare)
        const floor = processorMs(process.pid).below - floorBefore
        rounds.push({
          orchestrator: (after.orchestrator - before.orchestrator) / total,
          database: (after.database - before.database) / total,
          workers: (after.workers - before.workers) / total,
          runners: (after.runners - before.runners) / total,
          floor: floor / total,
        })
      }
      const baseline = median(rounds.map(({ floor }) => floor))
      const figure = (what: string, of: (round: (typeof rounds)[number]) => number) => ({
        what,
        unit: 'ms of CPU',
        ours: median(rounds.map(of)),
        against: 'a bare node process for each',
        baseline,
        moreIsBetter: false,
      })
      return [
        { ...figure('the runner', ({ runners }) => runners) },
        { ...figure('the worker', ({ workers }) => workers), unsteady: true },
        { ...figure('the orchestrator', ({ orchestrator }) => orchestrator), unsteady: true },
        { ...figure('the database', ({ database }) => database), unsteady: true },
        { ...figure('all', ({ floor, ...parts }) => sum(Object.values(parts))), goal: 1.25 },
      ]
    } finally {
      await judge.stop()
    }
  },
}

const settled = () => new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
