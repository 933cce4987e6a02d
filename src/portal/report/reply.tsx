import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Attribution, Layer } from '../../domain/report.ts'
import { api } from '../api.ts'
import { ProblemBox } from '../parts/problem.tsx'
import type { Entry, EntryRequest, Report } from '../wire.ts'
import { threadChanged } from './changed.ts'
import { LAYER_READERS } from './entry.tsx'
import { MentionBox } from './mention-box.tsx'
import { NameChoice } from './name-choice.tsx'
import { isDesks } from './own.tsx'

/** The parts of the report this reader holds, richest first: an entry is on one of them. */
const layersOf = (report: Report): Layer[] => [
  ...(report.story !== undefined ? ['full' as const] : []),
  ...(report.indicators !== undefined ? ['technical' as const] : []),
  'headline',
]

interface Props {
  report: Report
  /** A private entry that the author answers. */
  answering: Entry | undefined
  stopAnswering: () => void
}

export function Reply({ report, answering, stopAnswering }: Props) {
  const layers = layersOf(report)
  const [text, setText] = useState('')
  const [layer, setLayer] = useState<Layer>(layers[0] ?? 'headline')
  const [as, setAs] = useState<Attribution>('withheld')
  const [alone, setAlone] = useState(false)
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!text.trim()) return
    setBusy(true)
    setError(undefined)
    const body: EntryRequest = { text: text.trim(), as, private: alone || answering !== undefined }
    if (answering) body.answering = answering.id
    else if (!alone) body.layer = layer
    try {
      await api.reply(report.id, body)
      setText('')
      stopAnswering()
      threadChanged(report.id)
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="reply stack no-print" onSubmit={event => void send(event)}>
      <MentionBox
        id="reply-text"
        label={answering ? 'Your private answer' : 'Reply'}
        aria-keyshortcuts="r"
        autosize
        minRows={2}
        maxRows={16}
        maxLength={20000}
        value={text}
        set={setText}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
        }}
      />
      {answering && (
        <p className="small">
          Only those who wrote and read that private entry see this.{' '}
          <button type="button" className="text-button" onClick={stopAnswering}>
            Reply to everybody instead
          </button>
        </p>
      )}
      {isDesks(report) ? (
        <p className="small quiet">Readers see that it is from the Fusion Cell.</p>
      ) : (
        <NameChoice as={as} set={setAs} />
      )}
      {!answering && layers.length > 1 && !alone && (
        <NativeSelect
          label="Who reads it"
          value={layer}
          onChange={event => setLayer(layers.find(known => known === event.currentTarget.value) ?? 'headline')}
          data={layers.map(value => ({ value, label: LAYER_READERS[value] }))}
        />
      )}
      {!answering && !report.mine && (
        <Checkbox
          label="To the author alone"
          checked={alone}
          onChange={event => setAlone(event.currentTarget.checked)}
        />
      )}
      {error !== undefined && <ProblemBox error={error} />}
      <Button type="submit" loading={busy} disabled={!text.trim()} className="fit">
        {answering || alone ? 'Send privately' : 'Reply'}
      </Button>
    </form>
  )
}
