import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Link } from './parts/link.tsx'
import { paths } from './paths.ts'
import { queries } from './queries.ts'
import type { Me } from './wire.ts'

/** The way around: what reached me, what asks for me, and my nodes. */
export function Navigation({ me }: { me: Me }) {
  const nodes = useQuery(queries.nodes)
  const mine = (nodes.data?.items ?? me.nodes).filter(node => node.joined)
  return (
    <nav aria-label="Main" className="nav">
      <Entry href={paths.feed()} count={me.unread.feed} what="unread reports">
        Feed
      </Entry>
      <Entry href={paths.inbox} count={me.unread.inbox} what="unread messages">
        Inbox
      </Entry>
      <Entry href={paths.questions()}>Questions</Entry>
      <Entry href={paths.advisories()}>Advisories</Entry>
      <Entry href={paths.lookup()}>Look up values</Entry>
      <Entry href={paths.picture}>The picture</Entry>
      {!me.atDesk && <Entry href={paths.samples}>Ask the desk to look</Entry>}
      {me.atDesk && (
        <>
          <h2>Fusion Cell</h2>
          <Entry href={paths.queue()}>Queue</Entry>
          <Entry href={paths.requirements}>Requirements</Entry>
          <Entry href={paths.handOver}>Hand-over</Entry>
          <Entry href={paths.situations()}>Situations</Entry>
          <Entry href={paths.samples}>Samples</Entry>
          <Entry href={paths.releases}>Release desk</Entry>
          <Entry href={paths.deskNames}>Known names</Entry>
        </>
      )}
      <FollowedSearches />
      <h2>My nodes</h2>
      {mine.map(node => (
        <Entry key={node.handle} href={paths.node(node.handle)} count={node.unread ?? 0} what="unread reports">
          {node.name}
          {node.ended && <span className="quiet"> (closed)</span>}
        </Entry>
      ))}
      {mine.length === 0 && <p className="quiet nav-note">None yet.</p>}
      <h2>{me.partnership.name ?? 'Partnership'}</h2>
      {me.partnership.toSetUp ? (
        <Entry href={paths.setUp} count={me.partnership.toSetUp} what="steps open">
          Set up
        </Entry>
      ) : null}
      <Entry href={paths.nodes} exact>
        All nodes
      </Entry>
      <Entry href={paths.nodeRequests}>Requests to join</Entry>
      <Entry href={paths.members}>Members</Entry>
      <Entry href={paths.fairness}>Give and take</Entry>
      {me.role === 'operator' && <Entry href={paths.partnership}>In numbers</Entry>}
      {(me.role === 'operator' || me.role === 'admin') && <Entry href={paths.admission}>Admission</Entry>}
      {(me.atDesk || me.role === 'operator') && (
        <Entry href={paths.desk} exact>
          Fusion Cell desk
        </Entry>
      )}
      <Entry href={paths.drafts}>Sign-off</Entry>
      <Entry href={paths.terms}>Terms</Entry>
      <Entry href={paths.settings()}>Settings</Entry>
    </nav>
  )
}

/** The searches that I follow, and what is new in each. */
function FollowedSearches() {
  const kept = useQuery(queries.searches).data?.items.filter(search => search.followed) ?? []
  if (kept.length === 0) return null
  return (
    <>
      <h2>My searches</h2>
      {kept.map(search => (
        <Entry key={search.id} href={paths.searchFor(search.search)} count={search.fresh} what="new reports">
          {search.name}
        </Entry>
      ))}
    </>
  )
}

interface EntryProps {
  href: string
  count?: number
  what?: string
  exact?: boolean
  children: ReactNode
}

function Entry({ href, count = 0, what = '', exact = false, children }: EntryProps) {
  const { pathname, searchStr } = useLocation()
  const here =
    (href.includes('?') ? `${pathname}${searchStr}` : pathname) === href ||
    (!exact && href !== '/' && pathname.startsWith(`${href}/`))
  return (
    <Link href={href} className="nav-entry" aria-current={here ? 'page' : undefined}>
      <span>{children}</span>
      {count > 0 && (
        <span className="count">
          {count > 999 ? '999+' : count}
          <span className="unseen"> {what}</span>
        </span>
      )}
    </Link>
  )
}
