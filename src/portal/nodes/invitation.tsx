import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, isProblem } from '../api.ts'
import { Link, useGo } from '../parts/link.tsx'
import { Markdown } from '../parts/markdown.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { queries, queryClient } from '../queries.ts'
import type { HeldInvitation, Me } from '../wire.ts'
import { forgetToken, takeToken } from './kept-invitation.ts'
import '../session/session.css'

/** Where the link of an invitation leads: the same page for a member and for a stranger. */
export function InvitationPage() {
  useTitle('An invitation')
  const [token] = useState(takeToken)
  const [said, setSaid] = useState(false)
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => api.lookAtInvitation(token),
    enabled: token !== '' && !said,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const me = useQuery(queries.me)
  if (said) return <SaidNo />
  if (token === '' || isProblem(invitation.error, 'not-found') || isProblem(invitation.error, 'bad-request'))
    return <Gone />
  if (invitation.error) return <ProblemBox error={invitation.error} retry={() => void invitation.refetch()} />
  if (!invitation.data || me.isPending) return <Waiting rows={3} />
  return <Held held={invitation.data} me={me.data} token={token} no={() => setSaid(true)} />
}

function Gone() {
  return (
    <div className="front">
      <span className="brand">Auburn</span>
      <h1>This invitation does not work any more</h1>
      <p>It works for fourteen days, and a newer one ends it. Ask whoever sent it for a new link.</p>
      <p>
        <Link href={paths.feed()}>Go to Auburn</Link>
      </p>
    </div>
  )
}
function SaidNo() {
  return (
    <div className="front">
      <span className="brand">Auburn</span>
      <h1>You said no</h1>
      <p>Those who run it are told, and your address is left alone for ninety days.</p>
    </div>
  )
}

interface Props {
  held: HeldInvitation
  me: Me | undefined
  token: string
  no: () => void
}
function Held({ held, me, token, no }: Props) {
  const go = useGo()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const act = async (work: () => Promise<void>) => {
    setBusy(true)
    setError(undefined)
    try {
      await work()
      forgetToken()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const accept = () =>
    act(async () => {
      const { node } = await api.acceptInvitation(token)
      for (const key of ['me', 'nodes', 'node', 'circles', 'feed'])
        await queryClient.invalidateQueries({ queryKey: [key] })
      go(paths.node(node))
    })
  const decline = () =>
    act(async () => {
      await api.declineInvitation(token)
      no()
    })
  const { node } = held
  return (
    <div className="front stack">
      <span className="brand">Auburn</span>
      <h1>
        {held.by} invites your organisation to {node.name}
      </h1>
      {node.description && <p>{node.description}</p>}
      <p className="quiet small">
        For {held.address}, until <When at={held.expiresAt} full />
        {held.guestUntil && (
          <>
            ; as a guest until <When at={held.guestUntil} full />
          </>
        )}
        {node.until && (
          <>
            ; it closes <When at={node.until} full />
          </>
        )}
      </p>
      {node.charter && (
        <details>
          <summary>Its charter</summary>
          <Markdown text={node.charter} />
        </details>
      )}
      {error !== undefined && <ProblemBox error={error} />}
      {me ? <SignedIn me={me} busy={busy} accept={() => void accept()} /> : <SignedOut />}
      <div className="actions">
        <Button variant="default" disabled={busy} onClick={() => void decline()}>
          No, thank you
        </Button>
      </div>
    </div>
  )
}

function SignedIn({ me, busy, accept }: { me: Me; busy: boolean; accept: () => void }) {
  if (me.role !== 'admin')
    return (
      <p>
        You are signed in for {me.member.name}. One of its administrators takes up an invitation: pass this link on to
        them, and to nobody outside your organisation.
      </p>
    )
  return (
    <>
      <p>
        Once in, {me.member.name} reads what is shared with it. Those who run it see your organisation among its members
        by name; other members do only where you list yourself.
      </p>
      <Button className="fit" loading={busy} onClick={accept}>
        Join for {me.member.name}
      </Button>
    </>
  )
}

function SignedOut() {
  return (
    <>
      <p>
        Auburn is a confidential exchange between organisations that were admitted to it: what one has seen tonight, the
        others can look for tonight. Nobody is told whether your organisation is in it.
      </p>
      <Button className="fit" component={Link} href={paths.signIn(paths.invitation)}>
        We are in Auburn: sign in
      </Button>
      <p>
        Not in Auburn yet? <Link href={paths.join}>Register interest by this invitation</Link>: once your organisation
        is admitted, it is in the node.
      </p>
    </>
  )
}
