import { Fault, notFound, refused } from '../domain/fault.ts'
import { tlpOfRank } from '../domain/marking.ts'
import type { HandOver, HandOverIn, HandOvers } from '../formats/api/queue.ts'
import { asViewer, type Change, rowsOf } from '../store/database.ts'
import { analystAtDesk, analystsAtDesk } from '../store/desk-store.ts'
import {
  acknowledge,
  type HandOverRow,
  handOverById,
  handOvers,
  insertHandOver,
  insertHandOverEntry,
  type Named,
  rest,
  restsOf,
  richestOf,
} from '../store/desk-work-store.ts'
import { findQueue, triaged, triagedToStep, writeStep } from '../store/triage-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { type About, changeDesk, deskOf } from './steps/at-desk.ts'
import { named } from './steps/desk-names.ts'
import { summariesOf } from './steps/summaries.ts'

const PAGE = 20
/** Reports that a text names: by their address, or their id. */
const NAMED_REPORT = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g

/** The hand-over log, the newest first; each entry for whoever gets all that it rests on. */
export async function readHandOvers(ctx: Context, viewer: Viewer, cursor: string | undefined): Promise<HandOvers> {
  await deskOf(rowsOf(ctx.db.app), viewer)
  const after = cursor === undefined ? undefined : placeOf(ctx, viewer, cursor)
  const mine = (await findQueue(rowsOf(ctx.db.finder), viewer, 'mine', 100, undefined)).map(f => f.report)
  const [read, claimed] = await Promise.all([
    asViewer(ctx.db, viewer, async rows => {
      const found = await handOvers(rows, after, PAGE + 1)
      const rests = await restsOf(
        rows,
        found.flatMap(h => h.entries.map(e => e.id)),
      )
      return { found, rests, triage: await triaged(rows, mine), people: await analystsAtDesk(rows, ctx.now()) }
    }),
    summariesOf(ctx, viewer, mine),
  ])
  const page = read.found.slice(0, PAGE)
  const last = page[page.length - 1]
  return {
    items: page.map(h => shown(viewer, h, read.rests)),
    ...(read.found.length > PAGE && last
      ? {
          next: ctx.seal.seal(
            `hand-over ${viewer.seat}`,
            { at: last.at.toISOString(), id: last.id },
            ctx.random(`cursor:${viewer.seat}`, 12),
          ),
        }
      : {}),
    open: claimed.map(r => ({
      report: r.id,
      title: r.title,
      tlp: r.tlp,
      state: read.triage.get(r.id)?.state ?? 'claimed',
    })),
    analysts: read.people
      .filter(a => a.state === 'active' && a.circle !== viewer.seat)
      .map(a => ({ id: a.id, analyst: a.analyst, name: a.name, you: false })),
  }
}
function placeOf(ctx: Context, viewer: Viewer, cursor: string): { at: string; id: string } {
  const place = ctx.seal.open(`hand-over ${viewer.seat}`, cursor)
  if (typeof place === 'object' && place !== null && 'at' in place && 'id' in place)
    return place as { at: string; id: string }
  throw new Fault('bad-request', 'This cursor is not one of ours.', [
    { at: 'after', problem: 'send a cursor as it came, or none' },
  ])
}

const shown = (viewer: Viewer, h: HandOverRow, rests: ReadonlyMap<string, Named[]>): HandOver => ({
  id: h.id,
  at: h.at.toISOString(),
  by: named(viewer, h.by),
  ...(h.to_by ? { takesOver: named(viewer, h.to_by) } : {}),
  ...(h.acknowledged_at && h.ack_by
    ? { acknowledged: { at: h.acknowledged_at.toISOString(), by: named(viewer, h.ack_by) } }
    : {}),
  entries: h.entries.map(e => ({
    ...e,
    reports: (rests.get(e.id) ?? []).map(({ id, title, tlp }) => ({ id, title, tlp: tlpOfRank(tlp) })),
  })),
})

/** Rung for whoever gets one of its entries: all of the desk, as soon as one of them rests on nothing. */
const aboutEntries = (entries: readonly (readonly string[])[]): About =>
  entries.some(reports => reports.length === 0) ? {} : { reports: [...new Set(entries.flat())] }

/** Writes a hand-over. Each entry rests on the reports that were ticked and on those that its text names. */
export async function handOver(ctx: Context, viewer: Viewer, asked: HandOverIn): Promise<{ id: string }> {
  const rested: string[][] = []
  const written = (tx: Change, at: Date) => writeHandOver(ctx, tx, viewer, asked, at, rested)
  return changeDesk(ctx, viewer, { what: 'hand-over' }, written, () => aboutEntries(rested))
}

async function writeHandOver(
  ctx: Context,
  tx: Change,
  viewer: Viewer,
  asked: HandOverIn,
  at: Date,
  rested: string[][],
): Promise<{ id: string }> {
  const taker = asked.takesOver === undefined ? undefined : await analystAtDesk(tx, asked.takesOver, at)
  if (asked.takesOver !== undefined && !taker) throw refused('Nobody at the desk has this seat.', '/takesOver')
  if (taker?.circle === viewer.seat) throw refused('Somebody else takes over.', '/takesOver')
  const id = ctx.newId(`hand-over:${viewer.seat}`)
  await insertHandOver(tx, { id, at, seat: viewer.seat, takesOver: taker?.circle ?? null })
  for (const [n, entry] of asked.entries.entries()) {
    const entryId = ctx.newId(`hand-over-entry:${viewer.seat}`)
    const layers = await richestOf(tx, [...entry.reports, ...(entry.text.match(NAMED_REPORT) ?? [])])
    if (entry.reports.some(r => !layers.some(l => l.report === r)))
      throw refused('One of these reports is not there for you.', `/entries/${n}/reports`)
    if (!(await rest(tx, entryId, layers))) throw notFound()
    await insertHandOverEntry(tx, { id: entryId, handOver: id, n, text: entry.text })
    rested.push(layers.map(l => l.report))
  }
  return { id }
}

/** Taken over: what its writer had claimed of the reports that it names, of those that the viewer gets, is the viewer's now. */
export async function acknowledgeHandOver(ctx: Context, viewer: Viewer, id: string): Promise<void> {
  await changeDesk(
    ctx,
    viewer,
    { what: 'hand-over-acknowledged' },
    (tx, at) => takeOver(tx, viewer, id, at),
    entries => aboutEntries(entries),
  )
}

/** The reports of each entry that the viewer gets. */
async function takeOver(tx: Change, viewer: Viewer, id: string, at: Date): Promise<string[][]> {
  const found = await handOverById(tx, id)
  if (!found) throw notFound()
  if (found.by.seat === viewer.seat) throw refused('Whoever takes over acknowledges it.')
  if (!(await acknowledge(tx, id, viewer.seat, at)))
    throw new Fault('conflict', `${found.ack_by?.name ?? 'Somebody'} has acknowledged it already.`)
  const rests = await restsOf(
    tx,
    found.entries.map(e => e.id),
  )
  const entries = found.entries.map(e => (rests.get(e.id) ?? []).map(r => r.id))
  const theirs = [...(await triagedToStep(tx, [...new Set(entries.flat())])).values()]
    .filter(t => t.state === 'claimed' && t.by?.seat === found.by.seat)
    .map(t => t.report)
  if (theirs.length > 0)
    await writeStep(tx, theirs, 'claim', viewer.seat, at, {
      ...{ state: 'claimed', seat: viewer.seat, since: at },
      ...{ reason: null, note: '', told: null },
    })
  return entries
}
