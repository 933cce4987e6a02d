import { groupedWarnings, type WarningGroup } from './grouped-warnings.ts'
import { rowsChanged, strikeSwitched } from './moves.ts'
import { strikesOf } from './strikes.ts'
import type { Desk } from './use-draft.ts'

/** What still says more of the author than it may have meant to, each with the tap that puts it right. */
export function Oversharing({ desk }: { desk: Desk }) {
  const groups = groupedWarnings(desk.warnings)
  if (groups.length === 0) return null
  return (
    <div className="sh-warnings">
      <h3>Still in what leaves</h3>
      <ul>
        {groups.map(group => (
          <li key={group.key} className={group.first.severity === 'stop' ? 'sh-stop' : undefined}>
            <span>
              {group.first.severity === 'stop' && <strong>Would identify you. </strong>}
              {group.first.sentence}
              {group.found.length > 1 && <More found={group.found.slice(1)} />}
            </span>
            <Remedy desk={desk} group={group} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function More({ found }: { found: readonly string[] }) {
  return (
    <details>
      <summary>and {found.length.toLocaleString('en-GB')} more like it</summary>
      <span className="sh-small">{found.slice(0, 50).join(' · ')}</span>
    </details>
  )
}

function Remedy({ desk, group: { first, found } }: { desk: Desk; group: WarningGroup }) {
  const { move, rows, redactions, draft } = desk
  const what = found.length === 1 ? 'it' : 'them'
  if (first.place.field === 'indicators') {
    const keys = rows.filter(row => row.ticked && found.includes(row.value)).map(row => row.key)
    if (keys.length === 0) return null
    return (
      <button type="button" className="sh-link" onClick={() => move(d => rowsChanged(d, keys, { ticked: false }))}>
        Untick {what}
      </button>
    )
  }
  const sought = new Set(found.map(words => words.trim().toLowerCase()))
  const keys = strikesOf(redactions, draft.strikes)
    .filter(strike => !strike.on && sought.has(strike.original.toLowerCase()))
    .map(strike => strike.key)
  if (keys.length === 0) return null
  return (
    <button type="button" className="sh-link" onClick={() => move(d => strikeSwitched(d, keys, true))}>
      Strike {what} out
    </button>
  )
}
