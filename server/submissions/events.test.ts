import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, sumProblem, type TestApp } from '../../test/app.ts'
import { claimNext, finalOf, judgeNext, resultOf } from '../../test/judged.ts'
import { finishSubmission, storeResults } from '../judging/claims.ts'
import type { Progress } from './progress.ts'

let judge: TestApp
let token: string
/** How many streams listen, so that a leak is seen. */
let listening = 0
const told = new EventTarget()

beforeAll(async () => {
  judge = await createTestApp()
  token = (await judge.signUp('chief', 'admin')).token
  await judge.api('POST', '/problems', { token, json: sumProblem('sum') })
  const { progress } = judge.deps
  const subscribe = progress.subscribe.bind(progress)
  progress.subscribe = ((id, listener) => {
    listening += 1
    const unsubscribe = subscribe(id, listener)
    return () => {
      listening -= 1
      told.dispatchEvent(new Event('left'))
      unsubscribe()
    }
  }) satisfies Progress['subscribe']
})
afterAll(() => judge.close())

async function submit(): Promise<number> {
  const answer = await judge.api('POST', '/problems/sum/submissions', {
    token,
    json: { language: 'javascript', code: 'x' },
  })
  return ((await answer.json()) as { id: number }).id
}

/** The events of a stream, one by one as they arrive. */
async function* eventsOf(id: number) {
  const answer = await judge.api('GET', `/submissions/${id}/events`, { token })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('Content-Type')).toBe('text/event-stream')
  let received = ''
  for await (const bytes of answer.body ?? []) {
    received += new TextDecoder().decode(bytes)
    const blocks = received.split('\n\n')
    received = blocks.pop() ?? ''
    for (const block of blocks) {
      const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? []
      if (event && data) yield { event, data: JSON.parse(data) as Record<string, unknown> }
      else yield { event: 'waiting', data: {} }
    }
  }
}

const brief = ({ event, data }: { event: string; data: Record<string, unknown> }) =>
  event === 'result' ? `result ${data.ordinal}` : `${event} ${data.verdict ?? ''}`.trim()

test('a finished submission is told at once, and the stream ends', async () => {
  const id = await submit()
  await judgeNext(judge.sql)
  const events = await Array.fromAsync(eventsOf(id))
  expect(events.map(brief)).toEqual(['result 1', 'result 2', 'result 3', 'done accepted'])
  const shown = await judge.api('GET', `/submissions/${id}`, { token })
  const { results, ...summary } = (await shown.json()) as { results: unknown[] }
  expect(events.map(({ data }) => data)).toEqual([...results, summary])
  expect(listening).toBe(0)
})

test('each result is told once, as it comes, and those that are there already first', async () => {
  const id = await submit()
  const claim = await claimNext(judge.sql)
  await storeResults(judge.sql, claim, [resultOf(2)])
  const seen: string[] = []
  for await (const event of eventsOf(id)) {
    seen.push(brief(event))
    if (seen.length === 2) await storeResults(judge.sql, claim, [resultOf(1), resultOf(3)])
    if (seen.at(-1) === 'result 3') await finishSubmission(judge.sql, claim, finalOf())
  }
  expect(seen.filter((line) => line !== 'waiting')).toEqual([
    'result 2',
    'result 1',
    'result 3',
    'done accepted',
  ])
  expect(listening).toBe(0)
})

test('a reader who goes away leaves nothing behind', async () => {
  const id = await submit()
  const left = new Promise((resolve) => told.addEventListener('left', resolve, { once: true }))
  for await (const { event } of eventsOf(id)) {
    expect(event).toBe('waiting')
    expect(listening).toBe(1)
    break
  }
  await left
  expect(listening).toBe(0)
})

test('who asks for the headers only leaves nothing behind', async () => {
  const id = await submit()
  const answer = await judge.api('HEAD', `/submissions/${id}/events`, { token })
  expect(answer.headers.get('Content-Type')).toBe('text/event-stream')
  expect(listening).toBe(0)
})

test('the stream of a submission that is deleted ends', async () => {
  const id = await submit()
  for await (const { event } of eventsOf(id)) {
    expect(event).toBe('waiting')
    await judge.sql`delete from submissions where id = ${id}`
    await judge.sql.notify('submission_progress', String(id))
  }
  expect(listening).toBe(0)
})

test('a reader whose connection breaks leaves nothing behind', async () => {
  const id = await submit()
  const server = serve({ fetch: judge.app.fetch, hostname: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const left = new Promise((resolve) => told.addEventListener('left', resolve, { once: true }))
  const hangUp = new AbortController()
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/submissions/${id}/events`, {
    signal: hangUp.signal,
  })
  await answer.body?.getReader().read()
  expect(listening).toBe(1)
  hangUp.abort()
  await left
  expect(listening).toBe(0)
  server.close()
  await once(server, 'close')
})
