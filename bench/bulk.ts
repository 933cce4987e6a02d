import { type Place, sql } from './place.ts'

export const SMALL = 10_000
export const LARGE = 1_000_000

const filled = new Map<string, Promise<string>>()
/** The database that holds so many indicators; made when it is first asked for. */
export function filledWith(place: Place, indicators: number): Promise<string> {
  const name = `bulk_${indicators}`
  const made = filled.get(name) ?? make(place, name, indicators)
  filled.set(name, made)
  return made
}

async function make(place: Place, name: string, indicators: number): Promise<string> {
  const began = performance.now()
  const url = await place.database(name, 'partnership')
  await bulkFill(url, indicators)
  place.say(`filled with ${indicators} indicators in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  return url
}

/** So many indicators stand in a report of the bulk. */
export const EACH = 20

/**
 * Fills a partnership with reports until it has so many indicators: by SQL, set by set, as sharing would have left them
 * (gates, layers, names, index). Which circles get what is drawn from the report's number, so every run has the same rows.
 * One value stands in 10,000 of the reports (`seen-10000.com`, once there are as many) and one in 200 (`seen-200.com`: most readers get a hundred of them, as many as a look-up shows);
 * "loader" is in nearly every text, "zirconium" in ten of them, however many there are: growth is of the same answer.
 */
async function bulkFill(url: string, indicators: number): Promise<void> {
  const reports = Math.ceil(indicators / EACH)
  await sql(
    url,
    // The rows are made to fit: looking up each foreign key would take as long again.
    'set synchronous_commit = off',
    'set session_replication_role = replica',
    "set maintenance_work_mem = '512MB'",
    "set work_mem = '256MB'",
    'drop index link_report, link_newest, found_tsv',
    PICK,
    `create temp table fresh as select n, pg_temp.pick_id(n) as id, s.circle as seat, s.member as member,
        '2026-01-02'::timestamptz + (n || ' seconds')::interval as at,
        e.id as everyone, d.id as desk, a.circle as node, b.circle as other, n % 5 < 2 as whole, n % 20 = 0 as strict
      from generate_series((select count(*) + 1 from report), ${reports}) n
        cross join lateral (select circle, member from all_seats where no = n * 7 % 1000) s
        cross join (select id from circle where handle = 'everyone') e cross join (select id from circle where handle = 'desk') d
        cross join lateral (select circle from all_nodes where no = n % 8) a
        cross join lateral (select circle from all_nodes where no = n / 8 % 8) b`,
    `create temp table gate as select n, id, at, seat, member, whole,
        case when strict then array[-member, node, other, desk] else array[-member, everyone, node, other, desk] end as head,
        array[-member, node, other, desk] as tech, array[-member, desk] as full_,
        case when n % 7 = 0 then array[(select id from circle where handle = 'kind:regulator'), (select circle from all_members where no = n % 200 and circle <> member)]
             else array[(select id from circle where handle = 'kind:regulator')] end as excepted
      from fresh`,
    'update gate set excepted = array_remove(excepted, null)',
    `create temp table assert as select g.n, g.id as report, i,
        case i % 3 when 0 then 'domain' when 1 then 'sha256' else 'url' end as type,
        case i % 3 when 0 then 'host-' || i || '.bulk-' || g.n || '.com'
          when 1 then encode(sha256(convert_to('bulk ' || g.n || ' ' || i, 'UTF8')), 'hex')
          else 'https://pay.bulk-' || g.n || '.com/login/' || i end as value,
        gen_random_uuid() as link
      from gate g, generate_series(1, ${EACH}) i`,
    `insert into assert select n, id, 0, 'domain', 'seen-10000.com', gen_random_uuid() from gate where n <= 10000`,
    `insert into assert select n, id, 21, 'domain', 'seen-200.com', gen_random_uuid() from gate where n % 5 = 0 and n <= 1000`,
    'analyze assert',
    `create temp table said as select report, jsonb_agg(jsonb_build_object('id', link, 'type', type, 'value', value, 'role', 'c2', 'use', 'block')) as indicators,
        string_agg(value, ' ') as words from assert group by report`,
    `create temp table told as select g.n, jsonb_build_object('kind', 'incident', 'title', 'Payslip mails carry a loader, case ' || n,
        'summary', 'Staff received payslip mails' || case when n % ${Math.ceil(reports / 10)} = 7 then ' with a zirconium lure' else '' end || '. Two opened the attachment.',
        'provenance', jsonb_build_object('kind', 'own-observation'), 'crowd', 'A member in Finance') as head,
        s.indicators, s.words from gate g join said s on s.report = g.id`,
    'create unique index on told(n)',
    `insert into report(id, origin, kind, audience, excepted)
      select id, (select gid from installation), 'incident', head, excepted from gate`,
    `insert into author(report, member, seat, request, shared_at, own, tlp)
      select id, member, seat, jsonb_build_object('crowd', 'A member in Finance', 'content', jsonb_build_object('kind', 'incident',
          'provenance', jsonb_build_object('kind', 'own-observation'), 'headline', jsonb_build_object('title', 'Payslip mails', 'summary', '')),
          'audience', '{"grants": [{"layer": "headline", "to": ["everyone"], "as": "withheld"}], "except": [], "tlp": "GREEN", "layerTlp": {}, "colleagues": []}'::jsonb),
        at, array[-member], 2 from gate`,
    `insert into layer(report, layer, tlp, changed_at, body, audience, excepted)
      select g.id, 1, case when strict then 2 else 1 end, g.at, t.head, g.head, g.excepted from gate g join told t using (n) join fresh f using (n)
      union all select g.id, 2, 2, g.at, t.head || jsonb_build_object('indicators', t.indicators, 'notes', 'Seen in proxy logs.'), g.tech, g.excepted
        from gate g join told t using (n)
      union all select g.id, 3, 2, g.at, t.head || jsonb_build_object('indicators', t.indicators, 'notes', 'Seen in proxy logs.',
          'story', repeat('It began with a print firm. ', 20), 'impact', 'Two laptops.'), g.full_, g.excepted
        from gate g join told t using (n) where g.whole`,
    `insert into authorship(report, layer, tlp, member, audience, excepted)
      select id, 1, 1, member, array[-member] || case when n % 3 = 0 then head else array[]::int[] end, excepted from gate`,
    `insert into feed(circle, at, technical_at, full_at, report, tlp, excepted, own)
      select c, g.at, case when c = any(g.tech) then g.at end, case when g.whole and c = any(g.full_) then g.at end, g.id,
        case when strict then 2 else 1 end, g.excepted, array[-g.member]
      from gate g join fresh f using (n) cross join lateral (select distinct unnest(g.head) as c) x`,
    `insert into found(report, layer, at, tlp, audience, excepted, tsv)
      select g.id, 1, g.at, case when strict then 2 else 1 end, g.head, g.excepted,
        setweight(to_tsvector('english', t.head ->> 'title'), 'A') || setweight(to_tsvector('english', t.head ->> 'summary'), 'B')
        from gate g join told t using (n) join fresh f using (n)
      union all select g.id, 2, g.at, 2, g.tech, g.excepted,
        setweight(to_tsvector('english', t.head ->> 'title'), 'A') || setweight(to_tsvector('english', t.head ->> 'summary'), 'B')
          || to_tsvector('simple', left(t.words, 400)) from gate g join told t using (n)`,
    `insert into facet(report, layer, kind, sectors, regions, techniques, types, tlp, audience, excepted)
      select g.id, 1, 'incident', case when n % 3 > 0 then array[(array['finance', 'pharma', 'water', 'energy', 'health'])[1 + n % 5]] else '{}' end,
          case when n % 3 > 0 then array[(array['TLC', 'TLD', 'TLE', 'TLF', 'TLG', 'TLH', 'TLI'])[1 + n % 7]] else '{}' end, '{}', '{}',
          case when strict then 2 else 1 end, g.head, g.excepted
        from gate g join fresh f using (n)
      union all select g.id, 2, 'incident', '{}', '{}', array['T1' || (n % 80 + 100), 'T1486'], array['domain', 'sha256', 'url'], 2, g.tech, g.excepted
        from gate g`,
    `insert into indicator(type, value) select distinct type, value from assert on conflict (key, type) do nothing`,
    `insert into link(indicator, report, id, role, use, at, tlp, audience, excepted)
      select i.id, a.report, a.link, 'c2', 'block', g.at, 2, g.tech, g.excepted
      from assert a join gate g using (n) join indicator i on i.key = value_key(a.value) and i.type = a.type`,
    'create index link_report on link(report)',
    'create index link_newest on link(indicator, at desc)',
    'create index found_tsv on found using gin (tsv)',
    'vacuum analyze',
    'checkpoint',
  )
}

/** Ids are UUIDs of the report's number: the bulk of 10 thousand indicators is the first part of that of a million. */
const PICK = `
  create function pg_temp.pick_id(n bigint) returns uuid language sql immutable as
    $$ select (substr(h, 1, 12) || '4' || substr(h, 14, 3) || '8' || substr(h, 18, 15))::uuid from (select md5('bulk ' || n) as h) x $$;
  create temp table all_seats as select circle, member, row_number() over (order by circle) - 1 as no from seat;
  create temp table all_members as select circle, row_number() over (order by circle) - 1 as no from member;
  create temp table all_nodes as select circle, row_number() over (order by circle) - 1 as no from node;
  create unique index on all_seats(no)`
