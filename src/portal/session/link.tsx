import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { api, isProblem } from '../api.ts'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { paths } from '../paths.ts'
import type { Me } from '../wire.ts'
import { FirstOperator } from './first-operator.tsx'
import { OfferPasskey } from './offer-passkey.tsx'
import './session.css'

/** The token stands behind `#`, so that it is in no log; once read, it leaves the address bar and the history too. */
function takeToken(): string {
  const token = window.location.hash.slice(1)
  if (token) window.history.replaceState(window.history.state, '', window.location.pathname)
  return token
}

export function LinkPage() {
  useTitle('Sign in')
  const [token, setToken] = useState(takeToken)
  const [me, setMe] = useState<Me>()
  useEffect(() => {
    // A new link is often opened in the tab that shows the old one: only what stands behind # changes then.
    const again = () => {
      const next = takeToken()
      if (next) setToken(next)
    }
    window.addEventListener('hashchange', again)
    return () => window.removeEventListener('hashchange', again)
  }, [])
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: () => api.lookAtLink(token),
    enabled: token !== '' && !me,
    gcTime: 0,
  })
  if (me) return <OfferPasskey me={me} />
  if (token === '' || isProblem(link.error, 'not-found') || isProblem(link.error, 'bad-request')) return <UsedUp />
  if (link.error) return <ProblemBox error={link.error} retry={() => void link.refetch()} />
  if (!link.data) return <Waiting rows={2} />
  if (link.data.purpose === 'first-operator') return <FirstOperator token={token} done={setMe} />
  return (
    <SignInAs
      token={token}
      name={link.data.name}
      member={link.data.member}
      asksCode={link.data.asksCode}
      done={setMe}
    />
  )
}

function UsedUp() {
  return (
    <div className="front">
      <h1>This link does not work any more</h1>
      <p>A link works once and for a short while. Ask whoever sent it for a new one.</p>
      <p>
        <Link href={paths.signIn()}>Sign in with a passkey</Link>
      </p>
    </div>
  )
}

interface Props {
  token: string
  name: string | undefined
  member: string | undefined
  asksCode: boolean
  done: (me: Me) => void
}

function SignInAs({ token, name, member, asksCode, done }: Props) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const [code, setCode] = useState('')
  const use = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    try {
      done(await api.consumeLink(token, code.trim()))
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <form className="front stack" onSubmit={event => void use(event)}>
      <span className="brand">Auburn</span>
      <h1>Welcome{name ? `, ${name}` : ''}</h1>
      <p>
        This link signs you in{member ? ' for ' : ''}
        {member && <b>{member}</b>}. Use it only if that is you.
      </p>
      {asksCode && (
        <TextInput
          label="Code"
          description="The six digits that your authenticator app shows now, or one of your recovery codes."
          required
          maxLength={40}
          autoComplete="one-time-code"
          value={code}
          onChange={event => setCode(event.currentTarget.value)}
        />
      )}
      {error !== undefined && <ProblemBox error={error} />}
      <div className="actions">
        <Button type="submit" size="md" loading={busy} disabled={asksCode && code.trim().length < 6}>
          Sign in{name ? ` as ${name}` : ''}
        </Button>
      </div>
    </form>
  )
}
