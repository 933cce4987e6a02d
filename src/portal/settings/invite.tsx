import { Button, Checkbox, Modal, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { useMe } from '../me.ts'
import { ProblemBox } from '../parts/problem.tsx'
import type { Invitation } from '../wire.ts'
import { invitedRoleOf, OPERATOR, ROLES } from './roles.ts'

/** The link goes by mail; where there is none it is shown, for the administrator to hand over. */
export function Invite({ close, invited }: { close: () => void; invited: (made: Invitation) => void }) {
  const me = useMe()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [title, setTitle] = useState('')
  const [role, setRole] = useState<'member' | 'admin' | 'operator'>('member')
  const [listed, setListed] = useState(false)
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    try {
      invited(await api.invite({ name, email: email.trim(), title, role, listed }))
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={close} title="Invite somebody">
      <form className="stack" onSubmit={event => void send(event)}>
        <TextInput
          data-autofocus
          label="Name"
          required
          maxLength={200}
          value={name}
          onChange={event => setName(event.currentTarget.value)}
        />
        <TextInput
          type="email"
          label="E-mail"
          description="At your organisation. Seen by its administrators alone."
          required
          maxLength={254}
          value={email}
          onChange={event => setEmail(event.currentTarget.value)}
        />
        <TextInput
          label="Title"
          placeholder="Security operations"
          maxLength={200}
          value={title}
          onChange={event => setTitle(event.currentTarget.value)}
        />
        <NativeSelect
          label="Role"
          value={role}
          data={me.role === 'operator' ? [...ROLES, OPERATOR] : [...ROLES]}
          onChange={event => setRole(invitedRoleOf(event.currentTarget.value))}
        />
        <Checkbox
          label="May be addressed by those who may know your organisation"
          checked={listed}
          onChange={event => setListed(event.currentTarget.checked)}
        />
        {error !== undefined && <ProblemBox error={error} />}
        <Button type="submit" loading={busy} disabled={!name.trim() || !email.trim()}>
          Make the invitation
        </Button>
      </form>
    </Modal>
  )
}
