import type { ReactNode } from 'react'
import type { Layer } from '../../domain/report.ts'
import { From } from '../parts/from.tsx'
import { IndicatorValue } from '../parts/indicator-value.tsx'
import { Link } from '../parts/link.tsx'
import { Markdown } from '../parts/markdown.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import type { Entry, Report } from '../wire.ts'

/** Who reads an entry on a layer, in words. */
export const LAYER_READERS: Record<Layer, string> = {
  headline: 'Everybody who sees this report',
  technical: 'Those who see the indicators',
  full: 'Those who see the full story',
}

export function EntryView({ entry, report, children }: { entry: Entry; report: Report; children: ReactNode }) {
  const who = readers(entry, report)
  return (
    <li className="entry" data-unread={entry.unread} data-accepted={entry.accepted}>
      <div className="entry-head">
        <b>
          <From from={entry.from} mine={entry.mine} />
        </b>
        {entry.byAuthor && <span className="tag">Author</span>}
        {entry.accepted && <span className="tag tag-strong">Accepted answer</span>}
        {entry.unread && <span className="tag tag-strong">New</span>}
        <span className="quiet small">
          {whatItIs(entry)} <When at={entry.at} />
        </span>
      </div>
      {entry.kind === 'sighting' && <Sighting entry={entry} report={report} />}
      {entry.text && <Markdown text={entry.text} />}
      <div className="entry-foot small quiet no-print">
        {who && <span>{who}</span>}
        {entry.mentions && <Mentions of={entry.mentions} />}
        {children}
      </div>
    </li>
  )
}

/** Whom it mentions, of those that this reader may know. */
const Mentions = ({ of }: { of: NonNullable<Entry['mentions']> }) => (
  <span>
    Mentions{' '}
    {of.map(({ kind, handle, name }, n) => (
      <span key={handle}>
        {n > 0 && ', '}
        <Link href={kind === 'node' ? paths.node(handle) : paths.member(handle)}>{name}</Link>
      </span>
    ))}
  </span>
)

const whatItIs = (entry: Entry): string =>
  entry.kind === 'need-help'
    ? 'asked for help'
    : entry.kind === 'more-detail'
      ? 'asked for more detail'
      : entry.kind === 'sighting'
        ? 'has seen it too'
        : ''

function readers(entry: Entry, report: Report): string {
  if (entry.private && report.mine) return entry.mine ? 'To the one it answers, alone' : 'To your organisation alone'
  if (entry.private) return 'Between you and the author'
  return entry.layer === 'headline' ? '' : LAYER_READERS[entry.layer]
}

export function Sighting({ entry, report }: { entry: Entry; report: Report }) {
  const known = report.indicators?.find(indicator => indicator.value === entry.value)
  return (
    <span className="sighting">
      {entry.count !== undefined && entry.count > 1 && <span>{entry.count.toLocaleString('en-GB')} times </span>}
      {entry.value && (known ? <IndicatorValue type={known.type} value={known.value} /> : <code>{entry.value}</code>)}
      {entry.seenAt && (
        <span>
          {' '}
          at <When at={entry.seenAt} full />
        </span>
      )}
    </span>
  )
}
