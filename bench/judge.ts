/** A whole judge on this machine, each part a process of its own. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../local/postgres.ts'
import { startWorkers } from '../local/workers.ts'
import { connect } from '../server/database.ts'
import { OrchestratorProcess } from '../test/orchestrators.ts'
import { type Client, logIn } from './client.ts'
import type { FloorJob } from './floor.ts'
import { processorMs } from './processes.ts'

const PASSWORD = 'only for this measurement'

export interface Crew {
  /** `host:port` of each worker. */
  addresses: string[]
  /** Of the processes that are measured. */
  pids(): Map<string, number>
  stop(): Promise<void>
}

type StartCrew = (secret: string, nodeOptions: NodeJS.ProcessEnv) => Promise<Crew>

const realWorkers: StartCrew = (secret, nodeOptions) =>
  startWorkers(availableParallelism(), secret, { ...process.env, ...nodeOptions })

/** @param nodeOptions For the orchestrator and the workers: `NODE_OPTIONS`, or nothing. */
export async function startMeasuredJudge(
  startCrew: StartCrew = realWorkers,
  nodeOptions: NodeJS.ProcessEnv = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'distribute-ps-bench-'))
  await chmod(folder, 0o755)
  const postgres = await startPostgres(folder)
  const secret = randomBytes(32).toString('base64url')
  const crew = await startCrew(secret, nodeOptions)
  const orchestrator = new OrchestratorProcess({
    ...nodeOptions,
    PORT: '0',
    DATABASE_URL: postgres.url,
    WORKERS: crew.addresses.join(','),
    WORKER_SECRET: secret,
    JWT_SECRET: secret,
    ADMIN_PASSWORD: PASSWORD,
    RATE_LIMIT_AUTH: '0',
    RATE_LIMIT_SUBMIT: '0',
    MAX_UNFINISHED: '1000000',
  })
  await orchestrator.start()
  const sql = connect(postgres.url, { max: 2 })
  const postmaster = Number(
    readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0],
  )
  const client = await logIn(orchestrator.url ?? '', PASSWORD)

  return {
    ...client,
    sql,
    pid: orchestrator.pid ?? 0,
    crew,
    /** Processor time so far, by what it was spent on. */
    processor() {
      const workers = [...crew.pids().values()].map(processorMs)
      const database = processorMs(postmaster)
      return {
        orchestrator: processorMs(orchestrator.pid ?? 0).own,
        database: database.own + database.below,
        workers: sum(workers.map(({ own }) => own)),
        runners: sum(workers.map(({ below }) => below)),
      }
    },
    async stop() {
      await orchestrator.end('SIGTERM')
      await crew.stop()
      await sql.end()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Processor time of all parts. */
export async function judgeProcessorMs(
  judge: MeasuredJudge,
  work: () => Promise<unknown>,
): Promise<number> {
  const all = () => sum(Object.values(judge.processor()))
  const before = all()
  await work()
  return all() - before
}

export type MeasuredJudge = Awaited<ReturnType<typeof startMeasuredJudge>>
/** Has `total` submissions judged with `inFlight` of them at any time. */
export async function inFlight(total: number, count: number, one: () => Promise<void>) {
  let left = total
  const client = async () => {
    while (left > 0) {
      left -= 1
      await one()
    }
  }
  await Promise.all(Array.from({ length: count }, client))
}

export const TRIVIAL = 'function work(n) { return n + 1 }'
/** About five milliseconds of arithmetic on a machine of today. */
export const BUSY =
  'function work(n) { let x = n; for (let i = 0; i < 4e6; i++) x = (x * 31 + i) | 0; return x === 0.5 ? x : n + 1 }'

export const inputsOf = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => `[${n}]`)

export const floorJob = (code: string, count: number): FloorJob => ({
  code,
  name: 'work',
  inputs: inputsOf(count),
})

export async function addProblem(judge: Client, slug: string, count: number): Promise<void> {
  await judge.call('POST', '/problems', {
    slug,
    title: slug,
    statement: 'One more.',
    kind: 'function',
    signature: { name: 'work', params: [{ name: 'n', type: 'int' }], returns: 'int' },
    testCases: Array.from({ length: count }, (_, n) => ({ input: [n], expected: n + 1 })),
  })
}

export const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
