import { type AttackMatrix, parentOf, placed, techniqueNames } from '../domain/attack.ts'
import { type GraphReport, graphOf } from '../domain/graph.ts'
import { wordsIn } from '../domain/health.ts'
import { INDICATOR_TYPES, type IndicatorType } from '../domain/indicator.ts'
import { tlpOfRank, tlpRank } from '../domain/marking.ts'
import { REGION_CODES, SECTOR_SLUGS } from '../domain/member.ts'
import { dayOf, type Moved, risen, type Span, type Tallied } from '../domain/picture.ts'
import { LISTED_KINDS } from '../domain/report.ts'
import type { Graph, NavigatorQuery, Picture, PictureQuery } from '../formats/api/picture.ts'
import { type NavigatorLayer, navigatorLayer } from '../formats/attack/navigator.ts'
import { loadMatrices } from '../store/attack-store.ts'
import { asViewer, rowsOf } from '../store/database.ts'
import {
  type DrawnRow,
  drawnReports,
  newest,
  type PictureFilter,
  sayingsOf,
  sharedValues,
  tally,
  titlesOf,
  valuesById,
} from '../store/picture.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { pictureFilter } from './steps/picture-filter.ts'

/** Values and words are counted in so many of the newest reports of each half: all others would cost more than they tell. */
const LOOKED = 1000

/** What the reports that the viewer may read add up to, in a period and in as long a time before it. */
export async function readPicture(ctx: Context, viewer: Viewer, query: PictureQuery): Promise<Picture> {
  const { filter, span, situation } = await pictureFilter(ctx, viewer, query)
  const finder = rowsOf(ctx.db.finder)
  const [tallied, rise] = await Promise.all([tally(finder, viewer, filter), risingOf(ctx, viewer, filter)])
  const ids = tallied.flatMap(t => (t.what === 'technique' ? [t.first] : []))
  const matrices = await loadMatrices(rowsOf(ctx.db.app), [...new Set(ids.flatMap(id => [id, parentOf(id)]))])
  return { ...(situation ? { situation } : {}), ...pictureOf(span, tallied, matrices, rise) }
}

/** What leaves in a file is of nothing above this: TLP:RED is never exported. */
const MOST_EXPORTED = 'AMBER+STRICT'

/** The techniques of the period as a layer for MITRE's Navigator, without what may not leave as a file. */
export async function exportNavigator(ctx: Context, viewer: Viewer, query: NavigatorQuery): Promise<NavigatorLayer> {
  const { domain, ...rest } = query
  const cap = tlpRank(viewer.cap) > tlpRank(MOST_EXPORTED) ? MOST_EXPORTED : viewer.cap
  const { filter, span } = await pictureFilter(ctx, viewer, rest)
  const tallied = await tally(rowsOf(ctx.db.finder), { ...viewer, cap }, filter)
  const seen = tallied.filter(t => t.what === 'technique' && t.now > 0).sort((a, b) => (a.first < b.first ? -1 : 1))
  const loaded = await loadMatrices(
    rowsOf(ctx.db.app),
    seen.map(t => t.first),
  )
  const matrix = loaded.find(m => m.domain === domain)
  // Without the matrix nobody knows which technique is whose: then all of them go with what was asked for.
  const scores = seen.filter(t => loaded.length === 0 || matrix?.techniques.some(one => one.id === t.first))
  return navigatorLayer({
    name: `Auburn, ${dayOf(span.since)} to ${dayOf(span.until)}`,
    description: 'Reports that the exporter may read, by technique. Nothing of TLP:RED is in it.',
    domain,
    version: matrix?.version ?? '',
    scores: scores.map(t => ({ id: t.first, score: t.now, comment: `${t.now} in the period, ${t.before} before it` })),
  })
}

interface Rising {
  values: Moved<{ type: IndicatorType; value: string }>[]
  words: Moved<string>[]
  reports: number
}
/** Values and words of titles that are seen more often than before: ids by the finder, text through the policies. */
async function risingOf(ctx: Context, viewer: Viewer, filter: PictureFilter): Promise<Rising> {
  const finder = rowsOf(ctx.db.finder)
  const [inPeriod, earlier] = await Promise.all([
    newest(finder, viewer, filter, periodOf(filter), LOOKED),
    newest(finder, viewer, filter, { from: filter.before, to: filter.since }, LOOKED),
  ])
  const now = new Set(inPeriod.map(r => r.report))
  const ids = [...now, ...earlier.map(r => r.report)]
  const shared = await sharedValues(finder, viewer, ids, [...now])
  // More than are shown, so that of those which rise alike it is told by their text which come first.
  const candidates = risen(
    shared.map(({ now, before, ...what }) => ({ what, now, before })),
    what => what.asserted,
    200,
  )
  const [texts, titles] = await asViewer(ctx.db, viewer, async tx => [
    await valuesById(
      tx,
      candidates.map(c => c.what.report),
      candidates.map(c => c.what.asserted),
    ),
    await titlesOf(tx, ids),
  ])
  const byId = new Map(texts.map(t => [t.id, t]))
  const values = candidates.flatMap(({ what, ...counts }) => {
    const text = byId.get(what.asserted)
    const type = INDICATOR_TYPES.find(t => t === text?.type)
    return text && type ? [{ what: { type, value: text.value }, ...counts }] : []
  })
  return {
    values: risen(values, v => `${v.value} ${v.type}`),
    words: risen(wordsIn(titles.map(t => ({ title: t.title, now: now.has(t.report) }))), word => word),
    reports: now.size,
  }
}

function pictureOf(span: Span, tallied: readonly Tallied[], matrices: readonly AttackMatrix[], rise: Rising): Picture {
  const of = <T extends string>(what: Tallied['what'], all: readonly T[]): Moved<T>[] =>
    all.flatMap(one => tallied.flatMap(t => (t.what === what && t.first === one ? [movedOf(one, t)] : [])))
  const all = tallied.find(t => t.what === 'all')
  const [kinds, sectors, regions] = [of('kind', LISTED_KINDS), of('sector', SECTOR_SLUGS), of('region', REGION_CODES)]
  const techniques = tallied
    .flatMap(t => (t.what === 'technique' ? [movedOf(t.first, t)] : []))
    .sort((a, b) => b.now - a.now || b.before - a.before || (a.what < b.what ? -1 : 1))
  const types = of('type', INDICATOR_TYPES).sort((a, b) => b.now - a.now)
  const names = techniqueNames(matrices)
  const seen = techniques.filter(t => t.now > 0).map(t => t.what)
  const reports = { now: all?.now ?? 0, before: all?.before ?? 0 }
  return {
    at: span.until.toISOString(),
    since: span.since.toISOString(),
    reports,
    weeks: weeksOf(span, tallied),
    kinds: kinds.map(({ what, ...counts }) => ({ kind: what, ...counts })),
    sectors: sectors.map(({ what, ...counts }) => ({ sector: what, ...counts })),
    regions: regions.map(({ what, ...counts }) => ({ region: what, ...counts })),
    cells: cellsOf(tallied),
    unsaid: tallied.find(t => t.what === 'unsaid')?.now ?? 0,
    techniques: techniques.map(({ what, ...counts }) => ({ id: what, ...named(names, what), ...counts })),
    ...placed(matrices, seen.sort()),
    types: types.map(({ what, ...counts }) => ({ type: what, ...counts })),
    rising: {
      techniques: risen(techniques, id => id),
      values: rise.values,
      words: rise.words,
      types: risen(types, type => type),
      kinds: risen(kinds, kind => kind),
      sectors: risen(sectors, sector => sector),
      looked: { reports: rise.reports, of: reports.now },
    },
  }
}

const movedOf = <T>(what: T, { now, before }: { now: number; before: number }): Moved<T> => ({ what, now, before })
const named = (names: ReadonlyMap<string, string>, id: string) => {
  const name = names.get(id)
  return name === undefined ? {} : { name }
}

const weeksOf = (span: Span, tallied: readonly Tallied[]): Picture['weeks'] =>
  span.weeks.map(dayOf).map(week => ({
    week,
    kinds: LISTED_KINDS.flatMap(kind => {
      const found = tallied.find(t => t.what === 'week' && t.first === week && t.second === kind)
      return found ? [{ kind, reports: found.now }] : []
    }),
  }))

const cellsOf = (tallied: readonly Tallied[]): Picture['cells'] =>
  SECTOR_SLUGS.flatMap(sector =>
    REGION_CODES.flatMap(region => {
      const found = tallied.find(t => t.what === 'cell' && t.first === sector && t.second === region)
      return found ? [{ sector, region, reports: found.now }] : []
    }),
  )

/** `until` is the last moment of the period itself. */
const periodOf = ({ since, until }: PictureFilter) => ({ from: since, to: new Date(until.getTime() + 1) })

/** The graph is of the newest reports of the period: so many are looked at for what they have in common. */
const LOOKED_FOR_GRAPH = 600

/** What the newest reports of the period have in common, for the graph and the timeline. */
export async function readGraph(ctx: Context, viewer: Viewer, query: PictureQuery): Promise<Graph> {
  const { filter } = await pictureFilter(ctx, viewer, query)
  const finder = rowsOf(ctx.db.finder)
  const found = await newest(finder, viewer, filter, periodOf(filter), LOOKED_FOR_GRAPH + 1)
  const inPeriod = found.slice(0, LOOKED_FOR_GRAPH)
  const ids = inPeriod.map(f => f.report)
  const [rows, sayings] = await asViewer(ctx.db, viewer, async tx => [
    await drawnReports(tx, ids),
    await sayingsOf(tx, ids),
  ])
  const byId = new Map(rows.map(r => [r.report, r]))
  const reports = inPeriod.flatMap(({ report, at }) => {
    const row = byId.get(report)
    return row ? [drawnOf(row, at)] : []
  })
  const said = sayings.flatMap(({ report, type, value }) => {
    const known = INDICATOR_TYPES.find(t => t === type)
    return known ? [{ report, type: known, value }] : []
  })
  const drawn = graphOf(reports, said)
  const techniques = drawn.things.flatMap(t => (t.what === 'technique' ? [t.value, parentOf(t.value)] : []))
  const names = techniqueNames(await loadMatrices(rowsOf(ctx.db.app), techniques))
  return {
    ...drawn,
    older: found.length > inPeriod.length,
    things: drawn.things.map(t => (t.what === 'technique' ? { ...t, ...named(names, t.value) } : t)),
  }
}

function drawnOf(row: DrawnRow, at: Date): GraphReport {
  return {
    id: row.report,
    title: row.title,
    kind: LISTED_KINDS.find(k => k === row.kind) ?? 'incident',
    tlp: tlpOfRank(row.tlp),
    at: at.toISOString(),
    ...(row.occurred_at ? { occurredAt: row.occurred_at } : {}),
    ...(row.found_at ? { foundAt: row.found_at } : {}),
  }
}
