import { crowdCount } from '../domain/crowd.ts'
import type { MemberKind } from '../domain/member.ts'
import { mayRunMember } from '../domain/permissions.ts'
import { hasSigned, wanted } from '../domain/terms/standing.ts'
import type { Me } from '../formats/api/people.ts'
import { asViewer, type Rows, rowsOf } from '../store/database.ts'
import { factorsOf } from '../store/factor-store.ts'
import { listNodes } from '../store/node-store.ts'
import { partnershipNow } from '../store/partnership-now.ts'
import { countUnread } from '../store/report-read.ts'
import { nameOfInstallation } from '../store/set-up-store.ts'
import { termsAhead } from '../store/terms-store.ts'
import { houseOf, type Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { countInbox } from './steps/inbox-items.ts'
import { nodeOf } from './steps/node-summaries.ts'
import { stepsToSetUp } from './steps/set-up-facts.ts'

interface OwnMember {
  short_names: string[]
  domains: string[]
  networks: string[]
}

interface How {
  via: 'session' | 'key'
  steppedUp: boolean
}

/** Who is signed in, what their organisation calls its own (for striking out), and what waits for them. */
export async function readMe(ctx: Context, viewer: Viewer, how: How): Promise<Me> {
  const me = await (hasSigned(viewer.terms) ? readAll(ctx, viewer, how) : readUnsigned(ctx, viewer, how))
  const rows = rowsOf(ctx.db.app)
  const [ahead, name, toSetUp] = await Promise.all([
    termsAhead(rows, oldestToSign(viewer), ctx.now()),
    nameOfInstallation(rows),
    stepsToSetUp(ctx, viewer),
  ])
  return {
    ...me,
    partnership: {
      ...me.partnership,
      ...(name === undefined ? {} : { name }),
      ...(toSetUp === undefined ? {} : { toSetUp }),
    },
    terms: {
      wanted: wanted(viewer.terms),
      ...(ahead ? { ahead: { version: ahead.version, countsFrom: ahead.counts_from.toISOString() } } : {}),
    },
  }
}
/** The version up to which nothing is left to this viewer to sign. */
const oldestToSign = (viewer: Viewer): number =>
  mayRunMember(viewer) ? Math.min(viewer.terms.person, viewer.terms.member) : viewer.terms.person

type MeButTerms = Omit<Me, 'terms'>
const aboutViewer = (viewer: Viewer, how: How) => ({
  seat: viewer.gid,
  person: { name: viewer.person.name, ...(viewer.person.email ? { email: viewer.person.email } : {}) },
  title: viewer.title,
  role: viewer.role,
  steppedUp: how.steppedUp,
  via: how.via,
  cap: viewer.cap,
})

/** Before the terms are signed: who one is and how one signs in, and nothing of the partnership. */
async function readUnsigned(ctx: Context, viewer: Viewer, how: How): Promise<MeButTerms> {
  const app = rowsOf(ctx.db.app)
  const { circle: _c, admins: _a, ...organisation } = viewer.organisation
  const [seats, factors] = await Promise.all([seatsToActFor(app, viewer, ctx.now()), factorsOf(app, viewer.person.id)])
  return {
    ...aboutViewer(viewer, how),
    member: { ...organisation, shortNames: [], domains: [], networks: [], people: [], listedTo: [] },
    nodes: [],
    seats,
    atDesk: false,
    ...factors,
    partnership: { demo: ctx.demo, members: crowdCount(0), ceiling: ctx.ceiling },
    unread: { feed: 0, inbox: 0 },
    newHere: true,
  }
}

async function seatsToActFor(rows: Rows, viewer: Viewer, now: Date): Promise<Me['seats']> {
  const seats = await rows.all<{ gid: string; circle: number; title: string; name: string }>(
    `select s.gid, s.circle, s.title, m.name from seat s join member m on m.circle = s.member
      where s.person = $1 and s.state = 'active' and (s.until is null or s.until > $2) and m.state = 'active'
        and (s.circle = $3 or not (s.lent or $4)) order by s.circle`,
    [viewer.person.id, now, viewer.seat, viewer.lent],
  )
  return seats.map(s => ({ id: s.gid, member: s.name, title: s.title, current: s.circle === viewer.seat }))
}

async function readAll(ctx: Context, viewer: Viewer, how: How): Promise<MeButTerms> {
  const now = ctx.now()
  const app = rowsOf(ctx.db.app)
  const nodes = await asViewer(ctx.db, viewer, rows => listNodes(rows, viewer, now))
  const joined = nodes.filter(n => n.joined)
  const [own, people, seats, factors, unread, inbox, desk, activity, { active, circles }] = await Promise.all([
    app.one<OwnMember>(
      `select m.short_names, m.networks::text[], m.domains || array(select d.domain from member_domain d
           where d.member = m.circle and d.dropped_at is null and d.domain <> all(m.domains) order by 1) as domains
         from member m where m.circle = $1`,
      [viewer.member],
    ),
    app.all<{ name: string }>(
      `select p.name from seat s join person p on p.id = s.person
        where p.erased_at is null and (s.member = $1 and not s.lent or s.circle = $2)`,
      [houseOf(viewer), viewer.seat],
    ),
    seatsToActFor(app, viewer, now),
    factorsOf(app, viewer.person.id),
    countUnread(
      rowsOf(ctx.db.finder),
      viewer,
      nodes.filter(n => n.muted).map(n => n.circle),
    ),
    countInbox(ctx, viewer),
    app.one<{ id: number }>("select id from circle where kind = 'desk'"),
    asViewer(ctx.db, viewer, rows => rows.one('select from reading where seat = $1 limit 1', [viewer.seat])),
    partnershipNow(ctx.db, app, viewer, now),
  ])
  const listed = (active.find(m => m.circle === viewer.member)?.listed_to ?? []).flatMap(id => circles.get(id) ?? [])
  const o = viewer.organisation
  return {
    ...aboutViewer(viewer, how),
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
    seats,
    atDesk: desk !== undefined && viewer.circles.includes(desk.id),
    ...(viewer.analyst === undefined ? {} : { analyst: { number: viewer.analyst, lent: viewer.lent } }),
    passkeys: factors.passkeys,
    codes: factors.codes,
    partnership: { demo: ctx.demo, members: crowdCount(active.length), ceiling: ctx.ceiling },
    unread: { feed: unread.all, inbox },
    newHere: activity === undefined,
  }
}
