import type { Indicator } from './indicator.ts'
import type { Tlp } from './marking.ts'
import type { Region, Sector } from './member.ts'

export const REPORT_KINDS = [
  'incident',
  'campaign',
  'vulnerability',
  'reconnaissance',
  'question',
  'experience',
] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

/** What the desk publishes is a report too, whose three layers are its renderings (advisory.ts): members share none. */
export const LISTED_KINDS = [...REPORT_KINDS, 'advisory'] as const
export type ListedKind = (typeof LISTED_KINDS)[number]

export const REPORT_KIND_NAMES: Record<ListedKind, string> = {
  incident: 'Incident',
  campaign: 'Campaign or activity',
  vulnerability: 'Vulnerability',
  reconnaissance: 'Reconnaissance',
  question: 'Question',
  experience: 'What worked',
  advisory: 'Advisory',
}

/** How much of a report ("level of detail"). Each includes the ones before it. */
export const LAYERS = ['headline', 'technical', 'full'] as const
export type Layer = (typeof LAYERS)[number]
export const layerRank = (layer: Layer): number => LAYERS.indexOf(layer) + 1

export const LAYER_NAMES: Record<Layer, string> = {
  headline: 'Headline',
  technical: 'Indicators',
  full: 'Full story',
}

export const PROVENANCES = ['own-observation', 'passed-on', 'open-source'] as const
export type ProvenanceKind = (typeof PROVENANCES)[number]
export interface Provenance {
  kind: ProvenanceKind
  /** For `passed-on`: whose permission there is; for `open-source`: where it was published. */
  detail?: string
}

/** Whom it struck or may strike, in its author's own words. Never worked out from who the author is: that could name it. */
export interface Affects {
  sectors: readonly Sector[]
  regions: readonly Region[]
}

/** What the headline layer says. */
export interface Headline {
  title: string
  /** Two or three sentences in plain words, Markdown. */
  summary: string
  affects?: Affects | undefined
}

/** What the technical layer adds. */
export interface Technical {
  indicators: readonly Indicator[]
  /** Notes that go with the indicators, Markdown. */
  notes: string
}

/** What the full layer adds. */
export interface FullStory {
  /** Markdown. */
  story: string
  impact: string
}

/** A whole report as its author wrote it. Layers that it does not have are left out; a richer one needs no poorer one but the headline. */
export interface ReportContent {
  kind: ReportKind
  provenance: Provenance
  occurredAt?: string
  foundAt?: string
  headline: Headline
  technical?: Technical
  full?: FullStory
}

export type LayerMarkings = Partial<Record<Layer, Tlp>>

export const WITHDRAWAL_REASONS = [
  'false-positive',
  'cleaned-up',
  'sinkholed',
  'shared-in-error',
  'superseded',
] as const
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number]
export const WITHDRAWAL_REASON_NAMES: Record<WithdrawalReason, string> = {
  'false-positive': 'False positive',
  'cleaned-up': 'Cleaned up',
  sinkholed: 'Sinkholed',
  'shared-in-error': 'Shared in error',
  superseded: 'Superseded',
}

/** Attribution of a grant, a thread entry or a sighting. `anonymous` belongs to a whole report and comes with its own issue. */
export const ATTRIBUTIONS = ['named', 'withheld'] as const
export type Attribution = (typeof ATTRIBUTIONS)[number]
