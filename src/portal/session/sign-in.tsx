import { Button, TextInput } from '@mantine/core'
import { browserSupportsWebAuthnAutofill } from '@simplewebauthn/browser'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { isProblem } from '../api.ts'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { passkeysWork, passkeyTrouble, signInWithPasskey, whyNoPasskeys } from '../passkeys.ts'
import { paths } from '../paths.ts'
import { queryClient } from '../queries.ts'
import { backFrom } from './back.ts'
import { knownSso } from './known-sso.ts'
import './session.css'

export function SignInPage() {
  const { pathname, searchStr } = useLocation()
  useTitle('Sign in')
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const back = backFrom(pathname, searchStr, window.location.origin)
  const works = passkeysWork()
  const sso = knownSso.get()

  useEffect(() => {
    let wanted = true
    const offer = async () => {
      if (!works || !(await browserSupportsWebAuthnAutofill())) return
      try {
        await signInWithPasskey(true)
        if (wanted) enter(back)
      } catch (problem) {
        // Otherwise the quiet offer was not taken up, or the button was pressed instead.
        if (wanted && isProblem(problem, 'forbidden')) setError(problem)
      }
    }
    void offer()
    return () => {
      wanted = false
    }
  }, [works, back])

  const signIn = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await signInWithPasskey()
      enter(back)
    } catch (problem) {
      setError(passkeyTrouble(problem))
      setBusy(false)
    }
  }
  return (
    <div className="front stack">
      <h1>Sign in to Auburn</h1>
      {/[?&]answer=/.test(back) && (
        <p className="note-box">
          The link in the mail has answered nothing yet: sign in, and press the answer. If you have left the
          organisation that it was sent to, there is nothing for you to do; a colleague there can answer.
        </p>
      )}
      {works ? (
        <>
          <TextInput
            label="Passkey"
            description="Choose it here, or press the button. There is no password."
            name="username"
            autoComplete="username webauthn"
            placeholder="Your passkey"
          />
          <Button className="fit" loading={busy} onClick={() => void signIn()}>
            Sign in with a passkey
          </Button>
        </>
      ) : (
        <p className="note-box">{whyNoPasskeys()}</p>
      )}
      {error !== undefined && <ProblemBox error={error} />}
      {sso && (
        <Button component={Link} href={paths.sso(sso)} className="fit" variant="default">
          Sign in at your organisation
        </Button>
      )}
      <p className="small">
        Your organisation is no member yet? <Link href={paths.join}>Register interest</Link>
      </p>
      <div className="small quiet stack">
        <p>
          <b>No passkey yet, or a new device?</b> Open the one-time link that your administrator or operator gave you,
          and add a passkey there. If you have none, ask them for one: it takes them a minute. If you have set up an
          authenticator app, the link asks for its code too; one of your recovery codes will do as well.
        </p>
        <p>
          <b>Away for long?</b> An account that nobody uses for 120 days is closed. An administrator of your
          organisation, or the operator, wakes it; what you shared is still there.
        </p>
      </div>
    </div>
  )
}

function enter(back: string): void {
  queryClient.clear()
  window.location.assign(back)
}
