import type { Indicator } from '../../domain/indicator.ts'
import { INDICATOR_TYPE_NAMES, ROLE_NAMES, USE_NAMES } from '../../domain/indicator.ts'
import type { Tlp } from '../../domain/marking.ts'
import { affectedWords } from '../../domain/member.ts'
import { type RenditionContent, renditionOf } from '../../domain/rendition.ts'
import { type Layer, REPORT_KIND_NAMES } from '../../domain/report.ts'
import { IndicatorValue } from '../parts/indicator-value.tsx'
import { Markdown } from '../parts/markdown.tsx'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { utc } from '../parts/when.tsx'

const MOST = 25

interface Props {
  content: RenditionContent
  layer: Layer
  tlp: Tlp
  /** What stands where the author's name would: the name, or the crowd. */
  from: string
  pictures: readonly string[]
}

/** What one audience gets, word for word: made by the function that the server prepares the stored layer with. */
export function RenditionView({ content, layer, tlp, from, pictures }: Props) {
  const got = renditionOf(content, layer)
  const indicators = got.indicators ?? []
  return (
    <article className="sh-rendition" aria-label="What they get">
      <p className="sh-row sh-small">
        <TlpBadge tlp={tlp} />
        <span>{REPORT_KIND_NAMES[got.kind]}</span>
        <span className="quiet">{from}</span>
      </p>
      <h4>{got.title}</h4>
      {got.summary !== '' && <Markdown text={got.summary} />}
      <p className="quiet sh-small">
        {PROVENANCE[got.provenance.kind]}
        {got.provenance.detail ? `: ${got.provenance.detail}` : ''}
        {got.occurredAt ? `. Occurred ${utc(got.occurredAt)}` : ''}
        {got.foundAt ? `. Found ${utc(got.foundAt)}` : ''}
      </p>
      {got.affects && <p className="quiet sh-small">Affected: {affectedWords(got.affects)}</p>}
      {indicators.length > 0 && <Values indicators={indicators} />}
      {got.notes && <Markdown text={got.notes} />}
      {got.story && <Markdown text={got.story} className="sh-story" />}
      {got.impact && (
        <>
          <h5>Impact</h5>
          <Markdown text={got.impact} />
        </>
      )}
      {layer === 'full' && pictures.length > 0 && <p className="quiet sh-small">With {pictures.join(', ')}</p>}
    </article>
  )
}

const PROVENANCE = {
  'own-observation': 'Seen by its author',
  'passed-on': 'Passed on with permission',
  'open-source': 'From a published source',
} as const

function Values({ indicators }: { indicators: readonly Indicator[] }) {
  return (
    <>
      <h5>
        {indicators.length.toLocaleString('en-GB')} {indicators.length === 1 ? 'value' : 'values'}
      </h5>
      <ul className="sh-values">
        {indicators.slice(0, MOST).map(({ type, value, role, use }) => (
          <li key={`${type} ${value}`}>
            <span className="quiet sh-small">{INDICATOR_TYPE_NAMES[type]}</span>
            <IndicatorValue type={type} value={value} pivot={false} />
            <span className="quiet sh-small">
              {role === 'unknown' ? '' : `${ROLE_NAMES[role]}, `}
              {USE_NAMES[use].toLowerCase()}
            </span>
          </li>
        ))}
      </ul>
      {indicators.length > MOST && (
        <p className="quiet sh-small">
          and {(indicators.length - MOST).toLocaleString('en-GB')} more, as ticked above.
        </p>
      )}
    </>
  )
}
