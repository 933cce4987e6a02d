import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { ProblemBox } from '../parts/problem.tsx'
import { ProofLine } from '../parts/proof-line.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { queries, queryClient } from '../queries.ts'
import type { DomainStep, MemberDomain } from '../wire.ts'

/** Which of the organisation's domains count as its own, and how the others come to. */
export function Domains() {
  const domains = useQuery(queries.memberDomains)
  if (domains.error) return <ProblemBox error={domains.error} retry={() => void domains.refetch()} />
  if (!domains.data) return <Waiting rows={2} />
  if (domains.data.items.length === 0) return null
  return (
    <section className="setting stack" aria-labelledby="which-count">
      <h2 id="which-count">Which domains count as yours</h2>
      <p className="quiet">
        An invitation that was sent to a proved domain is yours to take up. A domain that is not proved only warns you
        when you are about to share something of it.
      </p>
      <ul>
        {domains.data.items.map(one => (
          <li key={one.domain}>
            <One of={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function stateOf({ state, provedBy, until }: MemberDomain) {
  switch (state) {
    case 'vetted':
      return 'counts: looked at when you were admitted'
    case 'proved':
      return (
        <>
          counts: proved by {provedBy === 'mail' ? 'a code' : 'a DNS record'}, until <When at={until ?? ''} />
        </>
      )
    case 'ended':
      return (
        <>
          counts no more: its proof ended <When at={until ?? ''} />
        </>
      )
    case 'declared':
      return 'not proved: your own word'
  }
}

function One({ of }: { of: MemberDomain }) {
  const [open, setOpen] = useState(false)
  const mayProve = of.proof !== undefined && of.state !== 'vetted'
  return (
    <div className="stack">
      <p>
        <b>{of.domain}</b> {stateOf(of)}{' '}
        {mayProve && (
          <Button
            size="compact-xs"
            variant="default"
            aria-expanded={open}
            aria-label={`${of.state === 'proved' ? 'Prove it again' : 'Prove it'}: ${of.domain}`}
            onClick={() => setOpen(!open)}
          >
            {of.state === 'proved' ? 'Prove it again' : 'Prove it'}
          </Button>
        )}
        {of.state === 'declared' && of.proof === undefined && (
          <span className="small quiet">Anybody gets an address there: it cannot be proved.</span>
        )}
      </p>
      {open && <Prove of={of} />}
    </div>
  )
}

function Prove({ of }: { of: MemberDomain }) {
  const { domain, proof, mailbox } = of
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const [sent, setSent] = useState(false)
  const [code, setCode] = useState('')
  const act = async (step: DomainStep): Promise<boolean> => {
    setBusy(true)
    setError(undefined)
    try {
      queryClient.setQueryData(queries.memberDomains.queryKey, await api.proveDomain(step))
      return true
    } catch (problem) {
      setError(problem)
      return false
    } finally {
      setBusy(false)
    }
  }
  const handIn = (event: FormEvent) => {
    event.preventDefault()
    void act({ step: 'use-code', domain, code: code.trim() })
  }
  return (
    <form className="note-box stack" onSubmit={handIn}>
      <p>
        Have a TXT record set in the DNS of {domain}, then press the button. Leave it there: it is looked for again.
      </p>
      {proof && <ProofLine label="Name" value={proof.name} />}
      {proof && <ProofLine label="Value" value={proof.value} />}
      {proof?.checkedAt && of.state !== 'proved' && (
        <p role="status">
          Not there yet: looked for it <When at={proof.checkedAt} />.
        </p>
      )}
      {sent && (
        <TextInput
          label={`The code that was sent to ${mailbox ?? 'the postmaster'}`}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          value={code}
          onChange={event => setCode(event.currentTarget.value)}
        />
      )}
      {error !== undefined && <ProblemBox error={error} />}
      <div className="actions">
        <Button loading={busy} onClick={() => void act({ step: 'check', domain })}>
          Check now
        </Button>
        {sent && (
          <Button type="submit" variant="default" loading={busy} disabled={!/^\d{6}$/.test(code.trim())}>
            Hand the code in
          </Button>
        )}
        {mailbox && (
          <Button
            variant="default"
            loading={busy}
            onClick={() => void act({ step: 'send-code', domain }).then(done => done && setSent(true))}
          >
            {sent ? 'Send another' : `Send a code to ${mailbox}`}
          </Button>
        )}
      </div>
    </form>
  )
}
