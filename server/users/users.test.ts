import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, PASSWORD, refusal, type TestApp } from '../../test/app.ts'

let judge: TestApp
let admin: string
beforeAll(async () => {
  judge = await createTestApp()
  admin = (await judge.signUp('chief', 'admin')).token
})
afterAll(() => judge.close())

const link = async (handle: string) => {
  const answer = await judge.api('POST', `/users/${handle}/reset-link`, { token: admin })
  expect(answer.status).toBe(201)
  const { path, expiresAt } = (await answer.json()) as { path: string; expiresAt: string }
  return { token: new URL(path, 'http://judge').searchParams.get('token') ?? '', expiresAt }
}
const reset = (token: string, password = 'a new password') =>
  judge.api('POST', '/auth/reset', { json: { token, password } })
const logIn = async (handle: string, password: string) =>
  (await judge.api('POST', '/auth/login', { json: { handle, password } })).status

test('a link sets a new password once, and ends every session', async () => {
  const ada = await judge.signUp('ada')
  const { token, expiresAt } = await link('ADA')
  expect((Date.parse(expiresAt) - Date.now()) / 3_600_000).toBeCloseTo(24, 1)
  const [row] = await judge.sql`select * from password_resets`
  expect(JSON.stringify(row)).not.toContain(token)

  const short = await reset(token, 'short')
  expect((await refusal(short)).errors?.[0]?.field).toBe('password')
  expect((await reset(token)).status).toBe(204)
  expect((await judge.api('GET', '/me', { token: ada.token })).status).toBe(401)
  expect(await logIn('ada', PASSWORD)).toBe(401)
  expect(await logIn('ada', 'a new password')).toBe(200)

  const again = await reset(token, 'yet another one')
  expect(again.status).toBe(422)
  expect((await refusal(again)).errors).toEqual([
    { field: 'token', message: 'was used, has expired or was replaced' },
  ])
  expect(await logIn('ada', 'a new password')).toBe(200)
})

test('an expired, a replaced and an invented link do nothing', async () => {
  await judge.signUp('grace')
  const first = await link('grace')
  const second = await link('grace')
  expect((await reset(first.token)).status).toBe(422)
  expect((await reset('invented')).status).toBe(422)
  await judge.sql`update password_resets set expires_at = now()`
  expect((await reset(second.token)).status).toBe(422)
  expect(await logIn('grace', PASSWORD)).toBe(200)
})

test('of two who use a link at the same time one is refused', async () => {
  await judge.signUp('twice')
  const { token } = await link('twice')
  const answers = await Promise.all([reset(token, 'the first one'), reset(token, 'the other one')])
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 422])
})

test('a password that was changed makes the link void', async () => {
  const { token: session } = await judge.signUp('quick')
  const { token } = await link('quick')
  await judge.api('POST', '/account/password', {
    token: session,
    json: { currentPassword: PASSWORD, newPassword: 'remembered it' },
  })
  expect((await reset(token)).status).toBe(422)
})

test('for nobody there is no link', async () => {
  const answer = await judge.api('POST', '/users/nobody/reset-link', { token: admin })
  expect(answer.status).toBe(404)
})

test('an admin finds users by handle and email, page by page', async () => {
  const list = async (query: string) => {
    const answer = await judge.api('GET', `/users?${query}`, { token: admin })
    return (await answer.json()) as { items: { handle: string }[]; next: string | null }
  }
  const { items } = await list('q=GRACE@example')
  expect(items).toMatchObject([{ handle: 'grace', email: 'grace@example.com', role: 'user' }])
  expect(JSON.stringify(items)).not.toContain('argon2')
  const first = await list('limit=2')
  const second = await list(`limit=2&after=${first.next}`)
  const handles = [...first.items, ...second.items].map(({ handle }) => handle)
  expect(new Set(handles).size).toBe(4)
  expect((await list('q=%25')).items).toEqual([])
})

test('the pages do what the API does', async () => {
  await judge.signUp('paula')
  const headers = {
    Cookie: `session=${admin}`,
    'Sec-Fetch-Site': 'same-origin',
    Host: 'judge.test',
  }
  const users = await (await judge.call('GET', '/admin/users?q=paula', { headers })).text()
  expect(users).toContain('/admin/users/paula/reset-link')
  const made = await judge.call('POST', '/admin/users/paula/reset-link', { headers })
  expect(made.status).toBe(201)
  const [, path = ''] =
    /http:\/\/judge\.test(\/reset\?token=[\w-]{43})/.exec(await made.text()) ?? []
  const form = await (await judge.call('GET', path)).text()
  const token = path.split('=')[1] ?? ''
  expect(form).toContain(`value="${token}"`)
  const send = (password: string) =>
    judge.call('POST', '/reset', { body: new URLSearchParams({ token, password }) })
  expect((await send('short')).status).toBe(422)
  expect(await (await send('a good one')).text()).toContain('Password set')
  expect(await (await send('a good one')).text()).toContain('The link was used')
})

test('what admins change is in the audit log, and only admins read it', async () => {
  await judge.api('POST', '/problems/none/rejudge', { token: admin })
  const list = async (query: string) => {
    const answer = await judge.api('GET', `/audit?${query}`, { token: admin })
    expect(answer.status).toBe(200)
    return ((await answer.json()) as { items: Record<string, unknown>[] }).items
  }
  const deeds = await list('user=chief&action=admin')
  expect(deeds[0]).toMatchObject({
    handle: 'chief',
    address: '192.0.2.1',
    subject: 'POST /admin/users/paula/reset-link',
  })
  expect(deeds.map(({ subject }) => subject)).not.toContain('POST /api/v1/problems/none/rejudge')
  await logIn('chief', 'not the password')
  await logIn('my password, typed in the wrong field', 'x')
  const failed = await list('action=login_failed')
  expect(failed.slice(0, 2).map(({ handle }) => handle)).toEqual([null, 'chief'])
  expect(await list('user=nobody')).toEqual([])

  const cookie = { headers: { Cookie: `session=${admin}` } }
  const page = await (await judge.call('GET', '/admin/audit?action=admin', cookie)).text()
  expect(page).toContain('POST /admin/users/paula/reset-link')
})
