/** One id follows a request from the answer to it to the log of the worker that did the work. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createTestDatabase } from './database.ts'
import { DOUBLES, doubling } from './problems.ts'
import { startOrchestrator, until } from './stack.ts'

test('what a request was for is found in the log of the worker', async () => {
  const database = await createTestDatabase()
  const secret = randomBytes(32).toString('base64url')
  const path = fileURLToPath(new URL('../worker/main.ts', import.meta.url))
  const worker = spawn(process.execPath, [path], {
    env: { PATH: process.env.PATH, WORKER_PORT: '0', WORKER_SLOTS: '1', WORKER_SECRET: secret },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const told: Record<string, unknown>[] = []
  if (!worker.stdout) throw new Error('Cannot read the log of the worker')
  const lines = createInterface({ input: worker.stdout })
  lines.on('line', (line) => told.push(JSON.parse(line) as Record<string, unknown>))
  const [{ listening }] = await once(worker, 'message')
  const orchestrator = await startOrchestrator(database.url, [`127.0.0.1:${listening}`], secret)
  try {
    const { api, fleet, logIn } = orchestrator
    await until(fleet.onChange.bind(fleet), () => fleet.slots() === 1)
    const token = await logIn()
    await api('POST', '/problems', { token, json: doubling('double', 2) })
    const json = { language: 'javascript', code: DOUBLES }
    const send = async (what: string, id: string) => {
      const headers = { 'X-Request-Id': id, Prefer: 'wait=30' }
      const answer = await api('POST', `/problems/double/${what}`, { token, json, headers })
      expect(answer.headers.get('X-Request-Id')).toBe(id)
      return answer.body.id
    }
    const id = await send('submissions', 'a-submission')
    await send('runs', 'a-run')
    const jobs = () => told.filter(({ msg }) => msg === 'job ended')
    await expect.poll(() => jobs().length).toBe(2)
    expect(jobs()).toEqual([
      expect.objectContaining({ request: 'a-submission', submission: String(id) }),
      expect.objectContaining({ request: 'a-run' }),
    ])
  } finally {
    await orchestrator.stop()
    worker.kill()
    await database.drop()
  }
})
