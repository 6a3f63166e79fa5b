import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../local/postgres.ts'
import { connect, migrate, type Sql } from '../server/database.ts'
import { claimSubmission } from '../server/judging/claims.ts'
import { findSubmission, listResults, listSubmissions } from '../server/submissions/queries.ts'
import { fillDatabase } from '../test/many.ts'
import { type Bench, type Figure, median } from './measure.ts'

interface Plan {
  /** Pages of the database that were looked at. */
  pages: number
  ms: number
  /** Tables that were read from one end to the other. */
  scanned: string[]
}

interface Node {
  'Node Type': string
  'Relation Name'?: string
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  Plans?: Node[]
}

interface Explained {
  Plan: Node
  'Execution Time': number
}

const ASKS: [string, (sql: Sql) => Promise<unknown>][] = [
  ['the list of submissions', (sql) => listSubmissions(sql, { limit: 50 })],
  ['the list of a verdict', (sql) => listSubmissions(sql, { verdict: 'runtime_error', limit: 50 })],
  ['a submission', (sql) => findSubmission(sql, 7)],
  ['its results', (sql) => listResults(sql, 7)],
  ['the claim of the next', (sql) => claimSubmission(sql, randomUUID(), 15_000)],
]

/** What PostgreSQL says that it did for a query, as `explain` tells it; nothing stays of it. */
async function explain(url: string, ask: (sql: Sql) => Promise<unknown>): Promise<Plan> {
  const asked: { query: string; parameters: unknown[] }[] = []
  const sql = connect(url, {
    max: 1,
    debug: (_, query, parameters) => asked.push({ query, parameters }),
  })
  await undone(sql, async (tx) => {
    // What the driver itself asks of a new connection is behind us.
    asked.length = 0
    await ask(tx)
  })
  const [it] = asked.filter(({ query }) => /^\s*(?:--[^\n]*\n)*\s*(?:select|with)/i.test(query))
  if (!it) throw new Error('Cannot explain: nothing was asked')
  const runs: Plan[] = []
  for (let run = 0; run < 5; run += 1) runs.push(await explained(sql, it.query, it.parameters))
  await sql.end()
  const last = runs.at(-1)
  if (!last) throw new Error('Cannot explain: no run')
  return { ...last, ms: median(runs.map(({ ms }) => ms)) }
}

class Rollback extends Error {}

async function undone(sql: Sql, work: (tx: Sql) => Promise<unknown>): Promise<void> {
  const undoing = sql.begin(async (tx) => {
    await work(tx as unknown as Sql)
    throw new Rollback()
  })
  await undoing.catch((error) => {
    if (!(error instanceof Rollback)) throw error
  })
}

async function explained(sql: Sql, query: string, parameters: unknown[]): Promise<Plan> {
  let told: Explained | undefined
  await undone(sql, async (tx) => {
    const [row] = await tx.unsafe<Record<string, [Explained]>[]>(
      `explain (analyze, buffers, format json) ${query}`,
      parameters as never[],
    )
    told = Object.values(row ?? {})[0]?.[0]
  })
  if (!told) throw new Error('Cannot explain: no plan')
  const { Plan: plan, 'Execution Time': ms } = told
  return {
    pages: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
    ms,
    scanned: below(plan).flatMap((node) =>
      node['Node Type'] === 'Seq Scan' ? [node['Relation Name'] ?? '?'] : [],
    ),
  }
}

const below = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(below)]

export const plans: Bench = {
  name: 'plans',
  question: 'What does PostgreSQL look at among many submissions?',
  async run(effort) {
    const folder = await mkdtemp(join(tmpdir(), 'distribute-ps-bench-'))
    await chmod(folder, 0o755)
    const postgres = await startPostgres(folder)
    const sql = connect(postgres.url, { max: 2 })
    const few = 1_000
    const many = effort === 'full' ? 1_000_000 : 100_000
    const all = async () => {
      const found: Plan[] = []
      for (const [, ask] of ASKS) found.push(await explain(postgres.url, ask))
      return found
    }
    try {
      await migrate(sql)
      await fillDatabase(sql, { users: 2_000, problems: 2_000, submissions: few })
      await queueSome(sql)
      const before = await all()
      await sql`truncate users, problems restart identity cascade`
      await fillDatabase(sql, { users: 2_000, problems: 2_000, submissions: many })
      await queueSome(sql)
      const after = await all()
      return ASKS.flatMap(([what], index): Figure[] => {
        const [small, large] = [before[index], after[index]]
        if (!small || !large) return []
        if (large.scanned.includes('submissions'))
          throw new Error(`Cannot measure ${what}: it reads all submissions`)
        return [
          figure(`${what}, pages`, 'pages', large.pages, few, small.pages),
          figure(`${what} among ${many}`, 'ms', large.ms, few, small.ms),
        ]
      })
    } finally {
      await sql.end()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

/** A few that wait, so that there is one to claim. */
const queueSome = (sql: Sql) => sql`
  insert into submissions (user_id, problem_id, problem_version, language, code)
  select user_id, problem_id, 1, 'javascript', 'x' from submissions limit 100`

const figure = (what: string, unit: string, ours: number, few: number, baseline: number) => ({
  what,
  unit,
  ours,
  against: `among ${few}`,
  baseline,
  moreIsBetter: false,
  ...(unit === 'ms' && { goal: 2 }),
  unsteady: true,
})
