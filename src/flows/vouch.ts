import { isAt } from '../domain/admission.ts'
import { notFound, refused } from '../domain/fault.ts'
import { mayRunMember } from '../domain/permissions.ts'
import type { Vouch } from '../formats/api/admission.ts'
import { asViewer } from '../store/database.ts'
import type { Viewer } from '../store/viewer.ts'
import { answerVouch, lockVouch, type VouchRow, vouchesAskedOf } from '../store/vouch-store.ts'
import type { Context } from './context.ts'
import { admissionChange, recordingRefusals } from './steps/admission.ts'

/** A member's word for an applicant, given by its admins. They see what they were told of it, and no more. */
export const readVouches = async (ctx: Context, viewer: Viewer): Promise<{ items: Vouch[] }> => ({
  items: mayRunMember(viewer)
    ? (await asViewer(ctx.db, viewer, tx => vouchesAskedOf(tx, viewer.member))).map(shown)
    : [],
})
const shown = (v: VouchRow): Vouch => ({
  id: v.id,
  ...v.about,
  state: v.state === 'waiting' && !v.open ? 'ended' : v.state,
  open: v.open,
  askedAt: v.asked_at.toISOString(),
  text: v.text,
})

export const answerVouching = (
  ctx: Context,
  viewer: Viewer,
  id: string,
  answer: 'vouch' | 'refuse',
  text: string,
): Promise<void> =>
  recordingRefusals(
    ctx,
    viewer,
    () => ({ vouch: id, step: 'vouch' }),
    () =>
      admissionChange(ctx, viewer, async (tx, at, leaf) => {
        const asked = mayRunMember(viewer) ? await lockVouch(tx, id, viewer.member) : undefined
        if (!asked) throw notFound()
        if (!asked.open) throw refused('This is not asked of you any more.')
        if (text.trim() === '') throw refused('Write a sentence: the vetters read it.', '/text')
        if (answer === 'vouch' && viewer.person.email && isAt(viewer.person.email, asked.about.domain))
          throw refused('Your address is at the applicant’s domain: nobody vouches for itself.')
        const state = answer === 'vouch' ? ('vouched' as const) : ('refused' as const)
        await answerVouch(tx, id, { state, seat: viewer.seat, text, at })
        await leaf({ what: `vouch-${state}`, application: asked.application, member: viewer.organisation.handle })
      }),
  )
