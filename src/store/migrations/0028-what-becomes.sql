-- What becomes of a sample: its bytes go. Its sender takes it back, the desk removes it once it has answered, or its time is up.
-- That there was one stays, with its hashes and the answer.

-- In a table of its own, which is small, so that it can be written anew at once: with the key gone, what is left of the bytes says nothing.
create table sample_key(
  sample uuid primary key references sample on delete cascade,
  key text not null
);
insert into sample_key(sample, key) select id, key from sample;
alter table sample drop column key;
alter table sample
  add column md5 text not null default '',
  add column sha1 text not null default '',
  add column kind text not null default '',
  add column kind_name text not null default '',
  add column removed_at timestamptz,
  add column removed_why text check (removed_why in ('withdrawn', 'desk', 'age')),
  add check ((removed_at is null) = (removed_why is null));
create index sample_kept on sample(changed_at) where removed_at is null;
alter table sample_key enable row level security;
grant select, insert on sample_key to auburn_app;
-- To write it anew (vacuum), which is neither reading nor changing.
grant maintain on sample_key, sample_chunk to auburn_app;
grant select (md5, sha1, kind, kind_name, removed_at, removed_why) on sample to auburn_app;
create policy see on sample_key for select to auburn_app using (exists (select from sample s where s.id = sample));
create policy add on sample_key for insert to auburn_app
  with check (exists (select from sample_sender s where s.sample = sample_key.sample));
-- Bytes go by the functions below alone.
drop policy remove on sample_chunk;
revoke delete on sample_chunk from auburn_app;

create function drop_sample_bytes(samples_ uuid[], why_ text, at_ timestamptz) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from sample_chunk where sample = any(samples_);
  delete from sample_key where sample = any(samples_);
  -- What was seen in it goes with it. What its sender said of it goes when its sender takes it back. By age alone nothing is new.
  update sample set removed_at = at_, removed_why = why_, facts = '',
    name = case why_ when 'withdrawn' then '' else name end,
    happened = case why_ when 'withdrawn' then '' else happened end,
    state = case why_ when 'withdrawn' then 'closed' else state end,
    closed_at = case why_ when 'withdrawn' then at_ else closed_at end,
    changed_at = case why_ when 'age' then changed_at else at_ end
    where id = any(samples_) $$;
revoke execute on function drop_sample_bytes(uuid[], text, timestamptz) from public;

-- By its sender's member at any time, by the desk once it has answered. False: not by this viewer, or not now.
create function remove_sample(sample_ uuid, why_ text, at_ timestamptz) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform 1 from sample s where s.id = sample_ and s.removed_at is null and s.tlp <= my_cap() and case why_
      when 'withdrawn' then exists (select from sample_sender w where w.sample = s.id and w.own && my_own())
      when 'desk' then at_desk() and reaches(s.audience, s.excepted) and s.answered_at is not null and s.state in ('answered', 'closed')
      else false end for update;
  if not found then return false; end if;
  perform drop_sample_bytes(array[sample_], why_, at_);
  return true;
end $$;
-- By nobody: what nobody has touched since then. A few at a time.
create function remove_old_samples(before_ timestamptz, at_ timestamptz) returns setof uuid
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  old_ uuid[];
begin
  if my_seat() is not null then return; end if;
  select array_agg(s.id) into old_ from (
    select id from sample where removed_at is null and changed_at < before_ order by changed_at limit 200 for update skip locked) s;
  if old_ is null then return; end if;
  perform drop_sample_bytes(old_, 'age', at_);
  return query select unnest(old_);
end $$;
-- Whether bytes went lately, of which the files may still hold something.
create function samples_removed_since(since_ timestamptz) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select my_seat() is null and exists (select from sample where removed_at >= since_) $$;
revoke execute on function remove_sample(uuid, text, timestamptz), remove_old_samples(timestamptz, timestamptz),
  samples_removed_since(timestamptz) from public;
grant execute on function remove_sample(uuid, text, timestamptz), remove_old_samples(timestamptz, timestamptz),
  samples_removed_since(timestamptz) to auburn_app;

-- What the desk asks ------------------------------------------------------------------------------------------------------

-- A question that the desk shared is the desk's, as its advisories are: named as the Fusion Cell, and answered to it.
create function name_by_desk(report_ uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update author a set desk = true from report r where r.id = report_ and r.kind = 'question'
    and a.report = report_ and a.seat = my_seat() and at_desk() and a.own = array[-desk_circle()];
  update authorship n set analyst = 0 from author a where a.report = report_ and a.desk and a.seat = my_seat() and n.report = report_ $$;
-- It stands as it was asked; any analyst who gets it takes it back. False: there is none here.
create function take_back_question(report_ uuid, recall_ uuid, at_ timestamptz, reason_ text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from author a join report r on r.id = a.report where a.report = report_ and a.desk and r.kind = 'question'
      and a.withdrawn_at is null and at_desk() and reaches(r.audience, r.excepted) and a.tlp <= my_cap()) then
    return false;
  end if;
  perform keep_recall(recall_, report_, at_, reason_, l.body ->> 'title') from layer l where l.report = report_ and l.layer = 1;
  update report set state = 'withdrawn' where id = report_;
  update author set withdrawn_at = at_, withdrawn_reason = reason_, revision = revision + 1 where report = report_;
  perform only_own(report_);
  perform index_report(report_, at_);
  return true;
end $$;
-- Whoever had it confirms that an advisory is out; of a question there is nothing to take out.
create or replace function note_advisory() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.advisory := new.reason <> 'narrowed' and exists (
    select from author a join report r on r.id = a.report where a.report = new.report and a.desk and r.kind = 'advisory');
  return new;
end $$;
revoke execute on function name_by_desk(uuid), take_back_question(uuid, uuid, timestamptz, text) from public;
grant execute on function name_by_desk(uuid), take_back_question(uuid, uuid, timestamptz, text) to auburn_app;

-- What is told in the inbox -----------------------------------------------------------------------------------------------

-- What became of the reports of this seat, for its inbox: the words that the desk chose, that one answered a question of the
-- desk's, that an advisory which reaches this viewer used one. That it was drawn into a situation is not told here. To the
-- day, and on the day after: whoever watches its inbox learns no hour.
create function became_mine(now_ timestamptz) returns table(id uuid, report uuid, what text, at timestamptz, detail text)
  language sql stable security definer set search_path = public, pg_temp as $$
  with mine as (
    select a.report from author a where a.seat = my_seat() and a.own && my_own() and a.tlp <= my_cap() and not a.desk
      and a.withdrawn_at is null and not at_desk()
  ), became as (
    select m.report, 'told' as what, t.since as at, t.told as detail from mine m join triage t on t.report = m.report
      where t.state = 'aside' and t.told is not null
    union all
    select m.report, 'answered', min(q.at), null from mine m join requirement_answer q on q.report = m.report
      where q.until is null group by m.report
    union all
    select m.report, 'used', min(coalesce(v.published_at, v.changed_at)), l.report::text from mine m
      join rests_on r on r.report = m.report join advisory v on v.id = r.thing and v.state = 'published'
      join layer l on l.report = v.report and l.layer = 1 and reaches(l.audience, l.excepted) and l.tlp <= my_cap()
      group by m.report, l.report
  ), told as (
    select b.report, b.what, date_trunc('day', b.at at time zone 'UTC') at time zone 'UTC' + interval '1 day' as at, b.detail from became b)
  select overlay(overlay(md5(concat_ws(' ', t.report, t.what, t.at, t.detail)) placing '4' from 13) placing '8' from 17)::uuid, t.report, t.what, t.at, t.detail
    from told t where t.at <= now_ and t.at > now_ - interval '90 days' $$;
create index if not exists author_seat on author(seat);
