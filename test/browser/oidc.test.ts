/** Logging in by OpenID Connect as a browser does it: another site, its own cookies, and our policy. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Listening, listen } from '../../server/http/listen.ts'
import { CLIENT_SECRET, type Guild, startGuild } from '../../server/oidc/oidc.testkit.ts'
import { CALLBACK, createProvider } from '../../server/oidc/provider.ts'
import { createTestApp, PASSWORD, type TestApp } from '../app.ts'
import { accessibilityProblems, launch, logIn, sidewaysScroll, visit } from './browser.ts'

let browser: Browser
let guild: Guild
let judge: TestApp
let site: Listening
let publicUrl: string
type Fetch = TestApp['app']['fetch']

beforeAll(async () => {
  site = await listen((...request: Parameters<Fetch>) => judge.app.fetch(...request), {
    host: '127.0.0.1',
    port: 0,
  })
  publicUrl = site.url.replace('localhost', '127.0.0.1')
  // For a browser another name is another site.
  guild = await startGuild(publicUrl + CALLBACK, 'localhost')
  const issuer = new URL(guild.issuer)
  const client = { clientId: 'judge', clientSecret: CLIENT_SECRET, name: 'The Guild' }
  judge = await createTestApp({ oidc: createProvider({ issuer, ...client, publicUrl }) })
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  await site.close()
  guild.stop()
  await judge.close()
})

async function signIn(page: Page, login: string): Promise<void> {
  await page.locator('input[name=login]').fill(login)
  await page.locator('input[name=password]').fill('any')
  await page.locator('button[type=submit]').click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

test('from the button of the login page to an account of one’s own', async () => {
  const { page, close } = await visit(browser, publicUrl, { viewport: { width: 320, height: 640 } })
  await page.goto('/login?back=/ranking')
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByRole('link', { name: 'Log in with The Guild' }).click()
  await signIn(page, 'ada')
  await page.getByRole('heading', { name: 'Choose a handle' }).waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)
  await page.getByRole('button', { name: 'Make account' }).click()
  await page.getByRole('link', { name: 'ada', exact: true }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/ranking')
  await close()
})

test('from the account’s page to a linked login', async () => {
  await judge.signUp('mary')
  const { page, close } = await visit(browser, publicUrl)
  await logIn(page, 'mary', PASSWORD)
  await page.goto('/account')
  const logins = page.getByRole('region', { name: 'Other ways to log in' })
  expect(await accessibilityProblems(page)).toEqual([])
  const ids = await page.locator('[id]').evaluateAll((all) => all.map((one) => one.id))
  expect(ids.length).toBe(new Set(ids).size)
  await logins.getByLabel('Password').fill(PASSWORD)
  await logins.getByRole('button', { name: 'Link The Guild' }).click()
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByRole('link', { name: 'Go on' }).click()
  await signIn(page, 'mary-at-the-guild')
  await page.getByText('Linked.').waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByRole('button', { name: `Unlink ${guild.issuer}` }).click()
  await page.getByText('Unlinked.').waitFor()
  await close()
})
