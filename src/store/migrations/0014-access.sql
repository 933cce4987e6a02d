-- Refused sign-ins and confirmations, counted for each way in and window of time: the ledger gets a leaf at the first, the
-- tenth, the hundredth …, so that whoever keeps trying cannot fill it. No address, no name, nothing that was sent: a seat's
-- random id where somebody who is in failed to confirm, and nothing else.
create table refusal(
  way text not null check (way in ('link', 'passkey', 'single-sign-on', 'confirm-by-passkey', 'confirm-by-code')),
  seat text not null default '',
  since timestamptz not null,
  refused int not null,
  primary key (way, seat, since)
);
create index refusal_since on refusal(since);
grant select, insert, update, delete on refusal to auburn_app;

-- A key made with a key ends with it.
alter table api_key add column made_with uuid references api_key(gid) on delete cascade;
create index api_key_made_with on api_key(made_with);
