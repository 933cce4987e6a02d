import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { defang } from '../../formats/text/defang.ts'
import { api } from '../api.ts'
import { tellProblem } from '../parts/problem.tsx'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import type { LookupHit } from '../wire.ts'
import { tickedOf } from './rows.ts'
import type { Desk } from './use-draft.ts'

interface Match {
  hit: LookupHit
  values: string[]
}

/** By report, the one with most values in common first. */
export function matchesOf(hits: readonly LookupHit[]): Match[] {
  const matches = new Map<string, Match>()
  for (const hit of hits) {
    const match = matches.get(hit.report) ?? { hit, values: [] }
    const shown = defang(hit.type, hit.value)
    if (!match.values.includes(shown)) match.values.push(shown)
    matches.set(hit.report, match)
  }
  return [...matches.values()].sort((a, b) => b.values.length - a.values.length)
}

/** Asking is a tap of its own, because it tells the server which values are of interest. */
export function Similar({ desk }: { desk: Desk }) {
  const values = tickedOf(desk.rows)
    .map(row => row.value)
    .slice(0, 10_000)
  const look = useMutation({ mutationFn: () => api.lookup(values), onError: tellProblem })
  if (values.length === 0) return null
  const matches = look.data
    ? matchesOf(look.data.hits).filter(match => match.hit.report !== desk.draft.editing?.id)
    : undefined
  return (
    <div className="sh-similar">
      <Button variant="default" size="sm" onClick={() => look.mutate()} loading={look.isPending}>
        Look for similar reports
      </Button>
      <span className="quiet sh-small">
        Asks Auburn about {values.length === 1 ? '1 value' : `${values.length.toLocaleString('en-GB')} values`}; the
        text stays here.
      </span>
      <div aria-live="polite">
        {matches !== undefined && matches.length === 0 && <p>Nothing that you can see has any of these values.</p>}
        {matches !== undefined && matches.length > 0 && (
          <ul className="sh-matches">
            {matches.slice(0, 8).map(match => (
              <MatchLine key={match.hit.report} match={match} />
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

function MatchLine({ match: { hit, values } }: { match: Match }) {
  const [done, setDone] = useState(false)
  const seen = useMutation({
    mutationFn: () => api.seenToo(hit.report, { count: 1 }),
    onSuccess: () => setDone(true),
    onError: tellProblem,
  })
  return (
    <li>
      <div>
        <TlpBadge tlp={hit.tlp} />{' '}
        <a href={paths.report(hit.report)} target="_blank" rel="noopener">
          {hit.title}
        </a>
      </div>
      <div className="quiet sh-small">
        {hit.from.named ? hit.from.name : hit.from.crowd}, <When at={hit.sharedAt} />. In common:{' '}
        {values.slice(0, 3).join(', ')}
        {values.length > 3 ? ` and ${values.length - 3} more` : ''}
      </div>
      {done ? (
        <span role="status">Sighting added, not named.</span>
      ) : (
        <Button variant="default" size="xs" loading={seen.isPending} onClick={() => seen.mutate()}>
          Add a sighting instead
        </Button>
      )}
    </li>
  )
}
