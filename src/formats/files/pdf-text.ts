import { tidyLines } from './decode.ts'
import { UnreadableFile } from './unreadable.ts'
import { counted, listed } from './words.ts'

export interface PdfText {
  text: string
  people: string[]
  notes: string[]
}

const MOST_PAGES = 400
const MOST_TEXT = 5_000_000

/**
 * The text of a PDF (ISO 32000), page by page, lines as they stand, with the targets of each page's links. Nothing is drawn
 * and no script is run; pdf.js is fetched only when the first PDF is read.
 * @param pages at most so many from the beginning
 * @throws UnreadableFile for one that is locked, damaged or holds pictures of pages alone
 */
export async function readPdf(bytes: Uint8Array, pages = MOST_PAGES): Promise<PdfText> {
  const pdfjs = await loadPdfJs()
  const loading = pdfjs.getDocument({
    // pdf.js takes the bytes away from whoever hands them over.
    data: bytes.slice(),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    isEvalSupported: false,
    useWasm: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 0,
  })
  try {
    const pdf = await loading.promise.catch((error: unknown) => {
      throw new UnreadableFile(error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'corrupt')
    })
    return await documentText(pdf, pages)
  } finally {
    await loading.destroy()
  }
}

/** Loading the worker's module in place gives pdf.js a worker without `new Worker(url)`, which Trusted Types forbid. */
async function loadPdfJs(): Promise<typeof import('pdfjs-dist')> {
  placeholdersForDrawing()
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  return await import('pdfjs-dist/legacy/build/pdf.mjs')
}

/** pdf.js makes a matrix as it loads, for drawing. Outside a browser nothing is drawn, so an empty class will do. */
function placeholdersForDrawing(): void {
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
    if (!(name in globalThis))
      Object.defineProperty(globalThis, name, { value: class {}, configurable: true, writable: true })
  }
}

type Pdf = Awaited<ReturnType<typeof import('pdfjs-dist')['getDocument']>['promise']>
type Page = Awaited<ReturnType<Pdf['getPage']>>

async function documentText(pdf: Pdf, most: number): Promise<PdfText> {
  const pages: string[] = []
  const notes: string[] = []
  let length = 0
  let broken = 0
  let read = 0
  while (read < Math.min(pdf.numPages, most) && length < MOST_TEXT) {
    read++
    const text = await pdf.getPage(read).then(pageText, () => undefined)
    if (text === undefined) broken++
    else pages.push(text)
    length += text?.length ?? 0
  }
  if (length === 0) throw new UnreadableFile(broken > 0 ? 'corrupt' : 'no-text')
  if (read < pdf.numPages) notes.push(`Only the first ${read} of ${pdf.numPages} pages were read.`)
  if (broken > 0) notes.push(`${counted(broken, 'page is', 'pages are')} damaged and could not be read.`)
  const empty = pages.filter(text => text === '').length
  if (empty > 0) notes.push(`${counted(empty, 'page holds', 'pages hold')} no text (a scan or a picture).`)
  const { people, dropped } = await propertiesOf(pdf)
  if (dropped.length > 0) notes.push(`Document properties were dropped: ${listed(dropped, 12)}.`)
  const attached = attachmentNames(await pdf.getAttachments().catch(() => null))
  if (attached.length > 0) {
    notes.push(`${counted(attached.length, 'attachment was', 'attachments were')} not read: ${listed(attached)}.`)
  }
  return { text: tidyLines(pages.filter(text => text !== '').join('\n\n')), people, notes }
}

async function pageText(page: Page): Promise<string> {
  const { items } = await page.getTextContent()
  const pieces: string[] = []
  let previous: { baseline: number; height: number } | undefined
  for (const item of items) {
    if (!('str' in item)) continue
    const baseline = Number(item.transform[5] ?? 0)
    const height = item.height || previous?.height || 10
    if (previous !== undefined && item.str.trim() !== '') {
      const fallen = Math.abs(previous.baseline - baseline)
      const onNewLine = pieces.at(-1) === '\n'
      if (!onNewLine && fallen > height * 0.6) pieces.push('\n')
      if (fallen > height * 1.9) pieces.push('\n')
    }
    pieces.push(item.str)
    if (item.hasEOL) pieces.push('\n')
    if (item.str.trim() !== '') previous = { baseline, height }
  }
  const text = tidyLines(pieces.join(''))
  const links = linksOf(await page.getAnnotations().catch(() => []), text)
  page.cleanup()
  return links.length === 0 ? text : `${text}\n\nLinks on this page:\n${links.join('\n')}`
}

function linksOf(annotations: readonly unknown[], text: string): string[] {
  const links = new Set<string>()
  for (const annotation of annotations) {
    if (typeof annotation !== 'object' || annotation === null) continue
    const { url, unsafeUrl }: { url?: unknown; unsafeUrl?: unknown } = annotation
    const to = typeof unsafeUrl === 'string' ? unsafeUrl : typeof url === 'string' ? url : ''
    if (to !== '' && !text.includes(to)) links.add(to.replace(/\s+/g, '').slice(0, 2048))
  }
  return [...links]
}

const PROPERTIES: Record<string, string> = {
  Author: 'author',
  Creator: 'program',
  Producer: 'producer',
  Title: 'title',
  Subject: 'subject',
  Keywords: 'keywords',
  CreationDate: 'created',
  ModDate: 'modified',
}

async function propertiesOf(pdf: Pdf): Promise<{ people: string[]; dropped: string[] }> {
  const metadata = await pdf.getMetadata().catch(() => undefined)
  const info: object = metadata?.info ?? {}
  const people: string[] = []
  const dropped: string[] = []
  for (const [name, value] of Object.entries(info)) {
    const words = PROPERTIES[name]
    if (words === undefined || typeof value !== 'string' || value.trim() === '') continue
    dropped.push(words)
    if (name === 'Author') people.push(value.trim().slice(0, 200))
  }
  return { people, dropped }
}

const attachmentNames = (attachments: unknown): string[] =>
  typeof attachments === 'object' && attachments !== null
    ? Object.keys(attachments).map(name => name.replace(/\s+/g, ' ').slice(0, 120))
    : []
