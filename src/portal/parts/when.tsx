import { useSyncExternalStore } from 'react'

let now = Date.now()
const listeners = new Set<() => void>()
setInterval(() => {
  now = Date.now()
  for (const listener of listeners) listener()
}, 20_000)
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
const useNow = () => useSyncExternalStore(subscribe, () => now)

const UNITS: readonly [number, string][] = [
  [60, ' s'],
  [60, ' min'],
  [24, ' h'],
  [7, ' d'],
  [5, ' wk'],
]

/** "just now", "4 min ago", "3 d ago"; from five weeks on, the date. */
export function relative(iso: string, at: number): string {
  let left = Math.abs(at - Date.parse(iso)) / 1000
  const past = at >= Date.parse(iso) - 5_000
  if (left < 45) return 'just now'
  for (const [size, name] of UNITS) {
    if (left < size) {
      const number = Math.max(1, Math.floor(left))
      return past ? `${number}${name} ago` : `in ${number}${name}`
    }
    left /= size
  }
  return iso.slice(0, 10)
}

export const utc = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`
/** Made once: a list makes hundreds of times at every step of scrolling. */
const local = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' })
const both = (iso: string): string => `${iso.slice(0, 19)}Z\n${local.format(new Date(iso))}`

/** A time: relative in lists, UTC in reports (`full`); the other forms, local time too, on hover. */
export function When({ at, full = false }: { at: string; full?: boolean }) {
  const current = useNow()
  return (
    <time dateTime={at} title={both(at)} className="when">
      {full ? utc(at) : relative(at, current)}
    </time>
  )
}
