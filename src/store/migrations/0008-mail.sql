-- Mail that waits to be sent. A letter's address and text are sealed (src/store/seal.ts) and go with the row once it was
-- sent. Alerts and digests have no text at all: whose they are and since when, the rest is read as they are sent.
create table mail(
  id uuid primary key,
  about text not null check (about in ('invitation', 'admission', 'standing', 'node', 'alert', 'digest', 'code')),
  seat int references seat on delete cascade,
  sealed text,
  since timestamptz,
  at timestamptz not null,
  due_at timestamptz not null,
  tries int not null default 0,
  -- Taken by a runner, which has not said yet how it went.
  claimed_at timestamptz,
  given_up_at timestamptz,
  -- The code of the last answer, never its text: servers repeat addresses in it.
  trouble text,
  check (about in ('alert', 'digest') = (since is not null)),
  check (since is null or seat is not null)
);
create index mail_due on mail(due_at) where given_up_at is null;
create index mail_seat on mail(seat);
create unique index mail_once on mail(seat, about) where since is not null and given_up_at is null;

-- How a seat wants to be told, and until when it has been. No row: once a day.
create table mail_setting(
  seat int primary key references seat on delete cascade,
  how text not null default 'daily' check (how in ('at-once', 'daily', 'never')),
  hour int not null default 8 check (hour between 0 and 23),
  digest_at timestamptz,
  alert_at timestamptz
);

-- What became of it all, for the operator.
create table mail_tally(
  one boolean primary key default true check (one),
  sent bigint not null default 0,
  sent_at timestamptz,
  failed_at timestamptz,
  trouble text
);
insert into mail_tally default values;
grant select, insert, update, delete on mail, mail_setting to auburn_app;
grant select, update (sent, sent_at, failed_at, trouble) on mail_tally to auburn_app;

-- A mailbox is verified once a link that was sent there, and nowhere else, was used.
alter table person add column email_verified_at timestamptz, add column email_asked_at timestamptz;
grant update (email_verified_at, email_asked_at) on person to auburn_app;
alter table one_time_link add column by_mail boolean not null default false;

-- Who is not here for long is warned, then lapses: a seat that acts no more until it is woken. Sessions go when they end,
-- so the last use stands here too. Those who are here already start anew today.
alter table seat add column used_at timestamptz, add column warned_at timestamptz, add column lapsed_at timestamptz;
update seat set used_at = now();
alter table seat drop constraint seat_state_check;
alter table seat add constraint seat_state_check check (state in ('invited', 'active', 'lapsed'));
grant update (used_at, warned_at, lapsed_at) on seat to auburn_app;
