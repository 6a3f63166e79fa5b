import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { ensureAdmin } from './accounts.ts'

let judge: TestApp
beforeAll(async () => {
  judge = await createTestApp()
})
afterAll(() => judge.close())

const logIn = (handle: string, password: string) =>
  judge.api('POST', '/auth/login', { json: { handle, password } })

test('the first start makes an admin with a password of its own, later ones change nothing', async () => {
  const password = await ensureAdmin(judge.sql, 'admin', undefined)
  expect(password).toMatch(/^.{20,}$/)
  expect(await ensureAdmin(judge.sql, 'admin', undefined)).toBeUndefined()
  expect(await ensureAdmin(judge.sql, 'admin', 'another password')).toBeUndefined()
  const answer = await logIn('admin', password ?? '')
  const { token } = (await answer.json()) as { token: string }
  const me = await judge.api('GET', '/me', { token })
  expect(await me.json()).toMatchObject({ user: { handle: 'admin', role: 'admin' } })
  expect((await logIn('admin', 'another password')).status).toBe(401)
})

test('an admin with a given password gets that one, and it is not told', async () => {
  expect(await ensureAdmin(judge.sql, 'root', 'the given password')).toBeUndefined()
  expect((await logIn('root', 'the given password')).status).toBe(200)
})

test('of several that start at once only one makes the admin', async () => {
  const starts = Array.from({ length: 4 }, () => ensureAdmin(judge.sql, 'chief', undefined))
  const passwords = (await Promise.all(starts)).filter((password) => password !== undefined)
  expect(passwords).toHaveLength(1)
  expect((await logIn('chief', passwords[0] ?? '')).status).toBe(200)
})

test('an admin whose handle is none stops the start', async () => {
  await expect(ensureAdmin(judge.sql, 'the admin', undefined)).rejects.toThrow(
    'Cannot start: ADMIN_HANDLE "the admin" cannot be a handle',
  )
})
