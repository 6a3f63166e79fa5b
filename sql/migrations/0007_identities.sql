-- Who comes by OpenID Connect only has no password.
alter table users alter column password_hash drop not null;

-- Who somebody is for an OpenID Connect provider. Nothing else it says, such as an email address,
-- decides whose account it is.
create table identities (
  id           bigint generated always as identity primary key,
  user_id      bigint not null references users on delete cascade,
  issuer       text not null check (length(issuer) between 1 and 2000),
  subject      text not null check (length(subject) between 1 and 255),
  created_at   timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  unique (issuer, subject),
  unique (user_id, issuer)
);
