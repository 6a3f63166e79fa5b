import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, PASSWORD, refusal, sumProblem, type TestApp } from '../../test/app.ts'
import { SCOPES } from '../auth/scopes.ts'

const solution = { language: 'javascript', code: 'function sum(a, b) {}' }

let judge: TestApp
let admin: string
/** A submission of somebody else's. */
let others: number
beforeAll(async () => {
  judge = await createTestApp()
  admin = (await judge.signUp('chief', 'admin')).token
  await judge.api('POST', '/problems', { token: admin, json: sumProblem('sum') })
  const { token } = await judge.signUp('other')
  const answer = await judge.api('POST', '/problems/sum/submissions', { token, json: solution })
  others = ((await answer.json()) as { id: number }).id
})
afterAll(() => judge.close())

interface Made {
  id: number
  token: string
  scopes: string[]
  lastUsedAt: string | null
}
const make = async (token: string, wish: object = {}) => {
  const json = { name: 'ci', ...wish }
  const answer = await judge.api('POST', '/account/tokens', { token, json })
  expect(answer.status).toBe(201)
  return (await answer.json()) as Made
}
const listed = async (token: string, what: string) => {
  const answer = await judge.api('GET', `/account/${what}`, { token })
  expect(answer.status).toBe(200)
  return ((await answer.json()) as { items: Record<string, unknown>[] }).items
}
const me = async (token: string) => (await judge.api('GET', '/me', { token })).status
const logIn = async (handle: string, password = PASSWORD) => {
  const json = { handle, password }
  const answer = await judge.api('POST', '/auth/login', { json })
  return { status: answer.status, ...((await answer.json()) as { token: string }) }
}
const audit = (handle: string) =>
  judge.sql<{ action: string; subject: string | null; address: string }[]>`
    select action, subject, address from audit_log where handle = ${handle} order by id`

test('a token is shown once, stored hashed, used, and revoked', async () => {
  const ada = await judge.signUp('ada')
  const made = await make(ada.token, { name: 'laptop', expiresInDays: 7 })
  expect(made).toMatchObject({ name: 'laptop', scopes: ['read'], lastUsedAt: null })
  expect(made.token).toMatch(/^dps_[\w-]{43}$/)
  const [row] = await judge.sql`select * from api_tokens where id = ${made.id}`
  expect(row?.hash).toHaveLength(32)
  expect(JSON.stringify(row)).not.toContain(made.token.slice(4))
  const days = (Number(row?.expiresAt) - Date.now()) / 86_400_000
  expect(days).toBeCloseTo(7, 2)

  expect(await me(made.token)).toBe(200)
  const [seen] = await listed(ada.token, 'tokens')
  expect(seen).toMatchObject({ id: made.id, lastUsedAt: expect.any(String) })
  expect(seen).not.toHaveProperty('token')

  const path = `/account/tokens/${made.id}`
  expect((await judge.api('DELETE', path, { token: ada.token })).status).toBe(204)
  expect(await me(made.token)).toBe(401)
  expect((await judge.api('DELETE', path, { token: ada.token })).status).toBe(404)
})

test('a token that has expired, was altered or never was is not valid', async () => {
  const { token } = await judge.signUp('late')
  const made = await make(token)
  await judge.sql`update api_tokens set expires_at = now() where id = ${made.id}`
  const altered = `${made.token.slice(0, -1)}${made.token.endsWith('A') ? 'B' : 'A'}`
  for (const bad of [made.token, altered, 'dps_', 'dps_nothing']) expect(await me(bad)).toBe(401)
})

test('a token of somebody else can be neither seen nor revoked', async () => {
  const owner = await judge.signUp('owner')
  const eve = await judge.signUp('eve')
  const { id } = await make(owner.token)
  expect(await listed(eve.token, 'tokens')).toEqual([])
  expect((await judge.api('DELETE', `/account/tokens/${id}`, { token: eve.token })).status).toBe(
    404,
  )
  expect(await listed(owner.token, 'tokens')).toHaveLength(1)
})

test('the use of a token is in the audit log once an hour, or from a new address', async () => {
  const { token } = await judge.signUp('busy')
  const made = await make(token, { name: 'robot' })
  const use = (address: string) => judge.api('GET', '/me', { token: made.token, address })
  for (const address of ['192.0.2.7', '192.0.2.7', '192.0.2.8']) await use(address)
  await judge.sql`update api_tokens set last_used_at = now() - interval '2 minutes'`
  await use('192.0.2.8')
  await judge.sql`update api_tokens set last_used_at = now() - interval '61 minutes'`
  await use('192.0.2.8')
  const used = (await audit('busy')).filter(({ action }) => action === 'token_used')
  expect(used.map(({ address, subject }) => `${subject} ${address}`)).toEqual([
    'robot 192.0.2.7',
    'robot 192.0.2.8',
    'robot 192.0.2.8',
  ])
})

test.each([
  ['no name', { name: ' ' }, 'name'],
  ['an unknown scope', { scopes: ['everything'] }, 'scopes.0'],
  ['no end', { expiresInDays: 0 }, 'expiresInDays'],
  ['an end too far away', { expiresInDays: 367 }, 'expiresInDays'],
  ['a field that is not known', { role: 'admin' }, 'role'],
])('a token with %s is refused', async (_, wish, field) => {
  const json = { name: 'ci', ...wish }
  const answer = await judge.api('POST', '/account/tokens', { token: admin, json })
  expect(answer.status).toBe(422)
  expect((await refusal(answer)).errors?.map((error) => error.field)).toEqual([field])
})

test('nobody keeps more than 50 tokens', async () => {
  const { token, id } = await judge.signUp('collector')
  await judge.sql`
    insert into api_tokens (user_id, name, scopes, hash, expires_at)
    select ${id}, n, '{read}', sha256(n::text::bytea), now() from generate_series(1, 50) n`
  const answer = await judge.api('POST', '/account/tokens', { token, json: { name: 'one more' } })
  expect(answer.status).toBe(409)
})

test.each([
  ['read', 403, 403, 403],
  ['submit', 202, 403, 403],
  ['author', 403, 200, 403],
  ['admin', 403, 200, 200],
] as const)(
  'with the scope %s an admin’s token may do that only',
  async (scope, submit, author, administer) => {
    const made = await make(admin, { scopes: [scope] })
    expect(made.scopes).toEqual(scope === 'read' ? ['read'] : ['read', scope])
    const { token } = made
    expect(await me(token)).toBe(200)
    const submitted = await judge.api('POST', '/problems/sum/submissions', {
      token,
      json: solution,
    })
    expect(submitted.status).toBe(submit)
    const written = await judge.api('PUT', '/problems/sum', { token, json: sumProblem('sum') })
    expect(written.status).toBe(author)
    expect((await judge.api('GET', '/users', { token })).status).toBe(administer)
    // What an admin only sees needs the scope, too.
    const seen = await judge.api('GET', `/submissions/${others}`, { token })
    const { code } = (await seen.json()) as { code: string | null }
    expect(code).toBe(scope === 'admin' ? solution.code : null)
  },
)

test.each(SCOPES)('with the scope %s a user’s token does not make an admin', async (scope) => {
  const { token } = await judge.signUp(`user-${scope}`)
  const made = await make(token, { scopes: [scope] })
  const written = await judge.api('PUT', '/problems/sum', {
    token: made.token,
    json: sumProblem('sum'),
  })
  expect(written.status).toBe(403)
  expect((await judge.api('GET', '/users', { token: made.token })).status).toBe(403)
})

test('no token may touch the account that it belongs to', async () => {
  const { token } = await make(admin, { scopes: [...SCOPES] })
  for (const [method, path] of [
    ['GET', '/account/tokens'],
    ['POST', '/account/tokens'],
    ['GET', '/account/sessions'],
    ['POST', '/account/password'],
    ['DELETE', '/account'],
    ['POST', '/auth/logout'],
  ] as const) {
    const answer = await judge.api(method, path, method === 'GET' ? { token } : { token, json: {} })
    expect(`${path} ${answer.status}`).toBe(`${path} 403`)
  }
})

test('a new password ends all other sessions', async () => {
  const { token } = await judge.signUp('grace')
  const other = await logIn('grace')
  const newPassword = 'an even better one'
  const json = { currentPassword: PASSWORD, newPassword }
  const wrong = await judge.api('POST', '/account/password', {
    token,
    json: { ...json, currentPassword: 'not that' },
  })
  expect(wrong.status).toBe(422)
  expect((await refusal(wrong)).errors).toEqual([{ field: 'currentPassword', message: 'is wrong' }])

  expect((await judge.api('POST', '/account/password', { token, json })).status).toBe(204)
  expect(await me(token)).toBe(200)
  expect(await me(other.token)).toBe(401)
  expect((await logIn('grace')).status).toBe(401)
  expect((await logIn('grace', newPassword)).status).toBe(200)
  expect((await audit('grace')).map(({ action }) => action)).toEqual([
    'login',
    'login',
    'password_changed',
    'login_failed',
    'login',
  ])
})

test('sessions are listed with where they were begun, and can be ended', async () => {
  const { token } = await judge.signUp('mary')
  const answer = await judge.api('POST', '/auth/login', {
    json: { handle: 'mary', password: PASSWORD },
    headers: { 'User-Agent': 'Robot/1.0' },
    address: '198.51.100.9',
  })
  const other = ((await answer.json()) as { token: string }).token
  const sessions = await listed(token, 'sessions')
  expect(sessions).toHaveLength(2)
  const [foreign] = sessions.filter(({ current }) => !current)
  expect(foreign).toMatchObject({ agent: 'Robot/1.0', address: '198.51.100.9' })
  const path = `/account/sessions/${foreign?.id}`
  expect((await judge.api('DELETE', path, { token })).status).toBe(204)
  expect(await me(other)).toBe(401)
  expect((await judge.api('DELETE', '/account/sessions/nonsense', { token })).status).toBe(404)
})

test('a deleted account takes its submissions with it, and its handle is free again', async () => {
  const gone = await judge.signUp('gone')
  await judge.api('POST', '/problems/sum/submissions', { token: gone.token, json: solution })
  const robot = await make(gone.token)
  const remove = (password: string) =>
    judge.api('DELETE', '/account', { token: gone.token, json: { password } })
  expect((await remove('not that')).status).toBe(422)
  expect((await remove(PASSWORD)).status).toBe(204)
  for (const token of [gone.token, robot.token]) expect(await me(token)).toBe(401)
  expect(await judge.sql`select from submissions where user_id = ${gone.id}`).toHaveLength(0)
  expect((await audit('gone')).map(({ action }) => action).at(-1)).toBe('account_deleted')
  await judge.signUp('gone')
})

test('the only admin cannot leave', async () => {
  const other = await createTestApp()
  try {
    const { token } = await other.signUp('alone', 'admin')
    const json = { password: PASSWORD }
    expect((await other.api('DELETE', '/account', { token, json })).status).toBe(409)
    await other.signUp('second', 'admin')
    expect((await other.api('DELETE', '/account', { token, json })).status).toBe(204)
  } finally {
    await other.close()
  }
})

test('the tokens of a person are on their profile, for nobody else to see', async () => {
  const owner = await judge.signUp('greta')
  const { token } = await make(owner.token, { name: 'my laptop' })
  const other = await judge.signUp('henry')
  const shown = async (bearer: string | undefined, path = '/users/Greta') => {
    const html = await (await judge.call('GET', path, { token: bearer })).text()
    return { tokens: html.includes('id="tokens"'), named: html.includes('my laptop') }
  }
  expect(await shown(owner.token)).toEqual({ tokens: true, named: true })
  // Not for a program that has one of them, either: it could make itself another.
  for (const bearer of [other.token, admin, token, undefined])
    expect(await shown(bearer)).toEqual({ tokens: false, named: false })
  expect(await shown(other.token, '/users/henry')).toEqual({ tokens: true, named: false })

  const there = await judge.call('GET', '/account/tokens', { token: owner.token })
  expect(there.headers.get('Location')).toBe('/users/greta#tokens')
  const page = await (await judge.call('GET', '/account', { token: owner.token })).text()
  expect(page).toContain('href="/users/greta#tokens"')
})

test('the page does what the API does', async () => {
  const { token } = await judge.signUp('paula')
  const headers = { Cookie: `session=${token}`, 'Sec-Fetch-Site': 'same-origin' }
  const post = (path: string, fields: Record<string, string>) =>
    judge.call('POST', path, { headers, body: new URLSearchParams(fields) })

  const bad = await post('/account/tokens', { name: '', expiresInDays: '90' })
  expect(bad.status).toBe(422)
  const made = await post('/account/tokens', {
    name: 'a <b>',
    scopes: 'submit',
    expiresInDays: '9',
  })
  expect(made.status).toBe(201)
  const html = await made.text()
  const [secret] = /dps_[\w-]{43}/.exec(html) ?? []
  expect(secret && (await me(secret))).toBe(200)
  const page = await (await judge.call('GET', '/users/paula', { headers })).text()
  expect(page).toContain('a &lt;b>')
  expect(page).not.toContain(secret)

  const [, id] = /account\/tokens\/(\d+)\/revoke/.exec(page) ?? []
  const revoked = await post(`/account/tokens/${id}/revoke`, {})
  expect(revoked.status).toBe(303)
  const after = revoked.headers.get('Location') ?? ''
  expect(after).toBe('/users/paula?done=token#tokens')
  expect(await (await judge.call('GET', after, { headers })).text()).toContain('Token revoked.')
  expect(secret && (await me(secret))).toBe(401)

  const { token: other } = await logIn('paula')
  const sessions = await (await judge.call('GET', '/account', { headers })).text()
  const [, session] = /account\/sessions\/([\w-]+)\/end/.exec(sessions) ?? []
  expect((await post(`/account/sessions/${session}/end`, {})).status).toBe(303)
  expect(await me(other)).toBe(401)

  const wrong = await post('/account/password', {
    currentPassword: 'no',
    newPassword: 'a'.repeat(9),
  })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('Is wrong.')
  const changed = await post('/account/password', {
    currentPassword: PASSWORD,
    newPassword: 'a'.repeat(9),
  })
  expect(changed.headers.get('Location')).toBe('/account?done=password')
  const left = await post('/account/delete', { password: 'a'.repeat(9) })
  expect(left.status).toBe(303)
  expect(left.headers.get('Set-Cookie')).toMatch(/^session=;/)
  expect(await me(token)).toBe(401)
})
