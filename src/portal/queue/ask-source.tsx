import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { isoOfLocal, useDoing } from '../nodes/doing.ts'
import { ProblemBox } from '../parts/problem.tsx'
import { calls } from './calls.ts'

interface Props {
  report: { id: string; title: string }
  situation?: string
  close: () => void
}
/** A question from the desk to whoever shared a report: named or not, it reaches them, and nobody is told who they are. */
export function AskSource({ report, situation, close }: Props) {
  const { error, busy, run } = useDoing()
  const [text, setText] = useState('')
  const [due, setDue] = useState('')
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const done = await run(
      () =>
        calls.askSource({
          report: report.id,
          text,
          ...(due ? { due: isoOfLocal(due) } : {}),
          ...(situation ? { situation } : {}),
        }),
      'Asked. The answer stands in the report’s thread, and under “Asked”.',
    )
    if (done) close()
  }
  return (
    <Modal opened onClose={close} title="Ask the source">
      <form className="stack" onSubmit={event => void send(event)}>
        <p className="small">
          “{report.title}”. Its author is asked by “The Fusion Cell”, privately, and stays as named or unnamed as it is.
        </p>
        <Textarea
          data-autofocus
          label="Question"
          required
          autosize
          minRows={3}
          maxLength={4000}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          label="Wanted by"
          description="Your local time. Empty: in two days."
          value={due}
          onChange={event => setDue(event.currentTarget.value)}
        />
        {error !== undefined && <ProblemBox error={error} />}
        <Button type="submit" loading={busy} disabled={!text.trim()}>
          Ask
        </Button>
      </form>
    </Modal>
  )
}
