import { refused } from '../../domain/fault.ts'
import { INDICATOR_TYPE_NAMES } from '../../domain/indicator.ts'
import { type AssertedIndicator, layersOf, type RenditionContent, renditionOf } from '../../domain/rendition.ts'
import type { Headline, Layer } from '../../domain/report.ts'
import type { ContentIn } from '../../formats/api/reports.ts'
import { normalise, refang } from '../../formats/text/index.ts'

/** A report's content as it is stored: indicators normalised, each with its own id. */
export type PreparedContent = RenditionContent<AssertedIndicator>

/**
 * Normalises what a client sent. An indicator that stood in the report before keeps its id; a value that is none of its
 * type is refused by its place. Nothing is dropped in silence but exact repetitions.
 */
export function prepareContent(
  content: ContentIn,
  before: readonly AssertedIndicator[],
  newId: () => string,
): PreparedContent {
  const kept = new Map(before.map(i => [`${i.type} ${i.value}`, i]))
  const seen = new Map<string, AssertedIndicator>()
  content.technical?.indicators.forEach((indicator, n) => {
    // Tools send values as reports print them: live, or defanged.
    const value = normalise(indicator.type, indicator.value) ?? normalise(indicator.type, refang(indicator.value))
    if (value === undefined)
      throw refused(
        `This is not a valid ${INDICATOR_TYPE_NAMES[indicator.type]}.`,
        `/content/technical/indicators/${n}/value`,
      )
    const key = `${indicator.type} ${value}`
    if (seen.has(key)) return
    const old = kept.get(key)
    seen.set(key, {
      id: old?.id ?? newId(),
      type: indicator.type,
      value,
      role: indicator.role,
      use: indicator.use,
      ...(old?.withdrawn ? { withdrawn: old.withdrawn } : {}),
    })
  })
  const { kind, provenance, full } = content
  return {
    kind,
    provenance:
      provenance.detail === undefined
        ? { kind: provenance.kind }
        : { kind: provenance.kind, detail: provenance.detail },
    occurredAt: content.occurredAt && new Date(content.occurredAt).toISOString(),
    foundAt: content.foundAt && new Date(content.foundAt).toISOString(),
    headline: headlineOf(content.headline),
    technical: content.technical && { notes: content.technical.notes, indicators: [...seen.values()] },
    full,
  }
}

function headlineOf({ title, summary, affects }: ContentIn['headline']): Headline {
  const [sectors, regions] = [[...new Set(affects?.sectors)], [...new Set(affects?.regions)]]
  return { title, summary, ...(sectors.length + regions.length > 0 ? { affects: { sectors, regions } } : {}) }
}

/** Each layer's whole text, made once, at sharing. */
export const bodiesOf = (content: PreparedContent, crowd: string): { layer: Layer; body: object }[] =>
  layersOf(content).map(layer => ({ layer, body: { ...renditionOf(content, layer), crowd } }))
