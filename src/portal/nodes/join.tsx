import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { useMe } from '../me.ts'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { paths } from '../paths.ts'
import type { NodePage } from '../wire.ts'
import { useDoing } from './doing.ts'
import { REQUEST_STATE_NAMES } from './words.ts'

/** What stands where the posts would be, for who is not in the node. */
export function NotIn({ node }: { node: NodePage }) {
  const me = useMe()
  const open = node.request === 'waiting' || node.request === 'asked'
  const byAsking = node.admission !== 'invite' && node.kind !== 'fusion-cell' && !node.ended
  return (
    <>
      <Empty title={node.ended ? 'This node has closed' : 'You are not in this node'}>
        What is shared with it reaches its members alone.{' '}
        {node.ended ? 'It is an archive for those who were its members at the end.' : !byAsking && BY_INVITATION}
        {byAsking && me.role !== 'admin' && 'An administrator of your organisation can ask to join.'}
      </Empty>
      {node.request && (
        <p>
          Your organisation’s last request: {REQUEST_STATE_NAMES[node.request].toLowerCase()}.{' '}
          <Link href={paths.nodeRequests}>Your requests</Link>
        </p>
      )}
      {byAsking && !open && me.role === 'admin' && <AskToJoin node={node} />}
    </>
  )
}
const BY_INVITATION = 'It is by invitation: those who run it name whom they let in.'

function AskToJoin({ node }: { node: NodePage }) {
  const [text, setText] = useState('')
  const { error, busy, run } = useDoing()
  const send = (event: FormEvent) => {
    event.preventDefault()
    void run(() => api.askToJoin(node.handle, text), 'Sent')
  }
  return (
    <form className="stack read section" onSubmit={send}>
      <h2>Ask to join</h2>
      <Textarea
        label="Why, in a sentence"
        description="Those who run this node read it, with the name of your organisation and yours. Nobody else learns that you asked."
        value={text}
        maxLength={500}
        autosize
        minRows={2}
        required={node.admission !== 'automatic'}
        onChange={event => setText(event.currentTarget.value)}
      />
      <p className="small quiet">
        Once in, those who run it see your organisation among its members by name. Other members do only where you list
        yourself.
      </p>
      {error !== undefined && <ProblemBox error={error} />}
      <Button type="submit" className="fit" loading={busy}>
        Ask to join
      </Button>
    </form>
  )
}

export function Leave({ node }: { node: NodePage }) {
  const [sure, setSure] = useState(false)
  const { error, busy, run } = useDoing()
  return (
    <div className="stack section">
      {error !== undefined && <ProblemBox error={error} />}
      {sure ? (
        <>
          <p>Your organisation stops seeing what was shared with this node, at once. What it shared itself it keeps.</p>
          <div className="actions">
            <Button size="xs" color="red" loading={busy} onClick={() => void run(() => api.leaveNode(node.handle))}>
              Leave now
            </Button>
            <Button size="xs" variant="default" onClick={() => setSure(false)}>
              Stay
            </Button>
          </div>
        </>
      ) : (
        <Button size="xs" variant="default" className="fit" onClick={() => setSure(true)}>
          Leave this node
        </Button>
      )}
    </div>
  )
}
