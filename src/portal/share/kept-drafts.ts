import type { Draft } from './draft.ts'

/**
 * Unsent drafts stay in this browser: an IndexedDB of this origin, which nothing else reads. Where the browser gives none
 * (some private windows), drafts live as long as the tab.
 */
const DATABASE = 'auburn-drafts'
const STORE = 'drafts'
const TERMS = 'terms'

const inMemory = new Map<string, Draft>()
let opened: Promise<IDBDatabase | undefined> | undefined

function database(): Promise<IDBDatabase | undefined> {
  opened ??= new Promise(resolve => {
    if (typeof indexedDB === 'undefined') return resolve(undefined)
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(STORE)
      request.result.createObjectStore(TERMS)
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => resolve(undefined)
    request.onblocked = () => resolve(undefined)
  })
  return opened
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the browser did not keep it'))
  })
}

/** Drafts are kept per seat: a colleague who signs in on the same machine does not see them. */
const keyOf = (seat: string, id: string): string => `${seat} ${id}`

export async function keepDraft(seat: string, draft: Draft): Promise<void> {
  const db = await database()
  if (!db) inMemory.set(keyOf(seat, draft.id), draft)
  else await settled(db.transaction(STORE, 'readwrite').objectStore(STORE).put(draft, keyOf(seat, draft.id)))
}

export async function forgetDraft(seat: string, id: string): Promise<void> {
  const db = await database()
  if (!db) inMemory.delete(keyOf(seat, id))
  else await settled(db.transaction(STORE, 'readwrite').objectStore(STORE).delete(keyOf(seat, id)))
}

/** Newest first. */
export async function keptDrafts(seat: string): Promise<Draft[]> {
  const db = await database()
  const drafts: Draft[] = db
    ? await settled(
        db
          .transaction(STORE)
          .objectStore(STORE)
          .getAll(IDBKeyRange.bound(`${seat} `, `${seat} \uffff`)),
      )
    : [...inMemory].filter(([key]) => key.startsWith(`${seat} `)).map(([, draft]) => draft)
  return drafts.sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1))
}

/** The words that the author added to what is struck out: they are asked for once, and never leave this browser. */
export async function keptTerms(seat: string): Promise<string[]> {
  const db = await database()
  if (!db) return []
  const terms: unknown = await settled(db.transaction(TERMS).objectStore(TERMS).get(seat))
  return Array.isArray(terms) ? terms.filter(term => typeof term === 'string') : []
}

export async function keepTerms(seat: string, terms: readonly string[]): Promise<void> {
  const db = await database()
  if (db)
    await settled(
      db
        .transaction(TERMS, 'readwrite')
        .objectStore(TERMS)
        .put([...terms], seat),
    )
}
