import { Button, Modal, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { ProblemBox } from '../parts/problem.tsx'
import type { Report } from '../wire.ts'
import { threadChanged } from './changed.ts'

/** Stands on every report alike, whether or not there is more. */
export function AskForMore({ report, close }: { report: Report; close: () => void }) {
  const [text, setText] = useState('')
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      await api.askForMore(report.id, text.trim())
      threadChanged(report.id)
      close()
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={close} title="Ask for more detail">
      <form className="stack" onSubmit={event => void send(event)}>
        <p className="quiet">
          The author reads this and decides. Say what you would do with it: “we run the same gateway and want to hunt”.
        </p>
        <Textarea
          data-autofocus
          label="What you need, and why"
          autosize
          minRows={3}
          maxLength={20000}
          required
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
        {error !== undefined && <ProblemBox error={error} />}
        <Button type="submit" loading={busy} disabled={!text.trim()}>
          Ask
        </Button>
      </form>
    </Modal>
  )
}
