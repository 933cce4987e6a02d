import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { TLP } from '../../domain/marking.ts'
import { SECTORS } from '../../domain/member.ts'
import { LISTED_KINDS, REPORT_KIND_NAMES } from '../../domain/report.ts'
import { looksForSomething, type Search } from '../../domain/search.ts'
import { BulkBar } from '../lists/bulk-bar.tsx'
import { ReportList } from '../lists/report-list.tsx'
import { useSelection } from '../lists/selection.ts'
import { useMe } from '../me.ts'
import { plural } from '../parts/crowd.ts'
import { Empty } from '../parts/empty.tsx'
import { Link, useGo } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import { KeepSearch } from './keep.tsx'
import { KeptSearches } from './kept.tsx'
import { searchOf } from './search.ts'
import './search.css'

export function SearchPage() {
  const params = useSearch({ strict: false }) as Record<string, string | undefined>
  const search = searchOf(params)
  const wanted = looksForSomething(search)
  const key = paths.searchFor(search)
  useOpened(wanted ? undefined : params.saved)
  useTitle('Search')
  return (
    <>
      <div className="page-head">
        <h1>Search</h1>
        {wanted && <KeepSearch key={key} search={search} />}
      </div>
      <Filters search={search} />
      {wanted ? (
        <Results key={key} search={search} />
      ) : (
        <>
          <KeptSearches />
          <Empty title="What are you looking for?">
            Words of a report, a sector, a value in any form (defanged too). Many values at once:{' '}
            <Link href={paths.lookup()}>look them up</Link>.
          </Empty>
        </>
      )}
    </>
  )
}

/** From the inbox a search is opened by its id: its address is then its own. */
function useOpened(id: string | undefined) {
  const go = useGo()
  const kept = useQuery({ ...queries.searches, enabled: id !== undefined })
  const found = id === undefined ? undefined : kept.data?.items.find(item => item.id === id)
  useEffect(() => {
    if (found) go(paths.searchFor(found.search), { replace: true })
  }, [found, go])
}

function Filters({ search }: { search: Search }) {
  const me = useMe()
  const go = useGo()
  const to = (change: Partial<Search>) => paths.searchFor({ ...search, ...change })
  const pick = (name: 'kind' | 'node' | 'sector' | 'tlp') => (event: { currentTarget: HTMLSelectElement }) =>
    go(paths.searchFor(searchOf({ ...texts(search), [name]: event.currentTarget.value })))
  const any = (label: string) => ({ value: '', label })
  const toggles: [string, Partial<Search>, boolean][] = [
    ['Unread', { unread: search.unread ? undefined : true }, search.unread === true],
    ['Seen by us too', { seen: search.seen ? undefined : true }, search.seen === true],
  ]
  return (
    <div className="filters search-filters">
      {toggles.map(([label, change, here]) => (
        <Link key={label} href={to(change)} className="filter" aria-current={here}>
          {label}
        </Link>
      ))}
      {search.technique && (
        <Link className="filter" aria-current href={to({ technique: undefined })}>
          {search.technique} <span aria-hidden>×</span>
          <span className="unseen">: look for any technique</span>
        </Link>
      )}
      {search.value && (
        <Link className="filter mono" aria-current href={to({ value: undefined })}>
          {search.value} <span aria-hidden>×</span>
          <span className="unseen">: look for any value</span>
        </Link>
      )}
      <span className="filters-end">
        <NativeSelect
          size="xs"
          aria-label="Kind"
          value={search.kind ?? ''}
          onChange={pick('kind')}
          data={[any('Every kind'), ...LISTED_KINDS.map(value => ({ value, label: REPORT_KIND_NAMES[value] }))]}
        />
        <NativeSelect
          size="xs"
          aria-label="Node"
          value={search.node ?? ''}
          onChange={pick('node')}
          data={[any('All my nodes'), ...me.nodes.filter(n => n.joined).map(n => ({ value: n.handle, label: n.name }))]}
        />
        <NativeSelect
          size="xs"
          aria-label="Sector that is affected"
          value={search.sector ?? ''}
          onChange={pick('sector')}
          data={[any('Every sector'), ...Object.entries(SECTORS).map(([value, label]) => ({ value, label }))]}
        />
        <NativeSelect
          size="xs"
          aria-label="Marking"
          value={search.tlp ?? ''}
          onChange={pick('tlp')}
          data={[any('Every marking'), ...TLP.map(value => ({ value, label: `TLP:${value}` }))]}
        />
      </span>
    </div>
  )
}

/** As its address says it. */
const texts = (search: Search): Record<string, string> =>
  Object.fromEntries(new URL(paths.searchFor(search), window.location.origin).searchParams)

function Results({ search }: { search: Search }) {
  const found = useQuery(queries.search(search))
  const selection = useSelection()
  const items = found.data?.items ?? []
  const chosen = items.some(item => selection.has(item.id))
  const q = search.q.trim()
  if (found.error) return <ProblemBox error={found.error} retry={() => void found.refetch()} />
  if (!found.data) return <Waiting />
  if (items.length === 0) {
    return (
      <Empty
        title={q ? `Nothing for “${q}” in what you may see` : 'Nothing like that in what you may see'}
        action={<Link href={paths.share({ kind: 'question' })}>Ask the others</Link>}
      >
        Try fewer or other words, or fewer filters. For an address, domain or hash,{' '}
        <Link href={paths.lookup(q || search.value)}>look the value up</Link>.
      </Empty>
    )
  }
  const order = q ? 'best first' : 'newest first'
  const count = items.length >= 50 ? (q ? 'The best 50' : 'The newest 50') : plural(items.length, 'report')
  return (
    <>
      {chosen ? (
        <BulkBar items={items} selection={selection} />
      ) : (
        <p className="filters quiet">
          {count}
          {q && ` for “${q}”`}, {order}
        </p>
      )}
      <ReportList items={items} label="Found" selection={selection} />
    </>
  )
}
