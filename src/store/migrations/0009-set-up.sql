-- What the partnership is called, and which steps of setting it up were ticked off by hand: {"step": when}.
alter table installation add column name text, add column ticked jsonb not null default '{}';
grant update (name, ticked) on installation to auburn_app;
