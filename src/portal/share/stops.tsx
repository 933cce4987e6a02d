import { Checkbox } from '@mantine/core'
import type { Warning } from '../../domain/oversharing.ts'
import { goToSection } from './section.tsx'

interface Props {
  stops: readonly Warning[]
  anyway: boolean
  setAnyway: (anyway: boolean) => void
}

/** What would name an author that asked not to be named is not shared by mistake: it takes a tick of its own. */
export function Stops({ stops, anyway, setAnyway }: Props) {
  if (stops.length === 0) return null
  return (
    <div className="sh-note sh-note-bad" role="alert">
      <p>
        {stops.length === 1 ? 'One thing' : `${stops.length} things`} in it would identify you, although your name is
        withheld: {stops[0]?.sentence}{' '}
        <button type="button" className="sh-link" onClick={() => goToSection('strike')}>
          Put it right
        </button>
      </p>
      <Checkbox
        label="I know, share it all the same"
        checked={anyway}
        onChange={event => setAnyway(event.currentTarget.checked)}
      />
    </div>
  )
}
