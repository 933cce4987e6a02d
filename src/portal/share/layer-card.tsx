import type { Tlp } from '../../domain/marking.ts'
import { LAYER_NAMES, type Layer } from '../../domain/report.ts'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { type Clash, grantedLayer, withAttribution, withGrant, withoutGrant } from './audience.ts'
import { CirclePicker } from './circle-picker.tsx'
import type { Audience } from './draft.ts'

interface Props {
  layer: Layer
  layers: readonly Layer[]
  /** What is in it, in words: "34 values and a note". */
  holds: string
  tlp: Tlp
  audience: Audience
  clashes: readonly Clash[]
  setAudience: (audience: Audience) => void
  /** Left out by the author; undefined for the headline, which every report has. */
  on: boolean
  onSwitch: ((on: boolean) => void) | undefined
  /** There is nothing in it, and why. */
  nothing: boolean
}

const INCLUDES: Record<Layer, string> = {
  headline: '',
  technical: 'Headline, and',
  full: 'Headline, indicators, and',
}

/** One level of detail: what is in it, how it is marked, who gets it. Each card holds the ones before it. */
export function LayerCard(props: Props) {
  const { layer, holds, tlp, on, onSwitch, nothing } = props
  const there = on && !nothing
  const title = `sh-layer-${layer}`
  return (
    <section
      className={there ? `sh-layer sh-layer-${layer}` : `sh-layer sh-layer-${layer} sh-layer-off`}
      aria-labelledby={title}
    >
      <header>
        <h3 id={title}>{LAYER_NAMES[layer]}</h3>
        {there && <TlpBadge tlp={tlp} />}
        {onSwitch !== undefined && !nothing && (
          <label className="sh-switch sh-end">
            <input
              type="checkbox"
              role="switch"
              checked={on}
              aria-checked={on}
              onChange={event => onSwitch(event.currentTarget.checked)}
              aria-label={`Include the ${LAYER_NAMES[layer].toLowerCase()}`}
            />
          </label>
        )}
      </header>
      <p className="sh-holds">
        {there && INCLUDES[layer] !== '' && <span className="quiet">{INCLUDES[layer]} </span>}
        {nothing ? (
          <span className="quiet">{holds}</span>
        ) : on ? (
          holds
        ) : (
          <span className="quiet">Left out: stays in this browser.</span>
        )}
      </p>
      {there && <Circles {...props} />}
    </section>
  )
}

function Circles({ layer, layers, tlp, audience, clashes, setAudience }: Props) {
  // What was granted of a level that the report lacks is granted as this one.
  const grants = audience.to.filter(grant => grantedLayer(layers, grant.layer) === layer)
  const red = tlp === 'RED'
  return (
    <>
      {grants.length === 0 ? (
        <p className="quiet sh-small">
          {layer === 'full' ? 'Nobody outside your organisation' : 'Only those who get more'}
        </p>
      ) : (
        <ul className="sh-grants" aria-label={`Who gets the ${LAYER_NAMES[layer].toLowerCase()}`}>
          {grants.map(grant => {
            const clash = clashes.find(other => other.grant === grant)
            return (
              <li key={`${grant.layer} ${grant.ref}`} className={clash && !clash.stepUp ? 'sh-clash' : undefined}>
                <span className="sh-grow">
                  {grant.name}
                  {clash && !clash.stepUp && (
                    <span className="sh-error sh-small">
                      TLP:{clash.tlp} cannot go here
                      {clash.tlp === 'RED' ? ': named persons alone' : ': nodes, members or persons alone'}
                    </span>
                  )}
                  {clash?.stepUp && <span className="sh-small sh-warn">TLP:{clash.tlp}: confirm it is you</span>}
                </span>
                <label className="sh-named">
                  <input
                    type="checkbox"
                    checked={grant.as === 'named'}
                    onChange={event =>
                      setAudience(withAttribution(audience, event.currentTarget.checked ? 'named' : 'withheld', grant))
                    }
                    aria-label={`Show our name to ${grant.name}`}
                  />
                  <span aria-hidden>{grant.as === 'named' ? 'named' : 'not named'}</span>
                </label>
                <button
                  type="button"
                  className="sh-remove"
                  onClick={() => setAudience(withoutGrant(audience, grant))}
                  aria-label={`Take the ${LAYER_NAMES[layer].toLowerCase()} from ${grant.name}`}
                >
                  ×
                </button>
              </li>
            )
          })}
        </ul>
      )}
      <CirclePicker
        label={`Give the ${LAYER_NAMES[layer].toLowerCase()} to`}
        placeholder={red ? 'Add a person…' : 'Add a node, member, person…'}
        chosen={grants.map(grant => grant.ref)}
        suits={circle => !red || circle.kind === 'seat' || circle.kind === 'desk'}
        onPick={circle => setAudience(withGrant(audience, { ...circle, layer, as: attributionOf(audience) }))}
      />
    </>
  )
}

/** A circle that is added is treated as most of the others are. */
export const attributionOf = (audience: Audience): 'named' | 'withheld' =>
  audience.to.length > 0 && audience.to.every(grant => grant.as === 'named') ? 'named' : 'withheld'
