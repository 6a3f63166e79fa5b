import type { Sql } from '../database.ts'
import { conflict } from '../errors.ts'

export type Role = 'user' | 'admin'

/** Who makes a request, and by which of their sessions. */
export interface CurrentUser {
  id: number
  handle: string
  role: Role
  sessionId: string
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
  passwordHash: string
  role?: Role
}

/** @throws {AppError} 409 that names the field that somebody else has already. */
export async function insertUser(sql: Sql, account: NewAccount): Promise<Account> {
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
): Promise<{ id: number; passwordHash: string } | undefined> {
  const [user] = await sql<{ id: number; passwordHash: string }[]>`
    select id, password_hash from users where lower(handle) = lower(${handle})`
  return user
}

export async function insertSession(sql: Sql, userId: number, expiresAt: Date): Promise<string> {
  const [session] = await sql<[{ id: string }]>`
    insert into sessions (user_id, expires_at) values (${userId}, ${expiresAt}) returning id`
  return session.id
}

/** The user of a session that is neither ended nor too old. */
export async function findSessionUser(
  sql: Sql,
  sessionId: string,
): Promise<CurrentUser | undefined> {
  const [user] = await sql<CurrentUser[]>`
    select u.id, u.handle, u.role, s.id as session_id
      from sessions s join users u on u.id = s.user_id
     where s.id = ${sessionId} and s.expires_at > now()`
  return user
}

export async function deleteSession(sql: Sql, sessionId: string): Promise<void> {
  await sql`delete from sessions where id = ${sessionId}`
}

export async function deleteExpiredSessions(sql: Sql, userId: number): Promise<void> {
  await sql`delete from sessions where user_id = ${userId} and expires_at <= now()`
}
