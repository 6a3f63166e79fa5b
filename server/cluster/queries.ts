import type { Sql } from '../database.ts'

export interface QueueLength {
  queued: number
  judging: number
}

export async function countQueue(sql: Sql): Promise<QueueLength> {
  const [length] = await sql<[QueueLength]>`
    select (count(*) filter (where status = 'queued'))::int as queued,
           (count(*) filter (where status = 'judging'))::int as judging
      from submissions
     where status <> 'done'`
  return length
}

export async function isReachable(sql: Sql): Promise<true> {
  await sql`select 1`
  return true
}
