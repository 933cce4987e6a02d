import { useState } from 'react'
import type { Strike } from './strikes.ts'

const FIRST = 6

interface Props {
  strikes: readonly Strike[]
  onSwitch: (keys: readonly string[], on: boolean) => void
}

/** One switch for each thing, however often it stands in the text. */
export function StrikeList({ strikes, onSwitch }: Props) {
  const [all, setAll] = useState(false)
  const shown = all ? strikes.slice(0, 500) : strikes.slice(0, FIRST)
  return (
    <>
      <ul className="sh-strikes">
        {shown.map(strike => (
          <li key={strike.key}>
            <label className="sh-switch">
              <input
                type="checkbox"
                role="switch"
                checked={strike.on}
                aria-checked={strike.on}
                onChange={event => onSwitch([strike.key], event.currentTarget.checked)}
              />
              <span className="sh-strike">
                {strike.on ? <del>{strike.original}</del> : <span className="sh-kept">{strike.original}</span>}
                <span aria-hidden> → </span>
                <span className="sh-hidden">{strike.on ? 'becomes' : 'would become'} </span>
                <span className={strike.on ? undefined : 'quiet'}>{strike.replacement}</span>
              </span>
            </label>
            <span className="quiet sh-small">
              {strike.reason}
              {strike.count > 1 ? `, ${strike.count} times` : ''}
            </span>
          </li>
        ))}
      </ul>
      {strikes.length > FIRST && (
        <button type="button" className="sh-link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${strikes.length}`}
        </button>
      )}
    </>
  )
}
