import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { ActionsPage } from '../wire.ts'
import { say } from './say.ts'

interface HelpProps {
  report: string
  actions: ActionsPage
  step?: string
  close: () => void
}
/** Whom to ask: a thread that nobody else sees. */
export function Help({ report, actions, step, close }: HelpProps) {
  const [ref, setRef] = useState(actions.helpers[0]?.ref ?? 'desk')
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const ask = async () => {
    setBusy(true)
    const told = await say(report, { answer: 'need-help', with: ref, text, ...(step === undefined ? {} : { step }) })
    setBusy(false)
    if (told) close()
  }
  return (
    <form
      className="card help stack"
      onSubmit={event => {
        event.preventDefault()
        void ask()
      }}
    >
      <NativeSelect
        label="Who can help you?"
        value={ref}
        onChange={event => setRef(event.currentTarget.value)}
        data={actions.helpers.map(h => ({ value: h.ref, label: h.name }))}
      />
      <Textarea
        label="What do you need? (not required)"
        autosize
        minRows={2}
        maxLength={4_000}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      <p className="small quiet">
        They read your organisation’s name and this text. Nobody else does. If the champion does not get this advisory,
        the Fusion Cell is asked.
      </p>
      <div className="actions">
        <Button type="submit" loading={busy}>
          Ask for help
        </Button>
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
