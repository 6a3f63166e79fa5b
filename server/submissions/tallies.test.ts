/** What lists say of everybody's submissions is what can be counted, whatever has happened. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, sumProblem, type TestApp } from '../../test/app.ts'
import { finalOf, judgeNext } from '../../test/judged.ts'

let judge: TestApp
let chief: string
let solvers: { id: number; token: string }[]

beforeAll(async () => {
  judge = await createTestApp({ maxUnfinished: 100 })
  chief = (await judge.signUp('chief', 'admin')).token
  solvers = [await judge.signUp('ada'), await judge.signUp('bob')]
  for (const slug of ['one', 'two'])
    await judge.api('POST', '/problems', { token: chief, json: sumProblem(slug) })
})
afterAll(() => judge.close())

async function submit(solver: number, slug: string, score: number): Promise<void> {
  const json = { language: 'javascript', code: 'x' }
  const { token } = solvers[solver] ?? { token: '' }
  await judge.api('POST', `/problems/${slug}/submissions`, { token, json })
  const verdict = score === 100 ? 'accepted' : 'wrong_answer'
  await judgeNext(judge.sql, [], finalOf({ verdict, score, passed: score === 100 ? 3 : 1 }))
}

const kept = () => judge.sql`
  select p.slug, t.submission_count, t.accepted_count
    from problem_tallies t join problems p on p.id = t.problem_id order by p.slug`
const ranked = () => judge.sql`
  select u.handle, s.solved, s.score from standings s join users u on u.id = s.user_id
   where s.solved > 0 or s.score > 0 order by u.handle`

/** By the function that counts from the beginning. */
async function expectExact(): Promise<void> {
  const told = [await kept(), await ranked()].map((rows) => [...rows])
  await judge.sql`select tally_everything()`
  expect(told).toEqual([await kept(), await ranked()].map((rows) => [...rows]))
}

test('tallies follow verdicts, rejudging, drafts and deletions', async () => {
  await submit(0, 'one', 30)
  await submit(0, 'one', 100)
  await submit(1, 'one', 50)
  await submit(1, 'two', 20)
  expect([...(await kept())]).toEqual([
    { slug: 'one', submissionCount: 3, acceptedCount: 1 },
    { slug: 'two', submissionCount: 1, acceptedCount: 0 },
  ])
  expect([...(await ranked())]).toEqual([
    { handle: 'ada', solved: 1, score: 100 },
    { handle: 'bob', solved: 0, score: 70 },
  ])
  await expectExact()

  await judge.sql`update problems set visibility = 'draft' where slug = 'two'`
  expect(await ranked()).toMatchObject([{ score: 100 }, { score: 50 }])
  await expectExact()

  await judge.api('POST', '/submissions/2/rejudge', { token: chief })
  await expectExact()
  await judgeNext(judge.sql, [], finalOf({ verdict: 'wrong_answer', score: 40, passed: 1 }))
  expect(await ranked()).toMatchObject([{ solved: 0, score: 40 }, { score: 50 }])
  await expectExact()

  await judge.sql`delete from users where handle = 'bob'`
  await expectExact()
  await judge.sql`delete from problems where slug = 'one'`
  expect([...(await kept())]).toEqual([{ slug: 'two', submissionCount: 0, acceptedCount: 0 }])
  expect([...(await ranked())]).toEqual([])
  await expectExact()
})

test('submissions of one solver that are judged at the same time are all counted', async () => {
  await judge.sql`update problems set visibility = 'public'`
  const [first, second] = await Promise.all([judge.sql.reserve(), judge.sql.reserve()])
  await judge.sql`delete from submissions`
  for (const slug of ['six', 'seven'])
    await judge.api('POST', '/problems', { token: chief, json: sumProblem(slug) })
  const finish = (sql: typeof first, slug: string) => sql`
    insert into submissions (user_id, problem_id, problem_version, language, code, status, verdict,
                             passed, total, score, judged_at)
    select ${solvers[0]?.id ?? 0}, id, 1, 'javascript', 'x', 'done', 'accepted', 3, 3, 100, now()
      from problems where slug = ${slug}`
  await first`begin`
  await second`begin`
  await finish(first, 'six')
  const waiting = finish(second, 'seven')
  await first`commit`
  await waiting
  await second`commit`
  first.release()
  second.release()
  expect([...(await ranked())]).toEqual([{ handle: 'ada', solved: 2, score: 200 }])
})

test('a verdict that comes while its problem is made public counts', async () => {
  const [judging, authoring] = await Promise.all([judge.sql.reserve(), judge.sql.reserve()])
  await judge.sql`delete from submissions`
  await judge.api('POST', '/problems', {
    token: chief,
    json: sumProblem('eight', { visibility: 'draft' }),
  })
  await judging`begin`
  await judging`
    insert into submissions (user_id, problem_id, problem_version, language, code, status, verdict,
                             passed, total, score, judged_at)
    select ${solvers[0]?.id ?? 0}, id, 1, 'javascript', 'x', 'done', 'accepted', 3, 3, 100, now()
      from problems where slug = 'eight'`
  await authoring`begin`
  await authoring`update problems set visibility = 'public' where slug = 'eight'`
  const published = authoring`commit`.execute()
  await judging`commit`
  await published
  judging.release()
  authoring.release()
  expect([...(await ranked())]).toEqual([{ handle: 'ada', solved: 1, score: 100 }])
  await expectExact()
})

test('a user with thousands of submissions costs no more than one with few', async () => {
  const { id = 0 } = solvers[0] ?? {}
  await judge.sql`
    insert into submissions (user_id, problem_id, problem_version, language, code, status, verdict,
                             passed, total, score, judged_at)
    select ${id}, p.id, 1, 'javascript', 'x', 'done', 'wrong_answer', 1, 3, 30, now()
      from problems p, generate_series(1, 5000) where slug = 'six'`
  await judge.sql`analyze submissions`
  /** Rows of submissions that PostgreSQL looked at for one verdict more. */
  const read = await judge.sql.begin(async (tx) => {
    await tx`
      insert into submissions (user_id, problem_id, problem_version, language, code, status,
                               verdict, passed, total, score, judged_at)
      select ${id}, p.id, 1, 'javascript', 'x', 'done', 'accepted', 3, 3, 100, now()
        from problems p where slug = 'six'`
    const [row] = await tx`
      select pg_stat_get_xact_tuples_fetched('submissions'::regclass)::int
           + pg_stat_get_xact_tuples_returned('submissions'::regclass)::int as rows`
    return row?.rows
  })
  expect(read).toBeLessThan(100)
  await expectExact()
})
