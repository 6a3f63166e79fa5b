-- Hands one submission to orchestrator $1 for $2 milliseconds: the one whose turn it is, queued or with
-- a lease that ran out because its orchestrator died. `skip locked` lets many claim at the same time.
with next as (
  select id
    from submissions
   where status = 'queued'
      or (status = 'judging' and lease_until < now())
   order by turn, id
   limit 1
     for update skip locked
)
update submissions s
   set status      = 'judging',
       attempt     = s.attempt + 1,
       claimed_by  = $1,
       lease_until = now() + $2 * interval '1 millisecond'
  from next, problems p
 where s.id = next.id
   and p.id = s.problem_id
returning s.id, s.attempt, s.request_id, s.problem_id, s.problem_version, s.language, s.code,
          p.kind, p.signature, p.checker, p.groups, p.time_limit_ms, p.memory_limit_mb, p.output_limit_kb
