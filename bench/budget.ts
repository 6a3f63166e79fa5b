import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { COPIES } from '../worker/jail/launch.ts'
import { buildJail } from '../worker/jail.ts'
import { startOrigin } from '../worker/origin.ts'
import { startRunner } from '../worker/runners.ts'
import { coldFloor } from './floor.ts'
import { addProblem, floorJob, inFlight, startMeasuredJudge, TRIVIAL } from './judge.ts'
import type { Bench, Figure } from './measure.ts'
import { processorMs } from './processes.ts'
import { hasFile, type Purpose, readProfiles, sharesOf } from './profile.ts'

const CASES = 20
const IN_FLIGHT = 4

const ORCHESTRATOR: Purpose[] = [
  { name: 'database: its driver', fits: /\/postgres\/src\// },
  { name: 'crypto', fits: /shared\/(frame|sha256)\.ts|node:internal\/crypto|\/jose\// },
  { name: 'JSON and schemas', fits: /\/zod\/|^(parse|stringify) $|readJson / },
  { name: 'the link to the workers', fits: /shared\/(link|inbox)\.ts/ },
  { name: 'splitting and collecting', fits: /server\/judging\// },
  { name: 'the log', fits: /\/pino\/|\/sonic-boom\// },
  {
    name: 'HTTP and event streams',
    fits: /hono|node:_?http|server\/|node:zlib|node:internal\/webstreams/,
  },
]
const WORKER: Purpose[] = [
  { name: 'crypto', fits: /shared\/(frame|sha256)\.ts|node:internal\/crypto/ },
  { name: 'JSON and schemas', fits: /\/zod\/|^(parse|stringify) $|readJson |parseReply / },
  { name: 'the link to the orchestrator', fits: /shared\/(link|inbox)\.ts/ },
  { name: 'meters and memory groups', fits: /worker\/jail\/(meter|memory_group)\.ts/ },
  { name: 'pipes to the runners', fits: /worker\/conversation\.ts/ },
  { name: 'process start, from outside', fits: /worker\/(origin|pool|jail\/.*)\.ts|child_process/ },
  { name: 'judging', fits: /worker\// },
  { name: 'the log', fits: /\/pino\/|\/sonic-boom\// },
]

/** Processor time of a submission in each part, and where the two that are Node's spend theirs. */
async function profiled(total: number) {
  const folder = await mkdtemp(join(tmpdir(), 'distribute-ps-profiles-'))
  try {
    const NODE_OPTIONS = `--cpu-prof --cpu-prof-dir=${folder}`
    const judge = await startMeasuredJudge(undefined, { NODE_OPTIONS })
    const submit = () => judge.submit('cases', TRIVIAL)
    await addProblem(judge, 'cases', CASES)
    await inFlight(50, IN_FLIGHT, submit)
    const now = () => Number(process.hrtime.bigint() / 1000n)
    const [before, from] = [judge.processor(), now()]
    await inFlight(total, IN_FLIGHT, submit)
    const [after, to] = [judge.processor(), now()]
    await judge.stop()
    const shares = (file: string, purposes: Purpose[]) => (profile: Profiles[number]) =>
      hasFile(profile, file) ? [sharesOf(profile, purposes, [from, to])] : []
    const profiles = await readProfiles(folder)
    const [orchestrator] = profiles.flatMap(shares('server/judging/queue.ts', ORCHESTRATOR))
    const [worker] = profiles.flatMap(shares('worker/session.ts', WORKER))
    if (!orchestrator || !worker) throw new Error('Cannot measure: a profile is missing')
    const ms = (part: keyof typeof before) => (after[part] - before[part]) / total
    return {
      orchestrator: { ms: ms('orchestrator'), shares: orchestrator },
      worker: { ms: ms('workers'), shares: worker },
      database: ms('database'),
      runner: ms('runners'),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
type Profiles = Awaited<ReturnType<typeof readProfiles>>

/** Processor time of processes started here, which have all ended. */
async function spent(work: () => Promise<unknown>): Promise<number> {
  const before = processorMs(process.pid).below
  await work()
  return processorMs(process.pid).below - before
}

/** What starting and ending costs: of an original the share of one copy, and of a copy. */
async function starts(rounds: number) {
  const jail = await buildJail({ processes: 8, requireNamespaces: false, allowWeakIsolation: true })
  const make = (copies: number) =>
    spent(async () => {
      for (let round = 0; round < rounds; round += 1) {
        const origin = startOrigin(jail, 256, false)
        for (let copy = 0; copy < Math.min(copies, origin.left()); copy += 1) {
          const runner = await origin.next()
          runner.kill()
          await runner.ended
        }
        origin.end()
        await origin.ended
      }
    })
  const [one, many] = [await make(1), await make(COPIES)]
  const copy = (many - one) / rounds / (COPIES - 1)
  return { original: (one / rounds - copy) / COPIES, copy }
}

/** Processor milliseconds to have a realm for a case: where some were made ahead, and where not. */
async function realms(rounds: number) {
  const jail = await buildJail({ processes: 4, requireNamespaces: false, allowWeakIsolation: true })
  const runner = await startRunner(jail, 256)
  const never = new AbortController().signal
  const ample = {
    cpuMs: 60_000,
    activeMs: 60_000,
    wallMs: 60_000,
    residentKb: 2 ** 30,
    replyBytes: 65_536,
  }
  const options = JSON.stringify({ name: 'work', types: null, outputChars: 1000, logChars: 1000 })
  const ask = (request: object) => runner.ask(request, ample, never)
  const program = { code: TRIVIAL, language: 'javascript', call: 'work', caseCount: rounds }
  const compiled = await ask({ do: 'compile', ...program })
  const loads: number[] = []
  const runs: number[] = []
  for (let round = 0; round < rounds * 3; round += 1) {
    loads.push((await ask({ do: 'load', input: '[1]', options })).cpuMs)
    runs.push((await ask({ do: 'run' })).cpuMs)
  }
  runner.kill()
  await runner.ended
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
  const later = mean(loads.slice(-rounds))
  return {
    compile: compiled.cpuMs,
    ready: mean(loads.slice(0, rounds)),
    made: later,
    run: mean(runs.slice(0, rounds)),
  }
}

export const budget: Bench = {
  name: 'budget',
  question: `What does the processor time of a submission of ${CASES} cases go to?`,
  async run(effort) {
    const isFull = effort === 'full'
    const { orchestrator, worker, database, runner } = await profiled(isFull ? 400 : 100)
    const start = await starts(isFull ? 6 : 2)
    const realm = await realms(CASES)
    const count = isFull ? 40 : 15
    const bare = () => coldFloor(floorJob(TRIVIAL, CASES))
    const baseline = (await spent(() => inFlight(count, IN_FLIGHT, bare))) / count
    const figure = (what: string, ours: number): Figure => ({
      what,
      unit: 'ms of CPU',
      ours,
      against: 'a bare node process for each',
      baseline,
      moreIsBetter: false,
      unsteady: true,
    })
    const parts = (of: string, { ms, shares }: typeof worker) =>
      [...shares]
        .sort(([, one], [, other]) => other - one)
        .map(([name, share]) => figure(`${of}, ${name}`, ms * share))
    return [
      figure('runner', runner),
      figure('runner, share of an original', start.original),
      figure('runner, a copy and its end', start.copy),
      figure('runner, compile', realm.compile),
      figure('runner, realms that wait', realm.ready * CASES),
      figure('runner, case runs', realm.run * CASES),
      figure('(realms that do not)', realm.made * CASES),
      figure('worker', worker.ms),
      ...parts('worker', worker),
      figure('orchestrator', orchestrator.ms),
      ...parts('orchestrator', orchestrator),
      figure('database', database),
      figure('all', runner + worker.ms + orchestrator.ms + database),
    ]
  },
}
