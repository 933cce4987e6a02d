-- The Fusion Cell's people: who is lent by whom, whose clearance meets the requirement until when, and groups that are
-- for government's people alone. The triggers are the second lock: the first is domain/desk.ts.

-- `lent`: this seat is a secondee's, for good. It acts for the desk, not for the body that hosts it (store/viewer.ts).
-- `analyst`: the desk identity, "Analyst 7"; given with the first time at the desk and never to another.
alter table seat add column lent boolean not null default false, add column analyst int unique;

-- From where. It ends with the seat. auburn_app reads it through the policy, and makes a viewer through home_of().
create table secondment(
  seat int primary key references seat on delete cascade,
  employer int not null references member,
  since timestamptz not null
);
-- Meets the requirement until then: no level, no number.
create trigger raise_epoch before insert or delete or update on secondment execute function raise_epoch();
create table clearance(
  person int primary key references person on delete cascade,
  until timestamptz not null,
  -- Whoever entered it; null at the command line. Another one lets in by it.
  by int references seat on delete set null
);

create function runs_desk() returns boolean language sql stable as $$
  select exists (select from seat s where s.circle = my_seat() and (s.role = 'operator'
    or not s.lent and exists (select from node n where n.kind = 'fusion-cell' and n.manager = s.circle))) $$;
alter table secondment enable row level security;
create policy see on secondment for select to auburn_app using (seat = my_seat() or runs_desk());
grant select on secondment to auburn_app;
alter table clearance enable row level security;
create policy see on clearance for select to auburn_app using (
  runs_desk() or person = (select s.person from seat s where s.circle = my_seat()));
grant select on clearance to auburn_app;

-- The employer that a seat is lent by: for the circles that bar its person, and for nothing that is shown.
create function home_of(seat_ int) returns int
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.employer from secondment s where s.seat = seat_ $$;

create function government_kind(kind text) returns boolean language sql immutable parallel safe
  as $$ select kind in ('central-government', 'law-enforcement', 'agency', 'cert') $$;
-- Whether all that this person acts for, or is lent by, is government.
create function of_government(person_ int, at_ timestamptz) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (
    select from seat o left join secondment d on d.seat = o.circle
      join member m on m.circle = o.member or m.circle = d.employer
    where o.person = person_ and (o.until is null or o.until > at_) and not government_kind(m.kind)) $$;

alter table node add column government boolean not null default false;
alter table node add constraint node_government_is_chosen
  check (not government or kind = 'chosen-group' and not listed and admission = 'invite');
create index node_government on node(circle) where government;

-- Until when a seat may be in a government-only group; null: it may not. At the desk, of government, cleared.
create function government_until(seat_ int, at_ timestamptz) returns timestamptz
  language sql stable security definer set search_path = public, pg_temp as $$
  select least(c.until, s.until) from seat s join clearance c on c.person = s.person
  where s.circle = seat_ and s.state = 'active' and c.until > at_ and (s.until is null or s.until > at_)
    and exists (select from in_circle i join circle d on d.id = i.circle and d.kind = 'desk'
      where i.who = seat_ and i.since <= at_ and (i.until is null or i.until > at_))
    and of_government(s.person, at_) $$;

-- No role, invitation, guest pass, host's or manager's right puts anybody else in.
create function guard_government() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from node n where n.circle = new.circle and n.government) then
    return new;
  end if;
  if tg_op = 'UPDATE' and new.until <= coalesce(old.until, 'infinity') then
    return new;
  end if;
  if new.until is null or new.until > coalesce(government_until(new.who, new.since), '-infinity') then
    raise exception 'a government-only group is for the cleared people of government at the desk' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger guard_government before insert or update on in_circle for each row execute function guard_government();

-- Whoever is in one acts for nobody but government: no other seat, lender or person comes to theirs meanwhile.
create function assert_government_stays(person_ int, at_ timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from seat s join in_circle i on i.who = s.circle join node n on n.circle = i.circle and n.government
      where s.person = person_ and i.until > at_) and not of_government(person_, at_) then
    raise exception 'this person is in a government-only group' using errcode = 'check_violation';
  end if;
end $$;
create function guard_seat() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.lent and new.role <> 'analyst' then
    raise exception 'a secondee is an analyst and nothing else' using errcode = 'check_violation';
  end if;
  -- The desk's clock is the application's, and a seat knows when it was made: whoever is lent runs no employer meanwhile.
  if new.role = 'admin' and exists (select from seat o join secondment d on d.seat = o.circle
      where o.person = new.person and d.employer = new.member and (o.until is null or o.until > now())) then
    raise exception 'a secondee is no admin of its employer' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger guard_seat before insert or update of role, lent, person, member on seat
  for each row execute function guard_seat();
create function guard_homes() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform assert_government_stays(new.person, case when tg_op = 'INSERT' then new.created_at else now() end);
  return new;
end $$;
create trigger guard_homes after insert or update of person, member on seat for each row execute function guard_homes();
create function guard_kind() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if government_kind(old.kind) and not government_kind(new.kind) then
    perform assert_government_stays(s.person, now()) from seat s left join secondment d on d.seat = s.circle
      where s.member = new.circle or d.employer = new.circle;
  end if;
  return new;
end $$;
create trigger guard_kind after update of kind on member for each row execute function guard_kind();

-- Host, manager and champion of such a group are government's too; the Fusion Cell's manager is nobody's secondee.
create function guard_node() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.government and not new.government then
    raise exception 'a government-only group stays one' using errcode = 'check_violation';
  end if;
  if new.government and (
      exists (select from member m where m.circle = new.host and not government_kind(m.kind))
      or exists (select from seat s where s.circle in (new.manager, new.champion) and not of_government(s.person, now()))) then
    raise exception 'a government-only group is run by government' using errcode = 'check_violation';
  end if;
  if new.kind = 'fusion-cell' and exists (select from seat s where s.circle = new.manager and s.lent) then
    raise exception 'the Fusion Cell is not run by a secondee' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger guard_node before insert or update on node for each row execute function guard_node();

-- Whoever comes to the desk gets its next identity, in the order of coming.
create function name_analyst() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from circle c where c.id = new.circle and c.kind = 'desk') then
    perform pg_advisory_xact_lock(4155);
    update seat set analyst = (select coalesce(max(analyst), 0) + 1 from seat) where circle = new.who and analyst is null;
  end if;
  return null;
end $$;
create trigger name_analyst after insert on in_circle for each row execute function name_analyst();

-- Lends a seat at the desk. By an operator, or at the command line by nobody.
create function second_seat(seat_ int, employer_ int, at_ timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  person_ int;
begin
  if my_seat() is not null and not exists (select from seat s where s.circle = my_seat() and s.role = 'operator') then
    raise exception 'second_seat: not an operator';
  end if;
  update seat set lent = true, listed = false where circle = seat_ and member <> employer_ returning person into person_;
  if not found then
    raise exception 'second_seat: nobody is lent by those whom it acts for';
  end if;
  insert into secondment(seat, employer, since) values (seat_, employer_, at_)
    on conflict (seat) do update set employer = excluded.employer, since = excluded.since;
  update seat set role = 'member' where person = person_ and member = employer_ and role = 'admin'
    and (until is null or until > at_);
  -- Whatever waited for the seat, or from it, was meant for somebody who was lent by nobody.
  update draft d set decided_at = at_, state = case when d.colleague = seat_ then 'declined' else 'taken-back' end
    where d.state = 'waiting' and (d.colleague = seat_ or d.seat = seat_);
  perform assert_government_stays(person_, at_);
end $$;

-- Whether the person of this seat is lent to the desk by the member that the seat acts for.
create function is_away(seat_ int, at_ timestamptz) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from seat s join seat o on o.person = s.person join secondment d on d.seat = o.circle and d.employer = s.member
    where s.circle = seat_ and (o.until is null or o.until > at_)) $$;

-- Sets or takes away a clearance; what hangs on it ends, or goes on, with it.
create function set_clearance(person_ int, until_ timestamptz, at_ timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before_ timestamptz := (select c.until from clearance c where c.person = person_);
begin
  if my_seat() is not null and (not runs_desk() or exists (select from seat s where s.circle = my_seat() and s.person = person_)) then
    raise exception 'set_clearance: not by this seat';
  end if;
  if until_ is null then
    delete from clearance where person = person_;
  else
    insert into clearance(person, until, by) values (person_, until_, my_seat())
      on conflict (person) do update set until = excluded.until, by = excluded.by;
  end if;
  update in_circle i set until = greatest(i.since, least(coalesce(until_, at_), i.until))
    from node n, seat s where n.circle = i.circle and n.government and s.circle = i.who and s.person = person_ and i.until > at_;
  -- A renewal in time carries those on who were in until the old end.
  if until_ > before_ and before_ > at_ then
    update in_circle i set until = government_until(i.who, at_)
      from node n, seat s where n.circle = i.circle and n.government and s.circle = i.who and s.person = person_
        and i.until = before_ and government_until(i.who, at_) > i.until;
  end if;
end $$;
-- Erasing a person takes the clearance along (called after erased_at is set, as forget_person is).
create function forget_clearance() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from clearance where person = new.id;
  return null;
end $$;
create trigger forget_clearance after update of erased_at on person for each row
  when (new.erased_at is not null) execute function forget_clearance();

-- What a secondee wrote under its name is the desk's: the identity stands beside the member that hosts it.
alter table authorship add column analyst int;
alter table entry_author add column analyst int;
grant select (analyst) on authorship to auburn_app;
grant select (analyst) on entry_author to auburn_app;
create function name_by_analyst(report_ uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update authorship n set analyst = s.analyst from author a join seat s on s.circle = a.seat
    where a.report = report_ and n.report = report_ and a.own && my_own() and s.lent $$;

-- The own circles of both sides of a private entry. A secondee's side is its seat and its host's admins.
create or replace function private_sides(report_ uuid) returns int[]
  language sql stable security definer set search_path = public, pg_temp as $$
  select (case when s.lent then array[-a.seat, -m.admins] else array[-a.member] end) || my_own()
  from author a join seat s on s.circle = a.seat join member m on m.circle = a.member where a.report = report_ $$;
