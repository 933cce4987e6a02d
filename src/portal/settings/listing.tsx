import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { useMe } from '../me.ts'
import { memberFacts } from '../members/list.tsx'
import { useDoing } from '../nodes/doing.ts'
import { crowdText } from '../parts/crowd.ts'
import { ProblemBox } from '../parts/problem.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { queries, queryClient } from '../queries.ts'
import type { Listing, Me } from '../wire.ts'

/** Where the organisation is listed by name, and how others see it: to begin with, nowhere and not at all. */
export function WhereListed() {
  const listing = useQuery(queries.listing)
  if (listing.error) return <ProblemBox error={listing.error} retry={() => void listing.refetch()} />
  if (!listing.data) return <Waiting />
  return <Shown key={JSON.stringify(listing.data)} listing={listing.data} />
}

function Shown({ listing }: { listing: Listing }) {
  const me = useMe()
  const mayChange = me.role === 'admin' || me.role === 'operator'
  const [chosen, setChosen] = useState(listing.places.filter(p => p.listed).map(p => p.circle.ref))
  const { error, busy, run } = useDoing()
  const save = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => {
      queryClient.setQueryData(queries.me.queryKey, await api.changeMember({ listedTo: chosen }))
      await queryClient.invalidateQueries({ queryKey: queries.listing.queryKey })
    }, 'Saved for your organisation')
  }
  return (
    <div className="setting">
      <form className="stack" onSubmit={save}>
        <p className="quiet">
          Membership is confidential. Nobody is told that {me.member.name} is a member, except where you say so here,
          where you share or write by name, and except those who run a node that you are in or ask to join.
          {!mayChange && ' Only an administrator of your organisation can change this.'}
        </p>
        <Checkbox.Group
          label="Listed by name to"
          description="Members there can find you and address you. Taking it back counts at once; what you said by name stays said."
          value={chosen}
          onChange={setChosen}
        >
          <div className="choices">
            {listing.places.map(({ circle, members }) => (
              <Checkbox
                key={circle.ref}
                value={circle.ref}
                label={`${circle.name} (${crowdText(members)})`}
                disabled={!mayChange}
              />
            ))}
          </div>
        </Checkbox.Group>
        {error !== undefined && <ProblemBox error={error} />}
        {mayChange && (
          <Button type="submit" className="fit" loading={busy}>
            Save
          </Button>
        )}
      </form>
      <Preview me={me} listing={listing} chosen={chosen} />
    </div>
  )
}

interface PreviewProps {
  me: Me
  listing: Listing
  chosen: readonly string[]
}

/** "How others see us": as one member of a place would, with what is ticked above, saved or not. */
function Preview({ me, listing, chosen }: PreviewProps) {
  const [from, setFrom] = useState('')
  const place = listing.places.find(p => p.circle.ref === from)?.circle
  // Whoever is in a node is among everyone too.
  const known = chosen.includes('everyone') || (place?.kind === 'node' && chosen.includes(place.ref))
  const inNode = place?.kind === 'node' ? place.name : undefined
  const name = me.member.name
  return (
    <section>
      <h2>How others see you</h2>
      <NativeSelect
        label="As somebody"
        value={from}
        onChange={event => setFrom(event.currentTarget.value)}
        data={[
          { value: '', label: 'in none of your nodes' },
          ...listing.places
            .filter(p => p.circle.kind === 'node')
            .map(p => ({ value: p.circle.ref, label: `in ${p.circle.name}` })),
        ]}
      />
      <dl className="seen" aria-live="polite">
        <dt>Members</dt>
        <dd>
          {known ? (
            <>
              <b>{name}</b>
              <br />
              <span className="quiet">{memberFacts(me.member)}</span>
            </>
          ) : (
            'You are not in the list, and your page is not there.'
          )}
        </dd>
        {inNode && <dt>{inNode}</dt>}
        {inNode && (
          <dd>
            {place && chosen.includes(place.ref)
              ? `${name} stands among the members it may know by name.`
              : 'You count among its members, and that is all.'}
          </dd>
        )}
        <dt>Sharing with you</dt>
        <dd>{known ? sharing(name, listing.people) : 'Your name cannot be found or chosen.'}</dd>
        <dt>What you share or write without your name</dt>
        <dd>{listing.crowd}</dd>
        <dt>What you share or write by name</dt>
        <dd>{name}, to those who get it and nobody else.</dd>
      </dl>
    </section>
  )
}

const sharing = (name: string, people: Listing['people']): string =>
  people.length === 0
    ? `${name} can be found and chosen. None of your people can: nobody of them is listed.`
    : `${name} can be found and chosen, and so can ${people.map(p => [p.name, p.title].filter(Boolean).join(', ')).join('; ')}.`
