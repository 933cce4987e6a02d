import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { api, isProblem } from '../api.ts'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import type { ApplicationStatus } from '../wire.ts'
import { FirstLink } from './first-link.tsx'
import { Proof } from './prove.tsx'
import { useAct } from './use-act.ts'
import { SHOWN_WORDS } from './words.ts'
import '../session/session.css'
import '../settings/settings.css'
import './admission.css'

const tokenOf = () => window.location.hash.slice(1)

/** An applicant's private page. The secret stays behind the `#`: it is in no request's address, and a bookmark works. */
export function ApplicationStatusPage() {
  useTitle('Your application')
  const [token, setToken] = useState(tokenOf)
  useEffect(() => {
    const again = () => setToken(tokenOf())
    window.addEventListener('hashchange', again)
    return () => window.removeEventListener('hashchange', again)
  }, [])
  const status = useQuery({
    queryKey: ['application-status', token],
    queryFn: () => api.applicationStatus(token),
    enabled: token !== '',
    refetchInterval: 60_000,
  })
  if (token === '' || isProblem(status.error, 'not-found') || isProblem(status.error, 'bad-request')) return <NoPage />
  if (status.error) return <ProblemBox error={status.error} retry={() => void status.refetch()} />
  if (!status.data) return <Waiting rows={3} />
  return <Shown token={token} status={status.data} />
}

function NoPage() {
  return (
    <div className="front">
      <h1>No application stands behind this link</h1>
      <p>See that you opened all of it, up to its end. Who lost the link applies again.</p>
      <p>
        <Link href={paths.join}>Register interest</Link>
      </p>
    </div>
  )
}

function Shown({ token, status }: { token: string; status: ApplicationStatus }) {
  const words = SHOWN_WORDS[status.state]
  const open = status.state === 'waiting' || status.state === 'asked'
  return (
    <div className="front stack">
      <span className="brand">Auburn</span>
      <h1>{words.title}</h1>
      <p>
        <b>{status.name}</b>
        {status.node && `, for the node ${status.node}`}. Applied <When at={status.at} />
        {status.decidedAt && (
          <>
            , decided <When at={status.decidedAt} />
          </>
        )}
        . {words.says}
      </p>
      {status.reason && (
        <p className="note-box wrap">
          <b>The reason:</b> {status.reason}
        </p>
      )}
      {status.invitation && <FirstLink token={token} status={status} />}
      {status.talk.length > 0 && <Talk status={status} />}
      {status.state === 'asked' && <Answer token={token} />}
      {open && <Proof token={token} status={status} />}
      {open && <TakeBack token={token} />}
    </div>
  )
}

function Talk({ status }: { status: ApplicationStatus }) {
  return (
    <section className="stack">
      <h2>Questions and answers</h2>
      {status.talk.map(line => (
        <p key={`${line.at} ${line.text}`} className={`said wrap ${line.by === 'vetters' ? 'said-by-us' : ''}`}>
          <b>{line.by === 'vetters' ? 'They ask' : 'You'}:</b> {line.text}{' '}
          <span className="small quiet">
            <When at={line.at} />
          </span>
        </p>
      ))}
    </section>
  )
}

function Answer({ token }: { token: string }) {
  const [text, setText] = useState('')
  const { act, busy, error } = useAct(token)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (await act(() => api.answerVetters(token, text))) setText('')
  }
  return (
    <form className="stack" onSubmit={event => void send(event)}>
      <Textarea
        label="Your answer"
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      {error !== undefined && <ProblemBox error={error} />}
      <Button type="submit" className="fit" loading={busy} disabled={text.trim() === ''}>
        Answer
      </Button>
    </form>
  )
}

function TakeBack({ token }: { token: string }) {
  const [sure, setSure] = useState(false)
  const { act, busy, error } = useAct(token)
  return (
    <section className="stack">
      {error !== undefined && <ProblemBox error={error} />}
      <div className="actions">
        {sure ? (
          <>
            <Button color="red" size="xs" loading={busy} onClick={() => void act(() => api.takeBackApplication(token))}>
              Take it back for good
            </Button>
            <Button variant="default" size="xs" onClick={() => setSure(false)}>
              Keep it
            </Button>
          </>
        ) : (
          <Button variant="default" size="xs" onClick={() => setSure(true)}>
            Take the application back
          </Button>
        )}
      </div>
    </section>
  )
}
