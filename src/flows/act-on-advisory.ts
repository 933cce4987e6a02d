import type { ActionAnswer } from '../domain/advisory.ts'
import { crowdCount, SMALLEST_CROWD } from '../domain/crowd.ts'
import { DESK_HANDLE } from '../domain/desk.ts'
import { Fault, notFound, refused } from '../domain/fault.ts'
import { mayLeave, mayReachSupplier } from '../domain/leaving.ts'
import type { Sector } from '../domain/member.ts'
import { mayReply } from '../domain/permissions.ts'
import type { ActionsPage, AnswerIn, OpenAction } from '../formats/api/actions.ts'
import {
  type Checklist,
  championedNodes,
  checklists,
  confirmRecall,
  keepAnswer,
  liveTally,
  membersAsked,
  oneLayer,
  ownAnswers,
  recallTally,
  shownTally,
} from '../store/action-store.ts'
import { asViewer, type Change, change, type Rows, rowsOf } from '../store/database.ts'
import { isAtDesk } from '../store/desk-store.ts'
import { circleByHandle } from '../store/partnership-store.ts'
import { findFeed, loadReports } from '../store/report-read.ts'
import { insertHelp } from '../store/thread-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { countOf, eachAnswer, tallyOf } from './steps/action-tally.ts'
import { crowdOfWriter } from './steps/entries.ts'
import { givenTo } from './steps/summaries.ts'

/** What a step still wants: an answer, or the doing of it. */
const isOpen = (answer: ActionAnswer | undefined): boolean => answer === undefined || answer === 'affected'
const LOOKED_AT = 100
const DAYS = 60

/** Whether the seat answers for a member: the desk does not, on what it publishes itself. */
const answersFor = async (rows: Rows, viewer: Viewer): Promise<boolean> => !viewer.lent && !(await isAtDesk(rows))

/** What waits for an answer of the viewer's organisation: of the last sixty days, oldest alert first. */
export async function readOpenActions(ctx: Context, viewer: Viewer): Promise<OpenAction[]> {
  const { circles, seat } = viewer
  const filter = { circles, seat, kind: 'advisory' as const, unread: false, withMuted: true }
  const found = await findFeed(rowsOf(ctx.db.finder), viewer, filter, LOOKED_AT, undefined)
  const after = new Date(ctx.now().getTime() - DAYS * 86_400_000)
  const ids = found.filter(f => new Date(f.at) > after).map(f => f.report)
  if (ids.length === 0) return []
  const [{ lists, mine }, given] = await Promise.all([
    asViewer(ctx.db, viewer, async rows => {
      if (!(await answersFor(rows, viewer))) return { lists: [], mine: [] }
      return { lists: await checklists(rows, ids), mine: await ownAnswers(rows, viewer.member, ids) }
    }),
    givenTo(ctx, viewer, ids),
  ])
  const said = new Map(mine.map(a => [`${a.report} ${a.step}`, a.answer]))
  const open = lists.flatMap((list): OpenAction[] => {
    const left = list.steps.filter(step => isOpen(said.get(`${list.report} ${step.id}`)))
    const at = given.get(list.report)?.at.headline
    if (left.length === 0 || !at) return []
    const { report, kind, title, tlp } = list
    const minutes = left.reduce((sum, step) => sum + step.minutes, 0)
    return [{ report, kind, title, tlp, sharedAt: at.toISOString(), steps: left.length, minutes }]
  })
  const rank = (a: OpenAction) => (a.kind === 'alert' ? 0 : 1)
  return open.sort((a, b) => rank(a) - rank(b) || (a.sharedAt < b.sharedAt ? -1 : 1))
}

/** The actions of one advisory: what the viewer's organisation said, and what others did, as far as that may be told. */
export async function readActions(ctx: Context, viewer: Viewer, id: string): Promise<ActionsPage> {
  const at = ctx.now()
  return asViewer(ctx.db, viewer, async rows => {
    const [stored] = await loadReports(rows, viewer.seat, [id])
    if (stored?.body.kind !== 'advisory') throw notFound()
    const [list] = await checklists(rows, [id])
    const member = await answersFor(rows, viewer)
    const checklist = list && (await oneLayer(rows, id, 'technical'))
    const answers = member ? await ownAnswers(rows, viewer.member, [id]) : []
    const steps = list?.steps.map(s => s.id) ?? []
    const desk = member ? undefined : await deskTally(rows, id, steps, at)
    const recall = member ? undefined : await recallTally(rows, id)
    return {
      mine: answers
        .filter(a => steps.includes(a.step))
        .map(a => ({
          step: a.step,
          answer: a.answer,
          at: a.at.toISOString(),
          by: a.by,
          ...(a.help ? { help: a.help } : {}),
        })),
      may: {
        answer: member && mayReply(viewer) && stored.state === 'shared' && steps.length > 0,
        leave: mayLeave(stored.tlp),
        supplier: checklist !== undefined && mayReachSupplier(checklist.tlp),
      },
      helpers: member ? await helpers(rows, viewer, at) : [],
      tally: tallyOf(steps, await shownTally(rows, [id])),
      ...(desk ? { desk } : {}),
      ...(recall
        ? {
            recall: {
              asked: crowdCount(recall.asked),
              confirmed: crowdCount(recall.confirmed),
              since: recall.since.toISOString(),
              ...(recall.last_at && recall.confirmed >= SMALLEST_CROWD ? { lastAt: recall.last_at.toISOString() } : {}),
            },
          }
        : {}),
    }
  })
}

async function helpers(rows: Rows, viewer: Viewer, at: Date): Promise<ActionsPage['helpers']> {
  const nodes = await championedNodes(rows, viewer.seat, at)
  return [
    { ref: DESK_HANDLE, name: 'Fusion Cell' },
    ...nodes.map(n => ({ ref: n.handle, name: `Champion of ${n.name}` })),
  ]
}

async function deskTally(rows: Rows, id: string, steps: readonly string[], at: Date): Promise<ActionsPage['desk']> {
  const [asked, counts] = [await membersAsked(rows, [id], at), await liveTally(rows, [id])]
  const sectors = [...new Set([...asked, ...counts].map(c => c.sector))].sort((a, b) =>
    a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1,
  )
  return {
    sectors: sectors.map(sector => ({
      sector: sector === '' ? null : (sector as Sector),
      asked: asked.find(a => a.sector === sector)?.n ?? 0,
      steps: steps.map(step => ({
        step,
        answers: eachAnswer(answer =>
          countOf(
            counts.filter(c => c.sector === sector),
            step,
            answer,
          ),
        ),
      })),
    })),
  }
}

/**
 * One tap, for the whole organisation: the last one of anybody there counts. Said again it changes nothing for anybody else. "Need
 * help" opens a private thread, once for a step.
 */
export async function answerAction(ctx: Context, viewer: Viewer, id: string, asked: AnswerIn): Promise<void> {
  if (!mayReply(viewer)) throw new Fault('forbidden', 'You may not answer.')
  const at = ctx.now()
  const { list, already } = await asViewer(ctx.db, viewer, rows => mayAnswer(rows, viewer, id))
  const open = list.steps.filter(s => isOpen(already.find(a => a.step === s.id)?.answer))
  const steps =
    asked.step === undefined ? (open.length > 0 ? open : list.steps) : list.steps.filter(s => s.id === asked.step)
  if (steps.length === 0) throw refused('That is not one of its steps.', '/step')
  const known = already.find(a => steps.some(s => s.id === a.step) && a.help)?.help ?? undefined
  const help =
    asked.answer === 'need-help' && known === undefined
      ? await askForHelp(ctx, viewer, list, steps, asked, at)
      : undefined
  await change(ctx.db, viewer, async tx => {
    const { member, seat } = viewer
    for (const { id: step } of steps)
      await keepAnswer(tx, { report: id, step, member, seat, answer: asked.answer, at, help: help ?? null })
    await record(ctx, tx, viewer, { what: 'answered', report: id, at })
    const desk = await circleByHandle(tx, DESK_HANDLE)
    if (desk) tx.happens({ what: 'desk', at, detail: { to: [desk.id], reports: [id] } })
  })
}

async function mayAnswer(rows: Rows, viewer: Viewer, id: string) {
  const [stored] = await loadReports(rows, viewer.seat, [id])
  if (stored?.body.kind !== 'advisory') throw notFound()
  if (stored.state === 'withdrawn') throw refused('This advisory was recalled.')
  if (!(await answersFor(rows, viewer)))
    throw new Fault('forbidden', 'The Fusion Cell does not answer what it publishes.')
  const [list] = await checklists(rows, [id])
  if (!list) throw refused('What you get of this advisory has no steps.')
  return { list, already: await ownAnswers(rows, viewer.member, [id]) }
}

/** The thread with the one side that was chosen, in a transaction of its own: its event tells that side. */
async function askForHelp(
  ctx: Context,
  viewer: Viewer,
  list: Checklist,
  steps: Checklist['steps'],
  asked: AnswerIn,
  at: Date,
): Promise<string> {
  const id = ctx.newId(`entry:${viewer.seat}`)
  return change(ctx.db, viewer, async tx => {
    const nodes = asked.with === DESK_HANDLE ? [] : await championedNodes(tx, viewer.seat, at)
    const node = nodes.find(n => n.handle === asked.with)
    if (asked.with !== DESK_HANDLE && !node)
      throw refused('You can ask the Fusion Cell, or the champion of a node of yours.', '/with')
    const about = steps.length === list.steps.length ? 'all steps' : steps.map(s => `“${s.text}”`).join(', ')
    const entry = {
      ...{ id, report: list.report, at, byAuthor: false },
      body: asked.text.trim() === '' ? `We need help with ${about}.` : asked.text,
      crowd: await crowdOfWriter(ctx, tx, viewer),
      writer: {
        ...{ member: viewer.member, seat: viewer.seat, named: asked.as === 'named', analyst: undefined },
        own: [-viewer.member],
      },
    }
    if (!(await insertHelp(tx, entry, node?.circle ?? null))) throw notFound()
    await record(ctx, tx, viewer, { what: 'need-help', report: list.report, entry: id, at })
    tx.happens({ what: 'entry', report: list.report, at, detail: { entry: id } })
    return id
  })
}

/** "It is out": once for an organisation. */
export async function confirmRecalled(ctx: Context, viewer: Viewer, recall: string): Promise<void> {
  const at = ctx.now()
  await change(ctx.db, viewer, async tx => {
    const found = viewer.lent
      ? undefined
      : await confirmRecall(tx, { recall, member: viewer.member, seat: viewer.seat, at })
    if (!found) throw notFound()
    await record(ctx, tx, viewer, { what: 'recall-confirmed', report: found.report, at })
    const desk = await circleByHandle(tx, DESK_HANDLE)
    if (desk) tx.happens({ what: 'desk', at, detail: { to: [desk.id], reports: [found.report] } })
  })
}

const record = (
  ctx: Context,
  tx: Change,
  viewer: Viewer,
  leaf: { what: string; report: string; entry?: string; at: Date },
) =>
  tx.record({
    id: ctx.newId(`leaf:${viewer.seat}`),
    salt: ctx.random(`salt:${viewer.seat}`, 16),
    body: { ...leaf, seat: viewer.gid, at: leaf.at.toISOString() },
  })
