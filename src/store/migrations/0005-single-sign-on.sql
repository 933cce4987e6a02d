-- Single sign-on, per member: where its people are known, and as whom. The secret is sealed (src/store/seal.ts).
create table sso(
  member int primary key references member,
  -- Random, and in the address that the member's people sign in at: nobody finds out by trying who is a member.
  gid uuid not null unique,
  issuer text not null,
  client_id text not null,
  secret text not null,
  changed_at timestamptz not null
);
-- Linked by issuer and subject, never by an address; counts for the seat in that member alone.
create table sso_identity(
  member int not null references sso on delete cascade,
  issuer text not null,
  subject text not null,
  person int not null references person on delete cascade,
  linked_at timestamptz not null,
  used_at timestamptz,
  primary key (member, issuer, subject),
  unique (member, person)
);
create index sso_identity_person on sso_identity(person);
grant select, insert, update, delete on sso, sso_identity to auburn_app;

alter table challenge drop constraint challenge_purpose_check;
alter table challenge add constraint challenge_purpose_check
  check (purpose in ('register', 'sign-in', 'step-up', 'sso-sign-in', 'sso-link'));
