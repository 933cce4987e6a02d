-- How many of a node's members did something in it in each of some months: opened what reached it, or wrote there by name.
-- Who did is not in the answer. What the caller does not see there counts for nothing, and neither does who wrote without
-- being named to it, nor by opening what is its own: such a number would tell that two writings come from one. A name counts only where the caller may
-- know that its member is in the node, because it runs the node or the member is listed to it: else the number would tell.
create function active_in_node(node_ int, from_ timestamptz[], until_ timestamptz[]) returns table(n int, active int)
  language sql stable security definer set search_path = public, pg_temp as $$
  with reached as (
    select f.report, f.at from feed f
    where f.circle = node_ and node_ = any(my_circles()) and guides_node(node_)
      and exists (select from layer l where l.report = f.report and reaches(l.audience, l.excepted) and l.tlp <= my_cap())
  ), known as (
    select m.circle from member m where runs_node(node_) or m.listed_to && my_circles() or m.circle =
      (select s.member from seat s where s.circle = my_seat())
  ), did as (
    select r.member, x.at from reading r join reached using (report) cross join lateral (values (r.first_at), (r.last_at)) x(at)
      where not exists (select from author a where a.report = r.report and a.member = r.member)
    union all
    select a.member, reached.at from authorship a join reached using (report)
      where reaches(a.audience, a.excepted) and a.tlp <= my_cap() and a.member in (select circle from known)
    union all
    select w.member, e.at from entry e join reached using (report) join entry_author w on w.entry = e.id
      where w.named and e.own is null and w.member in (select circle from known)
        and exists (select from layer l where l.report = e.report and l.layer = e.layer
          and reaches(l.audience, l.excepted) and l.tlp <= my_cap())
  )
  select m.n::int, count(distinct d.member)::int
  from unnest(from_, until_) with ordinality m(since, until, n)
    left join did d on d.at >= m.since and d.at < m.until
      and exists (select from in_circle i join member on member.circle = d.member and member.state = 'active'
        left join seat s on s.circle = i.who
        where i.circle = node_ and d.member in (i.who, s.member) and i.since <= d.at and (i.until is null or i.until > d.at))
  group by m.n order by m.n $$;
revoke all on function active_in_node(int, timestamptz[], timestamptz[]) from public;
grant execute on function active_in_node(int, timestamptz[], timestamptz[]) to auburn_app;
