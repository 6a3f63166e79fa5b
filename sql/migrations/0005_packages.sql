alter table problems
  -- How cases are scored together: [{name, points, scoring, requires, stopOnFailure}].
  add column groups      jsonb not null default '[]',
  -- Of the title and the statement.
  add column language    text not null default 'en',
  -- Why solutions cannot be judged here; they are refused then.
  add column unjudgeable text;

-- The title and the statement in other languages.
create table problem_translations (
  problem_id bigint not null references problems on delete cascade,
  language   text not null,
  title      text not null check (length(title) between 1 and 200),
  statement  text not null,
  primary key (problem_id, language)
);

-- Pictures of the statement, and attachments.
create table problem_files (
  problem_id   bigint not null references problems on delete cascade,
  name         text not null check (length(name) <= 200),
  content_type text not null,
  sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content      bytea not null check (octet_length(content) <= 10 * 1024 * 1024),
  primary key (problem_id, name)
);

-- Of each group [{name, points, score, verdict}], once it is done.
alter table submissions add column groups jsonb;
