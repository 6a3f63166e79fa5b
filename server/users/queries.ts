import type { Role } from '../auth/queries.ts'
import type { Sql, TransactionSql } from '../database.ts'
import { notFound } from '../errors.ts'

export interface UserRow {
  id: number
  handle: string
  email: string
  role: Role
  createdAt: Date
  /** Of any session that has not expired. */
  lastSeenAt: Date | null
}

export interface UserFilter {
  /** Part of the handle or the email address. */
  q?: string | undefined
  before?: number | undefined
  limit: number
}

/** Newest first. */
export async function listUsers(sql: Sql, { q, before, limit }: UserFilter): Promise<UserRow[]> {
  const pattern = q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null
  return sql<UserRow[]>`
    select u.id, u.handle, u.email, u.role, u.created_at,
           (select max(s.last_used_at) from sessions s where s.user_id = u.id) as last_seen_at
      from users u
     where true
       ${pattern ? sql`and (u.handle ilike ${pattern} or u.email ilike ${pattern})` : sql``}
       ${before ? sql`and u.id < ${before}` : sql``}
     order by u.id desc
     limit ${limit}`
}

/** Takes the place of an earlier link. */
export async function insertReset(
  sql: Sql,
  handle: string,
  hash: Buffer,
  expiresAt: Date,
): Promise<void> {
  const { count } = await sql`
    insert into password_resets (user_id, hash, expires_at)
    select id, ${hash}, ${expiresAt} from users where lower(handle) = lower(${handle})
        on conflict (user_id) do update
       set hash = excluded.hash, expires_at = excluded.expires_at, created_at = now()`
  if (count === 0) throw notFound('User')
}

/** Whose link it is; it cannot be taken again. */
export async function takeReset(
  tx: TransactionSql,
  hash: Buffer,
): Promise<{ id: number; handle: string } | undefined> {
  const [user] = await tx<{ id: number; handle: string }[]>`
    delete from password_resets r
     using users u
     where r.hash = ${hash} and r.expires_at > now() and u.id = r.user_id
    returning u.id, u.handle`
  return user
}
