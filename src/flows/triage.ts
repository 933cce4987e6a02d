import type { z } from 'zod'
import { Fault, refused } from '../domain/fault.ts'
import { mayStep, together } from '../domain/triage.ts'
import type { Queue, QueueItem, queueQuery, TriageIn, TriageOut } from '../formats/api/queue.ts'
import { asViewer, type Change, type Rows, rowsOf } from '../store/database.ts'
import { gradesOf } from '../store/part-store.ts'
import { type Looking, lookingNow } from '../store/presence-store.ts'
import type { FeedPlace } from '../store/report-read.ts'
import {
  findQueue,
  lastStep,
  type NewState,
  sectorsSaid,
  situationsOf,
  type Triaged,
  triaged,
  triagedToStep,
  writeStep,
} from '../store/triage-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { changeDesk, deskOf } from './steps/at-desk.ts'
import { LOOKING_MS, named } from './steps/desk-names.ts'
import { type NamedProposed, proposedFor } from './steps/proposed-for.ts'
import { summariesOf } from './steps/summaries.ts'

/** The desk's triage queue, as this analyst gets its reports: the newest that reached it first. */
export async function readQueue(ctx: Context, viewer: Viewer, query: z.output<typeof queueQuery>): Promise<Queue> {
  await deskOf(rowsOf(ctx.db.app), viewer)
  const finder = rowsOf(ctx.db.finder)
  const after = query.after === undefined ? undefined : placeOf(ctx, viewer, query.part, query.after)
  const [found, open, mine] = await Promise.all([
    findQueue(finder, viewer, query.part, query.limit + 1, after),
    findQueue(finder, viewer, 'open', 100, undefined),
    findQueue(finder, viewer, 'mine', 100, undefined),
  ])
  const page = found.slice(0, query.limit)
  const ids = page.map(f => f.report)
  const [items, proposals] = await itemsOf(ctx, viewer, ids)
  const last = page[page.length - 1]
  const more = found.length > query.limit && last
  return {
    items,
    ...(more
      ? { next: ctx.seal.seal(cursorOf(viewer, query.part), last, ctx.random(`cursor:${viewer.seat}`, 12)) }
      : {}),
    counts: { open: open.length, mine: mine.length },
    together: groupsOf(ids, proposals),
  }
}
const cursorOf = (viewer: Viewer, part: string): string => `queue ${part} ${viewer.seat}`

function placeOf(ctx: Context, viewer: Viewer, part: string, cursor: string): FeedPlace {
  const place = ctx.seal.open(cursorOf(viewer, part), cursor)
  if (typeof place === 'object' && place !== null && 'at' in place && 'report' in place) return place as FeedPlace
  throw new Fault('bad-request', 'This cursor is not one of ours.', [
    { at: 'after', problem: 'send a cursor as it came, or none' },
  ])
}

type Proposals = ReadonlyMap<string, NamedProposed>

/** Reports of one page that belong together: proposed with one another, or for one and the same situation. */
function groupsOf(ids: readonly string[], proposals: Proposals): Queue['together'] {
  const links = [...proposals].flatMap(([from, found]) => found.belongs.map(p => ({ from, ...p })))
  const firstOf = new Map<string, string>()
  for (const { from, with: target } of links) if (!firstOf.has(target.id)) firstOf.set(target.id, from)
  const pairs = links.map(
    ({ from, with: target }) =>
      [from, target.kind === 'report' ? target.id : (firstOf.get(target.id) ?? from)] as const,
  )
  return together(ids, pairs).map(reports => {
    const of = links.filter(l => reports.includes(l.from))
    const within = of.filter(l => l.with.kind === 'situation' || reports.includes(l.with.id))
    const situation = of.find(
      l => l.with.kind === 'situation' && reports.every(r => of.some(o => o.from === r && o.with.id === l.with.id)),
    )
    return {
      reports,
      reasons: uniqueReasons(within.flatMap(l => l.reasons)).slice(0, 4),
      ...(situation ? { situation: { id: situation.with.id, name: situation.with.name } } : {}),
    }
  })
}
const uniqueReasons = (reasons: readonly NamedProposed['belongs'][number]['reasons'][number][]) => [
  ...new Map(reasons.map(r => [`${r.kind} ${r.words}`, r])).values(),
]

async function itemsOf(ctx: Context, viewer: Viewer, ids: readonly string[]): Promise<[QueueItem[], Proposals]> {
  const since = new Date(ctx.now().getTime() - LOOKING_MS)
  const [summaries, desk, proposals] = await Promise.all([
    summariesOf(ctx, viewer, ids),
    asViewer(ctx.db, viewer, async rows => ({
      triage: await triaged(rows, ids),
      situations: await situationsOf(rows, ids),
      sectors: await sectorsSaid(rows, ids),
      looking: await lookingNow(rows, since),
      grades: new Map((await gradesOf(rows, ids)).map(g => [g.report, g])),
    })),
    proposedFor(ctx, viewer, ids),
  ])
  const items = summaries.flatMap(report => {
    const row = desk.triage.get(report.id)
    if (!row) return []
    const grade = desk.grades.get(report.id)
    return [
      {
        report,
        ...stateOf(viewer, row),
        ...(grade ? { grade: { source: grade.source, information: grade.information } } : {}),
        sectors: desk.sectors.get(report.id) ?? [],
        situations: desk.situations.get(report.id) ?? [],
        proposals: proposals.get(report.id)?.belongs ?? [],
        same: proposals.get(report.id)?.same ?? [],
        looking: lookingAt(viewer, desk.looking, report.id),
      },
    ]
  })
  return [items, proposals]
}

const lookingAt = (viewer: Viewer, looking: readonly Looking[], report: string) =>
  looking.filter(l => l.what === 'report' && l.target === report && l.seat !== viewer.seat).map(l => named(viewer, l))

const stateOf = (viewer: Viewer, row: Triaged) => ({
  state: row.state,
  ...(row.by ? { by: named(viewer, row.by) } : {}),
  ...(row.state === 'new' ? {} : { since: row.since.toISOString() }),
  ...(row.reason ? { reason: row.reason } : {}),
  ...(row.note ? { note: row.note } : {}),
  ...(row.told ? { told: row.told } : {}),
})

/**
 * One step on one or many reports. Whoever is second is told who was first; of what does not reach the analyst there is nothing
 * here, as of what never was.
 */
export async function triage(ctx: Context, viewer: Viewer, asked: TriageIn): Promise<TriageOut> {
  if (asked.step === 'set-aside' && !asked.reason) throw refused('Say why it is set aside.', '/reason')
  const ids = [...new Set(asked.reports)]
  return changeDesk(
    ctx,
    viewer,
    { what: 'triage', step: asked.step, reports: ids.length },
    async (tx, at) => {
      const rows = await triagedToStep(tx, ids)
      const outcomes = new Map<string, TriageOut['items'][number]['outcome']>()
      for (const id of ids) outcomes.set(id, outcomeOf(asked, rows.get(id), viewer.seat))
      if (asked.step === 'undo') for (const id of ids) outcomes.set(id, await undo(tx, viewer, rows.get(id), at))
      const done = ids.filter(id => outcomes.get(id) === 'done')
      if (done.length > 0 && asked.step !== 'undo')
        await writeStep(tx, done, asked.step, viewer.seat, at, nextOf(asked, viewer.seat, at))
      const after = await triaged(tx, ids)
      return {
        items: ids.map(report => {
          const row = after.get(report)
          return {
            report,
            outcome: outcomes.get(report) ?? ('nothing-here' as const),
            ...(row ? { state: row.state, ...(row.by ? { by: named(viewer, row.by) } : {}) } : {}),
          }
        }),
      }
    },
    ({ items }) => {
      const reports = items.flatMap(i => (i.outcome === 'done' ? i.report : []))
      return reports.length > 0 ? { reports } : undefined
    },
  )
}

function outcomeOf(asked: TriageIn, row: Triaged | undefined, seat: number) {
  if (!row) return 'nothing-here' as const
  if (asked.step === 'undo') return 'not-now' as const
  const may = mayStep(asked.step, { state: row.state, seat: row.by?.seat }, seat)
  return may === 'yes' ? ('done' as const) : may === 'taken' ? ('taken' as const) : ('not-now' as const)
}

function nextOf(asked: TriageIn, seat: number, since: Date): NewState {
  const plain = { since, reason: null, note: '', told: null }
  switch (asked.step) {
    case 'claim':
      return { ...plain, state: 'claimed', seat }
    case 'set-aside':
      return {
        state: 'aside',
        seat,
        since,
        reason: asked.reason ?? null,
        note: asked.note,
        told: asked.told ?? null,
      }
    default:
      return { ...plain, state: 'back', seat: null }
  }
}

/** Takes back one's own last step, as long as nobody has taken another since. What was placed is taken out in its situation. */
async function undo(tx: Change & Rows, viewer: Viewer, row: Triaged | undefined, at: Date) {
  if (!row) return 'nothing-here' as const
  const step = await lastStep(tx, row.report)
  if (!step || step.seat !== viewer.seat || step.what === 'place' || step.what === 'undo') return 'not-now' as const
  const { state, seat, since, reason, note, told } = step.was
  await writeStep(tx, [row.report], 'undo', viewer.seat, at, {
    state,
    seat,
    since: new Date(since),
    reason,
    note,
    told,
  })
  return 'done' as const
}
