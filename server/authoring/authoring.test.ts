/** A problem is written on pages, with nothing but forms. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, sumProblem, type TestApp } from '../../test/app.ts'
import { finalOf, judgeNext, resultOf } from '../../test/judged.ts'
import { zipOf } from '../packages/packages.testkit.ts'
import { loadDraft } from '../problems/queries.ts'

let judge: TestApp
let admin: string
beforeAll(async () => {
  judge = await createTestApp()
  admin = (await judge.signUp('chief', 'admin')).token
})
afterAll(() => judge.close())

type Fields = Record<string, string | File | string[]>
async function send(path: string, fields: Fields) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) form.append(name, one)
  const answer = await judge.call('POST', path, { token: admin, body: form })
  return {
    status: answer.status,
    location: answer.headers.get('Location'),
    html: await answer.text(),
  }
}
const get = async (path: string, token?: string) => {
  const answer = await judge.call('GET', path, { token: token ?? admin })
  return { status: answer.status, html: await answer.text() }
}
const draftOf = async (slug: string) => {
  const draft = await loadDraft(judge.sql, slug)
  if (!draft) throw new Error(`No ${slug}`)
  return draft
}
const file = (content: string | Uint8Array, name = 'x') => new File([content as BlobPart], name)
const add = async (slug: string, changes: object = {}) => {
  const json = sumProblem(slug, changes)
  const answer = await judge.api('POST', '/problems', { token: admin, json })
  expect(answer.status).toBe(201)
}

const FORM = {
  title: 'Pairs',
  statement: 'Add **both**.',
  kind: 'stdio',
  difficulty: 'easy',
  tags: '',
  timeLimitMs: '500',
  memoryLimitMb: '64',
  outputLimitKb: '8',
  visibility: 'draft',
}

test('a draft begins without cases, and has a checker and groups of its own', async () => {
  const code = 'function check() { return { verdict: "ok" } }'
  const checker = { checker: 'custom', checkerLanguage: 'typescript', checkerCode: code }
  const fields = { ...FORM, slug: 'pairs', ...checker, testCases: '' }
  expect(await send('/admin/problems', fields)).toMatchObject({ status: 303 })
  expect(await draftOf('pairs')).toMatchObject({
    visibility: 'draft',
    testCases: [],
    checker: { name: 'custom', language: 'typescript', code },
  })
  const refused = await send('/admin/problems', { ...fields, slug: 'other', visibility: 'public' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('only a draft may have none')

  const version = '1'
  for (const group of ['a', 'b']) {
    const one = {
      version: group === 'a' ? version : '2',
      input: '1',
      expected: '1',
      group,
      points: '2',
    }
    expect((await send('/admin/problems/pairs/cases', one)).status).toBe(303)
  }
  const groups = 'a | 30 | sum\r\nb | 70 | min | after a | stop'
  const saved = await send('/admin/problems/pairs', { ...fields, groups })
  expect(saved.status).toBe(303)
  expect((await draftOf('pairs')).groups).toEqual([
    { name: 'a', points: 30, scoring: 'sum', requires: [], stopOnFailure: false },
    { name: 'b', points: 70, scoring: 'min', requires: ['a'], stopOnFailure: true },
  ])
  expect((await get('/admin/problems/pairs')).html).toContain('b | 70 | min | after a | stop')
  for (const odd of ['a', 'a | x | sum', 'a | 1 | median', 'a | 1 | sum | before b', 'a || min']) {
    const { status, html } = await send('/admin/problems/pairs', { ...fields, groups: odd })
    expect({ odd, status, told: /groups/.test(html) }).toEqual({ odd, status: 422, told: true })
  }
})

test('drafts are seen by authors only', async () => {
  const solver = (await judge.signUp('solver')).token
  await add('hidden-one', { visibility: 'draft', tags: ['secret-tag'] })
  const paths = ['/problems/hidden-one', '/api/v1/problems/hidden-one']
  for (const path of paths) {
    expect((await get(path, solver)).status).toBe(404)
    expect((await get(path)).status).toBe(200)
  }
  const json = { language: 'javascript', code: 'x' }
  for (const what of ['submissions', 'runs']) {
    const path = `/problems/hidden-one/${what}`
    expect((await judge.api('POST', path, { token: solver, json })).status).toBe(404)
  }
  for (const list of ['/problems', '/api/v1/problems', '/api/v1/problems?tag=secret-tag']) {
    expect((await get(list, solver)).html).not.toMatch(/hidden-one|secret-tag/)
  }
  expect((await get('/api/v1/problems')).html).toContain('hidden-one')
  expect((await get('/admin')).html).toMatch(/hidden-one[\s\S]*Draft/)
})

test('the code of a checker is for authors', async () => {
  const solver = (await judge.signUp('reader')).token
  const checker = { name: 'custom', code: 'function check() { /* the trick */ }' }
  await add('tricky', { checker })
  expect((await get('/api/v1/problems/tricky')).html).toContain('the trick')
  expect((await get('/api/v1/problems/tricky', solver)).html).not.toContain('the trick')
  expect((await get('/problems/tricky', solver)).html).not.toContain('the trick')
})

test('the statement is shown before it is saved, and the form keeps what was written', async () => {
  await add('previewed')
  const fields = { ...FORM, slug: 'previewed', statement: 'Some *words* <script>', act: 'preview' }
  for (const path of ['/admin/problems', '/admin/problems/previewed']) {
    const { status, html } = await send(path, fields)
    expect(status).toBe(200)
    expect(html).toContain('<em>words</em> &lt;script&gt;')
    expect(html).toContain('value="500"')
  }
  const part = await judge.call('POST', '/admin/preview', {
    token: admin,
    headers: { 'HX-Request-Type': 'partial' },
    body: new URLSearchParams({ statement: '**b**' }),
  })
  expect(await part.text()).toMatch(/^<div id="preview".*<strong>b<\/strong>.*<\/div>$/s)
  expect((await draftOf('previewed')).statement).toBe('Add the two numbers.')
})

test('translations are written, previewed, refused by their field, and removed by emptying them', async () => {
  await add('translated')
  const korean = { 'title-ko': '합', 'statement-ko': '두 수를 **더하세요**.' }
  const path = '/admin/problems/translated'
  const fields = { ...FORM, slug: 'translated', checker: 'tokens', ...korean }
  const shown = await send(path, { ...fields, act: 'preview' })
  expect(shown.html).toMatch(/id="preview-ko"[^>]*>.*<strong>더하세요<\/strong>/s)
  const half = await send(path, { ...fields, 'title-ko': '' })
  expect(half.status).toBe(422)
  expect(half.html).toContain('id="title-ko-error"')
  expect((await draftOf('translated')).translations).toEqual([])
  expect((await send(path, fields)).status).toBe(303)
  expect((await draftOf('translated')).translations).toEqual([
    { language: 'ko', title: korean['title-ko'], statement: korean['statement-ko'] },
  ])
  expect((await send(path, { ...fields, 'title-ko': '', 'statement-ko': ' ' })).status).toBe(303)
  expect((await draftOf('translated')).translations).toEqual([])
})

test('cases are added, changed and deleted one by one, by text and by file', async () => {
  await add('cases')
  const path = '/admin/problems/cases/cases'
  const added = await send(path, {
    version: '1',
    inputFile: file('[7, 8]\n'),
    input: '',
    expected: ' 15 ',
    expectedFile: file(''),
    points: '2.5',
    group: 'g',
    sample: 'on',
  })
  expect(added.status).toBe(303)
  expect((await draftOf('cases')).testCases[3]).toEqual({
    input: '[7, 8]',
    expected: '15',
    sample: true,
    group: 'g',
    points: 2.5,
    checker: null,
  })
  expect((await get(path)).html).toContain('[7, 8]')
  const shown = await get(`${path}/4`)
  expect(shown.html).toMatch(/name="version" value="2"/)
  await send(`${path}/4`, { version: '2', input: '[1, 1]', expected: '2', points: '1', group: '' })
  expect((await draftOf('cases')).testCases[3]).toMatchObject({ input: '[1, 1]', group: null })
  await send(`${path}/1/delete`, { version: '3' })
  expect((await draftOf('cases')).testCases.map(({ expected }) => expected)).toEqual([
    '3333',
    '90909',
    '2',
  ])
})

test.each<[string, Fields, number, string]>([
  ['of the wrong type', { input: '["a", 1]', expected: '1' }, 422, 'must be int'],
  ['in no JSON', { input: '[', expected: '1' }, 422, 'JSON array'],
  ['without points', { input: '[1, 2]', expected: '3', points: '' }, 422, 'field-error'],
  ['in a file that is no text', { inputFile: file(new Uint8Array([255])) }, 422, 'not UTF-8'],
  [
    'for a version that is gone',
    { input: '[1, 2]', expected: '3', version: '9' },
    409,
    'meanwhile',
  ],
])('a case %s is refused', async (name, fields, status, words) => {
  const slug = `refused-${name.toLowerCase().replaceAll(' ', '-')}`
  await add(slug)
  const answer = await send(`/admin/problems/${slug}/cases`, {
    version: '1',
    points: '1',
    ...fields,
  })
  expect(answer.status).toBe(status)
  expect(answer.html).toContain(words)
  expect((await draftOf(slug)).testCases).toHaveLength(3)
})

test('cases come from an archive, in the order of their numbers', async () => {
  await add('archived')
  const path = '/admin/problems/archived/cases/archive'
  const zip = await zipOf({
    'sample/1.in': '[1, 1]\n',
    'sample/1.ans': '2\n',
    'secret/10.in': '[5, 5]',
    'secret/10.out': '10',
    'secret/9.in': '[4, 5]',
    'secret/9.out': '9',
  })
  const upload = (version: string, more: Fields = {}) =>
    send(path, { version, package: file(zip, 'cases.zip'), ...more })
  expect((await upload('1')).status).toBe(303)
  expect((await draftOf('archived')).testCases).toHaveLength(6)
  expect((await upload('2', { replace: 'on' })).status).toBe(303)
  const { testCases } = await draftOf('archived')
  expect(testCases.map(({ input, expected, sample }) => [input, expected, sample])).toEqual([
    ['[1, 1]', '2', true],
    ['[4, 5]', '9', false],
    ['[5, 5]', '10', false],
  ])
  for (const [files, words] of [
    [{ 'a.in': '1' }, 'Lacks the answer of a.in'],
    [{ 'a.txt': '1' }, 'Has no *.in'],
  ] as const) {
    const refused = await send(path, { version: '3', package: file(await zipOf(files), 'x.zip') })
    expect(refused).toMatchObject({ status: 422 })
    expect(refused.html).toContain(words)
  }
  const noZip = await send(path, { version: '3', package: file('no zip', 'x.zip') })
  expect(noZip.status).toBe(422)
})

test('solutions are written, judged by one button, and shown expected against got', async () => {
  await add('solved')
  const path = '/admin/problems/solved/solutions'
  const save = (name: string, code: string, expected: string[] = []) =>
    send(path, { name, code, expected })
  expect((await save('accepted/a.js', 'good')).status).toBe(303)
  expect((await save('wrong_answer/b.ts', 'bad')).status).toBe(303)
  expect((await save('mine/c.js', 'half', ['partially_accepted', 'rejected'])).status).toBe(303)
  for (const [name, code] of [
    ['../a.js', 'x'],
    ['accepted/a.py', 'x'],
    ['accepted/a.js', ' '],
  ] as const)
    expect((await save(name, code)).status).toBe(422)

  expect((await send(`${path}/judge`, {})).status).toBe(303)
  const api = async () => {
    const answer = await judge.api('GET', '/problems/solved/solutions', { token: admin })
    return ((await answer.json()) as { items: object[] }).items
  }
  expect(await api()).toMatchObject([
    { status: 'queued' },
    { status: 'queued' },
    { status: 'queued' },
  ])
  await judgeNext(judge.sql)
  const half = finalOf({ verdict: 'wrong_answer', passed: 1, score: 50 })
  await judgeNext(judge.sql, [resultOf(1, { verdict: 'wrong_answer' })], half)
  await judgeNext(judge.sql)
  expect(await api()).toMatchObject([
    { name: 'accepted/a.js', expected: ['accepted'], got: 'accepted', asExpected: true },
    { name: 'mine/c.js', got: 'wrong_answer', score: 50, asExpected: true },
    { name: 'wrong_answer/b.ts', language: 'typescript', got: 'accepted', asExpected: false },
  ])
  expect((await get(path)).html).toMatch(/wrong_answer\/b\.ts[\s\S]*Not as expected/)

  await send('/admin/problems/solved/cases', {
    version: '1',
    input: '[0, 0]',
    expected: '0',
    points: '1',
  })
  expect((await get(path)).html).toContain('by an earlier version')
  await save('accepted/a.js', 'changed')
  expect(await api()).toMatchObject([{ submissionId: null }, { outdated: true }, {}])
  await send(`${path}/delete`, { name: 'mine/c.js' })
  expect(await api()).toHaveLength(2)
  const [{ count } = { count: -1 }] = await judge.sql`
    select count(*)::int from submissions where purpose = 'example'`
  expect(count).toBe(1)
})

test('a package is imported by a form, and its report is a page', async () => {
  const files = {
    'problem.yaml': 'name: Doors\nflavour: odd\n',
    'problem_statement/problem.md': 'Which?\n',
    'data/secret/1.in': '1\n',
    'data/secret/1.ans': '1\n',
    'submissions/accepted/a.js': 'x',
    'submissions/accepted/a.cpp': 'x',
  }
  const zip = await zipOf(files, 'doors/')
  const first = await send('/admin/import', { package: file(zip, 'doors.zip'), slug: '' })
  expect(first.status).toBe(201)
  expect(first.html).toContain('Imported: Doors')
  expect(first.html).toContain('flavour is not supported')
  expect(first.html).toContain('not judged: no worker is running')
  expect(first.html).toContain('not judged: c++')
  expect((await draftOf('doors')).solutions).toMatchObject([{ name: 'accepted/a.js' }])

  const again = await send('/admin/import', { package: file(zip, 'doors.zip'), slug: '' })
  expect(again.status).toBe(409)
  const replaced = await send('/admin/import', { package: file(zip), slug: 'doors', replace: 'on' })
  expect(replaced.html).toContain('Replaced: Doors')
  const badSlug = await send('/admin/import', { package: file(zip), slug: 'No Slug' })
  expect(badSlug.status).toBe(422)
  const broken = await zipOf({ ...files, 'problem.yaml': 'name: [' }, 'broken/')
  const refused = await send('/admin/import', { package: file(broken), slug: '' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('problem.yaml')
})

test.each([
  '/admin/problems/solved/cases',
  '/admin/problems/solved/solutions',
  '/admin/import',
  '/admin/rejudges',
])('%s is for admins', async (path) => {
  const answer = await judge.call('GET', path, {})
  expect(answer.status).not.toBe(200)
})
