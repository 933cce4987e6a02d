import { notFound, refused } from '../domain/fault.ts'
import { tlpOfRank } from '../domain/marking.ts'
import { layerRank } from '../domain/report.ts'
import { shareIn } from '../formats/api/reports.ts'
import type { AskCircle, Asked, AskSource } from '../formats/api/requirements.ts'
import { asViewer, type Change, rowsOf } from '../store/database.ts'
import { homeOf } from '../store/desk-store.ts'
import { type AskedRow, asked, askedById, insertAsked, noteReminder } from '../store/desk-work-store.ts'
import { loadWhole } from '../store/report-read.ts'
import { noteQuestion, requirementById } from '../store/requirement-store.ts'
import { isSituation } from '../store/situation-store.ts'
import { insertPrivateEntry } from '../store/thread-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { livingOf } from './steps/archive.ts'
import { changeDesk, deskOf } from './steps/at-desk.ts'
import { named } from './steps/desk-names.ts'
import { share } from './steps/share.ts'

/** What the desk asked, of a source or of a circle, and how far the answer is. */
const DAY = 86_400_000
const WAITS = 2 * DAY
/** Who asks, in the thread: the desk, and none of its people's organisations. */
const ASKER = 'The Fusion Cell'

export async function readAsked(
  ctx: Context,
  viewer: Viewer,
  where: { report?: string | undefined; situation?: string | undefined },
): Promise<Asked[]> {
  await deskOf(rowsOf(ctx.db.app), viewer)
  return asViewer(ctx.db, viewer, async rows => (await asked(rows, where)).map(shown(ctx, viewer)))
}
const shown =
  (ctx: Context, viewer: Viewer) =>
  (q: AskedRow): Asked => ({
    id: q.id,
    kind: q.kind,
    report: { id: q.report, title: q.title, tlp: tlpOfRank(q.tlp) },
    text: q.text,
    at: q.at.toISOString(),
    by: named(viewer, q.by),
    due: q.due_at.toISOString(),
    state: q.answered_at ? 'answered' : q.due_at < ctx.now() ? 'overdue' : 'asked',
    answers: q.answers,
    ...(q.reminded_at ? { remindedAt: q.reminded_at.toISOString() } : {}),
    ...(q.answered_at ? { answeredAt: q.answered_at.toISOString() } : {}),
    ...(q.requirement ? { requirement: q.requirement } : {}),
    ...(q.situation ? { situation: q.situation } : {}),
  })

/** Asks the author of a report, by a private entry in its thread: whoever it is, named or not, is asked and nobody is told who. */
export async function askSource(ctx: Context, viewer: Viewer, ask: AskSource): Promise<Asked> {
  return changeDesk(ctx, livingOf(viewer), { what: 'asked-source', report: ask.report }, async (tx, at) => {
    const entry = await askPrivately(ctx, tx, viewer, ask.report, ask.text, at)
    const id = ctx.newId(`asked:${viewer.seat}`)
    await keepAsked(tx, viewer, { ...ask, id, kind: 'source', entry, at })
    return one(ctx, viewer, tx, id)
  })
}

async function askPrivately(
  ctx: Context,
  tx: Change,
  viewer: Viewer,
  report: string,
  text: string,
  at: Date,
): Promise<string> {
  const seen = await loadWhole(tx, viewer.seat, report)
  if (!seen) throw notFound()
  if (seen.state === 'withdrawn') throw refused('This report was withdrawn.')
  if (seen.own) throw refused('This is the desk’s own, or yours.')
  const home = await homeOf(tx, viewer.seat)
  if (home && seen.member?.circle === home)
    throw refused('You are lent to the desk by this organisation: let another analyst write to it.')
  const id = ctx.newId(`entry:${viewer.seat}`)
  const done = await insertPrivateEntry(
    tx,
    {
      ...{
        id,
        report,
        kind: 'more-detail',
        at,
        body: text,
        layer: layerRank('headline'),
        crowd: ASKER,
        byAuthor: false,
      },
      writer: {
        member: viewer.member,
        seat: viewer.seat,
        named: false,
        analyst: viewer.lent ? viewer.analyst : undefined,
        own: viewer.lent ? [-viewer.seat, -viewer.organisation.admins] : [-viewer.member],
      },
    },
    undefined,
  )
  if (!done) throw refused('This report has no author that anybody could ask.')
  return id
}

interface NewAsking {
  id: string
  kind: 'source' | 'circle'
  report: string
  entry: string | null
  text: string
  at: Date
  due?: string | undefined
  requirement?: string | undefined
  situation?: string | undefined
}
async function keepAsked(tx: Change, viewer: Viewer, q: NewAsking): Promise<void> {
  if (q.requirement && !(await requirementById(tx, q.requirement))) throw notFound()
  if (q.situation && !(await isSituation(tx, q.situation))) throw notFound()
  const due = q.due === undefined ? new Date(q.at.getTime() + WAITS) : new Date(q.due)
  await insertAsked(tx, viewer.seat, { ...q, due })
}
async function one(ctx: Context, viewer: Viewer, tx: Change, id: string): Promise<Asked> {
  const row = await askedById(tx, id)
  if (!row) throw notFound()
  return shown(ctx, viewer)(row)
}

/**
 * Asks a circle: a question is shared as any other is, with the audience's own preview and rules, and followed to its answer. It is the
 * desk's, named so, and what is answered in private is for the desk.
 */
export async function askCircle(
  ctx: Context,
  viewer: Viewer,
  ask: AskCircle,
  options: { steppedUp: boolean },
): Promise<Asked> {
  const circle = await deskOf(rowsOf(ctx.db.app), viewer)
  if (ask.audience.tlp === 'RED' || ask.audience.layerTlp.headline === 'RED')
    throw refused('Ask named people at TLP:RED by sharing a question with them.', '/audience/tlp')
  const content = { kind: 'question' as const, headline: { title: ask.title, summary: ask.text } }
  const grants = ask.audience.grants.map(grant => ({ ...grant, as: 'named' as const }))
  const question = shareIn.parse({ content, audience: { ...ask.audience, grants } })
  const { id: report } = await share(ctx, viewer, question, { ...options, asDesk: { circle, name: ASKER } })
  return changeDesk(ctx, viewer, { what: 'asked-circle', report }, async (tx, at) => {
    const id = ctx.newId(`asked:${viewer.seat}`)
    await keepAsked(tx, viewer, { ...ask, id, kind: 'circle', report, entry: null, text: ask.title, at })
    if (ask.requirement) await noteQuestion(tx, ask.requirement, report)
    return one(ctx, viewer, tx, id)
  })
}

/** Asks once more: of a source, in the same thread; a question to a circle stands as it is, and is only marked. */
export const remind = (ctx: Context, viewer: Viewer, id: string): Promise<Asked> =>
  changeDesk(
    ctx,
    livingOf(viewer),
    { what: 'asked-again' },
    async (tx, at) => {
      const row = await askedById(tx, id)
      if (!row) throw notFound()
      if (row.answered_at) throw refused('It is answered.')
      if (row.reminded_at && at.getTime() - row.reminded_at.getTime() < DAY)
        throw refused('You reminded them less than a day ago.')
      if (row.kind === 'source')
        await askPrivately(ctx, tx, viewer, row.report, `A reminder, please: ${row.text}`.slice(0, 4_000), at)
      await noteReminder(tx, id, at)
      return one(ctx, viewer, tx, id)
    },
    q => ({ reports: [q.report.id] }),
  )
