import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { ProblemBox } from '../parts/problem.tsx'
import { queries } from '../queries.ts'
import { CirclePicker } from '../share/circle-picker.tsx'
import type { NodePage } from '../wire.ts'
import { useDoing } from './doing.ts'
import { Invite } from './invite.tsx'
import { HostField } from './node-fields.tsx'
import { Requests } from './requests.tsx'
import { Members } from './run-members.tsx'
import { Settings } from './settings.tsx'

/** For who runs the node, and (the guidance alone) for its champion. */
export function RunIt({ node }: { node: NodePage }) {
  const requests = useQuery({ ...queries.nodeRequests, enabled: node.may.run })
  const waiting = (requests.data?.items ?? []).filter(item => !item.mine && item.node.handle === node.handle)
  return (
    <>
      <Requests title="Requests that wait" items={waiting} />
      {node.may.run && <Members node={node} />}
      {node.may.run && !node.ended && <Invite node={node} />}
      {!node.ended && <Guidance node={node} />}
      {node.may.run && !node.ended && <Settings node={node} />}
      {node.may.run && !node.ended && <Posts node={node} />}
    </>
  )
}

function Guidance({ node }: { node: NodePage }) {
  const [guidance, setGuidance] = useState(node.guidance)
  const { error, busy, run } = useDoing()
  const save = (event: FormEvent) => {
    event.preventDefault()
    void run(() => api.changeNode(node.handle, { guidance }), 'Saved')
  }
  return (
    <form className="stack read section" onSubmit={save}>
      <h2>Guidance</h2>
      <Textarea
        label="How to use this node"
        description="Markdown. It stands on top of the node’s page."
        autosize
        minRows={2}
        maxLength={10_000}
        value={guidance}
        onChange={event => setGuidance(event.currentTarget.value)}
      />
      {error !== undefined && <ProblemBox error={error} />}
      <Button type="submit" className="fit" loading={busy}>
        Save guidance
      </Button>
    </form>
  )
}

/** Who stands for the node: a person whom one may address, or a colleague. */
function Posts({ node }: { node: NodePage }) {
  const { error, busy, run } = useDoing()
  const [host, setHost] = useState('')
  const name = (post: 'manager' | 'champion', ref: string) =>
    void run(() => api.changeNode(node.handle, { [post]: ref.replace('seat:', '') }), 'Saved')
  return (
    <section className="stack read section">
      <h2>Who stands for it</h2>
      {(['manager', 'champion'] as const).map(post => (
        <div key={post} className="stack">
          <p>
            {post === 'manager' ? 'Manager' : 'Champion'}:{' '}
            {node[post] ?? <span className="quiet">nobody you know</span>}
          </p>
          <CirclePicker
            label={`Name a ${post}`}
            placeholder={`Name a ${post}: a person`}
            chosen={[]}
            suits={circle => circle.kind === 'seat'}
            onPick={circle => name(post, circle.ref)}
          />
        </div>
      ))}
      {node.may.found && (
        <form
          className="stack"
          onSubmit={event => {
            event.preventDefault()
            void run(() => api.changeNode(node.handle, { host }), 'Saved')
          }}
        >
          <HostField
            description="The handle of the member whose administrators run it"
            value={host}
            onChange={setHost}
          />
          <Button type="submit" size="xs" className="fit" disabled={host === ''} loading={busy}>
            Name the host
          </Button>
        </form>
      )}
      {error !== undefined && <ProblemBox error={error} />}
    </section>
  )
}
