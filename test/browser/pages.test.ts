/** What holds on every page, whoever looks at it and however wide the screen is. */
import { gzipSync } from 'node:zlib'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, judge, type Stack, startStack } from '../stack.ts'
import {
  accessibilityProblems,
  launch,
  logIn,
  sidewaysScroll,
  takePicture,
  type Visit,
  visit,
} from './browser.ts'
import { RIGHT, SUM_PAIR, UNREADABLE, WRONG } from './problem.ts'

const PAGES = {
  problems: '/problems',
  sorted: '/problems?sort=-acceptance',
  ranking: '/ranking',
  'no-problems': '/problems?q=nothing',
  solve: `/problems/${SUM_PAIR.slug}`,
  submissions: '/submissions',
  accepted: '/submissions/1',
  'wrong-answer': '/submissions/2',
  'compile-error': '/submissions/3',
  profile: `/users/${ADMIN.handle}`,
  fleet: '/fleet',
  account: '/account',
  admin: '/admin',
  users: '/admin/users',
  audit: '/admin/audit',
  api: '/api/docs',
  'new-problem': '/admin/problems/new',
  'edit-problem': `/admin/problems/${SUM_PAIR.slug}`,
}
const VISITORS_PAGES = {
  login: '/login',
  register: '/register',
  'new-password': '/reset?token=x',
  'solve-as-visitor': `/problems/${SUM_PAIR.slug}`,
  'not-found': '/problems/no-such-problem',
  'log-in-first': '/admin',
  'not-accepted': '/submissions?verdict=fine',
}
const WIDTHS = [320, 390, 1280, 2560]

let stack: Stack
let browser: Browser

beforeAll(async () => {
  stack = await startStack({ workers: 2 })
  await stack.api('POST', '/problems', { token: stack.token, json: SUM_PAIR })
  const many = Array.from({ length: 12 }, (_, index) => ({
    ...SUM_PAIR,
    slug: `another-${index}`,
    title: index === 3 ? `${'A problem with a very long title '.repeat(4)}` : `Another ${index}`,
    difficulty: ['easy', 'medium', 'hard'][index % 3],
  }))
  for (const json of many) await stack.api('POST', '/problems', { token: stack.token, json })
  for (const code of [RIGHT, WRONG, UNREADABLE])
    await judge(stack, stack.token, SUM_PAIR.slug, { code })
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  await stack.stop()
})

const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  WIDTHS.map((width) => ({ colorScheme, width })),
)

async function look({ page, complaints }: Visit, path: string, name: string): Promise<void> {
  complaints.length = 0
  await page.goto(path)
  await takePicture(page, name)
  expect.soft(await sidewaysScroll(page), path).toBe(0)
  expect.soft(await accessibilityProblems(page), path).toEqual([])
  // The browser mentions an answer of 4xx, which some of these pages are meant to be.
  const unexpected = complaints.filter((words) => !/status of 4\d\d/.test(words))
  expect.soft(unexpected, path).toEqual([])
}

test.each(LOOKS)(
  'no page has a fault, $colorScheme and $width wide',
  async ({ colorScheme, width }) => {
    const reader = await visit(browser, stack.url, {
      colorScheme,
      viewport: { width, height: 900 },
    })
    for (const [name, path] of Object.entries(VISITORS_PAGES))
      await look(reader, path, `${name}-${width}-${colorScheme}`)
    await logIn(reader.page, ADMIN.handle, ADMIN.password)
    for (const [name, path] of Object.entries(PAGES))
      await look(reader, path, `${name}-${width}-${colorScheme}`)
    await reader.close()
  },
)

test('a token is made and revoked on one’s own profile, and what came of it is in view', async () => {
  const { page, close } = await visit(browser, stack.url, {
    viewport: { width: 390, height: 844 },
  })
  await logIn(page, ADMIN.handle, ADMIN.password)
  await page.goto('/account')
  await page.getByRole('link', { name: 'your profile' }).click()
  const tokens = page.getByRole('region', { name: 'API tokens' })
  await tokens.getByLabel('Name').fill('laptop')
  await tokens.getByLabel('Submit and run solutions').check()
  await tokens.getByRole('button', { name: 'Make token' }).click()
  const made = tokens.getByRole('status')
  await made.getByText(/^dps_[\w-]{43}$/).waitFor()
  expect(await isInView(made)).toBe(true)
  expect(await accessibilityProblems(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)

  await tokens.getByRole('button', { name: 'Revoke laptop' }).click()
  const revoked = tokens.getByText('Token revoked.')
  await revoked.waitFor()
  expect(await isInView(revoked)).toBe(true)
  expect(await tokens.getByRole('table').count()).toBe(0)
  expect(await accessibilityProblems(page)).toEqual([])
  await close()
})

const isInView = (what: Locator) =>
  what.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight
  })

test('pages are small', async () => {
  const headers = { authorization: `Bearer ${stack.token}` }
  for (const path of Object.values(PAGES)) {
    const response = await fetch(stack.url + path, { headers })
    expect(gzipSync(await response.text()).length, path).toBeLessThan(30 * 1024)
  }
})

test('style and script are small, compressed, and kept for ever', async () => {
  const html = await fetch(`${stack.url}/login`).then((response) => response.text())
  const limits = { css: 15 * 1024, js: 40 * 1024 }
  for (const [type, limit] of Object.entries(limits)) {
    const [path] = new RegExp(`/assets/app-[\\w-]+\\.${type}`).exec(html) ?? []
    const response = await fetch(`${stack.url}${path}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(gzipSync(await response.text()).length).toBeLessThan(limit)
  }
})
