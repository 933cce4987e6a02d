-- Whether a report came to the desk is asked of the circles that it came to, by their keys: to ask it of all circles that there are
-- took longer the more people there were.
create or replace function enter_queue() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into triage(report, at, since)
    select f.report, min(f.at), min(f.at) from came f join report r on r.id = f.report
      cross join lateral (
        select from circle c where c.id = f.circle and c.kind in ('desk', 'everyone')
        union all select from node n where n.circle = f.circle and n.kind = 'fusion-cell'
        union all select from in_circle i join seat s on s.circle = i.who
          where i.who = f.circle and i.circle = desk_circle() and i.until is null
        limit 1) desk
    where r.kind <> 'advisory' and not coalesce(f.own && array[-desk_circle()], false)
    group by f.report on conflict do nothing;
  return null;
end $$;
