import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { mergeOne } from '../../domain/merge.ts'
import { SITUATION_STATE_NAMES, SITUATION_STATES, type SituationState } from '../../domain/situation.ts'
import { Link } from '../parts/link.tsx'
import { Merge } from '../parts/merge.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { type Situation, situationsApi } from './api.ts'
import { useDeskWork } from './doing.ts'
import { standsOf } from './stands.ts'

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

interface Words {
  name: string
  state: SituationState
  outcome: string
}
type Standing = Words & { tag: string }
/** What another analyst has made of it in the meantime. */
function standing(error: unknown): Standing | undefined {
  const found = standsOf(error, ['name', 'state', 'outcome', 'tag'])
  const state = SITUATION_STATES.find(s => s === found?.state)
  return found && state && { ...found, state }
}

interface TogetherProps {
  begun: Words
  mine: Words
  theirs: Words
  take: (words: Words) => void
}
function Together({ begun, mine, theirs, take }: TogetherProps) {
  const name = mergeOne({ base: begun.name, mine: mine.name, theirs: theirs.name }).value
  const state = mergeOne({ base: begun.state, mine: mine.state, theirs: theirs.state }).value
  const called = (s: SituationState) => SITUATION_STATE_NAMES[s].toLowerCase()
  return (
    <Merge
      of="Outcome"
      base={begun.outcome}
      mine={mine.outcome}
      theirs={theirs.outcome}
      take={(outcome, how) => take(how === 'theirs' ? theirs : how === 'mine' ? mine : { name, state, outcome })}
    >
      {mine.name !== theirs.name && (
        <p>
          Name: yours “{mine.name}”, theirs “{theirs.name}”. Merged, it is “{name}”.
        </p>
      )}
      {mine.state !== theirs.state && (
        <p>
          State: yours {called(mine.state)}, theirs {called(theirs.state)}. Merged, it is {called(state)}.
        </p>
      )}
    </Merge>
  )
}

function Edit({ situation, close }: { situation: Situation; close: () => void }) {
  const { error, busy, run, clear } = useDeskWork()
  const [begun, setBegun] = useState<Standing>(situation)
  const [draft, setDraft] = useState({ name: begun.name, state: begun.state, outcome: begun.outcome })
  const set = (change: Partial<typeof draft>) => setDraft(before => ({ ...before, ...change }))
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (await run(() => situationsApi.change(situation.id, draft, begun.tag), 'Kept')) close()
  }
  const theirs = standing(error)
  const take = ({ name, state, outcome }: Words, now: Standing) => {
    setDraft({ name, state, outcome })
    setBegun(now)
    clear()
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
        {theirs && <Together begun={begun} mine={draft} theirs={theirs} take={words => take(words, theirs)} />}
        {error !== undefined && !theirs && <ProblemBox error={error} />}
        <Button type="submit" loading={busy} disabled={theirs !== undefined}>
          Keep
        </Button>
      </form>
    </Modal>
  )
}
