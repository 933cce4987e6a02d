import { Button, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { ProblemBox } from '../parts/problem.tsx'
import { addPasskey, passkeysWork, passkeyTrouble, whyNoPasskeys } from '../passkeys.ts'
import { paths } from '../paths.ts'
import { queryClient } from '../queries.ts'
import type { Me } from '../wire.ts'

/** An operator goes on where the partnership is not set up yet. */
const onwardsFor = (me: Me) => () => {
  queryClient.clear()
  window.location.assign(me.partnership.toSetUp && !me.partnership.demo ? paths.setUp : paths.feed())
}

/** What this device is called in the list of passkeys, as far as the browser says. */
export const deviceName = (): string => {
  const agent = navigator.userAgent
  const system = /iPhone|iPad/.test(agent) ? 'iPhone or iPad' : /Android/.test(agent) ? 'Android' : undefined
  return system ?? (/Mac/.test(agent) ? 'Mac' : /Windows/.test(agent) ? 'Windows' : 'This computer')
}

/** The next time, no link is needed. It can be skipped. */
export function OfferPasskey({ me }: { me: Me }) {
  const [name, setName] = useState(deviceName)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const already = me.passkeys > 0
  const onwards = onwardsFor(me)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is known
  useEffect(() => {
    if (already) onwards()
  }, [already])
  const add = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await addPasskey(name.trim() || deviceName())
      onwards()
    } catch (problem) {
      setError(passkeyTrouble(problem))
      setBusy(false)
    }
  }
  if (already) return null
  return (
    <div className="front stack">
      <h1>You are signed in, {me.person.name}</h1>
      {passkeysWork() ? (
        <>
          <p>
            Add a passkey, and next time your fingerprint, face or device PIN is enough. It stays on your device; Auburn
            keeps only its public half.
          </p>
          <TextInput
            label="Name of this device"
            value={name}
            maxLength={80}
            onChange={event => setName(event.currentTarget.value)}
          />
        </>
      ) : (
        <p className="note-box">{whyNoPasskeys()}</p>
      )}
      {error !== undefined && <ProblemBox error={error} />}
      <div className="actions">
        {passkeysWork() && (
          <Button loading={busy} onClick={() => void add()}>
            Add a passkey
          </Button>
        )}
        <Button variant="default" onClick={onwards}>
          {passkeysWork() ? 'Not now' : 'Go on'}
        </Button>
      </div>
    </div>
  )
}
