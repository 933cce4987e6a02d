import type { Indicator, Use } from './indicator.ts'
import type { Tlp } from './marking.ts'
import type { AssertedIndicator } from './rendition.ts'

/** In which forms a report leaves by hand. */
export const OUTPUT_FORMATS = ['pdf', 'csv', 'stix', 'supplier'] as const
export type OutputFormat = (typeof OUTPUT_FORMATS)[number]

/** TLP:RED is for the eyes of those it was shown to: it is in no download, mail, list or export. */
export const mayLeave = (tlp: Tlp): boolean => tlp !== 'RED'
export const RED_STAYS =
  'What you get of this is TLP:RED, for the named people alone. It is read here, and leaves in no download.'

/**
 * Whether the page for the IT supplier may be handed over: up to AMBER. The terms of membership count a supplier's people who defend
 * one's own network as inside it; what its source kept strictly inside the organisations involved is no page to be handed about.
 */
export const mayReachSupplier = (tlp: Tlp): boolean => tlp === 'CLEAR' || tlp === 'GREEN' || tlp === 'AMBER'

/** What tools may act on. The rest is for reading: a list that holds a hacked innocent site blocks it somewhere. */
const ACTED_ON: readonly Use[] = ['block', 'detect', 'hunt']
export const mayBeActedOn = ({ use }: Pick<Indicator, 'use'>): boolean => ACTED_ON.includes(use)

/** The indicators that leave: not taken back by their author, and not held back (`withheld`: values the desk is deconflicting). */
export const leaving = <I extends AssertedIndicator>(indicators: readonly I[], withheld: ReadonlySet<string>): I[] =>
  indicators.filter(i => i.withdrawn === undefined && !withheld.has(i.value))
