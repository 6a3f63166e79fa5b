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

/** With how long the oldest has waited since it was submitted, or queued again. */
export async function measureQueue(sql: Sql): Promise<QueueLength & { oldestSeconds: number }> {
  const [queue] = await sql<[QueueLength & { oldestSeconds: number }]>`
    select (count(*) filter (where status = 'queued'))::int as queued,
           (count(*) filter (where status = 'judging'))::int as judging,
           coalesce(extract(epoch from max(
             now() - case when rejudged then turn - interval '10 minutes' else created_at end
           ) filter (where status = 'queued')), 0)::float8 as oldest_seconds
      from submissions
     where status <> 'done'`
  return queue
}

export async function isReachable(sql: Sql): Promise<true> {
  await sql`select 1`
  return true
}
