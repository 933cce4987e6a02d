import { Button, Modal, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Attribution } from '../../domain/report.ts'
import { defang } from '../../formats/text/defang.ts'
import { api } from '../api.ts'
import { ProblemBox } from '../parts/problem.tsx'
import type { Report, SightingRequest } from '../wire.ts'
import { threadChanged } from './changed.ts'
import { NameChoice } from './name-choice.tsx'

/** "Seen it too", with how often, when, which value, and whether the organisation is named. */
export function SeenDetail({ report, close }: { report: Report; close: () => void }) {
  const [count, setCount] = useState<number | string>(1)
  const [when, setWhen] = useState('')
  const [value, setValue] = useState('')
  const [note, setNote] = useState('')
  const [as, setAs] = useState<Attribution>('withheld')
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const body: SightingRequest = { count: Number(count) || 1, note, as }
    if (when) body.seenAt = new Date(when).toISOString()
    if (value) body.value = value
    try {
      await api.seenToo(report.id, body)
      threadChanged(report.id)
      close()
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  const values = (report.indicators ?? []).filter(indicator => !indicator.withdrawn && indicator.value.length <= 2_000)
  return (
    <Modal opened onClose={close} title="Seen it too">
      <form className="stack" onSubmit={event => void send(event)}>
        {values.length > 0 && (
          <NativeSelect
            label="What you saw"
            value={value}
            onChange={event => setValue(event.currentTarget.value)}
            data={[
              { value: '', label: 'The report as a whole' },
              ...values.slice(0, 500).map(i => ({ value: i.value, label: defang(i.type, i.value).slice(0, 120) })),
            ]}
          />
        )}
        <NumberInput
          data-autofocus
          label="How often"
          min={1}
          max={1_000_000}
          allowDecimal={false}
          value={count}
          onChange={setCount}
        />
        <TextInput
          label="When first, your local time"
          type="datetime-local"
          value={when}
          onChange={event => setWhen(event.currentTarget.value)}
        />
        <Textarea
          label="Anything to add"
          autosize
          minRows={2}
          maxLength={2000}
          value={note}
          onChange={event => setNote(event.currentTarget.value)}
        />
        <NameChoice as={as} set={setAs} />
        {error !== undefined && <ProblemBox error={error} />}
        <Button type="submit" loading={busy}>
          Say it
        </Button>
      </form>
    </Modal>
  )
}
