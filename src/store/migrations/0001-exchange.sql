-- Auburn's first schema. Three roles: the owner migrates; auburn_app reads content through row-level security and has
-- no right to the gate columns; auburn_finder sees ids and gates, never text or names.
--
-- Circles share one integer space. A positive number is a circle that can be granted to. Its negative is the *own*
-- circle of a member, a seat or a member's admins: it stands in every layer's audience and is refused in requests.

create table installation(
  one boolean primary key default true check (one),
  gid uuid not null unique,
  secret bytea not null check (length(secret) = 32),
  demo boolean not null default false,
  created_at timestamptz not null
);

create table circle(
  id int generated always as identity primary key,
  gid uuid not null unique,
  origin uuid not null,
  kind text not null check (kind in ('everyone', 'member', 'admins', 'node', 'desk', 'seat', 'kind')),
  handle text unique check (handle ~ '^[a-z0-9][a-z0-9-]{0,62}$' or handle ~ '^kind:[a-z-]+$')
);

create table member(
  circle int primary key references circle,
  gid uuid not null unique,
  origin uuid not null,
  handle text not null unique,
  name text not null,
  short_names text[] not null default '{}',
  kind text not null,
  size text not null check (size in ('small', 'medium', 'large')),
  sectors text[] not null,
  regions text[] not null,
  register text,
  register_number text,
  domains text[] not null default '{}',
  networks cidr[] not null default '{}',
  admins int not null unique references circle,
  -- Circles that may know by name that this organisation is a member. Empty by default: membership is confidential.
  listed_to int[] not null default '{}',
  signoff boolean not null default false,
  state text not null default 'active' check (state in ('active', 'lapsed', 'suspended', 'left')),
  joined_at timestamptz not null
);

create table person(
  id int generated always as identity primary key,
  gid uuid not null unique,
  name text not null,
  email text,
  created_at timestamptz not null
);

-- A viewer is a seat: a person acting for one member.
create table seat(
  circle int primary key references circle,
  gid uuid not null unique,
  person int not null references person,
  member int not null references member,
  role text not null check (role in ('member', 'admin', 'analyst', 'auditor', 'operator')),
  title text not null default '',
  -- Whether those who may know the member may address this person, for TLP:RED.
  listed boolean not null default false,
  until timestamptz,
  created_at timestamptz not null
);
create index seat_person on seat(person);
create index seat_member on seat(member);

create table node(
  circle int primary key references circle,
  gid uuid not null unique,
  origin uuid not null,
  handle text not null unique,
  name text not null,
  kind text not null check (kind in ('national', 'sector', 'regional', 'fusion-cell', 'chosen-group')),
  description text not null default '',
  charter text not null default '',
  sectors text[] not null default '{}',
  regions text[] not null default '{}',
  host int references member,
  manager int references seat,
  champion int references seat,
  -- A chosen group is known to its members alone.
  listed boolean not null default true,
  until timestamptz,
  created_at timestamptz not null
);

-- Who is in which circle, as spans that are closed and never deleted. `who` is the circle of a member or of a seat.
create table in_circle(
  who int not null references circle,
  circle int not null references circle,
  since timestamptz not null,
  until timestamptz,
  primary key (who, circle, since)
);
create index in_circle_circle on in_circle(circle, who);

-- Bumped by every change of membership, key or standing; open streams compare it.
create table rights(one boolean primary key default true check (one), epoch bigint not null default 0);
insert into rights default values;

-- Signing in. Only SHA-256 of tokens and keys is kept.
create table session(
  hash bytea primary key,
  gid uuid not null unique,
  person int not null references person on delete cascade,
  seat int not null references seat,
  agent text not null default '',
  created_at timestamptz not null,
  used_at timestamptz not null,
  expires_at timestamptz not null,
  stepped_up_at timestamptz
);
create index session_person on session(person);
create table one_time_link(
  hash bytea primary key,
  seat int references seat,
  -- 'first-operator' has no seat yet: it makes the partnership's first member.
  purpose text not null check (purpose in ('sign-in', 'first-operator')),
  reusable boolean not null default false,
  expires_at timestamptz not null,
  used_at timestamptz
);
create table passkey(
  id text primary key,
  person int not null references person on delete cascade,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamptz not null,
  used_at timestamptz
);
create index passkey_person on passkey(person);
create table challenge(
  hash bytea primary key,
  person int references person on delete cascade,
  purpose text not null check (purpose in ('register', 'sign-in', 'step-up')),
  value text not null,
  expires_at timestamptz not null
);
create table api_key(
  hash bytea primary key,
  gid uuid not null unique,
  seat int not null references seat,
  name text not null,
  scopes text[] not null,
  cap smallint not null check (cap between 0 and 3),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  used_at timestamptz
);
create index api_key_seat on api_key(seat);

-- Content, under row-level security. Columns named audience, excepted, own or naming are the gate.
create table report(
  id uuid primary key,
  origin uuid not null,
  kind text not null,
  state text not null default 'shared' check (state in ('shared', 'withdrawn')),
  -- Opaque to everybody but its author: a client's own id, unique for its member only.
  audience int[] not null check (cardinality(audience) > 0),
  excepted int[] not null default '{}'
);
create table layer(
  report uuid not null references report on delete cascade,
  layer smallint not null check (layer in (1, 2, 3)),
  tlp smallint not null check (tlp between 0 and 4),
  version int not null default 1,
  changed_at timestamptz not null,
  -- The whole rendition of this layer, poorer layers' content included, as it is served.
  body jsonb not null,
  audience int[] not null check (cardinality(audience) > 0),
  excepted int[] not null default '{}',
  primary key (report, layer)
);
-- Who gets the NAME, by the layer of the grant that names. Anonymous reports have no row here nor in author.
create table authorship(
  report uuid not null references report on delete cascade,
  layer smallint not null,
  tlp smallint not null,
  member int not null references member,
  audience int[] not null,
  excepted int[] not null default '{}',
  primary key (report, layer)
);
-- The author as its own member knows it: the person, the terms of sharing, the client's own id.
create table author(
  report uuid primary key references report on delete cascade,
  member int not null references member,
  seat int not null references seat,
  signed_off_by int references seat,
  client_id text,
  -- The request as it was made (grants, markings, exceptions, content by layer), for editing.
  request jsonb not null,
  revision int not null default 1,
  shared_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  -- The richest layer's marking: the request holds every layer, so a key that is capped below it does not get this row.
  tlp smallint not null,
  own int[] not null
);
-- Not unique: a colleague's TLP:RED must not show by its id being taken. Sharing holds a lock on the id meanwhile.
create index author_client on author(member, client_id);
create table attachment(
  id uuid primary key,
  report uuid not null references report on delete cascade,
  name text not null,
  media text not null,
  size int not null
);
create index attachment_report on attachment(report);
create table attachment_chunk(
  attachment uuid not null references attachment on delete cascade,
  n int not null,
  bytes bytea not null,
  primary key (attachment, n)
);
create table entry(
  id uuid primary key,
  report uuid not null,
  layer smallint not null,
  kind text not null check (kind in ('reply', 'more-detail', 'sighting')),
  at timestamptz not null,
  body text not null,
  -- Sightings: how many times, when, and of which value (null: of the report as a whole).
  count int,
  seen_at timestamptz,
  value text,
  by_author boolean not null,
  -- The crowd's wording that stands where the name is not given.
  crowd text not null,
  private boolean not null default false,
  accepted boolean not null default false,
  -- For a private entry: the own circles of the two sides.
  own int[],
  foreign key (report, layer) references layer on delete cascade
);
create index entry_report on entry(report, at);
create table entry_author(
  entry uuid primary key references entry on delete cascade,
  member int not null references member,
  seat int not null references seat,
  named boolean not null,
  own int[] not null
);
create index entry_author_member on entry_author(member);

-- What a seat has opened, and what it follows or has muted.
create table reading(
  report uuid not null references report on delete cascade,
  seat int not null references seat,
  member int not null references member,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (report, seat)
);
create index reading_seat on reading(seat);
create table interest(
  seat int not null references seat,
  what text not null check (what in ('report', 'node', 'indicator')),
  target text not null,
  state text not null check (state in ('follow', 'mute')),
  at timestamptz not null,
  primary key (seat, what, target)
);
-- Told to those who could see a report and now cannot.
create table recall(
  id uuid primary key,
  report uuid not null references report on delete cascade,
  at timestamptz not null,
  reason text not null,
  title text not null,
  tlp smallint not null,
  audience int[] not null,
  excepted int[] not null
);
create index recall_report on recall(report);
-- Inside one member: drafts sent to a colleague for sign-off, and audiences kept for next time.
create table draft(
  id uuid primary key,
  member int not null references member,
  seat int not null references seat,
  colleague int not null references seat,
  -- The strictest marking asked for: a key that is capped below it does not get the draft.
  tlp smallint not null,
  request jsonb not null,
  note text not null default '',
  state text not null default 'waiting' check (state in ('waiting', 'shared', 'declined', 'taken-back')),
  answer text not null default '',
  report uuid,
  created_at timestamptz not null,
  decided_at timestamptz
);
create index draft_member on draft(member);
create table saved_audience(
  id uuid primary key,
  seat int not null references seat,
  name text not null,
  body jsonb not null,
  created_at timestamptz not null
);
create index saved_audience_seat on saved_audience(seat);

-- Index tables: rebuilt for one report by index_report() in the sharing transaction; read by the finder alone.
create table feed(
  circle int not null,
  -- When THIS circle first got the report, and its richer layers, if it has them.
  at timestamptz not null,
  technical_at timestamptz,
  full_at timestamptz,
  report uuid not null references report on delete cascade,
  tlp smallint not null,
  excepted int[] not null,
  own int[] not null,
  primary key (circle, report)
);
create index feed_newest on feed(circle, at desc, report desc);
create index feed_report on feed(report);
create table found(
  report uuid not null references report on delete cascade,
  layer smallint not null,
  at timestamptz not null,
  tlp smallint not null,
  audience int[] not null,
  excepted int[] not null,
  tsv tsvector not null,
  primary key (report, layer)
);
create index found_tsv on found using gin (tsv);
create index found_newest on found(at desc);
create function value_key(text) returns bytea immutable strict parallel safe language sql return sha256(convert_to($1, 'UTF8'));
-- Values can be longer than a B-tree entry may be (rules, URLs), so what is unique is their SHA-256, and the finder, who
-- sees no text, looks them up by it.
create table indicator(
  id bigint generated always as identity primary key,
  type text not null,
  value text not null,
  key bytea not null generated always as (value_key(value)) stored,
  unique (key, type)
);
create table link(
  indicator bigint not null references indicator,
  report uuid not null references report on delete cascade,
  id uuid not null,
  role text not null,
  use text not null,
  at timestamptz not null,
  tlp smallint not null,
  audience int[] not null,
  excepted int[] not null,
  withdrawn text,
  primary key (indicator, report)
);
create index link_report on link(report);
create index link_newest on link(indicator, at desc);

-- What happened, in commit order (append_event). seq never leaves the store unsealed.
create table event(
  -- Not cached and taken under the lock, so that the order of seq is the order of commits.
  seq bigint generated always as identity primary key,
  what text not null,
  report uuid,
  at timestamptz not null,
  before jsonb,
  after jsonb,
  detail jsonb
);
create index event_report on event(report, seq desc);
-- The ledger: a leaf goes in with the change it records; one sequencer gives places later.
create table leaf(
  id uuid primary key,
  salt bytea not null,
  body jsonb not null,
  place bigint unique
);

-- ★ The gate -------------------------------------------------------------------------------------------------------
-- After COMMIT a SET LOCAL setting is an empty string, not NULL. No viewer, no rows.
create function my_circles() returns int[] language sql stable parallel safe
  as $$ select nullif(current_setting('auburn.circles', true), '')::int[] $$;
create function my_barred() returns int[] language sql stable parallel safe
  as $$ select nullif(current_setting('auburn.barred', true), '')::int[] $$;
create function my_own() returns int[] language sql stable parallel safe
  as $$ select nullif(current_setting('auburn.own', true), '')::int[] $$;
create function my_seat() returns int language sql stable parallel safe
  as $$ select nullif(current_setting('auburn.seat', true), '')::int $$;
create function my_cap() returns int language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('auburn.cap', true), '')::int, -1) $$;
create function reaches(audience int[], excepted int[]) returns boolean language sql stable parallel safe
  as $$ select audience && my_circles() and (not excepted && my_barred() or audience && my_own()) $$;

alter table report enable row level security;
create policy see on report for select to auburn_app using (
  reaches(audience, excepted) and exists (select from layer l where l.report = report.id));
create policy add on report for insert to auburn_app with check (audience && my_own());
create policy change on report for update to auburn_app using (audience && my_own()) with check (audience && my_own());
alter table layer enable row level security;
create policy see on layer for select to auburn_app using (reaches(audience, excepted) and tlp <= my_cap());
create policy find on layer for select to auburn_finder using (true);
create policy find on report for select to auburn_finder using (true);
create policy add on layer for insert to auburn_app with check (audience && my_own());
create policy change on layer for update to auburn_app using (audience && my_own()) with check (audience && my_own());
create policy remove on layer for delete to auburn_app using (audience && my_own());
alter table authorship enable row level security;
create policy see on authorship for select to auburn_app using (
  reaches(audience, excepted) and tlp <= my_cap() and exists (select from report r where r.id = authorship.report));
create policy add on authorship for insert to auburn_app with check (
  exists (select from author a where a.report = authorship.report and a.member = authorship.member));
create policy remove on authorship for delete to auburn_app using (
  exists (select from author a where a.report = authorship.report));
alter table author enable row level security;
create policy see on author for select to auburn_app using (own && my_own() and tlp <= my_cap());
create policy add on author for insert to auburn_app with check (own && my_own());
create policy change on author for update to auburn_app using (own && my_own() and tlp <= my_cap())
  with check (own && my_own() and tlp <= my_cap());
alter table attachment enable row level security;
create policy see on attachment for select to auburn_app using (
  exists (select from layer l where l.report = attachment.report and l.layer = 3));
create policy add on attachment for insert to auburn_app with check (
  exists (select from author a where a.report = attachment.report));
alter table attachment_chunk enable row level security;
create policy see on attachment_chunk for select to auburn_app using (
  exists (select from attachment a where a.id = attachment_chunk.attachment));
create policy add on attachment_chunk for insert to auburn_app with check (
  exists (select from attachment a where a.id = attachment_chunk.attachment));
alter table entry enable row level security;
create policy see on entry for select to auburn_app using (
  (own is null or own && my_own())
  and exists (select from layer l where l.report = entry.report and l.layer = entry.layer));
create policy find on entry for select to auburn_finder using (true);
create policy add on entry for insert to auburn_app with check (
  own is null and exists (select from layer l where l.report = entry.report and l.layer = entry.layer));
create policy change on entry for update to auburn_app using (
  exists (select from author a where a.report = entry.report));
alter table entry_author enable row level security;
create policy see on entry_author for select to auburn_app using (
  (named or own && my_own()) and exists (select from entry e where e.id = entry_author.entry));
create policy add on entry_author for insert to auburn_app with check (own && my_own());
alter table reading enable row level security;
create policy mine on reading to auburn_app using (seat = my_seat()) with check (seat = my_seat());
alter table interest enable row level security;
create policy find on reading for select to auburn_finder using (true);
create policy find on interest for select to auburn_finder using (true);
create policy mine on interest to auburn_app using (seat = my_seat()) with check (seat = my_seat());
alter table recall enable row level security;
create policy see on recall for select to auburn_app using (
  reaches(audience, excepted) and tlp <= my_cap()
  and exists (select from reading r where r.report = recall.report)
  and not exists (select from layer l where l.report = recall.report));
alter table draft enable row level security;
create policy mine on draft to auburn_app
  using ((seat = my_seat() or colleague = my_seat()) and tlp <= my_cap())
  with check ((seat = my_seat() or colleague = my_seat()) and tlp <= my_cap());
alter table saved_audience enable row level security;
create policy mine on saved_audience to auburn_app using (seat = my_seat()) with check (seat = my_seat());

-- What each role may touch. The gate columns (audience, excepted, own) are in no SELECT grant of auburn_app.
grant select on installation, circle, member, person, seat, node, in_circle, rights to auburn_app;
grant insert on circle, member, person, seat, node, in_circle to auburn_app;
grant update (until) on in_circle to auburn_app;
grant update (epoch) on rights to auburn_app;
grant update (name, short_names, kind, size, sectors, regions, register, register_number, domains, networks, listed_to,
  signoff, state) on member to auburn_app;
grant update (name, email) on person to auburn_app;
grant update (role, title, listed, until) on seat to auburn_app;
grant update (name, description, charter, sectors, regions, host, manager, champion, listed, until) on node to auburn_app;
grant insert on installation to auburn_app;
grant select, insert, update, delete on session, one_time_link, passkey, challenge, api_key to auburn_app;

grant select (id, origin, kind, state), insert, update (state, audience, excepted) on report to auburn_app;
grant select (report, layer, tlp, version, changed_at, body), insert, delete,
  update (tlp, version, changed_at, body, audience, excepted) on layer to auburn_app;
grant select (report, layer, member), insert, delete on authorship to auburn_app;
grant select (report, member, seat, signed_off_by, client_id, request, revision, shared_at, withdrawn_at, withdrawn_reason),
  insert, update (request, revision, withdrawn_at, withdrawn_reason, tlp, own) on author to auburn_app;
grant select, insert on attachment, attachment_chunk to auburn_app;
grant select (id, report, layer, kind, at, body, count, seen_at, value, by_author, crowd, private, accepted), insert,
  update (accepted) on entry to auburn_app;
grant select (entry, member, named), insert on entry_author to auburn_app;
grant select, insert, update, delete on reading, interest, draft, saved_audience to auburn_app;
grant select (id, report, at, reason, title) on recall to auburn_app;
grant insert on leaf to auburn_app;

grant select (report, layer, tlp, version, changed_at, audience, excepted) on layer to auburn_finder;
grant select (id, kind) on report to auburn_finder;
grant select (id, layer, own, private) on entry to auburn_finder;
grant select (report, seat) on reading to auburn_finder;
grant select (seat, what, target, state) on interest to auburn_finder;
grant select (id, type, key) on indicator to auburn_finder;
grant select on feed, found, link, event, rights to auburn_finder;

-- The functions below run as the owner, because they write or count what no viewer may read. -----------------------

-- Rebuilds the index rows of one report. `at_` is when circles that are new to it get it.
create function index_report(report_ uuid, at_ timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head layer%rowtype;
  technical int[] := (select l.audience from layer l where l.report = report_ and l.layer = 2);
  whole int[] := (select l.audience from layer l where l.report = report_ and l.layer = 3);
begin
  if not exists (select from author a where a.report = report_ and a.own && my_own()) then
    raise exception 'index_report: not the author';
  end if;
  select * into head from layer l where l.report = report_ and l.layer = 1;
  if not found then
    delete from feed f where f.report = report_;
    delete from found f where f.report = report_;
    delete from link k where k.report = report_;
    return;
  end if;
  delete from feed f where f.report = report_ and f.circle <> all (head.audience);
  insert into feed(circle, at, technical_at, full_at, report, tlp, excepted, own)
    select c, at_, case when c = any(technical) then at_ end, case when c = any(whole) then at_ end, report_, head.tlp,
      head.excepted, array(select o from unnest(head.audience) o where o < 0)
    from unnest(head.audience) c
    on conflict (circle, report) do update set tlp = excluded.tlp, excepted = excluded.excepted, own = excluded.own,
      technical_at = case when excluded.technical_at is not null then coalesce(feed.technical_at, excluded.technical_at) end,
      full_at = case when excluded.full_at is not null then coalesce(feed.full_at, excluded.full_at) end;
  delete from found f where f.report = report_;
  insert into found(report, layer, at, tlp, audience, excepted, tsv)
    select l.report, l.layer, (select min(f.at) from feed f where f.report = report_), l.tlp, l.audience, l.excepted,
      setweight(to_tsvector('english', left(coalesce(l.body ->> 'title', ''), 2000)), 'A')
      || setweight(to_tsvector('english', left(coalesce(l.body ->> 'summary', ''), 20000)), 'B')
      || to_tsvector('english', left(coalesce(l.body ->> 'notes', ''), 100000))
      || to_tsvector('english', left(coalesce(l.body ->> 'story', '') || ' ' || coalesce(l.body ->> 'impact', ''), 200000))
      || to_tsvector('simple', left((select coalesce(string_agg(i ->> 'value', ' '), '')
           from jsonb_array_elements(coalesce(l.body -> 'indicators', '[]')) i), 200000))
    from layer l left join layer richer on richer.report = l.report and richer.layer =
      (select min(m.layer) from layer m where m.report = l.report and m.layer > l.layer)
    where l.report = report_
      and (richer.report is null or richer.audience <> l.audience or richer.tlp <> l.tlp);
  -- A value that another sharing inserts at this moment is waited for, and only the next statement sees it: one statement
  -- for both left the second report without its link. All insert in one order, so that no two wait for each other.
  insert into indicator(type, value)
    select distinct i ->> 'type', i ->> 'value'
    from layer l, jsonb_array_elements(coalesce(l.body -> 'indicators', '[]')) i
    where l.report = report_ and l.layer = 2 order by 2, 1
    on conflict (key, type) do nothing;
  with wanted as (
    select i ->> 'type' as type, i ->> 'value' as value, (i ->> 'id')::uuid as id, i ->> 'role' as role,
      i ->> 'use' as use, i ->> 'withdrawn' as withdrawn
    from layer l, jsonb_array_elements(coalesce(l.body -> 'indicators', '[]')) i
    where l.report = report_ and l.layer = 2
  ), tech as (
    select l.tlp, l.audience, l.excepted from layer l where l.report = report_ and l.layer = 2
  ), kept as (
    insert into link(indicator, report, id, role, use, at, tlp, audience, excepted, withdrawn)
      select distinct on (k.id) k.id, report_, w.id, w.role, w.use, at_, t.tlp, t.audience, t.excepted, w.withdrawn
      from wanted w join indicator k on k.key = value_key(w.value) and k.type = w.type cross join tech t
      on conflict (indicator, report) do update set role = excluded.role, use = excluded.use, tlp = excluded.tlp,
        audience = excluded.audience, excepted = excluded.excepted, withdrawn = excluded.withdrawn
      returning indicator
  )
  delete from link k where k.report = report_ and k.indicator not in (select indicator from kept);
end $$;

-- The gate of a report as it stands, for events: [{"layer","tlp","audience","naming"}…] and who is excepted.
create function gate_of(report_ uuid) returns jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
  select case when count(*) = 0 then null else jsonb_build_object(
    'excepted', (select to_jsonb(r.excepted) from report r where r.id = report_),
    'layers', jsonb_agg(jsonb_build_object('layer', l.layer, 'tlp', l.tlp, 'version', l.version,
      'audience', to_jsonb(l.audience),
      'naming', coalesce((select to_jsonb(n.audience) from authorship n where n.report = l.report and n.layer = l.layer), '[]')
    ) order by l.layer)) end
  from layer l where l.report = report_ $$;

-- Appends an event in commit order: the lock, the row and the caller's COMMIT go to the server in one round trip,
-- so that a lower seq is never committed after a higher one. The gate before is the one that the last event left.
create function append_event(what_ text, report_ uuid, at_ timestamptz, detail_ jsonb)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before_ jsonb;
  after_ jsonb;
begin
  if report_ is not null then
    select e.after into before_ from event e where e.report = report_ order by e.seq desc limit 1;
    after_ := case when what_ = 'entry' then before_ else gate_of(report_) end;
  end if;
  perform pg_advisory_xact_lock(4153);
  insert into event(what, report, at, before, after, detail) values (what_, report_, at_, before_, after_, detail_);
  perform pg_notify('auburn', '');
end $$;

-- Keeps who could see a report before a change, so that those who lose it can be told.
create function keep_recall(id_ uuid, report_ uuid, at_ timestamptz, reason_ text, title_ text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into recall(id, report, at, reason, title, tlp, audience, excepted)
    select id_, l.report, at_, reason_, title_, l.tlp, l.audience, l.excepted from layer l
    where l.report = report_ and l.layer = 1
      and exists (select from author a where a.report = report_ and a.own && my_own());
end $$;

-- A withdrawn report stays with its author's own circles alone.
create function only_own(report_ uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from author a where a.report = report_ and a.own && my_own()) then
    raise exception 'only_own: not the author';
  end if;
  update report set audience = array(select o from unnest(audience) o where o < 0) where id = report_;
  update layer set audience = array(select o from unnest(audience) o where o < 0) where report = report_;
  update authorship set audience = array(select o from unnest(audience) o where o < 0) where report = report_;
end $$;

-- How many members have opened the caller's own report.
create function readers_of(report_ uuid) returns int
  language sql stable security definer set search_path = public, pg_temp as $$
  select count(distinct r.member)::int from reading r join author a on a.report = r.report
  where r.report = report_ and a.own && my_own() and r.member <> a.member $$;

-- The own circles of both sides of a private entry, without telling the caller who the author is.
create function private_sides(report_ uuid) returns int[]
  language sql stable security definer set search_path = public, pg_temp as $$
  select array[-a.member] || my_own() from author a where a.report = report_ $$;

-- An entry that is private is added here, so that auburn_app never holds the withheld author's circle.
create function add_private_entry(id_ uuid, report_ uuid, layer_ int, kind_ text, at_ timestamptz, body_ text, crowd_ text,
    by_author_ boolean, answering_ uuid) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  sides int[];
begin
  if by_author_ then
    -- The author answers on the level and within the two sides of the entry that it answers.
    select e.own, e.layer into sides, layer_ from entry e join author a on a.report = e.report
      where e.id = answering_ and e.report = report_ and e.private and e.own && my_own() and a.own && my_own();
  else
    sides := private_sides(report_);
  end if;
  if not exists (select from layer l where l.report = report_ and l.layer = layer_
                 and reaches(l.audience, l.excepted) and l.tlp <= my_cap()) then
    return false;
  end if;
  if sides is null then
    return false;
  end if;
  insert into entry(id, report, layer, kind, at, body, by_author, crowd, private, own)
    values (id_, report_, layer_, kind_, at_, body_, by_author_, crowd_, true, sides);
  return true;
end $$;
revoke execute on function private_sides(uuid) from public;
revoke execute on function gate_of(uuid) from public;
grant execute on function gate_of(uuid) to auburn_finder;
