-- Authenticator apps and recovery codes, beside passkeys. The secret of an app is sealed (src/store/seal.ts), bound to
-- its person; recovery codes are 125 random bits each, and only their SHA-256 is kept.
create table totp(
  person int primary key references person on delete cascade,
  -- Counts, once a code has confirmed it.
  secret text,
  -- Shown, and not confirmed yet.
  pending text,
  pending_at timestamptz,
  confirmed_at timestamptz,
  used_at timestamptz,
  -- The last step of thirty seconds whose code was accepted: a code counts once.
  last_step bigint not null default 0
);
create table recovery_code(
  hash bytea primary key,
  person int not null references person on delete cascade,
  used_at timestamptz
);
create index recovery_code_person on recovery_code(person);
-- Wrong codes, for a person from an address (hashed with the person): who guesses waits, and nobody else does.
create table wrong_code(
  person int not null references person on delete cascade,
  address bytea not null,
  wrong int not null,
  at timestamptz not null,
  primary key (person, address)
);
create index wrong_code_at on wrong_code(at);
grant select, insert, update, delete on totp, recovery_code, wrong_code to auburn_app;

-- How a session began; and the token it had before, which requests under way may still carry for some seconds.
alter table session add column how text not null default 'link' check (how in ('link', 'link-and-code', 'passkey', 'single-sign-on'));
alter table session add column previous bytea unique;
alter table session add column renewed_at timestamptz;
-- Wrong codes sent with it: what is guessed with is used up.
alter table session add column wrong int not null default 0;
alter table one_time_link add column wrong int not null default 0;
