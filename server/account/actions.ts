import type { Context } from 'hono'
import { z } from 'zod'
import { recordDeed } from '../audit/queries.ts'
import { passwordSchema } from '../auth/accounts.ts'
import type { SessionEnv } from '../auth/middleware.ts'
import { hashPassword, isPassword } from '../auth/passwords.ts'
import { type CurrentUser, isSessionYoung } from '../auth/queries.ts'
import { SCOPES } from '../auth/scopes.ts'
import { newSecret, TOKEN_PREFIX } from '../auth/secrets.ts'
import { badInput } from '../errors.ts'
import { clientAddress } from '../http/address.ts'
import type { AppDeps } from '../http/limits.ts'
import { text } from '../text.ts'
import {
  deleteToken,
  deleteUser,
  findPasswordHash,
  insertToken,
  setPassword,
  type TokenRow,
} from './queries.ts'

const givenPassword = text.min(1, 'is required').max(256, 'must have at most 256 characters')

export const passwordChangeSchema = z.strictObject({
  /** Left out by who has none. */
  currentPassword: givenPassword.optional(),
  newPassword: passwordSchema,
})

export const goodbyeSchema = z.strictObject({ password: givenPassword.optional() })

export const MAX_TOKEN_DAYS = 366

export const newTokenSchema = z.strictObject({
  name: text.trim().min(1, 'is required').max(80, 'must have at most 80 characters'),
  /** `read` comes with every token. */
  scopes: z
    .array(z.enum(SCOPES, `must be of ${SCOPES.join(', ')}`))
    .max(SCOPES.length)
    .default(['read'])
    .transform((chosen) => SCOPES.filter((scope) => scope === 'read' || chosen.includes(scope))),
  expiresInDays: z.int().min(1).max(MAX_TOKEN_DAYS).default(90),
})

/** Who acts, and from where. */
export interface Actor {
  user: CurrentUser
  address: string
}

export const actorOf = (c: Context<SessionEnv>): Actor => ({
  user: c.var.user,
  address: clientAddress(c),
})

export const deedOf = ({ user, address }: Actor) => ({
  userId: user.id,
  handle: user.handle,
  address,
})

/**
 * Asks for the password once more; who has none must have logged in just now.
 * @throws {AppError} 422 when it is wrong, 429 for who tries too often.
 */
export async function checkPresence(
  { sql, limits }: AppDeps,
  { user, address }: Actor,
  password: string | undefined,
  field: string,
): Promise<void> {
  await limits.auth(`address ${address}`, `handle ${user.handle.toLowerCase()}`)
  const wrong = (message: string) => badInput([{ field, message }])
  const hash = await findPasswordHash(sql, user.id)
  if (hash !== null) {
    if (password === undefined) throw wrong('is required')
    if (!(await isPassword(password, hash))) throw wrong('is wrong')
    return
  }
  if (password !== undefined) throw wrong('must be left out: this account has none')
  if (user.sessionId === null || !(await isSessionYoung(sql, user.sessionId)))
    throw wrong('is not there: log out and in again, and do this within 10 minutes')
}

export async function changePassword(
  deps: AppDeps,
  actor: Actor,
  { currentPassword, newPassword }: z.infer<typeof passwordChangeSchema>,
): Promise<void> {
  await checkPresence(deps, actor, currentPassword, 'currentPassword')
  const passwordHash = await hashPassword(newPassword)
  await deps.sql.begin(async (tx) => {
    await setPassword(tx, actor.user.id, passwordHash, actor.user.sessionId)
    await recordDeed(tx, { action: 'password_changed', ...deedOf(actor) })
  })
}

export async function deleteAccount(
  deps: AppDeps,
  actor: Actor,
  { password }: z.infer<typeof goodbyeSchema>,
): Promise<void> {
  await checkPresence(deps, actor, password, 'password')
  await deps.sql.begin(async (tx) => {
    await deleteUser(tx, actor.user.id)
    await recordDeed(tx, { action: 'account_deleted', ...deedOf(actor), userId: null })
  })
}

/** The only time that the token itself is there. */
export async function makeToken(
  { sql }: AppDeps,
  actor: Actor,
  { name, scopes, expiresInDays }: z.infer<typeof newTokenSchema>,
): Promise<TokenRow & { token: string }> {
  const { secret, hash } = newSecret(TOKEN_PREFIX)
  const expiresAt = new Date(Date.now() + expiresInDays * 24 * 60 * 60 * 1000)
  const row = await sql.begin(async (tx) => {
    const userId = actor.user.id
    await recordDeed(tx, { action: 'token_made', ...deedOf(actor), subject: name })
    return insertToken(tx, { userId, name, scopes, hash, expiresAt })
  })
  return { ...row, token: secret }
}

export async function revokeToken({ sql }: AppDeps, actor: Actor, id: number): Promise<void> {
  await sql.begin(async (tx) => {
    const subject = await deleteToken(tx, actor.user.id, id)
    await recordDeed(tx, { action: 'token_revoked', ...deedOf(actor), subject })
  })
}
