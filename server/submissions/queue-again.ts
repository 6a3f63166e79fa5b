import type { TransactionSql } from '../database.ts'
import type { Accepted } from './queries.ts'

/**
 * Queues the chosen submissions `s` again, to be judged with the problem as it is now. Raising
 * `attempt` voids what an orchestrator still writes.
 */
export async function queueAgain(
  tx: TransactionSql,
  chosen: (tx: TransactionSql) => ReturnType<TransactionSql>,
): Promise<Accepted[]> {
  await tx`
    select from problems
     where id in (select s.problem_id from submissions s where ${chosen(tx)}) for share`
  const queued = await tx<Accepted[]>`
    update submissions s
       set status = 'queued', attempt = s.attempt + 1, claimed_by = null, lease_until = null,
           rejudged = s.rejudged or s.status = 'done',
           turn = case when s.status = 'done' then now() + interval '10 minutes' else s.turn end,
           problem_version = p.version,
           verdict = null, judged_at = null, passed = 0, score = 0,
           time_ms = null, memory_kb = null, message = null, error_line = null,
           error_column = null, groups = null,
           total = (select count(*) from test_cases t
                     where t.problem_id = p.id and t.version = p.version)
      from problems p
     where p.id = s.problem_id and ${chosen(tx)}
    returning s.id, s.status`
  // Only now, when no result of the old claim can come any more.
  const ids = queued.map(({ id }) => id)
  await tx`delete from submission_results where submission_id = any(${ids}::bigint[])`
  await tx`notify submission_queued`
  await tx`select pg_notify('submission_progress', id::text) from unnest(${ids}::bigint[]) id`
  return [...queued]
}
