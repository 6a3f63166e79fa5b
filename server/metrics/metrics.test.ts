import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, sumProblem, type TestApp } from '../../test/app.ts'
import { finalOf, judgeNext } from '../../test/judged.ts'
import { Fleet } from '../judging/fleet.ts'
import { createMetrics } from './metrics.ts'

let judge: TestApp
let admin: string
beforeAll(async () => {
  judge = await createTestApp()
  admin = (await judge.signUp('chief', 'admin')).token
  await judge.api('POST', '/problems', { token: admin, json: sumProblem('sum') })
})
afterAll(() => judge.close())

/** Every line of a scrape, by the name and labels of its series. */
async function scrape({ call }: TestApp, token?: string): Promise<Map<string, number>> {
  const answer = await call('GET', '/metrics', { token })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  const lines = (await answer.text()).split('\n').filter((line) => line && !line.startsWith('#'))
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ')
      return [line.slice(0, at), Number(line.slice(at + 1))]
    }),
  )
}

test('the queue is measured: its length, what is in hand, and who has waited longest', async () => {
  const empty = await scrape(judge)
  expect(empty.get('distribute_ps_queue_length')).toBe(0)
  expect(empty.get('distribute_ps_queue_oldest_seconds')).toBe(0)
  const json = { language: 'javascript', code: 'function sum(a, b) {}' }
  for (const _ of [1, 2])
    await judge.api('POST', '/problems/sum/submissions', { token: admin, json })
  await judge.sql`update submissions set created_at = now() - interval '90 seconds' where id = 1`
  const waiting = await scrape(judge)
  expect(waiting.get('distribute_ps_queue_length')).toBe(2)
  expect(waiting.get('distribute_ps_submissions_judging')).toBe(0)
  const oldest = waiting.get('distribute_ps_queue_oldest_seconds') ?? 0
  expect(oldest).toBeGreaterThanOrEqual(90)
  expect(oldest).toBeLessThan(150)
})

test('a rejudge waits from when it was asked for', async () => {
  await judgeNext(judge.sql)
  await judgeNext(judge.sql, undefined, finalOf())
  await judge.sql`update submissions set created_at = now() - interval '1 year'`
  await judge.api('POST', '/problems/sum/rejudge', { token: admin })
  const waiting = await scrape(judge)
  expect(waiting.get('distribute_ps_queue_length')).toBe(2)
  expect(waiting.get('distribute_ps_queue_oldest_seconds')).toBeLessThan(60)
})

test('requests are counted by route, however their addresses differ', async () => {
  for (const path of ['/problems/sum', '/problems/none', '/problems/other'])
    await judge.api('GET', path)
  await judge.call('GET', '/one/of/many/addresses')
  await judge.call('FORGED', '/one/of/many/addresses')
  const counts = await scrape(judge)
  const count = (method: string, route: string, status: number) =>
    counts.get(
      `distribute_ps_http_request_seconds_count{method="${method}",route="${route}",status="${status}"}`,
    )
  expect(count('GET', '/api/v1/problems/:slug', 200)).toBe(1)
  expect(count('GET', '/api/v1/problems/:slug', 404)).toBe(2)
  expect(count('GET', 'none', 404)).toBe(1)
  expect(count('other', 'none', 404)).toBe(1)
})

test('verdicts, times and links are counted, from 0 on', async () => {
  const { registry, judging, linkFailed } = createMetrics()
  expect(await registry.metrics()).toContain(
    'distribute_ps_verdicts_total{verdict="internal_error"} 0',
  )
  judging.caseJudged('accepted', 40)
  judging.caseJudged('wrong_answer', 700)
  judging.submissionJudged('wrong_answer', 1.5)
  linkFailed('lost')
  const told = await registry.metrics()
  for (const line of [
    'distribute_ps_case_verdicts_total{verdict="accepted"} 1',
    'distribute_ps_case_cpu_seconds_bucket{le="0.05"} 1',
    'distribute_ps_case_cpu_seconds_sum 0.74',
    'distribute_ps_verdicts_total{verdict="wrong_answer"} 1',
    'distribute_ps_submission_seconds_sum 1.5',
    'distribute_ps_link_errors_total{error="lost"} 1',
    'distribute_ps_link_errors_total{error="unreachable"} 0',
  ])
    expect(told.split('\n')).toContain(line)
})

test('a worker that cannot be reached is down, and each attempt is counted', async () => {
  const metrics = createMetrics()
  const fleet = new Fleet({
    // A port that nobody listens on.
    workers: ['127.0.0.1:1'],
    secrets: [Buffer.alloc(32)],
    log: pino({ level: 'silent' }),
    onLinkFault: metrics.linkFailed,
  })
  const other = await createTestApp({ fleet, metrics })
  try {
    await expect
      .poll(async () =>
        (await scrape(other)).get('distribute_ps_link_errors_total{error="unreachable"}'),
      )
      .toBeGreaterThan(0)
    const seen = await scrape(other)
    expect(seen.get('distribute_ps_workers{state="down"}')).toBe(1)
    expect(seen.get('distribute_ps_workers{state="up"}')).toBe(0)
    expect(seen.get('distribute_ps_worker_slots')).toBe(0)
  } finally {
    await fleet.stop()
    await other.close()
  }
})

test('without a database the rest is told', async () => {
  await judge.sql`alter table submissions rename to lost`
  const seen = await scrape(judge)
  await judge.sql`alter table lost rename to submissions`
  expect(seen.has('distribute_ps_queue_length')).toBe(false)
  expect(seen.get('distribute_ps_worker_slots')).toBe(0)
  expect((await scrape(judge)).has('distribute_ps_queue_length')).toBe(true)
})

test('with a token set, only who has it reads the metrics', async () => {
  const closed = await createTestApp({ metricsToken: 'sixteen characters' })
  try {
    for (const token of [undefined, 'wrong', 'sixteen characterz'])
      expect((await closed.call('GET', '/metrics', { token })).status).toBe(401)
  } finally {
    await closed.close()
  }
  const open = await createTestApp({ metricsToken: 'sixteen-characters' })
  try {
    await scrape(open, 'sixteen-characters')
  } finally {
    await open.close()
  }
})
