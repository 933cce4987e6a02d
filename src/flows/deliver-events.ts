import { deliveryOf } from '../domain/delivery.ts'
import { tlpOfRank } from '../domain/marking.ts'
import { layerRank } from '../domain/report.ts'
import type { Disclosure, Viewing } from '../domain/sharing.ts'
import { circlesNamed, disclosure, likenessOf } from '../domain/sharing.ts'
import type { ReportSummary } from '../formats/api/reports.ts'
import { asViewer, openDatabase, rowsOf } from '../store/database.ts'
import {
  type BellGates,
  entryGate,
  eventsAfter,
  hasNewerEvent,
  lastEvent,
  listenForEvents,
  type StoredEvent,
} from '../store/event-store.ts'
import { partnershipNow } from '../store/partnership-now.ts'
import { loadEntry } from '../store/thread-store.ts'
import { loadViewer, stoodAt, type Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { entryOf, knownIn } from './steps/entries.ts'
import { newReport } from './steps/new-report.ts'
import { summariesOf } from './steps/summaries.ts'

/** One message of the live stream, made once for everybody who gets the same. */
export interface Message {
  event: 'report' | 'entry' | 'withdrawal' | 'notice' | 'desk'
  data: unknown
}
export interface Delivered<T> {
  to: T[]
  message: Message
}
/** Something that listens: a stream with the viewer it runs for. */
export interface Listener {
  viewer: Viewer
}

/**
 * The stream's own few connections: on those that requests share, each of its readings would wait behind every request
 * in the queue, and under load it would fall ever further behind. `close` the database afterwards.
 */
export const streamingContext = (ctx: Context): Context => ({ ...ctx, db: openDatabase(ctx.db.url, 4) })

export const newestEvent = (ctx: Context): Promise<number> => lastEvent(rowsOf(ctx.db.finder))
export const eventsSince = (ctx: Context, seq: number, limit: number): Promise<StoredEvent[]> =>
  eventsAfter(rowsOf(ctx.db.finder), seq, limit)
export const listen = (ctx: Context, ring: () => void): Promise<() => Promise<void>> =>
  listenForEvents(ctx.db.url, ring)

/**
 * Works out who of these listeners gets what of an event. Listeners are grouped by what they get; each group's text is
 * read once, through row-level security, as one of them: what has been taken back since is not read, and not sent.
 */
export async function deliver<T extends Listener>(
  ctx: Context,
  event: StoredEvent,
  listeners: readonly T[],
): Promise<Delivered<T>[]> {
  switch (event.what) {
    case 'rights':
    case 'notice':
    case 'desk': {
      const to = listeners.filter(listener => isFor(event, listener.viewer))
      return to.length > 0 ? [{ to, message: event.what === 'desk' ? DESK : NOTICE }] : []
    }
    case 'entry':
      return deliverEntry(ctx, event, listeners)
    case 'shared':
    case 'changed':
    case 'withdrawn':
      return deliverReport(ctx, event, listeners)
  }
}

/** That the inbox has something new; what, it says itself, by the rights of that moment. */
const NOTICE: Message = { event: 'notice', data: {} }
/** That something on the desk has changed: each analyst reads it again, by its own rights. */
const DESK: Message = { event: 'desk', data: {} }
const isFor = ({ detail }: StoredEvent, viewer: Viewer): boolean =>
  (detail?.to?.some(circle => viewer.circles.includes(circle)) ?? false) &&
  (detail?.gates === undefined || isRungFor(detail.gates, viewer))
/** Whether something of what has changed on the desk reaches this analyst: by the one rule, of each gate for itself. */
function isRungFor({ any, all }: BellGates, viewer: Viewer): boolean {
  const reaches = ({ tlp, audience, excepted }: BellGates['any'][number]): boolean =>
    disclosure({ excepted, layers: [{ layer: 'headline', tlp: tlpOfRank(tlp), audience, naming: [] }] }, viewer) !==
    undefined
  return (any.length === 0 || any.some(reaches)) && all.every(reaches)
}

async function deliverReport<T extends Listener>(
  ctx: Context,
  event: StoredEvent,
  listeners: readonly T[],
): Promise<Delivered<T>[]> {
  const { report, after } = event
  if (!report) return []
  const lost: T[] = []
  const groups = new Map<string, T[]>()
  const ruled = ruledOnce(event)
  for (const listener of listeners) {
    const { viewer } = listener
    const { loses, seen, through, isOwn } = ruled(viewer)
    if (loses) lost.push(listener)
    if (!seen) continue
    // A report that has a thread may have private entries in it: counting them is each member's own. And of its own
    // organisation's reports, a seat is told whether it has read them.
    const apart =
      isOwn || viewer.lent ? `seat ${viewer.seat}` : event.what === 'shared' ? '' : `member ${viewer.member}`
    put(groups, `${seen.layer} ${seen.named} ${through} ${apart}`, listener)
  }
  const readOne = async (viewer: Viewer) => {
    const [summary] = await summariesOf(ctx, viewer, [report])
    return summary && reportMessage(summary)
  }
  const read = event.what === 'shared' && after ? newReport(ctx, report, after, event.at) : undefined
  const told = await tell(
    ctx,
    event,
    [...groups.values()],
    async viewer => {
      if (!read) return readOne(viewer)
      const summary = await read(viewer)
      return summary && reportMessage(summary)
    },
    readOne,
  )
  return lost.length > 0 ? [...told, { to: lost, message: withdrawalMessage(event) }] : told
}

/** Following and muting are a seat's own, and the page knows them. */
const reportMessage = (summary: ReportSummary): Message => ({
  event: 'report',
  data: { ...summary, unread: !summary.mine || summary.unread, followed: false, muted: false },
})
const withdrawalMessage = ({ report, detail, at }: StoredEvent): Message => ({
  event: 'withdrawal',
  data: { report, reason: detail?.reason ?? 'narrowed', at: at.toISOString() },
})

/**
 * What one viewer who was away gets of these events, in their order. Its reports are read together, as they stand now:
 * event by event, whoever was away for long would hardly come nearer. What it may see now is no proof of what it could
 * see then: a withdrawal is told only to who could.
 */
export async function deliverTo(
  ctx: Context,
  viewer: Viewer,
  events: readonly StoredEvent[],
): Promise<{ seq: number; message: Message }[]> {
  const reports = events.flatMap(e => (e.report && e.what !== 'entry' && newsOf(e, viewer) ? e.report : []))
  const read = await summariesOf(ctx, viewer, [...new Set(reports)])
  const summaries = new Map(read.map(s => [s.id, s]))
  const told: { seq: number; message: Message }[] = []
  for (const event of events) {
    const { seq, report, what } = event
    const summary = report && summaries.get(report)
    const message =
      what === 'rights' || what === 'notice' || what === 'desk'
        ? isFor(event, viewer) && (what === 'desk' ? DESK : NOTICE)
        : what === 'entry'
          ? (await deliverEntry(ctx, event, [{ viewer }]))[0]?.message
          : deliveryOf(viewer, event.before, event.after)?.kind === 'withdrawal'
            ? (await couldSeeThen(ctx, event, viewer)) && withdrawalMessage(event)
            : summary && newsOf(event, viewer) && reportMessage(summary)
    if (message) told.push({ seq, message })
  }
  return told
}

/** What an event means for a viewer, worked out once for all who are alike to the rule: of a thousand listeners, few differ. */
function ruledOnce(event: StoredEvent) {
  const { before, after } = event
  const named = circlesNamed([before, after].filter(gate => gate !== undefined))
  const audiences = new Set(after?.layers.flatMap(l => l.audience))
  const rule = (viewer: Viewer) => ({
    loses: deliveryOf(viewer, before, after)?.kind === 'withdrawal',
    seen: after && newsOf(event, viewer),
    through: sharedCircles(audiences, viewer),
    isOwn: viewer.own.some(c => audiences.has(c)),
  })
  const ruled = new Map<string, ReturnType<typeof rule>>()
  return (viewer: Viewer) => {
    const key = likenessOf(viewer, named)
    const found = ruled.get(key) ?? rule(viewer)
    ruled.set(key, found)
    return found
  }
}

/** What of a report's event is news to this viewer. That it was withdrawn is news to those who keep it. */
function newsOf({ what, before, after }: StoredEvent, viewer: Viewer): Disclosure | undefined {
  if (what === 'withdrawn') return after && disclosure(after, viewer)
  const delivery = deliveryOf(viewer, before, after)
  return delivery?.kind === 'report' ? delivery.layer : undefined
}

/** Whoever joined a circle after it had lost the report never could see it, and is told nothing of it. */
async function couldSeeThen(ctx: Context, event: StoredEvent, viewer: Viewer): Promise<boolean> {
  const rows = rowsOf(ctx.db.app)
  const stood = await stoodAt(rows, viewer.seat, event.at)
  const then = stood ? await loadViewer(rows, viewer, event.at) : undefined
  return then !== undefined && event.before !== undefined && disclosure(event.before, then) !== undefined
}

async function deliverEntry<T extends Listener>(
  ctx: Context,
  event: StoredEvent,
  listeners: readonly T[],
): Promise<Delivered<T>[]> {
  const { report, after } = event
  const id = event.detail?.entry
  const gate = id ? await entryGate(rowsOf(ctx.db.finder), id) : undefined
  if (!report || !id || !gate || !after) return []
  const telling = await circlesThatKnow(ctx, gate.mentions, listeners[0]?.viewer)
  const groups = new Map<string, T[]>()
  for (const listener of listeners) {
    const seen = disclosure(after, listener.viewer)
    if (!seen || layerRank(seen.layer) < gate.layer) continue
    if (gate.own && !listener.viewer.own.some(o => gate.own?.includes(o))) continue
    // Whether the name is given and whether an entry is one's own both hang on the member; whom it mentions by name, on circles.
    const { member, lent, seat } = listener.viewer
    put(groups, `${seen.named} ${lent ? `seat ${seat}` : member} ${sharedCircles(telling, listener.viewer)}`, listener)
  }
  return tell(ctx, event, [...groups.values()], async viewer => {
    return asViewer(ctx.db, viewer, async rows => {
      const entry = await loadEntry(rows, report, id)
      const known = entry && (await knownIn(ctx, rows, viewer, [entry]))
      return known && { event: 'entry', data: { report, entry: entryOf(viewer, entry, undefined, known) } }
    })
  })
}

/** Whom an entry mentions by name hangs on these circles of a reader alone: the mentioned, and where they are listed. */
async function circlesThatKnow(
  ctx: Context,
  mentions: readonly number[],
  viewer: Viewer | undefined,
): Promise<ReadonlySet<number>> {
  if (mentions.length === 0 || !viewer) return new Set()
  const { active } = await partnershipNow(ctx.db, rowsOf(ctx.db.app), viewer, ctx.now())
  return new Set([...mentions, ...active.filter(m => mentions.includes(m.circle)).flatMap(m => m.listed_to)])
}

/**
 * Reads each group's message once, as the first of it. They stood together at the event and may do so no longer: a
 * change commits with its own event, so if there is none newer after the reading, what was read is what they all get.
 * Otherwise each one's is read by itself (`again`).
 */
async function tell<T extends Listener>(
  ctx: Context,
  event: StoredEvent,
  groups: readonly T[][],
  read: (viewer: Viewer) => Promise<Message | undefined>,
  again = read,
): Promise<Delivered<T>[]> {
  const readAll = async (all: readonly T[][], how: typeof read): Promise<Delivered<T>[]> => {
    const told = await Promise.all(
      all.map(async to => {
        const message = to[0] && (await how(to[0].viewer))
        return message ? [{ to, message }] : []
      }),
    )
    return told.flat()
  }
  const told = await readAll(groups, read)
  // With a reading of its own for the second time, the first one's text was shared between groups too.
  const isShared = again !== read || groups.some(g => g.length > 1)
  if (!isShared || !event.report || !(await hasNewerEvent(rowsOf(ctx.db.finder), event.report, event.seq))) return told
  return readAll(
    groups.flat().map(listener => [listener]),
    again,
  )
}

function put<T>(groups: Map<string, T[]>, key: string, listener: T): void {
  const group = groups.get(key)
  if (group) group.push(listener)
  else groups.set(key, [listener])
}

/** Those circles of a viewer that stand in the report's audience: what "to you as …" and "when it reached you" hang on. */
function sharedCircles(audiences: ReadonlySet<number>, viewer: Viewing): string {
  return viewer.circles
    .filter(c => audiences.has(c))
    .sort((a, b) => a - b)
    .join(',')
}
