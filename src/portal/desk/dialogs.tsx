import { Button, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { isoOfLocal, useDoing } from '../nodes/doing.ts'
import { ProblemBox } from '../parts/problem.tsx'
import type { AnalystCame, DeskAnalyst } from '../wire.ts'

const NOBODY = { name: '', email: '', title: '', employer: '', until: '' }
type Field = keyof typeof NOBODY
const LENT_BY =
  'The handle of the member that lends this person. What excepts it will be closed to them, and nothing goes home.'
const LENT_UNTIL = 'Your local time. Then the seat at the desk ends, to the minute. Empty: until you end it.'

function useFields() {
  const [draft, setDraft] = useState(NOBODY)
  const field = (name: Field) => ({
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setDraft(before => ({ ...before, [name]: value }))
    },
  })
  return { draft, field }
}

/** A new seat at the desk: an operator's, after confirming. */
export function BringAnalyst({ close, came }: { close: () => void; came: (made: AnalystCame) => void }) {
  const { draft, field } = useFields()
  const { error, busy, run } = useDoing()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const { name, title, employer, until } = draft
    const done = await run(async () =>
      came(
        await api.bringAnalyst({
          name,
          email: draft.email.trim(),
          title,
          ...(employer ? { employer } : {}),
          ...(until ? { until: isoOfLocal(until) } : {}),
        }),
      ),
    )
    if (done) close()
  }
  return (
    <Modal opened onClose={close} title="Bring somebody to the desk">
      <form className="stack" onSubmit={event => void send(event)}>
        <TextInput
          data-autofocus
          label="Name"
          description="For the desk’s people alone."
          required
          maxLength={200}
          {...field('name')}
        />
        <TextInput
          type="email"
          label="E-mail"
          description="If this is their address at the member that lends them, they are the same person."
          required
          maxLength={254}
          {...field('email')}
        />
        <TextInput label="Title" placeholder="Industry analyst, networks" maxLength={200} {...field('title')} />
        <TextInput
          label="Lent by"
          description={`${LENT_BY} Empty: of the body that hosts the desk.`}
          {...field('employer')}
        />
        <TextInput type="datetime-local" label="Until" description={LENT_UNTIL} {...field('until')} />
        {error !== undefined && <ProblemBox error={error} />}
        <Button type="submit" loading={busy}>
          Make the seat
        </Button>
      </form>
    </Modal>
  )
}

interface Props {
  analyst: DeskAnalyst
  close: () => void
}

export function LendAnalyst({ analyst, close }: Props) {
  const { draft, field } = useFields()
  const { error, busy, run } = useDoing()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const { employer, until } = draft
    const body = { employer, ...(until ? { until: isoOfLocal(until) } : {}) }
    if (await run(() => api.secondAnalyst(analyst.id, body), `Analyst ${analyst.analyst} is lent by ${employer}`))
      close()
  }
  return (
    <Modal opened onClose={close} title={`Who lends ${analyst.name}`}>
      <form className="stack" onSubmit={event => void send(event)}>
        <TextInput data-autofocus label="Lent by" description={LENT_BY} required {...field('employer')} />
        <TextInput type="datetime-local" label="Until" description={LENT_UNTIL} {...field('until')} />
        <p className="small quiet">
          From then on they act for the desk alone, not for the body that hosts it, and are an administrator of the
          employer no more.
        </p>
        {error !== undefined && <ProblemBox error={error} />}
        <Button type="submit" loading={busy}>
          Lend
        </Button>
      </form>
    </Modal>
  )
}

export function ClearAnalyst({ analyst, close }: Props) {
  const { draft, field } = useFields()
  const { error, busy, run } = useDoing()
  const set = async (until: string | null, words: string) => {
    if (await run(() => api.clearAnalyst(analyst.id, until), words)) close()
  }
  return (
    <Modal opened onClose={close} title={`Clearance of ${analyst.name}`}>
      <form
        className="stack"
        onSubmit={event => {
          event.preventDefault()
          void set(isoOfLocal(draft.until), 'Kept')
        }}
      >
        <p className="small quiet">
          Only that they meet the requirement, and until when: no level, no number. You, the others who run the desk,
          and the person read it. What hangs on it ends with it, to the minute.
        </p>
        <TextInput
          data-autofocus
          type="datetime-local"
          label="Meets the requirement until"
          required
          {...field('until')}
        />
        {error !== undefined && <ProblemBox error={error} />}
        <div className="actions">
          <Button type="submit" loading={busy}>
            Keep
          </Button>
          {analyst.clearance && (
            <Button color="red" variant="default" disabled={busy} onClick={() => void set(null, 'Taken away')}>
              Take it away now
            </Button>
          )}
        </div>
      </form>
    </Modal>
  )
}

export function EndAnalyst({ analyst, close }: Props) {
  const { error, busy, run } = useDoing()
  return (
    <Modal opened onClose={close} title={`Off the desk: ${analyst.name}`}>
      <div className="stack">
        <p>
          {analyst.lent
            ? 'At once, on open pages too: the seat ends, with its sessions, links, keys and drafts. Nothing of the desk goes along.'
            : 'At once, on open pages too: the desk, its node and its groups are closed. They go on at their own organisation.'}
        </p>
        {error !== undefined && <ProblemBox error={error} />}
        <div className="actions">
          <Button
            color="red"
            loading={busy}
            onClick={() =>
              void run(() => api.endAnalyst(analyst.id), `Analyst ${analyst.analyst} is off the desk`).then(done => {
                if (done) close()
              })
            }
          >
            Off the desk
          </Button>
          <Button variant="default" data-autofocus onClick={close}>
            Keep them
          </Button>
        </div>
      </div>
    </Modal>
  )
}
