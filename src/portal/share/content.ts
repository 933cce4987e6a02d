import type { Indicator } from '../../domain/indicator.ts'
import { layersOf as layersIn, type RenditionContent } from '../../domain/rendition.ts'
import { LAYERS, type Layer, type Provenance } from '../../domain/report.ts'
import { type Draft, kindOf, provenanceOf, summaryOf, titleOf } from './draft.ts'

/** The fields that people write and that strike-outs therefore go through. */
export const WRITTEN = ['title', 'summary', 'notes', 'story', 'impact'] as const
export type Written = (typeof WRITTEN)[number]
export type WrittenText = Record<Written, string>

export const writtenOf = (draft: Draft): WrittenText => ({
  title: titleOf(draft).trim(),
  summary: summaryOf(draft).trim(),
  notes: draft.notes.trim(),
  story: draft.text.trim(),
  impact: draft.impact.trim(),
})

/** A text that says no more than its own headline is not a story of its own. */
const saysMore = (written: WrittenText): boolean => {
  if (written.story.length > 2 * (written.title.length + written.summary.length) + 400) return true
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  const story = plain(written.story)
  return story !== '' && story !== plain(written.title) && story !== plain(written.title + written.summary)
}

/** Which layers there is something for, before the author leaves any out. */
export function possibleLayers(written: WrittenText, indicators: number, attachments: number): Layer[] {
  return LAYERS.filter(layer => {
    if (layer === 'headline') return true
    if (layer === 'technical') return indicators > 0 || written.notes !== ''
    return saysMore(written) || written.impact !== '' || attachments > 0
  })
}

/** The report as it would leave, given what is already struck out. */
export function contentOf(draft: Draft, written: WrittenText, indicators: readonly Indicator[]): RenditionContent {
  const layers = possibleLayers(written, indicators.length, draft.attachments.length).filter(
    layer => !draft.leftOut.includes(layer),
  )
  const detail = draft.provenanceDetail.trim()
  const kind = provenanceOf(draft)
  const provenance: Provenance = detail === '' || kind === 'own-observation' ? { kind } : { kind, detail }
  const occurredAt = timeOf(draft.occurredAt)
  const foundAt = timeOf(draft.foundAt)
  return {
    kind: kindOf(draft),
    provenance,
    ...(occurredAt === undefined ? {} : { occurredAt }),
    ...(foundAt === undefined ? {} : { foundAt }),
    headline: { title: written.title, summary: written.summary, ...affectsOf(draft) },
    ...(layers.includes('technical') ? { technical: { indicators: [...indicators], notes: written.notes } } : {}),
    ...(layers.includes('full')
      ? { full: { story: saysMore(written) ? written.story : '', impact: written.impact } }
      : {}),
  }
}

const affectsOf = ({ affects }: Draft) =>
  affects && affects.sectors.length + affects.regions.length > 0 ? { affects } : {}

export const layersOf = layersIn

/** Browsers give local time without a zone; the field on the page says that UTC is meant. */
export function timeOf(field: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(field)) return undefined
  const time = new Date(`${field.slice(0, 16)}:00.000Z`)
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString()
}
