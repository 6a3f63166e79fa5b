/** Workers on hosts of their own (network namespaces), and a cable between them that is pulled. */
import { randomBytes } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { createTestDatabase } from './database.ts'
import { eventually } from './eventually.ts'
import { canMakeHosts, createHost } from './namespaces.ts'
import { doublesIn, doubling } from './problems.ts'
import { startOrchestrator, until } from './stack.ts'
import { WorkerProcess } from './workers.ts'

vi.setConfig({ testTimeout: 90_000 })

const CASES = 40
/** The promise: silence is noticed, and its cases are elsewhere. */
const ELSEWHERE_WITHIN_MS = 20_000
const BACK_WITHIN_MS = 5_000

const down: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of down.splice(0).reverse()) await stop()
})

test.skipIf(!canMakeHosts())(
  'a pulled cable: the cases go to the other host in 20 s, and the first is used again once mended',
  async () => {
    const database = await createTestDatabase()
    down.push(() => database.drop())
    const secret = randomBytes(32).toString('base64url')
    const hosts = [createHost(1), createHost(2)]
    for (const host of hosts) down.push(() => host.remove())
    const workers = hosts.map((host) => new WorkerProcess(host))
    for (const worker of workers) down.push(() => worker.end('SIGKILL'))
    await Promise.all(workers.map((worker) => worker.start(secret)))
    const orchestrator = await startOrchestrator(
      database.url,
      workers.map(({ address }) => address),
      secret,
    )
    down.push(() => orchestrator.stop())
    const { fleet, api } = orchestrator
    const fleetHas = (slots: number) =>
      until(fleet.onChange.bind(fleet), () => fleet.slots() === slots)
    await fleetHas(2)
    const token = await orchestrator.logIn()
    await api('POST', '/problems', { token, json: doubling('doubling', CASES) })
    const json = { language: 'javascript', code: doublesIn(100) }
    const { id } = (await api('POST', '/problems/doubling/submissions', { token, json })).body
    const submission = async () => (await api('GET', `/submissions/${id}`, { token })).body
    const workersWithResults = async () =>
      new Set((await submission()).results.map(({ worker }: { worker: string }) => worker)).size
    await eventually(async () => (await workersWithResults()) === 2)

    const [cut] = hosts
    cut?.cut()
    const began = Date.now()
    await fleetHas(1)
    expect(Date.now() - began).toBeLessThan(ELSEWHERE_WITHIN_MS)
    const judged = await eventually(async () => {
      const now = await submission()
      return now.status === 'done' && now
    }, 30_000)
    expect(judged).toMatchObject({ verdict: 'accepted', passed: CASES, total: CASES })

    cut?.mend()
    const mended = Date.now()
    await fleetHas(2)
    expect(Date.now() - mended).toBeLessThan(BACK_WITHIN_MS + 1_000)
  },
)
