-- Invitations that are none, or were sent to somebody else, are counted among what was refused.
alter table refusal drop constraint refusal_way_check;
alter table refusal add constraint refusal_way_check
  check (way in ('link', 'invitation', 'passkey', 'single-sign-on', 'confirm-by-passkey', 'confirm-by-code'));
