import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { ProblemBox } from '../parts/problem.tsx'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { situationQueries } from '../situations/queries.ts'
import '../situations/situations.css'

/** Which reports of a situation it begins with; `{}`: all of them. */
export type Chosen = { of: string; ids: string[] } | { of?: undefined }
const MOST = 100

/** The reports of a situation, to begin with some of them: whoever does not get one of these does not get the draft. */
export function BeginFrom({ situation, choose }: { situation: string; choose: (chosen: Chosen) => void }) {
  const pages = useInfiniteQuery(situationQueries.reports(situation))
  // What was withdrawn, or narrowed to others, since it was drawn in is nothing to begin with.
  const items = useMemo(
    () => (pages.data?.pages.flatMap(p => p.items) ?? []).flatMap(i => i.report ?? []).slice(0, MOST),
    [pages.data],
  )
  const [said, setSaid] = useState<ReadonlyMap<string, boolean>>(new Map())
  // What is for named people alone goes into no advisory, and would close the draft to whoever came to the desk since.
  const onlyRed = items.every(item => item.tlp === 'RED')
  const isIn = (item: (typeof items)[number]) => said.get(item.id) ?? (onlyRed || item.tlp !== 'RED')
  const ids = items.filter(isIn).map(item => item.id)
  const key = ids.length === items.length ? 'all' : ids.join()
  useEffect(() => {
    choose(key === 'all' ? {} : { of: situation, ids: key === '' ? [] : key.split(',') })
  }, [key, situation, choose])
  if (pages.error) return <ProblemBox error={pages.error} retry={() => void pages.refetch()} />
  if (!pages.data) return <Waiting rows={3} />
  return (
    <fieldset className="adv-begin">
      <legend>
        Reports to begin with ({ids.length} of {items.length})
      </legend>
      <p className="small quiet">
        Whoever at the desk does not get one of them does not get the draft, now or later. What rests on one that you
        leave out, and the situation’s name, is left out too.
      </p>
      <div className="choices scrolls">
        {items.map(item => (
          <label key={item.id}>
            <input
              type="checkbox"
              checked={isIn(item)}
              onChange={event => {
                const { checked } = event.currentTarget
                setSaid(before => new Map([...before, [item.id, checked]]))
              }}
            />
            <TlpBadge tlp={item.tlp} />
            <span className="wrap">{item.title}</span>
          </label>
        ))}
      </div>
      {pages.hasNextPage && items.length < MOST && (
        <Button
          size="xs"
          variant="default"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          More
        </Button>
      )}
    </fieldset>
  )
}
