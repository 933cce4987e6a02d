import { Fault, refused } from '../domain/fault.ts'
import { tlpRank } from '../domain/marking.ts'
import { mayShare } from '../domain/permissions.ts'
import type { ShareIn } from '../formats/api/reports.ts'
import { asViewer, change } from '../store/database.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { draftOf, loadDraft, loadDrafts, requestOf } from './steps/drafts.ts'

/** Only sending a draft to a colleague for sign-off puts it on the server; every other draft stays in its browser. */
export async function sendForSignOff(
  ctx: Context,
  viewer: Viewer,
  asked: { request: ShareIn; colleague: string; note: string },
) {
  if (!mayShare(viewer)) throw new Fault('forbidden', 'You may not share.')
  const { tlp, layerTlp } = asked.request.audience
  const strictest = Math.max(...[tlp, layerTlp.headline, layerTlp.technical].map(t => (t ? tlpRank(t) : 0)))
  if (strictest > tlpRank(viewer.cap))
    throw refused(`This key handles nothing above TLP:${viewer.cap}.`, '/request/audience/tlp')
  return change(ctx.db, viewer, async tx => {
    const colleague = await tx.one<{ circle: number; lent: boolean; analyst: number | null }>(
      `select circle, lent, analyst from seat where gid = $1 and member = $2 and circle <> $3 and state = 'active'
         and (until is null or until > $4)`,
      [asked.colleague, viewer.member, viewer.seat, ctx.now()],
    )
    // Secondees are colleagues of those at the desk alone.
    const apart = colleague && (colleague.lent || viewer.lent) && (!colleague.analyst || !viewer.analyst)
    if (!colleague || apart) throw refused('Choose a colleague of your own organisation.', '/colleague')
    // Whose conflict it would be is not told: whatever excepts an organisation goes to nobody who is lent by one.
    if (colleague.lent && asked.request.audience.except.some(ref => ref !== 'kind:regulator'))
      throw refused(
        'A draft that excepts somebody is not for a secondee to read: ask an analyst who is not lent to the desk.',
        '/colleague',
      )
    const id = ctx.newId(`draft:${viewer.seat}`)
    await tx.all(
      'insert into draft(id, member, seat, colleague, tlp, request, note, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [
        id,
        viewer.member,
        viewer.seat,
        colleague.circle,
        strictest,
        JSON.stringify(asked.request),
        asked.note,
        ctx.now(),
      ],
    )
    return draftOf(await loadDraft(tx, viewer, id))
  })
}

export const listDrafts = (ctx: Context, viewer: Viewer) =>
  asViewer(ctx.db, viewer, async rows => (await loadDrafts(rows, viewer)).map(draftOf))

export const readDraft = (ctx: Context, viewer: Viewer, id: string) =>
  asViewer(ctx.db, viewer, async rows => {
    const found = await loadDraft(rows, viewer, id)
    // What was shared stands in the report: the draft kept its title alone.
    return { ...draftOf(found), ...(found.state === 'shared' ? {} : { request: requestOf(found) }) }
  })

export async function declineDraft(
  ctx: Context,
  viewer: Viewer,
  id: string,
  decision: 'decline' | 'take-back',
  answer: string,
) {
  return change(ctx.db, viewer, async tx => {
    const found = await loadDraft(tx, viewer, id)
    const by = decision === 'decline' ? found.colleague : found.seat
    if (by !== viewer.seat)
      throw new Fault(
        'forbidden',
        decision === 'decline'
          ? 'Only the colleague who was asked can decline it.'
          : 'Only its drafter can take it back.',
      )
    const done = await tx.one(
      "update draft set state = $2, answer = $3, decided_at = $4 where id = $1 and state = 'waiting' returning id",
      [id, decision === 'decline' ? 'declined' : 'taken-back', answer, ctx.now()],
    )
    if (!done) throw new Fault('conflict', 'This draft was decided already.')
    return draftOf(await loadDraft(tx, viewer, id))
  })
}
