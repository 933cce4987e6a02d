import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { useMe } from '../me.ts'
import { ProblemBox, tellProblem } from '../parts/problem.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { queries, queryClient } from '../queries.ts'
import type { Colleague, Invitation } from '../wire.ts'
import { ChangePerson } from './change-person.tsx'
import { EndPerson } from './end-person.tsx'
import { InvitationLink } from './invitation-link.tsx'
import { Invite } from './invite.tsx'
import { roleWord } from './roles.ts'

type Asked = { what: 'invite' } | { what: 'change' | 'end'; person: Colleague }

/** Who acts for one's organisation. Its administrators invite, change and see off; the others read. */
export function People() {
  const me = useMe()
  const people = useQuery(queries.people)
  const [asked, setAsked] = useState<Asked>()
  const [made, setMade] = useState<Invitation>()
  const refresh = () => {
    void people.refetch()
    for (const key of ['me', 'member', 'circles']) void queryClient.invalidateQueries({ queryKey: [key] })
  }
  const close = () => setAsked(undefined)
  const renew = (person: Colleague) =>
    void api.newInvitationLink(person.id).then(invitation => {
      setMade(invitation)
      refresh()
    }, tellProblem)
  const all = people.data?.items ?? []
  const mayChange = people.data?.mayChange ?? false
  const pending = all.filter(person => person.state === 'invited')
  const lapsed = all.filter(person => person.state === 'lapsed')
  const wake = (person: Colleague) =>
    void api.wakePerson(person.id).then(() => {
      notifications.show({ message: `${person.name} may sign in again` })
      refresh()
    }, tellProblem)
  return (
    <div className="setting">
      {made && <InvitationLink invitation={made} close={() => setMade(undefined)} />}
      <section>
        <div className="page-head">
          <h2>People of {me.member.name}</h2>
          {mayChange && <Button onClick={() => setAsked({ what: 'invite' })}>Invite somebody</Button>}
        </div>
        {!mayChange && <p className="quiet">Only an administrator of your organisation can change this.</p>}
        {people.isPending && <Waiting rows={3} />}
        {people.error && <ProblemBox error={people.error} retry={refresh} />}
        <ul className="lines">
          {all
            .filter(person => person.state === 'active')
            .map(person => (
              <Active key={person.id} person={person} mayChange={mayChange} ask={setAsked} />
            ))}
        </ul>
      </section>
      {mayChange && pending.length > 0 && (
        <section>
          <h2>Invited, not here yet</h2>
          <ul className="lines">
            {pending.map(person => (
              <Pending key={person.id} person={person} renew={renew} ask={setAsked} />
            ))}
          </ul>
        </section>
      )}
      {mayChange && lapsed.length > 0 && (
        <section>
          <h2>Lapsed</h2>
          <p className="quiet">
            Nobody used these accounts for 120 days. What they shared is still there. Wake whoever still works for you;
            see off the others.
          </p>
          <ul className="lines">
            {lapsed.map(person => (
              <Lapsed key={person.id} person={person} wake={wake} ask={setAsked} />
            ))}
          </ul>
        </section>
      )}
      {asked?.what === 'invite' && (
        <Invite
          close={close}
          invited={invitation => {
            setMade(invitation)
            close()
            refresh()
          }}
        />
      )}
      {asked?.what === 'change' && <ChangePerson person={asked.person} close={close} changed={refresh} />}
      {asked?.what === 'end' && <EndPerson person={asked.person} close={close} ended={refresh} />}
    </div>
  )
}

interface Props {
  person: Colleague
  ask: (asked: Asked) => void
}

function Active({ person, mayChange, ask }: Props & { mayChange: boolean }) {
  const facts = [person.title, roleWord(person.role), person.listed ? 'may be addressed' : '', person.email]
  return (
    <li>
      <span>
        <span>
          {person.name}
          {person.you && <span className="quiet"> (you)</span>}
        </span>
        <span className="small quiet wrap">{facts.filter(Boolean).join(' · ')}</span>
        {mayChange && (
          <span className="small quiet">
            {person.usedAt ? (
              <>
                Last here <When at={person.usedAt} />
              </>
            ) : (
              'Not here yet'
            )}
            {person.lapsesAt && Date.parse(person.lapsesAt) - Date.now() < LAPSES_SOON && (
              <>
                {' '}
                · lapses <When at={person.lapsesAt} /> unless they come back
              </>
            )}
            {person.verified === false && ' · mail not confirmed'}
          </span>
        )}
      </span>
      <span className="actions">
        {mayChange && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Change ${person.name}`}
            onClick={() => ask({ what: 'change', person })}
          >
            Change
          </Button>
        )}
        {mayChange && !person.you && person.usedAt && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Sign out ${person.name} everywhere`}
            onClick={() => signOut(person)}
          >
            Sign out
          </Button>
        )}
        {(mayChange || person.you) && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={person.you ? 'Leave this organisation' : `See off ${person.name}`}
            onClick={() => ask({ what: 'end', person })}
          >
            {person.you ? 'Leave' : 'See off'}
          </Button>
        )}
      </span>
    </li>
  )
}

const signOut = (person: Colleague) =>
  void api
    .signOutPerson(person.id)
    .then(() => notifications.show({ message: `${person.name} is signed out everywhere` }), tellProblem)

/** Shortly before an account lapses, its administrators are told too. */
const LAPSES_SOON = 31 * 86_400_000

function Lapsed({ person, wake, ask }: Props & { wake: (person: Colleague) => void }) {
  return (
    <li>
      <span>
        <span>{person.name}</span>
        <span className="small quiet wrap">
          {[person.title, roleWord(person.role), person.email].filter(Boolean).join(' · ')}
        </span>
        {person.usedAt && (
          <span className="small quiet">
            Last here <When at={person.usedAt} />
          </span>
        )}
      </span>
      <span className="actions">
        <Button size="compact-sm" variant="default" aria-label={`Wake ${person.name}`} onClick={() => wake(person)}>
          Wake
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`See off ${person.name}`}
          onClick={() => ask({ what: 'end', person })}
        >
          See off
        </Button>
      </span>
    </li>
  )
}

function Pending({ person, renew, ask }: Props & { renew: (person: Colleague) => void }) {
  return (
    <li>
      <span>
        <span>{person.name}</span>
        <span className="small quiet wrap">
          {[person.title, roleWord(person.role), person.email].filter(Boolean).join(' · ')}
        </span>
        {person.undelivered && (
          <span className="small">The mail did not arrive. Make a new link: it is then shown to you.</span>
        )}
        <span className="small quiet">
          {person.linkUntil ? (
            <>
              The link ends <When at={person.linkUntil} />
            </>
          ) : (
            'The link works no more'
          )}
        </span>
      </span>
      <span className="actions">
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`New link for ${person.name}`}
          onClick={() => renew(person)}
        >
          New link
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Withdraw the invitation of ${person.name}`}
          onClick={() => ask({ what: 'end', person })}
        >
          Withdraw
        </Button>
      </span>
    </li>
  )
}
