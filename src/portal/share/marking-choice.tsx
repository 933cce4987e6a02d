import { NativeSelect } from '@mantine/core'
import { laxer, TLP, TLP_MEANS, type Tlp, tlpRank } from '../../domain/marking.ts'
import { LAYER_NAMES, type Layer } from '../../domain/report.ts'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { type Clash, markingOf } from './audience.ts'
import { Choice } from './choice.tsx'
import { Colleagues } from './colleagues.tsx'
import type { Audience } from './draft.ts'
import type { Desk } from './use-draft.ts'

interface Props {
  desk: Desk
  marked: readonly { layer: Layer; tlp: Tlp }[]
  clashing: readonly Clash[]
  set: (audience: Audience) => void
}

/** One marking for the report; poorer levels follow from their audience unless they are marked by hand. */
export function MarkingChoice({ desk, marked, clashing, set }: Props) {
  const { audience, proposed } = desk.draft
  const tlp = markingOf(audience, desk.layers)
  const choose = (chosen: Tlp) => set({ ...audience, tlp: chosen, tlpChosen: true })
  const richest = marked.at(-1)?.layer ?? 'headline'
  const blocked = clashing.filter(clash => !clash.stepUp)
  return (
    <div className="sh-marking">
      <Choice
        legend="Marking"
        name="tlp"
        value={tlp}
        options={TLP.map(one => ({ value: one, label: <TlpBadge tlp={one} /> }))}
        onChange={choose}
      />
      <p className="quiet sh-small">
        {marked.length > 1 ? `Marks the ${LAYER_NAMES[richest].toLowerCase()}. ` : ''}
        {TLP_MEANS[tlp]}
      </p>
      {proposed.tlp !== undefined && tlpRank(tlp) < tlpRank(proposed.tlp) && (
        <p className="sh-note sh-note-bad" role="alert">
          The text itself says TLP:{proposed.tlp}. Whoever gave it to you asked for no less.{' '}
          <button type="button" className="sh-link" onClick={() => choose(proposed.tlp ?? tlp)}>
            Mark it TLP:{proposed.tlp}
          </button>
        </p>
      )}
      {tlp === 'RED' && (
        <div className="sh-note sh-note-warn">
          <p>
            TLP:RED goes to persons you name, and to nobody else: who they are is fixed when you share. The{' '}
            {LAYER_NAMES[richest].toLowerCase()} will leave by no list, mail, feed or export. Of your own organisation
            you, its administrators and the colleagues named here see it.
          </p>
          {desk.me && <Colleagues audience={audience} me={desk.me} set={set} />}
        </div>
      )}
      {blocked.length > 0 && (
        <p className="sh-note sh-note-bad" role="alert">
          {blocked.length === 1 ? 'One circle' : `${blocked.length} circles`} below cannot have TLP:{blocked[0]?.tlp}.{' '}
          <button
            type="button"
            className="sh-link"
            onClick={() =>
              set({ ...audience, to: audience.to.filter(grant => !blocked.some(clash => clash.grant === grant)) })
            }
          >
            Take {blocked.length === 1 ? 'it' : 'them'} out
          </button>
        </p>
      )}
      {clashing.some(clash => clash.stepUp) && (
        <p className="sh-note sh-note-warn">
          TLP:{clashing.find(clash => clash.stepUp)?.tlp} to everyone is unusual: every member’s people will have it.
          You will be asked to confirm with your passkey. TLP:GREEN needs none.
        </p>
      )}
      {marked.length > 1 && <ByHand audience={audience} tlp={tlp} marked={marked} set={set} />}
    </div>
  )
}

function ByHand({
  audience,
  tlp: most,
  marked,
  set,
}: Pick<Props, 'marked' | 'set'> & { audience: Audience; tlp: Tlp }) {
  const poorer = marked.slice(0, -1)
  return (
    <details className="sh-more" open={Object.values(audience.layerTlp).some(tlp => tlp !== undefined)}>
      <summary>
        {poorer.map(mark => `${LAYER_NAMES[mark.layer]} TLP:${mark.tlp}`).join(', ')}
        {Object.values(audience.layerTlp).some(tlp => tlp !== undefined) ? ', by hand' : ', from their audiences'}
      </summary>
      <div className="sh-two">
        {poorer.map(({ layer, tlp }) =>
          layer === 'full' ? null : (
            <NativeSelect
              key={layer}
              label={`${LAYER_NAMES[layer]} is marked`}
              size="sm"
              value={audience.layerTlp[layer] ?? ''}
              onChange={event => {
                const chosen = TLP.find(one => one === event.currentTarget.value)
                set({ ...audience, layerTlp: { ...audience.layerTlp, [layer]: chosen } })
              }}
              data={[
                { value: '', label: `By its audience (now ${tlp})` },
                ...TLP.filter(one => laxer(one, most) === one).map(one => ({
                  value: one,
                  label: `TLP:${one}`,
                })),
              ]}
            />
          ),
        )}
      </div>
    </details>
  )
}
