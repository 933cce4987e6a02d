import { crowdCount } from '../domain/crowd.ts'
import { shownUse, type Watched } from '../domain/deconfliction.ts'
import { DESK_ITSELF } from '../domain/desk.ts'
import { notFound } from '../domain/fault.ts'
import { mayEdit, mayReply, mayShare, mayWithdraw } from '../domain/permissions.ts'
import { layersOf } from '../domain/rendition.ts'
import type { AudienceIn, ContentIn, Entry, Report } from '../formats/api/reports.ts'
import { asViewer, asViewerByIds, change, type Rows, rowsOf } from '../store/database.ts'
import { watchedValues } from '../store/deconfliction-store.ts'
import { authorOf, loadAttachment, noteReading, type OwnAuthor } from '../store/own-report-store.ts'
import { gateOfLayer, getsReport, loadReports, loadWhole, type StoredReport } from '../store/report-read.ts'
import { loadEntries } from '../store/thread-store.ts'
import { conflictAtDesk, type Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { partsOf } from './steps/advisory-parts.ts'
import { isArchive } from './steps/archive.ts'
import { entryOf, knownIn } from './steps/entries.ts'
import type { PreparedContent } from './steps/prepare-layers.ts'
import { asTheDesk, previewOf } from './steps/preview-of.ts'
import { type ResolvedGrant, resolveAudience } from './steps/resolve-audience.ts'
import { givenTo, summaryOf } from './steps/summaries.ts'

/** One report as this viewer gets it. Hidden and absent are the same fault by the same path. */
export async function readReport(ctx: Context, viewer: Viewer, id: string): Promise<Report> {
  const reading = asViewerByIds(ctx.db, viewer, async rows => {
    const stored = await loadWhole(rows, viewer.seat, id)
    const author = stored?.own ? await authorOf<PreparedContent>(rows, id) : undefined
    const values = stored?.body.indicators?.map(i => i.value) ?? []
    const watched = await watchedValues(rows, values, ctx.now())
    return stored && { stored, author, watched, own: author && (await ownOf(ctx, rows, viewer, author)) }
  })
  const [read, reach, archive] = await Promise.all([reading, givenTo(ctx, viewer, [id]), isArchive(ctx, viewer, id)])
  const given = reach.get(id)
  if (!read || !given) throw notFound()
  const { stored, own, author, watched } = read
  // Of its own reports the desk is not told: by excepting one organisation after the other it would find out who is lent by which.
  const conflict = viewer.analyst !== undefined && !author && (await conflictOf(ctx, viewer, stored))
  const { body } = stored
  const facts = author && { member: viewer.member, seat: author.seat, withdrawn: author.withdrawn_at !== null }
  // What the desk asked stands as it was asked, and any of its analysts takes it back.
  const asked = author !== undefined && body.kind === 'question' && stored.member?.analyst === DESK_ITSELF
  const mayChange = body.kind !== 'advisory' ? facts : undefined
  const mayWrite = mayReply(viewer) && stored.state === 'shared' && !archive
  return {
    ...summaryOf(viewer, stored, given),
    ...(body.advisory ? { advisory: partsOf(body.advisory) } : {}),
    provenance: body.provenance,
    ...optional(body, watched),
    ...(stored.layer === 'full' ? { attachments: stored.attachments } : {}),
    may: {
      edit: own !== undefined && !asked && mayEdit(viewer, mayChange),
      withdraw: asked ? mayShare(viewer) && stored.state === 'shared' : mayWithdraw(viewer, mayChange),
      reply: mayWrite,
      answerPrivately: mayWrite,
      ...(archive ? { archive } : {}),
    },
    ...(own ? { own } : {}),
    ...(conflict ? { conflict } : {}),
  }
}

async function conflictOf(ctx: Context, viewer: Viewer, { id, layer }: StoredReport): Promise<boolean> {
  const gate = await gateOfLayer(rowsOf(ctx.db.finder), id, layer)
  return gate !== undefined && conflictAtDesk(rowsOf(ctx.db.app), gate.excepted, gate.audience, viewer.seat, ctx.now())
}

function optional(body: StoredReport['body'], watched: ReadonlyMap<string, Watched>): Partial<Report> {
  return {
    ...(body.occurredAt ? { occurredAt: body.occurredAt } : {}),
    ...(body.foundAt ? { foundAt: body.foundAt } : {}),
    ...(body.affects ? { affects: body.affects } : {}),
    ...(body.indicators
      ? { indicators: body.indicators.map(i => ({ ...i, ...shownUse(i.use, watched.get(i.value)) })) }
      : {}),
    ...(body.notes === undefined ? {} : { notes: body.notes }),
    ...(body.story === undefined ? {} : { story: body.story }),
    ...(body.impact === undefined ? {} : { impact: body.impact }),
  }
}

/** What only the author's organisation sees: who shared it, with whom, and how many read it. */
async function ownOf(
  ctx: Context,
  rows: Rows,
  viewer: Viewer,
  author: OwnAuthor<PreparedContent>,
): Promise<Report['own']> {
  const { content, audience } = author.request
  const layers = layersOf(content)
  const resolved = await resolveAudience(ctx, rows, viewer, audience, layers, ctx.now(), {
    steppedUp: true,
    lenient: true,
  })
  const told = author.seat === viewer.seat ? audience : knownPart(audience, resolved.grants)
  if (told.grants.length === 0) return undefined
  return {
    revision: author.revision,
    author: author.author,
    ...(author.signed_off_by ? { signedOffBy: author.signed_off_by } : {}),
    ...(author.advisory ? { advisory: author.advisory } : { content: contentIn(content) }),
    audience: told,
    reach: author.advisory || author.desk ? asTheDesk(previewOf(viewer, resolved)) : previewOf(viewer, resolved),
    readBy: crowdCount(author.readers),
    ...(author.withdrawn_at ? { withdrawnAt: author.withdrawn_at.toISOString() } : {}),
  }
}

/** A colleague of the author's may not know every circle that the author is in: a hidden node stays hidden. */
function knownPart(audience: AudienceIn, known: readonly ResolvedGrant[]): AudienceIn {
  const grants = audience.grants.map((grant, n) => ({
    ...grant,
    to: grant.to.filter(ref => known[n]?.to.some(circle => circle.ref === ref)),
  }))
  return { ...audience, grants: grants.filter(grant => grant.to.length > 0) }
}

/** The content as a client would send it again. */
function contentIn(content: PreparedContent): ContentIn {
  const { technical, full, provenance, ...rest } = content
  return {
    ...rest,
    provenance,
    ...(technical
      ? {
          technical: {
            notes: technical.notes,
            indicators: technical.indicators.map(({ type, value, role, use }) => ({ type, value, role, use })),
          },
        }
      : {}),
    ...(full ? { full } : {}),
  }
}

/** The thread as this viewer sees it, oldest first. */
export async function readThread(ctx: Context, viewer: Viewer, id: string): Promise<Entry[]> {
  const read = await asViewer(ctx.db, viewer, async rows => {
    const [stored] = await loadReports(rows, viewer.seat, [id])
    const entries = stored ? await loadEntries(rows, id) : []
    return stored && { stored, entries, known: await knownIn(ctx, rows, viewer, entries) }
  })
  if (!read) throw notFound()
  return read.entries.map(e => entryOf(viewer, e, read.stored.readAt, read.known))
}

/** Marks a report and its thread as read by this seat, and writes the view into the ledger. */
export async function markRead(ctx: Context, viewer: Viewer, id: string): Promise<void> {
  const at = ctx.now()
  await change(ctx.db, viewer, async tx => {
    if (!(await getsReport(tx, id))) throw notFound()
    await noteReading(tx, viewer, id, at)
    await tx.record({
      id: ctx.newId(`leaf:${viewer.seat}`),
      salt: ctx.random(`salt:${viewer.seat}`, 16),
      body: { what: 'viewed', report: id, seat: viewer.gid, at: at.toISOString() },
    })
  })
}

/** Whoever reads by key has viewed it too. It is not marked as read: a tool read it, and its owner may still want to. */
export async function noteViewByKey(ctx: Context, viewer: Viewer, id: string): Promise<void> {
  const at = ctx.now()
  await change(ctx.db, viewer, tx =>
    tx.record({
      id: ctx.newId(`leaf:${viewer.seat}`),
      salt: ctx.random(`salt:${viewer.seat}`, 16),
      body: { what: 'viewed', via: 'key', report: id, seat: viewer.gid, at: at.toISOString() },
    }),
  )
}

/** An attachment of a report whose full layer the viewer sees. */
export async function readAttachment(ctx: Context, viewer: Viewer, report: string, id: string) {
  const found = await asViewer(ctx.db, viewer, rows => loadAttachment(rows, report, id))
  if (!found) throw notFound()
  return found
}
