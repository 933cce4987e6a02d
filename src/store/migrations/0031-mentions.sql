-- Whom a reply mentions. Its text holds a mark in each place, and what a reader gets for it is said as the entry is read: the name to
-- whoever may know it, these words to everybody else.
create table entry_mention(
  entry uuid not null references entry on delete cascade,
  n smallint not null,
  circle int not null references circle,
  words text not null,
  primary key (entry, n)
);
create index entry_mention_circle on entry_mention(circle);
alter table entry_mention enable row level security;
create policy see on entry_mention for select to auburn_app
  using (exists (select from entry e where e.id = entry_mention.entry));
create policy add on entry_mention for insert to auburn_app
  with check (exists (select from entry e where e.id = entry_mention.entry));
create policy find on entry_mention for select to auburn_finder using (true);
grant select, insert on entry_mention to auburn_app;
grant select (entry, circle) on entry_mention to auburn_finder;
