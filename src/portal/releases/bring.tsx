import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { TLP, TLP_MEANS, type Tlp } from '../../domain/marking.ts'
import { CEILINGS, type Ceiling, markingAbove } from '../../domain/protective-marking.ts'
import { api } from '../api.ts'
import { useMe } from '../me.ts'
import { useGo } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { paths } from '../paths.ts'
import { queryClient } from '../queries.ts'
import './releases.css'

const refs = (written: string): string[] => written.split(/[\s,]+/).filter(ref => ref !== '')

export function BringRelease({ close }: { close: () => void }) {
  const { ceiling } = useMe().partnership
  const go = useGo()
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const [statement, setStatement] = useState('')
  const [reason, setReason] = useState('')
  const [marking, setMarking] = useState<Ceiling>('OFFICIAL')
  const [tlp, setTlp] = useState<Tlp>('AMBER')
  const [onward, setOnward] = useState('')
  const [except, setExcept] = useState('')
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const [stopped, setStopped] = useState(false)
  const ready = [title, text, statement, reason].every(part => part.trim() !== '')
  const bring = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const { id } = await api.bringRelease({
        ...{ title, text, statement, reason, marking, tlp },
        onward: refs(onward),
        except: refs(except),
      })
      void queryClient.invalidateQueries({ queryKey: ['desk', 'releases'] })
      go(paths.release(id))
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className="section stack release-form"
      aria-label="Bring a text"
      onSubmit={event => {
        event.preventDefault()
        void bring()
      }}
    >
      <TextInput label="Title" value={title} maxLength={200} onChange={e => setTitle(e.currentTarget.value)} />
      <Textarea
        label="The text, as it was cleared"
        value={text}
        onChange={e => setText(e.currentTarget.value)}
        onPaste={event => {
          // What is marked above the ceiling is not taken in at all.
          const above = markingAbove(event.clipboardData.getData('text/plain'), ceiling) !== undefined
          setStopped(above)
          if (above) event.preventDefault()
        }}
        autosize
        minRows={6}
        maxLength={100_000}
      />
      {stopped && (
        <p className="note-box" role="alert">
          Refused: what you pasted carries a protective marking above {ceiling}. Nothing of it was taken.
        </p>
      )}
      <TextInput
        label="Where it comes from"
        description="Who cleared it for this desk, where and when. Cleared people alone read this."
        value={statement}
        maxLength={2_000}
        onChange={e => setStatement(e.currentTarget.value)}
      />
      <TextInput
        label="Why it is needed here"
        value={reason}
        maxLength={2_000}
        onChange={e => setReason(e.currentTarget.value)}
      />
      <NativeSelect
        label="Protective marking"
        value={marking}
        data={ceiling === 'OFFICIAL' ? ['OFFICIAL'] : [...CEILINGS]}
        onChange={e => setMarking(CEILINGS.find(one => one === e.currentTarget.value) ?? 'OFFICIAL')}
      />
      <NativeSelect
        label="TLP"
        description={TLP_MEANS[tlp]}
        value={tlp}
        data={TLP.map(one => ({ value: one, label: `TLP:${one}` }))}
        onChange={e => setTlp(TLP.find(one => one === e.currentTarget.value) ?? 'AMBER')}
      />
      <details>
        <summary>Beyond the desk, and who is left out</summary>
        <div className="stack">
          <TextInput
            label="What rests on it may go to"
            description="Handles of nodes or members, or “everyone”, with commas. Empty: to nobody beyond the desk."
            value={onward}
            onChange={e => setOnward(e.currentTarget.value)}
          />
          <TextInput
            label="Not for people lent by"
            description="Handles or domains, with commas."
            value={except}
            onChange={e => setExcept(e.currentTarget.value)}
          />
        </div>
      </details>
      {error !== undefined && <ProblemBox error={error} />}
      <div className="actions">
        <Button type="submit" loading={busy} disabled={!ready}>
          Put it before a second person
        </Button>
        <Button variant="default" disabled={busy} onClick={close}>
          Not now
        </Button>
      </div>
    </form>
  )
}
