import { notFound, refused } from '../domain/fault.ts'
import { tlpOfRank } from '../domain/marking.ts'
import type { Requirement, RequirementChange, RequirementIn } from '../formats/api/requirements.ts'
import { asViewer, type Rows, rowsOf } from '../store/database.ts'
import { type Named, rest, restsOf, richestOf } from '../store/desk-work-store.ts'
import {
  type AnswerRow,
  answersTo,
  endAnswer,
  holdRequirement,
  insertAnswer,
  insertRequirement,
  type RequirementRow,
  requirementById,
  requirements,
  saveRequirement,
} from '../store/requirement-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { changeDesk, deskOf } from './steps/at-desk.ts'
import { named } from './steps/desk-names.ts'
import { assertStands, tagOf } from './steps/situation-words.ts'

/** What the desk wants to know: the open ones first, the most urgent first. */
export async function readRequirements(ctx: Context, viewer: Viewer): Promise<Requirement[]> {
  await deskOf(rowsOf(ctx.db.app), viewer)
  return asViewer(ctx.db, viewer, async rows => whole(ctx, viewer, rows, await requirements(rows)))
}

async function whole(
  ctx: Context,
  viewer: Viewer,
  rows: Rows,
  found: readonly RequirementRow[],
): Promise<Requirement[]> {
  const ids = found.map(r => r.id)
  const [rests, answers] = [await restsOf(rows, ids), await answersTo(rows, ids)]
  return found.map(r =>
    shown(
      ctx,
      viewer,
      r,
      rests.get(r.id) ?? [],
      answers.filter(a => a.requirement === r.id),
    ),
  )
}
const requirementTag = (r: RequirementRow): string =>
  tagOf([r.question, r.why, r.priority, r.until, r.state, r.outcome])
const titled = ({ id, title, tlp }: Named) => ({ id, title, tlp: tlpOfRank(tlp) })

const shown = (
  ctx: Context,
  viewer: Viewer,
  r: RequirementRow,
  rests: readonly Named[],
  answers: readonly AnswerRow[],
): Requirement => ({
  id: r.id,
  question: r.question,
  why: r.why,
  priority: r.priority,
  ...(r.until ? { until: r.until.toISOString() } : {}),
  overdue: r.state === 'open' && r.until !== null && r.until < ctx.now(),
  state: r.state,
  outcome: r.outcome,
  tag: requirementTag(r),
  at: r.at.toISOString(),
  by: named(viewer, r.by),
  ...(r.rfi ? { rfi: r.rfi } : {}),
  rests: rests.map(titled),
  answers: answers.map(a => ({
    id: a.id,
    report: titled({ id: a.report, title: a.title, tlp: a.tlp }),
    note: a.note,
    at: a.at.toISOString(),
    by: named(viewer, a.by),
  })),
})

export const addRequirement = (ctx: Context, viewer: Viewer, asked: RequirementIn): Promise<Requirement> =>
  changeDesk(
    ctx,
    viewer,
    { what: 'requirement' },
    async (tx, at) => {
      const id = ctx.newId(`requirement:${viewer.seat}`)
      const layers = await richestOf(tx, asked.reports)
      if (layers.length < new Set(asked.reports).size)
        throw refused('One of these reports is not there for you.', '/reports')
      if (!(await rest(tx, id, layers))) throw notFound()
      const { question, why, priority, until } = asked
      await insertRequirement(tx, viewer.seat, { id, origin: ctx.origin, question, why, priority, until, at })
      return one(ctx, viewer, tx, id)
    },
    made => ({ things: [made.id] }),
  )

async function one(ctx: Context, viewer: Viewer, tx: Rows, id: string): Promise<Requirement> {
  const row = await requirementById(tx, id)
  const [found] = row ? await whole(ctx, viewer, tx, [row]) : []
  if (!found) throw notFound()
  return found
}

/** Refused where another analyst changed it since `tag` was read. */
export const changeRequirement = (
  ctx: Context,
  viewer: Viewer,
  id: string,
  { asked, tag }: { asked: RequirementChange; tag: string | undefined },
): Promise<Requirement> =>
  changeDesk(ctx, viewer, { what: 'requirement-changed', thing: id }, async (tx, at) => {
    await holdRequirement(tx, id)
    const row = await requirementById(tx, id)
    if (!row) throw notFound()
    const { question, why, state, outcome } = row
    assertStands(tag, { question, why, state, outcome, tag: requirementTag(row) })
    await saveRequirement(
      tx,
      {
        id,
        question: asked.question ?? row.question,
        why: asked.why ?? row.why,
        priority: asked.priority ?? row.priority,
        until: asked.until === undefined ? row.until : asked.until,
        state: asked.state ?? row.state,
        outcome: asked.outcome ?? row.outcome,
      },
      at,
    )
    return one(ctx, viewer, tx, id)
  })

/** This report answers it, or a part of it: the answer is there for whoever gets the report as far as the viewer does. */
export const answerRequirement = (
  ctx: Context,
  viewer: Viewer,
  id: string,
  asked: { report: string; note: string },
): Promise<Requirement> =>
  changeDesk(
    ctx,
    viewer,
    { what: 'requirement-answer' },
    async (tx, at) => {
      if (!(await requirementById(tx, id))) throw notFound()
      const layers = await richestOf(tx, [asked.report])
      const answer = ctx.newId(`requirement-answer:${viewer.seat}`)
      if (layers.length === 0 || !(await rest(tx, answer, layers))) throw notFound()
      if ((await answersTo(tx, [id])).some(a => a.report === asked.report))
        throw refused('It stands among the answers already.')
      await insertAnswer(tx, viewer.seat, { id: answer, requirement: id, report: asked.report, note: asked.note, at })
      return one(ctx, viewer, tx, id)
    },
    made => ({ things: [id, made.answers.find(a => a.report.id === asked.report)?.id ?? id] }),
  )

export const unanswerRequirement = (ctx: Context, viewer: Viewer, id: string, answer: string): Promise<Requirement> =>
  changeDesk(ctx, viewer, { what: 'requirement-answer-ended', thing: answer }, async (tx, at) => {
    if (!(await requirementById(tx, id))) throw notFound()
    if (!(await endAnswer(tx, id, answer, at))) throw notFound()
    return one(ctx, viewer, tx, id)
  })
