import { Fault, refused } from '../domain/fault.ts'
import { tlpRank } from '../domain/marking.ts'
import { mayShare } from '../domain/permissions.ts'
import type { ShareIn } from '../formats/api/reports.ts'
import { asViewer, change } from '../store/database.ts'
import { closeDraft, colleagueOf, draftsOf, insertDraft } from '../store/draft-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { draftOf, loadDraft, requestOf } from './steps/drafts.ts'

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
    const colleague = await colleagueOf(tx, viewer, asked.colleague, ctx.now())
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
    await insertDraft(tx, {
      id,
      member: viewer.member,
      seat: viewer.seat,
      colleague: colleague.circle,
      tlp: strictest,
      request: asked.request,
      note: asked.note,
      at: ctx.now(),
    })
    return draftOf(await loadDraft(tx, viewer, id))
  })
}

export const listDrafts = (ctx: Context, viewer: Viewer) =>
  asViewer(ctx.db, viewer, async rows => (await draftsOf(rows, viewer.seat)).map(draftOf))

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
    const done = await closeDraft(tx, id, decision === 'decline' ? 'declined' : 'taken-back', answer, ctx.now())
    if (!done) throw new Fault('conflict', 'This draft was decided already.')
    return draftOf(await loadDraft(tx, viewer, id))
  })
}
