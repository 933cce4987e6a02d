import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { ProblemBox, tellProblem } from '../parts/problem.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { addPasskey, passkeysWork, passkeyTrouble, whyNoPasskeys } from '../passkeys.ts'
import { queries, queryClient } from '../queries.ts'
import { deviceName } from '../session/offer-passkey.tsx'
import type { Passkey } from '../wire.ts'
import { Codes } from './codes.tsx'
import { Sessions } from './sessions.tsx'

export function Access() {
  return (
    <div className="setting">
      <Passkeys />
      <Codes />
      <Sessions />
    </div>
  )
}

function Passkeys() {
  const passkeys = useQuery(queries.passkeys)
  const refresh = () => {
    void passkeys.refetch()
    void queryClient.invalidateQueries({ queryKey: ['me'] })
  }
  return (
    <section>
      <h2>Passkeys</h2>
      {passkeys.isPending && <Waiting rows={1} />}
      {passkeys.error && <ProblemBox error={passkeys.error} retry={refresh} />}
      {passkeys.data?.items.length === 0 && (
        <p className="quiet">None yet: without one you need a new link each time. Add one on each device you use.</p>
      )}
      <ul className="lines">
        {passkeys.data?.items.map(passkey => (
          <PasskeyLine key={passkey.id} passkey={passkey} refresh={refresh} />
        ))}
      </ul>
      {passkeysWork() ? <AddPasskey added={refresh} /> : <p className="note-box">{whyNoPasskeys()}</p>}
    </section>
  )
}

function PasskeyLine({ passkey, refresh }: { passkey: Passkey; refresh: () => void }) {
  const [name, setName] = useState<string>()
  const rename = async (event: FormEvent) => {
    event.preventDefault()
    if (!name?.trim()) return
    try {
      await api.renamePasskey(passkey.id, name.trim())
      setName(undefined)
      refresh()
    } catch (error) {
      tellProblem(error)
    }
  }
  if (name !== undefined) {
    return (
      <li>
        <form className="actions" onSubmit={event => void rename(event)}>
          <TextInput
            size="xs"
            aria-label={`New name of ${passkey.name}`}
            maxLength={80}
            value={name}
            onChange={event => setName(event.currentTarget.value)}
            onKeyDown={event => event.key === 'Escape' && setName(undefined)}
            autoFocus
          />
          <Button type="submit" size="xs" variant="default">
            Rename
          </Button>
        </form>
      </li>
    )
  }
  return (
    <li>
      <span>
        {passkey.name}
        <span className="small quiet">
          Added <When at={passkey.createdAt} />
          {passkey.usedAt && (
            <>
              , used <When at={passkey.usedAt} />
            </>
          )}
        </span>
      </span>
      <span className="actions">
        <Button size="compact-sm" variant="default" onClick={() => setName(passkey.name)}>
          Rename
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => void api.removePasskey(passkey.id).then(refresh, tellProblem)}
        >
          Remove
        </Button>
      </span>
    </li>
  )
}

function AddPasskey({ added }: { added: () => void }) {
  const [name, setName] = useState(deviceName)
  const [busy, setBusy] = useState(false)
  const add = async () => {
    setBusy(true)
    try {
      await addPasskey(name.trim() || deviceName())
      added()
    } catch (error) {
      const trouble = passkeyTrouble(error)
      if (trouble !== undefined) tellProblem(trouble)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="actions">
      <TextInput
        aria-label="Name of the passkey"
        maxLength={80}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
      />
      <Button loading={busy} onClick={() => void add()}>
        Add a passkey
      </Button>
    </div>
  )
}
