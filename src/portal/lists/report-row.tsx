import { IconEye, IconListDetails, IconMessage } from '@tabler/icons-react'
import { memo } from 'react'
import { REPORT_KIND_NAMES } from '../../domain/report.ts'
import { From } from '../parts/from.tsx'
import { Link } from '../parts/link.tsx'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { toMe } from '../parts/to-me.ts'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import type { ReportSummary } from '../wire.ts'

interface Props {
  report: ReportSummary
  active: boolean
  selected: boolean
  /** Where the checkbox is wanted: lists with bulk actions. */
  toggle?: ((id: string) => void) | undefined
}

export const ReportRow = memo(function ReportRow({ report, active, selected, toggle }: Props) {
  return (
    <div className="row" data-active={active} data-unread={report.unread} data-selected={selected}>
      {toggle && (
        <span className="row-check">
          <input
            type="checkbox"
            checked={selected}
            onChange={() => toggle(report.id)}
            aria-label={`Select: ${report.title}`}
          />
        </span>
      )}
      <span className="row-tlp">
        <TlpBadge tlp={report.tlp} />
      </span>
      <span className="row-body">
        <Link href={paths.report(report.id)} className="row-title">
          {report.unread && <span className="dot" role="img" aria-label="Unread" />}
          {report.withdrawn && <span className="row-state">Withdrawn </span>}
          {report.title}
        </Link>
        <span className="row-sub">
          <span>{report.answered ? 'Question, answered' : REPORT_KIND_NAMES[report.kind]}</span>
          <span>
            from <From from={report.from} mine={report.mine} linked={false} inline />
          </span>
          {!report.mine && report.to.length > 0 && <span>{toMe(report.to)}</span>}
          {report.version > 1 && <span>updated</span>}
          {report.followed && <span>followed</span>}
          {report.muted && <span>muted</span>}
        </span>
      </span>
      <span className="row-counts">
        <Count of={report.indicatorCount} what="indicators" icon={<IconListDetails size={15} aria-hidden />} />
        <Count of={report.entryCount} what="replies" icon={<IconMessage size={15} aria-hidden />} />
        <Count of={report.sightingCount} what="seen it too" icon={<IconEye size={15} aria-hidden />} />
      </span>
      <span className="row-time">
        <When at={report.sharedAt} />
      </span>
    </div>
  )
})

function Count({ of, what, icon }: { of: number; what: string; icon: React.ReactNode }) {
  return (
    <span className="row-count" title={`${of} ${what}`}>
      {of > 0 && (
        <>
          {icon}
          {of}
          <span className="unseen"> {what}</span>
        </>
      )}
    </span>
  )
}
