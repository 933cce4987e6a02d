import pg from 'pg'
import { LAYERS } from '../domain/report.ts'
import type { Gate } from '../domain/sharing.ts'
import type { Database, Rows } from './database.ts'

/**
 * What only the demo does: emptying, and putting in by the thousand what would have come in over months. It runs as the
 * owner, past row-level security, because it writes for seats that nobody has signed in to.
 */
export interface DemoState {
  demo: boolean
  filled: boolean
  members: number
}

async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } finally {
    await client.end()
  }
}

export const demoState = (url: string): Promise<DemoState | undefined> =>
  asOwner(
    url,
    async client =>
      (
        await client.query<DemoState>(
          'select demo, demo_filled_at is not null as filled, (select count(*)::int from member) as members from installation',
        )
      ).rows[0],
  )

/** Removes everything but the installation itself. Refuses an installation that is not a demo. */
export const emptyDemo = (url: string): Promise<void> =>
  asOwner(url, async client => {
    const mine = await client.query('select from installation where demo')
    if (mine.rowCount !== 1) throw new Error('this is not demo data: nothing was removed')
    const tables = await client.query<{ name: string }>(
      `select quote_ident(tablename) as name from pg_tables
        where schemaname = 'public' and tablename not in ('installation', 'migration', 'rights')`,
    )
    await client.query(`truncate ${tables.rows.map(t => t.name).join(', ')} restart identity cascade`)
    await client.query('update installation set demo_filled_at = null')
  })

/**
 * Connections for filling: with the same rights, but a commit is not waited for. What a power cut takes is filled again,
 * because the mark of completion comes last and is waited for.
 */
export function openForFilling(url: string): Database {
  const pool = (role: string, max: number) => {
    const made = new pg.Pool({ connectionString: url, max, options: `-c role=${role} -c synchronous_commit=off` })
    made.on('error', () => {})
    return made
  }
  const app = pool('auburn_app', 8)
  const finder = pool('auburn_finder', 2)
  return { app, finder, url, close: async () => void (await Promise.all([app.end(), finder.end()])) }
}

/** A report's gate as it was when it was shared, and how long that gate stood. */
export interface SharedGate {
  report: string
  at: Date
  until: Date | undefined
  gate: Gate
  indicators: string[]
  entries: Date | undefined
}
export const sharedGates = (url: string): Promise<SharedGate[]> =>
  asOwner(url, async client => {
    const found = await client.query<{
      report: string
      at: Date
      until: Date | null
      after: { excepted: number[]; layers: { layer: number; tlp: number; audience: number[]; naming: number[] }[] }
      indicators: string[] | null
      entries: Date | null
    }>(
      `select e.report, e.at, e.after,
         (select min(x.at) from event x where x.report = e.report and x.what in ('changed', 'withdrawn')
            and x.before is distinct from x.after) as until,
         (select array_agg(i ->> 'value') from layer l, jsonb_array_elements(l.body -> 'indicators') i
            where l.report = e.report and l.layer = 2) as indicators,
         (select max(n.at) from entry n where n.report = e.report) as entries
       from event e where e.what = 'shared' order by e.at, e.report`,
    )
    return found.rows.map(r => ({
      report: r.report,
      at: r.at,
      until: r.until ?? undefined,
      indicators: r.indicators ?? [],
      entries: r.entries ?? undefined,
      gate: {
        excepted: r.after.excepted,
        layers: r.after.layers.map(l => ({
          layer: LAYERS[l.layer - 1] ?? 'headline',
          tlp: 'CLEAR' as const,
          audience: l.audience,
          naming: l.naming,
        })),
      },
    }))
  })

export interface NewReading {
  report: string
  seat: number
  member: number
  first: Date
  last: Date
}
export interface NewSighting {
  id: string
  report: string
  layer: number
  at: Date
  count: number
  value: string | undefined
  crowd: string
  member: number
  seat: number
  named: boolean
}

/** Readings and sightings of the background, then the mark that the demo is complete: all or nothing. */
export const putBackground = (
  url: string,
  readings: readonly NewReading[],
  sightings: readonly NewSighting[],
  listedTo: readonly { member: number; circles: readonly number[] }[],
  at: Date,
): Promise<void> =>
  asOwner(url, async client => {
    await client.query(
      `insert into reading(report, seat, member, first_at, last_at)
         select * from unnest($1::uuid[], $2::int[], $3::int[], $4::timestamptz[], $5::timestamptz[])
         on conflict (report, seat) do update set last_at = greatest(reading.last_at, excluded.last_at)`,
      [
        readings.map(r => r.report),
        readings.map(r => r.seat),
        readings.map(r => r.member),
        readings.map(r => r.first),
        readings.map(r => r.last),
      ],
    )
    const column = <K extends keyof NewSighting>(key: K) => sightings.map(s => s[key] ?? null)
    await client.query(
      `insert into entry(id, report, layer, kind, at, body, count, seen_at, value, by_author, crowd)
         select id, report, layer, 'sighting', at, '', count, at, value, false, crowd
         from unnest($1::uuid[], $2::uuid[], $3::int[], $4::timestamptz[], $5::int[], $6::text[], $7::text[])
           as s(id, report, layer, at, count, value, crowd)`,
      [
        column('id'),
        column('report'),
        column('layer'),
        column('at'),
        column('count'),
        column('value'),
        column('crowd'),
      ],
    )
    await client.query(
      `insert into entry_author(entry, member, seat, named, own)
         select id, member, seat, named, array[-member] from unnest($1::uuid[], $2::int[], $3::int[], $4::boolean[])
           as s(id, member, seat, named)`,
      [column('id'), column('member'), column('seat'), column('named')],
    )
    await client.query(
      `update member m set listed_to = l.circles::int[] from unnest($1::int[], $2::text[]) as l(member, circles)
        where m.circle = l.member`,
      [listedTo.map(l => l.member), listedTo.map(l => `{${l.circles.join(',')}}`)],
    )
    await client.query('update installation set demo_filled_at = $1', [at])
    await client.query('set local synchronous_commit = on')
  })

/** Of a person with several seats, the first. */
export const seatsOfAddresses = (rows: Rows, mails: readonly string[]) =>
  rows.all<{ email: string; circle: number }>(
    'select p.email, min(s.circle) as circle from seat s join person p on p.id = s.person where p.email = any($1::text[]) group by p.email',
    [mails],
  )
export const allCircles = (rows: Rows) => rows.all<{ id: number; handle: string }>('select id, handle from circle')
export const adminsOf = async (rows: Rows, member: number): Promise<number | undefined> =>
  (await rows.one<{ admins: number }>('select admins from member where circle = $1', [member]))?.admins
export const seatJustMade = (rows: Rows, seat: number) =>
  rows.one<{ gid: string; person: number }>('select gid, person from seat where circle = $1', [seat])
export const standForNode = (
  tx: Rows,
  node: number | undefined,
  who: { host: number | null; manager: number | null; champion: number | null },
) =>
  tx.all('update node set host = $2, manager = $3, champion = $4 where circle = $1', [
    node,
    who.host,
    who.manager,
    who.champion,
  ])
