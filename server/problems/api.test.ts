import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, refusal, sumProblem, type TestApp } from '../../test/app.ts'

let judge: TestApp
let admin: string
let user: { id: number; token: string }
beforeAll(async () => {
  judge = await createTestApp()
  admin = (await judge.signUp('chief', 'admin')).token
  user = await judge.signUp('ada')
})
afterAll(() => judge.close())

const create = (problem: object) => judge.api('POST', '/problems', { token: admin, json: problem })
const replace = (slug: string, problem: object) =>
  judge.api('PUT', `/problems/${slug}`, { token: admin, json: problem })
const read = async (slug: string, token?: string) => {
  const answer = await judge.api('GET', `/problems/${slug}`, { token })
  return (await answer.json()) as Record<string, unknown> & { version: number }
}

interface Page {
  items: { slug: string; [field: string]: unknown }[]
  next: string | null
}
const list = async (query: string, token?: string) => {
  const answer = await judge.api('GET', `/problems?${query}`, { token })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Page
}
const slugs = async (query: string) => (await list(query)).items.map(({ slug }) => slug)

/** As if a submission had been judged. */
const judged = (slug: string, userId: number, verdict: string) => judge.sql`
  insert into submissions (user_id, problem_id, problem_version, language, code, status, verdict,
                           judged_at, passed, total)
  select ${userId}, id, version, 'javascript', 'x', 'done', ${verdict}, now(), 1, 1
    from problems where slug = ${slug}`

test('a problem is written in several languages, and read in the one asked for', async () => {
  const korean = { language: 'ko', title: '합', statement: '두 수의 합' }
  expect((await create({ ...sumProblem('spoken'), translations: [korean] })).status).toBe(201)
  expect(await read('spoken?lang=ko')).toMatchObject({ ...korean, languages: ['en', 'ko'] })
  expect(await read('spoken')).toMatchObject({ language: 'en', title: 'The sum of spoken' })
  expect((await replace('spoken', { ...sumProblem('spoken'), translations: [] })).status).toBe(200)
  expect(await read('spoken?lang=ko')).toMatchObject({ language: 'en', languages: ['en'] })
  const twice = await create({ ...sumProblem('twice'), translations: [korean, korean] })
  expect((await refusal(twice)).errors).toMatchObject([{ field: 'translations.1.language' }])
})

test('a problem that was created is read back, with its samples and without its hidden cases', async () => {
  const created = await create(sumProblem('read-back'))
  expect(created.status).toBe(201)
  expect(created.headers.get('Location')).toBe('/api/v1/problems/read-back')
  const problem = await read('read-back')
  expect(await created.json()).toEqual(problem)
  expect(problem).toMatchObject({
    slug: 'read-back',
    title: 'The sum of read-back',
    kind: 'function',
    signature: { name: 'sum', returns: 'int' },
    difficulty: 'medium',
    timeLimitMs: 1000,
    memoryLimitMb: 256,
    outputLimitKb: 1024,
    checker: { name: 'exact' },
    version: 1,
    caseCount: 3,
    samples: [{ ordinal: 1, input: [1, 2], expected: 3 }],
    solved: false,
    tried: false,
  })
  expect(JSON.stringify(problem)).not.toMatch(/1111|3333|40404|90909/)
})

test('the samples of a program are text', async () => {
  await create({
    slug: 'echo',
    title: 'Echo',
    statement: 'Repeat it.',
    kind: 'stdio',
    testCases: [{ input: 'a\n', expected: 'a\n', sample: true }],
  })
  expect((await read('echo')).samples).toEqual([{ ordinal: 1, input: 'a\n', expected: 'a\n' }])
})

test('the types of a function are a file, linked on its page', async () => {
  await create(sumProblem('typed'))
  const answer = await judge.api('GET', '/problems/typed/types')
  expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain/)
  expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="sum.d.ts"')
  expect(await answer.text()).toBe('export declare function sum(a: number, b: number): number\n')
  const page = await (await judge.call('GET', '/problems/typed')).text()
  expect(page).toContain(
    '<a href="/api/v1/problems/typed/types" download><code>sum.d.ts</code></a>',
  )
})

test('neither a program nor a draft that one may not see has types', async () => {
  const testCases = [{ input: 'a', expected: 'a' }]
  const common = { title: 'Untyped', statement: 'Repeat it.', testCases }
  await create({ ...common, slug: 'untyped', kind: 'stdio' })
  await create(sumProblem('typed-draft', { visibility: 'draft' }))
  expect((await judge.api('GET', '/problems/untyped/types')).status).toBe(404)
  expect((await judge.api('GET', '/problems/typed-draft/types')).status).toBe(404)
  const author = await judge.api('GET', '/problems/typed-draft/types', { token: admin })
  expect(author.status).toBe(200)
})

test('a thousand and more cases are kept in their order', async () => {
  const testCases = Array.from({ length: 2500 }, (_, n) => ({ input: [n, 1], expected: n + 1 }))
  expect((await create(sumProblem('many', { testCases }))).status).toBe(201)
  const rows = await judge.sql`
    select input from test_cases t join problems p on p.id = t.problem_id
     where p.slug = 'many' order by ordinal`
  expect(rows.map(({ input }) => input)).toEqual(
    testCases.map(({ input }) => JSON.stringify(input)),
  )
})

test('a change of the words keeps the version, a change of what is judged raises it', async () => {
  await create(sumProblem('versions'))
  const versionAfter = async (changes: object) => {
    const answer = await replace('versions', sumProblem('versions', changes))
    expect(answer.status).toBe(200)
    return ((await answer.json()) as { version: number }).version
  }
  expect(await versionAfter({ title: 'Another title', tags: ['math'] })).toBe(1)
  expect(await versionAfter({ timeLimitMs: 2000 })).toBe(2)
  expect(await versionAfter({ timeLimitMs: 2000 })).toBe(2)
  expect(await versionAfter({ checker: 'floats' })).toBe(3)
  const [first, ...others] = sumProblem('versions').testCases
  expect(await versionAfter({ testCases: [{ ...first, points: 0.5 }, ...others] })).toBe(4)
  expect(await versionAfter({ testCases: [first] })).toBe(5)
  expect(await read('versions')).toMatchObject({ caseCount: 1 })
})

test('what is not judged yet is judged by the new version, and the old cases go', async () => {
  await create(sumProblem('renewed'))
  const submitted = await judge.api('POST', '/problems/renewed/submissions', {
    token: user.token,
    json: { language: 'javascript', code: 'x' },
  })
  const { id } = (await submitted.json()) as { id: number }
  await replace('renewed', sumProblem('renewed', { timeLimitMs: 1100 }))
  const [submission] = await judge.sql`
    select status, problem_version, attempt, rejudged from submissions where id = ${id}`
  expect(submission).toEqual({ status: 'queued', problemVersion: 2, attempt: 1, rejudged: false })
  const versions = await judge.sql`
    select distinct t.version from test_cases t join problems p on p.id = t.problem_id
     where p.slug = 'renewed'`
  expect(versions).toEqual([{ version: 2 }])
})

test('a problem can be renamed, but not to the name of another', async () => {
  await create(sumProblem('old-name'))
  await create(sumProblem('in-use'))
  const taken = await replace('old-name', sumProblem('in-use'))
  expect(taken.status).toBe(409)
  expect((await refusal(taken)).errors?.[0]?.field).toBe('slug')
  expect((await replace('old-name', sumProblem('new-name'))).status).toBe(200)
  expect((await judge.api('GET', '/problems/old-name')).status).toBe(404)
  expect((await judge.api('GET', '/problems/new-name')).status).toBe(200)
})

test('two problems cannot have the same slug', async () => {
  await create(sumProblem('twice'))
  const again = await create(sumProblem('twice'))
  expect(again.status).toBe(409)
  expect((await refusal(again)).errors?.[0]?.field).toBe('slug')
})

test('a problem that was deleted is gone, with its submissions', async () => {
  await create(sumProblem('gone'))
  await judged('gone', user.id, 'accepted')
  expect((await judge.api('DELETE', '/problems/gone', { token: admin })).status).toBe(204)
  expect((await judge.api('GET', '/problems/gone')).status).toBe(404)
  expect((await judge.api('DELETE', '/problems/gone', { token: admin })).status).toBe(404)
})

test.each([
  ['POST', '/problems'],
  ['PUT', '/problems/any'],
  ['DELETE', '/problems/any'],
  ['POST', '/problems/any/rejudge'],
  ['POST', '/submissions/1/rejudge'],
])('%s %s is for admins', async (method, path) => {
  const visitor = await judge.api(method, path, { json: {} })
  expect(visitor.status).toBe(401)
  await refusal(visitor)
  const solver = await judge.api(method, path, { json: {}, token: user.token })
  expect(solver.status).toBe(403)
  await refusal(solver)
})

test.each([
  ['GET', '/problems/none'],
  ['PUT', '/problems/none'],
  ['DELETE', '/problems/none'],
  ['POST', '/problems/none/rejudge'],
  ['GET', '/problems/%F0%9F%92%A9'],
  ['GET', '/nothing'],
])('%s %s is not there', async (method, path) => {
  const answer = await judge.api(method, path, {
    token: admin,
    ...(method === 'PUT' && { json: sumProblem('none') }),
  })
  expect(answer.status).toBe(404)
  await refusal(answer)
})

test('a NUL character in an address is refused', async () => {
  const answer = await judge.api('GET', '/problems/no%00ne')
  expect(answer.status).toBe(400)
  expect((await refusal(answer)).detail).toContain('NUL')
})

test.each([
  ['no title', { title: undefined }, 'title'],
  ['a slug with capitals', { slug: 'Sum' }, 'slug'],
  ['a title with NUL', { title: 'a\0b' }, 'title'],
  ['a statement with half a character', { statement: '\ud800' }, 'statement'],
  ['a kind that does not exist', { kind: 'poem' }, 'kind'],
  ['a function without signature', { signature: undefined }, 'signature'],
  ['a time limit that is text', { timeLimitMs: '1000' }, 'timeLimitMs'],
  ['no cases', { testCases: [] }, 'testCases'],
  ['a case without input', { testCases: [{ expected: 3 }] }, 'testCases.0.input'],
  [
    'arguments of the wrong type',
    { testCases: [{ input: ['1', 2], expected: 3 }] },
    'testCases.0.input',
  ],
  ['a field that is not known', { colour: 'red' }, 'colour'],
])('a problem with %s is refused by the field', async (_, changes, field) => {
  const answer = await create(sumProblem('refused', changes))
  expect(answer.status).toBe(422)
  expect((await refusal(answer)).errors?.map((error) => error.field)).toContain(field)
})

test('an admin sends more than a mebibyte', async () => {
  const answer = await create({
    slug: 'large',
    title: 'Large',
    statement: 'Large.',
    kind: 'stdio',
    testCases: [{ input: 'x'.repeat(3 * 1024 * 1024), expected: 'x' }],
  })
  expect(answer.status).toBe(201)
})

test('problems are found by words, tag and difficulty', async () => {
  await create(
    sumProblem('apple-pie', { title: 'Apple Pie', tags: ['fruit', 'cake'], difficulty: 'easy' }),
  )
  await create(
    sumProblem('plum-cake', { title: '100% plums', tags: ['fruit'], difficulty: 'hard' }),
  )
  expect(await slugs('q=PIE')).toEqual(['apple-pie'])
  expect(await slugs('q=um-ca')).toEqual(['plum-cake'])
  expect(await slugs('q=0%25')).toEqual(['plum-cake'])
  expect(await slugs('q=_pple')).toEqual([])
  expect(await slugs('tag=fruit')).toEqual(['apple-pie', 'plum-cake'])
  expect(await slugs('tag=fruit&difficulty=hard')).toEqual(['plum-cake'])
  expect(await slugs('tag=fruit&difficulty=&q=')).toEqual(['apple-pie', 'plum-cake'])
})

test('a long list comes in pages', async () => {
  for (const n of [1, 2, 3, 4, 5]) await create(sumProblem(`page-${n}`, { tags: ['paged'] }))
  const seen: string[] = []
  let next: string | null = null
  do {
    const page: Page = await list(`tag=paged&limit=2${next ? `&after=${next}` : ''}`)
    expect(page.items.length).toBeLessThanOrEqual(2)
    seen.push(...page.items.map(({ slug }) => slug))
    next = page.next
  } while (next)
  expect(seen).toEqual(['page-1', 'page-2', 'page-3', 'page-4', 'page-5'])
})

describe('a sorted list', () => {
  const TITLES = { quince: 'banana', rhubarb: 'Apple', sorrel: 'cherry', thyme: 'apple' }

  beforeAll(async () => {
    const difficulties = ['hard', 'easy', 'medium', 'easy']
    for (const [index, [slug, title]] of Object.entries(TITLES).entries()) {
      const changes = { title, tags: ['sorted'], difficulty: difficulties[index] }
      await create(sumProblem(slug, changes))
    }
    await judged('quince', user.id, 'accepted')
    for (const verdict of ['accepted', 'wrong_answer', 'wrong_answer'])
      await judged('rhubarb', user.id, verdict)
    await judged('thyme', user.id, 'wrong_answer')
  })

  test.each([
    ['', 'quince rhubarb sorrel thyme'],
    ['title', 'rhubarb thyme quince sorrel'],
    ['-title', 'sorrel quince rhubarb thyme'],
    ['difficulty', 'rhubarb thyme sorrel quince'],
    ['-difficulty', 'quince sorrel rhubarb thyme'],
    ['acceptance', 'sorrel thyme rhubarb quince'],
    ['-acceptance', 'quince rhubarb thyme sorrel'],
  ])('by %j comes in the same order in pages of any size', async (sort, order) => {
    for (const limit of [1, 2, 3, 4]) {
      const seen: string[] = []
      let next: string | null = null
      do {
        const after: string = next ? `&after=${next}` : ''
        const page: Page = await list(`tag=sorted&sort=${sort}&limit=${limit}${after}`)
        seen.push(...page.items.map(({ slug }) => slug))
        next = page.next
      } while (next)
      expect(seen.join(' ')).toBe(order)
    }
  })

  test('goes on where it was, though its last problem has been deleted', async () => {
    await create(sumProblem('umbel', { title: 'avocado', tags: ['sorted'] }))
    const { items, next } = await list('tag=sorted&sort=title&limit=3')
    expect(items.at(-1)?.slug).toBe('umbel')
    await judge.api('DELETE', '/problems/umbel', { token: admin })
    const rest = await list(`tag=sorted&sort=title&after=${next}`)
    expect(rest.items.map(({ slug }) => slug)).toEqual(['quince', 'sorrel'])
  })

  test('is not continued in another order, nor from a made-up place', async () => {
    const { next } = await list('tag=sorted&sort=title&limit=1')
    const madeUp = Buffer.from('["title",{},0]').toString('base64url')
    for (const query of [
      `sort=-title&after=${next}`,
      `after=${next}`,
      `sort=title&after=${madeUp}`,
    ])
      expect((await judge.api('GET', `/problems?${query}`)).status).toBe(422)
  })

  test('offers each order by an address that keeps the filter', async () => {
    const page = async (query: string) => (await judge.call('GET', `/problems?${query}`)).text()
    const html = await page('tag=sorted&sort=title&limit=2')
    expect(html).toContain(
      'aria-sort="ascending"><a class="sort ascending" href="/problems?tag=sorted&amp;sort=-title"',
    )
    expect(html).toContain('href="/problems?tag=sorted&amp;sort=-acceptance"')
    const [, next = ''] = /rel="next" href="\/problems\?([^"]+)"/.exec(html) ?? []
    expect(await page(next.replaceAll('&amp;', '&'))).toMatch(/banana.*cherry/s)
  })
})

test('a list says how many were accepted, and what the viewer has solved or tried', async () => {
  const other = await judge.signUp('grace')
  await create(sumProblem('solved-one', { tags: ['marked'] }))
  await create(sumProblem('tried-one', { tags: ['marked'] }))
  await judged('solved-one', user.id, 'wrong_answer')
  await judged('solved-one', user.id, 'accepted')
  await judged('solved-one', other.id, 'accepted')
  await judged('tried-one', user.id, 'time_limit_exceeded')
  const marks = async (token?: string) =>
    (await list('tag=marked', token)).items.map((item) => [
      item.submissionCount,
      item.acceptedCount,
      item.solved,
      item.tried,
    ])
  expect(await marks()).toEqual([
    [3, 2, false, false],
    [1, 0, false, false],
  ])
  expect(await marks(user.token)).toEqual([
    [3, 2, true, true],
    [1, 0, false, true],
  ])
  expect(await read('solved-one', other.token)).toMatchObject({ solved: true, tried: true })
})

test.each([
  ['difficulty=extreme', 'difficulty'],
  ['limit=0', 'limit'],
  ['limit=101', 'limit'],
  ['limit=many', 'limit'],
  ['after=7', 'after'],
  ['q=a%00b', 'q'],
  ['colour=red', 'colour'],
])('a list with %s is refused by the field', async (query, field) => {
  const answer = await judge.api('GET', `/problems?${query}`)
  expect(answer.status).toBe(422)
  expect((await refusal(answer)).errors?.map((error) => error.field)).toEqual([field])
})

test('a method that a path does not have is refused with those it has', async () => {
  const answer = await judge.api('PATCH', '/problems', { token: admin })
  expect(answer.status).toBe(405)
  expect(answer.headers.get('Allow')).toBe('GET, HEAD, POST')
  await refusal(answer)
})
