import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Verdict } from '../../shared/verdict.ts'
import { createTestApp, refusal, sumProblem, type TestApp } from '../../test/app.ts'
import { finalOf, judgeNext, resultOf } from '../../test/judged.ts'
import type { Change, RejudgeSummary, Touched } from './queries.ts'

let judge: TestApp
let admin: string
let ada: { id: number; token: string }
beforeAll(async () => {
  judge = await createTestApp({ maxUnfinished: 100 })
  admin = (await judge.signUp('chief', 'admin')).token
  ada = await judge.signUp('ada')
  for (const slug of ['sum', 'other'])
    await judge.api('POST', '/problems', { token: admin, json: sumProblem(slug) })
})
afterAll(() => judge.close())
beforeEach(async () => {
  await judge.sql`delete from submissions`
})

type Told = RejudgeSummary & { changes: Change[] }

async function submitted(slug: string, verdict: Verdict, language = 'javascript') {
  const answer = await judge.api('POST', `/problems/${slug}/submissions`, {
    token: ada.token,
    json: { language, code: `${slug} ${verdict}` },
  })
  const { id } = (await answer.json()) as { id: number }
  await judgedAs(verdict)
  return id
}

async function judgedAs(verdict: Verdict) {
  const passed = verdict === 'accepted' ? 3 : 2
  const results = [1, 2].map((ordinal) => resultOf(ordinal))
  const last = resultOf(3, { verdict, worker: `says ${verdict}` })
  const score = verdict === 'accepted' ? 100 : 66
  await judgeNext(judge.sql, [...results, last], finalOf({ verdict, passed, score }))
}

const begin = async (json: object): Promise<Told> => {
  const answer = await judge.api('POST', '/rejudges', { token: admin, json })
  expect(answer.status).toBe(201)
  return (await answer.json()) as Told
}
const told = async (path: string, method = 'GET') => {
  const answer = await judge.api(method, `/rejudges/${path}`, { token: admin })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Told
}
const read = async (id: number) => {
  const answer = await judge.api('GET', `/submissions/${id}`, { token: admin })
  return (await answer.json()) as {
    verdict: Verdict
    score: number
    outdated: boolean
    results: { worker: string }[]
  }
}
const listed = async () => {
  const answer = await judge.api('GET', '/submissions', { token: admin })
  return ((await answer.json()) as { items: { id: number }[] }).items.map(({ id }) => id)
}

test.each<[object, number]>([
  [{}, 4],
  [{ problem: 'sum' }, 3],
  [{ problem: 'sum', verdict: 'wrong_answer' }, 1],
  [{ language: 'typescript' }, 1],
  [{ user: 'ADA' }, 4],
  [{ user: 'chief' }, 0],
  [{ from: '2020-01-01' }, 4],
  [{ until: '2020-01-01T10:00' }, 0],
  [{ from: '2020-01-01T10:00:00+09:00', until: '2999-01-01T00:00:00Z' }, 4],
])('the filter %j touches %i of four', async (filter, submissions) => {
  await submitted('sum', 'accepted')
  await submitted('sum', 'wrong_answer')
  await submitted('sum', 'accepted', 'typescript')
  await submitted('other', 'runtime_error')
  const search = new URLSearchParams(filter as Record<string, string>)
  const answer = await judge.api('GET', `/rejudges/preview?${search}`, { token: admin })
  const preview = (await answer.json()) as Touched
  expect(preview.submissions).toBe(submissions)
  expect(preview.verdicts.reduce((sum, one) => sum + one.submissions, 0)).toBe(submissions)
})

test('nothing changes before it is applied, and then the verdict, the results and the score do', async () => {
  const right = await submitted('sum', 'accepted')
  const wrong = await submitted('sum', 'wrong_answer')
  const { id, total } = await begin({ problem: 'sum' })
  expect(total).toBe(2)
  expect(await told(`${id}`)).toMatchObject({ state: 'trying', judged: 0, changed: 0, changes: [] })

  await judgedAs('wrong_answer')
  expect(await told(`${id}`)).toMatchObject({ judged: 1, changed: 1 })
  await judgedAs('wrong_answer')
  const through = await told(`${id}`)
  expect(through).toMatchObject({
    judged: 2,
    changed: 1,
    changes: [
      {
        submissionId: right,
        oldVerdict: 'accepted',
        oldScore: 100,
        newVerdict: 'wrong_answer',
        newScore: 66,
      },
    ],
  })
  expect(await read(right)).toMatchObject({ verdict: 'accepted', score: 100 })
  expect(await listed()).toEqual([wrong, right])

  const applied = await told(`${id}/apply`, 'POST')
  expect(applied).toMatchObject({ state: 'applied', judged: 2, changed: 1 })
  expect(applied.changes).toEqual(through.changes.map((one) => ({ ...one, trialId: null })))
  const after = await read(right)
  expect(after).toMatchObject({ verdict: 'wrong_answer', score: 66 })
  expect(after.results.at(-1)?.worker).toBe('says wrong_answer')
  const [{ count } = { count: -1 }] = await judge.sql`select count(*)::int from submissions`
  expect(count).toBe(2)
})

test('dropped, it leaves every verdict and no trace in the queue', async () => {
  const id = await submitted('sum', 'accepted')
  const rejudge = await begin({})
  expect(await told(`${rejudge.id}/drop`, 'POST')).toMatchObject({ state: 'dropped', judged: 0 })
  expect(await read(id)).toMatchObject({ verdict: 'accepted' })
  await expect(judgeNext(judge.sql)).rejects.toThrow('No submission waits')
})

test('it ends once, and is applied only when it is through', async () => {
  await submitted('sum', 'accepted')
  const { id } = await begin({})
  const early = await judge.api('POST', `/rejudges/${id}/apply`, { token: admin })
  expect(early.status).toBe(409)
  expect((await refusal(early)).detail).toMatch(/not everything is judged/)
  expect(await told(`${id}`)).toMatchObject({ state: 'trying' })
  await judgedAs('accepted')
  await told(`${id}/apply`, 'POST')
  for (const end of ['apply', 'drop']) {
    const again = await judge.api('POST', `/rejudges/${id}/${end}`, { token: admin })
    expect(again.status).toBe(409)
  }
})

test('what somebody judges again meanwhile keeps that verdict', async () => {
  const id = await submitted('sum', 'accepted')
  const rejudge = await begin({})
  await judgedAs('runtime_error')
  await judge.api('POST', `/submissions/${id}/rejudge`, { token: admin })
  await judgedAs('time_limit_exceeded')
  await told(`${rejudge.id}/apply`, 'POST')
  expect(await read(id)).toMatchObject({ verdict: 'time_limit_exceeded' })
})

test('solvers go first, though they come later', async () => {
  await submitted('sum', 'accepted')
  const { id } = await begin({})
  const live = await judge.api('POST', '/problems/sum/submissions', {
    token: ada.token,
    json: { language: 'javascript', code: 'x' },
  })
  await judgedAs('compile_error')
  const { id: liveId } = (await live.json()) as { id: number }
  expect(await read(liveId)).toMatchObject({ verdict: 'compile_error' })
  expect(await told(`${id}`)).toMatchObject({ judged: 0 })
})

test('copies are seen by authors only, and count nowhere', async () => {
  await submitted('sum', 'wrong_answer')
  const { id } = await begin({})
  await judgedAs('accepted')
  const { changes } = await told(`${id}`)
  const trial = changes[0]?.trialId
  const see = (token?: string) => judge.api('GET', `/submissions/${trial}`, { token })
  expect((await see(admin)).status).toBe(200)
  expect((await see(ada.token)).status).toBe(404)
  expect((await see()).status).toBe(404)
  const problem = await judge.api('GET', '/problems/sum', { token: ada.token })
  expect(await problem.json()).toMatchObject({
    submissionCount: 1,
    acceptedCount: 0,
    solved: false,
  })
})

test('a verdict of an earlier version of the problem says so, until it is judged again', async () => {
  const id = await submitted('other', 'accepted')
  expect(await read(id)).toMatchObject({ outdated: false })
  const json = sumProblem('other', { timeLimitMs: 1234 })
  await judge.api('PUT', '/problems/other', { token: admin, json })
  expect(await read(id)).toMatchObject({ outdated: true })
  const page = await judge.call('GET', `/submissions/${id}`, { token: admin })
  expect(await page.text()).toContain('Judged with an earlier version of the problem')
  const rejudge = await begin({ problem: 'other' })
  await judgedAs('accepted')
  await told(`${rejudge.id}/apply`, 'POST')
  expect(await read(id)).toMatchObject({ outdated: false })
})

test('it is for admins, and for something', async () => {
  const asSolver = await judge.api('POST', '/rejudges', { token: ada.token, json: {} })
  expect(asSolver.status).toBe(403)
  const nothing = await judge.api('POST', '/rejudges', { token: admin, json: { problem: 'none' } })
  expect(nothing.status).toBe(422)
  const unknown = await judge.api('GET', '/rejudges/999', { token: admin })
  expect(unknown.status).toBe(404)
})
