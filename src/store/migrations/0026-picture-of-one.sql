-- Beside the picture: who has acted, and how long until half had answered.

-- What was recalled is asked of nobody any more.
grant select (state) on advisory to auburn_finder;
create index advisory_situation on advisory(situation) where situation is not null;
-- Which situations a report was ever in, those that it was taken out of included.
drop index situation_report_of;
create index situation_report_of on situation_report(report);

-- When a member first answered a step: changing its mind later moves no time.
alter table action_answer add column first_at timestamptz;
update action_answer set first_at = at;
alter table action_answer alter column first_at set not null;
create function keep_first() returns trigger language plpgsql as $$
begin
  new.first_at := new.at;
  return new;
end $$;
create trigger keep_first before insert on action_answer for each row execute function keep_first();

-- For the desk that published them: when half of the members that were asked, and five at least, had answered. No names, and no time
-- of fewer than five.
create function half_answered(reports_ uuid[], now_ timestamptz) returns table(report uuid, at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, w.at from unnest(reports_) r(id)
    cross join lateral (select sum(t.n) as asked from action_asked(r.id, now_) t) q
    join lateral (
      select x.at, row_number() over (order by x.at) as n
      from (select min(a.first_at) as at from action_answer a where a.report = r.id group by a.member) x
    ) w on w.n = greatest(5, ceil(q.asked / 2.0))
  where published_here(r.id) $$;

-- When somebody in a node first opened each of these reports, since it came there: no names, for whoever guides the node and is
-- in it, or is at the desk, of reports that reach it. Neither the author's own house counts nor but_.
create function first_read_in(node_ int, reports_ uuid[], at_ timestamptz[], but_ int) returns table(report uuid, at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select x.report, min(r.first_at) from unnest(reports_, at_) x(report, at)
    join layer l on l.report = x.report and l.layer = 1 and reaches(l.audience, l.excepted) and l.tlp <= my_cap()
    join reading r on r.report = x.report and r.first_at >= x.at and r.member is distinct from but_
      and not l.audience && array[-r.member, -r.seat]
  where (at_desk() or node_ = any(my_circles()) and guides_node(node_)) and exists (
      select from in_circle i where i.circle = node_ and i.who in (r.member, r.seat)
        and i.since <= r.first_at and (i.until is null or i.until > r.first_at))
  group by 1 $$;
