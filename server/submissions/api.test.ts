import { EventEmitter, once } from 'node:events'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestApp, refusal, sumProblem, type TestApp } from '../../test/app.ts'
import { claimNext, finalOf, judgeNext, resultOf } from '../../test/judged.ts'
import { finishSubmission, storeResults } from '../judging/claims.ts'

const MAX_UNFINISHED = 3

let judge: TestApp
let admin: string
let ada: { id: number; token: string }
let grace: { id: number; token: string }
beforeAll(async () => {
  judge = await createTestApp({ maxUnfinished: MAX_UNFINISHED })
  admin = (await judge.signUp('chief', 'admin')).token
  ada = await judge.signUp('ada')
  grace = await judge.signUp('grace')
  for (const slug of ['sum', 'other'])
    await judge.api('POST', '/problems', { token: admin, json: sumProblem(slug) })
})
beforeEach(() => judge.sql`delete from submissions`)
afterAll(() => judge.close())

const solution = { language: 'javascript', code: 'function sum(a, b) { return a + b }' }

const submit = (
  token: string | undefined,
  { slug = 'sum', headers = {}, ...changes }: Record<string, unknown> = {},
) =>
  judge.api('POST', `/problems/${slug}/submissions`, {
    token,
    json: { ...solution, ...changes },
    headers: headers as Record<string, string>,
  })

const submitted = async (token: string, changes = {}) => {
  const answer = await submit(token, changes)
  expect(answer.status).toBe(202)
  return ((await answer.json()) as { id: number }).id
}

type Shown = Record<string, unknown> & { results: Record<string, unknown>[] }
const read = async (id: number, token?: string) => {
  const answer = await judge.api('GET', `/submissions/${id}`, { token })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Shown
}

const list = async (query = '') => {
  const answer = await judge.api('GET', `/submissions?${query}`)
  expect(answer.status).toBe(200)
  return (await answer.json()) as { items: { id: number }[]; next: string | null }
}
const ids = async (query: string) => (await list(query)).items.map(({ id }) => id)

test('a submission is queued, judged and read', async () => {
  const answer = await submit(ada.token)
  expect(answer.status).toBe(202)
  const { id, ...rest } = (await answer.json()) as { id: number }
  expect(rest).toEqual({ status: 'queued' })
  expect(answer.headers.get('Location')).toBe(`/api/v1/submissions/${id}`)
  expect(await read(id, ada.token)).toMatchObject({ status: 'queued', verdict: null, total: 3 })

  await judgeNext(judge.sql)
  const shown = await read(id, ada.token)
  expect(shown).toMatchObject({
    id,
    handle: 'ada',
    slug: 'sum',
    language: 'javascript',
    status: 'done',
    verdict: 'accepted',
    passed: 3,
    total: 3,
    score: 100,
    timeMs: 1.5,
    memoryKb: 4096,
    code: solution.code,
  })
  expect(shown.results.map(({ ordinal, verdict }) => [ordinal, verdict])).toEqual([
    [1, 'accepted'],
    [2, 'accepted'],
    [3, 'accepted'],
  ])
})

test('the queues hear of a submission', async () => {
  const heard = new EventEmitter()
  const { unlisten } = await judge.sql.listen('submission_queued', () => heard.emit('queued'))
  const queued = once(heard, 'queued')
  await submitted(ada.token)
  await queued
  await unlisten()
})

test.each([
  ['a language that is not known', { language: 'cobol' }, 'language'],
  ['no language', { language: undefined }, 'language'],
  ['empty code', { code: '' }, 'code'],
  ['code of blanks', { code: ' \n\t' }, 'code'],
  ['code of more than 64 KiB', { code: 'x'.repeat(65_537) }, 'code'],
  ['code of more than 64 KiB in fewer characters', { code: 'é'.repeat(32_769) }, 'code'],
  ['code with NUL', { code: 'a\0b' }, 'code'],
  ['code with half a character', { code: '"\ud800"' }, 'code'],
  ['code that is a number', { code: 7 }, 'code'],
  ['no code', { code: undefined }, 'code'],
  ['a field that is not known', { verdict: 'accepted' }, 'verdict'],
  ['a key of blanks', { headers: { 'Idempotency-Key': 'a b' } }, 'Idempotency-Key'],
  ['a key without end', { headers: { 'Idempotency-Key': 'k'.repeat(256) } }, 'Idempotency-Key'],
])('a submission with %s is refused by the field', async (_, changes, field) => {
  const answer = await submit(ada.token, changes)
  expect(answer.status).toBe(422)
  expect((await refusal(answer)).errors?.map((error) => error.field)).toEqual([field])
  expect((await list()).items).toEqual([])
})

test('code of exactly 64 KiB is taken', async () => {
  await submitted(ada.token, { code: 'x'.repeat(65_536) })
})

test('a submission needs a user and a problem', async () => {
  expect((await submit(undefined)).status).toBe(401)
  const answer = await submit(ada.token, { slug: 'none' })
  expect(answer.status).toBe(404)
  expect((await refusal(answer)).detail).toBe('Problem does not exist')
})

test('a request that is sent again with its key makes one submission', async () => {
  const headers = { 'Idempotency-Key': 'key-1' }
  const again = () => submitted(ada.token, { headers })
  const made = await Promise.all([again(), again(), again(), again(), again(), again()])
  expect(new Set(made).size).toBe(1)
  await judgeNext(judge.sql)
  const answer = await submit(ada.token, { headers })
  expect(await answer.json()).toEqual({ id: made[0], status: 'done' })
  expect(await submitted(grace.token, { headers }), 'the keys of others are theirs').not.toBe(
    made[0],
  )
})

test.each([
  ['code', { code: 'something else' }],
  ['language', { language: 'typescript' }],
  ['problem', { slug: 'other' }],
])('a key cannot be used again for another %s', async (_, changes) => {
  const headers = { 'Idempotency-Key': 'key-2' }
  await submitted(ada.token, { headers })
  const answer = await submit(ada.token, { headers, ...changes })
  expect(answer.status).toBe(422)
  expect((await refusal(answer)).errors?.[0]?.field).toBe('Idempotency-Key')
})

test('a user has so many unfinished submissions and not one more, however fast', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => submit(ada.token)))
  const refused = answers.filter(({ status }) => status === 429)
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(MAX_UNFINISHED)
  expect(refused).toHaveLength(8 - MAX_UNFINISHED)
  expect(Number(refused[0]?.headers.get('Retry-After'))).toBeGreaterThan(0)
  await submitted(grace.token)
  await judgeNext(judge.sql)
  await submitted(ada.token)
})

test('submissions are listed newest first, without their code', async () => {
  const first = await submitted(ada.token)
  const second = await submitted(grace.token, { slug: 'other' })
  await judgeNext(judge.sql)
  const page = await list()
  expect(page.items.map(({ id }) => id)).toEqual([second, first])
  expect(JSON.stringify(page)).not.toContain('function sum')
  expect(await ids('user=ADA')).toEqual([first])
  expect(await ids('problem=other')).toEqual([second])
  expect(await ids('verdict=accepted')).toEqual([first])
  expect(await ids('user=grace&verdict=accepted')).toEqual([])
  expect(await ids('user=nobody')).toEqual([])
})

test('a long list comes in pages', async () => {
  const all = []
  for (const token of [ada.token, grace.token, ada.token, grace.token, ada.token])
    all.unshift(await submitted(token))
  const first = await list('limit=2')
  const second = await list(`limit=2&after=${first.next}`)
  const third = await list(`limit=2&after=${second.next}`)
  expect([first, second, third].flatMap(({ items }) => items.map(({ id }) => id))).toEqual(all)
  expect(third.next).toBeNull()
})

test.each([
  ['verdict=great', 'verdict'],
  ['after=abc', 'after'],
  ['limit=0', 'limit'],
  ['user=a%00b', 'user'],
  ['page=2', 'page'],
])('a list with %s is refused by the field', async (query, field) => {
  const answer = await judge.api('GET', `/submissions?${query}`)
  expect(answer.status).toBe(422)
  expect((await refusal(answer)).errors?.map((error) => error.field)).toEqual([field])
})

test.each(['0', '-1', '1.5', 'abc', '1e3', '9007199254740993', '99999999999999999999', '123456'])(
  'submission %s does not exist',
  async (id) => {
    for (const path of [`/submissions/${id}`, `/submissions/${id}/events`]) {
      const answer = await judge.api('GET', path)
      expect(answer.status).toBe(404)
      expect((await refusal(answer)).detail).toBe('Submission does not exist')
    }
  },
)

test('a submission that is judged again begins anew, and its old claim writes nothing', async () => {
  const id = await submitted(ada.token)
  const claim = await claimNext(judge.sql)
  await storeResults(judge.sql, claim, [resultOf(1, { verdict: 'wrong_answer' })])
  const answer = await judge.api('POST', `/submissions/${id}/rejudge`, { token: admin })
  expect(answer.status).toBe(202)
  expect(await answer.json()).toEqual({ id, status: 'queued' })
  expect(await storeResults(judge.sql, claim, [resultOf(2)])).toBe(false)
  expect(await finishSubmission(judge.sql, claim, finalOf())).toBe(false)
  expect(await read(id)).toMatchObject({ status: 'queued', verdict: null, results: [] })
  await judgeNext(judge.sql)
  expect(await read(id)).toMatchObject({ status: 'done', verdict: 'accepted' })
})

test('a problem that is judged again takes its newest cases, and keeps nobody from submitting', async () => {
  await judge.api('POST', '/problems', { token: admin, json: sumProblem('again') })
  const made = []
  for (let n = 0; n < MAX_UNFINISHED + 1; n += 1) {
    made.push(await submitted(ada.token, { slug: 'again' }))
    await judgeNext(judge.sql)
  }
  const other = await submitted(grace.token)
  await judgeNext(judge.sql)
  const [testCase] = sumProblem('again').testCases
  await judge.api('PUT', '/problems/again', {
    token: admin,
    json: sumProblem('again', { testCases: [testCase] }),
  })
  const answer = await judge.api('POST', '/problems/again/rejudge', { token: admin })
  expect(answer.status).toBe(202)
  expect(await answer.json()).toEqual({ queued: made.length })
  expect(await read(made[0] ?? 0)).toMatchObject({ status: 'queued', total: 1, score: 0 })
  expect(await read(other)).toMatchObject({ status: 'done' })
  await submitted(ada.token, { slug: 'again' })
  const [row] = await judge.sql`
    select count(*)::int as stale from submissions s join problems p on p.id = s.problem_id
     where p.slug = 'again' and s.problem_version <> p.version`
  expect(row?.stale).toBe(0)
})

test('the list says which verdicts are of an earlier version of the problem', async () => {
  await judge.api('POST', '/problems', { token: admin, json: sumProblem('changed') })
  await submitted(ada.token, { slug: 'changed' })
  await judgeNext(judge.sql)
  const marks = async () => {
    const html = await (await judge.call('GET', '/submissions?problem=changed')).text()
    return html.match(/by an earlier version/g)?.length ?? 0
  }
  expect(await marks()).toBe(0)
  const json = sumProblem('changed', { testCases: sumProblem('changed').testCases.slice(1) })
  await judge.api('PUT', '/problems/changed', { token: admin, json })
  await submitted(ada.token, { slug: 'changed' })
  await judgeNext(judge.sql)
  expect(await marks()).toBe(1)
})

test.each([
  ['inputs that are no list', { inputs: 'abc' }, 'inputs'],
  ['too many inputs', { inputs: Array(21).fill([1, 2]) }, 'inputs'],
  ['an input that is no list of arguments', { inputs: [[1, 2], 3] }, 'inputs.1'],
  ['too few arguments', { inputs: [[1]] }, 'inputs.0'],
  ['an argument of the wrong type', { inputs: [[1, '2']] }, 'inputs.0'],
  ['empty code', { code: '' }, 'code'],
])('a run with %s is refused by the field', async (_, changes, field) => {
  const answer = await judge.api('POST', '/problems/sum/runs', {
    token: ada.token,
    json: { ...solution, ...changes },
  })
  expect(answer.status).toBe(422)
  expect((await refusal(answer)).errors?.map((error) => error.field)).toEqual([field])
})

test('a run needs a user, a problem and a worker', async () => {
  const run = (slug: string, token?: string) =>
    judge.api('POST', `/problems/${slug}/runs`, { token, json: solution })
  expect((await run('sum')).status).toBe(401)
  expect((await run('none', ada.token)).status).toBe(404)
  const answer = await run('sum', ada.token)
  expect(answer.status).toBe(503)
  expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0)
  expect((await refusal(answer)).detail).toContain('No worker')
})
