-- The Fusion Cell's queue, its watch, its requirements and what it asks. Everything here rests on reports and follows the rule
-- of the desk (0016-fusion-cell.sql): an analyst gets a row if it gets what the row rests on.

-- Whether the viewer gets a report at all: through the policies of its layers.
create function report_open(report_ uuid) returns boolean language sql stable
  return exists (select from layer l where l.report = report_ and l.layer = 1);

-- Triage ----------------------------------------------------------------------------------------------------------------

-- One row for each report that reaches the desk, made when it does: what is open is a small index, however much was placed.
-- `told`: which words the desk chose for the contributor (domain/triage.ts); nothing else of the row is the contributor's.
create table triage(
  report uuid primary key references report(id) on delete cascade,
  at timestamptz not null,
  state text not null default 'new' check (state in ('new', 'claimed', 'placed', 'aside', 'back')),
  seat int references seat(circle) on delete set null,
  since timestamptz not null,
  reason text check (reason in ('duplicate', 'out-of-scope', 'nothing-to-act-on', 'known', 'test')),
  note text not null default '',
  told text
);
create index triage_open on triage(at desc, report) where state in ('new', 'claimed', 'back');
create index triage_closed on triage(since desc, report) where state in ('placed', 'aside');
create index triage_seat on triage(seat) where state = 'claimed';

-- What was done with it, for undoing and for the desk's memory.
create table triage_step(
  id bigint generated always as identity primary key,
  report uuid not null references triage(report) on delete cascade,
  at timestamptz not null,
  seat int references seat(circle) on delete set null,
  what text not null check (what in ('claim', 'release', 'place', 'set-aside', 'back', 'undo')),
  was jsonb not null
);
create index triage_step_report on triage_step(report, id desc);

-- Who is looking at what: a heartbeat for each seat, good for less than a minute.
create table presence(
  seat int primary key references seat(circle) on delete cascade,
  at timestamptz not null,
  what text not null check (what in ('queue', 'report', 'situation')),
  target uuid,
  check ((what = 'queue') = (target is null))
);

-- A hand-over between shifts: entries, each resting on the reports that it names, so that each analyst reads those it may.
create table hand_over(
  id uuid primary key,
  at timestamptz not null,
  seat int not null references seat(circle),
  takes_over int references seat(circle),
  acknowledged_at timestamptz,
  acknowledged_by int references seat(circle)
);
create index hand_over_at on hand_over(at desc, id);
create table hand_over_entry(
  id uuid primary key,
  hand_over uuid not null references hand_over(id) on delete cascade,
  n smallint not null,
  text text not null
);
create index hand_over_entry_of on hand_over_entry(hand_over, n);

-- What the desk wants to know -----------------------------------------------------------------------------------------

create table requirement(
  id uuid primary key,
  origin uuid not null,
  question text not null,
  why text not null default '',
  priority smallint not null check (priority between 1 and 3),
  until timestamptz,
  state text not null default 'open' check (state in ('open', 'answered', 'dropped')),
  outcome text not null default '',
  at timestamptz not null,
  seat int not null references seat(circle),
  changed_at timestamptz not null,
  rfi uuid references report(id) on delete set null
);
-- A report that answers it, whole or in part. The answer rests on the report (rests_on, thing = id).
create table requirement_answer(
  id uuid primary key,
  requirement uuid not null references requirement(id) on delete cascade,
  report uuid not null references report(id) on delete cascade,
  note text not null default '',
  at timestamptz not null,
  seat int not null references seat(circle),
  until timestamptz
);
create index requirement_answer_of on requirement_answer(requirement) where until is null;
create index requirement_answer_report on requirement_answer(report) where until is null;

-- What was asked: of the source of a report (a private entry in its thread), or of a circle (a question that the desk shared).
create table asked(
  id uuid primary key,
  kind text not null check (kind in ('source', 'circle')),
  report uuid not null references report(id) on delete cascade,
  entry uuid references entry(id) on delete cascade,
  text text not null,
  at timestamptz not null,
  seat int not null references seat(circle),
  due_at timestamptz not null,
  reminded_at timestamptz,
  requirement uuid references requirement(id) on delete set null,
  situation uuid references situation(id) on delete set null,
  check ((kind = 'source') = (entry is not null))
);
create index asked_at on asked(at desc, id);
create index asked_report on asked(report);

-- A live operation: watch, do not block, do not contact. On one value, or on every value of a situation's reports; it ends by
-- the clock. `told`: whether readers who have the value are told so.
create table operation(
  id uuid primary key,
  indicator bigint references indicator(id),
  type text,
  value text,
  situation uuid references situation(id) on delete cascade,
  since timestamptz not null,
  until timestamptz not null,
  seat int not null references seat(circle),
  whose text not null default '',
  told boolean not null,
  ended_at timestamptz,
  ended_by int references seat(circle),
  check ((indicator is null) <> (situation is null)),
  check ((indicator is null) = (value is null) and (value is null) = (type is null)),
  check (until > since)
);
create index operation_indicator on operation(indicator, until) where indicator is not null;
create index operation_situation on operation(situation, until) where situation is not null;
create index operation_until on operation(until);

-- Rights ----------------------------------------------------------------------------------------------------------------

alter table triage enable row level security;
alter table triage_step enable row level security;
alter table presence enable row level security;
alter table hand_over enable row level security;
alter table hand_over_entry enable row level security;
alter table requirement enable row level security;
alter table requirement_answer enable row level security;
alter table asked enable row level security;
alter table operation enable row level security;
grant select, update (state, seat, since, reason, note, told) on triage to auburn_app;
grant select, insert on triage_step to auburn_app;
grant select, insert, update (at, what, target), delete on presence to auburn_app;
grant select, insert, update (acknowledged_at, acknowledged_by) on hand_over to auburn_app;
grant select, insert on hand_over_entry to auburn_app;
grant select, insert, update (question, why, priority, until, state, outcome, changed_at, rfi) on requirement to auburn_app;
grant select, insert, update (until) on requirement_answer to auburn_app;
grant select, insert, update (reminded_at) on asked to auburn_app;
grant select, insert, update (until, told, ended_at, ended_by) on operation to auburn_app;
grant select (report, at, state, seat, since) on triage to auburn_finder;
create policy find on triage for select to auburn_finder using (true);

create policy see on triage for select to auburn_app using (at_desk() and report_open(report));
create policy change on triage for update to auburn_app using (at_desk() and report_open(report)) with check (at_desk());
create policy see on triage_step for select to auburn_app using (at_desk() and report_open(report));
create policy add on triage_step for insert to auburn_app
  with check (at_desk() and seat = my_seat() and report_open(report));

create function presence_open(what_ text, target_ uuid) returns boolean language sql stable
  return case what_ when 'queue' then true when 'report' then report_open(target_) else situation_open(target_) end;
create policy see on presence for select to auburn_app using (at_desk() and (seat = my_seat() or presence_open(what, target)));
create policy mine on presence for insert to auburn_app
  with check (at_desk() and seat = my_seat() and presence_open(what, target));
create policy change on presence for update to auburn_app using (seat = my_seat())
  with check (at_desk() and presence_open(what, target));
create policy remove on presence for delete to auburn_app using (seat = my_seat());

create policy see on hand_over_entry for select to auburn_app using (at_desk() and rests_open(id));
create policy add on hand_over_entry for insert to auburn_app with check (at_desk() and rests_open(id));
create policy see on hand_over for select to auburn_app
  using (at_desk() and exists (select from hand_over_entry e where e.hand_over = hand_over.id));
create policy add on hand_over for insert to auburn_app with check (at_desk() and seat = my_seat());
create policy change on hand_over for update to auburn_app
  using (at_desk() and exists (select from hand_over_entry e where e.hand_over = hand_over.id))
  with check (at_desk() and acknowledged_by = my_seat());

create policy see on requirement for select to auburn_app using (at_desk() and rests_open(id));
create policy add on requirement for insert to auburn_app with check (at_desk() and seat = my_seat() and rests_open(id));
create policy change on requirement for update to auburn_app using (at_desk() and rests_open(id)) with check (at_desk());
create policy see on requirement_answer for select to auburn_app
  using (at_desk() and rests_open(id) and exists (select from requirement r where r.id = requirement_answer.requirement));
create policy add on requirement_answer for insert to auburn_app
  with check (at_desk() and seat = my_seat() and report_open(report));
create policy change on requirement_answer for update to auburn_app using (at_desk() and rests_open(id)) with check (at_desk());

create policy see on asked for select to auburn_app using (at_desk() and report_open(report)
  and (entry is null or exists (select from entry e where e.id = asked.entry)));
create policy add on asked for insert to auburn_app with check (at_desk() and seat = my_seat() and report_open(report));
create policy change on asked for update to auburn_app using (at_desk() and report_open(report)) with check (at_desk());

-- Whether the viewer has a value: a report that asserts it reaches the viewer.
create function has_value(indicator_ bigint) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from link k where k.indicator = indicator_ and reaches(k.audience, k.excepted) and k.tlp <= my_cap()) $$;
-- Which of these values the viewer has, as the store knows them.
create function held_values(values_ text[]) returns table(indicator bigint, type text, value text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, i.type, i.value from unnest(values_) v(value)
    join indicator i on i.key = value_key(v.value) and i.value = v.value
  where at_desk() and has_value(i.id) $$;
create policy see on operation for select to auburn_app using (at_desk()
  and (indicator is null or has_value(indicator)) and (situation is null or situation_open(situation)));
create policy add on operation for insert to auburn_app with check (at_desk() and seat = my_seat()
  and (indicator is null or has_value(indicator)) and (situation is null or situation_open(situation)));
create policy change on operation for update to auburn_app using (at_desk()
  and (indicator is null or has_value(indicator)) and (situation is null or situation_open(situation))) with check (at_desk());

-- What comes by itself --------------------------------------------------------------------------------------------------

-- A report is in the queue from the moment it first reaches a circle that the desk hears: the desk itself, everyone, the node
-- around the desk, or (for RED) the seat of somebody who works there. What the desk published is not.
create function enter_queue() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into triage(report, at, since)
    select f.report, min(f.at), min(f.at) from came f join report r on r.id = f.report
    where r.kind <> 'advisory' and not coalesce(f.own && array[-desk_circle()], false)
      and f.circle in (
        select id from circle where kind in ('desk', 'everyone')
        union all select circle from node where kind = 'fusion-cell'
        union all select i.who from in_circle i join seat s on s.circle = i.who
          where i.circle = desk_circle() and i.until is null)
    group by f.report on conflict do nothing;
  return null;
end $$;
create trigger enter_queue after insert on feed referencing new table as came for each statement execute function enter_queue();

insert into triage(report, at, since)
  select f.report, min(f.at), min(f.at) from feed f join report r on r.id = f.report
  where r.kind <> 'advisory' and f.circle in (
    select id from circle where kind in ('desk', 'everyone') union all select circle from node where kind = 'fusion-cell'
    union all select i.who from in_circle i where i.circle = desk_circle() and i.until is null)
  group by f.report;

-- Drawn into a situation, from wherever: it is placed. Taken out of the last one: it is back.
create function place_in_queue() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.until is null then
    with was as (select t.report, to_jsonb(t) - 'at' as row from triage t where t.report = new.report and t.state <> 'placed')
      insert into triage_step(report, at, seat, what, was) select report, new.since, new.seat, 'place', row from was;
    update triage set state = 'placed', seat = new.seat, since = new.since, reason = null, note = '', told = null
      where report = new.report and state <> 'placed';
  elsif not exists (select from situation_report s where s.report = new.report and s.until is null) then
    with was as (select t.report, to_jsonb(t) - 'at' as row from triage t where t.report = new.report and t.state = 'placed')
      insert into triage_step(report, at, seat, what, was) select report, new.until, new.ended_by, 'back', row from was;
    update triage set state = 'back', seat = null, since = new.until where report = new.report and state = 'placed';
  end if;
  return null;
end $$;
create trigger place_in_queue after insert or update of until on situation_report for each row execute function place_in_queue();

-- Deconfliction ---------------------------------------------------------------------------------------------------------

-- Of these values, those that a live operation is about now, until when, and whether the viewer is told: the desk is. Only of values that the
-- viewer has: nobody learns here of a value that it did not get.
create function watched(values_ text[], at_ timestamptz) returns table(value text, until timestamptz, told boolean)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from operation o where o.until > at_ and o.ended_at is null and o.since <= at_) then return; end if;
  return query
    select i.value, max(o.until), bool_and(o.told) or at_desk()
    from unnest(values_) v(value) join indicator i on i.key = value_key(v.value) and i.value = v.value
      join operation o on o.until > at_ and o.since <= at_ and o.ended_at is null and (o.indicator = i.id
        or o.situation in (select s.situation from situation_report s join link k on k.report = s.report
          where k.indicator = i.id and s.until is null))
    where has_value(i.id) group by i.value;
end $$;

-- The closed loop -------------------------------------------------------------------------------------------------------

-- What became of a report, for its author's organisation: that the desk read it, drew it in, used it, had an answer by it, or
-- chose words for it. Never with whom or into what, and to the day alone: the hour would tell what else came in then.
create function became_of(report_ uuid) returns table(what text, at timestamptz, detail text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from author a where a.report = report_ and a.own && my_own() and a.tlp <= my_cap()) then return; end if;
  return query select x.what, date_trunc('day', x.at at time zone 'UTC') at time zone 'UTC', x.detail from (
    select 'read' as what, min(r.first_at) as at, null::text as detail from reading r
      join author a on a.report = r.report
      where r.report = report_ and exists (select from in_circle i where i.who = r.seat and i.circle = desk_circle()
        and i.since <= r.last_at and (i.until is null or i.until > r.first_at)) and not a.own && array[-r.seat, -desk_circle()]
        and (r.member <> a.member or exists (select from seat s where s.circle = r.seat and s.lent))
      having count(*) > 0
    union all select 'drawn-in', min(s.since), null from situation_report s where s.report = report_ and s.until is null having count(*) > 0
    union all select 'answered', min(q.at), null from requirement_answer q where q.report = report_ and q.until is null having count(*) > 0
    union all select 'told', t.since, t.told from triage t where t.report = report_ and t.state = 'aside' and t.told is not null
  ) x;
  -- An advisory stands behind a link only for whoever gets it; that the report was used in one is told in any case.
  if to_regclass('public.advisory') is not null then
    return query execute
      'select ''used'', date_trunc(''day'', coalesce(v.published_at, v.changed_at) at time zone ''UTC'') at time zone ''UTC'',
         (select l.report::text from layer l where l.report = v.report and l.layer = 1
           and reaches(l.audience, l.excepted) and l.tlp <= my_cap())
       from advisory v where v.state = ''published''
         and exists (select from rests_on r where r.thing = v.id and r.report = $1)' using report_;
  end if;
end $$;
