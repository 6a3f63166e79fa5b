import type { Sql, TransactionSql } from '../database.ts'

export const ACTIONS = [
  'register',
  'login',
  'login_failed',
  'password_changed',
  'password_reset',
  'account_deleted',
  'identity_linked',
  'identity_unlinked',
  'token_made',
  'token_revoked',
  'token_used',
  'admin',
] as const
export type Action = (typeof ACTIONS)[number]

export interface Deed {
  action: Action
  userId: number | null
  handle: string | null
  address: string
  /** What it was done to, or with. */
  subject?: string | undefined
}

export interface AuditEntry {
  id: number
  at: Date
  action: Action
  handle: string | null
  address: string
  subject: string | null
}

export async function recordDeed(sql: Sql | TransactionSql, deed: Deed): Promise<void> {
  const { action, userId, handle, address, subject = null } = deed
  await sql`
    insert into audit_log (action, user_id, handle, address, subject)
    values (${action}, ${userId}, ${handle}, ${address}, ${subject})`
}

export interface AuditFilter {
  action?: Action | undefined
  /** A handle. */
  user?: string | undefined
  before?: number | undefined
  limit: number
}

/** Newest first. */
export async function listAudit(sql: Sql, filter: AuditFilter): Promise<AuditEntry[]> {
  const { action, user, before, limit } = filter
  return sql<AuditEntry[]>`
    select id, at, action, handle, address, subject
      from audit_log
     where true
       ${action ? sql`and action = ${action}` : sql``}
       ${user ? sql`and lower(handle) = lower(${user})` : sql``}
       ${before ? sql`and id < ${before}` : sql``}
     order by id desc
     limit ${limit}`
}
