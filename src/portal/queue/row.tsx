import { memo } from 'react'
import { gradeWord, INFORMATION_GRADE_NAMES, SOURCE_GRADE_NAMES } from '../../domain/grading.ts'
import { SECTORS } from '../../domain/member.ts'
import { REPORT_KIND_NAMES } from '../../domain/report.ts'
import { ASIDE_REASON_NAMES, TOLD_WORDS, TRIAGE_STATE_NAMES } from '../../domain/triage.ts'
import type { QueueItem } from '../../formats/api/queue.ts'
import { plural } from '../parts/crowd.ts'
import { From } from '../parts/from.tsx'
import { Link } from '../parts/link.tsx'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { toMe } from '../parts/to-me.ts'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'

interface Props {
  item: QueueItem
  active: boolean
  selected: boolean
  toggle: (id: string) => void
}
export const nameOf = (a: { analyst: number; name: string; you: boolean }): string =>
  a.you ? 'you' : `${a.name} (Analyst ${a.analyst})`

/** One report in the queue: how old, from whom as told, what it may belong to, and who has it. */
export const QueueRow = memo(function QueueRow({ item, active, selected, toggle }: Props) {
  const { report } = item
  return (
    <li className="queue-row" data-active={active} data-selected={selected} id={`queue-${report.id}`}>
      <span className="row-check">
        <input
          type="checkbox"
          checked={selected}
          onChange={() => toggle(report.id)}
          aria-label={`Select: ${report.title}`}
        />
      </span>
      <span className="row-tlp">
        <TlpBadge tlp={report.tlp} />
      </span>
      <span className="queue-body">
        <Link href={paths.report(report.id)} className="queue-title">
          {report.title}
        </Link>
        <span className="queue-sub">
          <span>{REPORT_KIND_NAMES[report.kind]}</span>
          <span>
            from <From from={report.from} mine={report.mine} linked={false} inline />
          </span>
          {item.sectors.length > 0 && <span>concerns {item.sectors.map(s => SECTORS[s]).join(', ')}</span>}
          {item.grade && (
            <span
              title={`The desk’s grade. Source: ${SOURCE_GRADE_NAMES[item.grade.source]}. What it says: ${INFORMATION_GRADE_NAMES[item.grade.information].toLowerCase()}.`}
            >
              graded {gradeWord(item.grade)}
            </span>
          )}
          {report.to.length > 0 && <span>{toMe(report.to)}</span>}
          {report.indicatorCount > 0 && <span>{plural(report.indicatorCount, 'indicator')}</span>}
        </span>
        <Proposed item={item} />
      </span>
      <State item={item} />
      <span className="row-time">
        <When at={report.sharedAt} />
      </span>
    </li>
  )
})

function Proposed({ item }: { item: QueueItem }) {
  const [first] = item.proposals
  const copies = item.proposals.filter(p => p.with.kind === 'report').length
  if (item.situations.length > 0)
    return <span className="queue-why">In {item.situations.map(s => s.name).join(', ')}</span>
  if (!first) return null
  return (
    <span className="queue-why">
      <span className="tag tag-strong">{first.with.kind === 'situation' ? 'Proposed' : 'Like another'}</span>{' '}
      {first.with.name} <span className="quiet">— {first.reasons.map(r => r.words).join('; ')}</span>
      {copies > 1 && <span className="quiet"> and {plural(copies - 1, 'more')}</span>}
    </span>
  )
}

function State({ item }: { item: QueueItem }) {
  const { state, by, looking } = item
  return (
    <span className="queue-state">
      {state === 'new' && <span className="tag">New</span>}
      {state !== 'new' && (
        <span className={state === 'claimed' ? 'tag tag-strong' : 'tag'}>
          {TRIAGE_STATE_NAMES[state]}
          {by && ` by ${nameOf(by)}`}
        </span>
      )}
      {item.reason && <span className="quiet">{ASIDE_REASON_NAMES[item.reason]}</span>}
      {item.told && <span className="unseen">Its contributor reads: {TOLD_WORDS[item.told]}</span>}
      {looking.length > 0 && <span className="queue-looking">{looking.map(l => l.name).join(', ')} is looking</span>}
    </span>
  )
}
