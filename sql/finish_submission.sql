-- Sets the verdict of submission $1, if attempt $2 still holds it, and stores the results $13 (a JSON
-- array) that are not stored yet. Answers whether it did.
with finished as (
  update submissions
     set status = 'done', judged_at = now(), claimed_by = null, lease_until = null,
         verdict = $3, passed = $4, total = $5, score = $6, time_ms = $7, memory_kb = $8,
         message = $9, error_line = $10, error_column = $11,
         groups = $12
   where id = $1 and attempt = $2 and status = 'judging'
  returning id
), stored as (
  insert into submission_results
         (submission_id, ordinal, verdict, share, time_ms, memory_kb, output, logs, message, worker)
  select finished.id, r.*
    from finished,
         jsonb_to_recordset($13) as r (ordinal integer, verdict text, share float8, "timeMs" real,
                                       "memoryKb" integer, output text, logs text, message text,
                                       worker text)
      on conflict (submission_id, ordinal) do nothing
)
select pg_notify('submission_progress', id::text) from finished
