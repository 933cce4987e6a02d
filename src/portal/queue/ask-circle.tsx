import { Button, Modal, NativeSelect, Pill, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TLP, type Tlp } from '../../domain/marking.ts'
import type { Requirement } from '../../formats/api/requirements.ts'
import { isoOfLocal, useDoing } from '../nodes/doing.ts'
import { ProblemBox } from '../parts/problem.tsx'
import { CirclePicker } from '../share/circle-picker.tsx'
import { calls } from './calls.ts'

/** A question to a circle: shared like any other, and followed to its answer. */
export function AskCircle({ requirement, close }: { requirement?: Requirement; close: () => void }) {
  const { error, busy, run } = useDoing()
  const [title, setTitle] = useState(requirement?.question.slice(0, 300) ?? '')
  const [text, setText] = useState('')
  const [to, setTo] = useState<readonly { ref: string; name: string }[]>([])
  const [tlp, setTlp] = useState<Tlp>('AMBER')
  const [due, setDue] = useState('')
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const done = await run(
      () =>
        calls.askCircle({
          title,
          text,
          audience: { grants: [{ layer: 'headline', to: to.map(c => c.ref), as: 'named' }], tlp },
          ...(due ? { due: isoOfLocal(due) } : {}),
          ...(requirement ? { requirement: requirement.id } : {}),
        }),
      'Asked.',
    )
    if (done) close()
  }
  return (
    <Modal opened onClose={close} title="Ask a circle" size="lg">
      <form className="stack" onSubmit={event => void send(event)}>
        <TextInput
          data-autofocus
          label="Question"
          description="Everybody in the circle reads it: put nothing into it that another shared in confidence."
          required
          maxLength={300}
          value={title}
          onChange={event => setTitle(event.currentTarget.value)}
        />
        <Textarea
          label="More about it"
          autosize
          minRows={2}
          maxLength={4000}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
        <CirclePicker
          label="Ask whom"
          chosen={to.map(c => c.ref)}
          suits={circle => circle.kind !== 'desk'}
          onPick={circle => setTo(before => [...before, { ref: circle.ref, name: circle.name }])}
        />
        <div className="actions">
          {to.map(c => (
            <Pill
              key={c.ref}
              withRemoveButton
              removeButtonProps={{ 'aria-label': `Not ${c.name}`, tabIndex: 0 }}
              onRemove={() => setTo(before => before.filter(b => b.ref !== c.ref))}
            >
              {c.name}
            </Pill>
          ))}
        </div>
        <NativeSelect
          label="TLP"
          value={tlp}
          onChange={event => setTlp(TLP.find(t => t === event.currentTarget.value) ?? tlp)}
          data={TLP.filter(t => t !== 'RED').map(value => ({ value, label: `TLP:${value}` }))}
        />
        <TextInput
          type="datetime-local"
          label="Wanted by"
          description="Your local time. Empty: in two days."
          value={due}
          onChange={event => setDue(event.currentTarget.value)}
        />
        {error !== undefined && <ProblemBox error={error} />}
        <Button type="submit" loading={busy} disabled={to.length === 0 || !title.trim()}>
          Ask
        </Button>
      </form>
    </Modal>
  )
}
