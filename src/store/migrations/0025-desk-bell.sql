-- The desk's bell is rung for those analysts alone who get something of what has changed: a bell without a change would tell
-- whom an exception keeps out that there is something. `detail` of an event `desk` says what it is about: `reports`,
-- `situations` (any of whose gates lets the bell through) or `things` (all that they rest on); here their gates are put
-- beside it, where nobody can say others, and only the live door reads them.
create function bell_gates(detail_ jsonb) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  with gates as (
    select distinct l.tlp, l.audience, l.excepted from layer l
      where l.layer = 1 and l.report in (select r::uuid from jsonb_array_elements_text(coalesce(detail_ -> 'reports', '[]')) r)
    union select s.tlp, s.audience, s.excepted from situation_report s
      where s.situation in (select r::uuid from jsonb_array_elements_text(coalesce(detail_ -> 'situations', '[]')) r)
  ), rests as (
    select distinct r.tlp, r.audience, r.excepted from rests_on r
      where r.thing in (select t::uuid from jsonb_array_elements_text(coalesce(detail_ -> 'things', '[]')) t))
  select jsonb_build_object(
    'any', coalesce((select jsonb_agg(jsonb_build_object('tlp', tlp, 'audience', audience, 'excepted', excepted)) from gates), '[]'),
    'all', coalesce((select jsonb_agg(jsonb_build_object('tlp', tlp, 'audience', audience, 'excepted', excepted)) from rests), '[]')) $$;

create or replace function append_event(what_ text, report_ uuid, at_ timestamptz, detail_ jsonb) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before_ jsonb;
  after_ jsonb;
begin
  if report_ is not null and what_ <> 'entry' then
    after_ := gate_of(report_);
  end if;
  if what_ = 'desk' then
    detail_ := jsonb_build_object('to', detail_ -> 'to', 'gates', bell_gates(detail_));
  end if;
  perform pg_advisory_xact_lock(4153);
  if report_ is not null and what_ <> 'shared' then
    select e.after into before_ from event e where e.report = report_ order by e.seq desc limit 1;
  end if;
  insert into event(what, report, at, before, after, detail)
    values (what_, report_, at_, before_, case when what_ = 'entry' then before_ else after_ end, detail_);
  perform pg_notify('auburn', '');
end $$;
