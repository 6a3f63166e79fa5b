/** A forgotten password: an admin makes a link and hands it over, so that no mail server is needed. */
import { z } from 'zod'
import { setPassword } from '../account/queries.ts'
import { recordDeed } from '../audit/queries.ts'
import { passwordSchema } from '../auth/accounts.ts'
import { hashPassword } from '../auth/passwords.ts'
import { hashSecret, newSecret } from '../auth/secrets.ts'
import type { Sql } from '../database.ts'
import { badInput } from '../errors.ts'
import type { AppDeps } from '../http/limits.ts'
import { text } from '../text.ts'
import { insertReset, takeReset } from './queries.ts'

const RESET_MS = 24 * 60 * 60 * 1000

export interface Reset {
  /** In the query, which is not logged. */
  path: string
  expiresAt: Date
}

export async function makeReset(sql: Sql, handle: string): Promise<Reset> {
  const { secret, hash } = newSecret()
  const expiresAt = new Date(Date.now() + RESET_MS)
  await insertReset(sql, handle, hash, expiresAt)
  return { path: `/reset?token=${secret}`, expiresAt }
}

export const resetSchema = z.strictObject({
  token: text.min(1, 'is required').max(100),
  password: passwordSchema,
})

/** Sets the password and ends every session. @throws {AppError} 422 for a link that does not count. */
export async function resetPassword(
  { sql, limits }: AppDeps,
  { token, password }: z.infer<typeof resetSchema>,
  address: string,
): Promise<void> {
  await limits.auth(`address ${address}`)
  const passwordHash = await hashPassword(password)
  await sql.begin(async (tx) => {
    const user = await takeReset(tx, hashSecret(token))
    if (!user)
      throw badInput([{ field: 'token', message: 'was used, has expired or was replaced' }])
    await setPassword(tx, user.id, passwordHash, null)
    const { id: userId, handle } = user
    await recordDeed(tx, { action: 'password_reset', userId, handle, address })
  })
}
