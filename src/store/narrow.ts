import type { AdvisoryKind } from '../domain/advisory.ts'
import { type Tlp, tlpRank } from '../domain/marking.ts'
import type { ListedKind } from '../domain/report.ts'
import { reaches, reachesByCircle } from './visible.ts'

/**
 * What narrows a reading of the feed or of words: conditions on its row `f` (report, at), for the finder, in queries that
 * begin with the parameters of the viewer. Each is of what reaches this viewer: a sector, a technique or a marking of a
 * layer that it does not get finds nothing.
 */
export const NARROWINGS = {
  kind: v => `exists (select from report r where r.id = f.report and r.kind = ${v})`,
  advisory: v => `exists (select from advisory a where a.report = f.report and a.kind = ${v})`,
  sector: v => `exists (select from facet x where x.report = f.report and x.layer = 1 and ${v} = any(x.sectors)
    and ${reaches('x.audience', 'x.excepted', 'x.tlp')})`,
  technique: v => `exists (select from facet x where x.report = f.report and ${v} = any(x.techniques)
    and ${reaches('x.audience', 'x.excepted', 'x.tlp')})`,
  tlp: v => `(select l.tlp from layer l where l.report = f.report and ${reaches('l.audience', 'l.excepted', 'l.tlp')}
    order by l.layer desc limit 1) = ${v}`,
  /** A value in any of its forms. */
  forms:
    v => `exists (select from link k join indicator i on i.id = k.indicator where k.report = f.report and k.withdrawn is null
    and i.key in (select value_key(v) from unnest(${v}::text[]) v) and ${reaches('k.audience', 'k.excepted', 'k.tlp')})`,
  /** A `tsquery`. */
  query: v => `exists (select from found w where w.report = f.report and w.tsv @@ ${v}
    and ${reaches('w.audience', 'w.excepted', 'w.tlp')})`,
  /** Through one of these circles. */
  through: v =>
    `exists (select from feed n where n.report = f.report and n.circle = any(${v}::int[]) and ${reachesByCircle('n')})`,
  only: v => `f.report = any(${v}::uuid[])`,
  /** Questions with (or without) an accepted answer. */
  answered: v => `exists (select from report r where r.id = f.report and r.kind = 'question')
    and ${v}::boolean = exists (select from entry e join layer l on l.report = e.report and l.layer = e.layer
      where e.report = f.report and e.accepted and e.own is null and ${reaches('l.audience', 'l.excepted', 'l.tlp')})`,
  unreadBy: v => `not exists (select from reading r where r.report = f.report and r.seat = ${v})`,
  notMutedBy: v =>
    `not exists (select from interest i where i.seat = ${v} and i.what = 'report' and i.target = f.report::text and i.state = 'mute')`,
} as const satisfies Record<string, (value: string) => string>

export interface Narrow {
  kind?: ListedKind | undefined
  /** Of advisories: which kind. */
  advisory?: AdvisoryKind | undefined
  sector?: string | undefined
  technique?: string | undefined
  tlp?: Tlp | undefined
  forms?: readonly string[] | undefined
  through?: readonly number[] | undefined
  only?: readonly string[] | undefined
  answered?: boolean | undefined
  unreadBy?: number | undefined
  notMutedBy?: number | undefined
}

/** As SQL that begins with `and`, or nothing. */
export function narrowed(narrow: Narrow, bind: (value: unknown) => string): string {
  const { tlp, ...rest } = narrow
  const asked = { ...rest, tlp: tlp && tlpRank(tlp) }
  return (Object.keys(NARROWINGS) as (keyof typeof NARROWINGS)[])
    .flatMap(name => {
      const value = name === 'query' ? undefined : asked[name]
      return value === undefined ? [] : [`and ${NARROWINGS[name](bind(value))}`]
    })
    .join(' ')
}
