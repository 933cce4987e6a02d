import { Button } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api.ts'
import { copy } from '../parts/copy.ts'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { paths } from '../paths.ts'
import type { ApplicationStatus } from '../wire.ts'

/** What an applicant that was admitted gets: the link of its first administrator, shown once, or where it went. */
export function FirstLink({ token, status }: { token: string; status: ApplicationStatus }) {
  const [link, setLink] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const take = async () => {
    setBusy(true)
    setError(undefined)
    try {
      setLink((await api.takeInvitation(token)).link)
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  if (link)
    return (
      <div className="note-box stack" role="status">
        <p>This signs you in, once, within seven days, as the first administrator. It is shown this once.</p>
        <code className="secret">{link}</code>
        <div className="actions">
          <Button component="a" href={link}>
            Go in
          </Button>
          <Button variant="default" onClick={() => void copy(link, 'the link')}>
            Copy the link
          </Button>
        </div>
      </div>
    )
  if (status.invitation === 'mailed') return <p>A sign-in link was sent to {status.email}. It is not shown here.</p>
  if (status.invitation === 'shown')
    return (
      <p>
        The first sign-in link was given out, once. If you did not get it, tell the operator at once: a new one ends the
        old one. <Link href={paths.signIn()}>Sign in</Link>
      </p>
    )
  return (
    <div className="stack">
      <p>
        {status.person} is the first administrator. The sign-in link is shown here once: go on only if that is you, on
        the device that you will use.
      </p>
      {error !== undefined && <ProblemBox error={error} />}
      <Button className="fit" loading={busy} onClick={() => void take()}>
        Show my sign-in link
      </Button>
    </div>
  )
}
