/** What the faults happen to: a database, worker processes behind links that break, orchestrator processes. */
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type LocalPostgres, startPostgres } from '../../local/postgres.ts'
import { type LocalWorkers, startWorkers } from '../../local/workers.ts'
import { connect, type Sql } from '../../server/database.ts'
import { OrchestratorProcess } from '../orchestrators.ts'
import { doubling } from '../problems.ts'
import { ADMIN } from '../stack.ts'
import { type BrokenLink, startBrokenLink } from './broken-link.ts'

const WORKERS = 4
const ORCHESTRATORS = 2
const CASES = 12
export const SLUG = 'doubling'

export interface Stage {
  folder: string
  postgres: { now: LocalPostgres; restart: (awayMs: number) => Promise<void> }
  sql: Sql
  workers: LocalWorkers
  links: BrokenLink[]
  orchestrators: OrchestratorProcess[]
  token: string
  tearDown: () => Promise<void>
}

export async function setUp(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'distribute-ps-chaos-'))
  await chmod(folder, 0o755)
  const sockets = await mkdtemp(join(tmpdir(), 'distribute-ps-sockets-'))
  await chmod(sockets, 0o777)
  // Durable as in production: a database that is killed must keep what it said it had.
  const start = () => startPostgres(folder, { unix_socket_directories: sockets })
  const postgres = {
    now: await start(),
    async restart(awayMs: number) {
      await postgres.now.stop()
      await sleep(awayMs)
      postgres.now = await start()
    },
  }
  const secret = randomBytes(32).toString('base64url')
  const jwtSecret = randomBytes(32).toString('base64url')
  const workers = await startWorkers(WORKERS, secret, process.env)
  const links = await Promise.all(workers.addresses.map(startBrokenLink))
  const orchestrators = Array.from(
    { length: ORCHESTRATORS },
    () =>
      new OrchestratorProcess({
        PORT: '0',
        DATABASE_URL: postgres.now.url,
        WORKERS: links.map(({ address }) => address).join(','),
        WORKER_SECRET: secret,
        JWT_SECRET: jwtSecret,
        ADMIN_PASSWORD: ADMIN.password,
        RATE_LIMIT_AUTH: '0',
        RATE_LIMIT_SUBMIT: '0',
        MAX_UNFINISHED: '100000',
      }),
  )
  await Promise.all(orchestrators.map((orchestrator) => orchestrator.start()))
  const sql = connect(postgres.now.url, { max: 2 })
  await sql.unsafe(`
    create table verdicts_set (submission_id bigint, verdict text);
    create function note_verdict() returns trigger language plpgsql as $$
      begin insert into verdicts_set values (new.id, new.verdict); return new; end $$;
    create trigger note_verdict after update of verdict on submissions
      for each row when (new.verdict is not null) execute function note_verdict()`)
  const token = await logInAndAddProblem(orchestrators)
  return {
    folder,
    postgres,
    sql,
    workers,
    links,
    orchestrators,
    token,
    async tearDown() {
      await Promise.all(orchestrators.map((orchestrator) => orchestrator.end('SIGTERM')))
      await Promise.all(links.map((link) => link.close()))
      await workers.stop()
      await sql.end()
      await postgres.now.stop()
      for (const made of [folder, sockets]) await rm(made, { recursive: true, force: true })
    },
  }
}

async function logInAndAddProblem([orchestrator]: OrchestratorProcess[]): Promise<string> {
  const post = async (path: string, json: unknown, token?: string) => {
    const response = await fetch(`${orchestrator?.url}/api/v1${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(json),
    })
    if (!response.ok) throw new Error(`Cannot set up: ${await response.text()}`)
    return response.json()
  }
  const { token } = (await post('/auth/login', ADMIN)) as { token: string }
  await post('/problems', doubling(SLUG, CASES, { timeLimitMs: 200 }), token)
  return token
}
