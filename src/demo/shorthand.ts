import type { IndicatorType, Role, Use } from '../domain/indicator.ts'
import type { Tlp } from '../domain/marking.ts'
import type { Attribution, Layer, ReportKind } from '../domain/report.ts'
import type { DemoEntry, DemoGrant, DemoReport, DemoSighting } from './story.ts'

/** Short ways to write the everyday reports down: two hundred of them read better as sentences than as braces. */

export type Value = [IndicatorType, string, Role, Use]

/** `to` is a list of circles with blanks between them. */
export const grant = (layer: Layer, to: string, as: Attribution): DemoGrant => ({ layer, to: to.split(' '), as })

type Aside = Partial<Pick<DemoEntry, 'layer' | 'as'>>

/** A named entry on the headline unless said otherwise. `after` in minutes. */
export const says = (by: string, after: number, text: string, aside: Aside = {}): DemoEntry => ({
  by,
  after,
  layer: 'headline',
  as: 'named',
  ...aside,
  text,
})

/** The entry that the author of a question accepted. */
export const answer = (by: string, after: number, text: string, aside: Aside = {}): DemoEntry => ({
  ...says(by, after, text, aside),
  accepted: true,
})

export const saw = (by: string, after: number, count = 1, as: Attribution = 'named'): DemoSighting => ({
  by,
  after,
  count,
  as,
})

/** Authors go on under the name that their report has: nobody unmasks themselves by replying. */
const masked = (by: string, as: Attribution, rest: Rest): Rest =>
  as === 'withheld' && rest.thread
    ? { ...rest, thread: rest.thread.map(entry => (entry.by === by ? { ...entry, as } : entry)) }
    : rest

type Rest = Omit<DemoReport, 'key' | 'by' | 'kind' | 'daysAgo' | 'at' | 'title' | 'summary' | 'tlp' | 'grants'>

/** Says when: days before start-up, and the local time of day (ignored for the last day). */
export type When = readonly [daysAgo: number, at: string]

/** A report with a headline alone: marking, circles and attribution of that one layer. */
export const brief = (
  key: string,
  kind: ReportKind,
  by: string,
  [daysAgo, at]: When,
  [tlp, to, as]: readonly [Tlp, string, Attribution],
  title: string,
  summary: string,
  rest: Rest = {},
): DemoReport => ({
  key,
  by,
  kind,
  daysAgo,
  at,
  title,
  summary,
  tlp: { headline: tlp },
  grants: [grant('headline', to, as)],
  ...masked(by, as, rest),
})

/** A headline for some and indicators for the same or fewer. */
export const values = (
  key: string,
  kind: ReportKind,
  by: string,
  [daysAgo, at]: When,
  headline: readonly [Tlp, string, Attribution],
  technical: readonly [Tlp, string, Attribution],
  title: string,
  summary: string,
  [notes, ...indicators]: readonly [string, ...Value[]],
  rest: Rest = {},
): DemoReport => ({
  key,
  by,
  kind,
  daysAgo,
  at,
  title,
  summary,
  technical: { notes, indicators },
  tlp: { headline: headline[0], technical: technical[0] },
  grants: [grant('headline', headline[1], headline[2]), grant('technical', technical[1], technical[2])],
  ...masked(by, headline[2] === technical[2] ? headline[2] : 'named', rest),
})
