import { officeText } from '../files/office-text.ts'
import { kindOf } from './kinds.ts'

/** A marking stands at the head and the foot of every page: the first ones tell. */
const PAGES = 30

/** Whether there is text in it that only a reader of documents finds. */
export const isDocument = (bytes: Uint8Array): boolean => ['pdf', 'zip'].includes(kindOf(bytes)?.kind ?? '')

/**
 * The text of a PDF or an office document, for looking through; undefined where it is neither. Pictures, scans of pages, programs
 * and the old binary formats are not read.
 * @throws for one that is locked, damaged or unpacks to too much
 */
export async function documentText(bytes: Uint8Array): Promise<string | undefined> {
  switch (kindOf(bytes)?.kind) {
    case 'pdf':
      return (await import('../files/pdf-text.ts').then(m => m.readPdf(bytes, PAGES))).text
    case 'zip':
      return officeText(bytes)
    default:
      return undefined
  }
}
