import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api.ts'
import { useMe } from '../me.ts'
import { useDoing } from '../nodes/doing.ts'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import './desk.css'
import type { Desk } from '../wire.ts'

/** Rooms for government alone. Whoever is in none, and runs none, does not read that there are any. */
export function Groups({ desk }: { desk: Desk }) {
  const me = useMe()
  if (desk.groups.length === 0 && me.role !== 'operator') return null
  return (
    <section className="section">
      <h2>For government alone</h2>
      <p className="small quiet read">
        Cleared people of government at this desk, let in one by one by another than the one who entered the clearance.
        Nobody who acts for industry, or is lent by it, can be in one.
      </p>
      {desk.groups.map(group => (
        <Group key={group.handle} desk={desk} group={group} />
      ))}
      {desk.groups.length === 0 && (
        <p className="small">
          None yet: <Link href={paths.foundNode}>found a chosen group</Link> for government alone.
        </p>
      )}
    </section>
  )
}

function Group({ desk, group }: { desk: Desk; group: Desk['groups'][number] }) {
  const [chosen, setChosen] = useState('')
  const { error, busy, run } = useDoing()
  const inside = new Map(group.people.map(p => [p.id, p.until]))
  const others = desk.items.filter(a => group.candidates.includes(a.id))
  return (
    <div className="desk-group">
      <h3>{group.joined ? <Link href={paths.node(group.handle)}>{group.name}</Link> : group.name}</h3>
      <ul className="lines">
        {desk.items
          .filter(a => inside.has(a.id))
          .map(a => (
            <li key={a.id}>
              <span>
                <span>
                  <b>Analyst {a.analyst}</b> · {a.name}
                </span>
                <span className="small quiet">
                  until <When at={inside.get(a.id) ?? ''} full />
                </span>
              </span>
              {desk.may.clear && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Out of ${group.name}: ${a.name}`}
                  disabled={busy}
                  onClick={() => void run(() => api.leaveGroup(group.handle, a.id), `Analyst ${a.analyst} is out`)}
                >
                  Out
                </Button>
              )}
            </li>
          ))}
        {inside.size === 0 && <li className="small quiet">Nobody is in it.</li>}
      </ul>
      {desk.may.clear && others.length > 0 && (
        <form
          className="actions"
          onSubmit={event => {
            event.preventDefault()
            void run(() => api.enterGroup(group.handle, chosen || (others[0]?.id ?? '')), 'Let in')
          }}
        >
          <NativeSelect
            aria-label={`Let into ${group.name}`}
            value={chosen}
            data={others.map(a => ({ value: a.id, label: `Analyst ${a.analyst} · ${a.name}` }))}
            onChange={event => setChosen(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={busy}>
            Let in
          </Button>
        </form>
      )}
      {error !== undefined && <ProblemBox error={error} />}
    </div>
  )
}
