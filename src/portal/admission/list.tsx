import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isOpen } from '../../domain/admission.ts'
import { MEMBER_KIND_NAMES, REGIONS, SECTORS } from '../../domain/member.ts'
import { api } from '../api.ts'
import { useMe } from '../me.ts'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import type { ApplicationItem, DueMember, Vouch } from '../wire.ts'
import { useStep } from './doing.ts'
import { STATE_WORDS } from './words.ts'
import '../nodes/nodes.css'
import './admission.css'

/** Who asks to become a member, whom one is asked to vouch for, and who is to be vetted again. */
export function AdmissionPage() {
  useTitle('Admission')
  const me = useMe()
  const applications = useQuery(queries.applications)
  const vouches = useQuery({ ...queries.vouches, enabled: me.role === 'admin' })
  const due = useQuery({ ...queries.vettingDue, enabled: me.role === 'operator' })
  const items = applications.data?.items ?? []
  const asked = vouches.data?.items ?? []
  const nothing = applications.isSuccess && items.length + asked.length + (due.data?.items.length ?? 0) === 0
  return (
    <>
      <div className="page-head">
        <h1>Admission</h1>
      </div>
      {applications.isPending && <Waiting />}
      {applications.error && <ProblemBox error={applications.error} retry={() => void applications.refetch()} />}
      {nothing && (
        <Empty title="Nobody waits">
          Applications stand here for operators, and for those who run the node that is applied for; requests to vouch
          for somebody, for your organisation’s administrators. Organisations register interest at{' '}
          <Link href={paths.join}>{`${window.location.origin}${paths.join}`}</Link>.
        </Empty>
      )}
      <Vouches items={asked} />
      <Applications title="Open" items={items.filter(item => isOpen(item.state))} />
      <Applications title="Decided" items={items.filter(item => !isOpen(item.state))} />
      <Due items={due.data?.items ?? []} />
    </>
  )
}

function Applications({ title, items }: { title: string; items: readonly ApplicationItem[] }) {
  if (items.length === 0) return null
  return (
    <section className="section">
      <h2>{title}</h2>
      <ul className="things">
        {items.map(item => (
          <li key={item.id} className="vetting-row">
            <span className="thing-head">
              <Link href={paths.application(item.id)}>{item.name}</Link>
            </span>
            <span>{STATE_WORDS[item.state]}</span>
            <span className="quiet">
              {MEMBER_KIND_NAMES[item.kind].one} · {item.domain}
              {item.node && ` · for ${item.node.name}`}
              {item.flags > 0 && (
                <b>
                  {' · resembles '}
                  {item.flags === 1 ? 'another' : `${item.flags} others`}
                </b>
              )}
              {isOpen(item.state) && !item.proved && ' · domain not proved'}
              {isOpen(item.state) && !item.vouched && ' · no sponsor yet'}
            </span>
            <span className="quiet">
              <When at={item.decidedAt ?? item.at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Vouches({ items }: { items: readonly Vouch[] }) {
  if (items.length === 0) return null
  return (
    <section className="section">
      <h2>You are asked to vouch</h2>
      <p className="quiet read">
        Vouch for an organisation that you know, by somebody you have dealt with. Your word is kept with its name, and
        those who decide on others see whom you brought in.
      </p>
      <ul className="things">
        {items.map(item => (
          <OneVouch key={item.id} item={item} />
        ))}
      </ul>
    </section>
  )
}

function OneVouch({ item }: { item: Vouch }) {
  const [text, setText] = useState('')
  const { error, busy, run } = useStep()
  const answer = (given: 'vouch' | 'refuse') =>
    void run(() => api.answerVouch(item.id, { answer: given, text }), given === 'vouch' ? 'You vouched' : 'Told them')
  const words = { waiting: '', vouched: 'You vouched', refused: 'You did not vouch', ended: 'Not asked any more' }
  return (
    <li>
      <span className="thing-head">
        <b>{item.name}</b>
        <span className="quiet">{item.open ? <When at={item.askedAt} /> : words[item.state]}</span>
      </span>
      <span className="quiet">
        {MEMBER_KIND_NAMES[item.kind].one} · {item.domain} · {item.sectors.map(s => SECTORS[s]).join(', ')} ·{' '}
        {item.regions.map(r => REGIONS[r]).join(', ')} · {[item.person, item.title].filter(Boolean).join(', ')}
      </span>
      {item.text && <p className="read wrap">{item.text}</p>}
      {item.open && (
        <div className="stack read">
          <Textarea
            label="How you know them, or why not"
            description="Read by those who decide, not by the applicant."
            autosize
            minRows={2}
            maxLength={1000}
            value={text}
            onChange={event => setText(event.currentTarget.value)}
          />
          {error !== undefined && <ProblemBox error={error} />}
          <div className="actions">
            <Button size="xs" loading={busy} disabled={text.trim() === ''} onClick={() => answer('vouch')}>
              Vouch for them
            </Button>
            <Button size="xs" variant="default" disabled={busy || text.trim() === ''} onClick={() => answer('refuse')}>
              Do not vouch
            </Button>
          </div>
        </div>
      )}
    </li>
  )
}

/** Folded: there is always some of it, and whoever asks to be let in waits. */
function Due({ items }: { items: readonly DueMember[] }) {
  if (items.length === 0) return null
  const over = items.filter(isOver).length
  return (
    <details className="section due">
      <summary>
        <h2>To be vetted again</h2> <span className="quiet">{items.length} within two months</span>
        {over > 0 && <span className="due-over">, {over} of them overdue</span>}
      </summary>
      <ul className="things">
        {items.map(item => (
          <OneDue key={item.handle} item={item} />
        ))}
      </ul>
    </details>
  )
}
const isOver = (item: DueMember): boolean => Date.parse(item.vetBy) < Date.now()

function OneDue({ item }: { item: DueMember }) {
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const { error, busy, run } = useStep()
  return (
    <li className="due-row">
      <span>
        <b>{item.name}</b> {item.state !== 'active' && <span className="quiet">({item.state})</span>}
      </span>
      <span className="quiet">
        <span className={isOver(item) ? 'due-over' : undefined}>
          {isOver(item) ? 'was due ' : 'due '}
          <time dateTime={item.vetBy}>{item.vetBy.slice(0, 10)}</time>
        </span>
        {item.vettedAt && (
          <>
            {' · vetted '}
            <When at={item.vettedAt} />
          </>
        )}
        {item.sponsor && ` · vouched for by ${item.sponsor.name} (${item.sponsor.state})`}
      </span>
      {open ? (
        <form
          className="stack read"
          onSubmit={event => {
            event.preventDefault()
            void run(() => api.vetAgain(item.handle, text), `${item.name} is vetted`)
          }}
        >
          <Textarea
            label="What you looked at, and what it said"
            description="Register, domain, network, who its administrators are."
            autosize
            minRows={2}
            maxLength={2000}
            value={text}
            onChange={event => setText(event.currentTarget.value)}
          />
          {error !== undefined && <ProblemBox error={error} />}
          <Button type="submit" size="xs" className="fit" loading={busy} disabled={text.trim() === ''}>
            It is vetted for two more years
          </Button>
        </form>
      ) : (
        <Button
          size="compact-xs"
          variant="default"
          className="fit"
          aria-label={`Vet again: ${item.name}`}
          onClick={() => setOpen(true)}
        >
          Vet again
        </Button>
      )}
    </li>
  )
}
