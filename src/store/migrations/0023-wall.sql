-- Analysis on request, and the release desk. A sample is for the member that sent it and for the desk; a release text is for
-- cleared people alone until two of them have let it in.

create table sample(
  id uuid primary key,
  origin uuid not null,
  -- Of the file, as it was sent.
  name text not null,
  happened text not null,
  tlp smallint not null check (tlp between 0 and 4),
  size int not null,
  sha256 text not null,
  -- Stands where the member is not named.
  crowd text not null,
  state text not null default 'received' check (state in ('received', 'looking', 'answered', 'closed')),
  verdict text check (verdict in ('clean-looking', 'suspicious', 'harmful', 'cannot-say')),
  advice text not null default '',
  -- Which analyst has it.
  analyst int,
  -- The key of this sample alone, and what was found in it: each sealed by the installation's secret.
  key text not null,
  facts text not null,
  scans text not null default '',
  received_at timestamptz not null,
  changed_at timestamptz not null,
  answered_at timestamptz,
  closed_at timestamptz,
  audience int[] not null check (cardinality(audience) > 0),
  excepted int[] not null default '{}'
);
create index sample_newest on sample(changed_at desc, id desc);
-- The sealed archive, encrypted once more under the sample's own key.
create table sample_chunk(
  sample uuid not null references sample on delete cascade,
  n int not null,
  bytes bytea not null,
  primary key (sample, n)
);
-- Whose it is, as its own member knows it, and for whom that member has a name.
create table sample_sender(
  sample uuid primary key references sample on delete cascade,
  member int not null references member,
  seat int not null references seat,
  own int[] not null
);
create index sample_sender_seat on sample_sender(seat);
create table sample_name(
  sample uuid primary key references sample on delete cascade,
  member int not null references member,
  audience int[] not null,
  excepted int[] not null default '{}'
);
-- The thread of the two sides. The desk writes as an analyst, the sender as the member that it is, or as nobody named.
create table sample_entry(
  id uuid primary key,
  sample uuid not null references sample on delete cascade,
  at timestamptz not null,
  by_desk boolean not null,
  analyst int,
  seat int not null references seat,
  body text not null
);
create index sample_entry_of on sample_entry(sample, at);
create table sample_read(
  sample uuid not null references sample on delete cascade,
  seat int not null references seat,
  at timestamptz not null,
  primary key (sample, seat)
);
-- YARA rules that the desk keeps. One that was written for a sample is there for whoever gets that sample.
create table yara_rules(
  id uuid primary key,
  name text not null,
  source text not null,
  sample uuid references sample on delete cascade,
  analyst int,
  at timestamptz not null
);
create index yara_rules_sample on yara_rules(sample);

alter table sample enable row level security;
alter table sample_chunk enable row level security;
alter table sample_sender enable row level security;
alter table sample_name enable row level security;
alter table sample_entry enable row level security;
alter table sample_read enable row level security;
alter table yara_rules enable row level security;
grant select (id, origin, name, happened, tlp, size, sha256, crowd, state, verdict, advice, analyst, key, facts, scans, received_at,
    changed_at, answered_at, closed_at),
  insert, update (state, verdict, advice, analyst, scans, changed_at, answered_at, closed_at) on sample to auburn_app;
grant select, insert, delete on sample_chunk to auburn_app;
grant select (sample, member, seat), insert on sample_sender to auburn_app;
grant select (sample, member), insert on sample_name to auburn_app;
grant select (id, sample, at, by_desk, analyst, body), insert on sample_entry to auburn_app;
grant select, insert, update on sample_read to auburn_app;
grant select, insert, delete on yara_rules to auburn_app;
create policy see on sample for select to auburn_app using (reaches(audience, excepted) and tlp <= my_cap());
create policy add on sample for insert to auburn_app with check (audience && my_own());
create policy change on sample for update to auburn_app using (reaches(audience, excepted) and tlp <= my_cap());
create policy see on sample_sender for select to auburn_app using (own && my_own());
create policy add on sample_sender for insert to auburn_app with check (own && my_own() and seat = my_seat());
create policy see on sample_name for select to auburn_app
  using (reaches(audience, excepted) and exists (select from sample s where s.id = sample));
create policy add on sample_name for insert to auburn_app with check (audience && my_own());
create policy see on sample_chunk for select to auburn_app using (exists (select from sample s where s.id = sample));
create policy add on sample_chunk for insert to auburn_app with check (exists (select from sample_sender s where s.sample = sample_chunk.sample));
create policy remove on sample_chunk for delete to auburn_app using (exists (select from sample_sender s where s.sample = sample_chunk.sample));
create policy see on sample_entry for select to auburn_app using (exists (select from sample s where s.id = sample));
create policy add on sample_entry for insert to auburn_app with check (seat = my_seat()
  and exists (select from sample s where s.id = sample)
  and case when by_desk then at_desk() else exists (select from sample_sender w where w.sample = sample_entry.sample) end);
create policy mine on sample_read to auburn_app using (seat = my_seat()) with check (seat = my_seat());
create policy see on yara_rules for select to auburn_app
  using (at_desk() and (sample is null or exists (select from sample s where s.id = sample)));
create policy add on yara_rules for insert to auburn_app
  with check (at_desk() and (sample is null or exists (select from sample s where s.id = sample)));
create policy remove on yara_rules for delete to auburn_app
  using (at_desk() and (sample is null or exists (select from sample s where s.id = sample)));

-- The release desk -----------------------------------------------------------------------------------------------------

-- Cleared, of government, at the desk: now. By the database's own clock, beside what the application asks by its clock.
create function is_cleared(seat_ int) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from seat s join clearance c on c.person = s.person
    where s.circle = seat_ and s.state = 'active' and (s.until is null or s.until > now()) and c.until > now()
      and of_government(s.person, now())
      and exists (select from in_circle i where i.who = s.circle and i.circle = desk_circle() and (i.until is null or i.until > now()))) $$;
create function cleared() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select at_desk() and is_cleared(my_seat()) $$;

create table release(
  id uuid primary key,
  origin uuid not null,
  title text not null,
  -- Who cleared it for this room, where: the words of whoever brings it.
  statement text not null,
  marking text not null check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  tlp smallint not null check (tlp between 0 and 4),
  reason text not null,
  brought text not null,
  text text not null,
  version int not null default 1,
  state text not null default 'brought' check (state in ('brought', 'released', 'declined', 'taken-back')),
  brought_by int not null references seat,
  brought_at timestamptz not null,
  changed_at timestamptz not null,
  decided_by int references seat,
  decided_at timestamptz,
  decision text not null default '',
  check ((state in ('released', 'declined')) = (decided_by is not null)),
  -- Who reads it once it is in: the desk, or who is named there; and to whom what rests on it may go.
  audience int[] not null check (cardinality(audience) > 0),
  excepted int[] not null default '{}',
  onward text[] not null default '{}'
);
create index release_newest on release(changed_at desc, id desc);
-- Every wording between what was brought and what is let in.
create table release_edit(
  release uuid not null references release on delete cascade,
  version int not null,
  at timestamptz not null,
  seat int not null references seat,
  title text not null,
  text text not null,
  why text not null,
  primary key (release, version)
);
alter table release enable row level security;
alter table release_edit enable row level security;
grant select (id, origin, title, statement, marking, tlp, reason, brought, text, version, state, brought_by, brought_at, changed_at,
    decided_by, decided_at, decision, onward),
  insert, update (title, text, version, state, changed_at, decided_by, decided_at, decision) on release to auburn_app;
grant select, insert on release_edit to auburn_app;
create policy see on release for select to auburn_app using (
  at_desk() and reaches(audience, excepted) and tlp <= my_cap() and (state = 'released' or cleared()));
create policy bring on release for insert to auburn_app
  with check (cleared() and brought_by = my_seat() and state = 'brought' and tlp <= my_cap());
create policy change on release for update to auburn_app
  using (state = 'brought' and cleared() and reaches(audience, excepted) and tlp <= my_cap()) with check (cleared());
-- The wordings before are for cleared people alone, for good.
create policy see on release_edit for select to auburn_app using (cleared() and exists (select from release r where r.id = release));
create policy add on release_edit for insert to auburn_app
  with check (cleared() and seat = my_seat() and exists (select from release r where r.id = release and r.state = 'brought'));

create function person_of(seat_ int) returns int
  language sql stable security definer set search_path = public, pg_temp as $$ select person from seat where circle = seat_ $$;
-- Whatever the application does: two humans, both cleared at that moment, and what one of them wrote the other lets in.
create function guard_release() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'brought' or new.text <> new.brought or not is_cleared(new.brought_by) then
      raise exception 'a release text is brought by a cleared person' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.state <> 'brought' then
    raise exception 'what was decided stays' using errcode = 'check_violation';
  end if;
  if (new.brought, new.brought_by, new.brought_at, new.tlp, new.marking, new.audience, new.excepted, new.onward)
      is distinct from (old.brought, old.brought_by, old.brought_at, old.tlp, old.marking, old.audience, old.excepted, old.onward) then
    raise exception 'what was brought stays as it was' using errcode = 'check_violation';
  end if;
  if new.state = 'released' then
    if (new.text, new.title) is distinct from (old.text, old.title) then
      raise exception 'what is let in is what was looked at' using errcode = 'check_violation';
    end if;
    if not is_cleared(new.decided_by) or not is_cleared(old.brought_by) then
      raise exception 'both are cleared at that moment' using errcode = 'check_violation';
    end if;
    if person_of(new.decided_by) = person_of(old.brought_by)
        or exists (select from release_edit e where e.release = old.id and person_of(e.seat) = person_of(new.decided_by)) then
      raise exception 'a second person lets it in' using errcode = 'check_violation';
    end if;
    if my_seat() is not null and my_seat() <> new.decided_by then
      raise exception 'nobody decides for another' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
create trigger guard_release before insert or update on release for each row execute function guard_release();

-- For what rests on a release: its text, as the viewer gets it, and to whom it may go. No row: it is not there.
create function released_text(release_ uuid)
  returns table(id uuid, title text, text text, tlp smallint, marking text, released_at timestamptz, onward text[])
  language sql stable as $$
  select r.id, r.title, r.text, r.tlp, r.marking, r.decided_at, r.onward from release r where r.id = release_ and r.state = 'released' $$;

-- Whom a live event is for is filled in here, so that auburn_app never holds the circles of a sender who is not named, nor
-- who is closed out. The circles that bar a person are those of store/viewer.ts.
create function barred_of(person_ int, at_ timestamptz) returns int[]
  language sql stable security definer set search_path = public, pg_temp as $$
  select array_agg(distinct x.c) from seat o
    cross join lateral (select o.member as circle union all select d.employer from secondment d where d.seat = o.circle) h
    join member m on m.circle = h.circle
    cross join lateral (
      select o.circle as c union all select m.circle union all select k.id from circle k where k.handle = 'kind:' || m.kind
      union all select i.circle from in_circle i
        where i.who in (o.circle, m.circle) and i.since <= at_ and (i.until is null or i.until > at_)) x
  where o.person = person_ and (o.until is null or o.until > at_) $$;
create function analysts_reached(audience_ int[], excepted_ int[], at_ timestamptz) returns int[]
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(s.circle), '{}') from in_circle i join seat s on s.circle = i.who
  where i.circle = desk_circle() and i.since <= at_ and (i.until is null or i.until > at_) and s.state = 'active'
    and audience_ && array[i.circle, s.circle]
    and (not excepted_ && barred_of(s.person, at_) or audience_ && array[-s.circle, -s.member]) $$;
create function address_event() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  to_ int[];
begin
  if new.detail ? 'sample' then
    select analysts_reached(s.audience, s.excepted, new.at) || w.own into to_
      from sample s join sample_sender w on w.sample = s.id where s.id = (new.detail ->> 'sample')::uuid;
  else
    select array(select a from unnest(analysts_reached(r.audience, r.excepted, new.at)) a where r.state = 'released' or is_cleared(a))
      into to_ from release r where r.id = (new.detail ->> 'release')::uuid;
  end if;
  new.detail := jsonb_build_object('to', to_jsonb(coalesce(to_, '{}')));
  return new;
end $$;
create trigger address_event before insert on event for each row
  when (new.detail ? 'sample' or new.detail ? 'release') execute function address_event();
revoke execute on function barred_of(int, timestamptz), analysts_reached(int[], int[], timestamptz), person_of(int) from public;
