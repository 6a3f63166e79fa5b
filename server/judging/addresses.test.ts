import { pino } from 'pino'
import { expect, test } from 'vitest'
import { type Address, parseWorkerAddress, type Resolve, watchAddresses } from './addresses.ts'
import { reconnectDelayMs } from './worker-link.ts'

const log = pino({ level: 'silent' })

/** Watches until as many answers were told as there are; each attempt to resolve gets the next one. */
async function told(texts: string[], answers: (string[] | string)[]): Promise<string[][]> {
  const seen: string[][] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const resolveHost: Resolve = async () => {
    const answer = answers.shift() ?? []
    if (Array.isArray(answer)) return answer
    throw Object.assign(new Error(answer), { code: answer })
  }
  const onAddresses = (addresses: readonly Address[]) => {
    seen.push(addresses.map(({ host, port }) => `${host}:${port}`))
    if (answers.length === 0) resolve()
  }
  const stop = watchAddresses(texts, log, onAddresses, resolveHost, 1)
  await promise
  stop()
  return seen
}

test('a fixed address is told at once', async () => {
  expect(await told(['10.0.0.5:7001', '[::1]:7002'], [])).toEqual([['10.0.0.5:7001', '::1:7002']])
})

test('a service that grows, shrinks and vanishes is followed', async () => {
  const answers = [['10.0.0.1'], ['10.0.0.1', '10.0.0.2'], ['10.0.0.2'], 'ENOTFOUND', ['10.0.0.3']]
  expect(await told(['fixed:7000', 'dns:workers:7001'], answers)).toEqual([
    ['fixed:7000'],
    ['fixed:7000', '10.0.0.1:7001'],
    ['fixed:7000', '10.0.0.1:7001', '10.0.0.2:7001'],
    ['fixed:7000', '10.0.0.2:7001'],
    ['fixed:7000'],
    ['fixed:7000', '10.0.0.3:7001'],
  ])
})

test('a name server that is away takes no worker away', async () => {
  expect(await told(['dns:workers:7001'], [['10.0.0.1'], 'EAI_AGAIN', ['10.0.0.1']])).toEqual([
    [],
    ['10.0.0.1:7001'],
    ['10.0.0.1:7001'],
    ['10.0.0.1:7001'],
  ])
})

test.each(['7001', 'worker', 'worker:0', 'worker:70000', 'dns::7001', 'a b:1', 'http://w:1'])(
  '"%s" is no address of a worker',
  (text) => {
    expect(() => parseWorkerAddress(text)).toThrow(`Cannot start: WORKERS: "${text}" is not`)
  },
)

test('a worker is tried again within 5 s, however long it was away, and never all at once', () => {
  const attempts = Array.from({ length: 1000 }, (_, attempt) => attempt)
  expect(Math.max(...attempts.map((attempt) => reconnectDelayMs(attempt, () => 1)))).toBe(4_000)
  expect(Math.min(...attempts.map((attempt) => reconnectDelayMs(attempt, () => 0)))).toBe(125)
  expect(reconnectDelayMs(9, () => 0)).toBe(2_000)
})
