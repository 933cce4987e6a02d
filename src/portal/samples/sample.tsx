import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { deskName } from '../../domain/desk.ts'
import { SAMPLE_STATE_NAMES, VERDICT_NAMES } from '../../domain/sample.ts'
import { isProblem } from '../api.ts'
import { withinText } from '../parts/from.tsx'
import { IndicatorValue } from '../parts/indicator-value.tsx'
import { Link } from '../parts/link.tsx'
import { NothingHere, ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import type { Sample } from '../wire.ts'
import { Answer, Take, Write } from './act.tsx'
import { sizeWords, useSamplesLive } from './fresh.ts'
import { Ending } from './remove.tsx'
import { Scans } from './rules.tsx'
import './samples.css'

export function SamplePage() {
  const { id = '' } = useParams({ strict: false })
  useSamplesLive()
  const sample = useQuery(queries.sample(id))
  useTitle(sample.data?.name ?? 'Sample')
  if (isProblem(sample.error, 'not-found')) return <NothingHere />
  if (sample.error) return <ProblemBox error={sample.error} retry={() => void sample.refetch()} />
  if (!sample.data) return <Waiting />
  return <Shown sample={sample.data} />
}

function Shown({ sample }: { sample: Sample }) {
  return (
    <div className="read sample-page">
      <p className="small">
        <Link href={paths.samples}>{sample.atDesk ? 'Samples to look at' : 'Ask the desk to look'}</Link>
      </p>
      <h1 className="wrap">{sample.name}</h1>
      <p>
        <TlpBadge tlp={sample.tlp} />
      </p>
      <p className="row-sub">
        <span>{sample.removed?.why === 'withdrawn' ? 'Withdrawn' : SAMPLE_STATE_NAMES[sample.state]}</span>
        {sample.analyst !== undefined && <span>{deskName(sample.analyst)}</span>}
        <span>
          from {sample.from.named ? sample.from.name : withinText(sample.from.crowd)}
          {sample.mine && ' (you)'}
        </span>
        <span>
          received <When at={sample.receivedAt} full />
        </span>
      </p>
      {sample.verdict && (
        <section className="sample-verdict" aria-label="What the desk says">
          <h2>{VERDICT_NAMES[sample.verdict]}</h2>
          <p>{sample.advice}</p>
        </section>
      )}
      {sample.removed && (
        <p className="note-box">
          {GONE[sample.removed.why]} <When at={sample.removed.at} full />. That it was here, its hashes and what the
          desk said of it stay.
        </p>
      )}
      {!sample.verdict && !sample.removed && sample.mine && !sample.atDesk && (
        <p className="note-box">
          {sample.state === 'received' ? 'The desk has it. ' : 'An analyst is looking at it. '}Leave the original where
          it is, do not open it, and do not forward it. The answer comes here and to your inbox.
        </p>
      )}
      {sample.happened && (
        <section className="section">
          <h2>What happened</h2>
          <p className="wrap">{sample.happened}</p>
        </section>
      )}
      {sample.may.analyse && !sample.removed && <Take sample={sample} />}
      <Seen sample={sample} />
      {sample.may.analyse && (!sample.removed || sample.scans.length > 0) && <Scans sample={sample} />}
      <section className="section">
        <h2>Between you and {sample.atDesk ? 'the sender' : 'the desk'}</h2>
        {sample.entries.length === 0 && <p className="quiet">Nothing was written yet.</p>}
        <ul className="sample-thread">
          {sample.entries.map(e => (
            <li key={e.id}>
              <span className="small quiet">
                {e.byDesk ? deskName(e.analyst ?? 0) : 'The sender'} · <When at={e.at} />
              </span>
              <p>{e.text}</p>
            </li>
          ))}
        </ul>
        {sample.may.write && <Write sample={sample} />}
      </section>
      {sample.may.analyse && <Answer sample={sample} />}
      <Ending sample={sample} />
    </div>
  )
}

const GONE: Record<NonNullable<Sample['removed']>['why'], string> = {
  withdrawn: 'Its sender took it back, and its bytes were removed:',
  desk: 'The desk removed its bytes after it had answered:',
  age: 'Nobody had touched it for as long as samples are kept, so its bytes were removed:',
}

/** What is seen of it without running anything. */
function Seen({ sample }: { sample: Sample }) {
  const { facts } = sample
  const telling = facts.found.filter(f => !f.harmless)
  const others = facts.found.filter(f => f.harmless)
  const draft = telling.map(f => f.value).join('\n')
  return (
    <section className="section">
      <h2>What is seen of it</h2>
      {facts.notes.map(note => (
        <p key={note} className="note-box">
          {note}
        </p>
      ))}
      <dl className="sample-facts">
        <dt>Is</dt>
        <dd>{facts.kindName || 'Not kept'}</dd>
        <dt>Size</dt>
        <dd>
          {sizeWords(sample.size)} ({sample.size.toLocaleString('en-GB')} bytes)
        </dd>
        <dt>SHA-256</dt>
        <dd>
          <IndicatorValue type="sha256" value={sample.sha256} />
        </dd>
        {facts.sha1 !== '' && (
          <>
            <dt>SHA-1</dt>
            <dd>
              <IndicatorValue type="sha1" value={facts.sha1} />
            </dd>
            <dt>MD5</dt>
            <dd>
              <IndicatorValue type="md5" value={facts.md5} />
            </dd>
          </>
        )}
        {!sample.removed && (
          <>
            <dt>Entropy</dt>
            <dd>
              {facts.entropy} of 8 bits a byte{facts.entropy > 7.2 ? ': packed, compressed or encrypted' : ''}
            </dd>
          </>
        )}
        {facts.lines.map((line, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: headers come twice, and the list never changes
          <Pair key={n} label={line.label} value={line.value} />
        ))}
      </dl>
      {facts.attachments.length > 0 && (
        <>
          <h3>Attached to it</h3>
          <ul className="lines">
            {facts.attachments.map(a => (
              <li key={`${a.name} ${a.sha256}`}>
                <span>
                  <b className="wrap">{a.name}</b>
                  <span className="small quiet">
                    {a.kindName} · {sizeWords(a.size)}
                  </span>
                  <IndicatorValue type="sha256" value={a.sha256} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {!sample.removed && <h3>Values in it</h3>}
      {!sample.removed && telling.length === 0 && <p className="quiet">None that would be worth sharing.</p>}
      <ul className="plain">
        {telling.map(f => (
          <li key={`${f.type} ${f.value}`}>
            <IndicatorValue type={f.type} value={f.value} />
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <details>
          <summary>{others.length} more that are most likely ordinary</summary>
          <ul className="plain">
            {others.map(f => (
              <li key={`${f.type} ${f.value}`}>
                <IndicatorValue type={f.type} value={f.value} /> <span className="small quiet">{f.harmless}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {telling.length > 0 && sample.may.write && (
        <Button component={Link} href={paths.share({ add: draft.slice(0, 6_000) })} variant="default" mt="xs">
          Start a report with these values
        </Button>
      )}
    </section>
  )
}
const Pair = ({ label, value }: { label: string; value: string }) => (
  <>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </>
)
