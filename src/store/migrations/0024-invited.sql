-- An application that came by an invitation is for that node, offered or not, and as a guest where the invitation says so.
alter table application add column invited boolean not null default false, add column guest_until timestamptz;
