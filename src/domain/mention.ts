/**
 * Mentions of members and nodes in a reply. Its text is one text for all readers, and not all of them may know whom it names: so it
 * is kept with marks, and each reader is told by itself.
 */
export const MOST_MENTIONS = 20

/** `@handle`, not within a mail address, a host name or a path. */
const WRITTEN = /(?<![\p{L}\p{N}_.@/-])@([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?![\p{L}\p{N}_@/-]|\.[\p{L}\p{N}])/gu
/** From the private use area, where no keyboard writes. */
const [OPEN, CLOSE] = ['\uE000', '\uE001']
const MARK = new RegExp(`${OPEN}(\\d{1,2})${CLOSE}`, 'g')

/** Handles that a text may mention, each once. */
export const handlesIn = (text: string): string[] => [...new Set([...text.matchAll(WRITTEN)].flatMap(m => m[1] ?? []))]

/** The text to keep. `mentioned`: the handles that are mentions, in their order; another one stays what was written. */
export const withMarks = (text: string, mentioned: readonly string[]): string =>
  text
    .replaceAll(OPEN, '')
    .replaceAll(CLOSE, '')
    .replace(WRITTEN, (written, handle: string) => {
      const n = mentioned.indexOf(handle)
      return n < 0 ? written : `${OPEN}${n}${CLOSE}`
    })

export interface Mentioned {
  /** Where this reader may know it. */
  name: string | undefined
  /** Otherwise. */
  words: string
}
/** What one reader gets. */
export const toReader = (text: string, mentioned: readonly Mentioned[]): string =>
  text.replace(MARK, (_, n: string) => {
    const one = mentioned[Number(n)]
    return one?.name === undefined ? (one?.words ?? '') : `@${asWritten(one.name)}`
  })

/** A name stands in Markdown as it is written. */
const asWritten = (name: string): string => name.replace(/[\\`*_[\]<>#|~]/g, found => `\\${found}`)

/** “A member in Finance”, within a sentence. */
export const inSentence = (label: string): string => `${label.slice(0, 1).toLowerCase()}${label.slice(1)}`
