import type { Use } from './indicator.ts'

/**
 * A live operation on a value: watch, do not block, do not contact, until a date. While it lasts, the value is in no list: no
 * copying, no file, no feed. That there is an operation is itself not for everybody (docs/decisions/0037): readers who have
 * the value are told if the desk chose so; else it stands there as "do not touch", as any innocent's would.
 */
export interface Watched {
  until: Date
  told: boolean
}

/** What a reader is shown as the use of a value that is being watched; `watch` where the reader is told. */
export const shownUse = (use: Use, watched: Watched | undefined): { use: Use; watch?: string } =>
  !watched ? { use } : watched.told ? { use: 'detect', watch: watched.until.toISOString() } : { use: 'do-not-touch' }

/** Whether a value may stand in a list that somebody copies or a machine reads. */
export const mayBeListed = (shown: { use: Use; watch?: string | undefined }): boolean =>
  shown.watch === undefined && shown.use !== 'do-not-touch'

export const WATCH_WORDS = 'Watch, do not block, do not contact'
