import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { recordDeed } from '../audit/queries.ts'
import type { Sql } from '../database.ts'
import { AppError, notLoggedIn } from '../errors.ts'
import type { AppDeps } from '../http/limits.ts'
import { text } from '../text.ts'
import { hashPassword, isPassword } from './passwords.ts'
import {
  type Account,
  type Client,
  deleteExpiredSessions,
  findCredentials,
  insertSession,
  insertUser,
} from './queries.ts'
import { signToken } from './tokens.ts'

const SESSION_MS = 7 * 24 * 60 * 60 * 1000

const handle = text.regex(
  /^[A-Za-z0-9][A-Za-z0-9_-]{1,31}$/,
  'must be 2 to 32 letters, digits, hyphens or underscores, and begin with a letter or digit',
)
/** Long enough for any pass phrase, short enough to hash. */
export const passwordSchema = text
  .min(8, 'must have at least 8 characters')
  .max(256, 'must have at most 256 characters')

export const registrationSchema = z.strictObject({
  handle,
  email: text.trim().max(254, 'must have at most 254 characters').pipe(z.email('is not one')),
  password: passwordSchema,
})
export type Registration = z.infer<typeof registrationSchema>

/** Whatever was typed: a wrong form is as wrong as a wrong password. */
export const credentialsSchema = z.strictObject({
  handle: text.min(1, 'is required').max(256, 'must have at most 256 characters'),
  password: text.min(1, 'is required').max(256, 'must have at most 256 characters'),
})
export type Credentials = z.infer<typeof credentialsSchema>

export interface Session {
  token: string
  expiresAt: Date
}

export async function register(
  { sql, limits }: AppDeps,
  { handle, email, password }: Registration,
  { address }: Client,
): Promise<Account> {
  await limits.auth(`address ${address}`, `handle ${handle.toLowerCase()}`)
  const user = await insertUser(sql, { handle, email, passwordHash: await hashPassword(password) })
  await recordDeed(sql, { action: 'register', userId: user.id, handle: user.handle, address })
  return user
}

export async function logIn(
  deps: AppDeps,
  { handle, password }: Credentials,
  client: Client,
): Promise<Session> {
  const { sql, limits } = deps
  const { address } = client
  await limits.auth(`address ${address}`, `handle ${handle.toLowerCase()}`)
  const user = await findCredentials(sql, handle)
  if (!(await isPassword(password, user?.passwordHash ?? undefined)) || !user) {
    await recordDeed(sql, { ...NOBODY, handle: likelyHandle(handle), address })
    throw notLoggedIn('Handle or password is wrong')
  }
  return beginSession(deps, user, client)
}

/** `subject`: who said who it is, if not the password did. */
export async function beginSession(
  { sql, jwtSecret }: AppDeps,
  user: { id: number; handle: string },
  client: Client,
  subject?: string,
): Promise<Session> {
  const { address } = client
  await deleteExpiredSessions(sql, user.id)
  await recordDeed(sql, { action: 'login', userId: user.id, handle: user.handle, address, subject })
  const expiresAt = new Date(Date.now() + SESSION_MS)
  const session = await insertSession(sql, user.id, expiresAt, client)
  return { token: await signToken(jwtSecret, session, expiresAt), expiresAt }
}

const NOBODY = { action: 'login_failed', userId: null } as const

/** Somebody may have typed their password there: only what can be a handle is kept. */
const likelyHandle = (text: string) => (handle.safeParse(text).success ? text : null)

/**
 * Sees to it that somebody can administer: makes the account at the first start, and never changes
 * one that exists. Answers the password when it had to make one up, to be shown once.
 */
export async function ensureAdmin(
  sql: Sql,
  adminHandle: string,
  adminPassword: string | undefined,
): Promise<string | undefined> {
  if (!handle.safeParse(adminHandle).success)
    throw new Error(`Cannot start: ADMIN_HANDLE "${adminHandle}" cannot be a handle`)
  if (await findCredentials(sql, adminHandle)) return undefined
  const chosen = adminPassword ?? randomBytes(18).toString('base64url')
  const passwordHash = await hashPassword(chosen)
  try {
    const email = `${adminHandle}@localhost`
    await insertUser(sql, { handle: adminHandle, email, passwordHash, role: 'admin' })
  } catch (error) {
    // Another orchestrator, started at the same time, was faster.
    if (error instanceof AppError && error.status === 409) return undefined
    throw error
  }
  return adminPassword === undefined ? chosen : undefined
}
