-- Names of actors, malware and tools that the desk knows, with what others call them: two reports that say one thing by two
-- names belong together. It rests on no report, and everybody at the desk reads it, secondees too.
create table known_name(
  id uuid primary key,
  origin uuid not null,
  kind text not null check (kind in ('actor', 'malware', 'tool')),
  name text not null,
  aliases text[] not null default '{}',
  version int not null default 1,
  changed_at timestamptz not null
);
create unique index known_name_once on known_name(lower(name));
alter table known_name enable row level security;
grant select, insert, update (kind, name, aliases, version, changed_at), delete on known_name to auburn_app;
create policy known on known_name to auburn_app using (at_desk()) with check (at_desk());
