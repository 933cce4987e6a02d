import { z } from 'zod'
import { Fault, notFound, refused } from '../domain/fault.ts'
import { MARKS } from '../domain/hypotheses.ts'
import { LAYERS } from '../domain/report.ts'
import { PART_KINDS, SITUATION_STATES } from '../domain/situation.ts'
import type { Change } from '../store/database.ts'
import { markOf, partOf, restAs, writeMark, writePart } from '../store/part-store.ts'
import {
  type ChangeRow,
  changeOf,
  drawReports,
  holdSituations,
  insertChange,
  linkedNow,
  pairOf,
  reportsOfAct,
  takeReports,
  writeJoined,
  writeSituation,
} from '../store/situation-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { type About, workAtDesk } from './steps/at-desk.ts'
import { heldSituations, moveReports } from './steps/move-reports.ts'
import { contentOfRow, partTag } from './steps/part-content.ts'
import { heldPart, rewordAs, tellPart } from './steps/reword-part.ts'
import { situationTag, wordsOf } from './steps/situation-words.ts'

interface Undoing {
  ctx: Context
  viewer: Viewer
  tx: Change
  row: ChangeRow
  situation: string
  at: Date
}

/**
 * Puts back what a change changed, as a change of its own. Where somebody has changed the same since, it is refused: the later
 * change is undone first, and nobody's work is written over unseen.
 */
export const undoChange = (ctx: Context, viewer: Viewer, situation: string, change: string): Promise<About> =>
  workAtDesk(
    ctx,
    viewer,
    { what: 'situation-change-undone', situation, change },
    async (tx, at): Promise<About> => {
      const row = await heldChange(tx, situation, change)
      if (row.undone) throw new Fault('conflict', 'It was undone already.')
      const u = { ctx, viewer, tx, row, situation, at }
      switch (row.what) {
        case 'opened':
          throw refused('That it was opened is not undone: take its reports out, or close it.')
        case 'changed':
          await undoSituation(u)
          return { situations: [situation] }
        case 'drawn':
        case 'taken':
          return { reports: await undoDrawing(u) }
        case 'split':
        case 'joined':
          return { reports: await undoMove(u) }
        case 'added':
        case 'removed':
        case 'reworded':
          await undoPart(u)
          return { things: [row.id] }
        case 'marked':
          await undoMark(u)
          return { things: [row.id] }
      }
    },
    about => about,
  )

/** The change, with all that it is about held: both situations of a move at once, in the one order that everybody holds them in. */
async function heldChange(tx: Change, situation: string, id: string): Promise<ChangeRow> {
  const other = (await changeOf(tx, situation, id))?.other
  await heldSituations(tx, other ? [situation, other] : [situation])
  const row = await changeOf(tx, situation, id)
  if (!row) throw notFound()
  return row
}

const later = () => new Fault('conflict', 'It was changed again since. Undo the later change first.')

const SITUATION = z.object({ state: z.enum(SITUATION_STATES), name: z.string(), outcome: z.string() })
async function undoSituation({ ctx, viewer, tx, row, situation, at }: Undoing): Promise<void> {
  const [before, after] = [SITUATION.parse(row.before), SITUATION.parse(row.after)]
  const [now] = await holdSituations(tx, [situation])
  const moved = (key: 'name' | 'outcome') => (before[key] === after[key] ? undefined : before[key])
  if (!now || situationTag(now) !== situationTag(after)) throw later()
  const said = { state: before.state, name: moved('name'), outcome: moved('outcome') }
  await writeSituation(tx, situation, said, at)
  const [changed] = await holdSituations(tx, [situation])
  await insertChange(tx, {
    ...{ id: ctx.newId(`change:${viewer.seat}`), situation, what: 'changed', at, seat: viewer.seat },
    ...{ before: wordsOf(now), after: changed && wordsOf(changed), undoes: row.id },
  })
}

async function undoDrawing({ ctx, viewer, tx, row, situation, at }: Undoing): Promise<string[]> {
  const reports = await reportsOfAct(tx, situation, row.id, row.away)
  const act = { id: ctx.newId(`change:${viewer.seat}`), situation, at, seat: viewer.seat, undoes: row.id }
  const n = row.away
    ? await drawReports(tx, situation, reports, at, [], act.id)
    : (await takeReports(tx, situation, reports, at, viewer.seat, act.id)).length
  if (n === 0) throw later()
  await insertChange(tx, { ...act, what: row.away ? 'drawn' : 'taken' })
  return reports
}

/**
 * Of the reports that went, those that are still where they went come back. One that was there before they came stays there
 * too: it came by no move.
 */
async function undoMove({ ctx, viewer, tx, row, situation, at }: Undoing): Promise<string[]> {
  const { other } = row
  if (other === null) throw notFound()
  const [from, to] = row.away ? [other, situation] : [situation, other]
  const pair = await pairOf(tx, row.id, situation, other, row.away)
  const [left, came] = row.away ? [row.id, pair] : [pair, row.id]
  const went = left === undefined ? [] : await reportsOfAct(tx, to, left, true)
  const arrived = new Set(came === undefined ? went : await reportsOfAct(tx, from, came, false))
  const reports = await linkedNow(tx, from, [...new Set([...went, ...arrived])])
  if (reports.length === 0) throw later()
  const undoes = { from: came, to: left }
  const what = row.what === 'split' ? 'joined' : 'split'
  await moveReports(ctx, viewer, tx, { from, to, reports, at, what, undoes, stay: r => !arrived.has(r) })
  if ((await linkedNow(tx, from)).length === 0) await writeJoined(tx, from, to)
  return reports
}

const PART = z.object({
  kind: z.enum(PART_KINDS),
  text: z.string(),
  detail: z.record(z.string(), z.unknown()),
  sources: z.array(z.object({ report: z.uuid(), layer: z.enum(LAYERS) })),
  releases: z.array(z.uuid()).default([]),
})
async function undoPart({ ctx, viewer, tx, row, situation, at }: Undoing): Promise<void> {
  const id = row.part
  if (id === null) throw notFound()
  const { seat } = viewer
  if (row.what === 'removed') {
    const gone = await partOf(tx, situation, id)
    if (!gone?.removed_at) throw later()
    const content = contentOfRow(gone)
    await writePart(tx, id, { ...content, removed: false }, at, seat)
    return tellPart(ctx, viewer, tx, { situation, what: 'added', part: id, at, after: content, undoes: row.id })
  }
  const part = await heldPart(tx, situation, id)
  const [now, after] = [contentOfRow(part), PART.parse(row.after)]
  if (partTag(now) !== partTag(after)) throw later()
  if (row.what === 'added') {
    await writePart(tx, id, { ...now, removed: true }, at, seat)
    return tellPart(ctx, viewer, tx, { situation, what: 'removed', part: id, at, before: now, undoes: row.id })
  }
  await rewordAs(ctx, viewer, tx, { row: part, before: now, after: PART.parse(row.before), at, undoes: row.id })
}

const MARKED = z.object({ evidence: z.uuid(), hypothesis: z.uuid(), mark: z.enum(MARKS).nullable() })
async function undoMark({ ctx, viewer, tx, row, situation, at }: Undoing): Promise<void> {
  const [before, after] = [MARKED.parse(row.before), MARKED.parse(row.after)]
  await heldPart(tx, situation, before.evidence)
  await heldPart(tx, situation, before.hypothesis)
  if ((await markOf(tx, before.evidence, before.hypothesis)) !== after.mark) throw later()
  await writeMark(tx, before, at, viewer.seat)
  const id = ctx.newId(`change:${viewer.seat}`)
  await restAs(tx, id, before.hypothesis)
  await tellPart(ctx, viewer, tx, {
    ...{ id, situation, what: 'marked', part: before.evidence, at },
    ...{ before: after, after: before, undoes: row.id },
  })
}
