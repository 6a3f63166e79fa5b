import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { mostDescriptors } from './jail/descriptors.ts'
import { copiesWithin } from './jail/launch.ts'
import { innermost } from './jail/meter.ts'
import { runtime } from './jail/runtime.ts'
import { buildJail, type Jail } from './jail.ts'
import { type Allowance, createRunners, type Runner, startRunner } from './runners.ts'

const ALLOWANCE: Allowance = {
  cpuMs: 1000,
  activeMs: 1500,
  wallMs: 10_000,
  residentKb: 500_000,
  replyBytes: 10_000,
}
const ORPHAN = new URL('./orphan.testkit.ts', import.meta.url)
const NEVER = new AbortController().signal
const OPTIONS = JSON.stringify({ name: 'solve', types: null, outputChars: 1000, logChars: 100 })

const started: Runner[] = []
afterEach(async () => {
  for (const runner of started) runner.kill()
  await Promise.all(started.splice(0).map(({ ended }) => ended))
})

const PROCESSES = 4
const jail = await buildJail({
  processes: PROCESSES,
  requireNamespaces: false,
  allowWeakIsolation: true,
})

async function start(behind: Jail = jail) {
  const runner = await startRunner(behind, 128)
  started.push(runner)
  return runner
}

async function load(runner: Runner, code: string) {
  const ask = (request: object) => runner.ask(request, ALLOWANCE, NEVER)
  await ask({ do: 'compile', code, language: 'javascript', call: 'solve', caseCount: 2 })
  await ask({ do: 'load', input: '[]', options: OPTIONS })
  return ask
}

test('time that a process sleeps away without the CPU is limited as well', async () => {
  const runner = await start()
  await load(runner, 'function solve() { for (;;); }')
  process.kill(runner.pid, 'SIGSTOP')
  const reply = await runner.ask({ do: 'run' }, { ...ALLOWANCE, activeMs: 200 }, NEVER)
  expect(reply).toMatchObject({ type: 'time' })
  expect(reply.cpuMs).toBeLessThan(50)
})

test('of a killed runner no process is left, and none is left to others to collect', async () => {
  const child = await start()
  const tree = ancestors(child.pid)
  child.kill()
  await child.ended
  for (const pid of tree) expect(existsSync(`/proc/${pid}`)).toBe(false)
})

/** A process and those above it, up to this one. */
function ancestors(pid: number): number[] {
  if (pid === process.pid) return []
  const parent = Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1])
  return [pid, ...ancestors(parent)]
}

test('a cancelled request ends at once, and the process with it', async () => {
  const runner = await start()
  await load(runner, 'function solve() { for (;;); }')
  const cancel = new AbortController()
  const asked = runner.ask(
    { do: 'run' },
    { ...ALLOWANCE, cpuMs: 60_000, activeMs: 60_000 },
    cancel.signal,
  )
  cancel.abort()
  expect((await asked).type).toBe('cancelled')
  await runner.ended
})

test('a case leaves nothing behind for the next', async () => {
  const ask = await load(
    await start(),
    'globalThis.count = (globalThis.count ?? 0) + 1; Array.prototype.extra ??= 0; function solve() { return [count, Array.prototype.extra++] }',
  )
  for (const _ of [1, 2]) {
    expect(await ask({ do: 'run' })).toMatchObject({ line: { outcome: { text: '[1,0]' } } })
    await ask({ do: 'load', input: '[]', options: OPTIONS })
  }
})

/** Something else in a runner's place: what a guest could make of the process it owns. */
const impostor = (script: string): Jail => ({
  isolation: jail.isolation,
  groups: null,
  start: () => ({
    child: spawn(process.execPath, ['-e', `const fs = require('fs'); ${script}`], {
      env: {},
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    }),
    isWrapped: false,
    host: { text: runtime.hostText, order: null },
    copies: 0,
  }),
})
const READY = `fs.writeSync(4, '{"ready":true}\\n'); const requests = fs.createReadStream(null, { fd: 3 });`
/** The set-up message comes first. */
const onRequest = (answer: string) =>
  `${READY} let text = ''; requests.on('data', (chunk) => { text += chunk; const lines = text.split('\\n');
   if (lines.length < 3) return; const { id } = JSON.parse(lines[1]); ${answer} })`

test.each([
  ['answers with another id', onRequest(`fs.writeSync(4, '{"id":"1","outcome":{}}\\n')`)],
  [
    'answers twice',
    onRequest(`fs.writeSync(4, JSON.stringify({ id }) + '\\n' + JSON.stringify({ id }) + '\\n')`),
  ],
  ['answers what is no JSON', onRequest(`fs.writeSync(4, 'accepted\\n')`)],
  ['answers twice over, and exits', onRequest(`fs.writeSync(4, '\\n\\n'); process.exit(0)`)],
  ['exits', onRequest('process.exit(0)')],
  ['kills itself', onRequest(`process.kill(process.pid, 'SIGKILL')`)],
  ['closes its end', onRequest('fs.closeSync(4); process.exit(3)')],
])('a process that %s has died, and nothing else happens', async (_, script) => {
  const runner = await start(impostor(script))
  const reply = await runner.ask({ do: 'run' }, ALLOWANCE, NEVER)
  expect(reply).toMatchObject({ type: 'died', outOfMemory: false })
  await runner.ended
})

test('a process that answers before it is asked does not come up', async () => {
  const hasty = impostor(
    `fs.writeSync(4, '{"ready":true}\\n{"id":"0"}\\n'); setInterval(() => {}, 1000)`,
  )
  await expect(start(hasty)).rejects.toThrow('Cannot start a runner: it does not answer')
})

test('an answer that lay there before the question is no answer to it', async () => {
  const runner = await start(
    impostor(`${READY} process.on('SIGUSR2', () => fs.writeSync(4, '{"id":"0"}\\n'))`),
  )
  process.kill(runner.pid, 'SIGUSR2')
  expect((await runner.ask({ do: 'run' }, ALLOWANCE, NEVER)).type).toBe('died')
  await runner.ended
})

test('a process that answers and is gone has answered once', async () => {
  const script = onRequest(`fs.writeSync(4, JSON.stringify({ id }) + '\\n'); process.exit(0)`)
  const runner = await start(impostor(script))
  expect((await runner.ask({ do: 'run' }, ALLOWANCE, NEVER)).type).toBe('replied')
  expect((await runner.ask({ do: 'run' }, ALLOWANCE, NEVER)).type).toBe('died')
  await runner.ended
  expect((await runner.ask({ do: 'run' }, ALLOWANCE, NEVER)).type).toBe('died')
})

test.runIf(jail.groups !== null)('the kernel holds the ceiling where it lets us', async () => {
  const runner = await startRunner({ ...jail, groups: tight(jail) }, 128)
  started.push(runner)
  await load(
    runner,
    'function solve() { const kept = []; for (;;) kept.push(new Uint8Array(1e6).fill(1)) }',
  )
  const allowance = { ...ALLOWANCE, residentKb: 1e9, cpuMs: 5000, activeMs: 8000 }
  expect(await runner.ask({ do: 'run' }, allowance, NEVER)).toMatchObject({
    type: 'died',
    outOfMemory: true,
  })
})

/** Before the resident size, which is looked at as well, says anything. */
const tight = ({ groups }: Jail): Jail['groups'] =>
  groups && { enclose: (pid) => groups.enclose(pid, 100 * 1024) }

test('a process that floods is stopped at the limit', async () => {
  const runner = await start(impostor(onRequest(`for (;;) fs.writeSync(4, 'x'.repeat(65536))`)))
  expect((await runner.ask({ do: 'run' }, ALLOWANCE, NEVER)).type).toBe('output')
  await runner.ended
})

test('a process that fills the error stream is read on, and keeps only its time', async () => {
  const flood = onRequest(`for (;;) fs.writeSync(2, 'x'.repeat(65536))`)
  const runner = await start(impostor(flood))
  const reply = await runner.ask({ do: 'run' }, { ...ALLOWANCE, cpuMs: 200, activeMs: 600 }, NEVER)
  expect(reply.type).toBe('time')
})

test('a runner that does not come up says why', async () => {
  await expect(
    startRunner(impostor(`console.error('no luck'); process.exit(1)`), 128),
  ).rejects.toThrow('Cannot start a runner: no luck')
})

test('no runner outlives a worker that is killed, not even one in an endless loop', async () => {
  const stdio = ['ignore', 'pipe', 'inherit'] as const
  const worker = spawn(process.execPath, [fileURLToPath(ORPHAN)], { stdio: [...stdio] })
  const pid = await new Promise<number>((resolve, reject) => {
    worker.stdout.once('data', (text) => resolve(Number(text)))
    worker.once('close', () => reject(new Error('the worker has ended')))
  })
  worker.kill('SIGKILL')
  await expect.poll(() => isRunning(pid), { timeout: 2000, interval: 10 }).toBe(false)
})

function isRunning(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch {
    return false
  }
}

test('what a shell left open in a worker is in none of its runners', async () => {
  const run = process.versions.deno === undefined ? [] : ['run', '--allow-all']
  const shell = 'exec 9<"$1" 200<"$1" 201> >(cat); shift; exec "$@"'
  const file = fileURLToPath(ORPHAN)
  const program = [process.execPath, ...run, file]
  const worker = spawn('bash', ['-c', shell, 'bash', file, ...program])
  const [text] = await once(worker.stdout, 'data')
  const links = readdirSync(`/proc/${Number(text)}/fd`).map((name) => {
    return [name, readlinkSync(`/proc/${Number(text)}/fd/${name}`)]
  })
  expect(links.filter(([name, link]) => Number(name) >= 200 || link === file)).toEqual([])
  worker.kill('SIGKILL')
})

test('a runner has nothing but its pipes, no environment and few rights', async () => {
  const runner = await start()
  const environment = readFileSync(`/proc/${runner.pid}/environ`, 'latin1')
  const names = environment.split('\0').flatMap((variable) => variable.split('=')[0] || [])
  const ours = ['PWD', ...Object.keys(runtime.environment)] // PWD is bubblewrap's own.
  expect(names.filter((name) => !ours.includes(name))).toEqual([])
  expect(innermost(runner.pid)).toBe(runner.pid)
  const status = readFileSync(`/proc/${runner.pid}/status`, 'latin1')
  expect(status).toMatch(/^CapEff:\s+0+$/m)
  expect(status).toMatch(/^NoNewPrivs:\s+1$/m)
  expect(readdirSync(`/proc/${runner.pid}/fd`).length).toBeLessThan(30)
})

test.runIf(runtime.multiplies)(
  'runners are copies of a process that has met no guest',
  async () => {
    const copies = copiesWithin(mostDescriptors(), PROCESSES)
    const runners = createRunners(jail, 1)
    const seen: { parent: number; random: string }[] = []
    for (let at = 0; at < copies + 2; at++) {
      const runner = await runners.start(128)
      const ask = await load(runner, 'function solve() { return Math.random() }')
      const reply = await ask({ do: 'run' })
      const [, parent = 0] = ancestors(runner.pid)
      seen.push({ parent, random: JSON.stringify(reply.type === 'replied' && reply.line) })
      runner.kill()
      await runner.ended
    }
    await runners.close()
    const parents = seen.map(({ parent }) => parent)
    expect(new Set(parents.slice(0, copies)).size).toBe(1)
    expect(parents[copies]).not.toBe(parents[copies - 1])
    expect(parents[copies + 1]).toBe(parents[copies])
    const numbers = seen.map(({ random }) => /"text":"([^"]+)"/.exec(random)?.[1])
    expect(new Set(numbers).size).toBe(copies + 2)
    for (const pid of parents) expect(existsSync(`/proc/${pid}`)).toBe(false)
  },
)
