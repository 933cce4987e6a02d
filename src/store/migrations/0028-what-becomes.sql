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
