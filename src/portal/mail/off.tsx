import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api, isProblem } from '../api.ts'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { paths } from '../paths.ts'
import '../session/session.css'

/** Ends mail that comes by itself: one press, without signing in. */
export function MailOffPage() {
  useTitle('No more mail')
  const { token = '' } = useParams({ strict: false }) as { token?: string }
  const [state, setState] = useState<'asked' | 'busy' | 'done'>('asked')
  const [error, setError] = useState<unknown>()
  const stop = async () => {
    setState('busy')
    setError(undefined)
    try {
      await api.stopMail(token)
      setState('done')
    } catch (problem) {
      setError(problem)
      setState('asked')
    }
  }
  if (isProblem(error, 'not-found') || isProblem(error, 'bad-request'))
    return (
      <div className="front">
        <h1>This link is not whole</h1>
        <p>Open it from the mail again, or change it in Settings, Mail.</p>
        <p>
          <Link href={paths.settings('mail')}>Settings, Mail</Link>
        </p>
      </div>
    )
  if (state === 'done')
    return (
      <div className="front">
        <h1>No more mail</h1>
        <p>Alerts and the daily digest have ended. What concerns your account alone may still come.</p>
        <p>
          You can have them again in <Link href={paths.settings('mail')}>Settings, Mail</Link>.
        </p>
      </div>
    )
  return (
    <div className="front stack">
      <h1>No more mail from Auburn?</h1>
      <p>Alerts and the daily digest then end at once. Everything stays in the portal.</p>
      {error !== undefined && <ProblemBox error={error} />}
      <div className="actions">
        <Button size="md" loading={state === 'busy'} onClick={() => void stop()}>
          End it
        </Button>
      </div>
    </div>
  )
}
