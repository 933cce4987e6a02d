import type { AdvisoryPart } from '../domain/advisory.ts'
import { Fault, notFound } from '../domain/fault.ts'
import { tlpOfRank } from '../domain/marking.ts'
import { mayShare } from '../domain/permissions.ts'
import { LAYERS } from '../domain/report.ts'
import type { AdvisoryLine, AdvisorySource, ReleasedSource } from '../formats/api/advisories.ts'
import type { AdvisoryDetailOut } from '../formats/api/advisory-desk.ts'
import {
  type AdvisoryHead,
  type AdvisoryRow,
  editionsOf,
  handsIn,
  isHandOf,
  listAdvisories,
  readAdvisory,
  reportsOfSituation,
  type SourceRow,
  sourceReports,
} from '../store/advisory-store.ts'
import type { Rows } from '../store/database.ts'
import { newestReleased, type ReleasedRow, releasedTexts } from '../store/release-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { type Checked, checkAdvisory, releasedSources, reportSources } from './steps/advisory-check.ts'
import { readAtDesk } from './steps/at-desk.ts'
import { asTheDesk, previewOf } from './steps/preview-of.ts'
import { fromOf } from './steps/summaries.ts'

/** What the desk writes, published or not, last changed first. For everybody else there is none of it. */
export const readDrafts = (
  ctx: Context,
  viewer: Viewer,
  query: { part?: AdvisoryPart | undefined; after?: string | undefined; limit: number },
): Promise<{ items: AdvisoryLine[]; next?: string }> =>
  readAtDesk(ctx, viewer, async rows => {
    const found = await listAdvisories(
      rows,
      query.part,
      query.after ? openPlace(ctx, viewer, query.part, query.after) : undefined,
      query.limit + 1,
    )
    const page = found.slice(0, query.limit)
    const items = page.map(lineOf)
    const last = page.at(-1)
    if (found.length <= query.limit || !last) return { items }
    const place = { at: last.at, id: last.id }
    return { items, next: ctx.seal.seal(cursorOf(viewer, query.part), place, ctx.random(`cursor:${viewer.seat}`, 12)) }
  })
const cursorOf = (viewer: Viewer, part: AdvisoryPart | undefined): string =>
  `advisories ${part ?? 'all'} ${viewer.seat}`
function openPlace(
  ctx: Context,
  viewer: Viewer,
  part: AdvisoryPart | undefined,
  cursor: string,
): { at: string; id: string } {
  const place = ctx.seal.open(cursorOf(viewer, part), cursor)
  if (typeof place === 'object' && place !== null && 'at' in place && 'id' in place)
    return { at: String(place.at), id: String(place.id) }
  throw new Fault('bad-request', 'This cursor is not one of ours.', [
    { at: 'after', problem: 'send a cursor as it came, or none' },
  ])
}

const lineOf = (row: AdvisoryHead): AdvisoryLine => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  tlp: tlpOfRank(row.tlp),
  state: row.state,
  edition: row.edition,
  published: row.published,
  signed: row.signed_by !== null && row.edition > row.published,
  ...(row.report ? { report: row.report } : {}),
  changedAt: row.changed_at.toISOString(),
})

/** One advisory as the desk works on it: the text with its sources, what stands against it, and who may go on with it. */
export const readDraft = (ctx: Context, viewer: Viewer, id: string): Promise<AdvisoryDetailOut> =>
  readAtDesk(ctx, viewer, async rows => {
    const row = await readAdvisory(rows, id)
    if (!row) throw notFound()
    const checked = await checkAdvisory(ctx, rows, viewer, row.content, row.audience, {
      ...{ steppedUp: false, preview: true },
    })
    const hands = await handsIn(rows, id, row.edition)
    const isHand = await isHandOf(rows, id, row.edition, viewer.seat)
    return {
      ...lineOf({ ...row, title: row.content.title.text, at: '' }),
      version: row.version,
      content: mutable(row.content),
      audience: row.audience,
      ...(row.situation && row.situation_name ? { situation: { id: row.situation, name: row.situation_name } } : {}),
      hands: hands.map(h => ({ analyst: h.analyst ?? 0, you: h.seat === viewer.seat })),
      ...(row.signed_at && row.edition > row.published
        ? {
            signedBy: {
              ...{ analyst: row.signed_analyst ?? 0, you: row.signed_by === viewer.seat },
              at: row.signed_at.toISOString(),
            },
          }
        : {}),
      check: {
        objections: checked.objections.slice(0, 200),
        flags: checked.flags.slice(0, 500),
        open: checked.open.length,
      },
      ...(checked.audience ? { preview: asTheDesk(previewOf(viewer, checked.audience)) } : {}),
      may: mayDo(viewer, row, checked, isHand),
      editions: (await editionsOf(rows, id)).map(e => ({
        ...{ edition: e.edition, at: e.at.toISOString() },
        ...{ publishedBy: e.published_by ?? 0, signedBy: e.signed_by ?? 0 },
      })),
      ...(row.recalled_at ? { recalledAt: row.recalled_at.toISOString() } : {}),
      ...(row.recalled_for ? { recalledFor: row.recalled_for } : {}),
    }
  })
/** What was stored came through the shape that it leaves by. */
const mutable = (content: AdvisoryRow['content']): AdvisoryDetailOut['content'] =>
  structuredClone(content) as AdvisoryDetailOut['content']

function mayDo(viewer: Viewer, row: AdvisoryRow, checked: Checked, isHand: boolean): AdvisoryDetailOut['may'] {
  const writes = mayShare(viewer) && row.state !== 'recalled'
  const isNew = row.edition > row.published
  const clean = checked.objections.length === 0 && checked.open.length === 0
  const signed = row.signed_by !== null
  const may = {
    save: writes,
    sign: writes && isNew && clean && !signed && !isHand,
    publish: writes && isNew && clean && signed,
    recall: writes && row.state === 'published',
    drop: writes && row.published === 0,
  }
  const why = !writes || !isNew || may.sign || may.publish ? undefined : whyNot(checked, signed, isHand)
  return { ...may, ...(why ? { why } : {}) }
}
function whyNot({ objections, open }: Checked, signed: boolean, isHand: boolean): string | undefined {
  if (objections.length > 0)
    return objections.length === 1 ? 'One thing stands against it.' : `${objections.length} things stand against it.`
  if (open.length > 0)
    return open.length === 1
      ? 'One finding may tell who reported: change it, or say why it may stay.'
      : `${open.length} findings may tell who reported: change them, or say why they may stay.`
  return !signed && isHand ? 'You wrote in this edition: another analyst signs it.' : undefined
}

/** What its sentences may rest on: reports of its situation and those that it rests on already; texts that were released to the desk. */
export const readSources = (
  ctx: Context,
  viewer: Viewer,
  id: string,
): Promise<{ items: AdvisorySource[]; released: ReleasedSource[] }> =>
  readAtDesk(ctx, viewer, async rows => {
    const row = await readAdvisory(rows, id)
    if (!row) throw notFound()
    const named = reportSources(row.content).map(s => s.report)
    const inSituation = row.situation ? await reportsOfSituation(rows, row.situation, { limit: 100 }) : []
    const items = await sourcesOf(rows, [...new Set([...inSituation, ...named])])
    const texts = new Set([...releasedSources(row.content), ...(await newestReleased(rows, NEWEST_RELEASED))])
    return { items, released: (await releasedTexts(rows, [...texts])).map(releasedOut) }
  })
const NEWEST_RELEASED = 50
const releasedOut = ({ id, title, tlp, released_at }: ReleasedRow): ReleasedSource => ({
  ...{ release: id, title, tlp: tlpOfRank(tlp), releasedAt: released_at.toISOString() },
})

/** One report that is to be rested on. */
export const readSource = (ctx: Context, viewer: Viewer, report: string): Promise<AdvisorySource> =>
  readAtDesk(ctx, viewer, async rows => {
    const [source] = await sourcesOf(rows, [report])
    if (!source) throw notFound()
    return source
  })

const MOST_VALUES = 2_000
const sourcesOf = async (rows: Rows, reports: readonly string[]): Promise<AdvisorySource[]> =>
  (await sourceReports(rows, reports)).flatMap(shown)
function shown({ report, layer, layers, tlps, body, from }: SourceRow): AdvisorySource[] {
  const richest = LAYERS[layer - 1]
  if (!richest) return []
  return [
    {
      ...{ report, title: body.title, layer: richest, from: fromOf(from, body.crowd), summary: body.summary },
      layers: LAYERS.flatMap((name, n) => {
        const at = layers.indexOf(n + 1)
        return at < 0 ? [] : [{ layer: name, tlp: tlpOfRank(tlps[at] ?? 0) }]
      }),
      indicators: (body.indicators ?? [])
        .filter(i => !i.withdrawn)
        .slice(0, MOST_VALUES)
        .map(({ type, value, role, use }) => ({ type, value, role, use })),
    },
  ]
}
