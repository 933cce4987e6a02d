import { Checkbox, TextInput } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Empty } from '../parts/empty.tsx'
import { From } from '../parts/from.tsx'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { When } from '../parts/when.tsx'
import { queries } from '../queries.ts'

interface Props {
  chosen: readonly string[]
  choose: (ids: readonly string[]) => void
  /** In it already. */
  without?: ReadonlySet<string>
}

/** Ticks reports: the newest ones, or those with a word. */
export function FindReports({ chosen, choose, without }: Props) {
  const [words, setWords] = useState('')
  const q = words.trim()
  const newest = useInfiniteQuery(queries.feed({}))
  const found = useQuery({ ...queries.search({ q }), enabled: q !== '' })
  const all = q === '' ? newest.data?.pages.flatMap(page => page.items) : found.data?.items
  const items = (all ?? []).filter(report => !without?.has(report.id) && report.kind !== 'advisory').slice(0, 50)
  return (
    <div className="stack">
      <TextInput
        data-autofocus
        label="Find reports"
        placeholder="Words in what you get"
        value={words}
        onChange={event => setWords(event.currentTarget.value)}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be read as part of the form */}
      <div className="choices scrolls" role="group" aria-label="Reports">
        {items.map(report => (
          <Checkbox
            key={report.id}
            checked={chosen.includes(report.id)}
            onChange={event =>
              choose(event.currentTarget.checked ? [...chosen, report.id] : chosen.filter(id => id !== report.id))
            }
            label={
              <span className="found-report">
                <TlpBadge tlp={report.tlp} /> <span className="wrap">{report.title}</span>{' '}
                <span className="small quiet">
                  <From from={report.from} linked={false} inline />, <When at={report.sharedAt} />
                </span>
              </span>
            }
          />
        ))}
        {all && items.length === 0 && <Empty title="No report">Try another word.</Empty>}
      </div>
    </div>
  )
}
