import { Button, NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import type { NodePage } from '../wire.ts'
import { useDoing } from './doing.ts'

/** What those who run or champion the node want read first: reports that reached it, as this reader sees them. */
export function Pinned({ node }: { node: NodePage }) {
  const { error, busy, run } = useDoing()
  const guides = node.may.guide && !node.ended
  if (node.pinned.length === 0 && !guides) return null
  return (
    <section className="section">
      <h2>Pinned</h2>
      {error !== undefined && <ProblemBox error={error} />}
      {node.pinned.length > 0 && (
        <ul className="things">
          {node.pinned.map(report => (
            <li key={report.id}>
              <span className="thing-head">
                <TlpBadge tlp={report.tlp} />
                <Link href={paths.report(report.id)}>{report.title}</Link>
                <span className="small quiet">
                  <When at={report.sharedAt} />
                </span>
                {guides && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    disabled={busy}
                    aria-label={`Take the pin off ${report.title}`}
                    onClick={() => void run(() => api.unpin(node.handle, report.id))}
                  >
                    Take off
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {guides && <PinOne node={node} />}
    </section>
  )
}

function PinOne({ node }: { node: NodePage }) {
  const [chosen, setChosen] = useState('')
  const { error, busy, run } = useDoing()
  const feed = useInfiniteQuery(queries.feed({ node: node.handle }))
  const pinned = node.pinned.map(report => report.id)
  const items = (feed.data?.pages.flatMap(page => page.items) ?? []).filter(item => !pinned.includes(item.id))
  if (items.length === 0) return <p className="quiet">Nothing else to pin.</p>
  const pin = async () => {
    if (await run(() => api.pin(node.handle, chosen), 'Pinned')) setChosen('')
  }
  return (
    <div className="stack read">
      <NativeSelect
        label="Pin a report"
        description="It stands on top for those members who see it anyway."
        value={chosen}
        onChange={event => setChosen(event.currentTarget.value)}
        data={[{ value: '', label: 'Choose…' }, ...items.map(item => ({ value: item.id, label: item.title }))]}
      />
      {error !== undefined && <ProblemBox error={error} />}
      <Button size="xs" className="fit" disabled={chosen === ''} loading={busy} onClick={() => void pin()}>
        Pin it
      </Button>
    </div>
  )
}
