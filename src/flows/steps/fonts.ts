import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Fonts } from '../../formats/pdf/index.ts'

const { resolve } = createRequire(import.meta.url)
const font = async (name: string): Promise<Uint8Array> =>
  new Uint8Array(await readFile(resolve(`pdfjs-dist/standard_fonts/LiberationSans-${name}.ttf`)))
let read: Promise<Fonts> | undefined
/** Liberation Sans (SIL Open Font Licence), which comes with pdfjs-dist: Latin, Greek and Cyrillic. */
export function fonts(): Promise<Fonts> {
  read ??= Promise.all([font('Regular'), font('Bold')]).then(([regular, bold]) => ({ regular, bold }))
  return read
}
