import { Button, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { api, isProblem } from '../api.ts'
import { copy } from '../parts/copy.ts'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { ProofLine } from '../parts/proof-line.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { queryClient } from '../queries.ts'
import type { ApplicationStatus } from '../wire.ts'
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

type Act = (work: () => Promise<ApplicationStatus>) => Promise<boolean>
/** What comes back from a step is how it stands now. */
function useAct(token: string): { act: Act; busy: boolean; error: unknown } {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const act: Act = async work => {
    setBusy(true)
    setError(undefined)
    try {
      queryClient.setQueryData(['application-status', token], await work())
      return true
    } catch (problem) {
      setError(problem)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { act, busy, error }
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
      {status.invitation && <Invitation token={token} status={status} />}
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

function Proof({ token, status }: { token: string; status: ApplicationStatus }) {
  const { proof } = status
  const { act, busy, error } = useAct(token)
  if (proof.provedAt)
    return (
      <section>
        <h2>Your domain</h2>
        <p>
          {status.domain} is proved <When at={proof.provedAt} />
          {proof.provedBy === 'dns' && ': you can take the record away again'}.
        </p>
      </section>
    )
  return (
    <section className="stack">
      <h2>Prove your domain</h2>
      <p>
        Have a TXT record set in the DNS of {status.domain}, then press the button. It may take some minutes to be seen.
      </p>
      <ProofLine label="Name" value={proof.name} />
      <ProofLine label="Value" value={proof.value} />
      {proof.checkedAt && (
        <p role="status">
          Not there yet: looked for it <When at={proof.checkedAt} />.
        </p>
      )}
      {error !== undefined && <ProblemBox error={error} />}
      <Button className="fit" loading={busy} onClick={() => void act(() => api.checkDomain(token))}>
        Check now
      </Button>
      {status.byMail && <ByMail token={token} email={status.email} />}
    </section>
  )
}

function ByMail({ token, email }: { token: string; email: string }) {
  const [sent, setSent] = useState(false)
  const [code, setCode] = useState('')
  const { act, busy, error } = useAct(token)
  const send = async () => {
    if (await act(() => api.sendDomainCode(token))) setSent(true)
  }
  const use = (event: FormEvent) => {
    event.preventDefault()
    void act(() => api.handInDomainCode(token, code.trim()))
  }
  return (
    <form className="stack" onSubmit={use}>
      <p>Or have a code sent to {email}. A record in the DNS says more, and those who decide see which it was.</p>
      {sent && (
        <TextInput
          label="The code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          value={code}
          onChange={event => setCode(event.currentTarget.value)}
        />
      )}
      {error !== undefined && <ProblemBox error={error} />}
      <div className="actions">
        {sent && (
          <Button type="submit" loading={busy} disabled={!/^\d{6}$/.test(code.trim())}>
            Hand it in
          </Button>
        )}
        <Button variant="default" loading={busy} onClick={() => void send()}>
          {sent ? 'Send another' : 'Send a code'}
        </Button>
      </div>
    </form>
  )
}

function Invitation({ token, status }: { token: string; status: ApplicationStatus }) {
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
