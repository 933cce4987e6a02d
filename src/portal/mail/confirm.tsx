import { Button } from '@mantine/core'
import { useState } from 'react'
import { api, isProblem } from '../api.ts'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { paths } from '../paths.ts'
import '../session/session.css'
import { tokenBehind } from './token.ts'

/** A mailbox is confirmed by whoever got the link there. */
export function ConfirmMailPage() {
  useTitle('Confirm your address')
  const [token] = useState(tokenBehind)
  const [state, setState] = useState<'asked' | 'busy' | 'done'>('asked')
  const [error, setError] = useState<unknown>()
  const confirm = async () => {
    setState('busy')
    setError(undefined)
    try {
      await api.confirmMailbox(token)
      setState('done')
    } catch (problem) {
      setError(problem)
      setState('asked')
    }
  }
  if (token === '' || isProblem(error, 'not-found') || isProblem(error, 'bad-request'))
    return (
      <div className="front">
        <h1>This link does not work any more</h1>
        <p>It is good for two days. Ask for another one in Settings, Mail.</p>
        <p>
          <Link href={paths.settings('mail')}>Settings, Mail</Link>
        </p>
      </div>
    )
  if (state === 'done')
    return (
      <div className="front">
        <h1>Your address is confirmed</h1>
        <p>From now on Auburn tells you by mail what is new, once a day. You can change that.</p>
        <p>
          <Link href={paths.settings('mail')}>Settings, Mail</Link>
        </p>
      </div>
    )
  return (
    <div className="front stack">
      <h1>Is this your address?</h1>
      <p>Somebody who is signed in to Auburn says so. Confirm it only if that is you.</p>
      {error !== undefined && <ProblemBox error={error} />}
      <div className="actions">
        <Button size="md" loading={state === 'busy'} onClick={() => void confirm()}>
          It is my address
        </Button>
      </div>
    </div>
  )
}
