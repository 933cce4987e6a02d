import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { Empty } from '../parts/empty.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { queries } from '../queries.ts'
import { CirclePicker } from '../share/circle-picker.tsx'
import type { NodeMember, NodePage } from '../wire.ts'
import { isoOfLocal, useDoing } from './doing.ts'

/** Who is in the node, by name: those who run it answer for whom they let in. */
export function Members({ node }: { node: NodePage }) {
  const members = useQuery(queries.nodeMembers(node.handle))
  return (
    <section className="section">
      <h2>Members</h2>
      <p className="small quiet read">
        You see them by name because you run this node. Others see a member only where it lists itself.
      </p>
      {members.isPending && <Waiting rows={3} />}
      {members.error && <ProblemBox error={members.error} retry={() => void members.refetch()} />}
      {members.data?.items.length === 0 && <Empty title="Nobody is in it yet">Let in whom you know, below.</Empty>}
      <ul className="things">
        {(members.data?.items ?? []).map(member => (
          <Member key={member.handle} node={node} member={member} />
        ))}
      </ul>
      {!node.ended && <LetIn node={node} />}
    </section>
  )
}

function Member({ node, member }: { node: NodePage; member: NodeMember }) {
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const { error, busy, run } = useDoing()
  return (
    <li>
      <span className="thing-head thing-wraps">
        <b>{member.name}</b>
        <span className="small quiet">
          {member.until ? (
            <>
              guest until <When at={member.until} full />
            </>
          ) : (
            <>
              since <time dateTime={member.since}>{member.since.slice(0, 10)}</time>
            </>
          )}
        </span>
        {!node.ended && !asking && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`Remove ${member.name}`}
            onClick={() => setAsking(true)}
          >
            Remove
          </Button>
        )}
      </span>
      {asking && (
        <form
          className="stack read"
          onSubmit={event => {
            event.preventDefault()
            void run(() => api.removeMember(node.handle, member.handle, reason), `${member.name} is out`)
          }}
        >
          <TextInput
            label="Why"
            description="Its administrators read it. It stops seeing what was shared with the node at once."
            required
            maxLength={1000}
            value={reason}
            onChange={event => setReason(event.currentTarget.value)}
          />
          {error !== undefined && <ProblemBox error={error} />}
          <div className="actions">
            <Button type="submit" size="xs" color="red" loading={busy}>
              Remove from the node
            </Button>
            <Button size="xs" variant="default" onClick={() => setAsking(false)}>
              Keep
            </Button>
          </div>
        </form>
      )}
    </li>
  )
}

function LetIn({ node }: { node: NodePage }) {
  const [until, setUntil] = useState('')
  const { error, run } = useDoing()
  return (
    <div className="stack read section">
      <h3>Let in a member that you may know by name</h3>
      <TextInput
        type="datetime-local"
        label="As a guest, until"
        description="Leave it empty for a member. A guest is out to the minute."
        value={until}
        onChange={event => setUntil(event.currentTarget.value)}
      />
      <CirclePicker
        label="Let in a member"
        placeholder="Name of the organisation"
        chosen={[]}
        suits={circle => circle.kind === 'member'}
        onPick={circle =>
          void run(
            () => api.admitMember(node.handle, { member: circle.ref, ...(until ? { until: isoOfLocal(until) } : {}) }),
            `${circle.name} is in`,
          )
        }
      />
      {error !== undefined && <ProblemBox error={error} />}
    </div>
  )
}
