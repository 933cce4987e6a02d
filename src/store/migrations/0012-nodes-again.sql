-- Invitations into a node by mail address. Of whom it reaches nothing is looked up: it is a link, the same for a member and
-- for a stranger, and what its holder is comes out when the holder takes it up.
create function my_invitation() returns bytea language sql stable parallel safe
  as $$ select decode(nullif(current_setting('auburn.invitation', true), ''), 'hex') $$;
create table node_invitation(
  id uuid primary key,
  node int not null references node,
  -- Lower case. Forgotten ninety days after it came to an end.
  address text not null,
  token_hash bytea not null unique,
  seat int not null references seat,
  at timestamptz not null,
  expires_at timestamptz not null,
  guest_until timestamptz,
  mailed boolean not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'applied', 'declined', 'withdrawn', 'expired')),
  -- Who took it up.
  member int references member,
  decided_at timestamptz
);
create unique index node_invitation_open on node_invitation(node, address) where state = 'open';
create index node_invitation_node on node_invitation(node, at);
alter table node_invitation enable row level security;
create policy see on node_invitation for select to auburn_app using (runs_node(node));
create policy hold on node_invitation for select to auburn_app using (token_hash = my_invitation());
create policy invite on node_invitation for insert to auburn_app
  with check (seat = my_seat() and state = 'open' and runs_node(node));
create policy change on node_invitation for update to auburn_app
  using (runs_node(node) and state = 'open') with check (runs_node(node) and state in ('open', 'withdrawn', 'expired'));
create policy answer on node_invitation for update to auburn_app
  using (token_hash = my_invitation() and state = 'open')
  with check (token_hash = my_invitation() and state in ('accepted', 'applied', 'declined'));
grant select, insert, update (state, member, decided_at, token_hash, expires_at, mailed) on node_invitation to auburn_app;

create function forget_node_invitations(before_ timestamptz) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from node_invitation where coalesce(decided_at, expires_at) < before_ $$;
