import { widens } from '../domain/audience.ts'
import { broaderCrowd } from '../domain/crowd.ts'
import { Fault, notFound, refused } from '../domain/fault.ts'
import { tlpRank } from '../domain/marking.ts'
import { mayEdit, mayShare, mayWithdraw } from '../domain/permissions.ts'
import { layersOf } from '../domain/rendition.ts'
import type { WithdrawalReason } from '../domain/report.ts'
import type { Gate } from '../domain/sharing.ts'
import type { AudienceIn, ChangeIn } from '../formats/api/reports.ts'
import { asViewer, type Change, change } from '../store/database.ts'
import {
  keepRecall as keepRecallRow,
  kindOfReport,
  type LockedAuthor,
  lockAuthor,
  ownAudience,
  rewriteGate,
  rewriteLayer,
  rewriteRequest,
  withdrawForOthers,
} from '../store/own-report-store.ts'
import { indexReport, takeBackQuestion, writeLayers } from '../store/report-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { checkedAttachments, storeAttachments } from './steps/attachments.ts'
import { bodiesOf, type PreparedContent, prepareContent } from './steps/prepare-layers.ts'
import { previewOf, type Shared } from './steps/preview-of.ts'
import { resolveAudience, strictestOf } from './steps/resolve-audience.ts'

type Own = LockedAuthor<PreparedContent>

/** The report as its author's member has it, locked until the end of the transaction. Hidden and absent are one fault. */
async function ownReport(tx: Change, viewer: Viewer, id: string): Promise<Own> {
  const seen = await kindOfReport(tx, id)
  if (!seen) throw notFound()
  if (seen === 'advisory')
    throw new Fault('forbidden', 'An advisory is corrected and recalled by the Fusion Cell, where it was written.')
  const own = await lockAuthor<PreparedContent>(tx, id)
  if (!own) throw new Fault('forbidden', 'Only its author’s organisation can change a report.')
  if (!mayEdit(viewer, { ...own, withdrawn: own.withdrawn_at !== null }))
    throw own.withdrawn_at
      ? refused('This report was withdrawn.')
      : new Fault('forbidden', 'Its author or an admin of your organisation can change it.')
  return own
}

/** Whether it would reach further than it does. Of what is not the viewer's to change: no, the change is refused anyway. */
export async function widensReport(ctx: Context, viewer: Viewer, id: string, asked: AudienceIn): Promise<boolean> {
  return asViewer(ctx.db, viewer, async tx => {
    const audience = await ownAudience(tx, id, viewer.member)
    return audience !== undefined && widens(audience, asked)
  })
}

/** Edit, widen or narrow: content and audience stand as asked for from now on. Those who lose it are told so. */
export async function changeReport(
  ctx: Context,
  viewer: Viewer,
  id: string,
  asked: ChangeIn,
  options: { steppedUp: boolean; revision: number | undefined },
): Promise<Shared> {
  const at = ctx.now()
  const attachments = checkedAttachments(asked.attachments)
  return change(ctx.db, viewer, async tx => {
    const own = await ownReport(tx, viewer, id)
    // Otherwise what was signed off for a few could be widened to everyone without a second look.
    if (viewer.organisation.signoff && viewer.role !== 'admin')
      throw refused(
        'Your organisation wants a colleague to sign off what is shared. Its admins can change this report.',
      )
    if (options.revision !== own.revision)
      throw new Fault('conflict', 'The report was changed in the meantime. Read it again, then change it.')
    const layers = layersOf(asked.content)
    if (layersOf(own.request.content).some(layer => !layers.includes(layer)))
      throw refused(
        'A level of detail that was shared stays, with its thread. Change its text, or narrow who sees it.',
        '/content',
      )
    const audience = await resolveAudience(ctx, tx, viewer, asked.audience, layers, at, {
      ...options,
      author: own,
    })
    if (strictestOf(audience.markings) > tlpRank(viewer.cap))
      throw refused(`This key handles nothing above TLP:${viewer.cap}.`, '/audience/tlp')
    const content = prepareContent(asked.content, own.request.content.technical?.indicators ?? [], () =>
      ctx.newId(`indicator:${viewer.seat}`),
    )
    await keepRecall(ctx, tx, viewer, id, own, 'narrowed', at)
    const crowd = broaderCrowd(viewer.organisation, own.request.crowd, audience.crowd.label)
    await stand(tx, id, own, audience.gate, content, crowd, asked.audience, at)
    await storeAttachments(ctx, tx, id, viewer, attachments)
    await indexReport(tx, id, at)
    await record(ctx, tx, viewer, { what: 'changed', report: id, at: at.toISOString(), gate: audience.gate })
    tx.happens({ what: 'changed', report: id, at })
    return { id, sharedAt: own.shared_at, preview: previewOf(viewer, audience) }
  })
}

/** Takes a report back: it stays with the author's member and is gone for everybody else, who are told the reason. */
export async function withdrawReport(
  ctx: Context,
  viewer: Viewer,
  id: string,
  reason: WithdrawalReason,
): Promise<void> {
  const at = ctx.now()
  await change(ctx.db, viewer, async tx => {
    const recall = ctx.newId(`recall:${viewer.seat}`)
    if (mayShare(viewer) && (await takeBackQuestion(tx, id, { recall, at, reason }))) {
      await record(ctx, tx, viewer, { what: 'withdrawn', report: id, reason, at: at.toISOString() })
      tx.happens({ what: 'withdrawn', report: id, at, detail: { reason } })
      return
    }
    const own = await ownReport(tx, viewer, id)
    if (!mayWithdraw(viewer, { ...own, withdrawn: false })) throw new Fault('forbidden')
    await keepRecall(ctx, tx, viewer, id, own, reason, at)
    await withdrawForOthers(tx, id, reason, at)
    await indexReport(tx, id, at)
    await record(ctx, tx, viewer, { what: 'withdrawn', report: id, reason, at: at.toISOString() })
    tx.happens({ what: 'withdrawn', report: id, at, detail: { reason } })
  })
}

/** Takes one indicator back: it stays in the text with the reason and leaves every list and look-up. */
export async function withdrawIndicator(
  ctx: Context,
  viewer: Viewer,
  id: string,
  indicator: string,
  reason: WithdrawalReason,
): Promise<void> {
  const at = ctx.now()
  await change(ctx.db, viewer, async tx => {
    const own = await ownReport(tx, viewer, id)
    const { content, audience } = own.request
    if (!content.technical?.indicators.some(i => i.id === indicator)) throw notFound()
    const indicators = content.technical.indicators.map(i => (i.id === indicator ? { ...i, withdrawn: reason } : i))
    const edited: PreparedContent = { ...content, technical: { ...content.technical, indicators } }
    for (const { layer, body } of bodiesOf(edited, own.request.crowd)) await rewriteLayer(tx, id, layer, body, at)
    await rewriteRequest(tx, id, { content: edited, audience, crowd: own.request.crowd })
    await indexReport(tx, id, at)
    await record(ctx, tx, viewer, { what: 'indicator-withdrawn', report: id, indicator, reason, at: at.toISOString() })
    tx.happens({ what: 'changed', report: id, at })
  })
}

async function stand(
  tx: Change,
  id: string,
  own: Own,
  gate: Gate,
  content: PreparedContent,
  crowd: string,
  audience: AudienceIn,
  at: Date,
): Promise<void> {
  await rewriteGate(tx, id, gate, { content, audience, crowd })
  await writeLayers(tx, id, gate, bodiesOf(content, crowd), own, at)
}

/** What tells those who had it and then do not: the gate as it was, never shown to whoever still has the report. */
const keepRecall = (ctx: Context, tx: Change, viewer: Viewer, id: string, own: Own, reason: string, at: Date) =>
  keepRecallRow(tx, { id: ctx.newId(`recall:${viewer.seat}`), report: id, title: own.title }, reason, at)

const record = (ctx: Context, tx: Change, viewer: Viewer, body: object) =>
  tx.record({ id: ctx.newId(`leaf:${viewer.seat}`), salt: ctx.random(`salt:${viewer.seat}`, 16), body })
