create domain verdict as text check (value in (
  'internal_error', 'compile_error', 'runtime_error', 'memory_limit_exceeded',
  'time_limit_exceeded', 'output_limit_exceeded', 'wrong_answer', 'accepted'
));

create table submissions (
  id              bigint generated always as identity primary key,
  user_id         bigint not null references users on delete cascade,
  problem_id      bigint not null references problems on delete cascade,
  problem_version integer not null,
  language        text not null check (language in ('javascript', 'typescript')),
  code            text not null check (octet_length(code) between 1 and 65536),
  status          text not null default 'queued' check (status in ('queued', 'judging', 'done')),
  -- Judged before and queued again by an admin: it waits behind what solvers wait for.
  rejudged        boolean not null default false,
  -- The fencing token: every claim raises it, and every later write names it.
  attempt         integer not null default 0,
  -- Who is next. Each unfinished submission of the same user moves it 10 s back, and a rejudge
  -- begins 10 min back, so that nobody's hundred make another's single one wait; in time, every
  -- turn comes.
  turn            timestamptz not null default now(),
  claimed_by      uuid,
  lease_until     timestamptz,
  verdict         verdict,
  passed          integer not null default 0,
  total           integer not null default 0,
  score           integer not null default 0,
  time_ms         real,
  memory_kb       integer,
  -- Why it did not compile or could not be judged, and where.
  message         text,
  error_line      integer,
  error_column    integer,
  idempotency_key text check (length(idempotency_key) between 1 and 255),
  created_at      timestamptz not null default now(),
  judged_at       timestamptz,
  check ((status = 'done') = (verdict is not null)),
  check ((status = 'done') = (judged_at is not null)),
  check ((status = 'judging') = (claimed_by is not null)),
  check ((status = 'judging') = (lease_until is not null)),
  check (passed between 0 and total),
  check (verdict is distinct from 'accepted' or (passed = total and total > 0))
);

create unique index submissions_idempotency on submissions (user_id, idempotency_key)
  where idempotency_key is not null;
create index submissions_queue on submissions (turn, id) where status <> 'done';
create index submissions_user on submissions (user_id, id desc);
create index submissions_problem on submissions (problem_id, id desc);
-- What a user has tried and solved; how often a problem was; where a rare verdict was given.
create index submissions_tried on submissions (user_id, problem_id, verdict);
create index submissions_verdicts on submissions (problem_id, verdict);
create index submissions_verdict on submissions (verdict, id desc);

-- Keyed by case: writing a result twice is harmless.
create table submission_results (
  submission_id bigint not null references submissions on delete cascade,
  ordinal       integer not null,
  verdict       verdict not null,
  time_ms       real not null check (time_ms >= 0),
  memory_kb     integer not null check (memory_kb >= 0),
  output        text,
  logs          text not null default '',
  message       text,
  worker        text not null,
  primary key (submission_id, ordinal)
);
