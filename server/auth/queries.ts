import type { Sql, TransactionSql } from '../database.ts'
import { conflict } from '../errors.ts'
import type { Scope } from './scopes.ts'

export type Role = 'user' | 'admin'

/** Who makes a request, and by what. */
export interface CurrentUser {
  id: number
  handle: string
  /** `user` for an admin who comes with a token that may not administer. */
  role: Role
  mayAuthor: boolean
  /** Null for a program with an API token. */
  sessionId: string | null
  /** Of the API token; null for a person who has logged in, who may do all that their role may. */
  scopes: readonly Scope[] | null
}

/** Where a session was begun, for its owner to recognise it. */
export interface Client {
  address: string
  agent: string | null
}

export interface Account {
  id: number
  handle: string
  email: string
  role: Role
  createdAt: Date
}

export interface NewAccount {
  handle: string
  email: string
  /** Null for who only comes by OpenID Connect. */
  passwordHash: string | null
  role?: Role
}

/** @throws {AppError} 409 that names the field that somebody else has already. */
export async function insertUser(sql: Sql | TransactionSql, account: NewAccount): Promise<Account> {
  const [user] = await sql<Account[]>`
    insert into users (handle, email, password_hash, role)
    values (${account.handle}, ${account.email}, ${account.passwordHash}, ${account.role ?? 'user'})
    on conflict do nothing
    returning id, handle, email, role, created_at`
  if (user) return user
  const [taken] = await sql`select 1 from users where lower(handle) = lower(${account.handle})`
  throw taken
    ? conflict('handle', 'This handle is taken')
    : conflict('email', 'This email address is taken')
}

export async function findAccount(sql: Sql, id: number): Promise<Account | undefined> {
  const [user] = await sql<Account[]>`
    select id, handle, email, role, created_at from users where id = ${id}`
  return user
}

export async function findCredentials(
  sql: Sql,
  handle: string,
): Promise<{ id: number; handle: string; passwordHash: string | null } | undefined> {
  const [user] = await sql<{ id: number; handle: string; passwordHash: string | null }[]>`
    select id, handle, password_hash from users where lower(handle) = lower(${handle})`
  return user
}

export async function insertSession(
  sql: Sql,
  userId: number,
  expiresAt: Date,
  { address, agent }: Client,
): Promise<string> {
  const [session] = await sql<[{ id: string }]>`
    insert into sessions (user_id, expires_at, address, agent)
    values (${userId}, ${expiresAt}, ${address}, ${agent})
    returning id`
  return session.id
}

/** Whether somebody has just shown who they are, and not left a browser open. */
export async function isSessionYoung(sql: Sql, sessionId: string): Promise<boolean> {
  const [session] = await sql<{ young: boolean }[]>`
    select created_at > now() - interval '10 minutes' as young from sessions where id = ${sessionId}`
  return session?.young ?? false
}

/** The user of a session that is neither ended nor too old. Its last use is known to the minute. */
export async function findSessionUser(
  sql: Sql,
  sessionId: string,
): Promise<CurrentUser | undefined> {
  const [found] = await sql<(Pick<CurrentUser, 'id' | 'handle' | 'role'> & { stale: boolean })[]>`
    select u.id, u.handle, u.role, s.last_used_at < now() - interval '1 minute' as stale
      from sessions s join users u on u.id = s.user_id
     where s.id = ${sessionId} and s.expires_at > now()`
  if (!found) return undefined
  const { stale, ...user } = found
  if (stale) await sql`update sessions set last_used_at = now() where id = ${sessionId}`
  return { ...user, mayAuthor: user.role === 'admin', sessionId, scopes: null }
}

/** The user of an API token that is neither revoked nor too old, with no more than it may. */
export async function findTokenUser(
  sql: Sql,
  hash: Buffer,
): Promise<{ user: CurrentUser; tokenId: number; name: string } | undefined> {
  const [found] = await sql<
    { id: number; handle: string; role: Role; scopes: Scope[]; tokenId: number; name: string }[]
  >`
    select u.id, u.handle, u.role, t.scopes, t.id as token_id, t.name
      from api_tokens t join users u on u.id = t.user_id
     where t.hash = ${hash} and t.expires_at > now()`
  if (!found) return undefined
  const { tokenId, name, scopes, role, ...user } = found
  const administers = role === 'admin' && scopes.includes('admin')
  return {
    user: {
      ...user,
      role: administers ? 'admin' : 'user',
      mayAuthor: administers || (role === 'admin' && scopes.includes('author')),
      sessionId: null,
      scopes,
    },
    tokenId,
    name,
  }
}

/**
 * Remembers the use of a token, to the minute. Says whether it is worth an entry in the audit log:
 * the first in an hour, or from another address than before.
 */
export async function touchToken(sql: Sql, tokenId: number, address: string): Promise<boolean> {
  const [touched] = await sql<{ news: boolean }[]>`
    with old as (select * from api_tokens where id = ${tokenId} for no key update)
    update api_tokens t
       set last_used_at = now(), last_address = ${address}
      from old
     where t.id = old.id
       and (old.last_used_at is null or old.last_used_at < now() - interval '1 minute'
            or old.last_address is distinct from ${address})
    returning old.last_used_at is null or old.last_used_at < now() - interval '1 hour'
              or old.last_address is distinct from ${address} as news`
  return touched?.news ?? false
}

export async function deleteSession(sql: Sql, sessionId: string): Promise<void> {
  await sql`delete from sessions where id = ${sessionId}`
}

export async function deleteExpiredSessions(sql: Sql, userId: number): Promise<void> {
  await sql`delete from sessions where user_id = ${userId} and expires_at <= now()`
}
