import { Button, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { Empty } from '../parts/empty.tsx'
import { Markdown } from '../parts/markdown.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { When } from '../parts/when.tsx'
import type { NodePage, NodeSession } from '../wire.ts'
import { isoOfLocal, useDoing } from './doing.ts'

const TWO_HOURS = 7_200_000
const isAhead = (session: NodeSession): boolean => Date.parse(session.at) > Date.now() - TWO_HOURS

/** The node's calendar: what is ahead, soonest first, then what was. */
export function Sessions({ node }: { node: NodePage }) {
  const ahead = node.sessions.filter(isAhead).toReversed()
  const past = node.sessions.filter(session => !isAhead(session))
  const guides = node.may.guide && !node.ended
  return (
    <section className="section">
      <h2>Ahead</h2>
      {ahead.length === 0 && <Empty title="No session is planned">Calls and meetings of this node stand here.</Empty>}
      <List node={node} sessions={ahead} mayEnd={guides} />
      {past.length > 0 && <h2>Past</h2>}
      <List node={node} sessions={past} mayEnd={guides} />
      {guides && <AddSession node={node} />}
    </section>
  )
}

function List({ node, sessions, mayEnd }: { node: NodePage; sessions: readonly NodeSession[]; mayEnd: boolean }) {
  const { error, busy, run } = useDoing()
  return (
    <>
      {error !== undefined && <ProblemBox error={error} />}
      <ul className="things">
        {sessions.map(session => (
          <li key={session.id}>
            <span className="thing-head">
              <b>{session.title}</b>
              <When at={session.at} full />
            </span>
            {session.place && <span className="wrap">{session.place}</span>}
            {session.notes && <Markdown text={session.notes} />}
            {mayEnd && (
              <Button
                size="compact-xs"
                variant="default"
                className="fit"
                disabled={busy}
                aria-label={`Remove ${session.title}`}
                onClick={() => void run(() => api.removeNodeSession(node.handle, session.id))}
              >
                Remove
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function AddSession({ node }: { node: NodePage }) {
  const [draft, setDraft] = useState({ title: '', at: '', place: '', notes: '' })
  const { error, busy, run } = useDoing()
  const set = (part: Partial<typeof draft>) => setDraft(before => ({ ...before, ...part }))
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const done = await run(() => api.addNodeSession(node.handle, { ...draft, at: isoOfLocal(draft.at) }), 'Added')
    if (done) setDraft({ title: '', at: '', place: '', notes: '' })
  }
  return (
    <form className="stack read section" onSubmit={event => void send(event)}>
      <h2>Plan a session</h2>
      <TextInput
        label="What"
        required
        maxLength={200}
        value={draft.title}
        onChange={event => set({ title: event.currentTarget.value })}
      />
      <TextInput
        label="When"
        description="Your local time"
        type="datetime-local"
        required
        value={draft.at}
        onChange={event => set({ at: event.currentTarget.value })}
      />
      <TextInput
        label="Where, or how to join"
        maxLength={500}
        value={draft.place}
        onChange={event => set({ place: event.currentTarget.value })}
      />
      <Textarea
        label="Notes"
        autosize
        minRows={2}
        maxLength={5000}
        value={draft.notes}
        onChange={event => set({ notes: event.currentTarget.value })}
      />
      {error !== undefined && <ProblemBox error={error} />}
      <Button type="submit" className="fit" loading={busy}>
        Add to the calendar
      </Button>
    </form>
  )
}
