-- Situations: what the desk does with reports drawn together. Nothing is merged and nothing deleted: each change is a row that
-- can be undone. Whatever stands here rests on layers (0016), and so does each row of the history: an earlier wording that
-- rested on a closed report stays closed when today's wording does not.

-- No number counts changes: the changes that an analyst does not get would show in it. What stands is told apart by itself.
alter table situation drop column version;
-- Where its reports went when it was joined into another. Never a circle: whoever takes reports in stands by itself again.
alter table situation add column joined uuid references situation(id) on delete set null;
grant update (joined) on situation to auburn_app;

-- Which act drew a report in and which took it out: a split of a thousand reports is one act.
alter table situation_report add column act uuid, add column ended_act uuid;
grant select (act, ended_act), update (ended_act) on situation_report to auburn_app;
create index situation_report_page on situation_report(situation, since desc, report desc) where until is null;
create index situation_report_act on situation_report(act);
create index situation_report_ended_act on situation_report(ended_act) where ended_act is not null;

-- What stands in a situation: a statement (a judgement or a fact), a hypothesis, a piece of evidence, an entity.
create table situation_part(
  id uuid primary key,
  situation uuid not null references situation(id) on delete cascade,
  kind text not null check (kind in ('statement', 'hypothesis', 'evidence', 'entity')),
  text text not null,
  detail jsonb not null default '{}',
  at timestamptz not null,
  seat int not null references seat(circle),
  changed_at timestamptz not null,
  changed_by int not null references seat(circle),
  removed_at timestamptz,
  -- A wording that rests on more than the one before stands beside it: whoever does not get the new source goes on reading the
  -- old one, and nothing vanishes before its eyes.
  replaces uuid references situation_part(id) on delete cascade
);
create index situation_part_of on situation_part(situation, at, id) where removed_at is null;
create index situation_part_replaces on situation_part(replaces) where replaces is not null;

-- How a piece of evidence stands to a hypothesis.
create table situation_mark(
  evidence uuid not null references situation_part(id) on delete cascade,
  hypothesis uuid not null references situation_part(id) on delete cascade,
  mark text not null check (mark in ('very-consistent', 'consistent', 'neutral', 'inconsistent', 'very-inconsistent')),
  at timestamptz not null,
  seat int not null references seat(circle),
  primary key (evidence, hypothesis)
);

-- Who did what. `before` and `after` are what stood and what stands, so that it can be undone; for reports drawn in and taken
-- out the rows of situation_report say it.
create table situation_change(
  id uuid primary key,
  situation uuid not null references situation(id) on delete cascade,
  what text not null check (what in ('opened', 'changed', 'drawn', 'taken', 'split', 'joined', 'added', 'reworded', 'removed', 'marked')),
  at timestamptz not null,
  seat int not null references seat(circle),
  part uuid references situation_part(id) on delete cascade,
  other uuid references situation(id) on delete cascade,
  before jsonb,
  after jsonb,
  undoes uuid references situation_change(id) on delete cascade
);
create index situation_change_of on situation_change(situation, at desc, id desc);
create index situation_change_undoes on situation_change(undoes) where undoes is not null;

-- The desk's grading of a report: the source and what it says, judged apart. It rests on the report's headline.
create table grade(
  id uuid primary key,
  report uuid not null unique references report(id) on delete cascade,
  source text not null check (source ~ '^[A-F]$'),
  information smallint not null check (information between 1 and 6),
  police jsonb,
  why text not null default '',
  at timestamptz not null,
  seat int not null references seat(circle)
);
create table grade_change(
  id uuid primary key,
  grade uuid not null references grade(id) on delete cascade,
  at timestamptz not null,
  seat int not null references seat(circle),
  after jsonb not null
);
create index grade_change_of on grade_change(grade, at desc);

alter table situation_part enable row level security;
alter table situation_mark enable row level security;
alter table situation_change enable row level security;
alter table grade enable row level security;
alter table grade_change enable row level security;
grant select, insert, update (text, detail, changed_at, changed_by, removed_at) on situation_part to auburn_app;
grant select, insert, update (mark, at, seat), delete on situation_mark to auburn_app;
grant select, insert on situation_change, grade_change to auburn_app;
grant select, insert, update (source, information, police, why, at, seat) on grade to auburn_app;
grant select (id, situation, kind, at, removed_at) on situation_part to auburn_finder;
create policy find on situation_part for select to auburn_finder using (true);

create function part_open(part_ uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from situation_part p where p.id = part_ and situation_open(p.situation) and rests_open(p.id)) $$;

-- Since when a situation is there for the viewer: since it has the first of its reports that the viewer gets.
create function situation_given(situation_ uuid) returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
  select min(s.since) from situation_report s where s.situation = situation_ and reaches(s.audience, s.excepted) and s.tlp <= my_cap() $$;

-- Whether the viewer gets a row of the history: for reports, if it gets one of them; for a part, if it gets all that this
-- wording and the one before rested on; for the situation itself, if it was there for the viewer by then.
create function change_open(change_ uuid, situation_ uuid, what_ text, at_ timestamptz) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when what_ in ('drawn', 'taken', 'split', 'joined') then
      exists (select from situation_report s where s.act = change_ and reaches(s.audience, s.excepted) and s.tlp <= my_cap())
      or exists (select from situation_report s where s.ended_act = change_ and reaches(s.audience, s.excepted) and s.tlp <= my_cap())
    when what_ in ('opened', 'changed') then at_ >= coalesce(situation_given(situation_), at_)
    else rests_open(change_) end $$;

create policy see on situation_part for select to auburn_app using (at_desk() and situation_open(situation) and rests_open(id));
create policy add on situation_part for insert to auburn_app
  with check (at_desk() and situation_open(situation) and rests_open(id) and seat = my_seat() and changed_by = my_seat());
create policy change on situation_part for update to auburn_app
  using (at_desk() and situation_open(situation) and rests_open(id)) with check (at_desk() and changed_by = my_seat());
create policy see on situation_mark for select to auburn_app using (at_desk() and part_open(evidence) and part_open(hypothesis));
create policy add on situation_mark for insert to auburn_app
  with check (at_desk() and part_open(evidence) and part_open(hypothesis) and seat = my_seat());
create policy change on situation_mark for update to auburn_app
  using (at_desk() and part_open(evidence) and part_open(hypothesis)) with check (seat = my_seat());
create policy remove on situation_mark for delete to auburn_app using (at_desk() and part_open(evidence) and part_open(hypothesis));
create policy see on situation_change for select to auburn_app
  using (at_desk() and situation_open(situation) and change_open(id, situation, what, at));
create policy add on situation_change for insert to auburn_app
  with check (at_desk() and situation_open(situation) and seat = my_seat());
create policy see on grade for select to auburn_app using (at_desk() and rests_open(id));
create policy add on grade for insert to auburn_app with check (at_desk() and rests_open(id) and seat = my_seat());
create policy change on grade for update to auburn_app using (at_desk() and rests_open(id)) with check (at_desk() and seat = my_seat());
create policy see on grade_change for select to auburn_app using (at_desk() and rests_open(grade));
create policy add on grade_change for insert to auburn_app with check (at_desk() and rests_open(grade) and seat = my_seat());

-- Draws many reports in at once, as draw_in does one; says how many are new there. A report that is in it already stays as it is.
create function draw_reports(situation_ uuid, reports_ uuid[], at_ timestamptz, why_ jsonb, act_ uuid) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare n int;
begin
  if not at_desk() or not situation_open(situation_) then return 0; end if;
  insert into situation_report(situation, report, since, seat, why, act, tlp, audience, excepted)
    -- In and out and in again within one moment: each time has its own row.
    select situation_, l.report, greatest(at_, (select max(s.since) + interval '1 microsecond' from situation_report s
        where s.situation = situation_ and s.report = l.report)), my_seat(), why_, act_, l.tlp, l.audience, l.excepted from layer l
    where l.report = any(reports_) and l.layer = 1 and reaches(l.audience, l.excepted) and l.tlp <= my_cap()
    on conflict do nothing;
  get diagnostics n = row_count;
  return n;
end $$;

-- A thing rests on all that another rests on, gates and all: for a row of the history, and for a wording that comes back
-- after a source of its was lost. Only of what the viewer gets.
create function rest_as(thing_ uuid, other_ uuid) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not at_desk() or not rests_open(other_) then return false; end if;
  insert into rests_on(thing, report, layer, lost_at, tlp, audience, excepted)
    select thing_, r.report, r.layer, r.lost_at, r.tlp, r.audience, r.excepted from rests_on r where r.thing = other_
    on conflict (thing, report, layer) do nothing;
  return true;
end $$;
