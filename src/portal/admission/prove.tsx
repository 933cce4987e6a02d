import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { ProblemBox } from '../parts/problem.tsx'
import { ProofLine } from '../parts/proof-line.tsx'
import { When } from '../parts/when.tsx'
import type { ApplicationStatus } from '../wire.ts'
import { useAct } from './use-act.ts'

/** The applicant shows that the domain is its own: by a record, or by a code to its address there. */
export function Proof({ token, status }: { token: string; status: ApplicationStatus }) {
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
