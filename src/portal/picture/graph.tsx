import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { INDICATOR_TYPE_NAMES } from '../../domain/indicator.ts'
import { REPORT_KIND_NAMES } from '../../domain/report.ts'
import { plural } from '../parts/crowd.ts'
import { Empty } from '../parts/empty.tsx'
import { IndicatorValue } from '../parts/indicator-value.tsx'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import type { Graph } from '../wire.ts'
import type { PictureFilter } from './filter.ts'
import { notDrawn } from './not-drawn.ts'

/** Drawing is heavy: it comes when somebody looks at a graph. */
const Canvas = lazy(async () => ({ default: (await import('./graph-canvas.tsx')).GraphCanvas }))

/** What hangs together, drawn, and the same as a list beside it. */
export function GraphView({ filter }: { filter: PictureFilter }) {
  const graph = useQuery(queries.pictureGraph(filter))
  if (graph.error) return <ProblemBox error={graph.error} retry={() => void graph.refetch()} />
  if (!graph.data) return <Waiting rows={8} />
  if (graph.data.reports.length === 0) return <Empty title="No report in this time">Take a longer period.</Empty>
  return <Shown graph={graph.data} />
}

function Shown({ graph }: { graph: Graph }) {
  const [chosen, setChosen] = useState<string>()
  const { reports, things, left } = graph
  return (
    <>
      <p className="read">
        {plural(reports.length, 'report')}, and {plural(things.length, 'value or technique', 'values and techniques')}{' '}
        that several of them have. {notDrawn(graph)}{' '}
        {left.things > 0 && `Of what is in common, ${left.things.toLocaleString('en-GB')} less frequent is left out.`}
      </p>
      <div className="pic-graph">
        <div>
          <Suspense fallback={<div className="pic-canvas" aria-busy="true" />}>
            <Canvas graph={graph} chosen={chosen} choose={setChosen} />
          </Suspense>
          <p className="pic-legend small quiet">
            <span data-what="report">Report</span>
            <span data-what="value">Value</span>
            <span data-what="technique">Technique</span>
          </p>
        </div>
        <Beside graph={graph} chosen={chosen} choose={setChosen} />
      </div>
    </>
  )
}

interface BesideProps {
  graph: Graph
  chosen: string | undefined
  choose: (id: string | undefined) => void
}
/** The same as is drawn, for reading: each thing with its reports, then all reports. */
function Beside({ graph, chosen, choose }: BesideProps) {
  const titles = new Map(graph.reports.map(r => [r.id, r.title]))
  const beside = new Set(
    chosen === undefined
      ? []
      : [
          chosen,
          ...(graph.things.find(t => t.id === chosen)?.reports ?? []),
          ...graph.things.flatMap(t => (t.reports.includes(chosen) ? [t.id] : [])),
        ],
  )
  const show = (id: string) => (
    <button
      type="button"
      className="pic-show"
      aria-pressed={chosen === id}
      onClick={() => choose(chosen === id ? undefined : id)}
    >
      Show<span className="unseen"> in the graph: {titles.get(id) ?? graph.things.find(t => t.id === id)?.value}</span>
    </button>
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse
    <section className="pic-beside" tabIndex={0} aria-label="The graph as a list">
      <h2>In common</h2>
      {graph.things.length === 0 && <p className="quiet">These reports have no value and no technique in common.</p>}
      <ul>
        {graph.things.map(thing => (
          <li key={thing.id} data-node={thing.id} data-beside={beside.has(thing.id) || undefined}>
            <div>
              {thing.what === 'technique' ? (
                <Link href={paths.lookup(thing.value)}>{[thing.value, thing.name].filter(Boolean).join(' ')}</Link>
              ) : (
                <IndicatorValue type={thing.type} value={thing.value} />
              )}
              <details className="small" open={chosen === thing.id || undefined}>
                <summary>
                  {thing.what === 'technique' ? 'Technique' : INDICATOR_TYPE_NAMES[thing.type]}, in{' '}
                  {plural(thing.reports.length, 'report')}
                </summary>
                <ul>
                  {thing.reports.map(id => (
                    <li key={id}>
                      <Link href={paths.report(id)}>{titles.get(id)}</Link>
                    </li>
                  ))}
                </ul>
              </details>
            </div>
            {show(thing.id)}
          </li>
        ))}
      </ul>
      <h2>Reports</h2>
      <ul>
        {graph.reports.map(report => (
          <li key={report.id} data-node={report.id} data-beside={beside.has(report.id) || undefined}>
            <span>
              <Link href={paths.report(report.id)}>{report.title}</Link>
              <span className="small quiet">
                <TlpBadge tlp={report.tlp} /> {REPORT_KIND_NAMES[report.kind]}, <When at={report.at} />
              </span>
            </span>
            {show(report.id)}
          </li>
        ))}
      </ul>
    </section>
  )
}
