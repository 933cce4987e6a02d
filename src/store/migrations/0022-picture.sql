-- The picture: what reports are about, by level of detail, and ATT&CK as the operator loads it.

-- What one layer adds that can be counted, with its gate: words of closed lists and ATT&CK ids, never text. A layer that adds
-- nothing to the poorer one has no row, but the headline always has one; whoever gets a layer gets the poorer ones too.
create table facet(
  report uuid not null references report on delete cascade,
  layer smallint not null,
  kind text not null,
  sectors text[] not null,
  regions text[] not null,
  techniques text[] not null,
  types text[] not null,
  tlp smallint not null,
  audience int[] not null,
  excepted int[] not null,
  primary key (report, layer)
);
grant select on facet to auburn_finder;

create function texts_in(list jsonb) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct x), '{}') from jsonb_array_elements_text(case jsonb_typeof(list) when 'array' then list else '[]' end) x $$;
create function techniques_in(body jsonb) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct i ->> 'value'), '{}') from jsonb_array_elements(coalesce(body -> 'indicators', '[]')) i
  where i ->> 'type' = 'attack-technique' and i ->> 'withdrawn' is null $$;
create function types_in(body jsonb) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct i ->> 'type'), '{}') from jsonb_array_elements(coalesce(body -> 'indicators', '[]')) i
  where i ->> 'type' <> 'attack-technique' and i ->> 'withdrawn' is null $$;

-- The facets of reports whose layers were written, all anew. A withdrawn report has none: it is no part of any picture.
create function keep_facets() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op <> 'INSERT' or exists (select from facet f join fresh n using (report)) then
    delete from facet f using fresh n where f.report = n.report;
  end if;
  insert into facet(report, layer, kind, sectors, regions, techniques, types, tlp, audience, excepted)
    select l.report, l.layer, r.kind,
      case when l.layer = 1 then texts_in(l.body #> '{affects,sectors}') else '{}' end,
      case when l.layer = 1 then texts_in(l.body #> '{affects,regions}') else '{}' end,
      case when not adds then '{}' when p.body is null then techniques_in(l.body)
        else array(select unnest(techniques_in(l.body)) except select unnest(techniques_in(p.body))) end,
      case when not adds then '{}' when p.body is null then types_in(l.body)
        else array(select unnest(types_in(l.body)) except select unnest(types_in(p.body))) end,
      l.tlp, l.audience, l.excepted
    from (select distinct report from fresh) n join report r on r.id = n.report and r.state = 'shared' join layer l on l.report = n.report
      left join lateral (select p.body from layer p where p.report = l.report and p.layer < l.layer order by p.layer desc limit 1) p on true
      cross join lateral (select l.body -> 'indicators' is distinct from p.body -> 'indicators' as adds) d
    where l.layer = 1 or adds;
  return null;
end $$;
create trigger keep_facets_new after insert on layer referencing new table as fresh for each statement execute function keep_facets();
create trigger keep_facets_changed after update on layer referencing new table as fresh for each statement execute function keep_facets();
create trigger keep_facets_gone after delete on layer referencing old table as fresh for each statement execute function keep_facets();
-- What was shared before.
insert into facet(report, layer, kind, sectors, regions, techniques, types, tlp, audience, excepted)
  select l.report, l.layer, r.kind, texts_in(l.body #> '{affects,sectors}'), texts_in(l.body #> '{affects,regions}'),
    techniques_in(l.body), types_in(l.body), l.tlp, l.audience, l.excepted
  from layer l join report r on r.id = l.report and r.state = 'shared'
    left join lateral (select p.body from layer p where p.report = l.report and p.layer < l.layer order by p.layer desc limit 1) p on true
  where l.layer = 1 or l.body -> 'indicators' is distinct from p.body -> 'indicators';
revoke all on function keep_facets() from public;

-- ATT&CK: matrices with their tactics in order, and techniques. Public words, loaded by the operator from MITRE's own file:
-- tactics change with its editions, so that nothing here or in the code lists them.
create table attack_matrix(
  domain text primary key,
  name text not null,
  version text not null default '',
  loaded_at timestamptz not null
);
create table attack_tactic(
  domain text not null references attack_matrix on delete cascade,
  position int not null,
  id text not null,
  short_name text not null,
  name text not null,
  primary key (domain, short_name)
);
create table attack_technique(
  domain text not null references attack_matrix on delete cascade,
  id text not null,
  name text not null,
  -- Short names.
  tactics text[] not null,
  state text not null check (state in ('current', 'deprecated', 'revoked')),
  revoked_by text,
  primary key (domain, id)
);
grant select, insert, delete on attack_matrix, attack_tactic, attack_technique to auburn_app;
