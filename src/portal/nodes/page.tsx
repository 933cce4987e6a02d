import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { api, isProblem } from '../api.ts'
import { BulkBar } from '../lists/bulk-bar.tsx'
import { ReportList } from '../lists/report-list.tsx'
import { useSelection } from '../lists/selection.ts'
import { crowdText } from '../parts/crowd.ts'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { Markdown } from '../parts/markdown.tsx'
import { NothingHere, ProblemBox, tellProblem } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { paths } from '../paths.ts'
import { queries, queryClient } from '../queries.ts'
import type { NodePage as NodeWhole } from '../wire.ts'
import { nodeFacts } from './list.tsx'
import './nodes.css'

export function NodePage() {
  const { handle = '' } = useParams({ strict: false }) as { handle?: string }
  const node = useQuery(queries.node(handle))
  useTitle(node.data?.name ?? 'Node')
  if (isProblem(node.error, 'not-found') || isProblem(node.error, 'bad-request')) return <NothingHere />
  if (node.error) return <ProblemBox error={node.error} retry={() => void node.refetch()} />
  if (!node.data) return <Waiting />
  return <Shown key={handle} node={node.data} />
}

function Shown({ node }: { node: NodeWhole }) {
  return (
    <>
      <div className="page-head">
        <h1>{node.name}</h1>
        {node.joined && <Follow node={node} />}
      </div>
      <p className="small quiet">{nodeFacts(node)}</p>
      <p className="read">{node.description}</p>
      <div className="two">
        <div>
          {node.joined ? (
            <NodeFeed node={node} />
          ) : (
            <Empty title="You are not in this node">
              What is shared with it reaches its members alone. Ask its manager
              {node.manager ? `, ${node.manager},` : ''} if it fits your organisation.
            </Empty>
          )}
        </div>
        <aside>
          <About node={node} />
        </aside>
      </div>
    </>
  )
}

function Follow({ node }: { node: NodeWhole }) {
  const set = async () => {
    try {
      await api.nodeInterest(node.handle, node.followed ? 'none' : 'follow')
      queryClient.setQueryData(queries.node(node.handle).queryKey, { ...node, followed: !node.followed })
    } catch (error) {
      tellProblem(error)
    }
  }
  return (
    <Button size="xs" variant="default" onClick={() => void set()} aria-pressed={node.followed}>
      {node.followed ? 'Following' : 'Follow'}
    </Button>
  )
}

function NodeFeed({ node }: { node: NodeWhole }) {
  const feed = useInfiniteQuery(queries.feed({ node: node.handle }))
  const selection = useSelection()
  const items = useMemo(() => feed.data?.pages.flatMap(page => page.items) ?? [], [feed.data])
  const more = feed.hasNextPage && !feed.isFetchingNextPage ? () => void feed.fetchNextPage() : undefined
  const chosen = items.some(item => selection.has(item.id))
  return (
    <section className="section">
      {chosen ? <BulkBar items={items} selection={selection} /> : <h2>Shared with this node</h2>}
      {feed.isPending && <Waiting />}
      {feed.error && <ProblemBox error={feed.error} retry={() => void feed.refetch()} />}
      {items.length > 0 && (
        <ReportList items={items} label={`Shared with ${node.name}`} selection={selection} more={more} />
      )}
      {feed.isSuccess && items.length === 0 && (
        <Empty title="Nothing shared with this node yet" action={<Link href={paths.share()}>Share something</Link>}>
          An odd mail or a look-alike domain is a good start.
        </Empty>
      )}
    </section>
  )
}

function About({ node }: { node: NodeWhole }) {
  return (
    <>
      <h2>About</h2>
      <dl className="facts">
        {node.members && <dt>Members</dt>}
        {node.members && <dd>{crowdText(node.members)}</dd>}
        <Fact name="Host" text={node.host} />
        <Fact name="Manager" text={node.manager} />
        <Fact name="Champion" text={node.champion} />
      </dl>
      {node.charter && <h2>Charter</h2>}
      {node.charter && <Markdown text={node.charter} />}
      {node.known.length > 0 && <h2>Members you may know by name</h2>}
      <ul className="names">
        {node.known.map(member => (
          <li key={member.handle}>
            <Link href={paths.member(member.handle)}>{member.name}</Link>
          </li>
        ))}
      </ul>
    </>
  )
}

function Fact({ name, text }: { name: string; text: string | undefined }) {
  if (!text) return null
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  )
}
