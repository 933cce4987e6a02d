import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { SITUATION_STATE_NAMES, SITUATION_STATES, type SituationState } from '../../domain/situation.ts'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { type Situation, situationsApi } from './api.ts'
import { useDeskWork } from './doing.ts'

/** What it is called, how it stands, what came of it. */
export function Head({ situation }: { situation: Situation }) {
  const [editing, setEditing] = useState(false)
  const { name, state, outcome, at, joined } = situation
  return (
    <header className="situation-head">
      <p className="small quiet">
        Situation · <span className={state === 'open' ? 'tag tag-strong' : 'tag'}>{SITUATION_STATE_NAMES[state]}</span>{' '}
        · last change <When at={at} />
      </p>
      <div className="page-head">
        <h1 className="wrap">{name}</h1>
        <span className="actions">
          <Button variant="default" component={Link} href={paths.situationPicture(situation.id)}>
            Its picture
          </Button>
          <Button variant="default" component={Link} href={paths.newAdvisory({ situation: situation.id })}>
            Write an advisory
          </Button>
          <Button variant="default" onClick={() => setEditing(true)}>
            Name, state, outcome
          </Button>
        </span>
      </div>
      {joined && (
        <p className="note-box">
          Joined into <Link href={paths.situation(joined.id)}>{joined.name}</Link>. It can be undone below.
        </p>
      )}
      {outcome && <p className="read as-written wrap">{outcome}</p>}
      {editing && <Edit situation={situation} close={() => setEditing(false)} />}
    </header>
  )
}

function Edit({ situation, close }: { situation: Situation; close: () => void }) {
  const { error, busy, run } = useDeskWork()
  const [begun] = useState(situation)
  const [draft, setDraft] = useState({ name: begun.name, state: begun.state, outcome: begun.outcome })
  const set = (change: Partial<typeof draft>) => setDraft(before => ({ ...before, ...change }))
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (await run(() => situationsApi.change(begun.id, draft, begun.tag), 'Kept')) close()
  }
  return (
    <Modal opened onClose={close} size="lg" title="Name, state, outcome">
      <form className="stack" onSubmit={event => void send(event)}>
        <TextInput
          data-autofocus
          label="Name"
          required
          maxLength={200}
          value={draft.name}
          onChange={event => set({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label="State"
          value={draft.state}
          onChange={event => set({ state: SITUATION_STATES.find(s => s === event.currentTarget.value) ?? draft.state })}
          data={SITUATION_STATES.map((s: SituationState) => ({ value: s, label: SITUATION_STATE_NAMES[s] }))}
        />
        <Textarea
          label="Outcome"
          description="What came of it, in a sentence or two."
          autosize
          minRows={2}
          maxLength={4_000}
          value={draft.outcome}
          onChange={event => set({ outcome: event.currentTarget.value })}
        />
        {error !== undefined && <ProblemBox error={error} />}
        <Button type="submit" loading={busy}>
          Keep
        </Button>
      </form>
    </Modal>
  )
}
