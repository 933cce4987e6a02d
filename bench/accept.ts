import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { filledWith, LARGE, SMALL } from './bulk.ts'
import { median, numbers, type Row, times } from './measure.ts'
import { keyOf, reportOf, SEATS } from './partnership.ts'
import { makeCaller, type Place, startAuburn } from './place.ts'

/**
 * Accepting a report of ten indicators over HTTP (rule, layers, index, ledger, event in commit order) against the rows that
 * it leaves, written by bare SQL: one statement a table, prepared, in one transaction, as the owner. Both with as many at
 * once, in turn.
 */
export async function accept(place: Place): Promise<Row[]> {
  const small = await measure(place, await filledWith(place, SMALL), 'small')
  const large = place.quick ? undefined : await measure(place, await filledWith(place, LARGE), 'large')
  return [1, 16].flatMap((writers, n): Row[] => {
    const at = small[n]
    const later = large?.[n]
    if (!at) return []
    const ratio = at.auburn / at.bare
    const rows: Row[] = [
      {
        work: `accepting a report of 10 indicators, ${writers} at once`,
        measured: `${ratio.toFixed(2)} of the bare rate (${at.auburn.toFixed(0)}/s of ${at.bare.toFixed(0)}/s)`,
        must: '≥ 0.33',
        ok: ratio >= 1 / 3,
      },
    ]
    if (later) {
      // What the machine does besides falls on the bare rows too: the growth is that of the ratio of the two.
      const growth = ratio / (later.auburn / later.bare)
      rows.push({
        work: '   at 1 million indicators, time against 10 thousand',
        measured: times(growth),
        must: '≤ 1.15 ×',
        ok: growth <= 1.15,
      })
    }
    return rows
  })
}

interface Rates {
  auburn: number
  bare: number
}

async function measure(place: Place, url: string, run: string): Promise<Rates[]> {
  const server = await startAuburn(place, { DATABASE_URL: url })
  const found: Rates[] = []
  for (const writers of [1, 16]) {
    const bare = await bareWriter(url, writers)
    const caller = makeCaller(server.port, writers)
    let n = writers * 100_000
    const accept = async () => {
      const answer = await caller.call('POST', '/api/reports', JSON.stringify(reportOf(n, run)), keyOf((n++ * 7) % 960))
      if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`)
    }
    const write = () => bare.write(n++, `bare-${run}`)
    const each = (place.quick ? 40 : 100) * (writers === 1 ? 1 : 4)
    const rates = { auburn: [] as number[], bare: [] as number[] }
    for (let round = 0; round < 6; round++) {
      const auburn = await rateOf(accept, writers, each / 2)
      const bareRate = await rateOf(write, writers, each / 2)
      if (round === 0) continue
      rates.auburn.push(auburn)
      rates.bare.push(bareRate)
    }
    found.push({ auburn: median(rates.auburn), bare: median(rates.bare) })
    caller.close()
    await bare.close()
  }
  await server.stop()
  place.say(`accept, ${run}: ${found.map(f => `${f.auburn.toFixed(0)}/s, bare ${f.bare.toFixed(0)}/s`).join('; ')}`)
  return found
}

/** How many a second, with so many at once. */
async function rateOf(work: () => Promise<void>, atOnce: number, count: number): Promise<number> {
  let left = count
  const began = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left-- > 0) await work()
    }),
  )
  return (count * 1000) / (performance.now() - began)
}

const STATEMENTS = {
  report: 'insert into report(id, origin, kind, audience, excepted) values ($1, $1, $2, $3, $4)',
  author: `insert into author(report, member, seat, request, shared_at, own, tlp) values ($1, $2, $3, $4, now(), $5, 2)`,
  layer: `insert into layer(report, layer, tlp, audience, excepted, changed_at, body)
    select $1::uuid, l.n, 1, $2::int[], $3::int[], now(), l.body::jsonb from unnest($4::int[], $5::text[]) l(n, body)`,
  authorship: 'insert into authorship(report, layer, tlp, member, audience) values ($1, 3, 2, $2, $3)',
  reading: 'insert into reading(report, seat, member, first_at, last_at) values ($1, $2, $3, now(), now())',
  feed: `insert into feed(circle, at, report, tlp, excepted, own)
    select c, now(), $1::uuid, 1, $2::int[], $3::int[] from unnest($4::int[]) c`,
  found: `insert into found(report, layer, at, tlp, audience, excepted, tsv)
    select $1::uuid, l.n, now(), 1, $2::int[], $3::int[], to_tsvector('english', l.words) from unnest($4::int[], $5::text[]) l(n, words)`,
  indicator: `insert into indicator(type, value) select t, v from unnest($1::text[], $2::text[]) x(t, v)
    on conflict (key, type) do nothing returning id`,
  link: `insert into link(indicator, report, id, role, use, at, tlp, audience, excepted)
    select i, $1::uuid, gen_random_uuid(), 'c2', 'block', now(), 1, $2::int[], $3::int[] from unnest($4::bigint[]) i`,
  event: `insert into event(what, report, at, after) values ('shared', $1, now(), $2)`,
  leaf: 'insert into leaf(id, salt, body) values ($1, $2, $3)',
} as const

/** The rows of a report, and nothing decided. */
export async function bareWriter(url: string, atOnce: number) {
  const pool = new pg.Pool({ connectionString: url, max: atOnce })
  pool.on('error', () => {})
  const circles = await pool.query<{ id: number }>(
    "select id from circle where handle in ('everyone', 'pharma', 'midlands', 'desk')",
  )
  const seats = await pool.query<{ circle: number; member: number }>('select circle, member from seat order by circle')
  const shared = circles.rows.map(r => r.id)
  const draw = numbers(7)
  const write = async (n: number, run: string, asked = reportOf(n, run)): Promise<void> => {
    const id = randomUUID()
    const { circle: seat, member } = seats.rows[Math.floor(draw() * SEATS)] ?? { circle: 0, member: 0 }
    const { headline, technical, full } = asked.content
    const indicators = technical?.indicators ?? []
    const head = {
      kind: 'incident',
      provenance: { kind: 'own-observation' },
      crowd: 'A member in Finance',
      ...headline,
    }
    const tech = { ...head, ...technical, indicators: indicators.map(i => ({ id: randomUUID(), ...i })) }
    const bodies = [head, tech, { ...tech, ...full }].map(b => JSON.stringify(b))
    const words = [
      headline.title + headline.summary,
      headline.title + headline.summary + technical?.notes + indicators.map(i => i.value).join(' '),
    ]
    words.push(`${words[1]} ${full?.story}`)
    const own = [-member]
    const audience = [...own, ...shared]
    const client = await pool.connect()
    const run1 = (name: keyof typeof STATEMENTS, ...values: unknown[]) =>
      client.query({ name, text: STATEMENTS[name], values })
    try {
      await client.query('begin')
      await run1('report', id, 'incident', audience, [])
      await run1('author', id, member, seat, JSON.stringify(asked), own)
      await run1('layer', id, audience, [], [1, 2, 3], bodies)
      await run1('authorship', id, member, own)
      await run1('reading', id, seat, member)
      await run1('feed', id, [], own, audience)
      await run1('found', id, audience, [], [1, 2, 3], words)
      const made = await run1(
        'indicator',
        indicators.map(i => i.type),
        indicators.map(i => i.value),
      )
      await run1(
        'link',
        id,
        audience,
        [],
        made.rows.map(r => r.id),
      )
      await run1('event', id, JSON.stringify({ audience }))
      await run1('leaf', randomUUID(), Buffer.alloc(16), JSON.stringify({ what: 'shared', report: id }))
      await client.query('commit')
    } finally {
      client.release()
    }
  }
  return { write, close: () => pool.end() }
}
