import { useEffect } from 'react'
import { calls, type PresenceRequest } from './calls.ts'

const BEAT = 20_000
/** Somebody who only passes by is not looking at it. */
const RESTS = 1_200

/** Says to the desk what this analyst is looking at, for as long as the page is in front. */
export function useLooking(
  what: Exclude<PresenceRequest['what'], 'away'>,
  id: string | undefined,
  atDesk = true,
): void {
  useEffect(() => {
    if (!atDesk) return
    const say = () => {
      if (document.visibilityState === 'visible')
        void calls.look({ what, ...(id ? { id } : {}) }).catch(() => undefined)
    }
    const first = setTimeout(say, RESTS)
    const beat = setInterval(say, BEAT)
    return () => {
      clearTimeout(first)
      clearInterval(beat)
    }
  }, [what, id, atDesk])
}
/** Said once, when the desk's pages are left. */
export const lookAway = () => void calls.look({ what: 'away' }).catch(() => undefined)
