-- Stores the results $3 (a JSON array) of submission $1, if attempt $2 still holds it, and tells
-- everybody who looks at it. Answers whether it did.
with claim as (
  select id from submissions
   where id = $1 and attempt = $2 and status = 'judging'
     for share
), stored as (
  insert into submission_results
         (submission_id, ordinal, verdict, share, time_ms, memory_kb, output, logs, message, worker)
  select claim.id, r.*
    from claim,
         jsonb_to_recordset($3) as r (ordinal integer, verdict text, share float8, "timeMs" real,
                                      "memoryKb" integer, output text, logs text, message text,
                                      worker text)
      on conflict (submission_id, ordinal) do nothing
)
select pg_notify('submission_progress', claim.id::text) from claim
