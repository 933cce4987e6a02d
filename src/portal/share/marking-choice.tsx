import { NativeSelect } from '@mantine/core'
import { laxer, TLP, TLP_MEANS, type Tlp, tlpRank } from '../../domain/marking.ts'
import { LAYER_NAMES, type Layer } from '../../domain/report.ts'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import type { Clash } from './audience.ts'
import { Choice } from './choice.tsx'
import { CirclePicker } from './circle-picker.tsx'
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
  const richest = marked.at(-1)?.layer ?? 'headline'
  const blocked = clashing.filter(clash => !clash.stepUp)
  return (
    <div className="sh-marking">
      <Choice
        legend="Marking"
        name="tlp"
        value={audience.tlp}
        options={TLP.map(tlp => ({ value: tlp, label: <TlpBadge tlp={tlp} /> }))}
        onChange={tlp => set({ ...audience, tlp })}
      />
      <p className="quiet sh-small">
        {marked.length > 1 ? `Marks the ${LAYER_NAMES[richest].toLowerCase()}. ` : ''}
        {TLP_MEANS[audience.tlp]}
      </p>
      {proposed.tlp !== undefined && tlpRank(audience.tlp) < tlpRank(proposed.tlp) && (
        <p className="sh-note sh-note-bad" role="alert">
          The text itself says TLP:{proposed.tlp}. Whoever gave it to you asked for no less.{' '}
          <button
            type="button"
            className="sh-link"
            onClick={() => set({ ...audience, tlp: proposed.tlp ?? audience.tlp })}
          >
            Mark it TLP:{proposed.tlp}
          </button>
        </p>
      )}
      {audience.tlp === 'RED' && (
        <Red audience={audience} richest={richest} set={set} handle={desk.me?.member.handle} />
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
      {marked.length > 1 && <ByHand audience={audience} marked={marked} set={set} />}
    </div>
  )
}

function ByHand({ audience, marked, set }: Pick<Props, 'marked' | 'set'> & { audience: Audience }) {
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
                ...TLP.filter(one => laxer(one, audience.tlp) === one).map(one => ({
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

interface RedProps {
  audience: Audience
  richest: Layer
  set: (audience: Audience) => void
  handle: string | undefined
}

function Red({ audience, richest, set, handle }: RedProps) {
  return (
    <div className="sh-note sh-note-warn">
      <p>
        TLP:RED goes to persons you name, and to nobody else: who they are is fixed when you share. The{' '}
        {LAYER_NAMES[richest].toLowerCase()} will leave by no list, mail, feed or export. Of your own organisation you,
        its administrators and the colleagues named here see it.
      </p>
      <div className="sh-row">
        {audience.colleagues.map(colleague => (
          <span key={colleague.ref} className="sh-pill">
            {colleague.name}
            <button
              type="button"
              className="sh-remove"
              aria-label={`Not ${colleague.name}`}
              onClick={() =>
                set({ ...audience, colleagues: audience.colleagues.filter(other => other.ref !== colleague.ref) })
              }
            >
              ×
            </button>
          </span>
        ))}
        <div className="sh-picker">
          <CirclePicker
            label="Colleagues who may see it too"
            placeholder="Add a colleague…"
            chosen={audience.colleagues.map(colleague => colleague.ref)}
            suits={circle => circle.kind === 'seat' && handle !== undefined}
            onPick={colleague => set({ ...audience, colleagues: [...audience.colleagues, colleague] })}
          />
        </div>
      </div>
    </div>
  )
}
