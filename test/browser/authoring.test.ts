/** An admin writes a problem from its first word to its judged solutions, without scripts. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { zipOf } from '../../server/packages/packages.testkit.ts'
import { ADMIN, type Stack, startStack } from '../stack.ts'
import {
  accessibilityProblems,
  launch,
  logIn,
  sidewaysScroll,
  type Visit,
  visit,
} from './browser.ts'

let stack: Stack
let browser: Browser
let author: Visit

beforeAll(async () => {
  stack = await startStack({ workers: 2 })
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  await stack.stop()
})
beforeEach(async () => {
  author = await visit(browser, stack.url, { javaScriptEnabled: false })
  author.page.setDefaultTimeout(15_000)
  await logIn(author.page, ADMIN.handle, ADMIN.password)
})
afterEach(() => author.close())

const button = (name: string) => author.page.getByRole('button', { name, exact: true })
const link = (name: string) => author.page.getByRole('link', { name, exact: true })

const CHECKER = `function check(input, expected, output) {
  const sum = output.trim().split(' ').map(Number).reduce((a, b) => a + b)
  return { verdict: sum === Number(input) ? 'ok' : 'wrong', message: 'the sum is ' + sum }
}`

test('a draft with a checker, cases of three kinds, and solutions that are judged', async () => {
  const { page } = author
  await page.goto('/admin/problems/new')
  await page.getByLabel('Title', { exact: true }).fill('Two numbers')
  await page.getByLabel('Slug').fill('two-numbers')
  await page.getByLabel('Statement', { exact: true }).fill('Print **two** numbers of that sum.')
  await page.getByLabel('Kind').selectOption('stdio')
  await page.getByLabel('An answer is right when').selectOption('custom')
  await page.getByLabel('Checker of its own').fill(CHECKER)
  await page.getByLabel('Who sees it').selectOption('draft')
  await button('Preview').click()
  await page.locator('#preview strong', { hasText: 'two' }).waitFor()
  await button('Create').click()
  await page.getByText('Created.').waitFor()

  await link('Test cases').click()
  await page.getByLabel('Input', { exact: true }).fill('5')
  await page.getByLabel('A sample: everybody sees it').check()
  await button('Add').click()
  await page.getByText('Saved.').waitFor()
  const seven = { name: '7.in', mimeType: 'text/plain', buffer: Buffer.from('7\n') }
  await page.getByLabel('or a file as input').setInputFiles(seven)
  await button('Add').click()
  await page.getByText('Saved.').waitFor()
  const zip = await zipOf({ '1.in': '8\n', '1.ans': '', '2.in': '9\n', '2.ans': '' })
  const archive = { name: 'cases.zip', mimeType: 'application/zip', buffer: zip }
  await page.getByLabel('Zip archive').setInputFiles(archive)
  await button('Upload').click()
  await page.getByText('Saved.').waitFor()
  expect(await page.locator('table tbody tr').count()).toBe(4)

  await link('Solutions').click()
  const write = async (name: string, code: string) => {
    await page.getByLabel('Name').fill(name)
    await page.getByLabel('Code').fill(code)
    await button('Save').click()
    await page.getByText('Saved.').waitFor()
  }
  await write('accepted/a.js', "console.log(1, require('fs').readFileSync(0) - 1)")
  await write('wrong_answer/b.ts', 'const n: number = 2\nconsole.log(n, 3)')
  await write('accepted/c.js', 'console.log(0)')
  await button('Judge them all').click()
  await page.getByText('Not as expected').waitFor()
  // Beside the head of the column.
  await page.getByText('As expected', { exact: true }).nth(2).waitFor()

  await link('The problem').click()
  await page.getByLabel('Who sees it').selectOption('public')
  await button('Save').click()
  await page.getByText('Saved.').waitFor()
  const other = await visit(browser, stack.url, { javaScriptEnabled: false })
  expect((await other.page.goto('/problems/two-numbers'))?.status()).toBe(200)
  await other.close()
})

test('a package comes by a form, and its report shows what its solutions got', async () => {
  const { page } = author
  const zip = await zipOf(
    {
      'problem.yaml': 'name: Twice\n',
      'problem_statement/problem.md': 'Print it twice.\n',
      'data/secret/1.in': '4\n',
      'data/secret/1.ans': '8\n',
      'submissions/accepted/a.js': "console.log(2 * require('fs').readFileSync(0))",
      'submissions/wrong_answer/b.js': 'console.log(8)',
    },
    'twice/',
  )
  await page.goto('/admin')
  await link('Import a package').click()
  const file = { name: 'twice.zip', mimeType: 'application/zip', buffer: zip }
  await page.getByLabel('Zip archive').setInputFiles(file)
  await button('Import').click()
  await page.getByRole('heading', { name: 'Imported: Twice' }).waitFor()
  const rows = await page.locator('table tbody tr').allInnerTexts()
  expect(rows[0]).toMatch(/a\.js\s+accepted\s+Accepted\s+100\s+As expected/)
  expect(rows[1]).toMatch(/b\.js\s+wrong_answer\s+Accepted\s+100\s+Not as expected/)
})

test('a rejudge is previewed, looked at and applied', async () => {
  const { page } = author
  const { token, api } = stack
  const problem = (expected: string) => ({
    slug: 'answer',
    title: 'Answer',
    statement: 'Print it.',
    kind: 'stdio',
    testCases: [{ input: '', expected, sample: true }],
  })
  await api('POST', '/problems', { token, json: problem('41') })
  const solution = { language: 'javascript', code: 'console.log(42)' }
  const headers = { Prefer: 'wait=30' }
  await api('POST', '/problems/answer/submissions', { token, json: solution, headers })
  await api('PUT', '/problems/answer', { token, json: problem('42') })
  await page.goto('/admin/problems/answer')
  await link('Look first at what would change').click()
  await page.getByText('1 finished submission by 1 user to 1 problem').waitFor()
  await button('Judge 1 submission again').click()
  await page.getByText('1 of 1 submission judged').waitFor()
  await page.getByRole('row', { name: /Answer.*Wrong answer.*Accepted/ }).waitFor()
  await button('Apply').click()
  await page.getByText('Applied: the new verdicts count.').waitFor()
})

test('with scripts the statement is shown while it is written, and every page is sound', async () => {
  const writer = await visit(browser, stack.url, { viewport: { width: 375, height: 700 } })
  const { page } = writer
  await logIn(page, ADMIN.handle, ADMIN.password)
  await page.goto('/admin/problems/two-numbers')
  await page.getByLabel('Statement', { exact: true }).pressSequentially(' And *more*.')
  await page.locator('#preview em', { hasText: 'more' }).waitFor()
  await page.locator('summary', { hasText: '한국어' }).click()
  await page.getByLabel('Statement, 한국어').pressSequentially('두 수를 **출력**하세요.')
  await page.locator('#preview-ko strong', { hasText: '출력' }).waitFor()
  await page.locator('#preview em', { hasText: 'more' }).waitFor()
  await page.getByLabel('Title, 한국어').fill('두 수')
  expect(await sidewaysScroll(page)).toBe(0)
  expect(await accessibilityProblems(page)).toEqual([])
  for (const path of ['problems/two-numbers', 'problems/two-numbers/cases', 'problems/new']) {
    await page.goto(`/admin/${path}`)
    expect(await accessibilityProblems(page)).toEqual([])
  }
  for (const path of ['problems/two-numbers/solutions', 'import', 'rejudges?preview=1']) {
    await page.goto(`/admin/${path}`)
    expect(await accessibilityProblems(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
  }
  expect(writer.complaints).toEqual([])
  await writer.close()
})
