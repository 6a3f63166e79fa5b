-- What a person needs to tell their sessions apart.
alter table sessions
  add column address      text,
  add column agent        text,
  add column last_used_at timestamptz not null default now();

-- For programs. The token itself is shown once and stored nowhere.
create table api_tokens (
  id           bigint generated always as identity primary key,
  user_id      bigint not null references users on delete cascade,
  name         text not null check (length(name) between 1 and 80),
  hash         bytea not null unique check (octet_length(hash) = 32),
  -- Every token may read; the others add to that.
  scopes       text[] not null
               check (scopes <@ array['read', 'submit', 'author', 'admin'] and 'read' = any(scopes)),
  created_at   timestamptz not null default now(),
  expires_at   timestamptz not null,
  last_used_at timestamptz,
  last_address text
);

create index api_tokens_user on api_tokens (user_id, id desc);

-- A link that an admin made; the newest is the only one that counts.
create table password_resets (
  user_id    bigint primary key references users on delete cascade,
  hash       bytea not null unique check (octet_length(hash) = 32),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);

-- Who did what. It outlives accounts, so it keeps the handle beside the account.
create table audit_log (
  id      bigint generated always as identity primary key,
  at      timestamptz not null default now(),
  action  text not null,
  user_id bigint references users on delete set null,
  handle  text,
  address text not null,
  -- What it was done to, or with.
  subject text
);

create index audit_log_user on audit_log (user_id, id desc) where user_id is not null;
create index audit_log_action on audit_log (action, id desc);
