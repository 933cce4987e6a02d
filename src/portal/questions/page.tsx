import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { BulkBar } from '../lists/bulk-bar.tsx'
import { ReportList } from '../lists/report-list.tsx'
import { useSelection } from '../lists/selection.ts'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'

/** Those still open come first, each group newest first. */
export function QuestionsPage() {
  useTitle('Questions')
  const feed = useInfiniteQuery(queries.feed({ kind: 'question' }))
  const items = useMemo(() => {
    const all = feed.data?.pages.flatMap(page => page.items) ?? []
    return [...all.filter(item => !item.answered), ...all.filter(item => item.answered)]
  }, [feed.data])
  const selection = useSelection()
  const chosen = items.some(item => selection.has(item.id))
  const open = items.filter(item => !item.answered).length
  const more = feed.hasNextPage && !feed.isFetchingNextPage ? () => void feed.fetchNextPage() : undefined
  return (
    <>
      <div className="page-head">
        <h1>Questions</h1>
        <Button component={Link} href={paths.share({ kind: 'question' })} size="xs" variant="default">
          Ask a question
        </Button>
      </div>
      {chosen && <BulkBar items={items} selection={selection} />}
      {items.length > 0 && !chosen && (
        <p className="filters quiet">
          {open === 0 ? 'Every question here has an accepted answer.' : `${open} without an accepted answer, first.`}
        </p>
      )}
      {feed.isPending && <Waiting />}
      {feed.error && <ProblemBox error={feed.error} retry={() => void feed.refetch()} />}
      {items.length > 0 && <ReportList items={items} label="Questions" selection={selection} more={more} />}
      {feed.isSuccess && items.length === 0 && (
        <Empty title="No questions yet" action={<Link href={paths.share({ kind: 'question' })}>Ask one</Link>}>
          “Has anybody else seen this?” is a good question. You need not be named.
        </Empty>
      )}
    </>
  )
}
