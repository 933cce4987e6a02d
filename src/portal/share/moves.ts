import type { Layer } from '../../domain/report.ts'
import type { Attached, Audience, Draft, FoundValue, RowChange } from './draft.ts'
import { EMPTY_AUDIENCE } from './draft.ts'
import { proposalsOf } from './proposals.ts'
import { changed, rowKey } from './rows.ts'

export interface Read {
  text: string
  subject?: string
  notes: readonly string[]
  people: readonly string[]
}

/** What each thing that the author does makes of the draft. Pure, so that they can be tried without a page. */
const withText = (draft: Draft, text: string, subject = draft.subject): Draft => ({
  ...draft,
  text,
  ...(subject === undefined ? {} : { subject }),
  proposed: proposalsOf(text, subject),
})

export const textEdited = (draft: Draft, text: string): Draft => withText(draft, text)

/** A file read is added to what is there: several files make one report. */
export function fileRead(draft: Draft, read: Read): Draft {
  const text = draft.text.trim() === '' ? read.text : `${draft.text.trimEnd()}\n\n${read.text}`
  return {
    ...withText(draft, text, draft.subject ?? read.subject),
    readerNotes: [...draft.readerNotes, ...read.notes.filter(note => !draft.readerNotes.includes(note))],
    people: [...new Set([...draft.people, ...read.people])],
  }
}

/** In a report that is being changed, what stood in its story and was not shared then is not shared now by itself. */
export function valuesFound(draft: Draft, found: readonly FoundValue[]): Draft {
  if (draft.editing === undefined || draft.text !== draft.editing.story) return { ...draft, found }
  const shared = new Set(draft.added.map(rowKey))
  const left = found.map(rowKey).filter(key => !shared.has(key) && draft.changes[key] === undefined)
  return { ...draft, found, changes: changed(draft.changes, left, { ticked: false }) }
}

export const rowsChanged = (draft: Draft, keys: readonly string[], change: RowChange): Draft => ({
  ...draft,
  changes: changed(draft.changes, keys, change),
})

export function rowAdded(draft: Draft, value: FoundValue): Draft {
  const key = rowKey(value)
  const there = [...draft.added, ...draft.found].some(other => rowKey(other) === key)
  return {
    ...draft,
    added: there ? draft.added : [value, ...draft.added],
    removed: draft.removed.filter(other => other !== key),
    changes: changed(draft.changes, [key], { ticked: true }),
  }
}

export const rowRemoved = (draft: Draft, key: string): Draft => ({
  ...draft,
  added: draft.added.filter(value => rowKey(value) !== key),
  removed: [...draft.removed.filter(other => other !== key), key],
})

export const strikeSwitched = (draft: Draft, keys: readonly string[], on: boolean): Draft => ({
  ...draft,
  strikes: { ...draft.strikes, ...Object.fromEntries(keys.map(key => [key, on])) },
})

export const layerSwitched = (draft: Draft, layer: Layer, on: boolean): Draft => ({
  ...draft,
  leftOut: on ? draft.leftOut.filter(other => other !== layer) : [...new Set([...draft.leftOut, layer])],
})

export const audienceSet = (draft: Draft, audience: Audience): Draft => ({ ...draft, audience })

export const attached = (draft: Draft, attachment: Attached): Draft => ({
  ...draft,
  attachments: [...draft.attachments, attachment],
})
export const detached = (draft: Draft, id: string): Draft => ({
  ...draft,
  attachments: draft.attachments.filter(attachment => attachment.id !== id),
})

/** Fields that are written over as they stand. A draft written by an older version may lack the newest ones. */
export const restored = (draft: Draft, saved: Partial<Draft>): Draft => ({
  ...draft,
  ...saved,
  audience: { ...EMPTY_AUDIENCE, ...saved.audience },
})
