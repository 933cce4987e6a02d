-- Terms of membership with their lesson: every version that was ever published, and who signed which, when. Rows are added, and
-- neither changed nor taken away: a signature is for the words that stood there.
create table terms(
  version int primary key check (version > 0),
  text text not null,
  lesson text not null,
  changed text not null,
  published_at timestamptz not null,
  counts_from timestamptz not null,
  -- Null: at the command line.
  seat int references seat
);
-- A person signs for itself, once for all its seats.
create table terms_signature(
  person int not null references person,
  version int not null references terms,
  seat int not null references seat,
  at timestamptz not null,
  primary key (person, version)
);
-- Somebody who runs a member signs for it.
create table terms_member_signature(
  member int not null references member,
  version int not null references terms,
  seat int not null references seat,
  at timestamptz not null,
  primary key (member, version)
);
grant select, insert on terms, terms_signature, terms_member_signature to auburn_app;

-- Who runs a member: its admins, and an operator its own.
create or replace function runs_member(member_ int) returns boolean language sql stable as $$
  select exists (select from seat s where s.circle = my_seat() and s.member = member_ and s.role in ('admin', 'operator')) $$;
