import { gateOfDesk } from '../../domain/audience.ts'
import { Fault, refused } from '../../domain/fault.ts'
import { tlpRank } from '../../domain/marking.ts'
import { mayShare } from '../../domain/permissions.ts'
import { layersOf } from '../../domain/rendition.ts'
import type { ShareIn } from '../../formats/api/reports.ts'
import { change } from '../../store/database.ts'
import { insertReport, sharedBefore } from '../../store/report-store.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'
import { checkedAttachments, storeAttachments } from './attachments.ts'
import { bodiesOf, prepareContent } from './prepare-layers.ts'
import { previewOf, type Shared } from './preview-of.ts'
import { resolveAudience, strictestOf } from './resolve-audience.ts'

/**
 * Shares a report: decides who gets which layer, prepares each layer once, and writes report, layers, names, index,
 * ledger line and event in one transaction. With a `clientId` that was used before, answers with the report of then.
 */
export async function share(
  ctx: Context,
  viewer: Viewer,
  asked: ShareIn,
  options: { steppedUp: boolean; signedOffBy?: number; asDesk?: { circle: number; name: string } },
): Promise<Shared> {
  if (!mayShare(viewer)) throw new Fault('forbidden', 'You may not share.')
  const layers = layersOf(asked.content)
  const attachments = checkedAttachments(asked.attachments)
  if (attachments.length > 0 && !layers.includes('full'))
    throw refused('Attachments belong to the full story. Add it first.', '/attachments')
  const at = ctx.now()
  return change(ctx.db, viewer, async tx => {
    const before = asked.clientId === undefined ? undefined : await sharedBefore(tx, viewer.member, asked.clientId)
    if (before) {
      const then = await resolveAudience(ctx, tx, viewer, asked.audience, layers, at, {
        steppedUp: true,
        lenient: true,
      })
      return { id: before.report, sharedAt: before.shared_at, preview: previewOf(viewer, then) }
    }
    const audience = await resolveAudience(ctx, tx, viewer, asked.audience, layers, at, options)
    if (strictestOf(audience.markings) > tlpRank(viewer.cap))
      throw refused(`This key handles nothing above TLP:${viewer.cap}.`, '/audience/tlp')
    const id = ctx.newId(`report:${viewer.seat}`)
    const { asDesk } = options
    const gate = asDesk ? gateOfDesk(audience.gate, asDesk.circle) : audience.gate
    const crowd = asDesk?.name ?? audience.crowd.label
    const content = prepareContent(asked.content, [], () => ctx.newId(`indicator:${viewer.seat}`))
    await insertReport(tx, {
      id,
      origin: ctx.origin,
      kind: content.kind,
      member: viewer.member,
      lent: viewer.lent,
      desk: asDesk !== undefined,
      seat: viewer.seat,
      signedOffBy: options.signedOffBy,
      clientId: asked.clientId,
      request: { content, audience: asked.audience, crowd },
      at,
      gate,
      bodies: bodiesOf(content, crowd),
    })
    await storeAttachments(ctx, tx, id, viewer, attachments)
    await tx.record({
      id: ctx.newId(`leaf:${viewer.seat}`),
      salt: ctx.random(`salt:${viewer.seat}`, 16),
      body: { what: 'shared', report: id, at: at.toISOString(), gate },
    })
    tx.happens({ what: 'shared', report: id, at })
    return { id, sharedAt: at, preview: previewOf(viewer, audience) }
  })
}
