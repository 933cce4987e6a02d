import type { AdvisoryInReport } from './advisory.ts'
import type { Indicator } from './indicator.ts'
import {
  type Affects,
  type Headline,
  LAYERS,
  type Layer,
  type ListedKind,
  layerRank,
  type Provenance,
  type ReportKind,
  type WithdrawalReason,
} from './report.ts'

/**
 * What one layer's readers get, word for word. The browser renders the preview with the function that the server
 * prepares the stored layers with, so that what was shown is what is served.
 */
export interface RenditionContent<I extends Indicator = Indicator> {
  kind: ReportKind
  provenance: Provenance
  occurredAt?: string | undefined
  foundAt?: string | undefined
  headline: Headline
  technical?: { indicators: readonly I[]; notes: string } | undefined
  full?: { story: string; impact: string } | undefined
}
export interface Rendition<I extends Indicator = Indicator> {
  kind: ListedKind
  title: string
  summary: string
  provenance: Provenance
  occurredAt?: string
  foundAt?: string
  affects?: Affects
  indicators?: readonly I[]
  notes?: string
  story?: string
  impact?: string
  advisory?: AdvisoryInReport
}
/** An indicator once it stands in a report: its own random id, and why it was taken back, if it was. */
export interface AssertedIndicator extends Indicator {
  id: string
  withdrawn?: WithdrawalReason
}

/** The layers that a report has: always a headline. */
export const layersOf = (content: Pick<RenditionContent, 'technical' | 'full'>): Layer[] =>
  LAYERS.filter(l => l === 'headline' || content[l] !== undefined)

export function renditionOf<I extends Indicator>(content: RenditionContent<I>, layer: Layer): Rendition<I> {
  const has = (l: Layer) => layerRank(layer) >= layerRank(l)
  return {
    kind: content.kind,
    title: content.headline.title,
    summary: content.headline.summary,
    provenance: content.provenance,
    ...(content.occurredAt ? { occurredAt: content.occurredAt } : {}),
    ...(content.foundAt ? { foundAt: content.foundAt } : {}),
    ...(content.headline.affects ? { affects: content.headline.affects } : {}),
    ...(has('technical') && content.technical
      ? { indicators: content.technical.indicators, notes: content.technical.notes }
      : {}),
    ...(has('full') && content.full ? { story: content.full.story, impact: content.full.impact } : {}),
  }
}
