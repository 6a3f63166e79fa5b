import type { Scope } from '../auth/scopes.ts'
import type { Sql, TransactionSql } from '../database.ts'
import { conflict, notFound } from '../errors.ts'

export interface SessionRow {
  id: string
  address: string | null
  agent: string | null
  createdAt: Date
  lastUsedAt: Date
  expiresAt: Date
  /** Whether it is the one that asks. */
  current: boolean
}

export interface TokenRow {
  id: number
  name: string
  scopes: Scope[]
  createdAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
}

export interface NewToken {
  userId: number
  name: string
  scopes: readonly Scope[]
  hash: Buffer
  expiresAt: Date
}

/** More than anybody keeps an eye on. */
const MAX_TOKENS = 50

export const listSessions = (sql: Sql, userId: number, currentId: string): Promise<SessionRow[]> =>
  sql<SessionRow[]>`
    select id, address, agent, created_at, last_used_at, expires_at, id = ${currentId} as current
      from sessions
     where user_id = ${userId} and expires_at > now()
     order by last_used_at desc, id`

export async function endSession(sql: Sql, userId: number, id: string): Promise<void> {
  const { count } = await sql`delete from sessions where id::text = ${id} and user_id = ${userId}`
  if (count === 0) throw notFound('Session')
}

export const listTokens = (sql: Sql, userId: number): Promise<TokenRow[]> =>
  sql<TokenRow[]>`
    select id, name, scopes, created_at, expires_at, last_used_at
      from api_tokens where user_id = ${userId} order by id desc`

/** @throws {AppError} 409 when there are too many. */
export async function insertToken(tx: TransactionSql, token: NewToken): Promise<TokenRow> {
  await tx`select from users where id = ${token.userId} for no key update`
  const [{ count }] = await tx<[{ count: number }]>`
    select count(*)::int as count from api_tokens where user_id = ${token.userId}`
  if (count >= MAX_TOKENS) throw conflict('name', `There are ${count} tokens: revoke one first`)
  const { userId, name, scopes, hash, expiresAt } = token
  const [row] = await tx<[TokenRow]>`
    insert into api_tokens (user_id, name, scopes, hash, expires_at)
    values (${userId}, ${name}, ${[...scopes]}, ${hash}, ${expiresAt})
    returning id, name, scopes, created_at, expires_at, last_used_at`
  return row
}

/** The name of what was revoked. */
export async function deleteToken(tx: TransactionSql, userId: number, id: number): Promise<string> {
  const [token] = await tx<{ name: string }[]>`
    delete from api_tokens where id = ${id} and user_id = ${userId} returning name`
  if (!token) throw notFound('Token')
  return token.name
}

/** Null when there is no password. */
export async function findPasswordHash(sql: Sql, userId: number): Promise<string | null> {
  const [user] = await sql<{ passwordHash: string | null }[]>`
    select password_hash from users where id = ${userId}`
  return user?.passwordHash ?? null
}

/** Ends every session but `keep`: whoever knew the old password is out. */
export async function setPassword(
  tx: TransactionSql,
  userId: number,
  passwordHash: string,
  keep: string | null,
): Promise<void> {
  await tx`update users set password_hash = ${passwordHash} where id = ${userId}`
  await tx`delete from sessions where user_id = ${userId} and id is distinct from ${keep}`
  await tx`delete from password_resets where user_id = ${userId}`
}

/** With all that is theirs. @throws {AppError} 409 when nobody could administer any more. */
export async function deleteUser(tx: TransactionSql, userId: number): Promise<void> {
  // Two admins who leave at the same time wait for each other.
  const admins = await tx<{ id: number }[]>`
    select id from users where role = 'admin' order by id for update`
  if (admins.length === 1 && admins[0]?.id === userId)
    throw conflict('account', 'You are the only admin')
  await tx`delete from users where id = ${userId}`
}
