-- The Fusion Cell's work. What the desk says rests on layers of members' reports, and each analyst gets as much of it as
-- it gets of those layers: a secondee, whose employer may be excepted, is told nothing that rests on what is closed to it.

create function desk_circle() returns int language sql stable parallel safe
  return (select id from circle where handle = 'desk');
create function at_desk() returns boolean language sql stable parallel safe
  return coalesce(desk_circle() = any(my_circles()), false);

-- A situation: the desk's living picture of one campaign or incident. Reports are linked to it, never merged.
create table situation(
  id uuid primary key,
  origin uuid not null,
  name text not null,
  state text not null default 'open' check (state in ('open', 'watching', 'closed')),
  outcome text not null default '',
  opened_at timestamptz not null,
  opened_by int not null references seat(circle),
  closed_at timestamptz,
  version int not null default 1,
  changed_at timestamptz not null
);

-- Which reports were drawn into it, and taken out again: rows are ended, never deleted. `why` is the reasons in words that
-- a proposal gave. The gate of the report's headline stands beside it, for the policy; see `keep_rests`.
create table situation_report(
  situation uuid not null references situation(id) on delete cascade,
  report uuid not null references report(id) on delete cascade,
  since timestamptz not null,
  seat int not null references seat(circle),
  why jsonb not null default '[]',
  until timestamptz,
  ended_by int references seat(circle),
  tlp smallint not null,
  audience int[] not null,
  excepted int[] not null,
  primary key (situation, report, since)
);
create unique index situation_report_now on situation_report(situation, report) where until is null;
create index situation_report_of on situation_report(report) where until is null;

-- What a thing that the desk wrote (a statement, an entity, a sentence of an advisory …) rests on, with the gate of that layer.
-- `lost_at`: since when nobody at the desk gets the layer any more (withdrawn, or narrowed). The gate stays as it was then:
-- who could see the desk's words goes on seeing them, and is told that a source is gone; who could not, still cannot.
create table rests_on(
  thing uuid not null,
  report uuid not null references report(id) on delete cascade,
  layer smallint not null check (layer between 1 and 3),
  lost_at timestamptz,
  tlp smallint not null,
  audience int[] not null,
  excepted int[] not null,
  primary key (thing, report, layer)
);
create index rests_on_report on rests_on(report);

alter table situation enable row level security;
alter table situation_report enable row level security;
alter table rests_on enable row level security;
grant select, insert, update (name, state, outcome, closed_at, version, changed_at) on situation to auburn_app;
grant select (situation, report, since, seat, why, until, ended_by), update (until, ended_by) on situation_report to auburn_app;
grant select (thing, report, layer, lost_at), delete on rests_on to auburn_app;
grant select on situation_report, rests_on to auburn_finder;
grant select (id, state, opened_at, closed_at) on situation to auburn_finder;
create policy find on situation for select to auburn_finder using (true);
create policy find on situation_report for select to auburn_finder using (true);
create policy find on rests_on for select to auburn_finder using (true);

-- Whether the viewer gets a thing of the desk's: every layer that it rests on reaches the viewer.
create function rests_open(thing_ uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from rests_on r where r.thing = thing_ and not (reaches(r.audience, r.excepted) and r.tlp <= my_cap())) $$;
-- A situation is there for whoever gets one of its reports, and for the whole desk while it has none.
create function situation_open(situation_ uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from situation_report s where s.situation = situation_)
    or exists (select from situation_report s where s.situation = situation_ and reaches(s.audience, s.excepted) and s.tlp <= my_cap()) $$;

create policy see on situation for select to auburn_app using (at_desk() and situation_open(id));
create policy open on situation for insert to auburn_app with check (at_desk() and opened_by = my_seat());
create policy change on situation for update to auburn_app using (at_desk() and situation_open(id)) with check (at_desk());
create policy see on situation_report for select to auburn_app
  using (at_desk() and reaches(audience, excepted) and tlp <= my_cap());
create policy change on situation_report for update to auburn_app
  using (at_desk() and reaches(audience, excepted) and tlp <= my_cap()) with check (at_desk());
create policy see on rests_on for select to auburn_app using (at_desk() and reaches(audience, excepted) and tlp <= my_cap());
create policy remove on rests_on for delete to auburn_app using (at_desk() and reaches(audience, excepted) and tlp <= my_cap());

-- Draws a report that the viewer gets into a situation that it gets; its gate is copied here, where nobody can say another.
create function draw_in(situation_ uuid, report_ uuid, at_ timestamptz, why_ jsonb) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not at_desk() or not situation_open(situation_) then return false; end if;
  insert into situation_report(situation, report, since, seat, why, tlp, audience, excepted)
    select situation_, l.report, at_, my_seat(), why_, l.tlp, l.audience, l.excepted from layer l
    where l.report = report_ and l.layer = 1 and reaches(l.audience, l.excepted) and l.tlp <= my_cap()
    on conflict do nothing;
  return found;
end $$;

-- A thing rests on a layer from now on: refused for a layer that the viewer does not get.
create function rest(thing_ uuid, report_ uuid, layer_ smallint) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not at_desk() then return false; end if;
  insert into rests_on(thing, report, layer, tlp, audience, excepted)
    select thing_, l.report, l.layer, l.tlp, l.audience, l.excepted from layer l
    where l.report = report_ and l.layer = layer_ and reaches(l.audience, l.excepted) and l.tlp <= my_cap()
    on conflict (thing, report, layer) do nothing;
  return exists (select from rests_on r where r.thing = thing_ and r.report = report_ and r.layer = layer_
    and reaches(r.audience, r.excepted) and r.tlp <= my_cap());
end $$;

-- The copies follow the layer for as long as it reaches somebody at the desk.
create function keep_rests() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here_ boolean := new.audience && (
    select array_agg(c) from (select desk_circle() as c union all select id from circle where handle = 'everyone'
      union all select i.circle from in_circle d join in_circle i on i.who = d.who where d.circle = desk_circle() and d.until is null
      union all select d.who from in_circle d where d.circle = desk_circle() and d.until is null) x);
begin
  if here_ then
    update rests_on r set tlp = new.tlp, audience = new.audience, excepted = new.excepted, lost_at = null
      where r.report = new.report and r.layer = new.layer;
    if new.layer = 1 then
      update situation_report s set tlp = new.tlp, audience = new.audience, excepted = new.excepted where s.report = new.report;
    end if;
  else
    update rests_on r set lost_at = coalesce(r.lost_at, new.changed_at) where r.report = new.report and r.layer = new.layer;
  end if;
  return null;
end $$;
create trigger keep_rests after update of audience, excepted, tlp on layer for each row
  when (old.audience is distinct from new.audience or old.excepted is distinct from new.excepted or old.tlp is distinct from new.tlp)
  execute function keep_rests();

-- For the release check: of how many sources a thing rests on, and how many of them everybody in an audience gets anyway.
-- Each circle of the audience has to stand in the layer's own, and whom the source excepts has to be excepted here too.
create function coverage(things_ uuid[], audience_ int[], excepted_ int[]) returns table(thing uuid, sources int, covering int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.thing, count(*)::int,
    (count(*) filter (where l.report is not null and l.excepted <@ excepted_
      and (l.audience @> audience_ or (select id from circle where handle = 'everyone') = any(l.audience))))::int
  from rests_on r left join layer l on l.report = r.report and l.layer = r.layer
  where r.thing = any(things_) and at_desk() and reaches(r.audience, r.excepted) and r.tlp <= my_cap()
  group by r.thing $$;
