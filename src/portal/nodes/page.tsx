import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { api, isProblem } from '../api.ts'
import { BulkBar } from '../lists/bulk-bar.tsx'
import { ReportList } from '../lists/report-list.tsx'
import { useSelection } from '../lists/selection.ts'
import { countAgain } from '../live.ts'
import { useMe } from '../me.ts'
import { crowdText } from '../parts/crowd.ts'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { Markdown } from '../parts/markdown.tsx'
import { NothingHere, ProblemBox, tellProblem } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { queries, queryClient } from '../queries.ts'
import type { Interest, NodePage as NodeWhole } from '../wire.ts'
import { Health } from './health.tsx'
import { Leave, NotIn } from './join.tsx'
import { nodeFacts } from './list.tsx'
import { Pinned } from './pinned.tsx'
import { RunIt } from './run.tsx'
import { Sessions } from './sessions.tsx'
import { ADMISSION_NAMES } from './words.ts'
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

type Tab = 'posts' | 'sessions' | 'health' | 'run'

function Shown({ node }: { node: NodeWhole }) {
  const { tab: asked } = useSearch({ strict: false }) as { tab?: string }
  const tabs = tabsOf(node)
  const [tab] = tabs.find(([name]) => name === asked) ?? tabs[0] ?? (['posts'] as const)
  return (
    <>
      <div className="page-head">
        <h1>{node.name}</h1>
        {node.joined && <Follow node={node} />}
      </div>
      <p className="small quiet">{nodeFacts(node)}</p>
      {node.joined && node.ended && (
        <p className="read">
          This node has closed. What was shared with it stays readable for those who were its members at the end;
          nothing new can be shared with it.
        </p>
      )}
      {node.guestUntil && (
        <p className="read">
          You are a guest here until <When at={node.guestUntil} full />.
        </p>
      )}
      <p className="read">{node.description}</p>
      {tabs.length > 1 && (
        <nav className="filters" aria-label="This node">
          {tabs.map(([name, label]) => (
            <Link
              key={name}
              href={paths.node(node.handle, name === 'posts' ? undefined : name)}
              className="filter"
              aria-current={name === tab}
            >
              {label}
            </Link>
          ))}
        </nav>
      )}
      <div className="two">
        <div>{showing(tab, node)}</div>
        <aside>
          <About node={node} />
        </aside>
      </div>
    </>
  )
}

function tabsOf(node: NodeWhole): [Tab, string][] {
  const waiting = node.requests ? ` (${node.requests})` : ''
  return [
    ['posts', 'Posts'],
    ...(node.joined || node.may.guide ? ([['sessions', 'Sessions']] as [Tab, string][]) : []),
    ...(node.may.guide ? ([['health', 'How it is doing']] as [Tab, string][]) : []),
    ...(node.may.guide ? ([['run', `${node.may.run ? 'Run it' : 'Champion it'}${waiting}`]] as [Tab, string][]) : []),
  ]
}

function showing(tab: Tab, node: NodeWhole): ReactNode {
  switch (tab) {
    case 'sessions':
      return <Sessions node={node} />
    case 'health':
      return <Health node={node} />
    case 'run':
      return <RunIt key={node.handle} node={node} />
    case 'posts':
      return node.joined ? (
        <>
          {node.guidance && <Markdown text={node.guidance} className="read" />}
          <Pinned node={node} />
          <NodeFeed node={node} />
        </>
      ) : (
        <NotIn node={node} />
      )
  }
}

function Follow({ node }: { node: NodeWhole }) {
  const set = async (state: Interest) => {
    try {
      await api.nodeInterest(node.handle, state)
      const now = { followed: state === 'follow', muted: state === 'mute' }
      queryClient.setQueryData(queries.node(node.handle).queryKey, { ...node, ...now })
      if (node.muted !== now.muted) {
        void queryClient.invalidateQueries({ queryKey: ['feed'] })
        countAgain()
      }
    } catch (error) {
      tellProblem(error)
    }
  }
  const toggle = (state: Interest, on: boolean, label: string) => (
    <Button size="xs" variant="default" onClick={() => void set(on ? 'none' : state)} aria-pressed={on}>
      {label}
    </Button>
  )
  return (
    <>
      {toggle('follow', node.followed, node.followed ? 'Following' : 'Follow')}
      {node.joined && toggle('mute', node.muted, node.muted ? 'Muted' : 'Mute')}
    </>
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
        <Empty
          title="Nothing shared with this node yet"
          action={node.ended ? undefined : <Link href={paths.share()}>Share something</Link>}
        >
          {node.ended ? 'And it has closed.' : 'An odd mail or a look-alike domain is a good start.'}
        </Empty>
      )}
    </section>
  )
}

function About({ node }: { node: NodeWhole }) {
  const me = useMe()
  return (
    <>
      <h2>About</h2>
      <dl className="facts">
        {node.members && <dt>Members</dt>}
        {node.members && <dd>{crowdText(node.members)}</dd>}
        <dt>Comes in</dt>
        <dd>{ADMISSION_NAMES[node.admission]}</dd>
        <Fact name="Host" text={node.host} />
        <Fact name="Manager" text={node.manager} />
        <Fact name="Champion" text={node.champion} />
      </dl>
      {node.charter && <h2>Charter</h2>}
      {node.charter && <Markdown text={node.charter} />}
      <p className="small quiet">
        Those who run a node (its host’s administrators, its manager, operators) see by name who is in it. Other members
        see only who lists itself.
      </p>
      <NextSession node={node} />
      {node.known.length > 0 && <h2>Members you may know by name</h2>}
      <ul className="names">
        {node.known.map(member => (
          <li key={member.handle}>
            <Link href={paths.member(member.handle)}>{member.name}</Link>
          </li>
        ))}
      </ul>
      {node.joined && me.role === 'admin' && <Leave node={node} />}
    </>
  )
}

function NextSession({ node }: { node: NodeWhole }) {
  const next = node.sessions.filter(session => !session.cancelled && Date.parse(session.at) > Date.now()).at(-1)
  if (!next) return null
  return (
    <>
      <h2>Next session</h2>
      <p>
        <Link href={paths.node(node.handle, 'sessions')}>{next.title}</Link>, <When at={next.at} full />
      </p>
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
