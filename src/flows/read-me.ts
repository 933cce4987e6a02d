import { crowdCount } from '../domain/crowd.ts'
import type { MemberKind } from '../domain/member.ts'
import type { Me } from '../formats/api/people.ts'
import { asViewer, rowsOf } from '../store/database.ts'
import { factorsOf } from '../store/factor-store.ts'
import { listNodes } from '../store/node-store.ts'
import { partnershipNow } from '../store/partnership-now.ts'
import { countUnread } from '../store/report-read.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { countInbox } from './steps/inbox-items.ts'
import { nodeOf } from './steps/node-summaries.ts'

interface OwnMember {
  short_names: string[]
  domains: string[]
  networks: string[]
  listed_to: number[]
}

/** Who is signed in, what their organisation calls its own (for striking out), and what waits for them. */
export async function readMe(
  ctx: Context,
  viewer: Viewer,
  how: { via: 'session' | 'key'; steppedUp: boolean },
): Promise<Me> {
  const now = ctx.now()
  const app = rowsOf(ctx.db.app)
  const nodes = await asViewer(ctx.db, viewer, rows => listNodes(rows, viewer, now))
  const joined = nodes.filter(n => n.joined)
  const [own, people, seats, factors, unread, inbox, desk, activity, { active, circles }] = await Promise.all([
    app.one<OwnMember>('select short_names, domains, networks::text[], listed_to from member where circle = $1', [
      viewer.member,
    ]),
    app.all<{ name: string }>(
      'select p.name from seat s join person p on p.id = s.person where s.member = $1 and p.erased_at is null',
      [viewer.member],
    ),
    app.all<{ gid: string; circle: number; title: string; name: string }>(
      `select s.gid, s.circle, s.title, m.name from seat s join member m on m.circle = s.member
        where s.person = $1 and s.state = 'active' and (s.until is null or s.until > $2) and m.state = 'active' order by s.circle`,
      [viewer.person.id, now],
    ),
    factorsOf(app, viewer.person.id),
    countUnread(rowsOf(ctx.db.finder), viewer),
    countInbox(ctx, viewer),
    app.one<{ id: number }>("select id from circle where kind = 'desk'"),
    asViewer(ctx.db, viewer, rows => rows.one('select from reading where seat = $1 limit 1', [viewer.seat])),
    partnershipNow(ctx.db, app, viewer, now),
  ])
  const listed = (own?.listed_to ?? []).flatMap(id => circles.get(id) ?? [])
  const o = viewer.organisation
  return {
    seat: viewer.gid,
    person: { name: viewer.person.name, ...(viewer.person.email ? { email: viewer.person.email } : {}) },
    title: viewer.title,
    role: viewer.role,
    member: {
      handle: o.handle,
      name: o.name,
      kind: o.kind as MemberKind,
      size: o.size,
      sectors: o.sectors,
      regions: o.regions,
      signoff: o.signoff,
      shortNames: own?.short_names ?? [],
      domains: own?.domains ?? [],
      networks: own?.networks ?? [],
      people: people.map(p => p.name),
      listedTo: listed,
    },
    nodes: joined.map(n => nodeOf(n, now, unread.byCircle)),
    seats: seats.map(s => ({ id: s.gid, member: s.name, title: s.title, current: s.circle === viewer.seat })),
    atDesk: desk !== undefined && viewer.circles.includes(desk.id),
    passkeys: factors.passkeys,
    codes: factors.codes,
    steppedUp: how.steppedUp,
    partnership: { demo: ctx.demo, members: crowdCount(active.length) },
    unread: { feed: unread.all, inbox },
    newHere: activity === undefined,
    via: how.via,
    cap: viewer.cap,
  }
}
