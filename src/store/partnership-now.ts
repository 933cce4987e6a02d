import type { MemberKind } from '../domain/member.ts'
import type { CircleId } from '../domain/sharing.ts'
import { type CircleName, type CircleRow, circleName, listedNow } from './circles.ts'
import type { Database, Rows } from './database.ts'

export interface ActiveMember {
  circle: number
  sectors: string[]
  regions: string[]
  kind: MemberKind
  name: string
  listed_to: number[]
}

/**
 * Who the active members are, which circles they have somebody in, and what circles are called: for wording and counting,
 * never for deciding who sees what.
 */
export interface PartnershipNow {
  active: readonly ActiveMember[]
  /** Circles with nobody in them are not in it. */
  inCircle: ReadonlyMap<CircleId, ReadonlySet<CircleId>>
  /** Every circle but those of single seats. */
  circles: ReadonlyMap<CircleId, CircleName>
}

interface Kept extends PartnershipNow {
  epoch: number
  since: Date
  /** When a span next begins or ends by the clock. */
  until: Date | undefined
}
const kept = new WeakMap<Database, Kept>()

/**
 * Every change of a member, seat, circle or span raises the epoch, which a viewer is read with: what was read under the
 * same epoch still holds, until the next span begins or ends.
 */
export async function partnershipNow(
  db: Database,
  rows: Rows,
  viewer: { epoch: string },
  now: Date,
): Promise<PartnershipNow> {
  const before = kept.get(db)
  const epoch = Number(viewer.epoch)
  // An open stream's viewer is of an earlier epoch than a request's: what is newer than the viewer serves it as well.
  if (before && before.epoch >= epoch && before.since <= now && (!before.until || now < before.until)) return before
  const read = await load(rows, now)
  const fresh = { ...read, epoch, since: now }
  kept.set(db, fresh)
  return fresh
}

async function load(rows: Rows, now: Date): Promise<PartnershipNow & { until: Date | undefined }> {
  // As JSON: reading three arrays a row one by one takes five times as long.
  const found = await rows.one<Loaded>(LOAD, [now])
  return {
    active: found?.active ?? [],
    inCircle: new Map(found?.inside.map(([circle, members]) => [circle, new Set(members)])),
    circles: new Map(found?.circles.map(c => [c.id, circleName(c)])),
    until: found?.until ?? undefined,
  }
}
interface Loaded {
  active: ActiveMember[]
  inside: [CircleId, CircleId[]][]
  circles: CircleRow[]
  until: Date | null
}

/** Those of a viewer's own circles among some, by name: its member and its nodes may be known to it, and itself. */
export function ownNames(
  now: PartnershipNow,
  viewer: { seat: CircleId; gid: string; circles: readonly CircleId[]; person: { name: string } },
  among: readonly CircleId[],
): CircleName[] {
  return among.flatMap(id => {
    if (id === viewer.seat) return { ref: `seat:${viewer.gid}`, kind: 'seat' as const, name: viewer.person.name }
    return viewer.circles.includes(id) ? (now.circles.get(id) ?? []) : []
  })
}

/** One branch for each way to be in a circle: as one condition on every pair of circle and member it takes 10 × as long. */
const LOAD = `
  with spans as (select i.circle, i.who from in_circle i where i.since <= $1 and (i.until is null or i.until > $1)),
  inside as (
    select x.circle, json_agg(distinct x.member) as members from (
      select c.id as circle, m.circle as member from circle c cross join member m where c.kind = 'everyone'
      union all select m.circle, m.circle from member m
      union all select c.id, m.circle from circle c join member m on c.handle = 'kind:' || m.kind
      union all select s.circle, s.member from seat s where s.state <> 'lapsed' and (s.until is null or s.until > $1)
      union all select i.circle, m.circle from spans i join member m on m.circle = i.who
      union all select i.circle, s.member from spans i join seat s on s.circle = i.who and s.state <> 'lapsed'
    ) x join member m on m.circle = x.member and m.state = 'active' group by x.circle)
  select
    (select coalesce(json_agg(x), '[]') from (
      select circle, sectors, regions, kind, name, ${listedNow('m', '$1')} as listed_to from member m where state = 'active') x) as active,
    (select coalesce(json_agg(json_build_array(circle, members)), '[]') from inside) as inside,
    (select json_agg(x) from (
      select c.id, c.kind, c.handle, c.gid, coalesce(n.name, m.name) as name
      from circle c left join node n on n.circle = c.id left join member m on m.circle = c.id
      where c.kind not in ('seat', 'admins')) x) as circles,
    least((select min(since) from in_circle where since > $1), (select min(until) from in_circle where until > $1),
      (select min(until) from seat where until > $1)) as until`
