import { notFound, refused } from '../domain/fault.ts'
import { leaving, mayLeave, mayReachSupplier, type OutputFormat, RED_STAYS } from '../domain/leaving.ts'
import type { Report } from '../formats/api/reports.ts'
import { indicatorCsv } from '../formats/csv/index.ts'
import { reportPdf, supplierPdf } from '../formats/pdf/index.ts'
import { reportBundle } from '../formats/stix/index.ts'
import { oneLayer } from '../store/action-store.ts'
import { asViewer, change, type Rows } from '../store/database.ts'
import { withheldFromLists } from '../store/deconfliction-store.ts'
import { noteFirstReading } from '../store/own-report-store.ts'
import { getsReport, loadWhole, type StoredReport } from '../store/report-read.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { partsOf } from './steps/advisory-parts.ts'
import { fonts } from './steps/fonts.ts'
import { givenTo, summaryOf } from './steps/summaries.ts'

export interface Output {
  bytes: Uint8Array
  media: string
  name: string
}

/**
 * One report as this viewer gets it, to take away. Of an advisory the page for the IT supplier is its checklist alone, under the
 * checklist's own marking. Each is a line of the ledger, and counts as having been opened.
 */
export async function takeOutput(
  ctx: Context,
  viewer: Viewer,
  id: string,
  format: OutputFormat,
  use?: 'block',
): Promise<Output> {
  const [read, given] = await Promise.all([
    asViewer(ctx.db, viewer, async rows => {
      const whole = await loadWhole(rows, viewer.seat, id)
      if (!whole) return undefined
      const withheld = await heldBack(rows, whole, ctx.now())
      if (format !== 'supplier') return { stored: whole, withheld }
      const layer = whole.body.kind === 'advisory' ? await oneLayer(rows, id, 'technical') : undefined
      if (!layer) throw whole.body.kind === 'advisory' ? refused('What you get of this has no checklist.') : notFound()
      const { tlp, version, changed_at: changedAt, body, indicators: indicatorCount } = layer
      const stored: StoredReport = { ...whole, layer: 'technical', tlp, version, changedAt, body, indicatorCount }
      return { stored, withheld }
    }),
    givenTo(ctx, viewer, [id]),
  ])
  const reach = given.get(id)
  if (!read || !reach) throw notFound()
  const { stored, withheld } = read
  if (!mayLeave(stored.tlp)) throw refused(RED_STAYS)
  if (format === 'supplier' && !mayReachSupplier(stored.tlp))
    throw refused(
      `The checklist is TLP:${stored.tlp}: it stays inside your organisation, and is no page for a supplier.`,
    )
  const summary = summaryOf(viewer, stored, reach)
  const report = leavingReport(summary, stored, withheld)
  const output = await printed(ctx, report, format, use, withheld)
  await noteTaken(ctx, viewer, id, format)
  return output
}

/** Values that an operation is under way about are in no output until that is over. */
const heldBack = (rows: Rows, { body }: StoredReport, now: Date): Promise<ReadonlySet<string>> =>
  withheldFromLists(
    rows,
    (body.indicators ?? []).map(i => i.value),
    now,
  )

function leavingReport(
  summary: Omit<Report, 'provenance' | 'may'>,
  { body }: StoredReport,
  withheld: ReadonlySet<string>,
): Report {
  const indicators = body.indicators && leaving(body.indicators, withheld)
  return {
    ...summary,
    provenance: body.provenance,
    ...(indicators ? { indicators, indicatorCount: indicators.length } : {}),
    ...(body.notes === undefined ? {} : { notes: body.notes }),
    ...(body.story === undefined ? {} : { story: body.story }),
    ...(body.impact === undefined ? {} : { impact: body.impact }),
    ...(body.advisory ? { advisory: partsOf(body.advisory) } : {}),
    may: { edit: false, withdraw: false, reply: false, answerPrivately: false },
  }
}

async function printed(
  ctx: Context,
  report: Report,
  format: OutputFormat,
  use: 'block' | undefined,
  withheld: ReadonlySet<string>,
): Promise<Output> {
  const name = `auburn-${report.id.slice(0, 8)}-TLP-${report.tlp.replace('+', '-')}`
  const print = async () => ({ report, fonts: await fonts(), place: 'Auburn' })
  switch (format) {
    case 'pdf':
      return { bytes: await reportPdf(await print()), media: 'application/pdf', name: `${name}.pdf` }
    case 'supplier':
      return { bytes: await supplierPdf(await print()), media: 'application/pdf', name: `${name}-supplier.pdf` }
    case 'csv':
      return {
        bytes: utf8(indicatorCsv(report, use)),
        media: 'text/csv; charset=utf-8; header=present',
        name: `${name}.csv`,
      }
    case 'stix': {
      // Ids belong to this rendition. While something is held back it is another one: no two contents share an id and a time.
      const held = [...withheld].sort().join(' ')
      const rendition = `${report.id} ${report.layer} ${report.from.named ? 'named' : 'withheld'} TLP:${report.tlp} ${held}`
      const bundle = reportBundle(report, part => ctx.idOf(`stix ${rendition} ${part}`))
      return {
        bytes: utf8(`${JSON.stringify(bundle, null, 2)}\n`),
        media: 'application/stix+json;version=2.1',
        name: `${name}.stix.json`,
      }
    }
  }
}
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

async function noteTaken(ctx: Context, viewer: Viewer, id: string, format: OutputFormat): Promise<void> {
  const at = ctx.now()
  await change(ctx.db, viewer, async tx => {
    if (!(await getsReport(tx, id))) throw notFound()
    await noteFirstReading(tx, viewer, id, at)
    await tx.record({
      id: ctx.newId(`leaf:${viewer.seat}`),
      salt: ctx.random(`salt:${viewer.seat}`, 16),
      body: { what: 'exported', report: id, as: format, seat: viewer.gid, at: at.toISOString() },
    })
  })
}
