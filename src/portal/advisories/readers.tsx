import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { LAYER_OF_RENDERING, RENDERING_NAMES } from '../../domain/advisory.ts'
import { layersOfAdvisory, renderingOf } from '../../domain/advisory-rendition.ts'
import { TLP, TLP_MEANS } from '../../domain/marking.ts'
import type { Layer } from '../../domain/report.ts'
import { crowdText } from '../parts/crowd.ts'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { audienceRequest, grantedLayer, markings, withGrant, withoutGrant } from '../share/audience.ts'
import { CirclePicker } from '../share/circle-picker.tsx'
import { type Audience, EMPTY_AUDIENCE, type Pick, REGULATORS } from '../share/draft.ts'
import { Exceptions } from '../share/exceptions.tsx'
import { audienceFrom } from '../share/presets.ts'
import type { AdvisoryDetail, AskedAudience, Content } from './api.ts'
import '../share/share.css'

interface Props {
  content: Content
  asked: AskedAudience
  preview: AdvisoryDetail['preview']
  /** Names of circles that were picked on this page. */
  known: Map<string, Pick>
  set: (asked: AskedAudience) => void
}

const audienceOf = (asked: AskedAudience, names: ReadonlyMap<string, Pick>): Audience =>
  asked === null
    ? { ...EMPTY_AUDIENCE, except: [REGULATORS], tlp: 'GREEN', tlpChosen: true, to: [] }
    : audienceFrom(asked, names)
/** Which marking each rendering has: as it is asked for, or as it would be. */
export const askedMarkings = (asked: AskedAudience, layers: readonly Layer[], names: ReadonlyMap<string, Pick>) =>
  markings({ ...audienceOf(asked, names), tlpChosen: true }, [...layers])

/** Who gets which rendering, under which marking: each has its own, and a richer one is never marked lower. */
export function ReadersField({ content, asked, preview, known, set }: Props) {
  const layers = layersOfAdvisory(content)
  const names = new Map(known)
  for (const { ref, kind, name } of preview?.rows.flatMap(row => row.circles) ?? [])
    if (!names.has(ref)) names.set(ref, { ref, kind, name, hint: '' })
  for (const { ref, name } of preview?.excepted ?? [])
    if (!names.has(ref)) names.set(ref, { ref, kind: 'kind', name, hint: '' })
  // A marking, or an exception, that was chosen before anybody was: without readers there is no audience to keep it in.
  const [wish, setWish] = useState<Audience>()
  const audience = asked === null && wish ? wish : audienceOf(asked, names)
  const change = (next: Audience) => {
    setWish({ ...next, to: [] })
    for (const circle of [...next.to, ...next.except]) known.set(circle.ref, circle)
    const request = audienceRequest(
      { ...next, to: next.to.map(g => ({ ...g, as: 'named' as const })), tlpChosen: true },
      layers,
    )
    set(
      request.grants.length === 0
        ? null
        : { ...request, except: request.except ?? [], layerTlp: request.layerTlp ?? {}, colleagues: [] },
    )
  }
  const marked = markings({ ...audience, tlpChosen: true }, layers)
  return (
    <div className="adv-field">
      <div className="adv-readers">
        {layers.map(layer => {
          const rendering = renderingOf(layer)
          const grants = audience.to.filter(g => grantedLayer(layers, g.layer) === layer)
          const tlp = marked.find(m => m.layer === layer)?.tlp ?? audience.tlp
          const richest = layer === layers.at(-1)
          return (
            <section key={layer} className="adv-reader" aria-labelledby={`adv-reader-${layer}`}>
              <h3 id={`adv-reader-${layer}`}>
                {RENDERING_NAMES[rendering]} <TlpBadge tlp={tlp} />
              </h3>
              <NativeSelect
                label={`Marking of the ${RENDERING_NAMES[rendering]}`}
                size="sm"
                value={tlp}
                onChange={event => {
                  const chosen = TLP.find(one => one === event.currentTarget.value)
                  if (!chosen) return
                  change(
                    richest || layer === 'full'
                      ? { ...audience, tlp: chosen }
                      : { ...audience, layerTlp: { ...audience.layerTlp, [layer]: chosen } },
                  )
                }}
                data={TLP.map(one => ({ value: one, label: `TLP:${one}` }))}
              />
              <p className="small quiet">{TLP_MEANS[tlp]}</p>
              {grants.length === 0 ? (
                <p className="small quiet">{richest ? 'Nobody yet' : 'Those who get more, and nobody else'}</p>
              ) : (
                <ul className="plain adv-grants" aria-label={`Who gets the ${RENDERING_NAMES[rendering]}`}>
                  {grants.map(grant => (
                    <li key={grant.ref}>
                      {grant.name}
                      <button
                        type="button"
                        className="adv-chip-button"
                        aria-label={`Take the ${RENDERING_NAMES[rendering]} from ${grant.name}`}
                        onClick={() => change(withoutGrant(audience, grant))}
                      >
                        ×
                      </button>
                    </li>
                  ))}
                </ul>
              )}
              <CirclePicker
                label={`Give the ${RENDERING_NAMES[rendering]} to`}
                placeholder="Add a node, a member…"
                chosen={grants.map(g => g.ref)}
                suits={circle => circle.kind !== 'desk' && (tlp !== 'RED' || circle.kind === 'seat')}
                onPick={circle =>
                  change(withGrant(audience, { ...circle, layer: LAYER_OF_RENDERING[rendering], as: 'named' }))
                }
              />
            </section>
          )
        })}
      </div>
      <Exceptions audience={audience} set={change} />
      <p className="small quiet">
        The desk gets it whole. Whoever a source excepted is without it too; nobody is told who that is.
      </p>
      {preview && (
        <div className="adv-preview">
          <p>
            <strong>Who will see what, as saved:</strong> {preview.sentence}
          </p>
          <ul className="plain small">
            {preview.rows.map(row => (
              <li key={`${row.layer} ${row.circles.map(c => c.ref).join(' ')}`}>
                <TlpBadge tlp={row.tlp} /> {RENDERING_NAMES[renderingOf(row.layer)]}:{' '}
                {row.circles.map(c => c.name).join(', ')}
                {row.reach && `, ${crowdText(row.reach)}`}
              </li>
            ))}
          </ul>
          {preview.warnings.map(warning => (
            <p key={warning.code} className="small note-box">
              {warning.text}
            </p>
          ))}
        </div>
      )}
    </div>
  )
}
