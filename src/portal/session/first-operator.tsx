import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { MEMBER_KIND_NAMES, MEMBER_KINDS, type MemberKind } from '../../domain/member.ts'
import { ApiProblem, api } from '../api.ts'
import { ProblemBox } from '../parts/problem.tsx'
import type { FirstOperatorRequest, Me } from '../wire.ts'

const handleFrom = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63)

/** An empty partnership: its first person says who runs it. */
export function FirstOperator({ token, done }: { token: string; done: (me: Me) => void }) {
  const [organisation, setOrganisation] = useState('')
  const [handle, setHandle] = useState<string>()
  const [kind, setKind] = useState<MemberKind>('agency')
  const [person, setPerson] = useState('')
  const [email, setEmail] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const wrong = (field: string): string | undefined =>
    error instanceof ApiProblem ? error.places.find(place => place.at === `/${field}`)?.problem : undefined
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    const body: FirstOperatorRequest = { token, organisation, handle: handle ?? handleFrom(organisation), kind, person }
    if (email) body.email = email
    try {
      done(await api.firstOperator(body))
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <form className="front stack" onSubmit={event => void send(event)}>
      <h1>Set up this partnership</h1>
      <p>You are the first here, and will be its operator: you admit members and start nodes.</p>
      <TextInput
        label="Your organisation"
        required
        maxLength={200}
        value={organisation}
        error={wrong('organisation')}
        onChange={event => setOrganisation(event.currentTarget.value)}
      />
      <TextInput
        label="Its handle"
        description="Lower-case letters, digits and hyphens: its name in addresses"
        required
        pattern="[a-z0-9][a-z0-9\-]{0,62}"
        value={handle ?? handleFrom(organisation)}
        error={wrong('handle')}
        onChange={event => setHandle(event.currentTarget.value)}
      />
      <NativeSelect
        label="What it is"
        value={kind}
        onChange={event => setKind(MEMBER_KINDS.find(known => known === event.currentTarget.value) ?? 'agency')}
        data={MEMBER_KINDS.map(value => ({ value, label: MEMBER_KIND_NAMES[value].one }))}
      />
      <TextInput
        label="Your name"
        required
        maxLength={200}
        autoComplete="name"
        value={person}
        error={wrong('person')}
        onChange={event => setPerson(event.currentTarget.value)}
      />
      <TextInput
        label="Your e-mail address, if you like"
        type="email"
        autoComplete="email"
        value={email}
        error={wrong('email')}
        onChange={event => setEmail(event.currentTarget.value)}
      />
      {error !== undefined && <ProblemBox error={error} />}
      <Button type="submit" className="fit" loading={busy}>
        Set up
      </Button>
    </form>
  )
}
