import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, sumProblem, type TestApp } from '../../test/app.ts'
import { claimNext, finalOf, judgeNext, resultOf } from '../../test/judged.ts'
import { finishSubmission, storeResults } from '../judging/claims.ts'

let judge: TestApp
let token: string

beforeAll(async () => {
  judge = await createTestApp()
  token = (await judge.signUp('chief', 'admin')).token
  await judge.api('POST', '/problems', { token, json: sumProblem('sum') })
})
afterAll(() => judge.close())

async function submit(): Promise<number> {
  const json = { language: 'javascript', code: 'x' }
  const answer = await judge.api('POST', '/problems/sum/submissions', { token, json })
  return ((await answer.json()) as { id: number }).id
}

/** The HTML of each message of the stream. */
async function* messagesOf(id: number) {
  const answer = await judge.call('GET', `/submissions/${id}/live?linked`, { token })
  let received = ''
  for await (const bytes of answer.body ?? []) {
    received += new TextDecoder().decode(bytes)
    const blocks = received.split('\n\n')
    received = blocks.pop() ?? ''
    for (const block of blocks)
      if (block.startsWith('data: ')) yield block.replaceAll(/^data: /gm, '')
  }
}

/** What is left for the main swap, which takes the place of the whole panel. */
const inBand = (html: string) =>
  html.replaceAll(/<(li|p|div)\b[^>]*hx-swap-oob[^>]*>.*?<\/\1>/gs, '')

test('cells come one by one, and the panel at the end', async () => {
  const id = await submit()
  const claim = await claimNext(judge.sql)
  const messages = messagesOf(id)
  await storeResults(judge.sql, claim, [resultOf(1)])
  const first = (await messages.next()).value ?? ''
  expect(first).toContain('<li id="cell-1" class="accepted"')
  expect(first).toContain('1 of 3 cases judged')
  expect(inBand(first)).toBe('')

  await storeResults(judge.sql, claim, [resultOf(2), resultOf(3)])
  const second = (await messages.next()).value ?? ''
  expect(second).toContain('3 of 3 cases judged')
  expect(inBand(second)).toBe('')

  await finishSubmission(judge.sql, claim, finalOf())
  const last = (await messages.next()).value ?? ''
  expect(inBand(last)).toMatch(new RegExp(`^<div id="submission-${id}" class="submission">`))
  expect(last).toContain('Accepted: 3 of 3 cases passed')
  expect((await messages.next()).done).toBe(true)
})

test('a reader who comes late is told everything, and only the last message replaces the panel', async () => {
  const id = await submit()
  await judgeNext(judge.sql)
  const messages = await Array.fromAsync(messagesOf(id))
  expect(messages).toHaveLength(2)
  expect(messages.map((html) => inBand(html) === '')).toEqual([true, false])
})

test('the live page of a submission that does not exist is a 404', async () => {
  expect((await judge.call('GET', '/submissions/999999/live')).status).toBe(404)
})
