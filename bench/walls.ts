/**
 * What the walls cost: the start of a runner behind each of them, and a case in a fresh realm, as
 * ratios to a bare Node process and a bare context measured in the same run.
 *
 *     node bench/walls.ts [rounds]
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createContext, Script } from 'node:vm'
import { createLauncher, type Plan } from '../worker/jail/launch.ts'
import { systemCallFilter } from '../worker/jail/seccomp.ts'
import { claimUids } from '../worker/jail/uids.ts'
import { buildJail, findTools, type Jail, RUNNER } from '../worker/jail.ts'
import { startRunner } from '../worker/runners.ts'

const rounds = Number(process.argv[2] ?? 20)
const NEVER = new AbortController().signal
const AMPLE = { cpuMs: 1e5, activeMs: 1e5, wallMs: 1e5, residentKb: 1e6, replyBytes: 1e6 }

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

async function medianOf(act: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    await act()
    times.push(performance.now() - started)
  }
  return median(times)
}

/** From `spawn` to the first byte of a Node process that does nothing else. */
async function bareNode() {
  const child = spawn(process.execPath, ['-e', 'require("fs").writeSync(1, "x")'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
}

async function runnerBehind(plan: Plan) {
  const launch = createLauncher(plan, [RUNNER])
  const jail: Jail = {
    isolation: { level: 'process', walls: [] },
    groups: null,
    start: (memoryMb) => launch({ script: RUNNER, memoryMb, guarded: true }),
  }
  return medianOf(async () => {
    const runner = await startRunner(jail, 256)
    runner.kill()
    await runner.ended
  })
}

const rows: { what: string; ms: number; ratio: number }[] = []
const add = (what: string, ms: number, base: number) =>
  rows.push({ what, ms: Math.round(ms * 100) / 100, ratio: Math.round((ms / base) * 100) / 100 })

const tools = findTools()
const filter = systemCallFilter(process.arch)
const uids = process.getuid?.() === 0 ? await claimUids(4) : null
const none: Plan = { bwrap: null, prlimit: null, setpriv: null, filter: null, uids: null }
const { prlimit, setpriv, bwrap } = tools

const bare = await medianOf(bareNode)
add('start: a bare Node process', bare, bare)
add('start: a runner with Node’s walls', await runnerBehind(none), bare)
add('  and limits', await runnerBehind({ ...none, prlimit, setpriv }), bare)
if (filter)
  add(
    '  and rights given up by itself',
    await runnerBehind({ ...none, prlimit, setpriv, filter }),
    bare,
  )
if (bwrap)
  add(
    '  and bubblewrap with a filter',
    await runnerBehind({ ...none, prlimit, bwrap, filter }),
    bare,
  )
if (bwrap && uids)
  add(
    '  and a user of its own',
    await runnerBehind({ prlimit, setpriv, bwrap, filter, uids }),
    bare,
  )

const script = new Script('0')
const bareContext =
  (await medianOf(async () => {
    for (let at = 0; at < 10; at++) script.runInContext(createContext({}))
  })) / 10
add('case: a bare context', bareContext, bareContext)

const jail = await buildJail({ processes: 4, requireNamespaces: false, allowWeakIsolation: true })
const runner = await startRunner(jail, 256)
await runner.ask(
  { do: 'compile', code: 'const solve = (n) => n + 1', language: 'javascript', call: 'solve' },
  AMPLE,
  NEVER,
)
const options = JSON.stringify({ name: 'solve', types: null, outputChars: 1000, logChars: 1000 })
const cpu: number[] = []
const whole = await medianOf(async () => {
  await runner.ask({ do: 'load', input: '[1]', options }, AMPLE, NEVER)
  cpu.push((await runner.ask({ do: 'run' }, AMPLE, NEVER)).cpuMs)
})
runner.kill()
add('case: a fresh realm, one call, both ways', whole, bareContext)
add('  of which counts as the guest’s', median(cpu), bareContext)
console.table(rows)
process.exit()
