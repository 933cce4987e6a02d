import { DESK_ITSELF, deskName } from '../../domain/desk.ts'
import { LAYER_NAMES } from '../../domain/report.ts'
import { crowdText, plural } from '../parts/crowd.ts'
import { Link } from '../parts/link.tsx'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import type { Preview, Report } from '../wire.ts'
import { BecameOf } from './became.tsx'

/** What the desk published or asked as its own, and no analyst's. */
export const isDesks = ({ from, mine }: Report): boolean => mine && from.named && from.name === deskName(DESK_ITSELF)

/** What the author's organisation alone sees: who gets what, and what became of it. */
export function Own({ report, own }: { report: Report; own: NonNullable<Report['own']> }) {
  return (
    <section className="own">
      <h2>
        {own.advisory ? 'The desk’s advisory' : isDesks(report) ? 'The desk’s question' : "Your organisation's report"}
      </h2>
      {own.advisory && (
        <p>
          <Link href={paths.editAdvisory(own.advisory)}>Correct or recall it</Link>
        </p>
      )}
      <dl className="facts">
        <dt>Read by</dt>
        <dd>{crowdText(own.readBy)}</dd>
        <dt>Seen too</dt>
        <dd>{report.sightingCount === 0 ? 'by nobody yet' : plural(report.sightingCount, 'time')}</dd>
        <dt>{own.advisory ? 'Published by' : 'Shared by'}</dt>
        <dd>
          {own.author}
          {own.signedOffBy &&
            (own.signedOffBy === own.author ? ', who signed it off too' : `, signed off by ${own.signedOffBy}`)}
        </dd>
        {own.withdrawnAt && <dt>Withdrawn</dt>}
        {own.withdrawnAt && (
          <dd>
            <When at={own.withdrawnAt} full />
          </dd>
        )}
      </dl>
      <BecameOf report={report.id} />
      <h3>Who sees what</h3>
      <p className="small">{own.reach.sentence}</p>
      <Reach
        rows={own.reach.rows}
        crowd={own.reach.crowd.label}
        named={isDesks(report) ? 'from the Fusion Cell' : undefined}
      />
      {own.reach.excepted.length > 0 && (
        <p className="small quiet">Never: {own.reach.excepted.map(circle => circle.name).join(', ')}</p>
      )}
    </section>
  )
}

export function Reach({ rows, crowd, named }: { rows: Preview['rows']; crowd: string; named?: string | undefined }) {
  return (
    <ul className="reach">
      {rows.map(row => (
        <li key={`${row.layer} ${row.as} ${row.circles.map(circle => circle.ref).join(' ')}`}>
          <span>
            <b>{row.circles.map(circle => circle.name).join(', ')}</b> <TlpBadge tlp={row.tlp} />
          </span>
          <span className="small quiet">
            {LAYER_NAMES[row.layer]}, {row.as === 'named' ? (named ?? 'with your name') : `from “${crowd}”`}
            {row.reach && `, ${crowdText(row.reach)}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
