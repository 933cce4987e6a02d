import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { copy } from '../parts/copy.ts'
import { ProblemBox } from '../parts/problem.tsx'
import { When } from '../parts/when.tsx'
import { queries } from '../queries.ts'
import type { NodeInvitation, NodePage } from '../wire.ts'
import { useDoing } from './doing.ts'
import { INVITATION_STATE_NAMES } from './words.ts'
import '../settings/settings.css'

/** Invitations of the last ninety days: the open ones to withdraw or renew, the others to look at. */
export function Invitations({ node }: { node: NodePage }) {
  const invitations = useQuery(queries.nodeInvitations(node.handle))
  const items = invitations.data?.items ?? []
  const open = items.filter(item => item.state === 'open')
  const over = items.filter(item => item.state !== 'open')
  if (invitations.error) return <ProblemBox error={invitations.error} retry={() => void invitations.refetch()} />
  if (items.length === 0) return null
  return (
    <div className="section">
      <h3>Invitations without an answer ({open.length})</h3>
      {open.length === 0 && <p className="quiet">None.</p>}
      <ul className="things">
        {open.map(item => (
          <Open key={item.id} node={node} item={item} />
        ))}
      </ul>
      {over.length > 0 && (
        <details>
          <summary>Answered, withdrawn and expired ({over.length})</summary>
          <ul className="things">
            {over.map(item => (
              <li key={item.id}>
                <span className="wrap">{item.address}</span>
                <span className="small quiet">
                  {INVITATION_STATE_NAMES[item.state]}
                  {item.member && ` by ${item.member.name}`} · invited <When at={item.at} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function Open({ node, item }: { node: NodePage; item: NodeInvitation }) {
  const [link, setLink] = useState<string>()
  const { error, busy, run } = useDoing()
  const renew = () =>
    run(
      async () => setLink((await api.newNodeInvitationLink(node.handle, item.id)).link),
      item.mailed ? 'Sent' : undefined,
    )
  return (
    <li>
      <span className="thing-head thing-wraps">
        <b className="wrap">{item.address}</b>
        <span className="small quiet">
          {item.guestUntil ? 'as a guest, ' : ''}until <When at={item.expiresAt} full />
        </span>
        <span className="actions">
          <Button
            size="compact-xs"
            variant="default"
            disabled={busy}
            aria-label={`New link for ${item.address}`}
            onClick={() => void renew()}
          >
            {item.mailed ? 'Send again' : 'New link'}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            disabled={busy}
            aria-label={`Withdraw the invitation of ${item.address}`}
            onClick={() => void run(() => api.withdrawNodeInvitations(node.handle, [item.id]), 'Withdrawn')}
          >
            Withdraw
          </Button>
        </span>
      </span>
      {link && (
        <div className="stack read" role="status">
          <code className="secret">{link}</code>
          <Button className="fit" size="compact-xs" onClick={() => void copy(link, 'the link')}>
            Copy the link
          </Button>
        </div>
      )}
      {error !== undefined && <ProblemBox error={error} />}
    </li>
  )
}
