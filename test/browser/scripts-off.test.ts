import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { DOUBLES, doubling } from '../problems.ts'
import { ADMIN, type Stack, startStack } from '../stack.ts'
import { launch, logIn, type Visit, visit } from './browser.ts'
import { RIGHT, SUM_PAIR } from './problem.ts'

let stack: Stack
let browser: Browser
let reader: Visit

beforeAll(async () => {
  stack = await startStack({ workers: 2 })
  const { api, token } = stack
  await api('POST', '/problems', { token, json: SUM_PAIR })
  await api('POST', '/problems', { token, json: doubling('slow-doubling', 8) })
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  await stack.stop()
})
beforeEach(async () => {
  reader = await visit(browser, stack.url, { javaScriptEnabled: false })
})
afterEach(() => reader.close())

const button = (name: string) => reader.page.getByRole('button', { name, exact: true })

test('a solver registers, reads, runs, submits and sees the verdict', async () => {
  const { page } = reader
  await page.goto('/register')
  await page.getByLabel('Handle').fill('no_scripts')
  await page.getByLabel('Email').fill('no_scripts@example.org')
  await page.getByLabel('Password').fill('correct horse battery')
  await button('Register').click()
  await page.getByRole('link', { name: SUM_PAIR.title }).click()
  await page.getByRole('textbox', { name: 'Code' }).fill(RIGHT)
  await button('Run').click()
  await page.getByRole('heading', { name: '2 samples passed' }).waitFor()
  expect(await page.getByRole('textbox', { name: 'Code' }).inputValue()).toBe(RIGHT)
  await button('Submit').click()
  await page.getByRole('heading', { name: 'Accepted' }).waitFor()
  await button('Log out').click()
  await page.getByRole('link', { name: 'Log in', exact: true }).waitFor()
})

test('the page refreshes itself until the verdict is in', async () => {
  const { page } = reader
  await logIn(page, ADMIN.handle, ADMIN.password)
  await page.goto('/problems/slow-doubling')
  await page.getByRole('textbox', { name: 'Code' }).fill(DOUBLES)
  // No verdict while a worker stands still.
  const [held = 0] = stack.workers.pids().values()
  process.kill(held, 'SIGSTOP')
  try {
    await button('Submit').click()
    await page.getByText(/of 8 cases judged/).waitFor()
  } finally {
    process.kill(held, 'SIGCONT')
  }
  await page.getByRole('heading', { name: 'Accepted' }).waitFor()
})

test('a form that is refused comes back with what was written and what is wrong', async () => {
  const { page } = reader
  await page.goto('/register')
  await page.getByLabel('Handle').fill('admin')
  await page.getByLabel('Email').fill('someone@example.org')
  await page.getByLabel('Password').fill('correct horse battery')
  await button('Register').click()
  await page.getByText('This handle is taken.').waitFor()
  expect(await page.getByLabel('Email').inputValue()).toBe('someone@example.org')
})

test('whoever must log in first comes back to where they were', async () => {
  const { page } = reader
  await page.goto(`/problems/${SUM_PAIR.slug}`)
  await page.getByRole('link', { name: 'Log in to run and submit' }).click()
  await page.getByLabel('Handle').fill(ADMIN.handle)
  await page.getByLabel('Password').fill('not the password')
  await button('Log in').click()
  await page.getByText('Handle or password is wrong.').waitFor()
  await page.getByLabel('Password').fill(ADMIN.password)
  await button('Log in').click()
  await page.getByRole('heading', { name: SUM_PAIR.title }).waitFor()
})

test('the theme is remembered', async () => {
  const { page } = reader
  await page.goto('/fleet')
  await button('Dark').click()
  await page.locator('html[data-theme=dark]').waitFor()
  expect(new URL(page.url()).pathname).toBe('/fleet')
})

test('an admin writes, changes, judges again and deletes a problem', async () => {
  const { page } = reader
  await logIn(page, ADMIN.handle, ADMIN.password)
  await page.getByRole('link', { name: 'Admin', exact: true }).click()
  await page.getByRole('link', { name: 'New problem' }).click()
  await page.getByLabel('Title', { exact: true }).fill('Twice')
  await page.getByLabel('Slug').fill('twice')
  await page.getByLabel('Statement', { exact: true }).fill('Return *twice* the number.')
  await page.getByLabel('Function name').fill('twice')
  await page.getByLabel('Parameters').fill('n: int')
  await page.getByLabel('Returns').fill('int')
  await page.getByLabel('Test cases').fill('[{"input": [2], "expected": "4", "sample": true}]')
  await button('Create').click()
  await page.getByText('testCases.0.expected: must be int').waitFor()
  await page.getByLabel('Test cases').fill('[{"input": [2], "expected": 4, "sample": true}]')
  await button('Create').click()
  await page.getByText('Created.').waitFor()

  await page.getByLabel('Title', { exact: true }).fill('Twice the number')
  await page.getByLabel('Test cases').fill('')
  await button('Save').click()
  await page.getByText('Saved.').waitFor()
  await page.getByText('1 case ·').waitFor()
  await page.getByRole('link', { name: 'View' }).click()
  await page.getByRole('heading', { name: 'Twice the number' }).waitFor()
  await page.getByRole('textbox', { name: 'Code' }).fill('function twice(n) { return 2 * n }')
  await button('Submit').click()
  await page.getByRole('heading', { name: 'Accepted' }).waitFor()

  await page.goto('/admin/problems/twice')
  await button('Judge all again').click()
  await page.getByText('1 submission queued again.').waitFor()
  await page.getByLabel(/cannot be undone/).check()
  await button('Delete').click()
  await page.waitForURL('**/admin')
  expect((await page.goto('/problems/twice'))?.status()).toBe(404)
})
