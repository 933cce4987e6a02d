-- What the desk writes may rest on a text that was released to it (0023), as on a layer of a report: whoever does not get the text
-- has nothing that rests on it. What was let in stays as it is (guard_release), so that its gate needs no copy here. A text that
-- something rests on cannot be deleted: what rested on it would be open.
create table rests_on_release(
  thing uuid not null,
  release uuid not null references release(id),
  primary key (thing, release)
);
create index rests_on_release_of on rests_on_release(release);
alter table rests_on_release enable row level security;
grant select, delete on rests_on_release to auburn_app;

create function release_reaches(release_ uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select at_desk() and exists (select from release r
    where r.id = release_ and r.state = 'released' and reaches(r.audience, r.excepted) and r.tlp <= my_cap()) $$;
create policy see on rests_on_release for select to auburn_app using (release_reaches(release));
create policy remove on rests_on_release for delete to auburn_app using (release_reaches(release));

create or replace function rests_open(thing_ uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from rests_on r where r.thing = thing_ and not (reaches(r.audience, r.excepted) and r.tlp <= my_cap()))
    and not exists (select from rests_on_release x where x.thing = thing_ and not release_reaches(x.release)) $$;

-- A thing rests on a released text from now on: refused for one that the viewer does not get, whether it is there or not.
create function rest_on_release(thing_ uuid, release_ uuid) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not release_reaches(release_) then return false; end if;
  insert into rests_on_release(thing, release) values (thing_, release_) on conflict do nothing;
  return true;
end $$;

create or replace function rest_as(thing_ uuid, other_ uuid) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not at_desk() or not rests_open(other_) then return false; end if;
  insert into rests_on(thing, report, layer, lost_at, tlp, audience, excepted)
    select thing_, r.report, r.layer, r.lost_at, r.tlp, r.audience, r.excepted from rests_on r where r.thing = other_
    on conflict (thing, report, layer) do nothing;
  insert into rests_on_release(thing, release) select thing_, x.release from rests_on_release x where x.thing = other_
    on conflict do nothing;
  return true;
end $$;

-- Whom a released text may not go to, of the circles of an audience: beyond those who read it, to whom it was released onward. As with
-- layers (0020), each circle has to be named there itself: who is in which node is not worked out.
create function missing_from_released(releases_ uuid[], circles_ int[]) returns table(release uuid, tlp smallint, missing int[])
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, r.tlp, array(
    select c from unnest(circles_) c
    where not (c = any(w.to_) or (select id from circle where handle = 'everyone') = any(w.to_)
      or desk_circle() = any(w.to_) and exists (
        select from in_circle i where i.who = c and i.circle = desk_circle() and i.until is null)))
  from release r
    cross join lateral (select r.audience || array(
      select k.id from circle k where k.handle = any(r.onward) or k.kind = 'seat' and 'seat:' || k.gid = any(r.onward)) as to_) w
  where r.id = any(releases_) and release_reaches(r.id) $$;

-- The bell of what rests on a released text rings for whoever gets that text.
create or replace function bell_gates(detail_ jsonb) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  with gates as (
    select distinct l.tlp, l.audience, l.excepted from layer l
      where l.layer = 1 and l.report in (select r::uuid from jsonb_array_elements_text(coalesce(detail_ -> 'reports', '[]')) r)
    union select s.tlp, s.audience, s.excepted from situation_report s
      where s.situation in (select r::uuid from jsonb_array_elements_text(coalesce(detail_ -> 'situations', '[]')) r)
  ), rests as (
    select distinct r.tlp, r.audience, r.excepted from rests_on r
      where r.thing in (select t::uuid from jsonb_array_elements_text(coalesce(detail_ -> 'things', '[]')) t)
    union select r.tlp, r.audience, r.excepted from rests_on_release x join release r on r.id = x.release
      where x.thing in (select t::uuid from jsonb_array_elements_text(coalesce(detail_ -> 'things', '[]')) t))
  select jsonb_build_object(
    'any', coalesce((select jsonb_agg(jsonb_build_object('tlp', tlp, 'audience', audience, 'excepted', excepted)) from gates), '[]'),
    'all', coalesce((select jsonb_agg(jsonb_build_object('tlp', tlp, 'audience', audience, 'excepted', excepted)) from rests), '[]')) $$;

-- As it was (0020), and whom a released text excepts is excepted too: parts_ may name {release} beside {report, layer}.
create or replace function publish_advisory(advisory_ uuid, version_ int, report_ uuid, recall_ uuid, title_ text, excepted_ int[], request_ jsonb,
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
      select g.excepted from jsonb_array_elements(p) s
        cross join lateral (
          select l.report as id, l.excepted from layer l where l.report = (s ->> 'report')::uuid and l.layer = (s ->> 'layer')::smallint
          union all select r.id, r.excepted from release r where r.id = (s ->> 'release')::uuid and r.state = 'released') g
      order by cardinality(array(select unnest(g.excepted) except select unnest(excepted_))), g.id limit 1) c
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
