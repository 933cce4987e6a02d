import { Button, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { icsOf } from '../../formats/calendar.ts'
import { api } from '../api.ts'
import { download } from '../parts/copy.ts'
import { Empty } from '../parts/empty.tsx'
import { Markdown } from '../parts/markdown.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { When } from '../parts/when.tsx'
import type { NodePage, NodeSession, NodeSessionRequest } from '../wire.ts'
import { isoOfLocal, localOfIso, useDoing } from './doing.ts'

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
      <List node={node} sessions={ahead} guides={guides} />
      {past.length > 0 && <h2 className="past">Past</h2>}
      <List node={node} sessions={past} guides={guides} />
      {guides && <AddSession node={node} />}
    </section>
  )
}

function List({ node, sessions, guides }: { node: NodePage; sessions: readonly NodeSession[]; guides: boolean }) {
  return (
    <ul className="things">
      {sessions.map(session => (
        <One key={session.id} node={node} session={session} guides={guides} />
      ))}
    </ul>
  )
}

function One({ node, session, guides }: { node: NodePage; session: NodeSession; guides: boolean }) {
  const [editing, setEditing] = useState(false)
  const { title, at, place, notes, cancelled } = session
  if (editing) return <Edit node={node} session={session} close={() => setEditing(false)} />
  const toCalendar = () => {
    const uid = `${session.id}@${window.location.hostname}`
    const event = { uid, title, at: new Date(at), minutes: 60, place, notes, cancelled, now: new Date() }
    download(`${node.handle}-${at.slice(0, 10)}.ics`, icsOf(event), 'text/calendar')
  }
  return (
    <li>
      <span className="thing-head thing-wraps">
        {cancelled ? <s>{title}</s> : <b>{title}</b>}
        {cancelled && <span className="tag tag-strong">Called off</span>}
        <When at={at} full />
      </span>
      {place && <span className="wrap">{place}</span>}
      {notes && <Markdown text={notes} />}
      <span className="actions">
        {isAhead(session) && (
          <Button size="compact-xs" variant="default" aria-label={`Calendar file of ${title}`} onClick={toCalendar}>
            Calendar file
          </Button>
        )}
        {guides && (
          <Button size="compact-xs" variant="default" aria-label={`Change ${title}`} onClick={() => setEditing(true)}>
            Change
          </Button>
        )}
      </span>
    </li>
  )
}

function Edit({ node, session, close }: { node: NodePage; session: NodeSession; close: () => void }) {
  const { id, cancelled, ...rest } = session
  const [draft, setDraft] = useState<Draft>({ ...rest, at: localOfIso(session.at) })
  const { error, busy, run } = useDoing()
  const save = async (part: Partial<NodeSessionRequest>, words: string) => {
    const body = { ...draft, at: isoOfLocal(draft.at), cancelled, ...part }
    if (await run(() => api.changeNodeSession(node.handle, id, body), words)) close()
  }
  const remove = async () => {
    if (await run(() => api.removeNodeSession(node.handle, id), 'Removed')) close()
  }
  return (
    <li>
      <form
        className="stack read"
        onSubmit={event => {
          event.preventDefault()
          void save({}, 'Saved')
        }}
      >
        <Fields draft={draft} onChange={setDraft} />
        <p className="small quiet">Members of {node.name} are told in their inbox.</p>
        {error !== undefined && <ProblemBox error={error} />}
        <div className="actions">
          <Button type="submit" size="xs" loading={busy}>
            Save
          </Button>
          {cancelled ? (
            <Button
              size="xs"
              variant="default"
              disabled={busy}
              onClick={() => void save({ cancelled: false }, 'It takes place')}
            >
              It takes place after all
            </Button>
          ) : (
            <Button
              size="xs"
              variant="default"
              disabled={busy}
              onClick={() => void save({ cancelled: true }, 'Called off')}
            >
              Call it off
            </Button>
          )}
          <Button size="xs" variant="default" disabled={busy} onClick={() => void remove()}>
            Remove
          </Button>
          <Button size="xs" variant="default" onClick={close}>
            Leave it
          </Button>
        </div>
      </form>
    </li>
  )
}

interface Draft {
  title: string
  at: string
  place: string
  notes: string
}
const EMPTY: Draft = { title: '', at: '', place: '', notes: '' }

function Fields({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part })
  return (
    <>
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
    </>
  )
}

function AddSession({ node }: { node: NodePage }) {
  const [draft, setDraft] = useState(EMPTY)
  const { error, busy, run } = useDoing()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const done = await run(() => api.addNodeSession(node.handle, { ...draft, at: isoOfLocal(draft.at) }), 'Added')
    if (done) setDraft(EMPTY)
  }
  return (
    <form className="stack read section" onSubmit={event => void send(event)}>
      <h2>Plan a session</h2>
      <Fields draft={draft} onChange={setDraft} />
      {error !== undefined && <ProblemBox error={error} />}
      <Button type="submit" className="fit" loading={busy}>
        Add to the calendar
      </Button>
    </form>
  )
}
