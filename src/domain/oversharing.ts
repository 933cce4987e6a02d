import type { IndicatorType } from './indicator.ts'
import type { Found, OwnTerms } from './own-terms.ts'
import { proposeRedactions, type Redaction } from './redaction.ts'
import type { Layer, ReportContent } from './report.ts'

/** Where in a report something stands. `indicator` counts from 0. */
export interface Place {
  layer: Layer
  field: 'title' | 'summary' | 'indicators' | 'notes' | 'story' | 'impact' | 'provenance'
  indicator?: number
}

export interface Warning {
  place: Place
  /** `stop`: it names the author where its name is withheld. `check`: it may be meant. */
  severity: 'stop' | 'check'
  code:
    | 'own-name'
    | 'own-address'
    | 'internal-address'
    | 'own-person'
    | 'own-indicator'
    | 'looks-like-you'
    | 'added-term'
    | 'value-in-headline'
  /** What was found, as it stands there. */
  found: string
  /** A whole sentence. */
  sentence: string
}

/** For each layer that is granted: is the author named to everybody who gets it? */
export type NamedByLayer = Readonly<Partial<Record<Layer, boolean>>>

/**
 * What a report says about its author that its author may not have meant to say. A layer that is not in `named` counts as
 * withheld, so forgetting to say so warns too much and never too little.
 */
export function warningsOf(content: ReportContent, own: OwnTerms, named: NamedByLayer = {}): Warning[] {
  const warnings: Warning[] = []
  for (const { place, text } of textsOf(content)) {
    const seen = new Set<string>()
    for (const redaction of proposeRedactions(text, own)) {
      const warning = warningOf(redaction, place, named[place.layer] === true)
      const key = `${warning?.code} ${redaction.original.toLowerCase()}`
      if (warning === undefined || seen.has(key)) continue
      seen.add(key)
      warnings.push(warning)
    }
  }
  content.technical?.indicators.forEach(({ value }, indicator) => {
    const place: Place = { layer: 'technical', field: 'indicators', indicator }
    const found = proposeRedactions(value, own).flatMap(
      redaction => indicatorWarning(redaction, value, place, named.technical === true) ?? [],
    )
    // One warning a value, the strictest: a look-alike host does not hide an own address beside it.
    const strictest = found.find(warning => warning.severity === 'stop') ?? found[0]
    if (strictest) warnings.push(strictest)
  })
  warnings.push(...valuesInHeadline(content))
  return warnings.sort((a, b) => Number(a.severity === 'check') - Number(b.severity === 'check'))
}

/** Whoever gets the headline alone gets a value that stands in it, whatever was decided for the indicators. */
function valuesInHeadline(content: ReportContent): Warning[] {
  const live = (text: string) =>
    text
      .toLowerCase()
      .replace(/\[\.\]|\(\.\)|\[dot\]/g, '.')
      .replace(/hxxp/g, 'http')
  return (['title', 'summary'] as const).flatMap(field => {
    const text = live(content.headline[field])
    const values = content.technical?.indicators.filter(i => !OPEN_TYPES.includes(i.type)) ?? []
    return values
      .filter(({ value }) => text.includes(value.toLowerCase()))
      .map(({ value }): Warning => {
        const sentence = sentenceOf('value-in-headline', value, FIELDS[field], false)
        return {
          place: { layer: 'headline', field },
          severity: 'check',
          code: 'value-in-headline',
          found: value,
          sentence,
        }
      })
  })
}
/** A flaw, a technique or a subject line is what a headline is about. */
const OPEN_TYPES: readonly IndicatorType[] = ['cve', 'attack-technique', 'email-subject', 'file-name']

function textsOf(content: ReportContent): { place: Place; text: string }[] {
  const texts: { place: Place; text: string }[] = [
    { place: { layer: 'headline', field: 'title' }, text: content.headline.title },
    { place: { layer: 'headline', field: 'summary' }, text: content.headline.summary },
  ]
  if (content.provenance.detail) {
    texts.push({ place: { layer: 'headline', field: 'provenance' }, text: content.provenance.detail })
  }
  if (content.technical) texts.push({ place: { layer: 'technical', field: 'notes' }, text: content.technical.notes })
  if (content.full) {
    texts.push({ place: { layer: 'full', field: 'story' }, text: content.full.story })
    texts.push({ place: { layer: 'full', field: 'impact' }, text: content.full.impact })
  }
  return texts
}

const CODES: Partial<Record<Found['kind'], Warning['code']>> = {
  organisation: 'own-name',
  domain: 'own-address',
  email: 'own-address',
  address: 'own-address',
  internal: 'internal-address',
  person: 'own-person',
  term: 'added-term',
  'look-alike': 'looks-like-you',
}

const FIELDS: Record<Place['field'], string> = {
  title: 'the title',
  summary: 'the summary',
  provenance: 'where it comes from',
  notes: 'the notes to the indicators',
  story: 'the story',
  impact: 'the impact',
  indicators: 'the indicators',
}

function warningOf(redaction: Redaction, place: Place, named: boolean): Warning | undefined {
  const code = CODES[redaction.kind]
  if (code === undefined || (code === 'own-address' && !redaction.accepted)) return undefined
  const found = redaction.original
  const where = FIELDS[place.field]
  // A named author may write its own name; its people and its inside it should still look at.
  if (named && (code === 'own-name' || code === 'looks-like-you')) return undefined
  const tells = code === 'own-name' || code === 'own-address' || code === 'added-term'
  const severity = tells && !named ? 'stop' : 'check'
  return { place, severity, code, found, sentence: sentenceOf(code, found, where, named) }
}

function sentenceOf(code: Warning['code'], found: string, where: string, named: boolean): string {
  const says = `“${found}” stands in ${where}`
  switch (code) {
    case 'own-name':
      return `${says} and would identify you, although your name is withheld there.`
    case 'own-address':
      return `${says} and is your own${named ? '' : '; it would identify you, although your name is withheld there'}.`
    case 'internal-address':
      return `${says} and shows the inside of a network.`
    case 'own-person':
      return `${says} and names a person.`
    case 'added-term':
      return `${says}, which you asked to strike out.`
    case 'looks-like-you':
      return `${says} and looks like your name; readers could guess that the report is yours.`
    case 'value-in-headline':
      return `${says}: whoever gets the headline gets this value too.`
    case 'own-indicator':
      return `“${found}” is your own; as an indicator, others would block or hunt for you.`
  }
}

function indicatorWarning(redaction: Redaction, value: string, place: Place, named: boolean): Warning | undefined {
  if (redaction.kind === 'look-alike' || redaction.kind === 'organisation' || redaction.kind === 'term') {
    if (named) return undefined
    const sentence = sentenceOf('looks-like-you', value, FIELDS.indicators, named)
    return { place, severity: 'check', code: 'looks-like-you', found: value, sentence }
  }
  if (redaction.kind === 'internal') {
    const sentence = sentenceOf('internal-address', value, FIELDS.indicators, named)
    return { place, severity: 'check', code: 'internal-address', found: value, sentence }
  }
  if (redaction.kind === 'person') {
    const sentence = sentenceOf('own-person', value, FIELDS.indicators, named)
    return { place, severity: 'check', code: 'own-person', found: value, sentence }
  }
  if (!redaction.accepted || redaction.kind === 'telephone') return undefined
  const sentence = sentenceOf('own-indicator', value, FIELDS.indicators, named)
  return { place, severity: 'stop', code: 'own-indicator', found: value, sentence }
}
