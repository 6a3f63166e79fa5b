/** A real browser against the whole judge. */
import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Where pictures of the pages are left for a person to look at. */
const PICTURES = process.env.PICTURES ?? 'data/pictures'

const AXE = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: FLAGS,
  })

export interface Visit {
  page: Page
  /** What the browser complained about: refused by the policy, failed to load, thrown. */
  complaints: string[]
  close(): Promise<void>
}

export async function visit(
  browser: Browser,
  baseURL: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ baseURL, ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return { page, complaints, close: () => context.close() }
}

export async function logIn(page: Page, handle: string, password: string): Promise<void> {
  await page.goto('/login')
  await page.getByLabel('Handle').fill(handle)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('link', { name: handle, exact: true }).waitFor()
}

interface Violation {
  id: string
  nodes: { html: string }[]
}

/** What axe finds wrong, as a list that is empty when all is well. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  // Evaluated through the debugger, which the page's policy does not bind.
  const violations = (await page.evaluate(
    `${AXE}; axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  )) as Violation[]
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

export async function takePicture(page: Page, name: string): Promise<void> {
  await mkdir(PICTURES, { recursive: true })
  const path = join(PICTURES, `${name}.png`)
  const picture = await page.screenshot({ path, fullPage: true, animations: 'disabled' })
  expect(picture.length).toBeGreaterThan(0)
}
