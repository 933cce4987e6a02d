import { Button } from '@mantine/core'
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
  /** Sets it aside as a duplicate; places it together with whatever it is the same as. Not where that is not to be done. */
  duplicate?: ((ids: readonly string[]) => void) | undefined
  both?: ((item: QueueItem) => void) | undefined
}
export const nameOf = (a: { analyst: number; name: string; you: boolean }): string =>
  a.you ? 'you' : `${a.name} (Analyst ${a.analyst})`

/** One report in the queue: how old, from whom as told, what it may belong to, and who has it. */
export const QueueRow = memo(function QueueRow({ item, active, selected, toggle, duplicate, both }: Props) {
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
        <Same item={item} duplicate={duplicate} both={both} />
        <Proposed item={item} />
      </span>
      <State item={item} />
      <span className="row-time">
        <When at={report.sharedAt} />
      </span>
    </li>
  )
})

/** What tells the same already. Nothing is merged: the analyst reads both. */
function Same({ item, duplicate, both }: Pick<Props, 'item' | 'duplicate' | 'both'>) {
  const [first] = item.same
  if (!first) return null
  const more = item.same.length - 1
  return (
    <span className="queue-why queue-same">
      <span>
        <span className="tag tag-strong">Likely the same</span> as{' '}
        <Link href={paths.report(first.report.id)}>{first.report.title}</Link>{' '}
        <span className="quiet">because {first.reasons.join('; ')}</span>
        {more > 0 && <span className="quiet">, and as {plural(more, 'other report')}</span>}
      </span>
      {duplicate && both && (
        <span className="actions">
          <Button size="compact-xs" variant="default" onClick={() => duplicate([item.report.id])}>
            Set aside as a duplicate (d)<span className="unseen">: {item.report.title}</span>
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => both(item)}>
            Place both (b)<span className="unseen">: {item.report.title}</span>
          </Button>
        </span>
      )}
    </span>
  )
}

/** More of them are read on the report itself. */
const REASONS = 2

function Proposed({ item }: { item: QueueItem }) {
  const proposals = item.proposals.filter(p => !item.same.some(s => s.report.id === p.with.id))
  const [first] = proposals
  if (item.situations.length > 0)
    return <span className="queue-why">In {item.situations.map(s => s.name).join(', ')}</span>
  if (!first) return null
  return (
    <span className="queue-why">
      <span className="tag tag-strong">{first.with.kind === 'situation' ? 'Proposed' : 'Like another'}</span>{' '}
      {first.with.name}{' '}
      <span className="quiet">
        —{' '}
        {first.reasons
          .slice(0, REASONS)
          .map(r => r.words)
          .join('; ')}
        {first.reasons.length > REASONS && `; ${plural(first.reasons.length - REASONS, 'more reason')}`}
        {proposals.length > 1 && `. Also like ${plural(proposals.length - 1, 'other')}`}
      </span>
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
