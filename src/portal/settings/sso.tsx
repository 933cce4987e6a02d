import { Button, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ApiProblem, api } from '../api.ts'
import { useMe } from '../me.ts'
import { copy } from '../parts/copy.ts'
import { ProblemBox, tellProblem } from '../parts/problem.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { queries } from '../queries.ts'
import { linking } from '../session/known-sso.ts'
import type { Sso } from '../wire.ts'

/** Signing in at one's own organisation: linking oneself, and for its administrators how it is set. */
export function SingleSignOn() {
  const me = useMe()
  const sso = useQuery(queries.sso)
  const refresh = () => void sso.refetch()
  if (sso.error) return <ProblemBox error={sso.error} retry={refresh} />
  if (!sso.data) return <Waiting rows={2} />
  return (
    <div className="setting">
      <section>
        <h2>You</h2>
        <You sso={sso.data} refresh={refresh} />
      </section>
      {me.role === 'admin' && (
        <section>
          <h2>Your organisation’s identity provider</h2>
          <Provider sso={sso.data} refresh={refresh} />
        </section>
      )}
    </div>
  )
}

interface Props {
  sso: Sso
  refresh: () => void
}
function You({ sso, refresh }: Props) {
  const link = async () => {
    try {
      const { url } = await api.beginSsoLink()
      linking.begin()
      window.location.assign(url)
    } catch (problem) {
      tellProblem(problem)
    }
  }
  if (!sso.on) return <p className="quiet">Your organisation has not set up single sign-on.</p>
  return (
    <>
      <p className="quiet">
        {sso.linked
          ? 'You are linked: your organisation’s sign-in opens this seat, and no other of yours.'
          : 'Link yourself once; from then on your organisation’s sign-in opens this seat.'}
      </p>
      <code className="secret">{sso.address}</code>
      <div className="actions sso-actions">
        {sso.linked ? (
          <Button variant="default" onClick={() => void api.unlinkSso().then(refresh, tellProblem)}>
            Unlink
          </Button>
        ) : (
          <Button onClick={() => void link()}>Link yourself</Button>
        )}
        <Button variant="default" onClick={() => void copy(sso.address ?? '', 'the address')}>
          Copy the address
        </Button>
      </div>
    </>
  )
}

function Provider({ sso, refresh }: Props) {
  const [issuer, setIssuer] = useState(sso.issuer ?? '')
  const [clientId, setClientId] = useState(sso.clientId ?? '')
  const [clientSecret, setClientSecret] = useState('')
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const wrong = (field: string): string | undefined =>
    error instanceof ApiProblem ? error.places.find(place => place.at === `/${field}`)?.problem : undefined
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    try {
      await api.changeSso({ issuer, clientId, ...(clientSecret ? { clientSecret } : {}) })
      setClientSecret('')
      notifications.show({ message: 'Saved: the provider answers' })
      refresh()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="stack" onSubmit={event => void save(event)}>
      <p className="quiet">
        OpenID Connect. Register Auburn there as a web application with client secret;{' '}
        {sso.on ? 'the address above is its redirect URI.' : 'its redirect URI is shown here once this is saved.'}
      </p>
      <TextInput
        label="Issuer"
        description="Exactly as the provider states it"
        placeholder="https://login.example.org"
        required
        value={issuer}
        error={wrong('issuer')}
        onChange={event => setIssuer(event.currentTarget.value)}
      />
      <TextInput
        label="Client id"
        required
        value={clientId}
        onChange={event => setClientId(event.currentTarget.value)}
      />
      <TextInput
        label="Client secret"
        description={sso.on ? 'Leave it empty to keep the one that is there' : 'Kept sealed, and never shown'}
        type="password"
        autoComplete="off"
        required={!sso.on}
        value={clientSecret}
        error={wrong('clientSecret')}
        onChange={event => setClientSecret(event.currentTarget.value)}
      />
      {error !== undefined && !wrong('issuer') && !wrong('clientSecret') && <ProblemBox error={error} />}
      <div className="actions">
        <Button type="submit" loading={busy}>
          Save
        </Button>
        {sso.on && (
          <Button variant="default" onClick={() => void api.removeSso().then(refresh, tellProblem)}>
            Remove, with every link
          </Button>
        )}
      </div>
    </form>
  )
}
