import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { useMe } from '../me.ts'
import { ProblemBox } from '../parts/problem.tsx'
import { When } from '../parts/when.tsx'
import { CirclePicker } from '../share/circle-picker.tsx'
import type { ApplicationPage } from '../wire.ts'
import { useStep } from './doing.ts'

interface Props {
  a: ApplicationPage
}

export function CheckDomain({ a }: Props) {
  const { error, busy, run } = useStep()
  return (
    <>
      <span className="quiet">
        not proved
        {a.proof.checkedAt && (
          <>
            , looked for <When at={a.proof.checkedAt} />
          </>
        )}
      </span>{' '}
      <Button
        size="compact-xs"
        variant="default"
        loading={busy}
        onClick={() => void run(() => api.vettingStep(a.id, { step: 'check-domain' }))}
      >
        Check now
      </Button>
      {error !== undefined && <ProblemBox error={error} />}
    </>
  )
}

export function Record({ a }: Props) {
  const [what, setWhat] = useState<'registered' | 'network'>('registered')
  const [text, setText] = useState('')
  const { error, busy, run } = useStep()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (await run(() => api.vettingStep(a.id, { step: 'record', what, text }), 'Recorded')) setText('')
  }
  return (
    <form className="stack read" onSubmit={event => void send(event)}>
      <NativeSelect
        label="Record that it"
        value={what}
        data={[
          { value: 'registered', label: 'is a registered legal entity or a public body' },
          { value: 'network', label: 'administers an electronic network' },
        ]}
        onChange={event => setWhat(event.currentTarget.value === 'network' ? 'network' : 'registered')}
      />
      <Textarea
        label="What you looked at, and what it said"
        description="Kept, and read by the other vetters. A sole trader is no registered legal entity."
        autosize
        minRows={2}
        maxLength={2000}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      {error !== undefined && <ProblemBox error={error} />}
      <Button type="submit" size="xs" className="fit" loading={busy} disabled={text.trim() === ''}>
        Record it
      </Button>
    </form>
  )
}

export function AskSponsor({ a }: Props) {
  const me = useMe()
  const [handle, setHandle] = useState('')
  const { error, busy, run } = useStep()
  const ask = (member: string) =>
    void run(() => api.vettingStep(a.id, { step: 'ask-sponsor', member }), 'Its administrators are asked')
  const given = a.vouching.some(v => v.state === 'waiting' || v.state === 'vouched')
  return (
    <div className="stack read">
      {given ? (
        <Button
          size="xs"
          variant="default"
          className="fit"
          loading={busy}
          onClick={() => void run(() => api.vettingStep(a.id, { step: 'end-vouching' }), 'Ended')}
        >
          End this, to ask another
        </Button>
      ) : (
        <CirclePicker
          label="Ask a member to vouch"
          placeholder="Name of a member"
          chosen={[]}
          suits={circle => circle.kind === 'member'}
          onPick={circle => ask(circle.ref)}
        />
      )}
      {!given && me.role === 'operator' && (
        <form
          className="actions"
          onSubmit={event => {
            event.preventDefault()
            ask(handle.trim())
          }}
        >
          <TextInput
            size="xs"
            aria-label="Handle of any member"
            placeholder="Or the handle of any member"
            value={handle}
            onChange={event => setHandle(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" variant="default" loading={busy} disabled={handle.trim() === ''}>
            Ask it
          </Button>
        </form>
      )}
      {error !== undefined && <ProblemBox error={error} />}
    </div>
  )
}

export function Question({ a }: Props) {
  const [text, setText] = useState('')
  const { error, busy, run } = useStep()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (await run(() => api.vettingStep(a.id, { step: 'ask', text }), 'Asked')) setText('')
  }
  return (
    <form className="stack read" onSubmit={event => void send(event)}>
      <Textarea
        label="A question for the applicant"
        description={
          a.state === 'approved-once'
            ? 'It overtakes the approval that was given.'
            : 'It is read on the private page. The application waits until it is answered.'
        }
        autosize
        minRows={1}
        maxLength={2000}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      {error !== undefined && <ProblemBox error={error} />}
      <Button type="submit" size="xs" variant="default" className="fit" loading={busy} disabled={text.trim() === ''}>
        Ask
      </Button>
    </form>
  )
}

/** Approve, or decline with a reason. */
export function Decide({ a }: Props) {
  const [reason, setReason] = useState('')
  const { error, busy, run } = useStep()
  const approve = () => void run(() => api.approveApplication(a.id), 'Approved')
  const decline = (event: FormEvent) => {
    event.preventDefault()
    void run(() => api.vettingStep(a.id, { step: 'decline', text: reason }), 'Declined')
  }
  const mine = a.approvals.some(approval => approval.by.you)
  return (
    <div className="stack">
      <h2>Decide</h2>
      {a.whyNotYou && <p className="quiet">{a.whyNotYou}</p>}
      {error !== undefined && <ProblemBox error={error} />}
      {mine ? (
        <Button
          variant="default"
          loading={busy}
          onClick={() => void run(() => api.vettingStep(a.id, { step: 'withdraw-approval' }), 'Withdrawn')}
        >
          Withdraw my approval
        </Button>
      ) : (
        <Button
          loading={busy}
          disabled={a.missing.length > 0 || a.whyNotYou !== undefined || a.state === 'asked'}
          onClick={approve}
        >
          {a.state === 'approved-once' ? 'Approve and admit' : 'Approve'}
        </Button>
      )}
      <form className="stack" onSubmit={decline}>
        <Textarea
          label="Or decline: the reason"
          description="The applicant reads it."
          autosize
          minRows={2}
          maxLength={2000}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={busy} disabled={reason.trim() === ''}>
          Decline
        </Button>
      </form>
    </div>
  )
}
