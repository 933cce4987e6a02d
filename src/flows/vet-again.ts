import { DUE_AHEAD_DAYS, mayVetAgain, vetBy } from '../domain/admission.ts'
import { notFound, refused } from '../domain/fault.ts'
import type { DueMember } from '../formats/api/admission.ts'
import { asViewer } from '../store/database.ts'
import { type DueRow, insertVetting, memberDue, membersDue, noteVetted } from '../store/vetting-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { admissionChange, humanOf, recordingRefusals } from './steps/admission.ts'

/** Members are vetted again every two years, by an operator of another organisation, with evidence. */
const DAY = 86_400_000

export const readDue = async (ctx: Context, viewer: Viewer): Promise<{ items: DueMember[] }> => ({
  items: mayVetAgain(viewer)
    ? (await asViewer(ctx.db, viewer, tx => membersDue(tx, new Date(ctx.now().getTime() + DUE_AHEAD_DAYS * DAY)))).map(
        shown,
      )
    : [],
})
const shown = (m: DueRow): DueMember => ({
  handle: m.handle,
  name: m.name,
  state: m.state,
  ...(m.vetted_at ? { vettedAt: m.vetted_at.toISOString() } : {}),
  vetBy: m.vet_by.toISOString(),
  ...(m.sponsor !== null && m.sponsor_state !== null ? { sponsor: { name: m.sponsor, state: m.sponsor_state } } : {}),
})

export const vetAgain = (ctx: Context, viewer: Viewer, handle: string, text: string): Promise<{ vetBy: string }> =>
  recordingRefusals(
    ctx,
    viewer,
    () => ({ member: handle, step: 'vet-again' }),
    () =>
      admissionChange(ctx, viewer, async (tx, at, leaf) => {
        const member = mayVetAgain(viewer) ? await memberDue(tx, handle) : undefined
        if (!member) throw notFound()
        if (text.trim() === '') throw refused('Write what you looked at.', '/text')
        if ((await humanOf(tx, viewer, at)).members.includes(member.circle))
          throw refused('You act for this member: an operator of another organisation vets it.')
        const by = vetBy(at)
        const vetting = { id: ctx.newId('vetting'), member: member.circle, what: 'vetted-again' as const, text }
        await insertVetting(tx, { ...vetting, seat: viewer.seat, at })
        await noteVetted(tx, member.circle, { at, by })
        await leaf({ what: 'member-vetted-again', member: handle })
        return { vetBy: by.toISOString() }
      }),
  )
