-- Admission: who asks to become a member, what vetters record of it, who vouches, and when a member is vetted again.
alter table node add column offered boolean not null default false;
grant update (offered) on node to auburn_app;
alter table member add column sponsor int references member,
  add column vetted_at timestamptz,
  -- When it is due again; where nothing stands, two years after it joined.
  add column vet_by timestamptz;
grant update (sponsor, vetted_at, vet_by) on member to auburn_app;

-- An applicant has no seat: the SHA-256 of its private link's secret is set for its transactions.
create function my_application() returns bytea language sql stable parallel safe
  as $$ select decode(nullif(current_setting('auburn.application', true), ''), 'hex') $$;
create function is_operator() returns boolean language sql stable
  as $$ select exists (select from seat s where s.circle = my_seat() and s.role = 'operator') $$;

-- What the applicant says, and what it may be told.
create table application(
  id uuid primary key,
  token_hash bytea not null unique,
  name text not null,
  kind text not null,
  size text not null check (size in ('small', 'medium', 'large')),
  sectors text[] not null,
  regions text[] not null,
  register text,
  number text,
  -- What electronic network it runs, in its words.
  runs text not null,
  domain text not null,
  person text not null,
  title text not null,
  email text not null,
  -- A member that it says it knows: words, never looked up.
  knows text not null,
  node int references node,
  state text not null default 'received'
    check (state in ('received', 'asked', 'approved-once', 'admitted', 'declined', 'taken-back')),
  talk jsonb not null default '[]',
  proof text not null,
  proved_at timestamptz,
  proved_by text check (proved_by in ('dns', 'mail')),
  checked_at timestamptz,
  code_hash bytea,
  code_until timestamptz,
  codes_sent int not null default 0,
  wrong_codes int not null default 0,
  at timestamptz not null,
  decided_at timestamptz,
  reason text not null default '',
  member int references member,
  seat int references seat on delete set null,
  -- When the link of the first admin's invitation was shown on the private page: once.
  shown_at timestamptz,
  mailed boolean not null default false,
  forgotten_at timestamptz
);
create index application_at on application(at);
create index application_node on application(node);
alter table application enable row level security;
create policy vet on application for select to auburn_app using (is_operator() or runs_node(node));
create policy mine on application for select to auburn_app using (token_hash = my_application());
create policy apply on application for insert to auburn_app with check (state = 'received' and token_hash = my_application());
create policy decide on application for update to auburn_app using (is_operator() or runs_node(node))
  with check (is_operator() or runs_node(node));
create policy go_on on application for update to auburn_app using (token_hash = my_application())
  with check (token_hash = my_application() and state in ('received', 'asked', 'approved-once', 'taken-back', 'admitted'));
grant select, insert, update (state, talk, proved_at, proved_by, checked_at, code_hash, code_until, codes_sent, wrong_codes,
  decided_at, reason, member, seat, shown_at, mailed) on application to auburn_app;

-- What vetters record: evidence, approvals, re-vettings. Never the applicant's to read.
create table vetting(
  id uuid primary key,
  application uuid references application on delete cascade,
  member int references member,
  what text not null check (what in ('registered', 'network', 'distinct', 'approval', 'vetted-again')),
  text text not null,
  -- What it resembled, where that was found to be another organisation.
  keys text[] not null default '{}',
  seat int not null references seat,
  at timestamptz not null,
  -- An approval that was withdrawn, or that a question overtook.
  void boolean not null default false,
  check ((application is null) <> (member is null))
);
create index vetting_application on vetting(application);
create index vetting_member on vetting(member);
alter table vetting enable row level security;
create policy see on vetting for select to auburn_app using (my_seat() is not null
  and (member is not null and is_operator() or exists (select from application a where a.id = vetting.application)));
create policy record on vetting for insert to auburn_app with check (seat = my_seat() and not void
  and (member is not null and is_operator() or exists (select from application a where a.id = vetting.application)));
create policy undo on vetting for update to auburn_app
  using (what = 'approval' and my_seat() is not null and exists (select from application a where a.id = vetting.application))
  with check (void);
grant select, insert, update (void) on vetting to auburn_app;

create function application_is_open(application_ uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from application a where a.id = application_ and a.state in ('received', 'asked')) $$;

-- A member's word for an applicant. Its admins see what they were told then, and nothing else of the application.
create table vouch(
  id uuid primary key,
  application uuid not null references application on delete cascade,
  member int not null references member,
  about jsonb not null,
  asked_by int not null references seat,
  asked_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'vouched', 'refused', 'ended')),
  seat int references seat,
  text text not null default '',
  answered_at timestamptz
);
create unique index vouch_open on vouch(application) where state in ('waiting', 'vouched');
create index vouch_member on vouch(member);
alter table vouch enable row level security;
create policy see on vouch for select to auburn_app using (runs_member(member)
  or my_seat() is not null and exists (select from application a where a.id = vouch.application));
create policy ask on vouch for insert to auburn_app with check (asked_by = my_seat() and state = 'waiting'
  and exists (select from application a where a.id = vouch.application));
create policy answer on vouch for update to auburn_app
  using (runs_member(member) and state = 'waiting' and application_is_open(application))
  with check (runs_member(member) and seat = my_seat());
create policy put_an_end on vouch for update to auburn_app
  using (my_seat() is not null and state in ('waiting', 'vouched') and exists (select from application a where a.id = vouch.application))
  with check (state = 'ended');
grant select, insert, update (state, seat, text, answered_at) on vouch to auburn_app;

-- All that an applicant may resemble, members of any standing and other applicants: for those who vet it.
create function firms_beside(application_ uuid) returns table(
    what text, ref text, circle int, name text, short_names text[], domains text[], register text, number text, state text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from application a where a.id = application_ and (is_operator() or runs_node(a.node))) then
    raise exception 'firms_beside: not a vetter of this application';
  end if;
  return query
    select 'member', m.handle, m.circle, m.name, m.short_names, m.domains, m.register, m.register_number, m.state from member m
    union all
    select 'application', a.id::text, null::int, a.name, '{}'::text[], array[a.domain], a.register, a.number, a.state
      from application a where a.id <> application_ and a.state not in ('admitted', 'taken-back');
end $$;

-- For the limit on all together.
create function applications_since(at_ timestamptz) returns int
  language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int from application a where a.at > at_ $$;

-- Half a year after it came to nothing, nobody's name, address or words are kept.
create function forget_applications(before_ timestamptz, at_ timestamptz) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update application set person = '', title = '', email = '', knows = '', runs = '', talk = '[]', reason = '',
      token_hash = sha256(convert_to(id::text || proof, 'UTF8')), proof = '', forgotten_at = at_
    where state in ('declined', 'taken-back') and decided_at < before_ and forgotten_at is null $$;
