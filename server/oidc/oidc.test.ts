/** Logging in by OpenID Connect, with a real provider behind a socket and a browser that is a jar of cookies. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestApp, PASSWORD, refusal, type TestApp } from '../../test/app.ts'
import { type Listening, listen } from '../http/listen.ts'
import { Browser, CLIENT_SECRET, type Guild, startGuild } from './oidc.testkit.ts'
import { createProvider } from './provider.ts'

let guild: Guild
let issuer: string
let judge: TestApp
let site: Listening

type Fetch = TestApp['app']['fetch']

beforeAll(async () => {
  // The provider and the app must know the address, and it is known once it is listened on.
  site = await listen((...request: Parameters<Fetch>) => judge.app.fetch(...request), {
    host: '127.0.0.1',
    port: 0,
  })
  const publicUrl = site.url.replace('localhost', '127.0.0.1')
  guild = await startGuild(`${publicUrl}/login/oidc/callback`)
  issuer = guild.issuer
  judge = await createTestApp({
    oidc: createProvider({
      issuer: new URL(issuer),
      clientId: 'judge',
      clientSecret: CLIENT_SECRET,
      name: 'The Guild',
      publicUrl,
    }),
  })
})
afterAll(async () => {
  await site.close()
  await judge.close()
  guild.stop()
})

const newBrowser = () => new Browser(site.url.replace('localhost', '127.0.0.1'))

/** Somebody who comes for the first time and takes what is suggested. */
async function newcomer(login: string): Promise<Browser> {
  const browser = newBrowser()
  await browser.logIn(login)
  const handle = login
  await browser.follow(
    await browser.open('/login/oidc/new', { handle, email: `${login}@example.com` }),
  )
  return browser
}

async function withPassword(handle: string): Promise<Browser> {
  await judge.signUp(handle)
  const browser = newBrowser()
  await browser.open('/login', { handle, password: PASSWORD, back: '/' })
  return browser
}

/** Of the page that leads to the provider. */
const wayOut = ({ text }: { text: string }) =>
  (/class="button" href="(http[^"]+)"/.exec(text)?.[1] ?? '').replaceAll('&amp;', '&')

const audit = async (handle: string) =>
  (await judge.sql`select action, subject from audit_log where handle = ${handle} order by id`).map(
    ({ action, subject }) => (subject ? `${action} ${subject}` : action),
  )

let browser: Browser
beforeEach(() => {
  browser = newBrowser()
})

test('who comes for the first time chooses a handle, and is known the next time', async () => {
  const login = await browser.open('/login?back=/ranking')
  expect(login.text).toContain('href="/login/oidc?back=%2Franking"')
  expect(login.text).toContain('Log in with The Guild')

  const form = await browser.logIn('ada', '/ranking')
  expect(form.url.pathname).toBe('/login/oidc/new')
  expect(form.text).toContain('value="ada"')
  expect(form.text).toContain('value="ada@example.com"')
  expect(await browser.me()).toBe(null)
  const bad = await browser.open('/login/oidc/new', { handle: 'a b', email: 'ada@example.com' })
  expect(bad.status).toBe(422)
  const made = await browser.open('/login/oidc/new', {
    handle: 'lovelace',
    email: 'ada@example.com',
  })
  expect(new URL(made.location ?? '').pathname).toBe('/ranking')
  expect(await browser.me()).toBe('lovelace')

  const elsewhere = newBrowser()
  const back = await elsewhere.logIn('ada', '/ranking')
  expect(back.url.pathname).toBe('/ranking')
  expect(await elsewhere.me()).toBe('lovelace')
  expect(await audit('lovelace')).toEqual([
    `register ${issuer}`,
    `login ${issuer}`,
    `login ${issuer}`,
  ])
  const again = await browser.open('/login/oidc/new', { handle: 'other', email: 'o@example.com' })
  expect(new URL(again.location ?? '').pathname).toBe('/login')
})

test('the way there carries PKCE, state and nonce, and nothing of the secret', async () => {
  const { location } = await browser.open('/login/oidc')
  const asked = new URL(location ?? '')
  expect(asked.origin).toBe(issuer)
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    response_type: 'code',
    scope: 'openid profile email',
    code_challenge_method: 'S256',
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    state: expect.stringMatching(/^[\w-]{43}$/),
    nonce: expect.stringMatching(/^[\w-]{43}$/),
  })
  expect(location).not.toContain(encodeURIComponent(CLIENT_SECRET))
})

test('an email address links nothing: who has an account here logs in and links it', async () => {
  await judge.signUp('grace')
  await browser.logIn('grace')
  const taken = await browser.open('/login/oidc/new', {
    handle: 'hopper',
    email: 'grace@example.com',
  })
  expect(taken.status).toBe(409)
  expect(taken.text).toContain('This email address is taken')
  expect(await browser.me()).toBe(null)
})

test('an account is linked from its own page, with its password, and may be unlinked', async () => {
  const owner = await withPassword('mary')
  const page = await owner.open('/account')
  expect(page.text).toContain('Link The Guild')
  const wrong = await owner.open('/account/identities', { linkPassword: 'not that' })
  expect(wrong.status).toBe(422)
  const leaving = await owner.open('/account/identities', { linkPassword: PASSWORD })
  expect(leaving.status).toBe(200)
  const there = await owner.open(wayOut(leaving))
  const done = await owner.open(await owner.signIn(there, 'mary-at-the-guild'))
  expect(done.location).toMatch(/\/account\?done=linked$/)

  await browser.logIn('mary-at-the-guild')
  expect(await browser.me()).toBe('mary')
  const shown = await owner.open('/account?done=linked')
  expect(shown.text).toContain('Linked.')
  expect(shown.text).not.toContain('Link The Guild')
  const [, id] = /identities\/(\d+)\/unlink/.exec(shown.text) ?? []
  expect((await owner.open(`/account/identities/${id}/unlink`, {})).status).toBe(303)
  expect((await newBrowser().logIn('mary-at-the-guild')).url.pathname).toBe('/login/oidc/new')
  expect(await audit('mary')).toEqual([
    'login',
    'login',
    `identity_linked ${issuer}`,
    `login ${issuer}`,
    `identity_unlinked ${issuer}`,
  ])
})

test('a login that belongs to somebody is linked to nobody else', async () => {
  await newcomer('taken')
  const other = await withPassword('other')
  const leaving = await other.open('/account/identities', { linkPassword: PASSWORD })
  const there = await other.open(wayOut(leaving))
  const refused = await other.open(await other.signIn(there, 'taken'))
  expect(refused.status).toBe(409)
  expect(refused.text).toContain('This login belongs to an account already')
})

test('a link that was begun in one session is not finished in another', async () => {
  const owner = await withPassword('switcher')
  const leaving = await owner.open('/account/identities', { linkPassword: PASSWORD })
  const callback = await owner.signIn(await owner.open(wayOut(leaving)), 'switched')
  await judge.signUp('thief')
  await owner.open('/login', { handle: 'thief', password: PASSWORD, back: '/' })
  expect((await owner.open(callback)).status).toBe(403)
  expect(await judge.sql`select from identities where subject = 'switched'`).toHaveLength(0)
})

test('another site begins no link', async () => {
  const { token } = await judge.signUp('victim')
  const answer = await judge.call('POST', '/account/identities', {
    headers: { Cookie: `session=${token}`, 'Sec-Fetch-Site': 'cross-site' },
    body: new URLSearchParams({ linkPassword: PASSWORD }),
  })
  expect(answer.status).toBe(403)
})

test('an answer that was asked for by another browser, or not at all, is refused', async () => {
  const callback = await browser.signIn(await browser.open('/login/oidc'), 'mallory')
  const victim = newBrowser()
  expect((await victim.open(callback)).status).toBe(401)
  await victim.open('/login/oidc')
  const forced = await victim.open(callback)
  expect(forced.status).toBe(401)
  expect(await victim.me()).toBe(null)
})

test.each([
  ['another state', (url: URL) => url.searchParams.set('state', 'x')],
  ['no state', (url: URL) => url.searchParams.delete('state')],
  ['an invented code', (url: URL) => url.searchParams.set('code', 'x')],
  ['no code', (url: URL) => url.searchParams.delete('code')],
  ['another issuer', (url: URL) => url.searchParams.set('iss', 'https://evil.example')],
  ['no issuer', (url: URL) => url.searchParams.delete('iss')],
])('an answer with %s is refused and noted', async (_, change) => {
  const callback = new URL(await browser.signIn(await browser.open('/login/oidc'), 'mallory'))
  change(callback)
  const failures = async () =>
    (await judge.sql`select from audit_log where action = 'login_failed' and subject is not null`)
      .length
  const before = await failures()
  const refused = await browser.open(callback.href)
  expect(refused.status).toBe(401)
  expect(refused.text).not.toContain(CLIENT_SECRET)
  expect(await failures()).toBe(before + 1)
  // The flow is over: the right answer comes too late.
  expect((await browser.open(callback.href)).status).toBe(401)
})

test('what the provider suggests is left out when it is too long, and a name that is too long is none', async () => {
  const long = 'a'.repeat(250)
  const form = await browser.logIn(long)
  expect(form.url.pathname).toBe('/login/oidc/new')
  expect(form.text).not.toContain(long.slice(0, 33))
  const other = newBrowser()
  const callback = await other.signIn(await other.open('/login/oidc'), 'b'.repeat(256))
  expect((await other.open(callback)).status).toBe(401)
})

test('an answer counts once', async () => {
  const callback = await browser.signIn(await browser.open('/login/oidc'), 'once')
  expect((await browser.open(callback)).status).toBe(303)
  expect((await browser.open(callback)).status).toBe(401)
})

test('who says no at the provider is not let in', async () => {
  const form = await browser.follow(await browser.open('/login/oidc'))
  const [, abort = ''] = /href="([^"]+\/abort)"/.exec(form.text) ?? []
  const refused = await browser.follow(await browser.open(abort))
  expect(refused.status).toBe(401)
  expect(refused.text).toContain('The Guild did not say who you are')
})

test('who has no password does what asks for one after a fresh login only', async () => {
  const person = await newcomer('noword')
  const page = await person.open('/account')
  expect(page.text).toContain('This account has no password')
  const [identity] = await judge.sql`select id from identities where subject = 'noword'`
  const locked = await person.open(`/account/identities/${identity?.id}/unlink`, {})
  expect(locked.status).toBe(409)
  expect(locked.text).toContain('set a password first')
  const byPassword = await judge.api('POST', '/auth/login', {
    json: { handle: 'noword', password: 'anything' },
  })
  expect(byPassword.status).toBe(401)

  const age = (interval: string) => judge.sql`
    update sessions set created_at = now() - ${interval}::interval
     where user_id = (select id from users where handle = 'noword')`
  await age('11 minutes')
  const change = { newPassword: 'chosen at last' }
  expect((await person.open('/account/password', change)).status).toBe(422)
  expect((await person.open('/account/delete', {})).status).toBe(422)
  await age('9 minutes')
  expect((await person.open('/account/password', change)).status).toBe(303)
  const now = await judge.api('POST', '/auth/login', {
    json: { handle: 'noword', password: 'chosen at last' },
  })
  expect(now.status).toBe(200)
  expect((await person.open('/account/delete', {})).status).toBe(422)
  expect((await person.open(`/account/identities/${identity?.id}/unlink`, {})).status).toBe(303)
})

test('a deleted account gives its login back', async () => {
  const person = await newcomer('leaver')
  expect((await person.open('/account/delete', {})).status).toBe(303)
  expect((await newBrowser().logIn('leaver')).url.pathname).toBe('/login/oidc/new')
})

test('the API lists and unlinks, each their own', async () => {
  const { token } = await judge.signUp('lister')
  await judge.sql`
    insert into identities (user_id, issuer, subject)
    select id, ${issuer}, 'lister' from users where handle = 'lister'`
  const list = await judge.api('GET', '/account/identities', { token })
  const { items } = (await list.json()) as { items: { id: number; issuer: string }[] }
  expect(items.map((item) => item.issuer)).toEqual([issuer])
  expect(JSON.stringify(items)).not.toContain('subject')
  const path = `/account/identities/${items[0]?.id}`
  const stranger = await judge.signUp('stranger')
  expect((await judge.api('DELETE', path, { token: stranger.token })).status).toBe(404)
  expect((await judge.api('DELETE', path, { token })).status).toBe(204)
})

test('the cookie of a flow is no session, and a session no flow', async () => {
  await browser.open('/login/oidc')
  const { token } = await judge.signUp('juggler')
  const asFlow = await judge.call('GET', '/login/oidc/new', {
    headers: { Cookie: `oidc=${token}` },
  })
  expect(asFlow.headers.get('Location')).toBe('/login')
  const begun = await judge.call('GET', '/login/oidc')
  const [, flow = ''] = /oidc=([^;]+)/.exec(begun.headers.get('Set-Cookie') ?? '') ?? []
  expect(begun.headers.get('Set-Cookie')).toMatch(/Path=\/login\/oidc; HttpOnly; SameSite=Lax/)
  expect((await judge.api('GET', '/me', { token: flow })).status).toBe(401)
})

test('without a provider there is no button, no link and no route', async () => {
  const plain = await createTestApp()
  try {
    expect(await (await plain.call('GET', '/login')).text()).not.toContain('/login/oidc')
    for (const path of ['/login/oidc', '/login/oidc/callback', '/login/oidc/new'])
      expect((await plain.call('GET', path)).status).toBe(404)
  } finally {
    await plain.close()
  }
})

test('a provider that is away is said to be, and asked again the next time', async () => {
  const away = createServer()
  away.listen(0, '127.0.0.1')
  await once(away, 'listening')
  const { port } = away.address() as AddressInfo
  away.close()
  const oidc = createProvider({
    issuer: new URL(`http://127.0.0.1:${port}`),
    clientId: 'judge',
    clientSecret: CLIENT_SECRET,
    name: 'Nobody',
    publicUrl: site.url,
  })
  await expect(oidc.begin()).rejects.toMatchObject({ status: 503 })
  const other = await createTestApp({ oidc })
  try {
    const answer = await other.call('GET', '/login/oidc')
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('Nobody cannot be asked')
    expect((await refusal(await other.api('GET', '/me'))).status).toBe(401)
  } finally {
    await other.close()
  }
})
