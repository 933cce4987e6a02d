import { Fault, notFound, refused } from '../domain/fault.ts'
import { mayShare } from '../domain/permissions.ts'
import { type ShareIn, shareIn } from '../formats/api/reports.ts'
import { asViewer, change, type Rows } from '../store/database.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'

/** A colleague's sign-off. Only sending a draft to one puts it on the server; everybody else's drafts stay with them. */
interface Row {
  id: string
  title: string
  from: string
  to: string
  mine: boolean
  note: string
  state: 'waiting' | 'shared' | 'declined' | 'taken-back'
  answer: string
  report: string | null
  created_at: Date
  request: unknown
  seat: number
  colleague: number
}
const DRAFTS = `
  select d.id, d.request #>> '{content,headline,title}' as title, p.name as from, cp.name as to, d.seat = $1 as mine, d.note, d.state,
    d.answer, d.report, d.created_at, d.request, d.seat, d.colleague
  from draft d join seat s on s.circle = d.seat join person p on p.id = s.person
    join seat c on c.circle = d.colleague join person cp on cp.id = c.person
  where $2::uuid is null or d.id = $2 order by d.created_at desc limit 200`

const draftOf = (d: Row) => ({
  id: d.id,
  title: d.title,
  from: d.from,
  to: d.to,
  mine: d.mine,
  note: d.note,
  state: d.state,
  answer: d.answer,
  ...(d.report ? { report: d.report } : {}),
  createdAt: d.created_at.toISOString(),
})
/** The request as it was checked when it was stored. */
const requestOf = (d: Row): ShareIn => shareIn.parse(d.request)

export async function sendForSignOff(
  ctx: Context,
  viewer: Viewer,
  asked: { request: ShareIn; colleague: string; note: string },
) {
  if (!mayShare(viewer)) throw new Fault('forbidden', 'You may not share.')
  return change(ctx.db, viewer, async tx => {
    const colleague = await tx.one<{ circle: number }>(
      'select circle from seat where gid = $1 and member = $2 and circle <> $3 and (until is null or until > $4)',
      [asked.colleague, viewer.member, viewer.seat, ctx.now()],
    )
    if (!colleague) throw refused('Choose a colleague of your own organisation.', '/colleague')
    const id = ctx.newId(`draft:${viewer.seat}`)
    await tx.all(
      'insert into draft(id, member, seat, colleague, request, note, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
      [id, viewer.member, viewer.seat, colleague.circle, JSON.stringify(asked.request), asked.note, ctx.now()],
    )
    return draftOf(await load(tx, viewer, id))
  })
}

async function load(rows: Rows, viewer: Viewer, id: string): Promise<Row> {
  const [found] = await rows.all<Row & { [k: string]: unknown }>(DRAFTS, [viewer.seat, id])
  if (!found) throw notFound()
  return found
}

export const listDrafts = (ctx: Context, viewer: Viewer) =>
  asViewer(ctx.db, viewer, async rows =>
    (await rows.all<Row & { [k: string]: unknown }>(DRAFTS, [viewer.seat, null])).map(draftOf),
  )

export const readDraft = (ctx: Context, viewer: Viewer, id: string) =>
  asViewer(ctx.db, viewer, async rows => {
    const found = await load(rows, viewer, id)
    return { ...draftOf(found), request: requestOf(found) }
  })

/** What a colleague signed off: the drafter's seat shares it, the colleague stands beside. Claims the draft first. */
export async function claimDraft(
  ctx: Context,
  viewer: Viewer,
  id: string,
): Promise<{ drafter: number; request: ShareIn }> {
  return change(ctx.db, viewer, async tx => {
    const found = await load(tx, viewer, id)
    if (found.colleague !== viewer.seat)
      throw new Fault('forbidden', 'Only the colleague who was asked can sign it off.')
    const claimed = await tx.one(
      "update draft set state = 'shared', decided_at = $2 where id = $1 and state = 'waiting' returning id",
      [id, ctx.now()],
    )
    if (!claimed) throw new Fault('conflict', 'This draft was decided already.')
    return { drafter: found.seat, request: requestOf(found) }
  })
}
/** Closes a signed-off draft with its report, or opens it again when sharing was refused. */
export const settleDraft = (ctx: Context, viewer: Viewer, id: string, report: string | undefined): Promise<void> =>
  change(ctx.db, viewer, async tx => {
    if (report)
      await tx.all(
        "update draft set report = $2, request = jsonb_build_object('content', jsonb_build_object('headline', request #> '{content,headline}')) where id = $1",
        [id, report],
      )
    else await tx.all("update draft set state = 'waiting', decided_at = null where id = $1", [id])
  })

export async function declineDraft(
  ctx: Context,
  viewer: Viewer,
  id: string,
  decision: 'decline' | 'take-back',
  answer: string,
) {
  return change(ctx.db, viewer, async tx => {
    const found = await load(tx, viewer, id)
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
    return draftOf(await load(tx, viewer, id))
  })
}
