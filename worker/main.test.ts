import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { dialLink } from '../shared/dial.ts'
import {
  type JudgeMessage,
  type OrchestratorMessage,
  type WorkerMessage,
  workerMessageSchema,
} from '../shared/messages.ts'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const SECRET = 'a secret of at least thirty-two bytes'
const started: ChildProcess[] = []

afterEach(async () => {
  for (const worker of started.splice(0)) {
    if (worker.exitCode === null && worker.signalCode === null) {
      worker.kill('SIGKILL')
      await once(worker, 'exit')
    }
  }
})

function startWorker(env: NodeJS.ProcessEnv = {}) {
  const worker = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env.PATH,
      WORKER_PORT: '0',
      WORKER_SLOTS: '1',
      WORKER_SECRET: SECRET,
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  started.push(worker)
  return worker
}

async function listening(worker: ChildProcess): Promise<number> {
  const [message] = await once(worker, 'message')
  return message.listening
}

const dial = (port: number) =>
  dialLink<WorkerMessage, OrchestratorMessage>(() => connect(port, '127.0.0.1'), {
    secrets: [Buffer.from(SECRET)],
    parse: (value) => workerMessageSchema.parse(value),
  })

/** What the worker says until the given job has ended. */
async function ending(link: Awaited<ReturnType<typeof dial>>, job: string) {
  const said: WorkerMessage[] = []
  for (;;) {
    const { value } = await link.messages.next()
    if (value === undefined) throw new Error('The link has ended')
    if (value.type !== 'hello' && value.job === job) said.push(value)
    if (value.type !== 'result' && value.type !== 'hello' && value.job === job) return said
  }
}

const judge = (job: string, code: string, cases = 1): JudgeMessage => ({
  type: 'judge',
  job,
  submission: '1',
  language: 'javascript',
  code,
  task: { kind: 'function', name: 'solve', params: [{ name: 'n', type: 'int' }], returns: 'int' },
  limits: { timeMs: 300, memoryMb: 256, outputBytes: 1024 },
  checker: { name: 'exact' },
  cases: Array.from({ length: cases }, (_, ordinal) => ({
    ordinal,
    input: JSON.stringify([ordinal]),
    expected: JSON.stringify(ordinal * 2),
  })),
})

test('a worker says hello, judges, and answers with a result for each case', async () => {
  const link = await dial(await listening(startWorker()))
  const { value: hello } = await link.messages.next()
  expect(hello).toMatchObject({ type: 'hello', slots: 1, languages: ['javascript', 'typescript'] })
  await link.send(judge('a', 'const solve = (n) => n * 2', 3))
  const said = await ending(link, 'a')
  expect(
    said.map((message) => (message.type === 'result' ? message.verdict : message.type)),
  ).toEqual(['accepted', 'accepted', 'accepted', 'done'])
})

test('a worker whose slots are taken refuses, and a cancelled job frees its slot', async () => {
  const port = await listening(startWorker())
  const [one, other] = [await dial(port), await dial(port)]
  await one.send({
    ...judge('long', 'function solve() { for (;;); }'),
    limits: { timeMs: 10_000, memoryMb: 256, outputBytes: 1024 },
  })
  // What comes over one link is taken in order: once this is refused, the long one has the slot.
  await one.send(judge('probe', 'const solve = (n) => n * 2'))
  const busy = { type: 'refused', reason: 'busy' }
  expect((await ending(one, 'probe')).at(-1)).toMatchObject(busy)
  await other.send(judge('early', 'const solve = (n) => n * 2'))
  expect((await ending(other, 'early')).at(-1)).toMatchObject(busy)
  await one.send({ type: 'cancel', job: 'long' })
  expect(await ending(one, 'long')).toEqual([{ type: 'done', job: 'long', compileError: null }])
  await other.send(judge('late', 'const solve = (n) => n * 2'))
  expect((await ending(other, 'late')).at(-1)).toMatchObject({ type: 'done' })
})

test('a link that is lost takes its jobs with it', async () => {
  const port = await listening(startWorker())
  const lost = await dial(port)
  await lost.send({
    ...judge('long', 'function solve() { for (;;); }'),
    limits: { timeMs: 10_000, memoryMb: 256, outputBytes: 1024 },
  })
  await lost.messages.next()
  lost.close()
  await lost.closed
  const link = await dial(port)
  for (let attempt = 0; ; attempt++) {
    await link.send(judge(`${attempt}`, 'const solve = (n) => n * 2'))
    if ((await ending(link, `${attempt}`)).at(-1)?.type === 'done') break
  }
})

test('a worker told to stop finishes the case in hand, gives the rest back and exits with 0', async () => {
  const worker = startWorker()
  const link = await dial(await listening(worker))
  await link.send(judge('a', 'function solve(n) { if (n === 1) for (;;); return n * 2 }', 5))
  await link.messages.next() // hello
  await link.messages.next() // the first case
  // `worker.kill()` of Deno would take the exit for granted.
  process.kill(worker.pid ?? 0, 'SIGTERM')
  const said = await ending(link, 'a')
  expect(said.at(-1)).toEqual({ type: 'refused', job: 'a', reason: 'draining' })
  expect(said.length).toBeLessThanOrEqual(3)
  expect(await once(worker, 'exit')).toEqual([0, null])
})

test('a worker ends with the process that started it', async () => {
  const worker = startWorker()
  await listening(worker)
  worker.disconnect()
  expect(await once(worker, 'exit')).toEqual([0, null])
})

test.each([
  [{ WORKER_SECRET: '' }, 'Cannot start: WORKER_SECRET is not set'],
  [{ WORKER_SECRET: 'short' }, 'Cannot start: WORKER_SECRET: '],
  [
    { WORKER_SECRET: '', WORKER_SECRET_FILE: '/no/such/file' },
    'Cannot start: WORKER_SECRET_FILE: ',
  ],
  [{ WORKER_PORT: 'http' }, 'Cannot start: WORKER_PORT: '],
  [{ WORKER_SLOTS: '0' }, 'Cannot start: WORKER_SLOTS: '],
  [{ WORKER_CACHE_MB: '-1' }, 'Cannot start: WORKER_CACHE_MB: '],
  [{ REQUIRE_ISOLATION: 'full' }, 'Cannot start: REQUIRE_ISOLATION: can only be "namespaces"'],
])('a worker started with %o says why it cannot', async (env, reason) => {
  const worker = startWorker(env)
  let said = ''
  worker.stderr?.on('data', (text) => {
    said += text
  })
  const [code] = await once(worker, 'close')
  expect(code).toBe(1)
  expect(said).toContain(reason)
  expect(said.trim().split('\n')).toHaveLength(1)
})
