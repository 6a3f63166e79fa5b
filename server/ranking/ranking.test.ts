import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, sumProblem, type TestApp } from '../../test/app.ts'
import { listRanking, type Ranking } from './queries.ts'

let judge: TestApp
const users: Record<string, { id: number; token: string }> = {}
beforeAll(async () => {
  judge = await createTestApp()
  const { token } = await judge.signUp('chief', 'admin')
  for (const slug of ['one', 'two', 'three'])
    await judge.api('POST', '/problems', { token, json: sumProblem(slug) })
  for (const handle of ['ada', 'bob', 'cleo', 'dan', 'eve'])
    users[handle] = await judge.signUp(handle)
  await judged('ada', 'one', 100)
  await judged('ada', 'one', 100)
  await judged('bob', 'one', 40)
  await judged('bob', 'one', 30)
  await judged('bob', 'two', 90)
  await judged('cleo', 'one', 100)
  await judged('cleo', 'three', 50)
  await judged('dan', 'two', 100)
  await judged('eve', 'two', 0)
})
afterAll(() => judge.close())

/** As if a submission had been judged. */
const judged = (handle: string, slug: string, score: number) => judge.sql`
  insert into submissions (user_id, problem_id, problem_version, language, code, status, verdict,
                           judged_at, passed, total, score)
  select ${users[handle]?.id ?? 0}, id, version, 'javascript', 'x', 'done',
         ${score === 100 ? 'accepted' : 'wrong_answer'}, now(), ${score}, 100, ${score}
    from problems where slug = ${slug}`

const places = async (by: Ranking, limit = 100, viewer: string | null = null) => {
  const rows = await listRanking(judge.sql, by, limit, viewer ? (users[viewer]?.id ?? 0) : null)
  return rows.map(({ place, handle, solved, score }) => `${place} ${handle} ${solved} ${score}`)
}

test('solvers are ranked by what they have solved, each problem once, and equals share a place', async () => {
  expect(await places('solved')).toEqual([
    '1 cleo 1 150',
    '2 ada 1 100',
    '2 dan 1 100',
    '4 bob 0 130',
  ])
})

test('by score, the best one of each problem counts', async () => {
  expect(await places('score')).toEqual([
    '1 cleo 1 150',
    '2 bob 0 130',
    '3 ada 1 100',
    '3 dan 1 100',
  ])
})

test('readers find themselves below the first ones, unless they have no points', async () => {
  expect(await places('score', 1, 'dan')).toEqual(['1 cleo 1 150', '3 dan 1 100'])
  expect(await places('score', 1, 'eve')).toEqual(['1 cleo 1 150'])
})

test('the page marks its reader, and refuses an unknown order', async () => {
  const page = await judge.call('GET', '/ranking?by=score', { token: users.ada?.token })
  expect(await page.text()).toMatch(/aria-sort="descending".*Score.*bob.*class="me".*ada/s)
  expect((await judge.call('GET', '/ranking?by=luck')).status).toBe(422)
})
