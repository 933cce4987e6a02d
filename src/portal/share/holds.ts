import type { Layer } from '../../domain/report.ts'
import { tickedOf } from './rows.ts'
import type { Desk } from './use-draft.ts'

const some = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

/** What a level of detail has in it, in words; for an empty one, why it is empty. */
export function holdsOf({ rows, written, draft, possible }: Desk, layer: Layer, words: number): string {
  if (layer === 'headline') return written.summary === '' ? 'the title' : 'the title and the summary'
  if (layer === 'technical') {
    if (!possible.includes(layer)) return 'No value is ticked and there is no note.'
    const ticked = tickedOf(rows).length
    return [ticked > 0 ? some(ticked, 'value') : '', written.notes === '' ? '' : 'a note'].filter(Boolean).join(' and ')
  }
  if (!possible.includes(layer)) return 'The text says no more than the headline.'
  const parts = [
    words > 0 ? `the text (${some(words, 'word')})` : '',
    written.impact === '' ? '' : 'the impact',
    draft.attachments.length > 0 ? some(draft.attachments.length, 'picture') : '',
  ]
  return parts.filter(Boolean).join(', ')
}

export const wordsIn = (text: string): number => (text === '' ? 0 : text.split(/\s+/).length)
