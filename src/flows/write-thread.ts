import { Fault, notFound, refused } from '../domain/fault.ts'
import { mayReply } from '../domain/permissions.ts'
import { layerRank } from '../domain/report.ts'
import type { Entry, EntryIn, SightingIn } from '../formats/api/reports.ts'
import { asViewer, type Change, change } from '../store/database.ts'
import { homeOf } from '../store/desk-store.ts'
import { isOwnReport } from '../store/own-report-store.ts'
import { loadReports, loadWhole, type StoredReport } from '../store/report-read.ts'
import { acceptEntry, insertEntry, insertPrivateEntry, loadEntry, type NewEntry } from '../store/thread-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { livingOf } from './steps/archive.ts'
import { crowdOfWriter, entryOf, knownIn, mentionsOf } from './steps/entries.ts'

type Writing = Pick<NewEntry, 'kind' | 'body' | 'layer' | 'count' | 'seenAt' | 'value'> & {
  named: boolean
  private: boolean
  answering?: string | undefined
}

/** A reply on one layer, seen by whoever sees that layer now, or privately to the author. */
export const reply = (ctx: Context, viewer: Viewer, report: string, asked: EntryIn): Promise<Entry> =>
  write(ctx, viewer, report, seen => {
    const layer = asked.layer ? layerRank(asked.layer) : layerRank(seen.layer)
    if (layer > layerRank(seen.layer))
      throw refused('You cannot write on a level of detail that you do not see.', '/layer')
    const isPrivate = asked.private || asked.answering !== undefined
    return {
      kind: 'reply',
      body: asked.text,
      layer,
      named: asked.as === 'named',
      private: isPrivate,
      answering: asked.answering,
    }
  })

/** "Ask for more detail": a private question to the author, on every report alike, whether or not there is more. */
export const askForMore = (
  ctx: Context,
  viewer: Viewer,
  report: string,
  asked: { text: string; as: 'named' | 'withheld' },
): Promise<Entry> =>
  write(ctx, viewer, report, () => ({
    kind: 'more-detail',
    body: asked.text,
    layer: 1,
    named: asked.as === 'named',
    private: true,
  }))

/** "Seen it too", of the report or of one of its values. */
export const addSighting = (ctx: Context, viewer: Viewer, report: string, asked: SightingIn): Promise<Entry> =>
  write(ctx, viewer, report, seen => {
    if (asked.value !== undefined && !seen.body.indicators?.some(i => i.value === asked.value))
      throw refused('That is not one of the report’s values.', '/value')
    return {
      kind: 'sighting',
      body: asked.note,
      layer: asked.value === undefined ? 1 : 2,
      named: asked.as === 'named',
      private: false,
      count: asked.count,
      seenAt: asked.seenAt === undefined ? ctx.now() : new Date(asked.seenAt),
      value: asked.value,
    }
  })

async function write(
  ctx: Context,
  viewer: Viewer,
  report: string,
  what: (seen: StoredReport) => Writing,
): Promise<Entry> {
  if (!mayReply(viewer)) throw new Fault('forbidden', 'You may not reply.')
  const at = ctx.now()
  return change(ctx.db, livingOf(viewer), async tx => {
    const seen = await loadWhole(tx, viewer.seat, report)
    if (!seen) throw await absentOrArchive(ctx, viewer, report)
    if (seen.state === 'withdrawn') throw refused('This report was withdrawn.')
    const { named, private: isPrivate, answering, ...entry } = what(seen)
    const byAuthor = await isOwnReport(tx, report)
    if (viewer.lent && !byAuthor) await assertNotHome(tx, viewer, seen)
    if (!byAuthor && !viewer.lent && seen.member?.circle === viewer.member && viewer.cap !== 'RED')
      throw refused('Sign in to reply to a report of your own organisation’s: this key may not handle all of it.')
    if (byAuthor && entry.kind !== 'reply') throw refused('This is your own report.')
    const { body, mentions } =
      entry.kind === 'reply' ? await mentionsOf(ctx, tx, viewer, entry.body) : { body: entry.body, mentions: [] }
    const row: NewEntry = {
      ...entry,
      body,
      mentions,
      id: ctx.newId(`entry:${viewer.seat}`),
      report,
      at,
      byAuthor,
      crowd: byAuthor ? seen.body.crowd : await crowdOfWriter(ctx, tx, viewer),
      writer: {
        member: viewer.member,
        seat: viewer.seat,
        named,
        analyst: viewer.lent ? viewer.analyst : undefined,
        own: viewer.lent ? [-viewer.seat, -viewer.organisation.admins] : [-viewer.member],
      },
    }
    if (isPrivate) await addPrivate(tx, row, byAuthor, answering)
    else await insertEntry(tx, row)
    await tx.record({
      id: ctx.newId(`leaf:${viewer.seat}`),
      salt: ctx.random(`salt:${viewer.seat}`, 16),
      body: { what: row.kind, report, entry: row.id, at: at.toISOString() },
    })
    tx.happens({ what: 'entry', report, at, detail: { entry: row.id } })
    const stored = await loadEntry(tx, report, row.id)
    if (!stored) throw new Fault('internal')
    return entryOf(viewer, stored, at, await knownIn(ctx, tx, viewer, [stored]))
  })
}

/** Of what reaches the viewer only as the archive of a closed node, it is said that it is one; of all else that it is not there. */
async function absentOrArchive(ctx: Context, viewer: Viewer, report: string): Promise<Fault> {
  if (viewer.ended.length === 0) return notFound()
  const [seen] = await asViewer(ctx.db, viewer, rows => loadReports(rows, viewer.seat, [report]))
  return seen
    ? refused('It was shared with a node that has closed. It is an archive: nothing is added to it.')
    : notFound()
}

/** A secondee does not answer its own employer; where the report is not named, nobody knows and nothing is refused. */
async function assertNotHome(tx: Change, viewer: Viewer, seen: StoredReport): Promise<void> {
  const home = await homeOf(tx, viewer.seat)
  if (home && seen.member?.circle === home)
    throw refused('You are lent to the desk by this organisation: let another analyst write to it.')
}

async function addPrivate(tx: Change, row: NewEntry, byAuthor: boolean, answering: string | undefined): Promise<void> {
  if (byAuthor && answering === undefined) throw refused('Say which private entry this answers.', '/answering')
  if (!(await insertPrivateEntry(tx, row, answering))) throw notFound()
}

/** The author of a question marks the reply that answered it; marking another moves the mark. */
export async function acceptAnswer(ctx: Context, viewer: Viewer, report: string, entry: string): Promise<void> {
  const at = ctx.now()
  await change(ctx.db, viewer, async tx => {
    const stored = await loadEntry(tx, report, entry)
    const author = await isOwnReport(tx, report)
    if (!stored) throw notFound()
    if (!author) throw new Fault('forbidden', 'Only the one who asked can accept an answer.')
    const [seen] = await loadReports(tx, viewer.seat, [report])
    if (seen?.body.kind !== 'question') throw refused('Only a question has an accepted answer.')
    if (stored.kind !== 'reply' || stored.private) throw refused('Accept a reply that everybody on its level can read.')
    await acceptEntry(tx, report, entry)
    tx.happens({ what: 'entry', report, at, detail: { entry } })
  })
}
