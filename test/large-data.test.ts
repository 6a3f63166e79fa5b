/** Long test data, counted on the wire between the fleet and real workers. */
import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { afterEach, expect, test } from 'vitest'
import { startWorkers } from '../local/workers.ts'
import { dispatch } from '../server/judging/dispatch.ts'
import { type Chunk, Fleet } from '../server/judging/fleet.ts'
import { runCases } from '../server/judging/run.ts'
import { type LoadText, referTo } from '../server/judging/texts.ts'
import { startBrokenLink } from './chaos/broken-link.ts'
import { createTestDatabase } from './database.ts'
import { judge, startOrchestrator, until } from './stack.ts'

const MB = 1_000_000
/** `npm test` shows the rule with less. */
const TOTAL_MB = Number(process.env.LARGE_DATA_MB ?? 20)

const down: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of down.splice(0).reverse()) await stop()
})

async function startWorker(env: NodeJS.ProcessEnv = {}) {
  const secret = randomBytes(32).toString('base64url')
  const workers = await startWorkers(1, secret, { ...process.env, ...env })
  down.push(workers.stop)
  const link = await startBrokenLink(workers.addresses[0] ?? '')
  down.push(link.close)
  return { secret, link, workers }
}

async function startFleet(env: NodeJS.ProcessEnv = {}) {
  const { secret, link } = await startWorker(env)
  const fleet = new Fleet({
    workers: [link.address],
    secrets: [Buffer.from(secret)],
    log: pino({ level: 'silent' }),
  })
  down.push(() => fleet.stop())
  await until(fleet.onChange.bind(fleet), () => fleet.slots() === 1)
  return { fleet, link }
}

const job: Omit<Chunk, 'cases'> = {
  submission: 'test',
  language: 'javascript',
  code: 'function measure(text) { return text.length }',
  task: {
    kind: 'function',
    name: 'measure',
    params: [{ name: 'text', type: 'string' }],
    returns: 'int',
  },
  limits: { timeMs: 5_000, memoryMb: 256, outputBytes: 1_000_000 },
  checker: { name: 'exact' },
}

/** Letters that no compression would make less of. */
const letters = (count: number) => randomBytes(Math.ceil(count / 2)).toString('hex')

const measured = (texts: string[]) =>
  texts.map((text, index) => ({
    ordinal: index + 1,
    input: JSON.stringify([text]),
    expected: String(text.length),
  }))

async function judgeOn(fleet: Fleet, referred: ReturnType<typeof referTo>) {
  const verdicts: (string | null)[] = []
  const ended = await dispatch(fleet, job, referred.cases, {
    signal: new AbortController().signal,
    loadText: referred.loadText,
    onResult: ({ ordinal, verdict }) => {
      verdicts[ordinal - 1] = verdict
    },
  })
  return { ...ended, verdicts }
}

test(`${TOTAL_MB} MB of cases judged twice are sent once`, { timeout: 120_000 }, async () => {
  const { secret, link, workers } = await startWorker()
  const database = await createTestDatabase()
  down.push(database.drop)
  const orchestrator = await startOrchestrator(database.url, [link.address], secret)
  down.push(orchestrator.stop)
  const { fleet } = orchestrator
  await until(fleet.onChange.bind(fleet), () => fleet.slots() === workers.addresses.length)
  const token = await orchestrator.logIn()
  const created = await orchestrator.api('POST', '/problems', {
    token,
    json: {
      slug: 'measure',
      title: 'Measure',
      statement: 'How long is it?',
      kind: 'function',
      signature: { name: 'measure', params: [{ name: 'text', type: 'string' }], returns: 'int' },
      testCases: Array.from({ length: TOTAL_MB }, () => ({
        input: [letters(MB)],
        expected: MB,
      })),
    },
  })
  expect(created.status).toBe(201)

  const sent: number[] = []
  for (let time = 0; time < 2; time += 1) {
    const before = link.bytesSent()
    const submission = await judge(orchestrator, token, 'measure', { code: job.code })
    expect(submission).toMatchObject({ verdict: 'accepted', passed: TOTAL_MB })
    sent.push(link.bytesSent() - before)
  }
  const [first = 0, second = 0] = sent
  expect(first / (TOTAL_MB * MB)).toBeGreaterThan(1)
  expect(first / (TOTAL_MB * MB)).toBeLessThan(1.05)
  expect(second / first).toBeLessThan(0.01)
})

test('a cache that is too small costs bytes, not verdicts', async () => {
  const { fleet, link } = await startFleet({ WORKER_CACHE_MB: '1' })
  const referred = referTo(measured([letters(MB), letters(MB), letters(2 * MB)]))
  for (let time = 1; time <= 2; time += 1) {
    const { verdicts } = await judgeOn(fleet, referred)
    expect(verdicts).toEqual(['accepted', 'accepted', 'accepted'])
    expect(link.bytesSent()).toBeGreaterThan(time * 4 * MB)
  }
})

test('every text arrives as it was, whatever its characters', async () => {
  const { fleet } = await startFleet()
  const texts = ['€'.repeat(MB), '𝄞'.repeat(MB), `x${'𝄞'.repeat(MB)}`, '\n"\u0001'.repeat(MB)]
  expect(await judgeOn(fleet, referTo(measured(texts)))).toMatchObject({
    verdicts: ['accepted', 'accepted', 'accepted', 'accepted'],
    unjudged: [],
  })
})

test('a link that is cut in the middle of a text costs time only', async () => {
  const { fleet, link } = await startFleet()
  const referred = referTo(measured([letters(8 * MB), letters(8 * MB)]))
  const loadText: LoadText = async (ordinal, field) => {
    if (link.bytesSent() < 10 * MB) watch()
    return referred.loadText(ordinal, field)
  }
  let cuts = 0
  const watch = () => {
    if (cuts > 0) return
    if (link.bytesSent() < 4 * MB) setImmediate(watch)
    else {
      cuts += 1
      link.cut()
    }
  }
  const { verdicts } = await judgeOn(fleet, { ...referred, loadText })
  expect(cuts).toBe(1)
  expect(verdicts).toEqual(['accepted', 'accepted'])
})

test('data that is gone is told, and its worker goes on with other work', async () => {
  const { fleet } = await startFleet()
  const { cases } = referTo(measured([letters(MB)]))
  const gone = await judgeOn(fleet, { cases, loadText: async () => undefined })
  expect(gone.unjudged).toEqual([{ ordinal: 1, reason: 'its test data cannot be read' }])
  const unreadable = () => Promise.reject(new Error('the disk is full'))
  const failed = await judgeOn(fleet, { cases, loadText: unreadable })
  expect(failed.unjudged).toEqual([{ ordinal: 1, reason: 'its test data cannot be read' }])
  const { verdicts } = await judgeOn(fleet, referTo(measured(['short', letters(MB)])))
  expect(verdicts).toEqual(['accepted', 'accepted'])
})

test('data that is not what its hash says is not judged with', async () => {
  const { fleet } = await startFleet()
  const { cases } = referTo(measured([letters(MB)]))
  const others = measured([letters(MB)])
  const { unjudged } = await judgeOn(fleet, { cases, loadText: async () => others[0]?.input })
  expect(unjudged).toMatchObject([{ reason: expect.stringContaining('gave it back as failed') }])
})

test('a job that fits no frame is told, and the link lives', async () => {
  const { fleet } = await startFleet()
  const whole = measured(Array.from({ length: 70 }, () => letters(MB)))
  const ended = await dispatch(fleet, job, whole, {
    signal: new AbortController().signal,
    onResult: () => {},
  })
  expect(ended.unjudged).toHaveLength(70)
  expect(ended.unjudged[0]?.reason).toContain('Cannot send message: its frame of')
  const { verdicts } = await judgeOn(fleet, referTo(measured(['short'])))
  expect(verdicts).toEqual(['accepted'])
})

test('a run on long inputs is a run like any other', async () => {
  const { fleet } = await startFleet()
  const { results } = await runCases(
    fleet,
    { ...job, cases: measured([letters(MB), 'short']) },
    new AbortController().signal,
  )
  expect(results.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted'])
})
