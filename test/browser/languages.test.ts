/** The interface in English and Korean, as a browser shows it; and what went wrong, in both. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, judge, type Stack, startOrchestrator, startStack } from '../stack.ts'
import {
  accessibilityProblems,
  launch,
  sidewaysScroll,
  takePicture,
  type Visit,
  visit,
} from './browser.ts'
import { RIGHT, SUM_PAIR, UNREADABLE, WRONG } from './problem.ts'

let stack: Stack
let browser: Browser

beforeAll(async () => {
  stack = await startStack({ workers: 2 })
  await stack.api('POST', '/problems', { token: stack.token, json: SUM_PAIR })
  for (const code of [RIGHT, WRONG, UNREADABLE])
    await judge(stack, stack.token, SUM_PAIR.slug, { code })
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  await stack.stop()
})

const language = (page: Page) => page.locator('html').getAttribute('lang')

const PAGES = [
  '/problems',
  `/problems/${SUM_PAIR.slug}`,
  '/submissions',
  '/submissions/1',
  '/submissions/2',
  '/submissions/3',
  `/users/${ADMIN.handle}`,
  '/ranking',
  '/fleet',
  '/account',
  '/admin',
  '/admin/users',
  '/admin/audit',
  '/api/docs',
]

async function look({ page, complaints }: Visit, name: string): Promise<void> {
  await takePicture(page, name)
  expect.soft(await sidewaysScroll(page), name).toBe(0)
  expect.soft(await accessibilityProblems(page), name).toEqual([])
  const unexpected = complaints.filter((words) => !/status of [45]\d\d/.test(words))
  expect.soft(unexpected, name).toEqual([])
}

test.each([
  { width: 320, colorScheme: 'light' as const },
  { width: 1280, colorScheme: 'dark' as const },
])('in Korean no page has a fault, $width wide', async ({ width, colorScheme }) => {
  const viewport = { width, height: 900 }
  const reader = await visit(browser, stack.url, { viewport, colorScheme, locale: 'ko-KR' })
  const { page } = reader
  await page.goto('/login')
  expect(await language(page)).toBe('ko')
  await page.getByLabel('아이디').fill(ADMIN.handle)
  await page.getByLabel('비밀번호').fill(ADMIN.password)
  await page.getByRole('button', { name: '로그인' }).click()
  await page.getByRole('link', { name: ADMIN.handle, exact: true }).waitFor()
  for (const path of PAGES) {
    await page.goto(path)
    expect(await language(page)).toBe('ko')
    await look(reader, `korean${path.replaceAll('/', '-')}-${width}`)
  }
  await reader.close()
})

test.each([true, false])('the language is switched, scripts on: %s', async (javaScriptEnabled) => {
  const { page, close } = await visit(browser, stack.url, { locale: 'en-GB', javaScriptEnabled })
  await page.goto('/problems?q=sum')
  await page.getByRole('button', { name: '한국어' }).click()
  await page.getByRole('heading', { name: '문제', exact: true }).waitFor()
  expect(new URL(page.url()).search).toBe('?q=sum')
  await page.goto('/login')
  expect(await language(page)).toBe('ko')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Log in' }).waitFor()
  await close()
})

test('a solver who reads Korean is told the verdict in Korean, and writes with an editor that speaks it', async () => {
  const { page, close } = await visit(browser, stack.url, { locale: 'ko' })
  await page.goto('/register')
  await page.getByLabel('아이디').fill('minsu')
  await page.getByLabel('이메일').fill('minsu@example.org')
  await page.getByLabel('비밀번호').fill('correct horse battery')
  await page.getByRole('button', { name: '회원가입' }).click()
  await page.getByRole('link', { name: 'minsu', exact: true }).waitFor()
  await page.goto(`/problems/${SUM_PAIR.slug}`)
  await page.getByRole('textbox', { name: '코드' }).click()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(RIGHT)
  const results = page.getByRole('region', { name: '결과' })
  await page.getByRole('button', { name: '실행', exact: true }).click()
  await results.getByRole('heading', { name: '예제 2개 통과' }).waitFor()
  await page.getByRole('button', { name: '제출', exact: true }).click()
  await results.getByRole('heading', { name: '맞았습니다' }).waitFor()
  await page.locator('#announce', { hasText: '맞았습니다' }).waitFor({ state: 'attached' })
  await page.getByText('직접 만든 입력으로 실행').click()
  await page.getByRole('button', { name: '입력 추가' }).click()
  await page.getByLabel('직접 만든 입력 3').waitFor()
  await close()
})

interface Refusal {
  status: number
  path: string
  fields?: Record<string, string>
}

const RUN = `/problems/${SUM_PAIR.slug}/runs`
const fields = { language: 'javascript', code: RIGHT }

/** In this order: after two runs, which find no worker, the next is one too many. */
const REFUSALS: Refusal[] = [
  { status: 403, path: '/admin' },
  { status: 404, path: '/problems/no-such-problem' },
  { status: 413, path: RUN, fields: { ...fields, code: 'x'.repeat(1_100_000) } },
  { status: 422, path: '/submissions?verdict=fine' },
  { status: 503, path: RUN, fields },
  { status: 429, path: RUN, fields },
]

/** Goes there as a link or a form of a page would. */
async function follow(page: Page, { path, fields }: Refusal): Promise<number> {
  if (!fields) return (await page.goto(path))?.status() ?? 0
  const answered = page.waitForResponse((response) => response.url().endsWith(path))
  await page.evaluate(
    ({ path, fields }) => {
      const form = Object.assign(document.createElement('form'), { method: 'post', action: path })
      for (const [name, value] of Object.entries(fields))
        form.append(Object.assign(document.createElement('textarea'), { name, value }))
      document.body.append(form)
      form.submit()
    },
    { path, fields },
  )
  const response = await answered
  await page.waitForLoadState()
  return response.status()
}

/** Asks for it as a part of the page, as htmx does for a button. */
async function swapIn(page: Page, { path, fields }: Refusal): Promise<number> {
  const answered = page.waitForResponse((response) => response.url().endsWith(path))
  const options = { target: '#results', values: fields }
  const asked = [fields ? 'POST' : 'GET', path, options].map((one) => JSON.stringify(one))
  await page.evaluate(`htmx.ajax(${asked})`)
  const response = await answered
  await page.locator('#results [role=alert]').waitFor()
  return response.status()
}

test.each(['en', 'ko'])(
  'every refusal is a page and a notice without a fault, in %s',
  async (locale) => {
    const settings = { RATE_LIMIT_SUBMIT: '2' }
    const server = await startOrchestrator(stack.database.url, [], stack.secret, settings)
    const handle = `refused_${locale}`
    const account = { handle, email: `${handle}@example.org`, password: 'correct horse battery' }
    await server.api('POST', '/auth/register', { json: account })
    const { token } = (
      await server.api('POST', '/auth/login', { json: { handle, password: account.password } })
    ).body
    const reader = await visit(browser, server.url, {
      locale,
      viewport: { width: 390, height: 800 },
    })
    const { page } = reader
    await page.context().addCookies([{ name: 'session', value: token, url: server.url }])
    try {
      for (const refusal of REFUSALS)
        for (const go of [follow, swapIn]) {
          await page.goto(`/problems/${SUM_PAIR.slug}`)
          expect(await go(page, refusal)).toBe(refusal.status)
          expect(await language(page)).toBe(locale)
          await look(reader, `refused-${refusal.status}-${go.name}-${locale}`)
        }
      for (const go of [follow, swapIn]) {
        await page.goto(`/problems/${SUM_PAIR.slug}`)
        await stack.sql`alter table standings rename to mislaid`
        expect(await go(page, { status: 500, path: '/ranking' })).toBe(500)
        await stack.sql`alter table mislaid rename to standings`
        await look(reader, `refused-500-${go.name}-${locale}`)
      }
    } finally {
      await reader.close()
      await server.stop()
    }
  },
)
