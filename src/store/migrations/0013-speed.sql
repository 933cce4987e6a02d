-- The same rows as before, found and written faster.

-- Rebuilds the index rows of one report. `at_` is when circles that are new to it get it. For a report that was indexed
-- before, what it no longer has is removed first; one that is new has nothing to remove.
create or replace function index_report(report_ uuid, at_ timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head layer%rowtype;
  technical layer%rowtype;
  whole layer%rowtype;
  head_words tsvector;
  technical_words tsvector;
  words_of jsonb;
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
  if not is_new then
    delete from feed f where f.report = report_ and f.circle <> all (head.audience);
    delete from found f where f.report = report_;
    delete from link k where k.report = report_ and not exists (
      select from indicator i, jsonb_array_elements(coalesce(technical.body -> 'indicators', '[]')) v
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
        union all select whole.layer, whole.tlp, whole.audience, whole.excepted, technical_words || to_tsvector('english',
            left(coalesce(whole.body ->> 'story', '') || ' ' || coalesce(whole.body ->> 'impact', ''), 200000))
          where whole.report is not null
      ) x
    ) x
    where x.richer is null or x.richer <> x.audience or x.richer_tlp <> x.tlp;

  if technical.report is null then return; end if;
  -- A value that another sharing inserts at this moment is waited for, and only the next statement sees it: one statement
  -- for both left the second report without its link. All insert in one order, so that no two wait for each other.
  insert into indicator(type, value)
    select distinct i ->> 'type', i ->> 'value'
    from jsonb_array_elements(coalesce(technical.body -> 'indicators', '[]')) i order by 2, 1
    on conflict (key, type) do nothing;
  -- Each value is looked up by its key: as a plain join, the planner reads every indicator that there is.
  insert into link(indicator, report, id, role, use, at, tlp, audience, excepted, withdrawn)
    select distinct on (k.id) k.id, report_, (i ->> 'id')::uuid, i ->> 'role', i ->> 'use', at_, technical.tlp,
      technical.audience, technical.excepted, i ->> 'withdrawn'
    from jsonb_array_elements(coalesce(technical.body -> 'indicators', '[]')) i
      cross join lateral (
        select k.id from indicator k where k.key = value_key(i ->> 'value') and k.type = i ->> 'type' offset 0) k
    on conflict (indicator, report) do update set role = excluded.role, use = excluded.use, tlp = excluded.tlp,
      audience = excluded.audience, excepted = excluded.excepted, withdrawn = excluded.withdrawn;
end $$;

-- The epoch is raised with whatever changes who the members are and which circles they are in: what was read under the
-- same epoch still holds. Before the change, so that the row of `rights` is the first that two changes at once wait for.
alter table rights add column raised_by xid8;
create function raise_epoch() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update rights set epoch = epoch + 1, raised_by = pg_current_xact_id() where raised_by is distinct from pg_current_xact_id();
  return null;
end $$;
create trigger raise_epoch before insert or delete or update on circle execute function raise_epoch();
create trigger raise_epoch before insert or delete or update on in_circle execute function raise_epoch();
create trigger raise_epoch before insert or delete
  or update of handle, name, kind, sectors, regions, listed_to, state on member execute function raise_epoch();
create trigger raise_epoch before insert or delete
  or update of circle, member, state, until on seat execute function raise_epoch();
create trigger raise_epoch before insert or delete or update of handle, name on node execute function raise_epoch();
revoke update (epoch) on rights from auburn_app;

-- A new report with its layers, names and index, in one round trip. Runs as the caller: each insert through its policy.
-- The names are checked against the author's row, so they come in a statement of their own.
create function add_report(report_ uuid, origin_ uuid, kind_ text, audience_ int[], excepted_ int[], member_ int, seat_ int,
    signed_off_by_ int, client_id_ text, request_ jsonb, at_ timestamptz, own_ int[], tlp_ smallint,
    layers_ smallint[], tlps_ smallint[], audiences_ text[], bodies_ text[], namings_ text[])
  returns void language plpgsql set search_path = public, pg_temp as $$
begin
  insert into report(id, origin, kind, audience, excepted) values (report_, origin_, kind_, audience_, excepted_);
  insert into author(report, member, seat, signed_off_by, client_id, request, shared_at, own, tlp)
    values (report_, member_, seat_, signed_off_by_, client_id_, request_, at_, own_, tlp_);
  insert into layer(report, layer, tlp, audience, excepted, changed_at, body)
    select report_, l.layer, l.tlp, l.audience::int[], excepted_, at_, l.body::jsonb
    from unnest(layers_, tlps_, audiences_, bodies_) l(layer, tlp, audience, body);
  insert into authorship(report, layer, tlp, member, audience, excepted)
    select report_, n.layer, n.tlp, member_, n.naming::int[], excepted_
    from unnest(layers_, tlps_, namings_) n(layer, tlp, naming) where n.naming <> '{}';
  insert into reading(report, seat, member, first_at, last_at) values (report_, seat_, member_, at_, at_);
  perform index_report(report_, at_);
end $$;
