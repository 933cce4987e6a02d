import { useEffect, useRef } from 'react'
import { preferences } from './preferences.ts'

/** Single keys, as people of the field know them. They rest while somebody types, and can be switched off. */
export type Keys = Record<string, (event: KeyboardEvent) => void>

const layers: { current: Keys }[] = []

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null ||
    (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) &&
      !(target instanceof HTMLInputElement && target.type === 'checkbox')))

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || !preferences.get().singleKeys) return
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
  // Enter on a link or button is that link's or button's.
  if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.closest('a, button')) return
  for (const layer of [...layers].reverse()) {
    const act = layer.current[event.key]
    if (act) {
      event.preventDefault()
      act(event)
      return
    }
  }
}

/** The newest layer hears a key first, so that a page may give a key its own meaning. */
export function useKeys(keys: Keys): void {
  const held = useRef(keys)
  held.current = keys
  useEffect(() => {
    const layer = held
    layers.push(layer)
    if (layers.length === 1) document.addEventListener('keydown', press)
    return () => {
      layers.splice(layers.indexOf(layer), 1)
      if (layers.length === 0) document.removeEventListener('keydown', press)
    }
  }, [])
}

/** What `?` shows. */
export const KEY_HELP: readonly [string, string][] = [
  ['/', 'Search'],
  ['Ctrl K', 'Command palette'],
  ['c', 'Share something'],
  ['j  k', 'Next, previous in a list'],
  ['Enter', 'Open'],
  ['x', 'Select'],
  ['s', 'Seen it too (on a report)'],
  ['r', 'Reply (on a report)'],
  ['f', 'Follow, or stop following'],
  ['c  r  a  p  u', 'Claim, release, set aside, place, undo (in the desk’s queue)'],
  ['d  b', 'Set aside as a duplicate, place with what it is the same as (there)'],
  ['?', 'This list'],
]
