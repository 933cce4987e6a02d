import { useSyncExternalStore } from 'react'

/** Choices of this browser alone; nothing of them goes to the server. */
export interface Preferences {
  density: 'comfortable' | 'dense'
  singleKeys: boolean
}
const STORED = 'auburn.preferences'
const standard: Preferences = { density: 'dense', singleKeys: true }

function read(): Preferences {
  try {
    const stored = JSON.parse(window.localStorage.getItem(STORED) ?? '{}') as Partial<Preferences>
    return {
      density: stored.density === 'comfortable' ? 'comfortable' : 'dense',
      singleKeys: stored.singleKeys !== false,
    }
  } catch {
    return standard
  }
}

let current = read()
const listeners = new Set<() => void>()
const show = () => {
  document.documentElement.dataset.density = current.density
}
show()

export const preferences = {
  get: (): Preferences => current,
  set(change: Partial<Preferences>): void {
    current = { ...current, ...change }
    try {
      window.localStorage.setItem(STORED, JSON.stringify(current))
    } catch {
      // A locked-down browser: the choice lasts for this page.
    }
    show()
    for (const listener of listeners) listener()
  },
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, preferences.get)
