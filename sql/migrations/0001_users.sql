create table users (
  id            bigint generated always as identity primary key,
  handle        text not null check (handle ~ '^[A-Za-z0-9][A-Za-z0-9_-]{1,31}$'),
  email         text not null check (length(email) between 3 and 254),
  password_hash text not null,
  role          text not null default 'user' check (role in ('user', 'admin')),
  created_at    timestamptz not null default now()
);

-- Two people must not be told apart by capitals only.
create unique index users_handle_key on users (lower(handle));
create unique index users_email_key on users (lower(email));

-- A token names its session, so that logging out revokes it.
create table sessions (
  id         uuid primary key default gen_random_uuid(),
  user_id    bigint not null references users on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);

create index sessions_user on sessions (user_id);
create index sessions_expiry on sessions (expires_at);
