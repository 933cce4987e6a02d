-- A situation's name and its outcome are words of the desk, written on what stood in it then. Drawing an open report into a
-- situation of closed ones lets more of the desk have the situation, and must not let them read what was written before: whoever
-- got the situation later than its name was written reads the title of the first of its reports that it gets instead.

alter table situation add column named_at timestamptz, add column outcome_at timestamptz;
update situation s set named_at = coalesce((select max(c.at) from situation_change c where c.situation = s.id and c.what = 'changed'), s.opened_at),
  outcome_at = coalesce((select max(c.at) from situation_change c where c.situation = s.id and c.what = 'changed'), s.opened_at);
alter table situation alter named_at set not null, alter outcome_at set not null;
-- What a row of the history says of a name was written when the row was, or before: the opening is the safe guess.
update situation_change c set before = c.before || jsonb_build_object('namedAt', s.opened_at, 'outcomeAt', s.opened_at),
    after = c.after || jsonb_build_object('namedAt', c.at, 'outcomeAt', c.at)
  from situation s where s.id = c.situation and c.what in ('opened', 'changed');

revoke select, update on situation from auburn_app;
grant select (id, origin, state, opened_at, opened_by, closed_at, changed_at, named_at, outcome_at, joined),
  update (name, state, outcome, closed_at, changed_at, joined) on situation to auburn_app;
-- What one act leaves, in the order in which it was written: an opening comes before the split that filled it.
alter table situation_change add column no bigint generated always as identity;
create index situation_change_page on situation_change(situation, no desc);
drop index situation_change_of;
revoke select on situation_change from auburn_app;
grant select (id, no, situation, what, at, seat, part, other, undoes) on situation_change to auburn_app;

-- Words and links of one moment: a later word is for whoever had the situation by then, and a later link brings nobody earlier words.
create function keep_words() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare written timestamptz := greatest(new.changed_at, (select max(s.since) from situation_report s where s.situation = new.id));
begin
  if new.name is distinct from old.name then new.named_at := written; end if;
  if new.outcome is distinct from old.outcome then new.outcome_at := written; end if;
  return new;
end $$;
create trigger keep_words before update of name, outcome on situation for each row execute function keep_words();

create or replace function draw_reports(situation_ uuid, reports_ uuid[], at_ timestamptz, why_ jsonb, act_ uuid) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  n int;
  from_ timestamptz := at_;
begin
  if not at_desk() or not situation_open(situation_) then return 0; end if;
  if exists (select from situation_report s where s.situation = situation_) then
    select greatest(at_, s.named_at + interval '1 microsecond', s.outcome_at + interval '1 microsecond') into from_
      from situation s where s.id = situation_;
  end if;
  insert into situation_report(situation, report, since, seat, why, act, tlp, audience, excepted)
    -- In and out and in again within one moment: each time has its own row.
    select situation_, l.report, greatest(from_, (select max(s.since) + interval '1 microsecond' from situation_report s
        where s.situation = situation_ and s.report = l.report)), my_seat(), why_, act_, l.tlp, l.audience, l.excepted from layer l
    where l.report = any(reports_) and l.layer = 1 and reaches(l.audience, l.excepted) and l.tlp <= my_cap()
    on conflict do nothing;
  get diagnostics n = row_count;
  return n;
end $$;
-- One at a time was of the first days; nothing calls it.
drop function draw_in;

-- Whether words that were written then are for the viewer: it had the situation by then.
create function words_open(situation_ uuid, at_ timestamptz) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select at_desk() and situation_open(situation_) and coalesce(situation_given(situation_), at_) <= at_ $$;
-- Nothing, where they are not for the viewer.
create function situation_name(situation_ uuid) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select name from situation where id = situation_ and words_open(id, named_at) $$;
create function situation_outcome(situation_ uuid) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select outcome from situation where id = situation_ and words_open(id, outcome_at) $$;
-- What the viewer is told that it is called.
create function situation_title(situation_ uuid) returns text language sql stable strict security definer set search_path = public, pg_temp as $$
  select coalesce(situation_name(situation_), (select l.body ->> 'title' from situation_report s join layer l on l.report = s.report and l.layer = 1
      where s.situation = situation_ and reaches(l.audience, l.excepted) and l.tlp <= my_cap() order by s.since, s.report limit 1), 'A situation')
    where at_desk() and situation_open(situation_) $$;

-- What stood before a change, or after it, as the viewer was told it then. Of parts: `change_open` has it.
create function change_words(change_ uuid, before_ boolean) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  select case when w.said is null or c.what not in ('opened', 'changed') then w.said
      else w.said || case when words_open(c.situation, (w.said ->> 'namedAt')::timestamptz) then '{}'::jsonb
          else jsonb_build_object('name', situation_title(c.situation)) end
        || case when words_open(c.situation, (w.said ->> 'outcomeAt')::timestamptz) then '{}'::jsonb
          else '{"outcome": ""}'::jsonb end end
    from situation_change c cross join lateral (select case when before_ then c.before else c.after end as said) w
    where c.id = change_ and at_desk() and situation_open(c.situation) and change_open(c.id, c.situation, c.what, c.at) $$;
