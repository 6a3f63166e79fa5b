alter table problems
  -- A draft is seen by authors only, and takes nobody else's submissions.
  add column visibility text not null default 'public' check (visibility in ('draft', 'public'));

-- How this case is compared, where it is not as the problem says.
alter table test_cases add column checker jsonb;

-- What part of a case's points a checker gave; null: all when accepted, else nothing.
alter table submission_results add column share double precision check (share between 0 and 1);

-- solve: somebody's try, and the only one that counts anywhere. example: a solution that belongs to
-- the problem. trial: what a submission would get today, for an admin to look at first.
alter table submissions
  add column purpose text not null default 'solve' check (purpose in ('solve', 'example', 'trial'));

-- Reference solutions, and wrong and slow ones.
create table problem_solutions (
  problem_id    bigint not null references problems on delete cascade,
  -- As in its package: `accepted/simple.js`.
  name          text not null check (length(name) between 1 and 200),
  language      text not null check (language in ('javascript', 'typescript')),
  code          text not null check (octet_length(code) between 1 and 65536),
  -- Verdicts of which one is to come; of none nothing is expected.
  expected      text[] not null default '{}',
  -- Where it was judged last.
  submission_id bigint references submissions on delete set null,
  primary key (problem_id, name)
);

-- Submissions that are judged once more, without a change before somebody has seen what would change.
create table rejudges (
  id         bigint generated always as identity primary key,
  user_id    bigint references users on delete set null,
  filter     jsonb not null,
  state      text not null default 'trying' check (state in ('trying', 'applied', 'dropped')),
  created_at timestamptz not null default now(),
  ended_at   timestamptz,
  check ((state = 'trying') = (ended_at is null))
);

create table rejudged_submissions (
  rejudge_id    bigint not null references rejudges on delete cascade,
  submission_id bigint not null references submissions on delete cascade,
  -- Null once the rejudge has ended.
  trial_id      bigint unique references submissions on delete set null,
  -- Whoever judges it meanwhile raises it.
  attempt       integer not null,
  old_verdict   verdict not null,
  old_score     integer not null,
  -- Null while the rejudge is on, and after it where nothing was found out.
  new_verdict   verdict,
  new_score     integer,
  primary key (rejudge_id, submission_id)
);
create index rejudged_submissions_submission on rejudged_submissions (submission_id);
