-- What members do about an advisory. An answer is its member's own: nobody else reads a row of it. The desk gets numbers, live;
-- whoever else gets the advisory gets numbers that were let go in batches.

create table action_answer(
  report uuid not null references report(id) on delete cascade,
  step uuid not null,
  member int not null references member,
  -- Who tapped last: known inside the member alone.
  seat int not null references seat(circle),
  answer text not null check (answer in ('affected', 'not-us', 'done', 'need-help')),
  at timestamptz not null,
  -- The private thread in which it asked for help, if it ever did.
  help uuid,
  primary key (report, step, member)
);
create index action_answer_member on action_answer(member, report);
alter table action_answer enable row level security;
create policy own on action_answer to auburn_app using (-member = any(my_own()))
  with check (-member = any(my_own()) and seat = my_seat()
    and exists (select from layer l where l.report = action_answer.report and l.layer >= 2));
grant select, insert, update (seat, answer, at, help) on action_answer to auburn_app;

-- The numbers that members on the advisory are shown: as they stood when at least five members had answered anew since the last.
create table action_shown(
  report uuid not null references report(id) on delete cascade,
  step uuid not null,
  answer text not null,
  n int not null,
  at timestamptz not null,
  primary key (report, step, answer)
);
alter table action_shown enable row level security;
grant select on action_shown to auburn_app;
create policy see on action_shown for select to auburn_app
  using (n >= 5 and exists (select from layer l where l.report = action_shown.report and l.layer >= 2));

-- Lets the numbers go, once five members (no matter which way) have changed since. So whoever watches them before and after one answer, its own
-- toggled in between included, sees nothing move, or a move that five may have made.
create function show_answers() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  last_ timestamptz;
begin
  perform pg_advisory_xact_lock(hashtext(new.report::text));
  select max(s.at) into last_ from action_shown s where s.report = new.report;
  if (select count(distinct a.member) from action_answer a
      where a.report = new.report and (last_ is null or a.at > last_)) < 5 then
    return null;
  end if;
  delete from action_shown s where s.report = new.report;
  insert into action_shown(report, step, answer, n, at)
    select a.report, a.step, a.answer, count(*), new.at from action_answer a where a.report = new.report group by 1, 2, 3;
  return null;
end $$;
create trigger show_answers after insert or update of answer on action_answer for each row execute function show_answers();

-- Whether the viewer is at the desk that published this report, and gets it.
create function published_here(report_ uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select at_desk() and exists (select from author a where a.report = report_ and a.desk and a.own && my_own())
    and exists (select from report r where r.id = report_ and reaches(r.audience, r.excepted)) $$;

-- Members by their first sector, where five active ones share it; the others together.
create function counted_sector(member_ int) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select case when (select count(*) from member o where o.state = 'active' and o.sectors[1] = m.sectors[1]) >= 5 then m.sectors[1] else '' end
  from member m where m.circle = member_ $$;
revoke execute on function counted_sector(int) from public;

-- For the desk alone: how many members of each sector were asked, and how many said what. Numbers, no names.
create function action_tally(report_ uuid) returns table(sector text, step uuid, answer text, n int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select counted_sector(a.member), a.step, a.answer, count(*)::int from action_answer a
  where a.report = report_ and published_here(report_) group by 1, 2, 3 $$;
create function action_asked(report_ uuid, at_ timestamptz) returns table(sector text, n int)
  language sql stable security definer set search_path = public, pg_temp as $$
  with layer2 as (
    select l.audience, l.excepted from layer l where l.report = report_ and l.layer >= 2 and published_here(report_) order by l.layer limit 1
  ), theirs as (
    select m.circle as member, array(
      select id from circle where handle in ('everyone', 'kind:' || m.kind)
      union select m.circle
      union select i.circle from in_circle i where i.who = m.circle and i.since <= at_ and (i.until is null or i.until > at_)) as circles
    from member m where m.state = 'active'
  )
  select counted_sector(t.member), count(*)::int from theirs t join layer2 l on l.audience && t.circles and not l.excepted && t.circles
  where t.member <> (select a.member from author a where a.report = report_) group by 1 $$;

-- A report that was taken back by the desk: whoever had opened it, or taken it away, says that it is out.
alter table recall add column advisory boolean not null default false;
grant select (advisory) on recall to auburn_app;
create function note_advisory() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.advisory := new.reason <> 'narrowed' and exists (select from author a where a.report = new.report and a.desk);
  return new;
end $$;
create trigger note_advisory before insert on recall for each row execute function note_advisory();
create table recall_confirmed(
  report uuid not null references report(id) on delete cascade,
  member int not null references member,
  seat int not null references seat(circle),
  at timestamptz not null,
  primary key (report, member)
);
alter table recall_confirmed enable row level security;
create policy own on recall_confirmed to auburn_app using (-member = any(my_own()))
  with check (-member = any(my_own()) and seat = my_seat()
    and exists (select from recall c where c.report = recall_confirmed.report and c.advisory));
grant select, insert on recall_confirmed to auburn_app;
-- Numbers for the desk: how many had opened it, how many of them confirmed, and when the last one did.
create function recall_tally(report_ uuid) returns table(asked int, confirmed int, since timestamptz, last_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select (select count(distinct r.member)::int from reading r where r.report = report_ and r.member <> a.member),
    (select count(*)::int from recall_confirmed c where c.report = report_ and c.member <> a.member),
    a.withdrawn_at, (select max(c.at) from recall_confirmed c where c.report = report_)
  from author a where a.report = report_ and a.withdrawn_at is not null and published_here(report_) $$;

-- "Need help" opens a thread that the member and one other side see: the desk, or a node's champion.
alter table entry drop constraint entry_kind_check;
alter table entry add constraint entry_kind_check check (kind in ('reply', 'more-detail', 'sighting', 'need-help'));
create index entry_help on entry(at) where kind = 'need-help';

-- The champion's own circle where the champion gets the advisory, else the desk's: which, the one who asks is not told.
create function ask_for_help(id_ uuid, report_ uuid, node_ int, at_ timestamptz, body_ text, crowd_ text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  champion_ int;
  side_ int := -desk_circle();
begin
  if at_desk() or not exists (select from author a where a.report = report_ and a.desk) or not exists (
      select from layer l where l.report = report_ and l.layer = 1 and reaches(l.audience, l.excepted) and l.tlp <= my_cap()) then
    return false;
  end if;
  if node_ is not null then
    if not node_ = any(my_circles()) then return false; end if;
    select s.circle into champion_ from node n join seat s on s.circle = n.champion
      where n.circle = node_ and s.state = 'active' and (s.until is null or s.until > at_);
    if champion_ is null then return false; end if;
    if helps_with(champion_, report_, at_) then side_ := -champion_; end if;
  end if;
  insert into entry(id, report, layer, kind, at, body, by_author, crowd, private, own)
    values (id_, report_, 1, 'need-help', at_, body_, false, crowd_, true, array[side_] || my_own());
  return true;
end $$;
-- Whether a seat gets a report's headline, by the same rule.
create function helps_with(seat_ int, report_ uuid, at_ timestamptz) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  with circles as (
    select array(select id from circle where handle in ('everyone', 'kind:' || m.kind) union select s.circle union select s.member
      union select i.circle from in_circle i where i.who in (s.circle, s.member) and i.since <= at_ and (i.until is null or i.until > at_)) as c
    from seat s join member m on m.circle = s.member where s.circle = seat_
  ), barred as (
    select array(select unnest(array[o.member, o.circle]) from seat o join seat s on s.person = o.person
        where s.circle = seat_ and (o.until is null or o.until > at_)
      union select c.id from seat o join seat s on s.person = o.person join member m on m.circle = o.member
          join circle c on c.handle in ('everyone', 'kind:' || m.kind)
        where s.circle = seat_ and (o.until is null or o.until > at_)
      union select i.circle from in_circle i join seat o on i.who in (o.circle, o.member) join seat s on s.person = o.person
        where s.circle = seat_ and (o.until is null or o.until > at_) and i.since <= at_ and (i.until is null or i.until > at_)) as c
  )
  select exists (select from layer l, circles, barred where l.report = report_ and l.layer = 1
    and l.audience && circles.c and not l.excepted && barred.c) $$;
revoke execute on function helps_with(int, uuid, timestamptz) from public;

-- A private entry is answered within the two sides of the one that it answers, by either of them.
create or replace function add_private_entry(id_ uuid, report_ uuid, layer_ int, kind_ text, at_ timestamptz, body_ text, crowd_ text,
    by_author_ boolean, answering_ uuid) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  sides int[];
begin
  if by_author_ then
    -- The author answers on the level and within the two sides of the entry that it answers.
    select e.own, e.layer into sides, layer_ from entry e join author a on a.report = e.report
      where e.id = answering_ and e.report = report_ and e.private and e.own && my_own() and a.own && my_own();
  elsif exists (select from entry e where e.id = answering_ and e.report = report_ and e.private and e.own && my_own()) then
    select e.own, e.layer into sides, layer_ from entry e where e.id = answering_;
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

-- Several lines may have one time: in one order for all that.
create or replace function leaves_about_me() returns setof jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
  select l.body from leaf l join seat me on me.circle = my_seat()
    and (l.body ->> 'seat' = me.gid::text or l.body ->> 'by' = me.gid::text)
  order by l.body ->> 'at', l.id $$;
