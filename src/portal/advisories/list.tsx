import { Button, Menu } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { ADVISORY_KIND_NAMES, ADVISORY_KINDS, type AdvisoryKind } from '../../domain/advisory.ts'
import { useMe } from '../me.ts'
import { Empty } from '../parts/empty.tsx'
import { Link, useGo } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import type { ReportSummary } from '../wire.ts'
import type { AdvisoryLine } from './api.ts'
import { advisoryQueries } from './queries.ts'
import './advisories.css'

const kindOf = (text: string | undefined): AdvisoryKind | undefined => ADVISORY_KINDS.find(k => k === text)

/** What the Fusion Cell published and reached this reader, newest first; for the desk, also what it writes. */
export function AdvisoriesPage() {
  useTitle('Advisories')
  const me = useMe()
  const kind = kindOf((useSearch({ strict: false }) as { kind?: string }).kind)
  const list = useInfiniteQuery(advisoryQueries.published(kind))
  const items = list.data?.pages.flatMap(page => page.items) ?? []
  return (
    <>
      <div className="page-head">
        <h1>Advisories</h1>
        {me.atDesk && <Begin />}
      </div>
      {me.atDesk && <Drafts />}
      {me.atDesk && <h2 className="section">Published</h2>}
      <div className="filters">
        {[undefined, ...ADVISORY_KINDS].map(k => (
          <Link key={k ?? 'all'} href={paths.advisories(k)} className="filter" aria-current={k === kind}>
            {k ? ADVISORY_KIND_NAMES[k] : 'All'}
          </Link>
        ))}
      </div>
      {list.error && <ProblemBox error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Waiting rows={5} />}
      {items.length > 0 && (
        <ul className="things" aria-label="Published advisories">
          {items.map(item => (
            <Published key={item.id} item={item} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          More
        </Button>
      )}
      {list.isSuccess && items.length === 0 && (
        <Empty title={kind ? `No ${ADVISORY_KIND_NAMES[kind].toLowerCase()} has reached you` : 'No advisory yet'}>
          What the Fusion Cell publishes for you stands here and in your feed, the day it goes out.
        </Empty>
      )}
      {me.atDesk && <RecalledOnes />}
    </>
  )
}

function Published({ item }: { item: ReportSummary }) {
  return (
    <li>
      <span className="thing-head thing-wraps">
        <TlpBadge tlp={item.tlp} />
        <Link href={paths.report(item.id)} className={item.unread ? 'wrap adv-unread' : 'wrap'}>
          {item.title}
        </Link>
        {item.advisoryKind && <span className="tag">{ADVISORY_KIND_NAMES[item.advisoryKind]}</span>}
        {item.withdrawn && <span className="tag tag-strong">Recalled</span>}
        {item.version > 1 && <span className="tag tag-strong">Corrected</span>}
      </span>
      {item.summary && <span className="small wrap clamp">{item.summary}</span>}
      <span className="small quiet">
        <When at={item.sharedAt} />
      </span>
    </li>
  )
}

/** What the desk has in hand. */
function Drafts() {
  const list = useInfiniteQuery(advisoryQueries.drafts('in-hand'))
  const items = list.data?.pages.flatMap(page => page.items) ?? []
  if (list.error) return <ProblemBox error={list.error} retry={() => void list.refetch()} />
  return (
    <section aria-labelledby="adv-in-hand" className="section">
      <h2 id="adv-in-hand">In hand at the desk</h2>
      {list.isPending && <Waiting rows={2} />}
      {items.length > 0 && <Lines label="Drafts" items={items} />}
      {list.isSuccess && items.length === 0 && (
        <Empty title="Nothing in hand">Begin one from a situation, or here.</Empty>
      )}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          More
        </Button>
      )}
    </section>
  )
}

/** A recall is done the moment it is sent: it is looked up, and nobody's work any more. */
function RecalledOnes() {
  const list = useInfiniteQuery(advisoryQueries.drafts('recalled'))
  const items = list.data?.pages.flatMap(page => page.items) ?? []
  if (list.error) return <ProblemBox error={list.error} retry={() => void list.refetch()} />
  if (items.length === 0) return null
  return (
    <details className="section">
      <summary>
        Recalled ({items.length}
        {list.hasNextPage ? ' and more' : ''})
      </summary>
      <Lines label="Recalled advisories" items={items} />
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          More
        </Button>
      )}
    </details>
  )
}

function Lines({ label, items }: { label: string; items: readonly AdvisoryLine[] }) {
  return (
    <ul className="things" aria-label={label}>
      {items.map(item => (
        <li key={item.id}>
          <span className="thing-head thing-wraps">
            <TlpBadge tlp={item.tlp} />
            <Link href={paths.editAdvisory(item.id)} className="wrap">
              {item.title}
            </Link>
            <span className="tag">{ADVISORY_KIND_NAMES[item.kind]}</span>
            {item.state !== 'recalled' && (
              <span className={item.signed ? 'tag tag-strong' : 'tag'}>{stateOf(item)}</span>
            )}
          </span>
          <span className="small quiet">
            {item.state === 'recalled' ? 'recalled' : 'last change'} <When at={item.changedAt} />
          </span>
        </li>
      ))}
    </ul>
  )
}
const stateOf = ({ signed, published }: AdvisoryLine): string =>
  signed ? 'Signed' : published > 0 ? 'Correction' : 'Draft'

function Begin() {
  const go = useGo()
  return (
    <Menu transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button>Begin an advisory</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {ADVISORY_KINDS.map(kind => (
          <Menu.Item key={kind} onClick={() => go(paths.newAdvisory({ kind }))}>
            {ADVISORY_KIND_NAMES[kind]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
