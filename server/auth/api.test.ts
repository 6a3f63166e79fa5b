import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, PASSWORD, refusal, type TestApp } from '../../test/app.ts'

let judge: TestApp
beforeAll(async () => {
  judge = await createTestApp()
})
afterAll(() => judge.close())

const ada = { handle: 'ada', email: 'ada@example.com', password: PASSWORD }

test('an account is made, logs in, is known, and logs out', async () => {
  const registered = await judge.api('POST', '/auth/register', { json: ada })
  expect(registered.status).toBe(201)
  const { user } = (await registered.json()) as { user: Record<string, unknown> }
  expect(user).toMatchObject({ handle: 'ada', email: 'ada@example.com', role: 'user' })
  expect(JSON.stringify(user)).not.toContain('argon2')

  const loggedIn = await judge.api('POST', '/auth/login', {
    json: { handle: 'ADA', password: PASSWORD },
  })
  expect(loggedIn.status).toBe(200)
  const { token, expiresAt } = (await loggedIn.json()) as { token: string; expiresAt: string }
  const days = (Date.parse(expiresAt) - Date.now()) / 86_400_000
  expect(days).toBeCloseTo(7, 2)

  const me = await judge.api('GET', '/me', { token })
  expect(await me.json()).toEqual({ user })

  expect((await judge.api('POST', '/auth/logout', { token })).status).toBe(204)
  const after = await judge.api('GET', '/me', { token })
  expect(after.status).toBe(401)
  expect((await refusal(after)).detail).toBe('The token is not valid: log in again')
})

test('a password is stored as argon2id with the parameters that OWASP asks for', async () => {
  const { id } = await judge.signUp('hashed')
  const [row] = await judge.sql`select password_hash from users where id = ${id}`
  expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test.each([
  ['a handle with a space', { handle: 'a b' }, 'handle'],
  ['a handle of one letter', { handle: 'a' }, 'handle'],
  ['a handle with NUL', { handle: 'a\0b' }, 'handle'],
  ['an address that is none', { email: 'nowhere' }, 'email'],
  ['an address that is too long', { email: `${'a'.repeat(250)}@example.com` }, 'email'],
  ['a short password', { password: 'short' }, 'password'],
  ['an endless password', { password: 'x'.repeat(257) }, 'password'],
  ['a password that is a number', { password: 12345678 }, 'password'],
  ['no password', { password: undefined }, 'password'],
  ['a field that is not known', { role: 'admin' }, 'role'],
])('an account with %s is refused by the field', async (_, wrong, field) => {
  const answer = await judge.api('POST', '/auth/register', {
    json: { handle: 'new', email: 'new@example.com', password: PASSWORD, ...wrong },
  })
  expect(answer.status).toBe(422)
  const { errors, ...problem } = await refusal(answer)
  expect(errors?.map((error) => error.field)).toContain(field)
  expect(problem).toMatchObject({ type: 'about:blank', title: 'Unprocessable Entity', status: 422 })
})

test.each([
  ['handle', { handle: 'TAKEN', email: 'other@example.com' }],
  ['email', { handle: 'other', email: 'Taken@Example.com' }],
])('an account whose %s somebody has already is refused', async (field, taken) => {
  const json = { handle: 'taken', email: 'taken@example.com', password: PASSWORD }
  await judge.api('POST', '/auth/register', { json })
  const answer = await judge.api('POST', '/auth/register', { json: { ...json, ...taken } })
  expect(answer.status).toBe(409)
  expect((await refusal(answer)).errors).toEqual([
    { field, message: expect.stringContaining('taken') },
  ])
})

test('a wrong password and an unknown handle get the same answer', async () => {
  await judge.signUp('known')
  const wrong = await judge.api('POST', '/auth/login', {
    json: { handle: 'known', password: 'not this one' },
  })
  const unknown = await judge.api('POST', '/auth/login', {
    json: { handle: 'unknown', password: 'not this one' },
  })
  expect([wrong.status, unknown.status]).toEqual([401, 401])
  expect(await refusal(wrong)).toEqual(await refusal(unknown))
  expect(wrong.headers.get('WWW-Authenticate')).toBe('Bearer')
})

test.each([
  ['no JSON', '{"handle":', 'application/json', 400],
  ['bytes that are not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'application/json', 400],
  ['a form', 'handle=a&password=b', 'application/x-www-form-urlencoded', 415],
  ['no type', '{}', '', 415],
  ['an array', '[]', 'application/json', 422],
  ['nothing', '', 'application/json', 400],
])('a body of %s is refused', async (_, body, type, status) => {
  const answer = await judge.api('POST', '/auth/login', { body, headers: { 'Content-Type': type } })
  expect(answer.status).toBe(status)
  const { errors } = await refusal(answer)
  if (status !== 415) expect(errors?.[0]?.field).toBe('body')
})

test('a body of more than 1 MiB is refused', async () => {
  const answer = await judge.api('POST', '/auth/login', { json: 'x'.repeat(1024 * 1024) })
  expect(answer.status).toBe(413)
  expect((await refusal(answer)).errors?.[0]?.field).toBe('body')
})

test('a token that is not exactly ours is refused', async () => {
  const { token, id } = await judge.signUp('owner')
  const claims = decodeJwt(token)
  const sign = (change: object, secret = judge.deps.jwtSecret, alg = 'HS256') =>
    new SignJWT({ ...claims, ...change }).setProtectedHeader({ alg }).sign(secret)
  const [header, payload] = token.split('.')
  const forged = {
    garbage: 'abc',
    unsigned: new UnsecuredJWT(claims).encode(),
    'of another secret': await sign({}, new TextEncoder().encode('x'.repeat(32))),
    'of another algorithm': await sign({}, judge.deps.jwtSecret, 'HS512'),
    'of another issuer': await sign({ iss: 'somebody' }),
    'for another audience': await sign({ aud: 'somebody' }),
    'too old': await sign({ exp: 1 }),
    'without an end': await sign({ exp: undefined }),
    'of no session': await sign({ jti: undefined }),
    'of an unknown session': await sign({ jti: crypto.randomUUID() }),
    'with its signature cut off': `${header}.${payload}.`,
  }
  for (const [how, bad] of Object.entries(forged)) {
    const answer = await judge.api('GET', '/me', { token: bad })
    expect(answer.status, how).toBe(401)
  }
  expect((await judge.api('GET', '/me', { token: await sign({}) })).status).toBe(200)

  await judge.sql`update sessions set expires_at = now() where user_id = ${id}`
  expect((await judge.api('GET', '/me', { token })).status).toBe(401)
})

test('a bad token is refused even where none is needed, a bad cookie makes a visitor', async () => {
  expect((await judge.api('GET', '/problems', { token: 'abc' })).status).toBe(401)
  const answer = await judge.api('GET', '/problems', { headers: { Cookie: 'session=abc' } })
  expect(answer.status).toBe(200)
})
