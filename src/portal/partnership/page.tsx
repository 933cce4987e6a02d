import { useQuery } from '@tanstack/react-query'
import { MEMBER_KIND_NAMES } from '../../domain/member.ts'
import { crowdCell } from '../parts/crowd.ts'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { queries } from '../queries.ts'
import type { PartnershipHealth } from '../wire.ts'
import '../parts/month-plot.css'

/** How many members of each kind are about: for operators, without names and without content. */
export function PartnershipPage() {
  useTitle('In numbers')
  const page = useQuery(queries.partnershipHealth)
  return (
    <>
      <div className="page-head">
        <h1>The partnership in numbers</h1>
      </div>
      <p className="quiet read">
        Active is a member of which somebody signed in or used a key in the last 90 days; silent one of which nobody
        did. Numbers under 5 are not told.
      </p>
      {page.isPending && <Waiting />}
      {page.error && <ProblemBox error={page.error} retry={() => void page.refetch()} />}
      {page.data && <Kinds kinds={page.data.kinds} />}
    </>
  )
}

function Kinds({ kinds }: { kinds: PartnershipHealth['kinds'] }) {
  return (
    <div className="plot-table">
      <table className="numbers">
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Active</th>
            <th scope="col">Silent</th>
            <th scope="col">Lapsed</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, active, silent, lapsed }) => (
            <tr key={kind}>
              <th scope="row">{MEMBER_KIND_NAMES[kind].many}</th>
              {[active, silent, lapsed].map((count, n) => (
                <td key={['active', 'silent', 'lapsed'][n]}>{crowdCell(count)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
