import type { IndicatorType } from './indicator.ts'
import type { Tlp } from './marking.ts'
import type { ListedKind } from './report.ts'

/** What hangs together: reports, and the values and techniques that several of them have. */
export interface GraphReport {
  id: string
  title: string
  kind: ListedKind
  tlp: Tlp
  at: string
  occurredAt?: string
  foundAt?: string
}
export interface Saying {
  report: string
  type: IndicatorType
  value: string
}
/** Something that several reports have: each of them is joined to it by a line. */
export interface GraphThing {
  /** Of this answer alone. */
  id: string
  what: 'value' | 'technique'
  type: IndicatorType
  value: string
  reports: string[]
}
export interface ReportGraph {
  reports: GraphReport[]
  things: GraphThing[]
  left: {
    /** Reports that are not drawn: older, or without anything in common. */
    reports: number
    /** Values and techniques that several reports have, and that are not drawn. */
    things: number
  }
}
export const MOST_DRAWN = { reports: 150, things: 150 }
/** A detection rule is a text, not a point in a graph. */
const NOT_DRAWN: readonly IndicatorType[] = ['yara', 'sigma', 'suricata']

/**
 * The graph of reports, newest first. Drawn is what most reports have in common, and the reports that have it; where there is
 * room, the newest others too.
 */
export function graphOf(
  reports: readonly GraphReport[],
  sayings: readonly Saying[],
  most: typeof MOST_DRAWN = MOST_DRAWN,
): ReportGraph {
  const said = new Map<string, Omit<GraphThing, 'id'> & { having: Set<string> }>()
  for (const { report, type, value } of sayings) {
    if (NOT_DRAWN.includes(type)) continue
    const key = `${type} ${value}`
    const known = said.get(key) ?? {
      what: type === 'attack-technique' ? ('technique' as const) : ('value' as const),
      ...{ type, value, reports: [], having: new Set<string>() },
    }
    said.set(key, known)
    known.having.add(report)
  }
  const common = [...said]
    .filter(([, thing]) => thing.having.size > 1)
    .sort(([a, x], [b, y]) => y.having.size - x.having.size || (a < b ? -1 : 1))
    .map(([, thing]) => thing)
  const chosen = common.slice(0, most.things)
  const joined = new Set(chosen.flatMap(thing => [...thing.having]))
  const shown = new Set(
    [...reports.filter(r => joined.has(r.id)), ...reports.filter(r => !joined.has(r.id))]
      .slice(0, most.reports)
      .map(r => r.id),
  )
  const things = chosen
    .map(({ having, ...thing }) => ({
      ...thing,
      reports: reports.flatMap(r => (having.has(r.id) && shown.has(r.id) ? [r.id] : [])),
    }))
    .filter(thing => thing.reports.length > 1)
    .map((thing, n) => ({ id: `t${n + 1}`, ...thing }))
  return {
    reports: reports.filter(r => shown.has(r.id)),
    things,
    left: { reports: reports.length - shown.size, things: common.length - things.length },
  }
}
