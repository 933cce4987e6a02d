import { NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo } from 'react'
import { REPORT_KIND_NAMES, REPORT_KINDS } from '../../domain/report.ts'
import { BulkBar } from '../lists/bulk-bar.tsx'
import { ReportList } from '../lists/report-list.tsx'
import { useSelection } from '../lists/selection.ts'
import { useMe, welcome } from '../me.ts'
import { Empty } from '../parts/empty.tsx'
import { Link, useGo } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import type { FeedFilter, Me } from '../wire.ts'

const Today = lazy(async () => ({ default: (await import('../actions/today.tsx')).Today }))

type Search = Record<string, string | undefined>

/** The filter as the URL says it. */
function filterOf(search: Search): FeedFilter {
  const filter: FeedFilter = {}
  if (search.node) filter.node = search.node
  if (search.kind) filter.kind = search.kind
  if (search.unread) filter.unread = true
  if (search.followed) filter.followed = true
  if (search.mine) filter.mine = true
  if (search.muted) filter.muted = true
  return filter
}

/** What reached me, newest first, as it arrives. */
export function FeedPage() {
  const me = useMe()
  const go = useGo()
  const filter = filterOf(useSearch({ strict: false }) as Search)
  const key = JSON.stringify(filter)
  useTitle(me.unread.feed > 0 ? `(${me.unread.feed}) Feed` : 'Feed')
  useEffect(() => {
    if (welcome.wanted(me) && key === '{}') go(paths.welcome, { replace: true })
  }, [me, key, go])
  return (
    <>
      <h1 className="unseen">Feed</h1>
      {key === '{}' && (
        <Suspense fallback={null}>
          <Today />
        </Suspense>
      )}
      <FeedList key={key} filter={filter} me={me} />
    </>
  )
}

function FeedList({ filter, me }: { filter: FeedFilter; me: Me }) {
  const feed = useInfiniteQuery(queries.feed(filter))
  const selection = useSelection()
  const items = useMemo(() => feed.data?.pages.flatMap(page => page.items) ?? [], [feed.data])
  const more = feed.hasNextPage && !feed.isFetchingNextPage ? () => void feed.fetchNextPage() : undefined
  const chosen = items.some(item => selection.has(item.id))
  return (
    <>
      {chosen ? <BulkBar items={items} selection={selection} /> : <Filters filter={filter} me={me} />}
      {feed.isPending && <Waiting rows={10} />}
      {feed.error && <ProblemBox error={feed.error} retry={() => void feed.refetch()} />}
      {items.length > 0 && <ReportList items={items} label="Feed" selection={selection} more={more} />}
      {feed.isSuccess && items.length === 0 && <NothingYet filter={filter} />}
      {feed.isFetchingNextPage && <Waiting rows={2} />}
    </>
  )
}

function Filters({ filter, me }: { filter: FeedFilter; me: Me }) {
  const go = useGo()
  const { node, kind } = filter
  const narrowed = { ...(node ? { node } : {}), ...(kind ? { kind } : {}) }
  const plain = !filter.unread && !filter.followed && !filter.mine
  const filters: [string, string, boolean][] = [
    ['All', paths.feed(narrowed), plain],
    ['Unread', paths.feed({ ...narrowed, unread: true }), filter.unread === true],
    ['Followed', paths.feed({ ...narrowed, followed: true }), filter.followed === true],
    ['From us', paths.feed({ ...narrowed, mine: true }), filter.mine === true],
  ]
  const rest = {
    ...(filter.unread ? { unread: true } : {}),
    ...(filter.followed ? { followed: true } : {}),
    ...(filter.mine ? { mine: true } : {}),
  }
  return (
    <div className="filters">
      {filters.map(([label, href, here]) => (
        <Link key={label} href={href} className="filter" aria-current={here}>
          {label}
        </Link>
      ))}
      <span className="filters-end">
        <NativeSelect
          size="xs"
          aria-label="Kind"
          value={kind ?? ''}
          onChange={event => go(paths.feed({ ...rest, ...(node ? { node } : {}), kind: event.currentTarget.value }))}
          data={[
            { value: '', label: 'Every kind' },
            ...REPORT_KINDS.map(value => ({ value, label: REPORT_KIND_NAMES[value] })),
          ]}
        />
        <NativeSelect
          size="xs"
          aria-label="Node"
          value={node ?? ''}
          onChange={event => go(paths.feed({ ...rest, ...(kind ? { kind } : {}), node: event.currentTarget.value }))}
          data={[
            { value: '', label: 'All my nodes' },
            ...me.nodes.filter(n => n.joined).map(n => ({ value: n.handle, label: n.name })),
          ]}
        />
      </span>
    </div>
  )
}

function NothingYet({ filter }: { filter: FeedFilter }) {
  if (filter.unread) {
    return (
      <Empty title="You have read everything" action={<Link href={paths.feed()}>Show all</Link>}>
        What arrives next appears here by itself.
      </Empty>
    )
  }
  if (filter.followed) {
    return (
      <Empty title="You follow nothing yet" action={<Link href={paths.feed()}>Show all</Link>}>
        Press Follow on a report, and its replies come to your inbox.
      </Empty>
    )
  }
  if (filter.mine) {
    return (
      <Empty
        title="Your organisation has shared nothing here"
        action={<Link href={paths.share()}>Share something</Link>}
      >
        A look-alike domain or an odd mail is enough. You see who will get it before it goes.
      </Empty>
    )
  }
  return (
    <Empty title="Nothing here yet" action={<Link href={paths.share()}>Share something</Link>}>
      What others share with you appears here by itself. You can also ask a question.
    </Empty>
  )
}
