-- Links of mails that are none of ours, or too old, are counted among what was refused.
alter table refusal drop constraint refusal_way_check;
alter table refusal add constraint refusal_way_check
  check (way in ('link', 'invitation', 'mail-link', 'passkey', 'single-sign-on', 'confirm-by-passkey', 'confirm-by-code'));
