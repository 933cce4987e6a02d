-- Advisories: what the desk drafts, has signed by a second analyst, and publishes as a report of its own. A draft rests, as a
-- whole and for good, on every layer that any edition of it ever rested on: for whoever does not get one of them there is no draft.
create table advisory(
  id uuid primary key,
  origin uuid not null,
  kind text not null check (kind in ('alert', 'advisory', 'weekly', 'monthly')),
  situation uuid references situation(id) on delete set null,
  -- Once it is published: the report that carries it.
  report uuid unique references report(id),
  state text not null default 'draft' check (state in ('draft', 'published', 'recalled')),
  -- The edition that is written, and the last one that was published.
  edition int not null default 1,
  published int not null default 0,
  -- Of the text as it stands; rises with every save.
  version int not null default 1,
  content jsonb not null,
  -- Who is to get it, as it was asked for; no gate.
  asked jsonb,
  tlp smallint not null,
  opened_at timestamptz not null,
  opened_by int not null references seat(circle),
  changed_at timestamptz not null,
  signed_by int references seat(circle),
  signed_at timestamptz,
  published_at timestamptz,
  recalled_at timestamptz,
  recalled_for text
);
create index advisory_changed on advisory(changed_at, id);
-- Whoever wrote in an edition: none of them signs it.
create table advisory_hand(
  advisory uuid not null references advisory(id) on delete cascade,
  edition int not null,
  seat int not null references seat(circle),
  at timestamptz not null,
  primary key (advisory, edition, seat)
);
-- Each edition as it went out.
create table advisory_edition(
  advisory uuid not null references advisory(id) on delete cascade,
  edition int not null,
  content jsonb not null,
  asked jsonb not null,
  at timestamptz not null,
  published_by int not null references seat(circle),
  signed_by int not null references seat(circle),
  primary key (advisory, edition)
);

create function advisory_open(advisory_ uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select at_desk() and a.tlp <= my_cap() and rests_open(a.id) and (a.situation is null or situation_open(a.situation))
    from advisory a where a.id = advisory_), false) $$;

alter table advisory enable row level security;
alter table advisory_hand enable row level security;
alter table advisory_edition enable row level security;
grant select, insert (id, origin, kind, situation, content, asked, tlp, opened_at, opened_by, changed_at),
  update (content, asked, tlp, edition, version, changed_at), delete on advisory to auburn_app;
grant select on advisory_hand, advisory_edition to auburn_app;
-- By kind: members find what was published, through the gate of its report.
grant select (report, kind) on advisory to auburn_finder;
create policy find on advisory for select to auburn_finder using (report is not null);
create policy see on advisory for select to auburn_app
  using (at_desk() and tlp <= my_cap() and rests_open(id) and (situation is null or situation_open(situation)));
create policy open on advisory for insert to auburn_app with check (at_desk() and opened_by = my_seat());
create policy change on advisory for update to auburn_app
  using (at_desk() and tlp <= my_cap() and rests_open(id) and (situation is null or situation_open(situation))) with check (at_desk());
-- What never went out may be thrown away.
create policy drop on advisory for delete to auburn_app
  using (at_desk() and published = 0 and tlp <= my_cap() and rests_open(id) and (situation is null or situation_open(situation)));
create policy see on advisory_hand for select to auburn_app using (advisory_open(advisory));
create policy see on advisory_edition for select to auburn_app using (advisory_open(advisory));

-- Whoever saves has had a hand in the edition, and what was signed is not signed any more.
create function note_hand() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.version = old.version then return new; end if;
  if tg_op = 'UPDATE' then
    new.signed_by := null;
    new.signed_at := null;
  end if;
  return new;
end $$;
create function keep_hand() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' or new.version <> old.version then
    insert into advisory_hand(advisory, edition, seat, at) values (new.id, new.edition, my_seat(), new.changed_at) on conflict do nothing;
  end if;
  return null;
end $$;
create trigger note_hand before update on advisory for each row execute function note_hand();
create trigger keep_hand after insert or update on advisory for each row execute function keep_hand();

-- One human may have several seats.
create function same_human(a_ int, b_ int) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from seat a join person p on p.id = a.person, seat b join person q on q.id = b.person
    where a.circle = a_ and b.circle = b_ and (p.id = q.id or lower(p.email) = lower(q.email))) $$;

-- The second analyst signs the text of one version: null for whoever has no such draft.
create function sign_advisory(advisory_ uuid, version_ int, at_ timestamptz) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  a advisory%rowtype;
begin
  if not advisory_open(advisory_) then return null; end if;
  select * into a from advisory where id = advisory_ for update;
  if a.version <> version_ then return 'changed'; end if;
  if a.edition = a.published or a.state = 'recalled' then return 'nothing'; end if;
  if exists (select from advisory_hand h where h.advisory = a.id and h.edition = a.edition and same_human(h.seat, my_seat())) then
    return 'hand';
  end if;
  update advisory set signed_by = my_seat(), signed_at = at_ where id = advisory_;
  return 'signed';
end $$;

-- Whom a source's layer reaches, of the circles of an audience: for the release check, and for what the viewer gets.
create function missing_from(reports_ uuid[], layers_ smallint[], circles_ int[])
  returns table(report uuid, layer smallint, tlp smallint, missing int[])
  language sql stable security definer set search_path = public, pg_temp as $$
  select l.report, l.layer, l.tlp, array(
    select c from unnest(circles_) c
    where not (c = any(l.audience) or (select id from circle where handle = 'everyone') = any(l.audience)
      or desk_circle() = any(l.audience) and exists (
        select from in_circle i where i.who = c and i.circle = desk_circle() and i.until is null)))
  from unnest(reports_, layers_) s(report, layer) join layer l on l.report = s.report and l.layer = s.layer
  where at_desk() and reaches(l.audience, l.excepted) and l.tlp <= my_cap() $$;

-- What the desk published as its own: whoever is excepted from it is so at the desk too, and has none of it.
alter table author add column desk boolean not null default false;
drop policy see on author;
create policy see on author for select to auburn_app using (own && my_own() and tlp <= my_cap()
  and (not desk or exists (select from report r where r.id = author.report)));
drop policy change on author;
create policy change on author for update to auburn_app
  using (own && my_own() and tlp <= my_cap() and not desk) with check (own && my_own() and tlp <= my_cap() and not desk);

/*
 * Publishes an edition that a second analyst signed: the report of the first, the same report with another text of every later
 * one. Whom a source excepts is excepted here too, without anybody being told whom: of each part (parts_: an array of arrays of
 * {report, layer}), the source that adds fewest counts.
 */
create function publish_advisory(advisory_ uuid, version_ int, report_ uuid, recall_ uuid, title_ text, excepted_ int[], request_ jsonb,
    at_ timestamptz, layers_ smallint[], tlps_ smallint[], audiences_ text[], bodies_ text[], parts_ jsonb) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  a advisory%rowtype;
  host_ int;
  carried_ int[];
  is_new_ boolean;
begin
  if not advisory_open(advisory_) then return null; end if;
  select * into a from advisory where id = advisory_ for update;
  if a.version <> version_ then return 'changed'; end if;
  if a.edition = a.published or a.state = 'recalled' then return 'nothing'; end if;
  if a.signed_by is null or exists (
      select from advisory_hand h where h.advisory = a.id and h.edition = a.edition and same_human(h.seat, a.signed_by)) then
    return 'unsigned';
  end if;
  select coalesce(array_agg(distinct e), '{}') into carried_ from jsonb_array_elements(parts_) p
    cross join lateral (
      select l.excepted from jsonb_array_elements(p) s
        join layer l on l.report = (s ->> 'report')::uuid and l.layer = (s ->> 'layer')::smallint
      order by cardinality(array(select unnest(l.excepted) except select unnest(excepted_))), l.report limit 1) c
    cross join lateral unnest(c.excepted) e;
  carried_ := array(select distinct x from unnest(excepted_ || carried_) x order by x);
  select s.member into host_ from seat s where s.circle = my_seat();
  is_new_ := a.report is null;
  if is_new_ then
    insert into report(id, origin, kind, audience, excepted) values (report_, a.origin, 'advisory', audiences_[1]::int[], carried_);
    insert into author(report, member, seat, signed_off_by, request, shared_at, own, tlp, desk)
      values (report_, host_, my_seat(), a.signed_by, request_, at_, array[-desk_circle()], tlps_[cardinality(tlps_)], true);
    insert into reading(report, seat, member, first_at, last_at) values (report_, my_seat(), host_, at_, at_);
  else
    report_ := a.report;
    perform keep_recall(recall_, report_, at_, 'narrowed', title_);
    update report set audience = audiences_[1]::int[], excepted = carried_ where id = report_;
    update author set request = request_, revision = revision + 1, signed_off_by = a.signed_by, tlp = tlps_[cardinality(tlps_)]
      where report = report_;
    select n.member into host_ from author n where n.report = report_;
    delete from authorship n where n.report = report_;
  end if;
  insert into layer(report, layer, tlp, audience, excepted, changed_at, body)
    select report_, l.layer, l.tlp, l.audience::int[], carried_, at_, l.body::jsonb
    from unnest(layers_, tlps_, audiences_, bodies_) l(layer, tlp, audience, body)
    on conflict (report, layer) do update set tlp = excluded.tlp, audience = excluded.audience, excepted = excluded.excepted,
      body = excluded.body,
      version = layer.version + case when layer.body is distinct from excluded.body or layer.tlp <> excluded.tlp then 1 else 0 end,
      changed_at = case when layer.body is distinct from excluded.body or layer.tlp <> excluded.tlp then at_ else layer.changed_at end;
  insert into authorship(report, layer, tlp, member, audience, excepted, analyst)
    select report_, l.layer, l.tlp, host_, l.audience::int[], carried_, 0 from unnest(layers_, tlps_, audiences_) l(layer, tlp, audience);
  perform index_report(report_, at_);
  insert into advisory_edition(advisory, edition, content, asked, at, published_by, signed_by)
    values (a.id, a.edition, a.content, a.asked, at_, my_seat(), a.signed_by);
  update advisory set state = 'published', report = report_, published = edition, published_at = at_, changed_at = at_ where id = a.id;
  return 'published';
end $$;

-- Takes a published advisory back: it stays with the desk, and whoever was excepted from it goes on without.
create function recall_advisory(advisory_ uuid, recall_ uuid, at_ timestamptz, reason_ text, title_ text) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  a advisory%rowtype;
  desk_ int[];
begin
  if not advisory_open(advisory_) then return null; end if;
  select * into a from advisory where id = advisory_ for update;
  if a.report is null or a.state <> 'published' then return 'nothing'; end if;
  select array_agg(x) into desk_ from (
    select desk_circle() as x union select i.who from in_circle i where i.circle = desk_circle() and i.until is null) x;
  perform keep_recall(recall_, a.report, at_, reason_, title_);
  update report set state = 'withdrawn', audience = array(select x from unnest(audience) x where x = any(desk_)) where id = a.report;
  update author set withdrawn_at = at_, withdrawn_reason = reason_, revision = revision + 1 where report = a.report;
  update layer set audience = array(select x from unnest(audience) x where x = any(desk_)) where report = a.report;
  update authorship set audience = array(select x from unnest(audience) x where x = any(desk_)) where report = a.report;
  perform index_report(a.report, at_);
  update advisory set state = 'recalled', recalled_at = at_, recalled_for = reason_, changed_at = at_ where id = a.id;
  return 'recalled';
end $$;

-- What is asked of an advisory's author in private is asked of the desk.
create or replace function private_sides(report_ uuid) returns int[]
  language sql stable security definer set search_path = public, pg_temp as $$
  select (case when a.desk then array[-desk_circle()] when s.lent then array[-a.seat, -m.admins] else array[-a.member] end) || my_own()
  from author a join seat s on s.circle = a.seat join member m on m.circle = a.member where a.report = report_ $$;

-- Whether an entry is the private answer of the one who reported, and to the desk: "the source agreed".
create function is_answer(report_ uuid, entry_ uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select at_desk() and exists (select from entry e where e.id = entry_ and e.report = report_ and e.private and e.by_author
    and e.own && my_own() and exists (select from layer l where l.report = e.report and l.layer = e.layer
      and reaches(l.audience, l.excepted) and l.tlp <= my_cap())) $$;

-- Links of the values that a layer asserts, with that layer's gate.
create function index_values(report_ uuid, at_ timestamptz, of_ layer, indicators_ jsonb) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- A value that another sharing inserts at this moment is waited for, and only the next statement sees it: one statement
  -- for both left the second report without its link. All insert in one order, so that no two wait for each other.
  insert into indicator(type, value)
    select distinct i ->> 'type', i ->> 'value'
    from jsonb_array_elements(coalesce(indicators_, '[]')) i order by 2, 1
    on conflict (key, type) do nothing;
  -- Each value is looked up by its key: as a plain join, the planner reads every indicator that there is.
  insert into link(indicator, report, id, role, use, at, tlp, audience, excepted, withdrawn)
    select distinct on (k.id) k.id, report_, (i ->> 'id')::uuid, i ->> 'role', i ->> 'use', at_, of_.tlp,
      of_.audience, of_.excepted, i ->> 'withdrawn'
    from jsonb_array_elements(coalesce(indicators_, '[]')) i
      cross join lateral (
        select k.id from indicator k where k.key = value_key(i ->> 'value') and k.type = i ->> 'type' offset 0) k
    on conflict (indicator, report) do update set role = excluded.role, use = excluded.use, tlp = excluded.tlp,
      audience = excluded.audience, excepted = excluded.excepted, withdrawn = excluded.withdrawn;
end $$;
revoke execute on function index_values(uuid, timestamptz, layer, jsonb) from public;

-- As it was, and for advisories: a value that stands in the full layer alone carries that layer's gate.
create or replace function index_report(report_ uuid, at_ timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head layer%rowtype;
  technical layer%rowtype;
  whole layer%rowtype;
  head_words tsvector;
  technical_words tsvector;
  words_of jsonb;
  more_words tsvector := '';
  -- Only an advisory's: what stands in the full layer alone, whose gate its links carry.
  only_whole jsonb;
  is_new boolean := not exists (select from feed f where f.report = report_);
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
  select * into technical from layer l where l.report = report_ and l.layer = 2;
  select * into whole from layer l where l.report = report_ and l.layer = 3;
  if head.body ? 'advisory' then
    only_whole := whole.body -> 'indicators';
  end if;
  if not is_new then
    delete from feed f where f.report = report_ and f.circle <> all (head.audience);
    delete from found f where f.report = report_;
    delete from link k where k.report = report_ and not exists (
      select from indicator i, jsonb_array_elements(coalesce(technical.body -> 'indicators', '[]') || coalesce(only_whole, '[]')) v
      where i.id = k.indicator and i.value = v ->> 'value' and i.type = v ->> 'type');
  end if;
  insert into feed(circle, at, technical_at, full_at, report, tlp, excepted, own)
    select c, at_, case when c = any(technical.audience) then at_ end, case when c = any(whole.audience) then at_ end,
      report_, head.tlp, head.excepted, array(select o from unnest(head.audience) o where o < 0)
    from unnest(head.audience) c
    on conflict (circle, report) do update set tlp = excluded.tlp, excepted = excluded.excepted, own = excluded.own,
      technical_at = case when excluded.technical_at is not null then coalesce(feed.technical_at, excluded.technical_at) end,
      full_at = case when excluded.full_at is not null then coalesce(feed.full_at, excluded.full_at) end;

  -- Each layer's body holds the poorer layers' words too: they are read once and put together. A layer that the very
  -- same readers get as the next richer one is not found by itself.
  head_words := setweight(to_tsvector('english', left(coalesce(head.body ->> 'title', ''), 2000)), 'A')
    || setweight(to_tsvector('english', left(coalesce(head.body ->> 'summary', ''), 20000)), 'B');
  words_of := coalesce(technical.body, whole.body);
  if head.body ? 'advisory' then
    more_words := to_tsvector('english', left(coalesce(whole.body ->> 'notes', '') || ' ' || coalesce(whole.body #>> '{advisory,hunts}', '')
        || ' ' || coalesce(whole.body #>> '{advisory,rules}', ''), 200000))
      || to_tsvector('simple', left((select coalesce(string_agg(i ->> 'value', ' '), '')
           from jsonb_array_elements(coalesce(whole.body -> 'indicators', '[]')) i), 200000));
    words_of := jsonb_build_object('notes', (select string_agg(concat_ws(' ', i ->> 'text', i ->> 'why'), ' ')
      from jsonb_array_elements(coalesce(technical.body #> '{advisory,steps}', whole.body #> '{advisory,steps}', '[]')) i));
  end if;
  technical_words := head_words || to_tsvector('english', left(coalesce(words_of ->> 'notes', ''), 100000))
    || to_tsvector('simple', left((select coalesce(string_agg(i ->> 'value', ' '), '')
         from jsonb_array_elements(coalesce(words_of -> 'indicators', '[]')) i), 200000));
  insert into found(report, layer, at, tlp, audience, excepted, tsv)
    select report_, x.layer, (select min(f.at) from feed f where f.report = report_), x.tlp, x.audience, x.excepted, x.tsv
    from (
      select x.*, lead(x.audience) over (order by x.layer) as richer, lead(x.tlp) over (order by x.layer) as richer_tlp
      from (
        select head.layer, head.tlp, head.audience, head.excepted, head_words as tsv
        union all select technical.layer, technical.tlp, technical.audience, technical.excepted, technical_words
          where technical.report is not null
        union all select whole.layer, whole.tlp, whole.audience, whole.excepted, technical_words || more_words || to_tsvector('english',
            left(coalesce(whole.body ->> 'story', '') || ' ' || coalesce(whole.body ->> 'impact', ''), 200000))
          where whole.report is not null
      ) x
    ) x
    where x.richer is null or x.richer <> x.audience or x.richer_tlp <> x.tlp;

  if technical.report is not null then
    perform index_values(report_, at_, technical, technical.body -> 'indicators');
  end if;
  if only_whole is not null then
    perform index_values(report_, at_, whole, only_whole);
  end if;
end $$;
