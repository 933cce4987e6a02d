import PDFDocument from 'pdfkit'
import { TLP_COLOUR, type Tlp } from '../../domain/marking.ts'

/** TrueType files. Letters they have none for come out as an empty box. */
export interface Fonts {
  regular: Uint8Array
  bold: Uint8Array
}
export interface PaperFacts {
  title: string
  tlp: Tlp
  /** Set as the file's date; the same facts give the same bytes. */
  at: Date
  fonts: Fonts
  /** On the left of every foot. */
  foot: string
}

const MARGIN = 56
/** Room for the label at head and foot. */
const EDGE = 74
const LABEL = 12
const INK = '#111418'
const QUIET = '#4a5058'

type Struct = ReturnType<PDFKit.PDFDocument['struct']>

/**
 * A tagged PDF, page by page: structure, language and title for screen readers, bookmarks, and the TLP label at the right of head and
 * foot of every page, 12 pt, its colour on black (TLP 2.0, section 2).
 */
export class Paper {
  readonly #doc: PDFKit.PDFDocument
  readonly #facts: PaperFacts
  readonly #root: Struct
  readonly #bytes: Promise<Uint8Array>
  /** Where items go. */
  #list: Struct | undefined
  /** The bookmark that those of level 3 stand below. */
  #section: PDFKit.PDFOutline | undefined

  constructor(facts: PaperFacts) {
    this.#facts = facts
    const doc = new PDFDocument({
      size: 'A4',
      margins: { top: EDGE, bottom: EDGE, left: MARGIN, right: MARGIN },
      bufferPages: true,
      pdfVersion: '1.7',
      tagged: true,
      lang: 'en-GB',
      displayTitle: true,
      info: {
        Title: facts.title,
        Subject: `TLP:${facts.tlp}`,
        Creator: 'Auburn',
        Producer: 'Auburn',
        CreationDate: facts.at,
        ModDate: facts.at,
      },
    })
    this.#doc = doc
    doc.registerFont('regular', bytesOf(facts.fonts.regular))
    doc.registerFont('bold', bytesOf(facts.fonts.bold))
    this.#root = doc.struct('Document')
    doc.addStructure(this.#root)
    const parts: Uint8Array[] = []
    this.#bytes = new Promise((resolve, reject) => {
      doc.on('data', (part: Uint8Array) => void parts.push(part))
      doc.on('error', reject)
      doc.on('end', () => resolve(joined(parts)))
    })
  }

  get width(): number {
    return this.#doc.page.width - 2 * MARGIN
  }

  /** Bookmarked; `1` is the title, once. */
  heading(level: 1 | 2 | 3, text: string): void {
    const size = level === 1 ? 20 : level === 2 ? 14 : 11.5
    // Whatever comes first below it has to fit as well: of a section its first heading and what stands under that.
    this.#keep(level === 2 ? 120 : 80)
    if (level > 1 && this.#doc.y > EDGE) this.gap(level === 2 ? 12 : 6)
    this.#bookmark(level, text)
    this.#set(`H${level}`, 'bold', size, INK, text)
    this.gap(level === 1 ? 4 : 3)
  }
  /** Bookmarks lead to where the heading stands, not to the top of its page. */
  #bookmark(level: 1 | 2 | 3, text: string): void {
    const { outline, page, y } = this.#doc
    // pdfkit counts both from the far edge.
    const at = { top: Math.max(0, y - 8), left: page.width, expanded: true }
    if (level === 3 && this.#section) this.#section.addItem(text, at)
    else this.#section = outline.addItem(text, at)
  }
  paragraph(text: string, quiet = false): void {
    this.#set('P', 'regular', quiet ? 9.5 : 10.5, quiet ? QUIET : INK, text)
    this.gap(5)
  }
  /** What is set within is one list. */
  list(fill: () => void): void {
    const list = this.#doc.struct('L')
    this.#root.add(list)
    this.#list = list
    fill()
    this.#list = undefined
    list.end()
  }
  /** An item of a list that is one passage. */
  bullet(text: string, mark = '•'): void {
    const doc = this.#doc
    const size = 10.5
    const indent = mark === '•' ? 12 : 22
    this.#keep(30)
    const item = doc.struct('LI')
    this.#inList(item)
    const top = doc.y
    item.add(
      doc.struct('Lbl', {}, () => {
        doc
          .font('regular')
          .fontSize(size)
          .fillColor(INK)
          .text(mark, MARGIN, top, { width: indent - 2, lineBreak: false })
      }),
    )
    doc.y = top
    const body = doc.struct('LBody')
    item.add(body)
    body.add(this.#words('P', 'regular', size, INK, text, MARGIN + indent))
    body.end()
    item.end()
    this.gap(4)
  }
  #inList(item: Struct): void {
    if (!this.#list) throw new Error('an item stands in a list')
    this.#list.add(item)
  }
  /** One item of a list: a bold line, and lines below it. */
  item(mark: string, lead: string, lines: readonly (readonly [name: string, text: string])[]): void {
    const doc = this.#doc
    this.#keep(80)
    const x = MARGIN + 22
    const item = doc.struct('LI')
    this.#inList(item)
    const top = doc.y
    item.add(
      doc.struct('Lbl', {}, () => {
        doc.font('bold').fontSize(10.5).fillColor(INK).text(mark, MARGIN, top, { width: 20 })
      }),
    )
    const body = doc.struct('LBody')
    item.add(body)
    doc.y = top
    body.add(this.#words('P', 'bold', 10.5, INK, lead, x))
    for (const [name, text] of lines) {
      doc.moveDown(0.15)
      body.add(this.#words('P', 'regular', 9.5, INK, name === '' ? text : `${name}: ${text}`, x))
    }
    body.end()
    item.end()
    doc.x = MARGIN
    this.gap(8)
  }
  /** A value or a text to be typed: in monospace where its letters allow that. */
  code(text: string, label?: string): void {
    const doc = this.#doc
    this.#keep(30)
    if (label) {
      this.#set('P', 'regular', 8.5, QUIET, label)
      doc.moveDown(0.05)
    }
    // Code stands within a paragraph (ISO 32000-1, 14.8.4.4).
    const passage = doc.struct('P')
    this.#root.add(passage)
    passage.add(this.#words('Code', isLatin(text) ? 'Courier' : 'regular', 9, INK, text, MARGIN))
    passage.end()
    this.gap(4)
  }
  gap(points: number): void {
    this.#doc.y += points
  }

  /** The whole file. */
  async done(): Promise<Uint8Array> {
    this.#root.end()
    this.#edges()
    this.#doc.end()
    return this.#bytes
  }

  #set(type: string, font: string, size: number, colour: string, text: string): void {
    this.#root.add(this.#words(type, font, size, colour, text, MARGIN))
  }
  #words(type: string, font: string, size: number, colour: string, text: string, x: number): Struct {
    const doc = this.#doc
    return doc.struct(type as 'P', {}, () => {
      const width = doc.page.width - MARGIN - x
      doc
        .font(font)
        .fontSize(size)
        .fillColor(colour)
        .text(text, x, doc.y, { width, lineGap: size * 0.22 })
      doc.x = MARGIN
    })
  }
  /** Goes on on the next page where less than this is left. */
  #keep(points: number): void {
    const doc = this.#doc
    if (doc.y + points > doc.page.height - EDGE) doc.addPage()
  }

  /** Label and page number, which are of the page and not of the text. */
  #edges(): void {
    const doc = this.#doc
    const { count } = doc.bufferedPageRange()
    for (let n = 0; n < count; n++) {
      doc.switchToPage(n)
      // Whatever is set below the margin would begin a new page.
      const { bottom } = doc.page.margins
      doc.page.margins.bottom = 0
      for (const place of ['Top', 'Bottom'] as const) {
        const y = place === 'Top' ? 28 : doc.page.height - 28 - 22
        doc.markContent('Artifact', { type: 'Pagination', attached: [place] } as never)
        this.#label(y)
        doc
          .font('regular')
          .fontSize(8.5)
          .fillColor(QUIET)
          .text(
            place === 'Top' ? this.#facts.title : `${this.#facts.foot} · page ${n + 1} of ${count}`,
            MARGIN,
            y + 6,
            {
              width: this.width - 150,
              height: 12,
              ellipsis: true,
              lineBreak: false,
            },
          )
        doc.endMarkedContent()
      }
      doc.page.margins.bottom = bottom
    }
  }
  #label(y: number): void {
    const doc = this.#doc
    const text = `TLP:${this.#facts.tlp}`
    doc.font('bold').fontSize(LABEL)
    const width = doc.widthOfString(text) + 14
    const x = doc.page.width - MARGIN - width
    doc.rect(x, y, width, 22).fill('#000000')
    doc.fillColor(TLP_COLOUR[this.#facts.tlp]).text(text, x + 7, y + 5, { lineBreak: false })
  }
}

/** What Courier of every PDF reader has: Latin, without a control character. */
const isLatin = (text: string): boolean => /^[\n\t\u0020-\u007e\u00a0-\u00ff]*$/.test(text)
/** pdfkit takes a font as a view of its own bytes alone. */
const bytesOf = (font: Uint8Array): ArrayBuffer => font.slice().buffer as ArrayBuffer

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
