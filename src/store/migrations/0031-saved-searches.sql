-- Searches that a seat keeps, and may follow. What is new in one is worked out as the inbox is read, by the rights of that moment:
-- nothing that was found is kept, so nothing can outlive a right.
create table saved_search(
  id uuid primary key,
  seat int not null references seat,
  name text not null,
  -- Words and filters, as /api/search takes them.
  body jsonb not null,
  followed_at timestamptz,
  created_at timestamptz not null
);
create index saved_search_seat on saved_search(seat);
alter table saved_search enable row level security;
create policy mine on saved_search to auburn_app using (seat = my_seat()) with check (seat = my_seat());
grant select, insert, update (name, body, followed_at), delete on saved_search to auburn_app;

create function forget_searches(person_ int) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from person p where p.id = person_ and p.erased_at is not null) then
    raise exception 'forget_searches: not erased';
  end if;
  delete from saved_search x using seat s where s.person = person_ and x.seat = s.circle;
end $$;

-- Whether a question has an answer: asked of entries on layers that reach the viewer.
grant select (report, accepted) on entry to auburn_finder;
