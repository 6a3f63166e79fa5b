import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createContext, Script } from 'node:vm'
import { createLauncher, type Plan } from '../worker/jail/launch.ts'
import { systemCallFilter } from '../worker/jail/seccomp.ts'
import { claimUids } from '../worker/jail/uids.ts'
import { buildJail, findTools, type Jail, RUNNER } from '../worker/jail.ts'
import { startRunner } from '../worker/runners.ts'
import { type Bench, type Figure, interleaved, timed } from './measure.ts'

const NEVER = new AbortController().signal
const AMPLE = { cpuMs: 1e5, activeMs: 1e5, wallMs: 1e5, residentKb: 1e6, replyBytes: 1e6 }

/** From `spawn` to the first byte of a Node process that does nothing else. */
async function startBareNode(): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'require("fs").writeSync(1, "x")'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ms = await timed(() => once(child.stdout, 'data'))
  child.kill('SIGKILL')
  return ms
}

function startBehind(plan: Plan): () => Promise<number> {
  const launch = createLauncher(plan, [RUNNER])
  const jail: Jail = {
    isolation: { level: 'process', walls: [] },
    groups: null,
    start: (memoryMb) => launch({ script: RUNNER, memoryMb, guarded: true }),
  }
  return async () => {
    const started = performance.now()
    const runner = await startRunner(jail, 256)
    const ms = performance.now() - started
    runner.kill()
    await runner.ended
    return ms
  }
}

/** Each plan has the walls of the one before, as far as this machine and this user have them. */
async function plans(): Promise<[string, Plan][]> {
  const { prlimit, setpriv, bwrap } = findTools()
  const filter = systemCallFilter(process.arch)
  const uids = process.getuid?.() === 0 ? await claimUids(4) : null
  const none: Plan = {
    bwrap: null,
    prlimit: null,
    setpriv: null,
    filter: null,
    uids: null,
    copies: 0,
  }
  const all: [string, Plan, boolean][] = [
    ['Node’s walls', none, true],
    ['and limits', { ...none, prlimit, setpriv }, true],
    ['and rights given up by itself', { ...none, prlimit, setpriv, filter }, filter !== null],
    ['and bubblewrap, with a filter', { ...none, prlimit, bwrap, filter }, bwrap !== null],
    ['and a user of its own', { ...none, prlimit, setpriv, bwrap, filter, uids }, uids !== null],
  ]
  return all.flatMap(([name, plan, exists]) => (exists ? [[name, plan]] : []))
}

const script = new Script('0')
const CONTEXTS = 10

/** One of several, since one alone is too short to measure. */
async function runBareContext(): Promise<number> {
  const ms = await timed(() => {
    for (let at = 0; at < CONTEXTS; at += 1) script.runInContext(createContext({}))
  })
  return ms / CONTEXTS
}

async function measureCase(rounds: number): Promise<Figure> {
  const jail = await buildJail({ processes: 4, requireNamespaces: false, allowWeakIsolation: true })
  const runner = await startRunner(jail, 256)
  const code = 'const solve = (n) => n + 1'
  await runner.ask(
    { do: 'compile', code, language: 'javascript', call: 'solve', caseCount: 2 },
    AMPLE,
    NEVER,
  )
  const options = JSON.stringify({ name: 'solve', types: null, outputChars: 1000, logChars: 1000 })
  const runCase = () =>
    timed(async () => {
      await runner.ask({ do: 'load', input: '[1]', options }, AMPLE, NEVER)
      await runner.ask({ do: 'run' }, AMPLE, NEVER)
    })
  const { ours, baseline } = await interleaved(rounds * 5, runCase, runBareContext)
  runner.kill()
  return {
    what: 'a case in a fresh realm',
    unit: 'ms',
    ours,
    against: 'a bare context in this process',
    baseline,
    moreIsBetter: false,
    unsteady: true,
  }
}

export const walls: Bench = {
  name: 'walls',
  question: 'What do the walls cost at the start of a runner, and what does a case?',
  async run(effort) {
    const rounds = effort === 'full' ? 20 : 7
    const figures: Figure[] = []
    for (const [name, plan] of await plans()) {
      const { ours, baseline } = await interleaved(rounds, startBehind(plan), startBareNode)
      figures.push({
        what: name,
        unit: 'ms',
        ours,
        against: 'a bare Node process',
        baseline,
        moreIsBetter: false,
        unsteady: true,
      })
    }
    return [...figures, await measureCase(rounds)]
  },
}
