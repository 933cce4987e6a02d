import { useMemo } from 'react'
import { LAYERS } from '../../domain/report.ts'
import { namedAs } from '../me.ts'
import { clashes as clashesOf, markingOf, markings, withAttribution } from './audience.ts'
import { Choice } from './choice.tsx'
import { Exceptions } from './exceptions.tsx'
import { holdsOf, wordsIn } from './holds.ts'
import { attributionOf, LayerCard } from './layer-card.tsx'
import { MarkingChoice } from './marking-choice.tsx'
import { audienceSet, layerSwitched } from './moves.ts'
import { presets, sameAudience } from './presets.ts'
import { SavedAudiences } from './saved-audiences.tsx'
import { Section } from './section.tsx'
import type { Desk } from './use-draft.ts'

/** Who gets how much, under which name, with which marking. One tap for the usual answers; every part by hand. */
export function AudienceSection({ desk, error }: { desk: Desk; error: string | undefined }) {
  const { draft, move, layers, me } = desk
  const { audience } = draft
  const set = (next: typeof audience) => move(d => audienceSet(d, next))
  const as = attributionOf(audience)
  const offers = useMemo(() => presets(me?.nodes ?? [], as), [me?.nodes, as])
  const words = useMemo(() => wordsIn(desk.written.story), [desk.written.story])
  const clashing = clashesOf(audience, layers)
  const marked = markings(audience, layers)
  return (
    <Section id="audience" step={4} title="Who sees what" state={audience.to.length === 0 ? 'Nobody yet' : undefined}>
      {error !== undefined && (
        <p className="sh-error" role="alert">
          {error}
        </p>
      )}
      <ul className="sh-presets" aria-label="In one tap">
        {offers.map(preset => (
          <li key={preset.id}>
            <button
              type="button"
              className="sh-preset"
              aria-pressed={sameAudience(preset.audience, audience)}
              onClick={() => set(preset.audience)}
            >
              <strong>{preset.name}</strong>
              <span>{preset.says}</span>
            </button>
          </li>
        ))}
      </ul>
      <SavedAudiences desk={desk} set={set} />
      {audience.to.length > 0 && (
        <Choice
          legend="Your organisation’s name"
          name="named"
          value={named(audience.to.map(grant => grant.as))}
          options={[
            { value: 'withheld', label: 'Not named' },
            { value: 'named', label: me ? `Named as ${namedAs(me)}` : 'Named' },
            ...(new Set(audience.to.map(grant => grant.as)).size > 1
              ? [{ value: 'some' as const, label: 'Named to some, below' }]
              : []),
          ]}
          onChange={value => value !== 'some' && set(withAttribution(audience, value))}
        />
      )}
      <MarkingChoice desk={desk} marked={marked} clashing={clashing} set={set} />
      <div className="sh-layers">
        {LAYERS.map(layer => (
          <LayerCard
            key={layer}
            layer={layer}
            layers={layers}
            holds={holdsOf(desk, layer, words)}
            tlp={marked.find(mark => mark.layer === layer)?.tlp ?? markingOf(audience, layers)}
            audience={audience}
            clashes={clashing}
            setAudience={set}
            on={!draft.leftOut.includes(layer)}
            nothing={!desk.possible.includes(layer)}
            onSwitch={layer === 'headline' ? undefined : on => move(d => layerSwitched(d, layer, on))}
          />
        ))}
      </div>
      <Exceptions audience={audience} set={set} />
    </Section>
  )
}

const named = (all: readonly ('named' | 'withheld')[]): 'named' | 'withheld' | 'some' =>
  all.every(as => as === 'named') ? 'named' : all.every(as => as === 'withheld') ? 'withheld' : 'some'
