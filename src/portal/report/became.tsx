import { useQuery } from '@tanstack/react-query'
import { TOLD_WORDS } from '../../domain/triage.ts'
import type { Became as Happened } from '../../formats/api/requirements.ts'
import { Link } from '../parts/link.tsx'
import { paths } from '../paths.ts'
import { workQueries } from '../queue/calls.ts'

const WORDS = {
  read: 'Read by the Fusion Cell',
  'drawn-in': 'Drawn into the picture: it is seen together with what else is known',
  answered: 'Answered a question of the Fusion Cell’s',
} as const

/** What became of one's own report: to the day, and nothing of anybody else's. */
export function BecameOf({ report }: { report: string }) {
  const became = useQuery(workQueries.became(report))
  const items = became.data?.items ?? []
  if (items.length === 0) return null
  return (
    <>
      <h3>What became of it</h3>
      <ul className="became">
        {items.map(item => (
          <li key={`${item.what} ${item.at} ${item.advisory ?? ''}`}>
            <Line item={item} /> <span className="small quiet">{item.at.slice(0, 10)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Line({ item }: { item: Happened['items'][number] }) {
  if (item.what === 'told') return <>{item.told ? TOLD_WORDS[item.told] : 'Read by the desk'}</>
  if (item.what !== 'used') return <>{WORDS[item.what]}</>
  return item.advisory ? (
    <>
      Used in <Link href={paths.report(item.advisory)}>an advisory</Link>
    </>
  ) : (
    <>Used in an advisory</>
  )
}
