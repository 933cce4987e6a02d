import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '../api.ts'
import { namedAs } from '../me.ts'
import { ProblemBox, tellProblem } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { queries, queryClient } from '../queries.ts'
import { forgetEverything } from '../shell.tsx'
import type { Me, Terms } from '../wire.ts'
import { Signing } from './signing.tsx'
import '../session/session.css'
import './terms.css'

const AGAIN = 15_000

/** What stands in place of every page until the terms are signed. */
export function SignFirst({ me }: { me: Me }) {
  useTitle('Terms of membership')
  const terms = useQuery(queries.terms)
  return (
    <>
      <WhoIAm me={me} />
      <h1>Terms of membership{me.partnership.name && ` of ${me.partnership.name}`}</h1>
      {terms.error && <ProblemBox error={terms.error} retry={() => void terms.refetch()} />}
      {terms.isPending && <Waiting rows={6} />}
      {terms.data && <Wanted me={me} terms={terms.data} />}
    </>
  )
}

function Wanted({ me, terms }: { me: Me; terms: Terms }) {
  const newest = terms.versions[0]
  const { wanted } = me.terms
  if (!newest) return null
  if (wanted === 'member' && !terms.maySignForMember) return <ForSomebodyElse member={me.member.name} />
  return (
    <>
      <p>{whyNow(me, terms)}</p>
      <Signing key={newest.version} terms={terms} version={newest} />
    </>
  )
}

function whyNow(me: Me, terms: Terms): string {
  if (me.terms.wanted === 'member')
    return `You have signed. ${me.member.name} has not: sign for it, and its people get in.`
  return terms.versions.some(one => one.signedAt)
    ? 'They have changed since you signed. Everything opens again once you have read and signed the new version.'
    : 'Members tell each other what they would tell nobody else. So everybody reads and signs the same terms first, with a short lesson on what may be passed on.'
}

/** Nothing to do here but to wait for somebody; the page notices by itself. */
function ForSomebodyElse({ member }: { member: string }) {
  useEffect(() => {
    const timer = setInterval(() => void queryClient.invalidateQueries({ queryKey: ['me'] }), AGAIN)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className="note-box">
      <p>
        <b>You have signed. Now an administrator of {member} has to sign for the organisation.</b>
      </p>
      <p>Ask one of them to sign in: the terms are the first thing they see. This page opens by itself then.</p>
    </div>
  )
}

function WhoIAm({ me }: { me: Me }) {
  const act = (work: Promise<unknown>) => void work.then(forgetEverything, tellProblem)
  return (
    <div className="sign-first-head">
      <span className="brand">Auburn</span>
      <span className="quiet small">
        {me.person.name}, {namedAs(me)}
      </span>
      <span className="actions">
        {me.seats
          .filter(seat => !seat.current)
          .map(seat => (
            <Button key={seat.id} size="compact-sm" variant="default" onClick={() => act(api.changeSeat(seat.id))}>
              Act for {seat.member}
            </Button>
          ))}
        <Button size="compact-sm" variant="default" onClick={() => act(api.signOut())}>
          Sign out
        </Button>
      </span>
    </div>
  )
}
