import type { IndicatorType, Role, Use } from '../../domain/indicator.ts'
import { alike, type Held, type Holders, isEverybodys, type Kin, type Rarity, telling } from '../../domain/likeness.ts'
import { type Reason, reasonsOf } from '../../domain/likeness-words.ts'
import type { AssertedIndicator } from '../../domain/rendition.ts'
import { defang } from '../../formats/text/index.ts'
import { asViewer, rowsOf } from '../../store/database.ts'
import { findHolders, type HolderRow, loadPlaces, loadSaid, MOST, type SaidRow } from '../../store/kin.ts'
import { findReach } from '../../store/report-read.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'

/** Where a report belongs, and why: in a situation that one like it is in, else with a report like it. */
export interface Proposal {
  with: { kind: 'situation' | 'report'; id: string }
  /** From 0 to 1: how likely they tell of one campaign. */
  score: number
  reasons: Reason[]
  /** Reports of the situation that it is like, or the one report. */
  reports: string[]
}

/** Proposals for a report; more would not be read. */
const SHOWN = 5

/**
 * For each of these reports that the viewer gets, where it belongs. Nothing that this viewer does not get changes a score,
 * the order or a reason. Whoever calls has made sure that the viewer is at the desk.
 */
export async function proposalsFor(
  ctx: Context,
  viewer: Viewer,
  reports: readonly string[],
): Promise<Map<string, Proposal[]>> {
  const { kin, rarity, valueNamed, places } = await gather(ctx, viewer, reports)
  const all = [...kin.values()]
  return new Map(
    reports.flatMap(id => {
      const mine = kin.get(id)
      if (!mine) return []
      const found = new Map<string, Proposal>()
      for (const { kin: other, score, evidence } of alike(mine, all, rarity)) {
        const reasons = () => reasonsOf(evidence, { valueNamed, nameOf: () => undefined })
        const situations = (places.get(other.id) ?? []).filter(s => !places.get(id)?.includes(s))
        const targets = places.has(other.id)
          ? situations.map(s => ({ kind: 'situation' as const, id: s }))
          : [{ kind: 'report' as const, id: other.id }]
        for (const target of targets) {
          const before = found.get(target.id)
          if (before) before.reports.push(other.id)
          else found.set(target.id, { with: target, score, reasons: reasons(), reports: [other.id] })
        }
      }
      return [[id, [...found.values()].slice(0, SHOWN)] as const]
    }),
  )
}

interface Gathered {
  kin: ReadonlyMap<string, Kin>
  rarity: Rarity
  valueNamed: (indicator: number) => { type: IndicatorType; shown: string } | undefined
  places: ReadonlyMap<string, string[]>
}

async function gather(ctx: Context, viewer: Viewer, reports: readonly string[]): Promise<Gathered> {
  const finder = rowsOf(ctx.db.finder)
  const held = await findHolders(finder, viewer, reports)
  const holders = holdersOf(held)
  const ids = [...new Set([...reports, ...held.filter(h => !holders.get(h.indicator)?.many).map(h => h.report)])]
  const [reach, { said, inside }] = await Promise.all([
    findReach(finder, viewer, ids),
    asViewer(ctx.db, viewer, async rows => ({
      said: await loadSaid(rows, ids, reports),
      inside: await loadPlaces(rows, ids),
    })),
  ])
  const kin = new Map(
    said.flatMap(s => {
      const got = reach.get(s.id)?.at.headline
      return got ? [[s.id, kinOf(s, got, held)] as const] : []
    }),
  )
  const places = new Map<string, string[]>()
  for (const p of inside) places.set(p.report, [...(places.get(p.report) ?? []), p.situation])
  return {
    kin,
    places,
    rarity: { reports: kin.size, holders, words: new Map(), names: new Map() },
    valueNamed: valuesOf(held, said),
  }
}

function holdersOf(held: readonly HolderRow[]): Map<number, Holders> {
  const found = new Map<number, Holders>()
  for (const h of held) {
    const before = found.get(h.indicator) ?? { count: 0, many: false, least: 1 }
    const count = before.count + 1
    const least = isEverybodys(h.role as Role) ? Math.min(before.least, telling(heldOf(h))) : before.least
    found.set(h.indicator, { count, many: count > MOST, least })
  }
  return found
}
const heldOf = (h: HolderRow): Held => ({ type: h.type as IndicatorType, role: h.role as Role, use: h.use as Use })

function kinOf(said: SaidRow, got: Date, held: readonly HolderRow[]): Kin {
  const when = Date.parse(said.occurred_at ?? said.found_at ?? '')
  return {
    id: said.id,
    at: Number.isNaN(when) ? got.getTime() : when,
    holds: new Map(held.filter(h => h.report === said.id).map(h => [h.indicator, heldOf(h)])),
    words: new Set(),
    names: new Map(),
    fields: new Set(),
  }
}

/** Values are text: the finder does not see them, they stand in the reports that were asked about. */
function valuesOf(held: readonly HolderRow[], said: readonly SaidRow[]): Gathered['valueNamed'] {
  const byId = new Map<string, AssertedIndicator>(said.flatMap(s => (s.indicators ?? []).map(i => [i.id, i] as const)))
  const values = new Map(
    held.flatMap(h => {
      const i = byId.get(h.id)
      return i ? [[h.indicator, { type: i.type, shown: defang(i.type, i.value) }] as const] : []
    }),
  )
  return indicator => values.get(indicator)
}
