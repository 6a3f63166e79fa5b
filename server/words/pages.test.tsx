/** No page, no part of one and no refusal has a word of English on it when its reader reads Korean. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, PASSWORD, sumProblem, type TestApp } from '../../test/app.ts'
import { judgeNext, resultOf } from '../../test/judged.ts'
import { AppError } from '../errors.ts'
import { ErrorBody, ErrorNotice } from '../ui/error-page.tsx'
import { type Literal, literalsIn, sourceFiles } from './literals.testkit.ts'
import { render } from './use-words.tsx'
import { WORDS } from './words.ts'

/** Names and units are the same everywhere. */
const NAMES = new Set(
  `Distribute PS English API OpenAPI RFC JSON YAML Markdown CPU UTC HTTP JavaScript TypeScript
   ms MB KB KiB MiB application zip package NUL ASCII ID SQL MIT ICPC Kattis`.split(/\s+/),
)
/** What the test itself wrote, in Latin letters because handles have no others. */
const DATA = new Set('chief sum array worker kettle queue example com'.split(' '))
/** Texts in their own language, code, and what no reader sees. */
const SKIPPED = /^(script|style|template|code|pre|kbd|textarea|time)$/
const SPOKEN = new Set(['title', 'aria-label', 'placeholder', 'alt'])

/** The words of a page that a reader of Korean cannot be meant to read. */
function foreignWords(html: string): string[] {
  const foreign: string[] = []
  const look = (text: string) => {
    // Which values there are is told as programs write them.
    const plain = text.replace(/&#?\w+;/g, ' ').replace(/하나여야 합니다: .*/, '')
    for (const [word] of plain.matchAll(/[A-Za-z][A-Za-z'’]+/g))
      if (!NAMES.has(word) && !DATA.has(word)) foreign.push(`${word} (in “${text.trim()}”)`)
  }
  const open: { name: string; skipped: boolean }[] = []
  for (const [token] of html.matchAll(/<(?:"[^"]*"|[^">])*>|[^<]+/g)) {
    const skipped = open.at(-1)?.skipped ?? false
    const [, end, name = '', rest = ''] = /^<(\/?)([\w-]+)([\s\S]*)>$/.exec(token) ?? []
    if (!name) {
      if (!skipped && !token.startsWith('<')) look(token)
      continue
    }
    if (end) open.pop()
    else {
      const attributes = new Map(
        [...rest.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, k, v]) => [k, v]),
      )
      const foreignOnPurpose = (attributes.get('lang') ?? 'ko') !== 'ko'
      const skip = skipped || SKIPPED.test(name) || foreignOnPurpose
      if (!skip) for (const [key, value = ''] of attributes) if (SPOKEN.has(key ?? '')) look(value)
      if (!/^(area|br|col|hr|img|input|link|meta|source|wbr)$/.test(name) && !rest.endsWith('/'))
        open.push({ name, skipped: skip })
    }
  }
  return [...new Set(foreign)]
}

const KOREAN = { 'Accept-Language': 'ko-KR,ko;q=0.9,en;q=0.8' }
const PARTIAL = { ...KOREAN, 'HX-Request': 'true', 'HX-Request-Type': 'partial' }

let judge: TestApp
let token: string
let cookie: string

beforeAll(async () => {
  judge = await createTestApp({ maxUnfinished: 100 })
  token = (await judge.signUp('chief', 'admin')).token
  cookie = `session=${token}`
  const json = sumProblem('sum', {
    title: '더하기',
    statement: '두 수를 더하세요.',
    tags: ['array'],
  })
  await judge.api('POST', '/problems', { token, json })
  const submitted = { language: 'javascript', code: 'function sum(a, b) { return a - b }' }
  for (const verdict of ['accepted', 'wrong_answer'] as const) {
    await judge.api('POST', '/problems/sum/submissions', { token, json: submitted })
    const results = [1, 2, 3].map((ordinal) => resultOf(ordinal, { verdict, message: null }))
    await judgeNext(judge.sql, results)
  }
  await judge.api('POST', '/problems/sum/submissions', { token, json: submitted })
})
afterAll(() => judge.close())

const PARAMS: Record<string, string> = {
  ':slug': 'sum',
  ':handle': 'chief',
  ':id': '1',
  ':ordinal': '1',
}
/** These answer with a file, a stream, a picture or a redirect. */
const NOT_PAGES = /^\/(api\/(?!docs)|assets|healthz|readyz|metrics|login\/oidc)|\/files\/|\/live$/

const pagePaths = () => [
  ...new Set(
    judge.app.routes
      .filter(({ method, path }) => method === 'GET' && !NOT_PAGES.test(path))
      .map(({ path }) => path.replace(/:\w+/g, (name) => PARAMS[name] ?? name)),
  ),
  '/submissions/2',
  '/submissions/3',
  '/problems?q=nothing&sort=-title',
  '/submissions?verdict=accepted&user=nobody',
  '/submissions?verdict=fine',
  '/ranking?by=nothing',
  '/problems/no-such-problem',
  '/users/nobody',
  '/account?done=password',
]

async function speaksKorean(path: string, headers: Record<string, string>) {
  const answer = await judge.call('GET', path, { headers })
  if (answer.status >= 300 && answer.status < 400) return
  expect.soft(answer.status, path).toBeLessThan(500)
  expect.soft(answer.headers.get('Content-Type'), path).toContain('text/html')
  expect.soft(answer.headers.get('Vary'), path).toContain('Accept-Language')
  const html = await answer.text()
  if (headers['HX-Request'] === undefined) expect.soft(html, path).toContain('<html lang="ko"')
  expect.soft(foreignWords(html), path).toEqual([])
}

test('every page and its part for htmx is Korean, for an admin and for a visitor', async () => {
  const paths = pagePaths()
  expect(paths.length).toBeGreaterThan(25)
  for (const path of paths)
    for (const headers of [KOREAN, PARTIAL])
      for (const reader of [{ Cookie: cookie }, {}])
        await speaksKorean(path, { ...headers, ...reader } as Record<string, string>)
})

test('the news of a submission come in the language of who follows it', async () => {
  const answer = await judge.call('GET', '/submissions/2/live', { headers: KOREAN })
  expect(foreignWords((await answer.text()).replaceAll(/^data: |^:.*/gm, ''))).toEqual([])
})

test.each([400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503] as const)(
  'an error %i is told in Korean',
  (status) => {
    const error = new AppError(status, 'Too many requests: wait a moment', { retryAfterSeconds: 7 })
    for (const view of [
      <ErrorBody error={error} back="/" />,
      <ErrorNotice error={error} back="/" />,
    ])
      expect(foreignWords(render(WORDS.ko, view))).toEqual([])
  },
)

test.each([
  ['/login', { handle: 'chief', password: 'wrong one' }],
  ['/login', {}],
  ['/register', { handle: '?', email: 'x', password: 'short' }],
  ['/register', { handle: 'chief', email: 'chief@example.com', password: PASSWORD }],
  ['/reset', { token: 'x', password: PASSWORD }],
  ['/account/password', { currentPassword: 'wrong one', newPassword: 'short' }],
  ['/account/tokens', { name: '', expiresInDays: '0' }],
  ['/account/delete', { password: '' }],
  ['/admin/problems', { kind: 'function', testCases: '[]' }],
  ['/admin/problems/sum/delete', {}],
  ['/problems/sum/runs', { language: 'javascript', code: '' }],
  ['/problems/sum/runs', { language: 'javascript', code: 'x', inputs: '[1' }],
  ['/problems/sum/submissions', { language: 'cobol', code: 'x' }],
])('what is wrong with the form of %s is told in Korean', async (path, fields) => {
  const answer = await judge.call('POST', path, {
    headers: {
      ...KOREAN,
      Cookie: cookie,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(fields as Record<string, string>).toString(),
  })
  expect(answer.status).toBeGreaterThanOrEqual(400)
  const html = await answer.text()
  // A field that the form does not show is called as programs call it.
  const said = html.replaceAll(/<li>[\w.-]+: /g, '<li>')
  expect(foreignWords(said)).toEqual([])
})

test('the reader chooses another language, and it stays chosen', async () => {
  const chosen = await judge.call('POST', '/preferences', {
    headers: { ...KOREAN, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'language=en&back=%2Fproblems%3Fq%3Dx',
  })
  expect(chosen.headers.get('Location')).toBe('/problems?q=x')
  const [language = ''] = (chosen.headers.get('Set-Cookie') ?? '').split(';')
  const page = await judge.call('GET', '/problems', { headers: { ...KOREAN, Cookie: language } })
  expect(await page.text()).toContain('<html lang="en"')
})

test('problems are listed, found, sorted and shown in the language of the page', async () => {
  const json = sumProblem('greet', {
    title: 'Greeting',
    translations: [{ language: 'ko', title: '인사', statement: '인사하세요.' }],
  })
  await judge.api('POST', '/problems', { token, json })
  const html = async (path: string, headers = {}) =>
    (await judge.call('GET', path, { headers })).text()
  const found = `/problems?sort=title&q=${encodeURIComponent('인사')}`
  expect(await html(found, KOREAN)).toContain('인사</a>')
  expect(await html(found)).not.toContain('Greeting')
  expect(await html('/problems')).toContain('Greeting</a>')
  expect(await html('/problems/greet', KOREAN)).toContain('인사하세요.')
  expect(await html('/problems/greet?lang=en', KOREAN)).toContain('Add the two numbers.')
  expect(await html('/problems/greet')).toContain('<article class="statement"')
  await judge.api('DELETE', '/problems/greet', { token })
})

test('programs are answered in English', async () => {
  const answer = await judge.api('GET', '/problems/nothing', { headers: KOREAN })
  expect(await answer.text()).toContain('Problem does not exist')
})

/** What of an attribute a reader comes to see. */
const SHOWN = /^(title|aria-label|placeholder|alt|label|hint|summary|term|caption|empty|more)$/
function isShown({ node, code }: Literal): boolean {
  if (node.name === 'JSXText') return !code.slice(node.parent?.from).startsWith('<code>')
  if (node.name === 'JSXAttributeValue') {
    const name = node.parent?.firstChild
    return name ? SHOWN.test(code.slice(name.from, name.to)) : false
  }
  let outer = node.parent
  while (outer && passesOn(outer)) outer = outer.parent
  return outer?.name === 'JSXElement' && !code.slice(outer.from).startsWith('<code>')
}

/** Whether what stands in it may come out of it; what is compared does not. */
const passesOn = (outer: Literal['node']): boolean =>
  /^(ConditionalExpression|ParenthesizedExpression|JSXEscape)$/.test(outer.name) ||
  (outer.name === 'BinaryExpression' && !outer.getChild('CompareOp'))

test('no view has a text of its own', () => {
  const own = sourceFiles('server/**/*.tsx')
    .filter((file) => !file.startsWith('server/openapi/'))
    .flatMap(literalsIn)
    .filter(isShown)
    .filter(({ text }) =>
      text.match(/\p{L}{2,}/gu)?.some((one) => !NAMES.has(one) && !DATA.has(one)),
    )
    .map(({ file, line, text }) => `${file}:${line}: ${text.trim()}`)
  expect(own).toEqual([])
})
