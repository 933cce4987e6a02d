-- Alerts of the Fusion Cell can be had at once or not, and alert mails are a few a day at most.
alter table mail_setting add column alerts boolean not null default true,
  -- Alert mails since then, within a day of it.
  add column counted_since timestamptz, add column counted int not null default 0;

-- The end of a clearance that its person and those who keep it were told of.
alter table clearance add column warned_for timestamptz;

/* Marks clearances that end by then as told of, and answers with whom to tell: the person in its seat at the desk (own), and
   whoever may read who is cleared (operators, and the Fusion Cell's manager). Neither who it is nor until when: for the clock alone,
   which acts for no seat. */
create function warn_clearances(at_ timestamptz, by_ timestamptz) returns table(seat int, gid uuid, email text, own boolean)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  told int[];
begin
  if my_seat() is not null then raise exception 'warn_clearances: not by a seat'; end if;
  with due as (
    update clearance c set warned_for = c.until
      where c.until > at_ and c.until <= by_ and c.warned_for is distinct from c.until
        and exists (select from seat s where s.person = c.person and s.state = 'active' and (s.until is null or s.until > at_))
      returning c.person)
  select array_agg(person) into told from due;
  if told is null then return; end if;
  return query
    select s.circle, s.gid, p.email, s.person = any(told)
    from seat s join person p on p.id = s.person
    where s.state = 'active' and (s.until is null or s.until > at_) and p.email is not null and p.email_verified_at is not null
      and (s.person = any(told) and exists (select from in_circle i join circle c on c.id = i.circle and c.kind = 'desk'
             where i.who = s.circle and i.since <= at_ and (i.until is null or i.until > at_))
        or s.role = 'operator' and exists (select from unnest(told) t where t <> s.person)
        or exists (select from node n where n.kind = 'fusion-cell' and n.manager = s.circle)
          and exists (select from unnest(told) t where t <> s.person))
    order by s.circle;
end $$;
