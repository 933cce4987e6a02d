import { Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import {
  CYBER_ESSENTIALS,
  CYBER_ESSENTIALS_NAMES,
  MOST_STEPS,
  STEP_DOER_NAMES,
  STEP_DOERS,
} from '../../domain/advisory.ts'
import type { Content, Offered } from './api.ts'
import { Sources } from './sources.tsx'

type Step = Content['steps'][number]
interface Props {
  steps: Content['steps']
  offered: Offered
  set: (steps: Content['steps']) => void
}

/** At most three steps, each with why, how long and who. */
export function StepsField({ steps, offered, set }: Props) {
  const change = (n: number, to: Partial<Step>) => set(steps.map((step, at) => (at === n ? { ...step, ...to } : step)))
  return (
    <div className="adv-field">
      {steps.map((step, n) => (
        <fieldset key={step.id} className="adv-step" id={`step-${n + 1}`}>
          <legend>Step {n + 1}</legend>
          <TextInput
            label="What to do"
            maxLength={500}
            value={step.text}
            onChange={event => change(n, { text: event.currentTarget.value })}
          />
          <Textarea
            label="Why"
            autosize
            minRows={1}
            maxLength={1_000}
            value={step.why}
            onChange={event => change(n, { why: event.currentTarget.value })}
          />
          <div className="adv-three">
            <NumberInput
              label="Minutes"
              min={1}
              max={10_000}
              value={step.minutes}
              onChange={value => change(n, { minutes: Math.max(1, Math.round(Number(value) || 1)) })}
            />
            <NativeSelect
              label="Who"
              value={step.who}
              onChange={event => {
                const who = STEP_DOERS.find(d => d === event.currentTarget.value)
                if (who) change(n, { who })
              }}
              data={STEP_DOERS.map(value => ({ value, label: STEP_DOER_NAMES[value] }))}
            />
            <NativeSelect
              label="Cyber Essentials control"
              value={step.control ?? ''}
              onChange={event => {
                const { control: _, ...rest } = step
                const control = CYBER_ESSENTIALS.find(c => c === event.currentTarget.value)
                set(steps.map((s, at) => (at === n ? { ...rest, ...(control ? { control } : {}) } : s)))
              }}
              data={[
                { value: '', label: 'None' },
                ...CYBER_ESSENTIALS.map(value => ({ value, label: CYBER_ESSENTIALS_NAMES[value] })),
              ]}
            />
          </div>
          <div className="adv-row">
            <Sources
              of={`step ${n + 1}`}
              sources={step.sources}
              offered={offered}
              set={sources => change(n, { sources })}
            />
            <button type="button" className="adv-link" onClick={() => set(steps.filter(s => s !== step))}>
              Take step {n + 1} out
            </button>
          </div>
        </fieldset>
      ))}
      {steps.length < MOST_STEPS ? (
        <Button
          variant="default"
          className="fit"
          onClick={() =>
            set([
              ...steps,
              {
                ...{ id: crypto.randomUUID(), text: 'What to do', why: '', minutes: 5, who: 'it' },
                sources: [{ kind: 'desk' }],
              },
            ])
          }
        >
          Add a step
        </Button>
      ) : (
        <p className="small quiet">Three steps are the most that a small firm does in a morning.</p>
      )}
    </div>
  )
}
