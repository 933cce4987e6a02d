-- What the inbox says of nodes: sessions that were added, changed or called off, requests, decisions. And what of it was read.
alter table node_session add column changed_at timestamptz, add column changed_by int references seat,
  add column cancelled boolean not null default false;
grant update (changed_at, changed_by, cancelled) on node_session to auburn_app;

create table inbox_read(
  seat int not null references seat on delete cascade,
  item uuid not null,
  at timestamptz not null,
  primary key (seat, item)
);
alter table inbox_read enable row level security;
create policy own on inbox_read to auburn_app using (seat = my_seat()) with check (seat = my_seat());
grant select, insert, update (at) on inbox_read to auburn_app;
