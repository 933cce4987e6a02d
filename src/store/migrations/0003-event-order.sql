-- The gate before an event is read under the lock: an entry that was written while its report was being changed would
-- otherwise carry the gate of before the change, to itself and to the next event. (What the caller's own transaction
-- made of the report is its alone, because it holds the author's row, and can be read before.)
create or replace function append_event(what_ text, report_ uuid, at_ timestamptz, detail_ jsonb)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before_ jsonb;
  after_ jsonb;
begin
  if report_ is not null and what_ <> 'entry' then
    after_ := gate_of(report_);
  end if;
  perform pg_advisory_xact_lock(4153);
  if report_ is not null and what_ <> 'shared' then
    select e.after into before_ from event e where e.report = report_ order by e.seq desc limit 1;
  end if;
  insert into event(what, report, at, before, after, detail)
    values (what_, report_, at_, before_, case when what_ = 'entry' then before_ else after_ end, detail_);
  perform pg_notify('auburn', '');
end $$;
