import type { IndicatorType } from '../domain/indicator.ts'
import { parseTlp, TLP, type Tlp } from '../domain/marking.ts'
import { applyRedactions, type OwnTerms, proposeRedactions, type Redaction } from '../domain/redaction.ts'
import { ATTRIBUTIONS, PROVENANCES, REPORT_KINDS } from '../domain/report.ts'
import type { ShareRequest } from '../formats/api/reports.ts'
import { LIMITS } from '../formats/api/reports.ts'
import { extract } from '../formats/text/index.ts'
import { type Given, oneOf, UsageError } from './command.ts'

/** What `auburn share` sends, worked out from its flags and the text. Nothing of the text goes wider than was asked. */
export interface Sharer {
  own: OwnTerms
  demo: boolean
}
export interface Prepared {
  request: ShareRequest
  /** What in the text says who you are: struck out with --redact, else left as it is. */
  own: Redaction[]
  /** Values that were found and are not shared, with the reason. */
  leftOut: { type: IndicatorType; value: string; why: string }[]
  notes: string[]
}

export function shareRequestOf(given: Given, text: string, sharer: Sharer): Prepared {
  const own = proposeRedactions(text, sharer.own).filter(r => r.accepted)
  const shown = given.is('redact') ? applyRedactions(text, own).text : text
  const { title, cut } = titleOf(given, shown, sharer)
  const { domains, networks } = sharer.own
  const found = extract(shown, { own: { domains, networks }, demo: sharer.demo })
  const indicators = unique(
    found.filter(f => f.ticked).map(({ type, value, role, use }) => ({ type, value, role, use })),
  )
  const grants = grantsOf(given)
  const asked = grants.some(g => g.layer === 'technical')
  const technical = indicators.length > 0 || asked
  const notes = [
    ...(cut ? [`the first line is longer than ${LIMITS.title} characters and was cut for the headline`] : []),
    ...(asked && indicators.length === 0 ? ['no indicators were found: --technical-to gets the headline alone'] : []),
  ]
  if (shown.length > LIMITS.story) throw new UsageError(`the text has more than ${LIMITS.story} characters`)
  const request: ShareRequest = {
    content: {
      kind: oneOf('kind', given.text('kind'), REPORT_KINDS) ?? 'incident',
      provenance: provenanceOf(given),
      headline: { title, summary: struck(given, given.text('summary') ?? '', sharer) },
      ...(technical ? { technical: { indicators, notes: '' } } : {}),
      full: { story: shown, impact: '' },
    },
    audience: {
      grants,
      except: [...(given.is('with-regulators') ? [] : ['kind:regulator']), ...given.list('except')],
      tlp: tlpOf(given, 'tlp') ?? 'AMBER',
      layerTlp: layerTlpOf(given, technical),
    },
    ...(given.text('client-id') === undefined ? {} : { clientId: given.text('client-id') }),
  }
  const { headline = '', summary = '' } = { headline: given.text('headline'), summary: given.text('summary') }
  const written = [headline, summary].flatMap(line => proposeRedactions(line, sharer.own).filter(r => r.accepted))
  return { request, own: [...written, ...own], leftOut: leftOutOf(found), notes }
}

/** A line of the command itself: struck out like the text, where that was asked for. */
function struck(given: Given, line: string, { own }: Sharer): string {
  if (!given.is('redact')) return line
  const accepted = proposeRedactions(line, own).filter(r => r.accepted)
  return applyRedactions(line, accepted).text
}

/** The headline's one line. It is struck out with the rest only where it comes from the text or --redact is given. */
function titleOf(given: Given, text: string, sharer: Sharer): { title: string; cut: boolean } {
  const written = given.text('headline')?.trim()
  const first = text.split(/\r?\n/).find(line => line.trim() !== '') ?? ''
  const line = written ? struck(given, written, sharer) : first.replace(/^#{1,6}\s+/, '').trim()
  if (line === '') throw new UsageError('the text has no line for a headline: give one with --headline')
  if (line.length <= LIMITS.title) return { title: line, cut: false }
  if (written) throw new UsageError(`--headline has more than ${LIMITS.title} characters`)
  return { title: `${line.slice(0, LIMITS.title - 1).trimEnd()}…`, cut: true }
}

/**
 * --to alone gets the whole report. Once a richer level has its own readers, --to gets the headline, and a level that
 * nobody was given stays with your own organisation.
 */
function grantsOf(given: Given): ShareRequest['audience']['grants'] {
  const [to, technical, full] = [given.list('to'), given.list('technical-to'), given.list('full-to')]
  if (given.is('named') && given.is('withheld')) throw new UsageError('--named and --withheld are both there: give one')
  const as = given.is('named') ? ATTRIBUTIONS[0] : ATTRIBUTIONS[1]
  const split = technical.length > 0 || full.length > 0
  const grants = [
    { layer: split ? ('headline' as const) : ('full' as const), to, as },
    { layer: 'technical' as const, to: technical, as },
    { layer: 'full' as const, to: full, as },
  ].filter(g => g.to.length > 0)
  if (grants.length === 0)
    throw new UsageError('--to is missing: say who may see it, such as --to finance,east-midlands')
  return grants
}

function tlpOf(given: Given, flag: string): Tlp | undefined {
  const written = given.text(flag)
  if (written === undefined) return undefined
  const tlp = parseTlp(written)
  if (!tlp) throw new UsageError(`--${flag} ${written} is no TLP. One of: ${TLP.join(', ').toLowerCase()}`)
  return tlp
}

function layerTlpOf(given: Given, hasTechnical: boolean) {
  const [headline, technical] = [tlpOf(given, 'headline-tlp'), tlpOf(given, 'technical-tlp')]
  return { ...(headline ? { headline } : {}), ...(technical && hasTechnical ? { technical } : {}) }
}

function provenanceOf(given: Given) {
  const kind = oneOf('provenance', given.text('provenance'), PROVENANCES) ?? 'own-observation'
  const detail = given.text('provenance-detail')
  return detail === undefined ? { kind } : { kind, detail }
}

function unique<T extends { type: string; value: string }>(indicators: readonly T[]): T[] {
  return [...new Map(indicators.map(i => [`${i.type} ${i.value}`, i])).values()]
}

function leftOutOf(found: ReturnType<typeof extract>): Prepared['leftOut'] {
  const out = found
    .filter(f => !f.ticked)
    .map(f => ({ type: f.type, value: f.value, why: f.harmless?.why ?? f.reason }))
  return [...new Map(out.map(o => [o.value, o])).values()]
}
