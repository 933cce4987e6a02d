-- A demo partnership that was only partly filled is filled again from the start.
alter table installation add column demo_filled_at timestamptz;
