import { useQuery } from '@tanstack/react-query'
import { REGIONS, SECTORS } from '../../domain/member.ts'
import { useMe } from '../me.ts'
import { getsPage } from '../pages.ts'
import { plural } from '../parts/crowd.ts'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { utc, When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import type { NodeSummary } from '../wire.ts'
import { NODE_KIND_NAMES } from './words.ts'
import './nodes.css'

export function NodesPage() {
  useTitle('Nodes')
  const nodes = useQuery(queries.nodes)
  const me = useMe()
  const items = nodes.data?.items ?? []
  const mine = items.filter(node => node.joined)
  const others = items.filter(node => !node.joined)
  return (
    <>
      <div className="page-head">
        <h1>Nodes</h1>
        {getsPage(me.role, paths.foundNode) && <Link href={paths.foundNode}>Found a node</Link>}
      </div>
      <p className="quiet read">
        A node is a community with its own area, host and charter. What is shared with a node reaches the members in it
        at that moment, and nobody else.
      </p>
      {nodes.isPending && <Waiting />}
      {nodes.error && <ProblemBox error={nodes.error} retry={() => void nodes.refetch()} />}
      {nodes.isSuccess && items.length === 0 && (
        <Empty title="No nodes yet">Your operator creates the first one. Until then, share with everyone.</Empty>
      )}
      <Group title="Yours" nodes={mine} />
      <Group title="Others" nodes={others} />
    </>
  )
}

function Group({ title, nodes }: { title: string; nodes: readonly NodeSummary[] }) {
  if (nodes.length === 0) return null
  return (
    <section className="section">
      <h2>{title}</h2>
      <ul className="things">
        {nodes.map(node => (
          <li key={node.handle}>
            <span className="thing-head">
              <Link href={paths.node(node.handle)}>{node.name}</Link>
              {(node.unread ?? 0) > 0 && <span className="count">{plural(node.unread ?? 0, 'unread report')}</span>}
            </span>
            <span className="small quiet">{nodeFacts(node)}</span>
            <Standing node={node} />
            <span className="read">{node.description}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How you stand to it, and what you can do about it. */
function Standing({ node }: { node: NodeSummary }) {
  const me = useMe()
  if (node.guestUntil)
    return (
      <span className="small">
        You are a guest here until <When at={node.guestUntil} full />
      </span>
    )
  if (node.joined || node.ended) return null
  if (node.request === 'waiting' || node.request === 'asked')
    return (
      <Link className="small" href={paths.nodeRequests}>
        {node.request === 'asked' ? 'You are asked something about your request' : 'Your request waits'}
      </Link>
    )
  if (me.role !== 'admin' || node.admission === 'invite' || node.kind === 'fusion-cell') return null
  return (
    <Link className="small" href={paths.node(node.handle)} aria-label={`Ask to join ${node.name}`}>
      Ask to join
    </Link>
  )
}

export const nodeFacts = (node: NodeSummary): string =>
  [
    NODE_KIND_NAMES[node.kind],
    node.ended ? 'closed, an archive' : node.until ? `closes ${utc(node.until)}` : '',
    node.sectors.map(sector => SECTORS[sector]).join(', '),
    node.regions.length < 12 ? node.regions.map(region => REGIONS[region]).join(', ') : 'United Kingdom',
  ]
    .filter(Boolean)
    .join(' · ')
