import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { DOUBLES, doubling } from '../problems.ts'
import { type Stack, startStack } from '../stack.ts'
import { launch, type Visit, visit } from './browser.ts'
import { FAILING, RIGHT, SUM_PAIR, UNREADABLE, WRONG } from './problem.ts'

let stack: Stack
let browser: Browser
let solver: Visit

beforeAll(async () => {
  stack = await startStack({ workers: 2 })
  await stack.api('POST', '/problems', { token: stack.token, json: SUM_PAIR })
  await stack.api('POST', '/problems', {
    token: stack.token,
    json: doubling('slow-doubling', 8),
  })
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  await stack.stop()
})
beforeEach(async () => {
  solver = await visit(browser, stack.url)
})
afterEach(async () => {
  expect(solver.complaints).toEqual([])
  await solver.close()
})

let solvers = 0

async function register(): Promise<string> {
  const handle = `solver_${++solvers}`
  await solver.page.goto('/register')
  await solver.page.getByLabel('Handle').fill(handle)
  await solver.page.getByLabel('Email').fill(`${handle}@example.org`)
  await solver.page.getByLabel('Password').fill('correct horse battery')
  await solver.page.getByRole('button', { name: 'Register' }).click()
  await solver.page.getByRole('link', { name: handle, exact: true }).waitFor()
  return handle
}

async function open(slug: string): Promise<void> {
  await solver.page.goto(`/problems/${slug}`)
}

/** As a person does it who selects everything and pastes. */
async function enter(code: string): Promise<void> {
  await solver.page.getByRole('textbox', { name: 'Code' }).focus()
  await solver.page.keyboard.press('Control+A')
  await solver.page.keyboard.press('Delete')
  await solver.page.keyboard.insertText(code)
}

async function write(code: string): Promise<void> {
  await open(SUM_PAIR.slug)
  await enter(code)
}

/** What the form would send, whatever it is written in. */
const written = () => solver.page.locator('textarea#code').inputValue()

const results = () => solver.page.getByRole('region', { name: 'Results' })

test('a solver registers, runs, submits and is accepted without leaving the page', async () => {
  await register()
  await write(RIGHT)
  await solver.page.getByRole('button', { name: 'Run', exact: true }).click()
  await results().getByText('2 samples passed').waitFor()
  await solver.page.getByRole('button', { name: 'Submit' }).click()
  await results().getByRole('heading', { name: 'Accepted' }).waitFor()
  await results().getByText('20 of 20 cases passed').waitFor()
  expect(
    await results()
      .getByText(/^Case \d+: Accepted$/)
      .count(),
  ).toBe(20)
  expect(new URL(solver.page.url()).pathname).toBe(`/problems/${SUM_PAIR.slug}`)
  await solver.page
    .locator('#announce', { hasText: 'Accepted: 20 of 20' })
    .waitFor({ state: 'attached' })

  await solver.page.goto('/problems')
  await solver.page.getByRole('row', { name: /Sum of a pair Solved/ }).waitFor()
})

test('a wrong answer shows the sample that failed, with what differs and what was printed', async () => {
  await register()
  await write(WRONG)
  await solver.page.keyboard.press('Control+Shift+Enter')
  await results().getByRole('heading', { name: 'Sample 2 Wrong answer' }).waitFor()
  await results().getByText('numbers = [3,2,4]').waitFor()
  await results().getByText('looking for 6').waitFor()
  expect(await results().locator('mark').first().textContent()).toBe('1,2')
})

test('a compile error names its line and shows it', async () => {
  await register()
  await write(UNREADABLE)
  await solver.page.keyboard.press('Control+Enter')
  await results()
    .getByText(/Line [23]/)
    .waitFor()
  expect(await results().locator('.line.bad').count()).toBe(1)
  await solver.page.locator('.cm-gutterElement.cm-badLine').waitFor()
})

test('a runtime error names its line, and the editor marks it', async () => {
  await register()
  await write(FAILING)
  await solver.page.keyboard.press('Control+Shift+Enter')
  await results()
    .getByText(/^TypeError: .* \(line 3, column \d+\)$/)
    .waitFor()
  const marked = solver.page.locator('.cm-lineNumbers .cm-gutterElement.cm-badLine')
  expect(await marked.textContent()).toBe('3')
})

test("inputs of the solver's own are run, and refused with a reason when they do not fit", async () => {
  await register()
  await write(RIGHT)
  await solver.page.getByText('Run with inputs of your own').click()
  await solver.page.getByLabel('Own input 1').fill('[[1, 2, 3], 5]')
  await solver.page.getByRole('button', { name: 'Run', exact: true }).click()
  await results().getByText('1 input ran').waitFor()
  await results().getByText('[1,2]').waitFor()
  solver.complaints.length = 0
  await solver.page.getByLabel('Own input 1').fill('[1')
  await solver.page.getByRole('button', { name: 'Run', exact: true }).click()
  await results().getByText('is not JSON').waitFor()
  solver.complaints.length = 0 // the browser mentions every 422
})

test('a draft is kept for each language and survives a reload', async () => {
  await register()
  await write('// my javascript')
  await solver.page.getByLabel('Language').selectOption('typescript')
  expect(await written()).toContain('numbers: number[]')
  await enter('// my typescript')
  await solver.page.reload()
  expect(await written()).toBe('// my javascript')
  await solver.page.getByText('// my javascript').waitFor()
  await solver.page.getByLabel('Language').selectOption('typescript')
  expect(await written()).toBe('// my typescript')
  await solver.page.getByText('// my typescript').waitFor()
})

test('the editor closes brackets and indents, and Escape lets Tab leave it', async () => {
  await register()
  await write('')
  await solver.page.keyboard.type('if (x) {')
  await solver.page.keyboard.press('Enter')
  await solver.page.keyboard.type('y')
  expect(await written()).toBe('if (x) {\n  y\n}')
  await solver.page.keyboard.press('Home')
  await solver.page.keyboard.press('Tab')
  expect(await written()).toBe('if (x) {\n    y\n}')
  await solver.page.keyboard.press('Control+A')
  await solver.page.keyboard.type('z')
  expect(await written()).toBe('z')
  const inEditor = () => solver.page.evaluate('document.activeElement.className')
  expect(await inEditor()).toBe('editor')
  await solver.page.keyboard.press('Escape')
  await solver.page.keyboard.press('Tab')
  expect(await inEditor()).not.toBe('editor')
})

test('line numbers stand beside their lines before the editor is in sight', async () => {
  await register()
  await solver.page.setViewportSize({ width: 390, height: 500 })
  await open(SUM_PAIR.slug)
  const top = (selector: string) =>
    solver.page.locator(selector).evaluate((element) => element.getBoundingClientRect().top)
  // The first element of the gutter is not a number.
  const apart =
    (await top('.cm-lineNumbers .cm-gutterElement:nth-child(6)')) -
    (await top('.cm-line:nth-child(5)'))
  expect(Math.abs(apart)).toBeLessThan(2)
})

test('the size of the code is chosen once', async () => {
  await register()
  await open(SUM_PAIR.slug)
  const size = () =>
    solver.page.locator('.cm-editor').evaluate((element) => getComputedStyle(element).fontSize)
  expect(await size()).toBe('14px')
  await solver.page.getByRole('button', { name: 'Larger text' }).click({ clickCount: 2 })
  expect(await size()).toBe('16px')
  await solver.page.reload()
  expect(await size()).toBe('16px')
  await solver.page.getByRole('button', { name: 'Smaller text' }).click()
  expect(await size()).toBe('15px')
})

test('without the editor, Tab indents in the field too', async () => {
  await register()
  await solver.page.route('**/assets/editor-*', (route) => route.fulfill({ body: '' }))
  await write('')
  await solver.page.keyboard.type('if (x) {')
  await solver.page.keyboard.press('Enter')
  await solver.page.keyboard.type('y')
  await solver.page.keyboard.press('Enter')
  await solver.page.keyboard.press('Tab')
  expect(await written()).toBe('if (x) {\n  y\n    ')
  await solver.page.keyboard.press('Shift+Tab')
  expect(await written()).toBe('if (x) {\n  y\n  ')
  await solver.page.keyboard.press('Escape')
  await solver.page.keyboard.press('Tab')
  expect(await solver.page.evaluate('document.activeElement.id')).not.toBe('code')
})

test('the list is filtered while typing, and its address can be shared', async () => {
  await solver.page.goto('/problems')
  await solver.page.getByLabel('Search').fill('no such problem')
  await solver.page.getByText('No problem matches.').waitFor()
  await solver.page.waitForURL(/q=no\+such\+problem/)
  await solver.page.getByRole('link', { name: 'Show all' }).click()
  await solver.page.getByRole('link', { name: SUM_PAIR.title }).waitFor()
})

test('the theme changes at once and is remembered', async () => {
  await solver.page.goto('/problems')
  const remembered = solver.page.waitForResponse('**/preferences')
  await solver.page.getByRole('button', { name: 'Dark' }).click()
  await solver.page.locator('html[data-theme=dark]').waitFor()
  await remembered
  await solver.page.goto('/login')
  await solver.page.locator('html[data-theme=dark]').waitFor()
})

test('cells fill while workers report', async () => {
  await register()
  await open('slow-doubling')
  await enter(DOUBLES)
  const accepted = results().getByText(/^Case \d+: Accepted$/)
  const waiting = results().getByText(/^Case \d+: waiting$/)
  // A worker that stands still keeps its cases waiting until they have been seen to wait.
  const [held = 0] = stack.workers.pids().values()
  process.kill(held, 'SIGSTOP')
  try {
    await solver.page.getByRole('button', { name: 'Submit' }).click()
    await accepted.first().waitFor({ state: 'attached' })
    await results()
      .getByText(/^[1-7] of 8 cases judged$/)
      .waitFor()
    expect(await waiting.count()).toBeGreaterThan(0)
  } finally {
    process.kill(held, 'SIGCONT')
  }
  await results().getByText('8 of 8 cases passed').waitFor()
  expect(await accepted.count()).toBe(8)
})
