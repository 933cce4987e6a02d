import { Button, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { useMe } from '../me.ts'
import { download } from '../parts/copy.ts'
import { ProblemBox, tellProblem } from '../parts/problem.tsx'
import { queryClient } from '../queries.ts'

/** What is kept of oneself: to have, and to have erased. */
export function OwnData() {
  const [busy, setBusy] = useState(false)
  const [erasing, setErasing] = useState(false)
  const take = async () => {
    setBusy(true)
    try {
      download('auburn-my-data.json', JSON.stringify(await api.ownData(), null, 2), 'application/json')
    } catch (error) {
      tellProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="setting">
      <section>
        <h2>What is kept of you</h2>
        <p>
          Your name and address, the organisations you act for, names of passkeys and keys, sessions, what you wrote and
          opened by id and title, how you sign in, your mail settings, saved searches, what you did in nodes and at the
          desk, and the lines of the ledger that name you. Titles that are TLP:RED are left out.
        </p>
        <Button variant="default" loading={busy} onClick={() => void take()}>
          Download it as JSON
        </Button>
      </section>
      <section>
        <h2>Erase yourself</h2>
        <p>
          Your name, address, titles, passkeys, sessions and keys go, and you are signed out for good. What you shared
          stays with your organisation, as from “Somebody who has left”. The ledger keeps a random number of yours, and
          no name.
        </p>
        <Button variant="default" onClick={() => setErasing(true)}>
          Erase myself
        </Button>
      </section>
      {erasing && <Erase close={() => setErasing(false)} />}
    </div>
  )
}

function Erase({ close }: { close: () => void }) {
  const me = useMe()
  const [name, setName] = useState('')
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const isTyped = name.trim() === me.person.name
  const erase = async (event: FormEvent) => {
    event.preventDefault()
    if (!isTyped) return
    setBusy(true)
    setError(undefined)
    try {
      await api.eraseMe({ name })
      await queryClient.resetQueries()
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={close} title="Erase yourself">
      <form className="stack" onSubmit={event => void erase(event)}>
        <p>
          There is no way back. You stop acting for{' '}
          {me.seats.length > 1 ? me.seats.map(seat => seat.member).join(', ') : me.member.name} at once.
        </p>
        <TextInput
          data-autofocus
          label={`Type your name: ${me.person.name}`}
          autoComplete="off"
          maxLength={200}
          value={name}
          onChange={event => setName(event.currentTarget.value)}
        />
        {error !== undefined && <ProblemBox error={error} />}
        <div className="actions">
          <Button type="submit" color="red" loading={busy} disabled={!isTyped}>
            Erase myself
          </Button>
          <Button variant="default" onClick={close}>
            Stay
          </Button>
        </div>
      </form>
    </Modal>
  )
}
