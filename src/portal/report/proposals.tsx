import { Button, Modal, NativeSelect } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useMemo, useState } from 'react'
import {
  INDICATOR_TYPE_NAMES,
  ROLE_NAMES,
  ROLES,
  type Role,
  USE_NAMES,
  USES,
  type Use,
} from '../../domain/indicator.ts'
import { extract } from '../../formats/text/extract.ts'
import type { Found } from '../../formats/text/found.ts'
import { api } from '../api.ts'
import { useMe } from '../me.ts'
import { IndicatorValue } from '../parts/indicator-value.tsx'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { paths } from '../paths.ts'
import type { Entry, Me, Report } from '../wire.ts'
import { reportChanged } from './changed.ts'
import { LAYER_READERS } from './entry.tsx'
import { Reach } from './own.tsx'

type OwnPart = NonNullable<Report['own']>
interface Proposal {
  found: Found
  entry: Entry
}

/** Values in what others wrote that the report does not hold yet. Found here in the browser, each once. */
function proposalsOf(report: Report, entries: readonly Entry[], me: Me): Proposal[] {
  const held = new Set(report.indicators?.map(indicator => `${indicator.type} ${indicator.value}`))
  const proposals: Proposal[] = []
  const options = {
    own: { domains: me.member.domains, networks: me.member.networks },
    demo: me.partnership.demo,
  }
  for (const entry of entries) {
    if (entry.mine || entry.kind === 'more-detail') continue
    for (const found of extract(`${entry.value ?? ''}\n${entry.text}`, options)) {
      const key = `${found.type} ${found.value}`
      if (found.harmless || held.has(key)) continue
      held.add(key)
      proposals.push({ found, entry })
    }
  }
  return proposals
}

interface Props {
  report: Report
  own: OwnPart
  entries: readonly Entry[]
}

export function Proposals({ report, own, entries }: Props) {
  const me = useMe()
  const proposals = useMemo(() => proposalsOf(report, entries, me), [report, entries, me])
  const [adding, setAdding] = useState<Proposal>()
  if (proposals.length === 0) return null
  return (
    <div className="note-box no-print">
      <h3>Values found in replies</h3>
      <ul className="plain proposals">
        {proposals.map(proposal => (
          <li key={`${proposal.found.type} ${proposal.found.value}`}>
            <span>
              <IndicatorValue type={proposal.found.type} value={proposal.found.value} />{' '}
              <span className="small quiet">{INDICATOR_TYPE_NAMES[proposal.found.type]}</span>
            </span>
            <Button size="compact-xs" variant="default" onClick={() => setAdding(proposal)}>
              Add to the report
            </Button>
          </li>
        ))}
      </ul>
      {adding && <Add proposal={adding} report={report} own={own} close={() => setAdding(undefined)} />}
    </div>
  )
}

interface AddProps {
  proposal: Proposal
  report: Report
  own: OwnPart
  close: () => void
}

/** Adding widens who sees the value: whoever gets the indicators. That is said before it is done. */
function Add({ proposal, report, own, close }: AddProps) {
  const { found, entry } = proposal
  const [role, setRole] = useState<Role>(found.role)
  const [use, setUse] = useState<Use>(found.use)
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const { content: whole } = own
  const technical = whole?.technical
  const rows = own.reach.rows.filter(row => row.layer !== 'headline')
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (!whole || !technical) return
    setBusy(true)
    const indicators = [...technical.indicators, { type: found.type, value: found.value, role, use }]
    const content = { ...whole, technical: { ...technical, indicators } }
    try {
      await api.change(report.id, own.revision, { content, audience: own.audience, attachments: [] })
      reportChanged(report.id)
      notifications.show({ message: 'Added. Everybody who gets the indicators has it now.' })
      close()
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={close} title="Add to the report">
      <form className="stack" onSubmit={event => void add(event)}>
        <IndicatorValue type={found.type} value={found.value} pivot={false} />
        {technical ? (
          <>
            <p>
              It was written to: {entry.private ? 'your organisation alone' : LAYER_READERS[entry.layer].toLowerCase()}.
              Once added, it goes to:
            </p>
            <Reach rows={rows} crowd={own.reach.crowd.label} />
            <NativeSelect
              label="Role"
              value={role}
              onChange={event => setRole(ROLES.find(known => known === event.currentTarget.value) ?? 'unknown')}
              data={ROLES.map(value => ({ value, label: ROLE_NAMES[value] }))}
            />
            <NativeSelect
              label="Use"
              value={use}
              onChange={event => setUse(USES.find(known => known === event.currentTarget.value) ?? 'context')}
              data={USES.map(value => ({ value, label: USE_NAMES[value] }))}
            />
            {error !== undefined && <ProblemBox error={error} />}
            <Button type="submit" loading={busy}>
              Add
            </Button>
          </>
        ) : (
          <p>
            Your report has no indicators yet, so nobody was chosen for them.{' '}
            <Link href={paths.share({ edit: report.id })}>Edit the report</Link> to add them and say who gets them.
          </p>
        )}
      </form>
    </Modal>
  )
}
