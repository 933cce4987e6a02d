import { Button, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import type { NodeDecision, NodeRequest } from '../wire.ts'
import { isoOfLocal, useDoing } from './doing.ts'
import { REQUEST_STATE_NAMES } from './words.ts'
import './nodes.css'

/** What waits for those who run a node, and what one's own organisation asked for. */
export function NodeRequestsPage() {
  useTitle('Requests to join')
  const requests = useQuery(queries.nodeRequests)
  const items = requests.data?.items ?? []
  return (
    <>
      <div className="page-head">
        <h1>Requests to join</h1>
        <Link href={paths.admission}>Organisations that are no members yet</Link>
      </div>
      {requests.isPending && <Waiting />}
      {requests.error && <ProblemBox error={requests.error} retry={() => void requests.refetch()} />}
      {requests.isSuccess && items.length === 0 && (
        <Empty title="No requests" action={<Link href={paths.nodes}>See all nodes</Link>}>
          When your organisation asks to join a node, or somebody asks to join one that you run, it stands here.
        </Empty>
      )}
      <Requests title="They wait for you" items={items.filter(item => !item.mine)} />
      <Requests title="Your organisation’s" items={items.filter(item => item.mine)} />
    </>
  )
}

export function Requests({ title, items }: { title: string; items: readonly NodeRequest[] }) {
  if (items.length === 0) return null
  return (
    <section className="section">
      <h2>{title}</h2>
      <ul className="things">
        {items.map(item => (
          <One key={item.id} item={item} />
        ))}
      </ul>
    </section>
  )
}

function One({ item }: { item: NodeRequest }) {
  const open = item.state === 'waiting' || item.state === 'asked'
  return (
    <li>
      <span className="thing-head">
        <b>{item.mine ? item.node.name : item.member.name}</b>
        {!item.mine && (
          <>
            <span className="quiet">asks to join</span>{' '}
            <Link href={paths.node(item.node.handle)}>{item.node.name}</Link>
          </>
        )}
      </span>
      <span className="small quiet">
        {REQUEST_STATE_NAMES[item.state]} · {item.person && `${item.person} · `}
        <When at={item.at} />
      </span>
      {item.text && <p className="read wrap">{item.text}</p>}
      {item.talk.map(line => (
        <p key={`${line.at} ${line.text}`} className="read wrap">
          <b>{line.by === 'node' ? 'Those who run it' : 'The asker'}:</b> {line.text}
        </p>
      ))}
      {open && (item.mine ? <Mine item={item} /> : <Theirs item={item} />)}
    </li>
  )
}

function Theirs({ item }: { item: NodeRequest }) {
  const [text, setText] = useState('')
  const [until, setUntil] = useState('')
  const { error, busy, run } = useDoing()
  const decide = (decision: NodeDecision['decision'], words: string) =>
    void run(
      () =>
        api.decideNodeRequest(item.id, {
          decision,
          text,
          ...(decision === 'approve' && until ? { until: isoOfLocal(until) } : {}),
        }),
      words,
    )
  return (
    <div className="stack read">
      <Textarea
        label="Reason, question or welcome"
        description="The asker reads it."
        value={text}
        autosize
        minRows={1}
        maxLength={1000}
        onChange={event => setText(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label="As a guest, until"
        description="Leave it empty for a member. A guest is out to the minute."
        value={until}
        onChange={event => setUntil(event.currentTarget.value)}
      />
      {error !== undefined && <ProblemBox error={error} />}
      <div className="actions">
        <Button size="xs" loading={busy} onClick={() => decide('approve', `${item.member.name} is in`)}>
          Approve
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={busy || text.trim() === ''}
          onClick={() => decide('decline', 'Declined')}
        >
          Decline
        </Button>
        {item.state === 'waiting' && (
          <Button
            size="xs"
            variant="default"
            disabled={busy || text.trim() === ''}
            onClick={() => decide('ask', 'Asked')}
          >
            Ask
          </Button>
        )}
      </div>
    </div>
  )
}

function Mine({ item }: { item: NodeRequest }) {
  const [text, setText] = useState('')
  const { error, busy, run } = useDoing()
  const decide = (decision: NodeDecision['decision']) =>
    void run(() => api.decideNodeRequest(item.id, { decision, text }))
  return (
    <div className="stack read">
      {item.state === 'asked' && (
        <Textarea
          label="Your answer"
          value={text}
          autosize
          minRows={1}
          maxLength={1000}
          onChange={event => setText(event.currentTarget.value)}
        />
      )}
      {error !== undefined && <ProblemBox error={error} />}
      <div className="actions">
        {item.state === 'asked' && (
          <Button size="xs" disabled={busy || text.trim() === ''} onClick={() => decide('answer')}>
            Answer
          </Button>
        )}
        <Button size="xs" variant="default" loading={busy} onClick={() => decide('take-back')}>
          Take it back
        </Button>
      </div>
    </div>
  )
}
