import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, refusal, sumProblem, type TestApp } from '../../test/app.ts'
import { type ProblemDraft, problemDraftSchema } from '../packages/draft.ts'
import type { ImportReport } from '../packages/import.ts'
import { type Contents, temporaryFolder, zipOf } from '../packages/packages.testkit.ts'
import { readDraft } from '../packages/read.ts'
import { openZip } from '../packages/zip.ts'
import { createProblem, loadDraft } from './queries.ts'

let judge: TestApp
let admin: string
let user: string
let home: string
beforeAll(async () => {
  judge = await createTestApp()
  admin = (await judge.signUp('chief', 'admin')).token
  user = (await judge.signUp('ada')).token
  home = await temporaryFolder()
})
afterAll(() => judge.close())

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==',
  'base64',
)

const doors: Contents = {
  'problem.yaml':
    'name: { en: Doors, sv: Dörrar }\ntype: scoring\nvalidator_flags: case_sensitive\n',
  'problem_statement/problem.en.tex':
    '\\problemname{Doors}\nA $2$-door.\n\\includegraphics{door}\n',
  'problem_statement/problem.sv.tex': 'En dörr.\n',
  'problem_statement/door.png': PNG,
  'attachments/notes.html': '<script>alert(1)</script>',
  'data/sample/1.in': '1\n',
  'data/sample/1.ans': 'one\n',
  'data/secret/g1/testdata.yaml': 'accept_score: 40\ngrader_flags: min\non_reject: break\n',
  'data/secret/g1/1.in': '2\n',
  'data/secret/g1/1.ans': 'two\n',
  'submissions/accepted/a.py': 'print(1)',
  'submissions/wrong_answer/b.js': 'console.log(1)',
}

const send = async (
  files: Contents,
  folder: string,
  query = '',
  token: string | undefined = admin,
) =>
  judge.api('POST', `/problems/import${query}`, {
    token,
    headers: { 'Content-Type': 'application/zip' },
    body: new Uint8Array(await zipOf(files, folder)),
  })
const reportOf = async (answer: Response) => {
  expect(answer.status).toBe(201)
  return (await answer.json()) as ImportReport
}

test('a package that is imported is there, and its report says how it was read', async () => {
  const answer = await send(doors, 'doors/')
  expect(answer.headers.get('Location')).toBe('/api/v1/problems/doors')
  expect(await reportOf(answer)).toEqual({
    slug: 'doors',
    title: 'Doors',
    kind: 'stdio',
    replaced: false,
    languages: ['en', 'sv'],
    timeLimitMs: 1000,
    memoryLimitMb: 256,
    checker: { name: 'tokens', caseSensitive: true },
    caseCount: 2,
    sampleCount: 1,
    groups: [{ name: 'g1', points: 40, scoring: 'min', requires: [], stopOnFailure: true }],
    files: ['attachments/notes.html', 'door.png'],
    unjudgeable: null,
    warnings: [],
    submissions: [
      {
        file: 'submissions/accepted/a.py',
        expected: 'accepted',
        got: null,
        asExpected: null,
        score: null,
        note: 'not judged: python',
      },
      {
        file: 'submissions/wrong_answer/b.js',
        expected: 'wrong_answer',
        got: null,
        asExpected: null,
        score: null,
        note: 'not judged: no worker is running',
      },
    ],
  })
  const problem = await judge.api('GET', '/problems/doors')
  expect(await problem.json()).toMatchObject({
    statement: 'A $2$-door. ![](<door.png>)',
    language: 'en',
    languages: ['en', 'sv'],
    files: [
      { name: 'attachments/notes.html', contentType: 'application/octet-stream', bytes: 25 },
      { name: 'door.png', contentType: 'image/png', bytes: PNG.length },
    ],
  })
})

test.each([
  ['?lang=sv', {}, 'Dörrar'],
  ['?lang=sv-SE', {}, 'Dörrar'],
  ['?lang=ko', {}, 'Doors'],
  ['', { 'Accept-Language': 'ko, sv;q=0.8, en;q=0.5' }, 'Dörrar'],
  ['?lang=en', { 'Accept-Language': 'sv' }, 'Doors'],
  ['', {}, 'Doors'],
])('the statement comes in the language of "%s" and %j', async (query, headers, title) => {
  const answer = await judge.api('GET', `/problems/doors${query}`, { headers })
  expect(await answer.json()).toMatchObject({ title })
})

test('a picture is served as one and cannot act as a page', async () => {
  const answer = await judge.call('GET', '/problems/doors/files/door.png')
  expect(answer.headers.get('Content-Type')).toBe('image/png')
  expect(answer.headers.get('Content-Security-Policy')).toMatch(/sandbox$/)
  expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG)
  const again = await judge.call('GET', '/problems/doors/files/door.png', {
    headers: { 'If-None-Match': answer.headers.get('ETag') ?? '' },
  })
  expect(again.status).toBe(304)
})

test('an attachment is only for saving', async () => {
  const answer = await judge.call('GET', '/problems/doors/files/attachments/notes.html')
  expect(answer.headers.get('Content-Type')).toBe('application/octet-stream')
  expect(answer.headers.get('Content-Disposition')).toBe('attachment')
  expect((await judge.call('GET', '/problems/doors/files/none.png')).status).toBe(404)
})

test('a form brings a package, too', async () => {
  const form = new FormData()
  const bytes = new Uint8Array(await zipOf(doors))
  form.set('package', new File([bytes], 'from-a-form.zip'))
  const answer = await judge.api('POST', '/problems/import', { token: admin, body: form })
  expect((await reportOf(answer)).slug).toBe('from-a-form')
})

test('a slug that is taken is kept, unless it is to be replaced', async () => {
  await send(doors, 'taken/')
  const again = await send({ ...doors, 'problem.yaml': 'name: Other\n' }, 'taken/')
  expect(again.status).toBe(409)
  expect(await (await judge.api('GET', '/problems/taken')).json()).toMatchObject({ title: 'Doors' })
  const replaced = await send({ ...doors, 'problem.yaml': 'name: Other\n' }, 'taken/', '?replace=1')
  expect(await reportOf(replaced)).toMatchObject({ title: 'Other', replaced: true })
})

test('the slug can be chosen', async () => {
  expect(await reportOf(await send(doors, 'doors/', '?slug=chosen'))).toMatchObject({
    slug: 'chosen',
    warnings: [],
  })
})

test.each<[string, Contents, string]>([
  [
    'no answer',
    { 'data/secret/g1/2.in': '1' },
    'Cannot read package package: data/secret/g1/2.ans is missing',
  ],
  ['a NUL in its data', { 'data/secret/g1/1.in': '\0' }, 'data/secret/g1/1.in has a NUL character'],
  ['broken YAML', { 'problem.yaml': '{' }, 'problem.yaml is not YAML'],
])('a package with %s leaves nothing behind', async (_, more, reason) => {
  const answer = await send({ ...doors, ...more }, 'broken/')
  expect(answer.status).toBe(422)
  expect((await refusal(answer)).errors?.[0]).toMatchObject({ field: 'package' })
  expect(
    (await refusal(await send({ ...doors, ...more }, 'broken/'))).errors?.[0]?.message,
  ).toContain(reason)
  expect((await judge.api('GET', '/problems/broken')).status).toBe(404)
})

test('only what is a package is taken, and only from an admin', async () => {
  expect((await send(doors, 'x/', '', user)).status).toBe(403)
  expect((await judge.api('POST', '/problems/import', { json: {} })).status).toBe(401)
  expect((await judge.api('POST', '/problems/import', { json: {}, token: admin })).status).toBe(415)
  expect((await judge.api('GET', '/problems/doors/package', { token: user })).status).toBe(403)
  expect((await judge.api('GET', '/problems/none/package', { token: admin })).status).toBe(404)
})

test('what cannot be judged is not taken in', async () => {
  const custom = {
    ...doors,
    'problem.yaml': 'name: X\nvalidation: custom\n',
    'output_validators/v.cpp': 'x',
  }
  const report = await reportOf(await send(custom, 'custom/'))
  expect(report.unjudgeable).toContain('output_validators/v.cpp')
  const submitted = await judge.api('POST', '/problems/custom/submissions', {
    token: user,
    json: { language: 'javascript', code: 'x' },
  })
  expect(submitted.status).toBe(409)
  expect((await refusal(submitted)).detail).toContain('output_validators/v.cpp')
})

/** Stores the draft, takes its package, and reads that. */
async function throughPackage(draft: ProblemDraft): Promise<ProblemDraft> {
  await createProblem(judge.sql, draft)
  const answer = await judge.api('GET', `/problems/${draft.slug}/package`, { token: admin })
  expect(answer.status).toBe(200)
  const path = join(home, `${draft.slug}.zip`)
  await writeFile(path, new Uint8Array(await answer.arrayBuffer()))
  const archive = await openZip(path)
  try {
    return await readDraft(archive)
  } finally {
    archive.close()
  }
}

const base = {
  slug: 'plain',
  title: 'Plain "title": yes',
  statement: '# One\n\nTwo $x_1$ \\{\\{x\\}\\}',
  language: 'ko',
  translations: [{ language: 'en', title: 'Plain', statement: 'Three' }],
  files: [
    { name: 'attachments/a.bin', bytes: Buffer.from([0, 255]) },
    { name: 'img/door.png', bytes: PNG },
    { name: 'problem.pdf', bytes: Buffer.from('%PDF') },
  ],
  kind: 'stdio',
  signature: null,
  difficulty: 'hard',
  tags: ['two words', 'math'],
  timeLimitMs: 1234,
  memoryLimitMb: 100,
  outputLimitKb: 777,
  author: 'Ann, Bo',
  source: '2021',
  license: 'cc by-sa',
  checker: { name: 'tokens', caseSensitive: false },
  testCases: [
    { input: '\ufeff1\r\n', expected: '', sample: false, group: 'b', points: 0.1, checker: null },
    { input: '', expected: '\n', sample: true, group: null, points: 0, checker: null },
    { input: 'x', expected: 'ö', sample: false, group: 'A group: ö/1', points: 3, checker: null },
    { input: 'y', expected: 'y', sample: false, group: 'b', points: 7, checker: null },
  ],
  groups: [
    { name: 'A group: ö/1', points: 33.5, scoring: 'sum', requires: [], stopOnFailure: true },
    { name: 'b', points: 10, scoring: 'min', requires: ['A group: ö/1'], stopOnFailure: false },
  ],
  visibility: 'draft',
  solutions: [
    { name: 'accepted/a b.js', code: 'let a\n', expected: ['accepted'] },
    { name: 'mine/half.ts', code: ' let b: 1', expected: ['rejected', 'partially_accepted'] },
    { name: 'wrong_answer/zero.cjs', code: '//', expected: [] },
  ],
  unjudgeable: null,
  warnings: [],
} satisfies ProblemDraft

test.each<[string, object]>([
  ['everything', {}],
  ['floats', { checker: { name: 'floats', absolute: 1e-9, relative: 0 } }],
  [
    'exact text',
    { checker: { name: 'exact' }, groups: [], author: null, source: null, license: null },
  ],
  [
    'a checker of its own',
    { checker: { name: 'custom', language: 'javascript', code: '\ufefffunction check() {}\r\n' } },
  ],
  [
    'a typed checker',
    { checker: { name: 'custom', language: 'typescript', code: 'const check = 1' }, groups: [] },
  ],
  [
    'cases that are compared in their own way',
    {
      testCases: base.testCases.map((one) => ({
        ...one,
        checker: one.group === 'b' ? { name: 'floats', absolute: 0.5, relative: 0 } : null,
      })),
    },
  ],
  ['lines and no judge', { checker: { name: 'lines' }, unjudgeable: 'because: of "this"' }],
  [
    'a function',
    {
      kind: 'function',
      signature: { name: 'sum', params: [{ name: 'a', type: 'int[]' }], returns: 'int' },
      checker: { name: 'any_order' },
      groups: [],
      testCases: [
        { input: '[[1,2]]', expected: '3', sample: false, group: null, points: 1, checker: null },
        { input: '[[]]', expected: '0', sample: true, group: null, points: 1, checker: null },
      ],
    },
  ],
])('a problem with %s is the same after export and import', async (name, changes) => {
  const slug = name.replaceAll(' ', '-')
  const draft = problemDraftSchema.parse({ ...base, ...changes, slug })
  expect(await throughPackage(draft)).toEqual(draft)
})

test('a problem that was written as JSON, and one that was imported, are the same, too', async () => {
  await judge.api('POST', '/problems', { token: admin, json: sumProblem('as-json') })
  for (const slug of ['as-json', 'doors']) {
    const draft = await loadDraft(judge.sql, slug)
    if (!draft) throw new Error(`No ${slug}`)
    await judge.api('DELETE', `/problems/${slug}`, { token: admin })
    expect(await throughPackage(draft)).toEqual(draft)
  }
})
