import type { Warning } from '../../domain/oversharing.ts'
import { rowsChanged, strikeSwitched } from './moves.ts'
import { strikesOf } from './strikes.ts'
import type { Desk } from './use-draft.ts'

/** What still says more of the author than it may have meant to, each with the tap that puts it right. */
export function Oversharing({ desk }: { desk: Desk }) {
  const { warnings } = desk
  if (warnings.length === 0) return null
  return (
    <div className="sh-warnings">
      <h3>Still in what leaves</h3>
      <ul>
        {warnings.slice(0, 30).map(warning => (
          <li
            key={`${warning.code} ${warning.place.field} ${warning.found}`}
            className={warning.severity === 'stop' ? 'sh-stop' : undefined}
          >
            <span>
              {warning.severity === 'stop' && <strong>Would identify you. </strong>}
              {warning.sentence}
            </span>
            <Remedy desk={desk} warning={warning} />
          </li>
        ))}
      </ul>
      {warnings.length > 30 && <p className="quiet sh-small">and {warnings.length - 30} more</p>}
    </div>
  )
}

function Remedy({ desk, warning }: { desk: Desk; warning: Warning }) {
  const { move, rows, redactions, draft } = desk
  if (warning.place.field === 'indicators') {
    const keys = rows.filter(row => row.ticked && row.value === warning.found).map(row => row.key)
    if (keys.length === 0) return null
    return (
      <button type="button" className="sh-link" onClick={() => move(d => rowsChanged(d, keys, { ticked: false }))}>
        Untick it
      </button>
    )
  }
  const found = warning.found.trim().toLowerCase()
  const keys = strikesOf(redactions, draft.strikes)
    .filter(strike => !strike.on && strike.original.toLowerCase() === found)
    .map(strike => strike.key)
  if (keys.length === 0) return null
  return (
    <button type="button" className="sh-link" onClick={() => move(d => strikeSwitched(d, keys, true))}>
      Strike it out
    </button>
  )
}
