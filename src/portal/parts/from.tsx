import { DESK_HANDLE, DESK_ITSELF, deskName } from '../../domain/desk.ts'
import { paths } from '../paths.ts'
import type { From as FromWho } from '../wire.ts'
import { Link } from './link.tsx'

interface Props {
  from: FromWho
  mine?: boolean
  linked?: boolean
  /** In the middle of a sentence. */
  inline?: boolean
}

/** Who it is from: the organisation where it is named, else the crowd it stands in. */
export function From({ from, mine = false, linked = true, inline = false }: Props) {
  if (!from.named) {
    return (
      <span className="from">
        {inline ? withinText(from.crowd) : from.crowd}
        {mine && <span className="quiet"> (your organisation, not named)</span>}
      </span>
    )
  }
  return (
    <span className="from">
      {linked && from.handle !== DESK_HANDLE ? <Link href={paths.member(from.handle)}>{from.name}</Link> : from.name}
      {mine && (
        <span className="quiet">
          {from.handle !== DESK_HANDLE
            ? ' (your organisation)'
            : from.name === deskName(DESK_ITSELF)
              ? ' (your desk)'
              : ' (you)'}
        </span>
      )}
    </span>
  )
}

/** "a member in Pharma": as it stands within a sentence. */
export const withinText = (crowd: string): string => crowd.replace(/^An? /, article => article.toLowerCase())
