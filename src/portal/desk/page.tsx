import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { deskName } from '../../domain/desk.ts'
import { isProblem } from '../api.ts'
import { Empty } from '../parts/empty.tsx'
import { NothingHere, ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { queries } from '../queries.ts'
import type { AnalystCame, Desk, DeskAnalyst } from '../wire.ts'
import { CameLink } from './came-link.tsx'
import { BringAnalyst, ClearAnalyst, EndAnalyst, LendAnalyst } from './dialogs.tsx'
import { Groups } from './groups.tsx'
import '../nodes/nodes.css'
import '../settings/settings.css'

export type Asked = { what: 'bring' } | { what: 'lend' | 'clear' | 'end'; analyst: DeskAnalyst }

/** The Fusion Cell's people: for those who work there, and those who run it. */
export function DeskPage() {
  useTitle('Fusion Cell desk')
  const desk = useQuery(queries.desk)
  if (isProblem(desk.error, 'not-found')) return <NothingHere />
  if (desk.error) return <ProblemBox error={desk.error} retry={() => void desk.refetch()} />
  if (!desk.data) return <Waiting />
  return <Shown desk={desk.data} />
}

function Shown({ desk }: { desk: Desk }) {
  const [asked, setAsked] = useState<Asked>()
  const [came, setCame] = useState<AnalystCame>()
  const close = () => setAsked(undefined)
  const mine = desk.items.find(a => a.you)
  return (
    <>
      <div className="page-head">
        <h1>Fusion Cell desk</h1>
        {desk.may.staff && <Button onClick={() => setAsked({ what: 'bring' })}>Bring somebody to the desk</Button>}
      </div>
      {mine && <Mine analyst={mine} />}
      {came && <CameLink came={came} close={() => setCame(undefined)} />}
      <section className="section">
        <h2>Analysts</h2>
        <p className="small quiet read">
          Names are for this desk. Everybody else reads “{deskName(mine?.analyst ?? 7)}”.{' '}
          {desk.may.clear &&
            'Who is lent by whom, and who is cleared, is read here by those who run the desk and by the person.'}
        </p>
        {desk.items.length === 0 && <Empty title="Nobody works here yet">Bring the first analyst to the desk.</Empty>}
        <ul className="lines">
          {desk.items.map(analyst => (
            <Analyst key={analyst.id} desk={desk} analyst={analyst} ask={setAsked} />
          ))}
        </ul>
      </section>
      <Groups desk={desk} />
      {asked?.what === 'bring' && <BringAnalyst close={close} came={setCame} />}
      {asked?.what === 'lend' && <LendAnalyst analyst={asked.analyst} close={close} />}
      {asked?.what === 'clear' && <ClearAnalyst analyst={asked.analyst} close={close} />}
      {asked?.what === 'end' && <EndAnalyst analyst={asked.analyst} close={close} />}
    </>
  )
}

/** What the page says to oneself: who one is here, what is closed, and what ends when. */
function Mine({ analyst }: { analyst: DeskAnalyst }) {
  const { clearance, employer, until } = analyst
  return (
    <div className="note-box read">
      <p>
        You act here as <b>{deskName(analyst.analyst)}</b>
        {until && (
          <>
            , until <When at={until} full />
          </>
        )}
        .{' '}
        {employer &&
          `What excepts ${employer.name} is closed to you here, and nothing goes from here to it: you have no path home.`}
      </p>
      {clearance && <Clearance clearance={clearance} yours />}
    </div>
  )
}

function Clearance({
  clearance,
  yours = false,
}: {
  clearance: NonNullable<DeskAnalyst['clearance']>
  yours?: boolean
}) {
  const { state, until } = clearance
  return (
    <p className={yours ? '' : 'small quiet'}>
      {state === 'ended' ? 'Met the requirement until ' : 'Meets the requirement until '}
      <When at={until} full />
      {state === 'ends-soon' && (
        <b>
          {' '}
          — it ends within 30 days
          {yours ? ': ask the Fusion Cell’s manager to renew it, or groups that want it end for you.' : ''}
        </b>
      )}
      {state === 'ended' && <b> — ended</b>}
    </p>
  )
}

function Analyst({ desk, analyst, ask }: { desk: Desk; analyst: DeskAnalyst; ask: (asked: Asked) => void }) {
  const who = analyst.name
  return (
    <li>
      <span>
        <span>
          <b>Analyst {analyst.analyst}</b> · {who}
          {analyst.you && <span className="quiet"> (you)</span>}
        </span>
        <span className="small quiet wrap">
          {[analyst.title, analyst.employer ? `lent by ${analyst.employer.name}` : analyst.lent ? 'secondee' : '']
            .filter(Boolean)
            .join(' · ')}
          {analyst.until && !analyst.you && (
            <>
              {' '}
              until <When at={analyst.until} full />
            </>
          )}
          {analyst.state === 'invited' && ' · invited, not here yet'}
        </span>
        {analyst.clearance && !analyst.you && <Clearance clearance={analyst.clearance} />}
      </span>
      <span className="actions">
        {desk.may.clear && !analyst.you && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Clearance of ${who}`}
            onClick={() => ask({ what: 'clear', analyst })}
          >
            Clearance
          </Button>
        )}
        {desk.may.staff && !analyst.you && (
          <>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Lent by… (${who})`}
              onClick={() => ask({ what: 'lend', analyst })}
            >
              Lent by…
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Off the desk: ${who}`}
              onClick={() => ask({ what: 'end', analyst })}
            >
              Off the desk
            </Button>
          </>
        )}
      </span>
    </li>
  )
}
