/** Takes the pictures of `docs/images/` from a judge of its own: `npm run screenshots`. */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { type Browser, chromium, type Page } from 'playwright-core'
import { startJudge } from '../local/start.ts'
import { helpText, isHelpWanted } from '../shared/settings.ts'

if (isHelpWanted(process.argv)) {
  const about =
    'Takes the pictures of docs/images from a judge of its own. CHROME_PATH names the browser.'
  console.log(helpText('npm run screenshots', about, []))
  process.exit(0)
}

const ROOT = new URL('..', import.meta.url)
const PICTURES = new URL('docs/images/', ROOT).pathname
const PROBLEM = 'kettle-queue'
const SOLVERS = ['mina', 'olaf', 'yuki', 'bruno', 'ada']
const PASSWORD = 'correct horse battery'

const solution = (path: string) =>
  readFile(new URL(`problems/${PROBLEM}/submissions/${path}`, ROOT), 'utf8')

await mkdir(PICTURES, { recursive: true })
const dataFolder = await mkdtemp(join(tmpdir(), 'screenshots-'))
const env = { DATA_DIR: dataFolder, PORT: '0', LOCAL_WORKERS: '3', RATE_LIMIT_AUTH: '0' }
const judge = await startJudge({ ...process.env, ...env }, pino({ level: 'silent' }), console.log)
const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
const tokens: string[] = []
try {
  for (const handle of SOLVERS) {
    const token = await register(handle)
    tokens.push(token)
    await judged(token, await solution('accepted/rounds.ts'))
  }
  await takePictures(browser)
} finally {
  await browser.close()
  await judge.stop()
  await rm(dataFolder, { recursive: true })
}

async function api(path: string, json: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${judge.url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(json),
  })
  if (!response.ok) throw new Error(`Cannot ask ${path}: ${await response.text()}`)
  return (await response.json()) as { id: number; token: string }
}

async function register(handle: string): Promise<string> {
  await api('/auth/register', { handle, email: `${handle}@example.org`, password: PASSWORD })
  return (await api('/auth/login', { handle, password: PASSWORD })).token
}

function judged(token: string, code: string) {
  const headers = { authorization: `Bearer ${token}`, prefer: 'wait=30' }
  return api(`/problems/${PROBLEM}/submissions`, { language: 'typescript', code }, headers)
}

async function takePictures(browser: Browser): Promise<void> {
  const page = await open(browser, 'light', 860)
  await page.goto('/login')
  await page.getByLabel('Handle').fill('mina')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('link', { name: 'mina', exact: true }).waitFor()

  await page.goto(`/problems/${PROBLEM}`)
  await page.getByRole('textbox', { name: 'Code' }).focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText((await solution('accepted/rounds.js')).trimEnd())
  await page.getByRole('button', { name: 'Submit' }).click()
  await page.getByRole('heading', { name: 'Accepted' }).waitFor()
  await take(page, 'problem')

  await page.getByRole('link', { name: /^Submission \d+$/ }).click()
  await page
    .getByText(/^Faster than/)
    .first()
    .waitFor()
  await take(page, 'submission')

  const dark = await open(browser, 'dark', 660)
  const slow = await solution('time_limit_exceeded/minute_by_minute.js')
  const busy = tokens.map((token) => judged(token, slow))
  await dark.goto('/fleet')
  await dark
    .getByText(/^[1-4] of 1 slot in use$/)
    .first()
    .waitFor()
  await take(dark, 'fleet')
  await Promise.all(busy)
}

async function open(
  browser: Browser,
  colorScheme: 'light' | 'dark',
  height: number,
): Promise<Page> {
  const viewport = { width: 1280, height }
  const context = await browser.newContext({ baseURL: judge.url, colorScheme, viewport })
  return context.newPage()
}

function take(page: Page, name: string) {
  return page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled' })
}
