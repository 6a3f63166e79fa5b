/**
 * Submissions with known verdicts are judged while everything that judges them is killed, stopped
 * and cut off. What must hold afterwards is in `findings`.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Sql } from '../../server/database.ts'
import type { Verdict } from '../../shared/verdict.ts'
import { breakThings } from './faults.ts'
import { type Random, seeded } from './random.ts'
import { SLUG, type Stage, setUp } from './stage.ts'

export interface ChaosOptions {
  seed: number
  submissions: number
  /** A fault about this often. */
  faultEveryMs: number
  say: (line: string) => void
}

export interface Findings {
  faults: Record<string, number>
  /** Faults whose end never came: a process that did not start or end. */
  unmended: string[]
  /** What orchestrators said that ended though nobody told them to. */
  crashes: string[]
  seconds: number
  /** Submissions that the API took and the database does not have, or has more than once. */
  lost: number
  doubled: number
  wrong: { id: number; expected: Verdict; verdict: Verdict | null; message: string | null }[]
  /** Submissions whose verdict was set more than once, differently. */
  changed: number
  unfinished: number
  /** From the last fault to the last verdict. */
  settledMs: number
}

const CLIENTS = 24
const SETTLE_MS = 30_000
/** Faults overlap, but somebody is always up again by then. */
const TAKEN_WITHIN_MS = 90_000

/** Nothing of what must never happen did. */
export const isClean = (findings: Findings): boolean =>
  findings.lost + findings.doubled + findings.changed + findings.unfinished === 0 &&
  [findings.wrong, findings.unmended, findings.crashes].every(({ length }) => length === 0)

const SOLUTIONS: { verdict: Verdict; code: string }[] = [
  { verdict: 'accepted', code: 'function double(n) { return 2 * n }' },
  { verdict: 'accepted', code: 'const double = (n) => n + n' },
  { verdict: 'wrong_answer', code: 'function double(n) { return n === 7 ? 15 : 2 * n }' },
  { verdict: 'runtime_error', code: 'function double(n) { if (n === 5) null.x; return 2 * n }' },
  { verdict: 'compile_error', code: 'function double(n) { return 2 * }' },
  { verdict: 'time_limit_exceeded', code: 'function double(n) { while (n === 3); return 2 * n }' },
]

export async function runChaos(options: ChaosOptions): Promise<Findings> {
  const random = seeded(options.seed)
  const stage = await setUp()
  try {
    const expected = new Map<string, Verdict>()
    const stop = new AbortController()
    const started = performance.now()
    const faults = breakThings(stage, random, options.faultEveryMs, options.say, stop.signal)
    await submitAll(stage, random, options.submissions, expected).finally(() => stop.abort())
    const { counts, unmended } = await faults
    const lastFault = performance.now()
    const unfinished = await settle(stage.sql)
    const ended = performance.now()
    return {
      faults: counts,
      unmended,
      crashes: stage.orchestrators.flatMap(({ crashes }) => crashes),
      seconds: Math.round((ended - started) / 1_000),
      settledMs: Math.round(ended - lastFault),
      unfinished,
      ...(await inspect(stage.sql, expected)),
    }
  } finally {
    await stage.tearDown()
  }
}

/** As a good client does: each submission has a key, and is sent again until it is taken. */
async function submitAll(
  stage: Stage,
  random: Random,
  count: number,
  expected: Map<string, Verdict>,
): Promise<void> {
  const solutions = Array.from({ length: count }, () => random.pick(SOLUTIONS))
  const client = async () => {
    for (let next = solutions.pop(); next; next = solutions.pop()) {
      const key = randomUUID()
      expected.set(key, next.verdict)
      const id = await submitOnce(stage, random, key, next.code)
      await judged(stage, id)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
}

async function submitOnce(
  { orchestrators, token }: Stage,
  random: Random,
  key: string,
  code: string,
): Promise<number> {
  let reason = 'nobody was asked'
  for (const deadline = Date.now() + TAKEN_WITHIN_MS; Date.now() < deadline; await sleep(100)) {
    const { url } = random.pick(orchestrators)
    const answer = await fetch(`${url}/api/v1/problems/${SLUG}/submissions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ language: 'javascript', code }),
      signal: AbortSignal.timeout(10_000),
    })
      .then(async (response) => ({ status: response.status, text: await response.text() }))
      .catch((error: Error) => ({ status: 503, text: error.message })) // it died while it answered
    if (answer.status === 202) return (JSON.parse(answer.text) as { id: number }).id
    reason = `${url}: ${answer.status} ${answer.text}`
    if (answer.status < 500) throw new Error(`Cannot submit: ${reason}`)
  }
  throw new Error(`Cannot submit: nobody took it for ${TAKEN_WITHIN_MS / 1000} s: ${reason}`)
}

/** Keeps a client from running ahead of the judge by more than it would like to wait. */
async function judged({ sql }: Stage, id: number): Promise<void> {
  for (const deadline = Date.now() + 5_000; Date.now() < deadline; await sleep(50)) {
    const [row] = await sql<{ status: string }[]>`
      select status from submissions where id = ${id}`.catch(() => [])
    if (row?.status === 'done') return
  }
}

/** Waits for the last verdict, but not for ever; answers how many have none by then. */
async function settle(sql: Sql): Promise<number> {
  const count = async () => {
    const [row] = await sql<{ count: number }[]>`
      select count(*) from submissions where status <> 'done'`
    return row?.count ?? 0
  }
  for (const deadline = Date.now() + SETTLE_MS; Date.now() < deadline; await sleep(100)) {
    if ((await count()) === 0) return 0
  }
  return count()
}

async function inspect(
  sql: Sql,
  expected: Map<string, Verdict>,
): Promise<Pick<Findings, 'lost' | 'doubled' | 'wrong' | 'changed'>> {
  const rows = await sql<
    { id: number; key: string; verdict: Verdict | null; message: string | null }[]
  >`select id, idempotency_key as key, verdict, message from submissions`
  const [changes] = await sql<{ count: number }[]>`
    select count(*) from (select from verdicts_set group by submission_id
                          having count(distinct verdict) > 1) as changed`
  const wrong = rows.flatMap(({ id, key, verdict, message }) => {
    const right = expected.get(key)
    return right === undefined || right === verdict
      ? []
      : [{ id, expected: right, verdict, message }]
  })
  const stored = new Set(rows.map(({ key }) => key))
  return {
    lost: [...expected.keys()].filter((key) => !stored.has(key)).length,
    doubled: rows.length - stored.size,
    wrong,
    changed: changes?.count ?? 0,
  }
}
