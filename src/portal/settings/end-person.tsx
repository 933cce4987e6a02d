import { Button, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { api } from '../api.ts'
import { ProblemBox } from '../parts/problem.tsx'
import { queryClient } from '../queries.ts'
import type { Colleague } from '../wire.ts'

interface Props {
  person: Colleague
  close: () => void
  ended: () => void
}

/** Says what happens before it does. */
export function EndPerson({ person, close, ended }: Props) {
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const isInvited = person.state === 'invited'
  const [title, act, said] = isInvited
    ? ['Withdraw the invitation', 'Withdraw', `The invitation of ${person.name} is withdrawn`]
    : person.you
      ? ['Leave this organisation', 'Leave', 'You have left']
      : [`See off ${person.name}`, 'See off', `${person.name} acts for your organisation no more`]
  const end = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await api.endPerson(person.id)
      notifications.show({ message: said })
      if (person.you) {
        await queryClient.resetQueries()
        return
      }
      ended()
      close()
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  const whose = person.you ? 'Your' : 'Their'
  return (
    <Modal opened onClose={close} title={title}>
      <div className="stack">
        {isInvited ? (
          <p>The link stops working, and nothing of {person.name} is kept.</p>
        ) : (
          <>
            <p>At once, on open pages too:</p>
            <ul>
              <li>{whose} sessions, sign-in links and API keys end. Passkeys go with the last seat.</li>
              <li>
                {whose} place in circles and at the desk ends. Nobody can address {person.you ? 'you' : 'them'}.
              </li>
              <li>
                Drafts that wait for {person.you ? 'you' : 'them'} are declined, {whose.toLowerCase()} own taken back.
              </li>
            </ul>
            <p>
              What {person.you ? 'you' : 'they'} shared stays with your organisation, and its administrators can edit
              it. There is no undo: coming back takes a new invitation.
            </p>
          </>
        )}
        {error !== undefined && <ProblemBox error={error} />}
        <div className="actions">
          <Button color="red" loading={busy} onClick={() => void end()}>
            {act}
          </Button>
          <Button variant="default" data-autofocus onClick={close}>
            {isInvited ? 'Keep it' : person.you ? 'Stay' : 'Keep them'}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
