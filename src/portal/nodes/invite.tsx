import { Button, Progress, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { MOST_PASTED } from '../../domain/invitation.ts'
import { pastedAddresses } from '../../domain/pasted-addresses.ts'
import { api } from '../api.ts'
import { useMe } from '../me.ts'
import { plural } from '../parts/crowd.ts'
import { ProblemBox } from '../parts/problem.tsx'
import { queries } from '../queries.ts'
import type { InvitedOne, NodePage } from '../wire.ts'
import { isoOfLocal, useDoing } from './doing.ts'
import { Invitations } from './invitations.tsx'
import { Invited } from './invited.tsx'

/** So many in one request: the bar moves, and a lost connection loses little. */
const BATCH = 10

/** Inviting organisations by pasting addresses: what was found, what will happen, how far it is, what became of each. */
export function Invite({ node }: { node: NodePage }) {
  const invitations = useQuery(queries.nodeInvitations(node.handle))
  const [text, setText] = useState('')
  const [until, setUntil] = useState('')
  const [sent, setSent] = useState(0)
  const [results, setResults] = useState<InvitedOne[]>([])
  const { error, busy, run } = useDoing()
  const pasted = pastedAddresses(text.slice(0, 100_000))
  const count = pasted.addresses.length
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSent(0)
    const all: InvitedOne[] = []
    const whole = await run(async () => {
      for (let at = 0; at < count; at += BATCH) {
        const addresses = pasted.addresses.slice(at, at + BATCH)
        const { items } = await api.inviteToNode(node.handle, {
          addresses,
          ...(until ? { until: isoOfLocal(until) } : {}),
        })
        all.push(...items)
        setSent(all.length)
        setResults([...all])
      }
    })
    // What was not sent stays in the field, to be sent again.
    const left = pasted.addresses.slice(all.length)
    setText([...left, ...(whole ? [] : pasted.others)].join('\n'))
    if (whole) setResults([...all, ...pasted.others.map(address => ({ address, result: 'not-an-address' as const }))])
  }
  return (
    <section className="section">
      <h2>Invite organisations</h2>
      <form className="stack read" onSubmit={event => void send(event)}>
        <Textarea
          label="Mail addresses"
          description="Paste them as they are: a column, a To line, names and all. One for each organisation is enough."
          autosize
          minRows={3}
          maxRows={12}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          label="As guests, until"
          description="Leave it empty for members. A guest is out to the minute."
          value={until}
          onChange={event => setUntil(event.currentTarget.value)}
        />
        {text.trim() !== '' && <WhatWillHappen node={node} pasted={pasted} byMail={invitations.data?.byMail} />}
        {busy && <Progress value={(100 * sent) / Math.max(1, count)} aria-label={`${sent} of ${count} sent`} />}
        {error !== undefined && <ProblemBox error={error} />}
        <Button type="submit" className="fit" loading={busy} disabled={count === 0 || count > MOST_PASTED}>
          {count === 0 ? 'Invite' : `Invite ${count}`}
        </Button>
      </form>
      <Invited node={node} results={results} done={() => setResults([])} />
      <Invitations node={node} />
    </section>
  )
}

interface Pasted {
  addresses: string[]
  others: string[]
  twice: number
}
function WhatWillHappen({ node, pasted, byMail }: { node: NodePage; pasted: Pasted; byMail: boolean | undefined }) {
  const me = useMe()
  const { addresses, others, twice } = pasted
  return (
    <div className="note-box" role="status">
      <p>
        <b>{plural(addresses.length, 'address', 'addresses')}</b>
        {twice > 0 && `; ${twice} stood there again and ${twice === 1 ? 'is' : 'are'} left out`}
        {others.length > 0 && `; ${plural(others.length, 'entry is', 'entries are')} no address`}.
        {addresses.length > MOST_PASTED && ` ${MOST_PASTED} at a time is the most.`}
      </p>
      {others.length > 0 && (
        <p className="small wrap">
          No address: {others.slice(0, 10).join(' · ')}
          {others.length > 10 && ' …'}
        </p>
      )}
      <p className="small">
        Each gets a link that works for fourteen days{byMail ? ', by mail' : '; you hand it over yourself'}. Whoever
        opens it reads the name, the description and the charter of {node.name}, and that {me.member.name} invites. A
        member’s administrator can take it up at once; who is no member yet can register. You are not told which of the
        two somebody is until it has answered.
      </p>
    </div>
  )
}
