-- Running nodes: admission, guidance, requests to join, pinned posts, sessions, and a kind that ends by itself.
alter table node drop constraint node_kind_check;
alter table node add constraint node_kind_check
  check (kind in ('national', 'sector', 'regional', 'fusion-cell', 'chosen-group', 'pop-up'));
alter table node add constraint node_pop_up_ends check (kind <> 'pop-up' or until is not null);
alter table node add column guidance text not null default '',
  add column admission text not null default 'invite' check (admission in ('invite', 'apply', 'automatic'));
grant update (guidance, admission) on node to auburn_app;

-- Whether the viewer of this transaction runs a node, or guides it: the second lock on what follows. The first is domain/node.ts.
create function runs_node(node_ int) returns boolean language sql stable as $$
  select exists (select from node n join seat s on s.circle = my_seat() where n.circle = node_
    and (s.role = 'operator' or s.role = 'admin' and s.member = n.host or s.circle = n.manager and s.role <> 'auditor')) $$;
create function guides_node(node_ int) returns boolean language sql stable as $$
  select runs_node(node_) or exists (select from node n where n.circle = node_ and n.champion = my_seat()) $$;
-- Whether the viewer is an admin of this member: its admins' own circle.
create function runs_member(member_ int) returns boolean language sql stable as $$
  select exists (select from member m where m.circle = member_ and -m.admins = any(my_own())) $$;

-- A member's wish to join, and what was said to it. Also how a member is told that it was removed, and why.
create table node_request(
  id uuid primary key,
  node int not null references node,
  member int not null references member,
  seat int not null references seat,
  text text not null,
  state text not null check (state in ('waiting', 'asked', 'approved', 'declined', 'taken-back', 'removed')),
  talk jsonb not null default '[]',
  at timestamptz not null,
  decided_at timestamptz
);
create unique index node_request_open on node_request(node, member) where state in ('waiting', 'asked');
create index node_request_member on node_request(member);
alter table node_request enable row level security;
create policy see on node_request for select to auburn_app using (runs_member(member) or runs_node(node));
create policy ask on node_request for insert to auburn_app with check (
  seat = my_seat() and state = 'waiting' and runs_member(member) or state = 'removed' and runs_node(node));
create policy decide on node_request for update to auburn_app
  using (state in ('waiting', 'asked') and (runs_member(member) or runs_node(node)))
  with check (runs_member(member) or runs_node(node));
grant select, insert, update (state, talk, decided_at) on node_request to auburn_app;

-- Which reports stand on top of a node's page, for those of its members who see them anyway.
create table node_pin(
  node int not null references node,
  report uuid not null references report on delete cascade,
  at timestamptz not null,
  primary key (node, report)
);
alter table node_pin enable row level security;
create policy see on node_pin for select to auburn_app using (node = any(my_circles()));
create policy pin on node_pin for insert to auburn_app with check (guides_node(node) and node = any(my_circles()));
create policy unpin on node_pin for delete to auburn_app using (guides_node(node) and node = any(my_circles()));
grant select, insert, delete on node_pin to auburn_app;

create table node_session(
  id uuid primary key,
  node int not null references node,
  title text not null,
  at timestamptz not null,
  place text not null,
  notes text not null
);
create index node_session_at on node_session(node, at);
alter table node_session enable row level security;
create policy see on node_session for select to auburn_app using (node = any(my_circles()) or guides_node(node));
create policy hold on node_session for insert to auburn_app with check (guides_node(node));
create policy change on node_session for update to auburn_app using (guides_node(node)) with check (guides_node(node));
create policy call_off on node_session for delete to auburn_app using (guides_node(node));
grant select, insert, delete, update (title, at, place, notes) on node_session to auburn_app;
