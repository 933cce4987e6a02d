import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { REPORT_KIND_NAMES, REPORT_KINDS } from '../../domain/report.ts'
import { BulkBar } from '../lists/bulk-bar.tsx'
import { ReportList } from '../lists/report-list.tsx'
import { useSelection } from '../lists/selection.ts'
import { plural } from '../parts/crowd.ts'
import { Empty } from '../parts/empty.tsx'
import { Link, useGo } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'

/** The URL is the search: it can be kept, sent to a colleague who sees theirs, and opened again. */
export function SearchPage() {
  const { q = '', kind } = useSearch({ strict: false }) as { q?: string; kind?: string }
  const go = useGo()
  useTitle('Search')
  return (
    <>
      <div className="page-head">
        <h1>Search</h1>
        <NativeSelect
          size="xs"
          aria-label="Kind"
          value={kind ?? ''}
          onChange={event => go(paths.search(q, event.currentTarget.value))}
          data={[
            { value: '', label: 'Every kind' },
            ...REPORT_KINDS.map(value => ({ value, label: REPORT_KIND_NAMES[value] })),
          ]}
        />
      </div>
      {q.trim() ? (
        <Results key={`${q} ${kind}`} q={q} kind={kind} />
      ) : (
        <Empty title="What are you looking for?">
          Words of a report, a sector, a value in any form (defanged too). Many values at once:{' '}
          <Link href={paths.lookup()}>look them up</Link>.
        </Empty>
      )}
    </>
  )
}

function Results({ q, kind }: { q: string; kind: string | undefined }) {
  const found = useQuery(queries.search(q, kind))
  const selection = useSelection()
  const items = found.data?.items ?? []
  const chosen = items.some(item => selection.has(item.id))
  if (found.error) return <ProblemBox error={found.error} retry={() => void found.refetch()} />
  if (!found.data) return <Waiting />
  if (items.length === 0) {
    return (
      <Empty
        title={`Nothing for “${q}” in what you may see`}
        action={<Link href={paths.share({ kind: 'question' })}>Ask the others</Link>}
      >
        Try fewer or other words. For an address, domain or hash, <Link href={paths.lookup(q)}>look the value up</Link>.
      </Empty>
    )
  }
  return (
    <>
      {chosen ? (
        <BulkBar items={items} selection={selection} />
      ) : (
        <p className="filters quiet">
          {items.length >= 50 ? 'The best 50' : plural(items.length, 'report')} for “{q}”, best first
        </p>
      )}
      <ReportList items={items} label="Found" selection={selection} />
    </>
  )
}
