create table problems (
  id              bigint generated always as identity primary key,
  slug            text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 64),
  title           text not null check (length(title) between 1 and 200),
  statement       text not null,
  kind            text not null check (kind in ('function', 'stdio')),
  signature       jsonb,
  difficulty      text not null check (difficulty in ('easy', 'medium', 'hard')),
  tags            text[] not null default '{}',
  time_limit_ms   integer not null check (time_limit_ms > 0),
  memory_limit_mb integer not null check (memory_limit_mb > 0),
  output_limit_kb integer not null check (output_limit_kb > 0),
  checker         jsonb not null,
  author          text,
  source          text,
  license         text,
  -- Rises with every change that could change a verdict: cases, limits, checker, signature.
  version         integer not null default 1,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  check ((kind = 'function') = (signature is not null))
);

create index problems_tags on problems using gin (tags);

-- The cases of a version are never changed, so a submission in hand keeps the ones it began with.
create table test_cases (
  problem_id      bigint not null references problems on delete cascade,
  version         integer not null,
  ordinal         integer not null check (ordinal >= 1),
  input           text not null,
  expected        text not null,
  -- Under which workers keep long data: of the text in UTF-8, in hexadecimal.
  input_sha256    text not null check (input_sha256 ~ '^[0-9a-f]{64}$'),
  expected_sha256 text not null check (expected_sha256 ~ '^[0-9a-f]{64}$'),
  sample          boolean not null default false,
  group_name      text,
  points          double precision not null default 1 check (points >= 0),
  primary key (problem_id, version, ordinal)
);
