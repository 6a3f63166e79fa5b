import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startPostgres } from '../local/postgres.ts'
import { logIn } from './client.ts'
import { addProblem, TRIVIAL } from './judge.ts'
import { type Bench, median, timed } from './measure.ts'
import { residentMb } from './processes.ts'

const MAIN = fileURLToPath(new URL('../local/main.ts', import.meta.url))
const PASSWORD = 'only for this measurement'
const SECONDS = 1 / 1000

/** `npm start` as a process, until its first verdict; then what its parts hold in memory. */
async function startWhole(folder: string, isFirst: boolean) {
  const started = performance.now()
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: folder, ADMIN_PASSWORD: PASSWORD },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const client = await logIn(await urlOf(child), PASSWORD)
  if (isFirst) await addProblem(client, 'first', 1)
  await client.submit('first', TRIVIAL)
  const seconds = (performance.now() - started) * SECONDS
  const pid = child.pid ?? 0
  const memory = { orchestrator: residentMb(pid), worker: residentMb(await workerOf(pid)) }
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  await exited
  return { seconds, memory }
}

function urlOf(child: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const url = /Open\s+(http\S+)/.exec(said)?.[1]
      if (url) resolve(url)
    })
    child.once('exit', () => reject(new Error(`Cannot measure: it ended, having said ${said}`)))
  })
}

/** The first of its children that is one. */
async function workerOf(pid: number): Promise<number> {
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ')
  for (const child of children.map(Number)) {
    if ((await readFile(`/proc/${child}/cmdline`, 'utf8')).includes('worker/main.ts')) return child
  }
  throw new Error('Cannot measure: there is no worker')
}

async function postgresSeconds(folder: string): Promise<number> {
  let stop = async () => {}
  const ms = await timed(async () => {
    stop = (await startPostgres(folder)).stop
  })
  await stop()
  return ms * SECONDS
}

async function bareNodeMb(): Promise<number> {
  const code = 'process.stdout.write("x"); process.stdin.resume()'
  const child = spawn(process.execPath, ['-e', code], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  const mb = residentMb(child.pid ?? 0)
  child.kill()
  await once(child, 'exit')
  return mb
}

async function measure() {
  const folder = await mkdtemp(join(tmpdir(), 'distribute-ps-bench-'))
  await chmod(folder, 0o755)
  try {
    const whole = join(folder, 'whole')
    const postgres = join(folder, 'postgres')
    await mkdir(postgres)
    const first = await startWhole(whole, true)
    const firstPostgres = await postgresSeconds(postgres)
    return { first, firstPostgres, second: await startWhole(whole, false) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type Measured = Awaited<ReturnType<typeof measure>>

export const startup: Bench = {
  name: 'startup',
  question: `How long until the first verdict, with ${availableParallelism()} workers, and what do they hold?`,
  async run(effort) {
    const rounds: Measured[] = []
    for (let round = 0; round < (effort === 'full' ? 5 : 1); round += 1)
      rounds.push(await measure())
    const bare = await bareNodeMb()
    const of = (pick: (round: Measured) => number) => median(rounds.map(pick))
    const unsteady = effort === 'short'
    const time = { unit: 's', against: 'PostgreSQL alone', moreIsBetter: false, unsteady }
    const memory = {
      unit: 'MB',
      against: 'a bare node process',
      baseline: bare,
      moreIsBetter: false,
    }
    return [
      {
        what: 'a clean data folder',
        ours: of(({ first }) => first.seconds),
        baseline: of(({ firstPostgres }) => firstPostgres),
        ...time,
      },
      {
        what: 'the second start',
        ours: of(({ second }) => second.seconds),
        ...time,
        against: 'the first',
        baseline: of(({ first }) => first.seconds),
        atMost: 3,
      },
      {
        what: 'the orchestrator at rest',
        ours: of(({ second }) => second.memory.orchestrator),
        ...memory,
      },
      { what: 'a worker at rest', ours: of(({ second }) => second.memory.worker), ...memory },
    ]
  },
}
