import { crowdCount } from '../domain/crowd.ts'
import type { MemberKind } from '../domain/member.ts'
import { mayRunMember } from '../domain/permissions.ts'
import { hasSigned, wanted } from '../domain/terms/standing.ts'
import type { Me } from '../formats/api/people.ts'
import { asViewer, type Rows, rowsOf } from '../store/database.ts'
import { factorsOf } from '../store/factor-store.ts'
import { namesAt, ownMember } from '../store/member-store.ts'
import { listNodes } from '../store/node-store.ts'
import { hasReadAny } from '../store/own-report-store.ts'
import { partnershipNow } from '../store/partnership-now.ts'
import { circleByHandle } from '../store/partnership-store.ts'
import { seatsToActFor } from '../store/people-store.ts'
import { countUnread } from '../store/report-read.ts'
import { nameOfInstallation } from '../store/set-up-store.ts'
import { termsAhead } from '../store/terms-store.ts'
import { houseOf, type Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { countInbox } from './steps/inbox-items.ts'
import { nodeOf } from './steps/node-summaries.ts'
import { stepsToSetUp } from './steps/set-up-facts.ts'

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
  const [seats, factors] = await Promise.all([seatsOf(app, viewer, ctx.now()), factorsOf(app, viewer.person.id)])
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

const seatsOf = async (rows: Rows, viewer: Viewer, now: Date): Promise<Me['seats']> => {
  const seats = await seatsToActFor(rows, { ...viewer, person: viewer.person.id }, now)
  return seats.map(s => ({ id: s.gid, member: s.name, title: s.title, current: s.circle === viewer.seat }))
}

async function readAll(ctx: Context, viewer: Viewer, how: How): Promise<MeButTerms> {
  const now = ctx.now()
  const app = rowsOf(ctx.db.app)
  const nodes = await asViewer(ctx.db, viewer, rows => listNodes(rows, viewer, now))
  const joined = nodes.filter(n => n.joined)
  const [own, people, seats, factors, unread, inbox, desk, activity, { active, circles }] = await Promise.all([
    ownMember(app, viewer.member),
    namesAt(app, houseOf(viewer), viewer.seat),
    seatsOf(app, viewer, now),
    factorsOf(app, viewer.person.id),
    countUnread(
      rowsOf(ctx.db.finder),
      viewer,
      nodes.filter(n => n.muted).map(n => n.circle),
    ),
    countInbox(ctx, viewer),
    circleByHandle(app, 'desk'),
    asViewer(ctx.db, viewer, rows => hasReadAny(rows, viewer.seat)),
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
    newHere: !activity,
  }
}
