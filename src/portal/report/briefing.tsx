import { lazy, Suspense, useState } from 'react'
import { ADVISORY_KIND_NAMES, notesHeading } from '../../domain/advisory.ts'
import { affectedWords } from '../../domain/member.ts'
import { PROVENANCES, REPORT_KIND_NAMES, WITHDRAWAL_REASON_NAMES } from '../../domain/report.ts'
import { api } from '../api.ts'
import { useKeys } from '../keys.ts'
import { setFollowed } from '../lists/interest.ts'
import { useMe } from '../me.ts'
import { From } from '../parts/from.tsx'
import { Markdown } from '../parts/markdown.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { TlpBadge, TlpMeans } from '../parts/tlp-badge.tsx'
import { toMe } from '../parts/to-me.ts'
import { When } from '../parts/when.tsx'
import type { Attachment, Entry, Report } from '../wire.ts'
import { Actions } from './actions.tsx'
import { Indicators } from './indicators.tsx'
import { Own } from './own.tsx'
import { Thread } from './thread.tsx'

const DeskOnReport = lazy(async () => ({ default: (await import('../queue/on-report.tsx')).DeskOnReport }))
const OnAdvisory = lazy(async () => ({ default: (await import('../actions/on-advisory.tsx')).OnAdvisory }))
const AdvisoryTexts = lazy(async () => ({ default: (await import('../advisories/texts.tsx')).AdvisoryTexts }))
const AtDesk = lazy(async () => ({ default: (await import('../situations/at-desk.tsx')).AtDesk }))

interface Props {
  report: Report
  entries: Entry[] | undefined
  threadError: unknown
}

/** The report as a briefing: what, how far it may go, what to do with it, then what others said. */
export function Briefing({ report, entries, threadError }: Props) {
  const me = useMe()
  const [asking, setAsking] = useState<'seen' | 'more'>()
  useKeys({
    s: () => {
      if (!report.mine && report.may.reply) setAsking('seen')
    },
    r: () => document.getElementById('reply-text')?.focus(),
    f: () => void setFollowed(report, !report.followed),
  })
  return (
    <article className="briefing">
      <div className="briefing-main">
        <header className="briefing-head">
          <p className="briefing-mark">
            <TlpBadge tlp={report.tlp} large />
            <span className="small quiet">
              <TlpMeans tlp={report.tlp} />
            </span>
          </p>
          {report.withdrawn && (
            <p className="note-box">
              Withdrawn: {WITHDRAWAL_REASON_NAMES[report.withdrawn].toLowerCase()}. Only your organisation still sees
              it.
            </p>
          )}
          {report.conflict && (
            <p className="note-box">
              A conflict exists: not everybody on this desk may see this. Keep it to those with whom you have opened it
              here.
            </p>
          )}
          <p className="small quiet">
            {kindOf(report)}
            {report.version > 1 && !report.advisory && `, version ${report.version}`}
          </p>
          <h1>{report.title}</h1>
          <p>
            From <From from={report.from} mine={report.mine} inline />
            {!report.mine && ` ${toMe(report.to)}`}, <When at={report.sharedAt} />
          </p>
        </header>
        {report.advisory?.corrected && <Corrected corrected={report.advisory.corrected} />}
        {report.summary && <Markdown text={report.summary} className="lead" />}
        {report.kind === 'advisory' && (
          <Suspense fallback={null}>
            <OnAdvisory report={report} />
          </Suspense>
        )}
        <Actions report={report} asking={asking} ask={setAsking} />
        {report.indicators && <Indicators report={report} indicators={report.indicators} />}
        <Passage
          title={report.advisory ? notesHeading(report.advisory.kind) : 'Notes on the indicators'}
          text={report.notes}
        />
        {report.advisory && (
          <Suspense fallback={null}>
            <AdvisoryTexts advisory={report.advisory} />
          </Suspense>
        )}
        <Passage title="What happened" text={report.story} />
        <Passage title="Impact" text={report.impact} />
        <Attachments report={report.id} items={report.attachments ?? []} />
        {threadError ? <ProblemBox error={threadError} /> : <Thread report={report} entries={entries} />}
      </div>
      <aside className="briefing-side">
        <Facts report={report} />
        {me.atDesk && report.kind !== 'advisory' && (
          <Suspense fallback={null}>
            <AtDesk report={report}>
              <DeskOnReport report={report} />
            </AtDesk>
          </Suspense>
        )}
        {report.own && <Own report={report} own={report.own} />}
      </aside>
    </article>
  )
}

const kindOf = ({ answered, kind, advisory }: Report): string =>
  answered ? 'Question, answered' : advisory ? ADVISORY_KIND_NAMES[advisory.kind] : REPORT_KIND_NAMES[kind]

/** What a correction changed of what this reader gets. */
function Corrected({ corrected }: { corrected: NonNullable<NonNullable<Report['advisory']>['corrected']> }) {
  return (
    <div className="note-box">
      <p>
        <strong>Corrected</strong> <When at={corrected.at} />
      </p>
      <ul>
        {corrected.changes.map(change => (
          <li key={change} className="wrap">
            {change}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Passage({ title, text }: { title: string; text: string | undefined }) {
  if (!text) return null
  return (
    <section className="section read">
      <h2>{title}</h2>
      <Markdown text={text} />
    </section>
  )
}

const PROVENANCE_WORDS: Record<(typeof PROVENANCES)[number], string> = {
  'own-observation': 'Seen by its author',
  'passed-on': 'Passed on with permission',
  'open-source': 'From open sources',
}
const isProvenance = (kind: string): kind is (typeof PROVENANCES)[number] => PROVENANCES.some(known => known === kind)

function Facts({ report }: { report: Report }) {
  const { kind, detail } = report.provenance
  return (
    <dl className="facts">
      <dt>How it is known</dt>
      <dd>
        {isProvenance(kind) ? PROVENANCE_WORDS[kind] : kind}
        {detail && <span className="quiet">: {detail}</span>}
      </dd>
      {report.affects && (
        <>
          <dt>Affected</dt>
          <dd>{affectedWords(report.affects)}</dd>
        </>
      )}
      <Time name="Happened" at={report.occurredAt} />
      <Time name="Found" at={report.foundAt} />
      <Time name={report.mine ? 'Shared' : 'Reached you'} at={report.sharedAt} />
      <Time name="Changed" at={report.version > 1 ? report.changedAt : undefined} />
      <dt>Version</dt>
      <dd>{report.version}</dd>
    </dl>
  )
}

function Time({ name, at }: { name: string; at: string | undefined }) {
  if (!at) return null
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <When at={at} full />
      </dd>
    </>
  )
}

const bytes = (size: number): string =>
  size < 1024 ? `${size} B` : size < 1024 * 1024 ? `${Math.round(size / 1024)} kB` : `${(size / 1048576).toFixed(1)} MB`

function Attachments({ report, items }: { report: string; items: readonly Attachment[] }) {
  if (items.length === 0) return null
  return (
    <section className="section">
      <h2>Attachments</h2>
      <ul className="plain">
        {items.map(item => (
          <li key={item.id}>
            <a href={api.attachmentUrl(report, item.id)} download={item.name}>
              {item.name}
            </a>{' '}
            <span className="quiet small">
              {item.media}, {bytes(item.size)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
