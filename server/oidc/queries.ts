import { type Account, insertUser } from '../auth/queries.ts'
import type { Sql, TransactionSql } from '../database.ts'
import { conflict, notFound } from '../errors.ts'

export interface IdentityRow {
  id: number
  issuer: string
  createdAt: Date
  lastUsedAt: Date
}

interface Person {
  issuer: string
  subject: string
}

/** Whose account that is; remembers that they came. */
export async function useIdentity(
  sql: Sql,
  { issuer, subject }: Person,
): Promise<{ id: number; handle: string } | undefined> {
  const [user] = await sql<{ id: number; handle: string }[]>`
    update identities i
       set last_used_at = now()
      from users u
     where i.issuer = ${issuer} and i.subject = ${subject} and u.id = i.user_id
    returning u.id, u.handle`
  return user
}

/** @throws {AppError} 409 when either of the two is linked already. */
export async function insertIdentity(
  tx: TransactionSql,
  userId: number,
  { issuer, subject }: Person,
): Promise<void> {
  const { count } = await tx`
    insert into identities (user_id, issuer, subject) values (${userId}, ${issuer}, ${subject})
    on conflict do nothing`
  if (count > 0) return
  const [taken] = await tx`
    select 1 from identities where issuer = ${issuer} and subject = ${subject}`
  throw taken
    ? conflict('identity', 'This login belongs to an account already')
    : conflict('identity', 'This account has another login of that provider: unlink it first')
}

/** An account without a password. @throws {AppError} 409 that names what is taken. */
export async function insertPerson(
  tx: TransactionSql,
  person: Person,
  { handle, email }: { handle: string; email: string },
): Promise<Account> {
  const user = await insertUser(tx, { handle, email, passwordHash: null })
  await insertIdentity(tx, user.id, person)
  return user
}

export const listIdentities = (sql: Sql, userId: number): Promise<IdentityRow[]> =>
  sql<IdentityRow[]>`
    select id, issuer, created_at, last_used_at from identities
     where user_id = ${userId} order by issuer`

/** The issuer of what was unlinked. @throws {AppError} 409 when nothing would open the account. */
export async function deleteIdentity(
  tx: TransactionSql,
  userId: number,
  id: number,
): Promise<string> {
  // Two that are unlinked at the same time wait for each other.
  const [user] = await tx<{ ways: number }[]>`
    select (password_hash is not null)::int
           + (select count(*)::int from identities where user_id = u.id) as ways
      from users u where id = ${userId} for update`
  const [found] = await tx<{ issuer: string }[]>`
    delete from identities where id = ${id} and user_id = ${userId} returning issuer`
  if (!found) throw notFound('Login')
  if (user?.ways === 1)
    throw conflict('identity', 'Nothing else opens this account: set a password first')
  return found.issuer
}
