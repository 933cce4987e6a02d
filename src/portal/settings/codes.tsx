import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { copy } from '../parts/copy.ts'
import { ProblemBox, tellProblem } from '../parts/problem.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { queries, queryClient } from '../queries.ts'
import type { CodesState, TotpSecret } from '../wire.ts'
import { Qr } from './qr.tsx'

/** For whoever has no passkey at hand: an authenticator app, and recovery codes on paper. */
export function Codes() {
  const state = useQuery(queries.codes)
  const [secret, setSecret] = useState<TotpSecret>()
  const [recovery, setRecovery] = useState<string[]>()
  const refresh = () => {
    void state.refetch()
    void queryClient.invalidateQueries({ queryKey: ['me'] })
  }
  const begin = () => void api.beginCodes().then(setSecret, tellProblem)
  const renew = () =>
    void api.newRecoveryCodes().then(({ codes }) => {
      setRecovery(codes)
      refresh()
    }, tellProblem)
  const remove = () =>
    void api.removeCodes().then(() => {
      setRecovery(undefined)
      refresh()
    }, tellProblem)
  const finished = (codes: string[]) => {
    setSecret(undefined)
    setRecovery(codes)
    refresh()
  }
  return (
    <section>
      <h2>Authenticator app</h2>
      {state.isPending && <Waiting rows={1} />}
      {state.error && <ProblemBox error={state.error} retry={refresh} />}
      {state.data && !secret && <State state={state.data} begin={begin} renew={renew} remove={remove} />}
      {secret && <SetUp secret={secret} finished={finished} cancel={() => setSecret(undefined)} />}
      {recovery && <Recovery codes={recovery} />}
    </section>
  )
}

interface StateProps {
  state: CodesState
  begin: () => void
  renew: () => void
  remove: () => void
}
function State({ state, begin, renew, remove }: StateProps) {
  if (!state.on)
    return (
      <>
        <p className="quiet">
          A spare way, should you lose your passkeys: with one set up, a one-time link signs you in only together with
          the app’s code. It also confirms that it is you where a passkey would.
        </p>
        <Button variant="default" onClick={begin}>
          Set up an app
        </Button>
      </>
    )
  return (
    <>
      <p className="quiet">
        Set up {state.since && <When at={state.since} />}
        {state.usedAt && (
          <>
            , used <When at={state.usedAt} />
          </>
        )}
        . {state.recoveryCodes} recovery {state.recoveryCodes === 1 ? 'code is' : 'codes are'} left.
      </p>
      <div className="actions">
        <Button variant="default" onClick={renew}>
          New recovery codes
        </Button>
        <Button variant="default" onClick={begin}>
          Move to another app
        </Button>
        <Button variant="default" onClick={remove}>
          Remove the app
        </Button>
      </div>
    </>
  )
}

interface SetUpProps {
  secret: TotpSecret
  finished: (codes: string[]) => void
  cancel: () => void
}
function SetUp({ secret, finished, cancel }: SetUpProps) {
  const [code, setCode] = useState('')
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    try {
      finished((await api.confirmCodes(code.trim())).codes)
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <form className="stack" onSubmit={event => void send(event)}>
      <p>
        Point your authenticator app’s camera here. On this device,{' '}
        <a href={secret.uri}>open it in your authenticator app</a>; or type this key into the app, as “time based”:
      </p>
      <Qr text={secret.uri} says="QR code with the key that stands below it" />
      <code className="secret">{secret.secret.replace(/.{4}(?=.)/g, '$& ')}</code>
      <TextInput
        label="The code that the app shows now"
        required
        maxLength={10}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={event => setCode(event.currentTarget.value)}
      />
      {error !== undefined && <ProblemBox error={error} />}
      <div className="actions">
        <Button type="submit" loading={busy} disabled={code.trim().length < 6}>
          Confirm
        </Button>
        <Button variant="default" onClick={() => void copy(secret.secret, 'the key')}>
          Copy the key
        </Button>
        <Button variant="default" onClick={cancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

function Recovery({ codes }: { codes: string[] }) {
  return (
    <div className="note-box">
      <p>
        <b>Recovery codes</b>: print them, or keep them in a safe place away from your phone. They are shown this once;
        each stands in for the app one time.
      </p>
      <ul className="code-list">
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button size="compact-sm" variant="default" onClick={() => void copy(codes.join('\n'), 'the codes')}>
        Copy them
      </Button>
    </div>
  )
}
