import { Button, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { ReleaseDecision } from '../../domain/wall.ts'
import { api } from '../api.ts'
import { ProblemBox } from '../parts/problem.tsx'
import { queryClient } from '../queries.ts'
import type { Release } from '../wire.ts'

function useDeskDoing() {
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const run = async (work: () => Promise<unknown>, words: string) => {
    setBusy(true)
    setError(undefined)
    try {
      await work()
      await queryClient.invalidateQueries({ queryKey: ['desk'] })
      notifications.show({ message: words })
    } catch (problem) {
      setError(problem)
      void queryClient.invalidateQueries({ queryKey: ['desk'] })
    } finally {
      setBusy(false)
    }
  }
  return { error, busy, run }
}

export function ChangeText({ release }: { release: Release }) {
  const [title, setTitle] = useState(release.title)
  const [text, setText] = useState(release.text)
  const [why, setWhy] = useState('')
  const { error, busy, run } = useDeskDoing()
  const changed = title !== release.title || text !== release.text
  return (
    <details className="section">
      <summary>Change its wording</summary>
      <form
        className="stack"
        onSubmit={event => {
          event.preventDefault()
          void run(() => api.changeRelease(release.id, { version: release.version, title, text, why }), 'Changed')
        }}
      >
        <p className="small quiet">Whoever changes it does not let it in: another cleared person does.</p>
        <TextInput label="Title" value={title} maxLength={200} onChange={e => setTitle(e.currentTarget.value)} />
        <Textarea
          label="Text"
          value={text}
          onChange={e => setText(e.currentTarget.value)}
          autosize
          minRows={4}
          maxLength={100_000}
        />
        <TextInput
          label="Why it is changed"
          value={why}
          maxLength={2_000}
          onChange={e => setWhy(e.currentTarget.value)}
        />
        {error !== undefined && <ProblemBox error={error} />}
        <div className="actions">
          <Button type="submit" variant="default" loading={busy} disabled={!changed || why.trim() === ''}>
            Keep the change
          </Button>
        </div>
      </form>
    </details>
  )
}

const DONE: Record<ReleaseDecision, string> = {
  release: 'Released to the desk',
  decline: 'Declined',
  'take-back': 'Taken back',
}
export function Decide({ release, wall }: { release: Release; wall: NonNullable<Release['wall']> }) {
  const [why, setWhy] = useState('')
  const { error, busy, run } = useDeskDoing()
  const { may } = wall
  const decide = (decision: ReleaseDecision) =>
    void run(() => api.decideRelease(release.id, { version: release.version, decision, why }), DONE[decision])
  const off = busy || why.trim() === ''
  return (
    <section className="section stack">
      <h2>Let it in?</h2>
      {may.whyNot && <p className="note-box">{may.whyNot}</p>}
      <TextInput
        label="Your reason"
        description="It stays with the text, for cleared people, and that you decided is in the ledger."
        value={why}
        maxLength={2_000}
        onChange={e => setWhy(e.currentTarget.value)}
      />
      {error !== undefined && <ProblemBox error={error} />}
      <div className="actions">
        {may.release && (
          <Button disabled={off} onClick={() => decide('release')}>
            Let it in
          </Button>
        )}
        {may.decline && (
          <Button variant="default" disabled={off} onClick={() => decide('decline')}>
            Decline
          </Button>
        )}
        {may.takeBack && (
          <Button variant="default" disabled={off} onClick={() => decide('take-back')}>
            Take it back
          </Button>
        )}
      </div>
    </section>
  )
}
