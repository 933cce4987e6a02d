-- Recovery codes that people can type are shorter, and kept as Argon2id with their parameters and salt (PHC strings). Those from
-- before are 125 random bits each, of which SHA-256 is enough: they count until they are used or replaced.
alter table recovery_code add column kept text;
update recovery_code set kept = '$sha256$' || encode(hash, 'hex');
alter table recovery_code drop column hash;
alter table recovery_code add primary key (person, kept);
alter table recovery_code add constraint recovery_code_kept_check
  check (kept like '$argon2id$v=19$m=%' or kept like '$sha256$%');
drop index recovery_code_person;
