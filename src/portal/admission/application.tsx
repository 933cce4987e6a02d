import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { isOpen } from '../../domain/admission.ts'
import { MEMBER_KIND_NAMES, REGIONS, SECTORS } from '../../domain/member.ts'
import { registerName } from '../../domain/register.ts'
import { isProblem } from '../api.ts'
import { Link } from '../parts/link.tsx'
import { NothingHere, ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import type { ApplicationPage as Whole } from '../wire.ts'
import { Resembles } from './resembles.tsx'
import { AskSponsor, CheckDomain, Decide, Question, Record } from './steps.tsx'
import { EVIDENCE_WORDS, STATE_WORDS } from './words.ts'
import '../nodes/nodes.css'
import './admission.css'

/** One application for its vetters: what it says, what was found, what is missing, and the next step. */
export function ApplicationPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const application = useQuery(queries.application(id))
  useTitle(application.data?.name ?? 'Application')
  if (isProblem(application.error, 'not-found') || isProblem(application.error, 'bad-request')) return <NothingHere />
  if (application.error) return <ProblemBox error={application.error} retry={() => void application.refetch()} />
  if (!application.data) return <Waiting />
  return <Shown key={id} a={application.data} />
}

function Shown({ a }: { a: Whole }) {
  const open = isOpen(a.state)
  return (
    <>
      <p className="small">
        <Link href={paths.admission}>Admission</Link>
      </p>
      <div className="page-head">
        <h1>{a.name}</h1>
        <span>{STATE_WORDS[a.state]}</span>
      </div>
      {a.oddLetters && <p className="note-box">Letters of several alphabets stand in one word of this name.</p>}
      {a.reason && (
        <p className="note-box wrap">
          <b>Declined:</b> {a.reason}
        </p>
      )}
      {a.member && (
        <p className="note-box">
          It is the member <Link href={paths.member(a.member)}>{a.member}</Link> now.
        </p>
      )}
      <div className="two">
        <div>
          <Facts a={a} />
          <Resembles a={a} />
          <Evidence a={a} />
          <Vouching a={a} />
          <Talk a={a} />
        </div>
        <aside>
          <Progress a={a} />
          {open && <Decide a={a} />}
        </aside>
      </div>
    </>
  )
}

function Facts({ a }: { a: Whole }) {
  return (
    <dl className="facts">
      <dt>Kind</dt>
      <dd>
        {MEMBER_KIND_NAMES[a.kind].one}, {a.size}
      </dd>
      <dt>Register</dt>
      <dd>{a.register ? `${registerName(a.register)} ${a.number ?? ''}` : 'None named'}</dd>
      <dt>Sectors</dt>
      <dd>{a.sectors.map(s => SECTORS[s]).join(', ')}</dd>
      <dt>Regions</dt>
      <dd>{a.regions.map(r => REGIONS[r]).join(', ')}</dd>
      <dt>Network</dt>
      <dd className="wrap as-written">{a.runs}</dd>
      <dt>Domain</dt>
      <dd>
        {a.domain}{' '}
        {a.proof.provedAt ? (
          <span className="quiet">
            proved by {a.proof.provedBy === 'dns' ? 'a DNS record' : `a code to ${a.email}`},{' '}
            <When at={a.proof.provedAt} />
          </span>
        ) : (
          isOpen(a.state) && <CheckDomain a={a} />
        )}
      </dd>
      <dt>Who asks</dt>
      <dd>
        {[a.person, a.title].filter(Boolean).join(', ')} <span className="quiet">{a.email}</span>
      </dd>
      {a.node && (
        <>
          <dt>For</dt>
          <dd>
            <Link href={paths.node(a.node.handle)}>{a.node.name}</Link>
          </dd>
        </>
      )}
      {a.knows && (
        <>
          <dt>Says it knows</dt>
          <dd className="wrap">{a.knows}</dd>
        </>
      )}
      <dt>Applied</dt>
      <dd>
        <When at={a.at} full />
      </dd>
    </dl>
  )
}

function Evidence({ a }: { a: Whole }) {
  return (
    <section className="section">
      <h2>Evidence</h2>
      {a.evidence.length === 0 && <p className="quiet">Nobody has recorded anything yet.</p>}
      <ul className="things">
        {a.evidence.map(e => (
          <li key={`${e.at} ${e.what} ${e.text}`}>
            <b>{EVIDENCE_WORDS[e.what]}</b>
            <span className="wrap">{e.text}</span>
            <span className="small quiet">
              {e.by.you ? 'You' : e.by.name}, {e.by.organisation} · <When at={e.at} />
            </span>
          </li>
        ))}
      </ul>
      {isOpen(a.state) && <Record a={a} />}
    </section>
  )
}

const VOUCH_WORDS = { waiting: 'asked, no answer yet', vouched: 'vouches', refused: 'does not vouch', ended: 'ended' }
function Vouching({ a }: { a: Whole }) {
  return (
    <section className="section">
      <h2>Sponsor</h2>
      {a.vouching.length === 0 && <p className="quiet">No member was asked to vouch yet.</p>}
      <ul className="things">
        {a.vouching.map(v => (
          <li key={v.id}>
            <span className="thing-head">
              <b>{v.member.name}</b>
              <span>{VOUCH_WORDS[v.state]}</span>
            </span>
            {v.text && <span className="wrap">{v.text}</span>}
            <span className="small quiet">
              {v.by && `${v.by} · `}
              <When at={v.answeredAt ?? v.askedAt} />
            </span>
          </li>
        ))}
      </ul>
      {a.chain.length > 0 && (
        <p className="quiet">
          Who vouched for the sponsor, and so on back:{' '}
          {a.chain.map(c => (c.state && c.state !== 'active' ? `${c.name} (${c.state})` : c.name)).join(' ← ')}
        </p>
      )}
      {(a.state === 'received' || a.state === 'asked') && <AskSponsor a={a} />}
    </section>
  )
}

function Talk({ a }: { a: Whole }) {
  if (a.talk.length === 0 && !isOpen(a.state)) return null
  return (
    <section className="section stack">
      <h2>Questions and answers</h2>
      {a.talk.map(line => (
        <p key={`${line.at} ${line.text}`} className={`said wrap ${line.by === 'vetters' ? 'said-by-us' : ''}`}>
          <b>{line.by === 'vetters' ? 'Asked' : a.person}:</b> {line.text}{' '}
          <span className="small quiet">
            <When at={line.at} />
          </span>
        </p>
      ))}
      {(a.state === 'received' || a.state === 'approved-once') && <Question a={a} />}
    </section>
  )
}

function Progress({ a }: { a: Whole }) {
  return (
    <>
      {isOpen(a.state) && (
        <>
          <h2>Still missing</h2>
          {a.missing.length === 0 ? (
            <p>Nothing: two may approve.</p>
          ) : (
            <ul className="ticks">
              {a.missing.map(words => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          )}
        </>
      )}
      <h2>Approvals</h2>
      <ul className="ticks">
        {a.approvals.map(approval => (
          <li key={approval.at}>
            {approval.by.you ? 'You' : approval.by.name}
            <span className="quiet">
              , {approval.by.organisation} · <When at={approval.at} />
            </span>
          </li>
        ))}
        {a.approvals.length === 0 && <li className="quiet">None yet, of two.</li>}
      </ul>
    </>
  )
}
