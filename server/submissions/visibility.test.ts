import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, sumProblem, type TestApp } from '../../test/app.ts'
import { finalOf, judgeNext, resultOf } from '../../test/judged.ts'

const CODE = "function sum(a, b) { throw new Error('a is negative') }"
/** What a hidden case's input could have been written into. */
const SPY = 'spied:1111,2222'

let judge: TestApp
let viewers: Record<'visitor' | 'stranger' | 'solver' | 'author' | 'admin', string | undefined>
let failed: number
let broken: number
let uncompiled: number
let thrown: number

beforeAll(async () => {
  judge = await createTestApp()
  const admin = await judge.signUp('chief', 'admin')
  const author = await judge.signUp('ada')
  const solver = await judge.signUp('grace')
  const stranger = await judge.signUp('eve')
  viewers = {
    visitor: undefined,
    stranger: stranger.token,
    solver: solver.token,
    author: author.token,
    admin: admin.token,
  }
  await judge.api('POST', '/problems', { token: admin.token, json: sumProblem('sum') })
  const submit = async (token: string) => {
    const answer = await judge.api('POST', '/problems/sum/submissions', {
      token,
      json: { language: 'javascript', code: CODE },
    })
    return ((await answer.json()) as { id: number }).id
  }
  await submit(solver.token)
  await judgeNext(judge.sql)

  failed = await submit(author.token)
  await judgeNext(
    judge.sql,
    [
      resultOf(1, {
        verdict: 'wrong_answer',
        output: '4',
        logs: 'a log of the sample',
        message: 'Expected 3, got 4',
      }),
      resultOf(2, {
        verdict: 'runtime_error',
        output: SPY,
        logs: SPY,
        message: `TypeError: ${SPY} (line 3)`,
      }),
      resultOf(3, { verdict: 'wrong_answer', output: SPY, logs: SPY, message: `Expected ${SPY}` }),
    ],
    finalOf({ verdict: 'runtime_error', passed: 0, score: 0 }),
  )
  broken = await submit(author.token)
  await judgeNext(
    judge.sql,
    [resultOf(2, { verdict: 'internal_error', message: 'worker 10.0.0.7 was lost' })],
    finalOf({ verdict: 'internal_error', passed: 0, message: 'worker 10.0.0.7 was lost' }),
  )
  uncompiled = await submit(author.token)
  await judgeNext(
    judge.sql,
    [],
    finalOf({
      verdict: 'compile_error',
      passed: 0,
      message: 'Unexpected token',
      compileError: { message: 'Unexpected token', line: 2, column: 5 },
    }),
  )
  thrown = await submit(author.token)
  await judgeNext(
    judge.sql,
    [resultOf(2, { verdict: 'runtime_error', message: 'Error: a is negative' })],
    finalOf({ verdict: 'runtime_error', passed: 0 }),
  )
})
afterAll(() => judge.close())

const ALL = ['visitor', 'stranger', 'solver', 'author', 'admin'] as const

const answerTo = async (viewer: keyof typeof viewers, path: string) =>
  (await judge.call('GET', path, { token: viewers[viewer] })).text()

type Shown = Record<string, unknown> & { results: Record<string, unknown>[] }
const read = async (viewer: keyof typeof viewers, id: number) =>
  JSON.parse(await answerTo(viewer, `/api/v1/submissions/${id}`)) as Shown

test.each(ALL)('no answer tells the %s what is in a hidden case', async (viewer) => {
  for (const id of [failed, broken, uncompiled])
    for (const path of [
      `/api/v1/submissions/${id}`,
      `/api/v1/submissions/${id}/events`,
      '/api/v1/submissions',
      '/api/v1/problems/sum',
      '/api/v1/problems',
      `/submissions/${id}`,
      `/submissions/${id}/live`,
      '/submissions',
      '/problems/sum',
      '/users/ada',
    ])
      expect(await answerTo(viewer, path), path).not.toMatch(/spied|1111|2222|3333|40404|50505/)
})

test.each(['visitor', 'stranger', 'solver', 'author'] as const)(
  'the page on which an admin edits the cases is not for the %s',
  async (viewer) => {
    const answer = await judge.call('GET', '/admin/problems/sum', { token: viewers[viewer] })
    expect(answer.status).toBe(viewer === 'visitor' ? 401 : 403)
    expect(await answer.text()).not.toMatch(/1111/)
  },
)

test.each(ALL)('the verdicts are there for the %s', async (viewer) => {
  const shown = await read(viewer, failed)
  expect(shown).toMatchObject({ status: 'done', verdict: 'runtime_error', passed: 0, total: 3 })
  expect(
    shown.results.map(({ ordinal, verdict, timeMs, memoryKb }) => ({
      ordinal,
      verdict,
      timeMs,
      memoryKb,
    })),
  ).toEqual([
    { ordinal: 1, verdict: 'wrong_answer', timeMs: 1.5, memoryKb: 4096 },
    { ordinal: 2, verdict: 'runtime_error', timeMs: 1.5, memoryKb: 4096 },
    { ordinal: 3, verdict: 'wrong_answer', timeMs: 1.5, memoryKb: 4096 },
  ])
})

test.each([
  ['visitor', null],
  ['stranger', null],
  ['solver', CODE],
  ['author', CODE],
  ['admin', CODE],
] as const)('the code, for the %s', async (viewer, code) => {
  expect((await read(viewer, failed)).code).toBe(code)
})

test.each(['author', 'admin'] as const)('the %s reads all about a sample case', async (viewer) => {
  const [sample] = (await read(viewer, failed)).results
  expect(sample).toMatchObject({
    sample: true,
    input: '[1,2]',
    expected: '3',
    output: '4',
    logs: 'a log of the sample',
    message: 'Expected 3, got 4',
  })
})

const NOTHING = { input: null, expected: null, output: null, logs: null, message: null }

test.each(['visitor', 'stranger', 'solver'] as const)(
  'the %s reads nothing about any case but its verdict',
  async (viewer) => {
    for (const result of (await read(viewer, failed)).results) expect(result).toMatchObject(NOTHING)
  },
)

test.each(['author', 'admin'] as const)(
  'the %s reads of a hidden case which error it was',
  async (viewer) => {
    const [, thrown, wrong] = (await read(viewer, failed)).results
    expect(thrown).toMatchObject({ ...NOTHING, message: 'TypeError' })
    expect(wrong).toMatchObject(NOTHING)
  },
)

test.each([
  ['visitor', null],
  ['stranger', null],
  ['solver', null],
  ['author', 'Error: a is negative'],
  ['admin', 'Error: a is negative'],
] as const)(
  'an error in the words of the code, of a hidden case, for the %s',
  async (viewer, text) => {
    expect((await read(viewer, thrown)).results[0]).toMatchObject({ ...NOTHING, message: text })
  },
)

test.each([
  ['stranger', null],
  ['solver', null],
  ['author', null],
  ['admin', 'worker 10.0.0.7 was lost'],
] as const)('why something of ours failed, for the %s', async (viewer, message) => {
  const shown = await read(viewer, broken)
  expect(shown.message).toBe(message)
  expect(shown.results[0]?.message).toBe(message)
})

const UNCOMPILED = { message: 'Unexpected token', line: 2, column: 5 }

test.each([
  ['visitor', null],
  ['stranger', null],
  ['solver', UNCOMPILED],
  ['author', UNCOMPILED],
  ['admin', UNCOMPILED],
] as const)('why it does not compile, for the %s', async (viewer, compileError) => {
  expect(await read(viewer, uncompiled)).toMatchObject({ compileError, message: null })
})

test('a case whose data was replaced is hidden, even when it was a sample', async () => {
  await judge.api('PUT', '/problems/sum', {
    token: viewers.admin,
    json: sumProblem('sum', { timeLimitMs: 2000 }),
  })
  for (const result of (await read('author', failed)).results)
    expect(result).toMatchObject({ sample: false, input: null, output: null, logs: null })
})
