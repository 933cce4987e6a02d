import { Button, Checkbox, Modal, NativeSelect, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { ProblemBox } from '../parts/problem.tsx'
import type { Colleague } from '../wire.ts'
import { ROLES, roleOf } from './roles.ts'

interface Props {
  person: Colleague
  close: () => void
  changed: () => void
}

export function ChangePerson({ person, close, changed }: Props) {
  const isGiven = ROLES.some(known => known.value === person.role)
  const [title, setTitle] = useState(person.title)
  const [role, setRole] = useState(roleOf(person.role))
  const [listed, setListed] = useState(person.listed)
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    try {
      await api.changePerson(person.id, { title, listed, ...(isGiven && role !== person.role ? { role } : {}) })
      notifications.show({ message: `Saved for ${person.name}` })
      changed()
      close()
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={close} title={person.name}>
      <form className="stack" onSubmit={event => void send(event)}>
        <TextInput
          data-autofocus
          label="Title"
          maxLength={200}
          value={title}
          onChange={event => setTitle(event.currentTarget.value)}
        />
        {isGiven ? (
          <NativeSelect
            label="Role"
            value={role}
            data={[...ROLES]}
            onChange={event => setRole(roleOf(event.currentTarget.value))}
          />
        ) : (
          <p className="quiet">The role of {person.role} is the operator’s to give and to take.</p>
        )}
        <Checkbox
          label="May be addressed by those who may know your organisation"
          checked={listed}
          onChange={event => setListed(event.currentTarget.checked)}
        />
        {error !== undefined && <ProblemBox error={error} />}
        <Button type="submit" loading={busy}>
          Save
        </Button>
      </form>
    </Modal>
  )
}
