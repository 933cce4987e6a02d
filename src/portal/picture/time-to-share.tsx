import { useQuery } from '@tanstack/react-query'
import { STAGE_NAMES } from '../../domain/time-to-share.ts'
import { ProblemBox } from '../parts/problem.tsx'
import { queries } from '../queries.ts'
import type { PictureFilter } from './filter.ts'

const spell = (minutes: number): string =>
  minutes < 120
    ? `${minutes} min`
    : minutes < 2880
      ? `${Math.round(minutes / 60)} h`
      : `${Math.round(minutes / 1440)} days`

/** How long it takes until something comes of a report: the bars are on one scale, the table says the same. */
export function TimeToShare({ filter }: { filter: PictureFilter }) {
  const asked = useQuery(queries.timeToShare(filter))
  if (asked.error) return <ProblemBox error={asked.error} retry={() => void asked.refetch()} />
  if (!asked.data) return null
  const { stages, reports } = asked.data
  const most = Math.max(1, ...stages.map(s => s.median ?? 0))
  return (
    <section className="section" aria-labelledby="pic-times">
      <h2 id="pic-times">Time to share</h2>
      <p className="small quiet">
        Median time since a report reached you, of {reports.toLocaleString('en-GB')}. What fewer than five came to is
        not told.
      </p>
      <table className="pic-times">
        <thead>
          <tr>
            <th scope="col">Until</th>
            <th scope="col">Median</th>
            <th scope="col">Reports</th>
            <td aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {stages.map(({ stage, median, reports: came }) => (
            <tr key={stage}>
              <th scope="row">{STAGE_NAMES[stage]}</th>
              <td>{median === undefined ? <span className="quiet">not told</span> : spell(median)}</td>
              <td>{came ?? 'fewer than 5'}</td>
              <td aria-hidden="true">
                <svg role="presentation" height="10" width="100%">
                  <rect width={`${(100 * (median ?? 0)) / most}%`} height="10" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
