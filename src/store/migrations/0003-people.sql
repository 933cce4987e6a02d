-- People come and go. An invited seat is no viewer until its link was used; an erased person keeps its row, without a
-- word that tells who it was, because reports and the ledger point at its seats.
alter table seat add column state text not null default 'active' check (state in ('invited', 'active'));
alter table person add column erased_at timestamptz;
grant update (state, created_at) on seat to auburn_app;
grant update (erased_at) on person to auburn_app;

-- Drafts are readable by their two seats alone, and those who see a seat off are neither.
create function end_drafts(seat_ int, at_ timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from seat s where s.circle = seat_ and s.until is not null) then
    raise exception 'end_drafts: this seat goes on';
  end if;
  update draft d set decided_at = at_, state = case when d.colleague = seat_ then 'declined' else 'taken-back' end,
      answer = case when d.colleague = seat_ then 'Whoever was asked acts for your organisation no more. Ask another colleague.' else '' end
    where d.state = 'waiting' and (d.colleague = seat_ or d.seat = seat_);
end $$;

-- Somebody who never came leaves nothing behind.
create function forget_invitation(seat_ int) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  person_ int;
begin
  select s.person into person_ from seat s where s.circle = seat_ and s.state = 'invited' for update;
  if not found then
    raise exception 'forget_invitation: not an invitation';
  end if;
  delete from one_time_link l where l.seat = seat_;
  delete from in_circle i where i.who = seat_;
  delete from seat s where s.circle = seat_;
  delete from circle c where c.id = seat_;
  delete from person p where p.id = person_ and not exists (select from seat s where s.person = person_);
end $$;

-- What an erased person kept for itself: none of it is the member's.
create function forget_person(person_ int) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from person p where p.id = person_ and p.erased_at is not null) then
    raise exception 'forget_person: not erased';
  end if;
  delete from interest i using seat s where s.person = person_ and i.seat = s.circle;
  delete from saved_audience a using seat s where s.person = person_ and a.seat = s.circle;
  delete from draft d using seat s where s.person = person_ and d.seat = s.circle and d.state <> 'shared';
  update draft d set note = '' from seat s where s.person = person_ and d.seat = s.circle;
end $$;

-- What the viewer's own seat wrote, by id: the application may not read whose an entry is.
create function written_by_me() returns table(what text, id uuid, report uuid, at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select 'report', a.report, a.report, a.shared_at from author a where a.seat = my_seat()
  union all
  select e.kind, e.id, e.report, e.at from entry_author w join entry e on e.id = w.entry where w.seat = my_seat()
  order by 4 $$;

-- Lines of the ledger that name the viewer's own seat.
create function leaves_about_me() returns setof jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
  select l.body from leaf l join seat me on me.circle = my_seat()
    and (l.body ->> 'seat' = me.gid::text or l.body ->> 'by' = me.gid::text)
  order by l.body ->> 'at' $$;
