-- Queues a submission of user $1 to the problem with slug $2, which may be a draft when $3, in language
-- $4 with code $5 and key $6, unless the key was used, the problem cannot be judged or $8 submissions of
-- the user are not judged yet. $7 names the request. Tells what it found, whether it queued or not.
-- Its caller has locked the user, so that nobody changes what is counted here, and the problem.
with problem as (
  select id, version, unjudgeable
    from problems
   where slug = $2 and (visibility = 'public' or $3)
), earlier as (
  select s.id, s.status, p.slug = $2 and s.language = $4 and s.code = $5 as same
    from submissions s
    join problems p on p.id = s.problem_id
   where s.user_id = $1 and s.idempotency_key = $6
), unfinished as (
  select count(*)::int as count
    from submissions
   where user_id = $1 and status <> 'done' and purpose = 'solve' and not rejudged
), queued as (
  insert into submissions
         (user_id, problem_id, problem_version, language, code, idempotency_key, request_id, turn, total)
  select $1, problem.id, problem.version, $4, $5, $6, $7,
         now() + unfinished.count * interval '10 seconds',
         (select count(*) from test_cases t where t.problem_id = problem.id and t.version = problem.version)
    from problem, unfinished
   where problem.unjudgeable is null and unfinished.count < $8 and not exists (select from earlier)
  returning id, status
), told as (
  select pg_notify('submission_queued', '') from queued
)
select queued.id, queued.status,
       earlier.id as earlier_id, earlier.status as earlier_status, earlier.same as is_same,
       problem.id is not null as has_problem, problem.unjudgeable, unfinished.count as unfinished
  from unfinished
  left join queued on true
  left join earlier on true
  left join problem on true
  left join told on true
