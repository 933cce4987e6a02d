import { plural } from '../parts/crowd.ts'
import { From } from '../parts/from.tsx'
import { When } from '../parts/when.tsx'
import type { Entry, Report } from '../wire.ts'
import { Sighting } from './entry.tsx'

/** Those who have seen it and said no more: one line, opened on demand. */
export function SeenBy({ sightings, report }: { sightings: readonly Entry[]; report: Report }) {
  const [first, last] = [sightings[0], sightings.at(-1)]
  if (!first || !last) return null
  const times = sightings.reduce((sum, entry) => sum + (entry.count ?? 1), 0)
  const fresh = sightings.filter(entry => entry.unread).length
  return (
    <details className="seen-by">
      <summary>
        <b>Seen it too, said {sightings.length === 1 ? 'once' : plural(sightings.length, 'time')}</b>
        <span className="quiet">
          {times > sightings.length && `, ${times.toLocaleString('en-GB')} sightings in all`}, last{' '}
          <When at={last.at} />
        </span>
        {fresh > 0 && <span className="tag tag-strong">{fresh} new</span>}
      </summary>
      <ul className="plain">
        {sightings.map(entry => (
          <li key={entry.id}>
            <From from={entry.from} mine={entry.mine} />
            <Sighting entry={entry} report={report} />
          </li>
        ))}
      </ul>
    </details>
  )
}
