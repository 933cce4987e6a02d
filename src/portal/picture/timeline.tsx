import { useQuery } from '@tanstack/react-query'
import { LISTED_KINDS, REPORT_KIND_NAMES } from '../../domain/report.ts'
import { plural } from '../parts/crowd.ts'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import type { Graph, Picture } from '../wire.ts'
import type { PictureFilter } from './filter.ts'
import { notDrawn } from './not-drawn.ts'

type Drawn = Graph['reports'][number]
const LANE = 26

/** The same reports as in the graph, when they came: a lane for each kind, and a line back to when it happened. */
export function Timeline({ picture, filter }: { picture: Picture; filter: PictureFilter }) {
  const graph = useQuery(queries.pictureGraph(filter))
  if (graph.error) return <ProblemBox error={graph.error} retry={() => void graph.refetch()} />
  if (!graph.data) return <Waiting rows={8} />
  const { reports } = graph.data
  if (reports.length === 0) return <Empty title="No report in this time">Take a longer period.</Empty>
  return (
    <>
      <p className="read">
        {plural(reports.length, 'report')}, each where it first reached you; a line leads back to when it happened,
        where that is told. {notDrawn(graph.data)}
      </p>
      <Lanes reports={reports} since={picture.since} until={picture.at} />
      <List reports={reports} />
    </>
  )
}

function Lanes({ reports, since, until }: { reports: readonly Drawn[]; since: string; until: string }) {
  const kinds = LISTED_KINDS.filter(kind => reports.some(r => r.kind === kind))
  const [from, to] = [Date.parse(since), Date.parse(until)]
  const at = (time: string) => (100 * (Math.max(from, Date.parse(time)) - from)) / Math.max(1, to - from)
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(share => ({
    share,
    day: new Date(from + share * (to - from)).toISOString().slice(0, 10),
  }))
  return (
    <div className="pic-timeline" aria-hidden="true">
      <div className="pic-lanes">
        {kinds.map(kind => (
          <span key={kind}>{REPORT_KIND_NAMES[kind]}</span>
        ))}
      </div>
      <div>
        <svg role="presentation" height={kinds.length * LANE}>
          {kinds.map((kind, n) => {
            const y = n * LANE + LANE / 2
            return (
              <g key={kind}>
                <line className="pic-axis" x1="0" x2="100%" y1={y} y2={y} />
                {reports
                  .filter(r => r.kind === kind)
                  .map(r => (
                    <g key={r.id}>
                      {r.occurredAt && (
                        <line className="pic-back" x1={`${at(r.occurredAt)}%`} x2={`${at(r.at)}%`} y1={y} y2={y} />
                      )}
                      <circle cx={`${at(r.at)}%`} cy={y} r={5}>
                        <title>{r.title}</title>
                      </circle>
                    </g>
                  ))}
              </g>
            )
          })}
        </svg>
        <div className="pic-ticks">
          {ticks.map(({ share, day }) => (
            <span key={share}>{day}</span>
          ))}
        </div>
      </div>
    </div>
  )
}

function List({ reports }: { reports: readonly Drawn[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse
    <section className="plot-table pic-when" tabIndex={0} aria-label="The timeline as a table">
      <table>
        <thead>
          <tr>
            <th scope="col">Reached you</th>
            <th scope="col">Happened</th>
            <th scope="col">Report</th>
            <th scope="col">Kind</th>
          </tr>
        </thead>
        <tbody>
          {reports.map(r => (
            <tr key={r.id}>
              <th scope="row">
                <When at={r.at} full />
              </th>
              <td>{r.occurredAt ? <When at={r.occurredAt} full /> : <span className="quiet">not told</span>}</td>
              <td>
                <TlpBadge tlp={r.tlp} /> <Link href={paths.report(r.id)}>{r.title}</Link>
              </td>
              <td>{REPORT_KIND_NAMES[r.kind]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
