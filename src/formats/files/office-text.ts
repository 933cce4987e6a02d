import { readDocx } from './docx-text.ts'
import { walkMarkup } from './markup.ts'
import { type Archive, openArchive } from './zip.ts'

/** Where text stands in the parts of one kind of document. */
interface Form {
  /** Which parts of the archive are read. */
  parts: RegExp
  /** One line each. */
  paragraphs: readonly string[]
  /** Only what stands in these is text; undefined: whatever stands in a paragraph. */
  texts: readonly string[] | undefined
}
/** ECMA-376 (SpreadsheetML, PresentationML) and OpenDocument 1.3; Word has a reader of its own. */
const FORMS: readonly [tell: RegExp, form: Form][] = [
  [
    /^xl\/workbook\.xml$/,
    {
      parts: /^xl\/(?:sharedStrings\.xml|worksheets\/[^/]+\.xml)$/,
      paragraphs: ['si', 'is', 'oddHeader', 'oddFooter', 'evenHeader', 'evenFooter', 'firstHeader', 'firstFooter'],
      texts: ['t', 'oddHeader', 'oddFooter', 'evenHeader', 'evenFooter', 'firstHeader', 'firstFooter'],
    },
  ],
  [
    /^ppt\/presentation\.xml$/,
    {
      parts: /^ppt\/(?:slides|slideLayouts|slideMasters|notesSlides)\/[^/]+\.xml$/,
      paragraphs: ['a:p'],
      texts: ['a:t'],
    },
  ],
  [
    /^content\.xml$/,
    { parts: /^(?:content|styles)\.xml$/, paragraphs: ['text:p', 'text:h', 'table:table-cell'], texts: undefined },
  ],
]
const MOST_TEXT = 2_000_000

/**
 * The text of an office document that is an archive, roughly: paragraphs, cells and headers on lines of their own, for looking
 * through and not for reading. Undefined for an archive that is no document.
 * @throws UnreadableFile for one that is locked, damaged or unpacks to too much
 */
export async function officeText(bytes: Uint8Array): Promise<string | undefined> {
  const archive = await openArchive(bytes)
  try {
    if (archive.names.includes('word/document.xml')) return (await readDocx(bytes)).text
    const form = FORMS.find(([tell]) => archive.names.some(name => tell.test(name)))?.[1]
    return form && (await formText(archive, form))
  } finally {
    await archive.close()
  }
}

async function formText(archive: Archive, form: Form): Promise<string> {
  const lines: string[] = []
  let length = 0
  for (const name of archive.names) {
    if (!form.parts.test(name) || length > MOST_TEXT) continue
    const text = linesOf((await archive.part(name)) ?? '', form)
    length += text.length
    lines.push(text)
  }
  return lines.join('\n')
}

function linesOf(xml: string, { paragraphs, texts }: Form): string {
  const pieces: string[] = []
  let within = 0
  walkMarkup(
    xml,
    {
      open({ name }) {
        if (texts ? texts.includes(name) : paragraphs.includes(name)) within += 1
      },
      close(name) {
        if (within > 0 && (texts ? texts.includes(name) : paragraphs.includes(name))) within -= 1
        if (paragraphs.includes(name)) pieces.push('\n')
      },
      text(text) {
        if (within > 0) pieces.push(text)
      },
    },
    true,
  )
  // A sheet's header says where a part of it stands: &L, &C, &R, and its font and size.
  return pieces
    .join('')
    .replace(/&[LCR]/g, '\n')
    .replace(/&(?:"[^"]{0,80}"|\d{1,3})/g, '')
}
