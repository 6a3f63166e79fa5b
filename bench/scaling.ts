/**
 * `node --import tsx bench/scaling.ts`: what a submission costs the orchestrator, the database and
 * the workers, and what a link costs that has nothing to do. Counted in processor time, which other
 * work on the machine stretches little, and in writes, which it does not touch.
 */
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startPostgres } from '../local/postgres.ts'
import { startWorkers } from '../local/workers.ts'
import { connect, type Sql } from '../server/database.ts'
import { startBrokenLink } from '../test/chaos/broken-link.ts'
import { OrchestratorProcess } from '../test/orchestrators.ts'
import { DOUBLES, doubling } from '../test/problems.ts'
import { ADMIN } from '../test/stack.ts'

const SUBMISSIONS = 300
const IN_FLIGHT = 16
const CASES = [10, 50]
const LINKS = 200
const WATCHED_MS = 20_000
/** Of the kernel's clock, on every Linux. */
const TICKS_PER_SECOND = 100

/** Processor time of a process and of all below it that live or were waited for, in milliseconds. */
function cpuMs(pid: number): number {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)))
  const sum = (parent: number): number =>
    all
      .filter(({ ppid }) => ppid === parent)
      .reduce((total, child) => total + child.ticks + sum(child.pid), 0)
  const own = all.find((process) => process.pid === pid)?.ticks ?? 0
  return ((own + sum(pid)) * 1_000) / TICKS_PER_SECOND
}

function statOf(pid: number): { pid: number; ppid: number; ticks: number }[] {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0)
    return [{ pid, ppid: Number(fields[1]), ticks }]
  } catch {
    return [] // It has ended meanwhile.
  }
}

const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

async function writes(sql: Sql) {
  await sleep(2_000) // Sessions tell what they did once a second.
  const [row] = await sql<[{ commits: number; rows: number; walBytes: string }]>`
    select xact_commit as commits, tup_inserted + tup_updated as rows, wal_bytes
      from pg_stat_database, pg_stat_wal where datname = current_database()`
  return { commits: row.commits, rows: row.rows, walKb: Number(row.walBytes) / 1024 }
}

const folder = mkdtempSync(join(tmpdir(), 'distribute-ps-scaling-'))
chmodSync(folder, 0o755)
const postgres = await startPostgres(folder)
const secret = randomBytes(32).toString('base64url')
const workers = await startWorkers(2, secret, process.env)
const settings = {
  PORT: '0',
  DATABASE_URL: postgres.url,
  WORKER_SECRET: secret,
  JWT_SECRET: secret,
  ADMIN_PASSWORD: ADMIN.password,
  RATE_LIMIT_AUTH: '0',
  RATE_LIMIT_SUBMIT: '0',
  MAX_UNFINISHED: '100000',
}
const orchestrator = new OrchestratorProcess({ ...settings, WORKERS: workers.addresses.join(',') })
const sql = connect(postgres.url, { max: 2 })
try {
  await orchestrator.start()
  for (const cases of CASES) await measureSubmissions(cases)
  await orchestrator.end('SIGTERM')
  await measureLinks()
} finally {
  await orchestrator.end('SIGTERM')
  await workers.stop()
  await sql.end()
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function post(path: string, json: unknown, token = ''): Promise<Record<string, string>> {
  const response = await fetch(`${orchestrator.url}/api/v1${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(json),
  })
  const answer = (await response.json()) as Record<string, string>
  if (!response.ok) throw new Error(`Cannot measure: ${JSON.stringify(answer)}`)
  return answer
}

async function measureSubmissions(cases: number): Promise<void> {
  const { token } = await post('/auth/login', ADMIN)
  const slug = `doubling-${cases}`
  await post('/problems', doubling(slug, cases), token)
  const path = `/problems/${slug}/submissions`
  const judgeMany = async (count: number) => {
    let left = count
    const client = async () => {
      while (left > 0) {
        left -= 1
        const { id } = await post(path, { language: 'javascript', code: DOUBLES }, token)
        await fetch(`${orchestrator.url}/api/v1/submissions/${id}/events`, {
          headers: { authorization: `Bearer ${token}` },
        }).then((events) => events.text())
      }
    }
    await Promise.all(Array.from({ length: IN_FLIGHT }, client))
  }
  await judgeMany(40)

  const postmaster = Number(
    readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0],
  )
  const look = () => ({
    orchestrator: cpuMs(orchestrator.pid ?? 0),
    database: cpuMs(postmaster),
    workers: [...workers.pids().values()].reduce((sum, pid) => sum + cpuMs(pid), 0),
  })
  const before = { ...look(), ...(await writes(sql)) }
  const began = performance.now()
  await judgeMany(SUBMISSIONS)
  const seconds = (performance.now() - began) / 1_000
  const after = { ...look(), ...(await writes(sql)) }
  const each = (key: keyof typeof before) => (after[key] - before[key]) / SUBMISSIONS
  console.log(`a submission of ${cases} cases, ${(SUBMISSIONS / seconds).toFixed(1)} a second:`)
  for (const role of ['orchestrator', 'database', 'workers'] as const)
    console.log(`  ${role.padEnd(14)}${each(role).toFixed(1).padStart(7)} ms of processor time`)
  console.log(
    `  ${each('commits').toFixed(1)} commits, ${each('rows').toFixed(1)} rows, ${each('walKb').toFixed(1)} KiB of write-ahead log`,
  )
}

/** One worker stands for many, each behind an address of its own. */
async function measureLinks(): Promise<void> {
  const idle: { links: number; mb: number; ms: number }[] = []
  for (const links of [1, LINKS]) {
    const ways = await Promise.all(
      Array.from({ length: links }, () => startBrokenLink(workers.addresses[0] ?? '')),
    )
    await orchestrator.start({ WORKERS: ways.map(({ address }) => address).join(',') })
    const pid = orchestrator.pid ?? 0
    await sleep(WATCHED_MS / 4)
    const before = cpuMs(pid)
    await sleep(WATCHED_MS)
    idle.push({ links, mb: residentMb(pid), ms: cpuMs(pid) - before })
    await orchestrator.end('SIGTERM')
    await Promise.all(ways.map((way) => way.close()))
  }
  for (const { links, mb, ms } of idle) {
    const share = (100 * ms) / WATCHED_MS
    console.log(`${links} idle links: ${mb.toFixed(0)} MB, ${share.toFixed(2)} % of a core`)
  }
}
