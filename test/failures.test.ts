/** Workers that die, hang and lose their slots, as the fleet and its callers see it. */
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { pino } from 'pino'
import { afterEach, expect, test } from 'vitest'
import { type LocalWorkers, startWorkers } from '../local/workers.ts'
import { dispatch } from '../server/judging/dispatch.ts'
import { type Chunk, Fleet } from '../server/judging/fleet.ts'
import { acceptLinks } from '../shared/accept.ts'
import {
  type OrchestratorMessage,
  orchestratorMessageSchema,
  PROTOCOL_VERSION,
  type WorkerMessage,
} from '../shared/messages.ts'
import { eventually } from './eventually.ts'
import { DOUBLES, doublesIn } from './problems.ts'
import { until } from './stack.ts'
import { WorkerProcess } from './workers.ts'

const down: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of down.splice(0).reverse()) await stop()
})

async function startFleet(count: number, heartbeat?: { pingMs: number; silenceMs: number }) {
  const secret = randomBytes(32).toString('base64url')
  const workers = await startWorkers(count, secret, process.env)
  down.push(workers.stop)
  const fleet = new Fleet({
    workers: workers.addresses,
    secrets: [Buffer.from(secret)],
    log: pino({ level: 'silent' }),
    ...(heartbeat && { heartbeat }),
  })
  down.push(() => fleet.stop())
  await until(fleet.onChange.bind(fleet), () => fleet.slots() === count)
  return { fleet, workers }
}

const job = (code: string): Omit<Chunk, 'cases'> => ({
  submission: 'test',
  language: 'javascript',
  code,
  task: {
    kind: 'function',
    name: 'double',
    params: [{ name: 'n', type: 'int' }],
    returns: 'int',
  },
  limits: { timeMs: 5_000, memoryMb: 256, outputBytes: 1_000_000 },
  checker: { name: 'exact' },
})

const cases = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    ordinal: n + 1,
    input: JSON.stringify([n]),
    expected: JSON.stringify(2 * n),
  }))

/** Dispatches, and calls `onFirst` with the worker of the first result. */
function run(fleet: Fleet, code: string, count: number, onFirst?: (worker: string) => void) {
  const verdicts: (string | null)[] = []
  const workersUsed: string[] = []
  const ended = dispatch(fleet, job(code), cases(count), {
    signal: new AbortController().signal,
    onResult: ({ ordinal, verdict }, worker) => {
      if (workersUsed.length === 0) onFirst?.(worker)
      workersUsed.push(worker)
      verdicts[ordinal - 1] = verdict
    },
  })
  return { ended, verdicts, workersUsed }
}

/** Workers are named after their host, and several run on it. */
function signalTo(workers: LocalWorkers, name: string, signal: NodeJS.Signals): void {
  const port = name.split(':').at(-1)
  for (const [address, pid] of workers.pids()) {
    if (address.endsWith(`:${port}`)) process.kill(pid, signal)
  }
}

const accepted = (count: number) => Array.from({ length: count }, () => 'accepted')

test('the unfinished cases of a killed worker are judged by another', async () => {
  const { fleet, workers } = await startFleet(2)
  const { ended, verdicts, workersUsed } = run(fleet, doublesIn(30), 20, (worker) =>
    signalTo(workers, worker, 'SIGKILL'),
  )
  expect(await ended).toEqual({ compileError: null, unjudged: [] })
  expect(verdicts).toEqual(accepted(20))
  expect(new Set(workersUsed).size).toBe(2)
})

test('a worker that hangs is given up, and its cases are judged by another', async () => {
  const { fleet, workers } = await startFleet(2, { pingMs: 200, silenceMs: 1_000 })
  const { ended, verdicts } = run(fleet, doublesIn(30), 20, (worker) => {
    signalTo(workers, worker, 'SIGSTOP')
    down.push(async () => signalTo(workers, worker, 'SIGCONT'))
  })
  expect(await ended).toEqual({ compileError: null, unjudged: [] })
  expect(verdicts).toEqual(accepted(20))
})

/** Kills each worker that has something to do, until `most` of them are dead. */
function killBusyOnes(fleet: Fleet, workers: LocalWorkers, most: number) {
  const killed = new Set<number>()
  const often = setInterval(() => {
    for (const { address, busy } of fleet.workers()) {
      const pid = workers.pids().get(address)
      if (busy === 0 || pid === undefined || killed.has(pid) || killed.size === most) continue
      process.kill(pid, 'SIGKILL')
      killed.add(pid)
    }
  }, 20)
  down.push(async () => clearInterval(often))
  return killed
}

test('a case that takes down two workers does not get a third', async () => {
  const { fleet, workers } = await startFleet(3)
  const killed = killBusyOnes(fleet, workers, 3)
  const { unjudged } = await run(fleet, doublesIn(3_000), 1).ended
  expect(unjudged).toMatchObject([
    { ordinal: 1, reason: expect.stringMatching(/^workers were lost: /) },
  ])
  expect(killed.size).toBe(2)
})

test('where workers die of something else, too, two deaths convict no case', async () => {
  const { fleet, workers } = await startFleet(3)
  const [idle] = workers.pids().values()
  process.kill(idle ?? 0, 'SIGKILL')
  await eventually(async () => fleet.diesWithout('test'))
  const killed = killBusyOnes(fleet, workers, 2)
  const { ended, verdicts } = run(fleet, doublesIn(500), 1)
  expect(await ended).toEqual({ compileError: null, unjudged: [] })
  expect(verdicts).toEqual(accepted(1))
  expect(killed.size).toBe(2)
})

/** Takes what it is given and says goodbye, as a worker does that ends at that very moment. */
async function startPoliteWorker(secret: string): Promise<{ address: string; partings: number }> {
  const server = createServer()
  const worker = { address: '', partings: 0 }
  acceptLinks<OrchestratorMessage, WorkerMessage>(
    server,
    {
      secrets: [Buffer.from(secret)],
      parse: (value) => orchestratorMessageSchema.parse(value),
    },
    async (link) => {
      await link.send({
        type: 'hello',
        protocol: PROTOCOL_VERSION,
        id: randomUUID(),
        name: 'polite',
        version: '0',
        runtime: 'none',
        slots: 1,
        languages: ['javascript'],
        isolation: { level: 'process', walls: [] },
      })
      for await (const message of link.messages) {
        if (message.type !== 'judge') continue
        worker.partings += 1
        await link.close()
      }
    },
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  down.push(async () => void server.close())
  worker.address = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return worker
}

test('a worker that says goodbye has not died of what it had in its hands', async () => {
  const secret = randomBytes(32).toString('base64url')
  const polite = await startPoliteWorker(secret)
  const fleet = new Fleet({
    workers: [polite.address],
    secrets: [Buffer.from(secret)],
    log: pino({ level: 'silent' }),
  })
  down.push(() => fleet.stop())
  const stop = new AbortController()
  const ended = dispatch(fleet, job(DOUBLES), cases(1), {
    signal: stop.signal,
    onResult: () => [],
  })
  await eventually(async () => polite.partings > 3)
  stop.abort()
  expect(await ended).toEqual({ compileError: null, unjudged: [] })
})

test('a worker told to stop finishes its case, gives back the rest, and ends well', async () => {
  const { fleet, workers } = await startFleet(2)
  const { ended, verdicts } = run(fleet, doublesIn(30), 20, (worker) =>
    signalTo(workers, worker, 'SIGTERM'),
  )
  expect(await ended).toEqual({ compileError: null, unjudged: [] })
  expect(verdicts).toEqual(accepted(20))
})

test('more chunks than slots wait their turn, and a run goes ahead of a submission', async () => {
  const { fleet } = await startFleet(1)
  const order: string[] = []
  const judge = (name: string, code: string, urgency: 'run' | 'submission') =>
    dispatch(fleet, job(code), cases(1), {
      signal: new AbortController().signal,
      urgency,
      onResult: () => {
        order.push(name)
        return []
      },
    })
  await Promise.all([
    judge('first', doublesIn(300), 'submission'),
    judge('second', DOUBLES, 'submission'),
    judge('run', DOUBLES, 'run'),
  ])
  expect(order).toEqual(['first', 'run', 'second'])
})

test('a worker that appears behind a name is used within 5 s, however long there was none', async () => {
  const secret = randomBytes(32).toString('base64url')
  const worker = new WorkerProcess()
  down.push(() => worker.end('SIGKILL'))
  await worker.start(secret)
  await worker.end('SIGTERM')
  const fleet = new Fleet({
    workers: [`dns:localhost:${worker.port}`],
    secrets: [Buffer.from(secret)],
    log: pino({ level: 'silent' }),
  })
  down.push(() => fleet.stop())
  await eventually(async () => {
    const reasons = fleet.workers().map(({ reason }) => reason)
    return reasons.length > 0 && reasons.every((reason) => reason?.includes('REFUSED'))
  })
  await worker.start(secret)
  const began = Date.now()
  await until(fleet.onChange.bind(fleet), () => fleet.slots() === 1)
  expect(Date.now() - began).toBeLessThan(5_000)
  const { ended, verdicts } = run(fleet, DOUBLES, 3)
  expect(await ended).toEqual({ compileError: null, unjudged: [] })
  expect(verdicts).toEqual(accepted(3))
})
