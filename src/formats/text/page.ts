/** Lines, headings and table headers of a text: what a person sees around a value. One pass, every look bounded. */

const LONGEST_LINE = 2000
/** Zeek's logs name their columns behind this. */
const ZEEK_HEADER = '#fields\t'
/** Columns that hold a row's value whatever it is, and those that say what it is. */
const ANY_VALUE =
  /^(?:(?:ioc|indicator|attribute|observable)[ _]?)?(?:values?|indicators?|iocs?|observables?|data|details?)$/i
const KIND = /^(?:(?:ioc|indicator|attribute|observable|data)[ _]?)?(?:types?|kinds?)$/i

export interface Line {
  index: number
  start: number
  end: number
}

interface Heading {
  text: string
  /** "Please block:" ends with its list; "## Indicators" goes on. */
  loose: boolean
}

export class Page {
  readonly text: string
  private readonly starts: number[] = [0]
  private readonly headings: (string | undefined)[] = []
  private readonly headers: (number | undefined)[] = []

  constructor(text: string) {
    this.text = text
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1)
    this.readStructure()
  }

  private content(index: number): string {
    const start = this.starts[index] ?? this.text.length
    const end = (this.starts[index + 1] ?? this.text.length + 1) - 1
    return this.text.slice(start, Math.min(end, start + LONGEST_LINE)).replace(/\r$/, '')
  }

  private readStructure(): void {
    let current: Heading | undefined
    let header: number | undefined
    let blankBefore = true
    const count = this.starts.length
    for (let i = 0; i < count; i++) {
      const line = this.content(i)
      const trimmed = line.trim()
      const heading = headingOf(trimmed, blankBefore, i + 1 < count ? this.content(i + 1).trim() : '')
      if (heading !== undefined) current = heading
      else if (current?.loose && trimmed.length > 60 && trimmed.split(/\s+/, 10).length >= 9 && blankBefore)
        current = undefined
      this.headings.push(current?.text)
      if (trimmed === '') header = undefined
      else if (line.startsWith(ZEEK_HEADER)) header = i
      else if (header === undefined && isTableHeader(trimmed, i + 1 < count ? this.content(i + 1).trim() : ''))
        header = i
      this.headers.push(header === i ? undefined : header)
      blankBefore = trimmed === ''
    }
  }

  line(position: number): Line {
    let low = 0
    let high = this.starts.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.starts[middle] ?? 0) <= position) low = middle + 1
      else high = middle
    }
    const index = low - 1
    return { index, start: this.starts[index] ?? 0, end: (this.starts[index + 1] ?? this.text.length + 1) - 1 }
  }

  lineText(index: number): string {
    return index < 0 || index >= this.starts.length ? '' : this.content(index)
  }

  /** The heading that the line stands under, or ''. */
  heading(position: number): string {
    return this.headings[this.line(position).index] ?? ''
  }

  /** What stands before and after a span on its line, at most `reach` characters each. */
  around(start: number, end: number, reach = 160): { before: string; after: string } {
    const line = this.line(start)
    const last = this.line(Math.max(start, end - 1))
    return {
      before: this.text.slice(Math.max(line.start, start - reach), start),
      after: this.text.slice(end, Math.min(Math.max(last.end, end), end + reach)),
    }
  }

  /** The header of the table column in which the position stands, or ''. */
  column(position: number): string {
    return this.cell(position)?.header ?? ''
  }

  /** What a table calls the value at a position: its column's header or, under "value", the row's type or first cell. */
  label(position: number): string {
    const cell = this.cell(position)
    if (!cell) return ''
    const { header, names, row, column } = cell
    const first = names[0] === '' ? 1 : 0
    const pair = names.filter(name => name !== '').length === 2 && column === first + 1
    if (!ANY_VALUE.test(header)) return header
    const kind = names.findIndex(name => KIND.test(name))
    return (kind >= 0 && kind !== column ? row[kind] : pair ? row[first] : undefined) ?? header
  }

  private cell(
    position: number,
  ): { header: string; column: number; names: readonly string[]; row: readonly string[] } | undefined {
    const line = this.line(position)
    const at = this.headers[line.index]
    if (at === undefined || position - line.start > LONGEST_LINE) return undefined
    const headerText = this.content(at).replace(ZEEK_HEADER, '')
    const delimiter = delimiterOf(headerText)
    if (delimiter === '') return undefined
    const column = cells(this.text.slice(line.start, position), delimiter).length - 1
    const names = cells(headerText, delimiter).map(plain)
    return { header: names[column] ?? '', column, names, row: cells(this.content(line.index), delimiter).map(plain) }
  }
}

const plain = (cell: string): string => cell.replace(/["*`]/g, '').trim()

function headingOf(line: string, blankBefore: boolean, next: string): Heading | undefined {
  if (line.length < 2 || line.length > 110) return undefined
  const clean = line.replace(/^[#=*_\s[<>-]+|[#=*_:\s\]-]+$/g, '')
  if (clean === '' || clean.includes('|') || clean.includes('://')) return undefined
  if (/^#{1,6}\s/.test(line) || /^<h[1-6]\b/i.test(line)) return { text: clean, loose: false }
  if (/^(?:={3,}|-{3,})$/.test(next) && !line.includes(',')) return { text: clean, loose: false }
  if (
    /^(?:\*\*|__)[^*_]{2,80}(?:\*\*|__):?$/.test(line) ||
    /^={2,} .{2,60} ={2,}$|^-{2,} .{2,60} -{2,}$|^\[[A-Za-z][\w &/-]{2,60}\]$/.test(line)
  )
    return { text: clean, loose: false }
  if (/:$/.test(line) && line.split(/\s+/).length <= 14 && !/[[.]\w|@|\d{3,}/.test(line))
    return { text: clean, loose: true }
  const words = line.split(/\s+/).length
  if (/^[A-Z][A-Z0-9 &/()'-]{3,60}$/.test(line) && words <= 8 && !/^[A-F0-9]{16,}$/.test(line))
    return { text: clean, loose: false }
  if (
    blankBefore &&
    words <= 7 &&
    /^(?:\d+(?:\.\d+)*\.? )?[A-Z][\w &/()',-]*$/.test(line) &&
    /[a-z]{3}/.test(line) &&
    line.length < 70
  )
    return { text: clean, loose: false }
  return undefined
}

function delimiterOf(line: string): string {
  if (line.includes('|')) return '|'
  if (line.includes('\t')) return '\t'
  if (line.includes(';') && !line.includes(',')) return ';'
  return line.includes(',') ? ',' : ''
}

function isTableHeader(line: string, next: string): boolean {
  if (line.includes('|')) return /^[|+]?[\s:|+-]+$/.test(next) && next.includes('-')
  const delimiter = delimiterOf(line)
  if (delimiter === '' || line.length > 300) return false
  const names = cells(line, delimiter)
  return (
    names.length >= 2 &&
    names.every(cell => /^["']?[A-Za-z][\w #/().-]{0,40}["']?$/.test(cell.trim()) && !/\w\.\w/.test(cell)) &&
    cells(next, delimiter).length >= names.length
  )
}

function cells(line: string, delimiter: string): string[] {
  if (delimiter !== ',' || !line.includes('"')) return line.split(delimiter)
  const out: string[] = []
  let cell = ''
  let quoted = false
  for (const c of line) {
    if (c === '"') quoted = !quoted
    if (c === delimiter && !quoted) {
      out.push(cell)
      cell = ''
    } else cell += c
  }
  out.push(cell)
  return out
}

const OPENING = /^[\s>*•◦▪·–—+|"'`“‘«([{<-]*(?:\(?\d{1,3}[.)]\s+)?[\s"'`“‘«([{<*]*$/
const CLOSING = /^["'`”’»)\]}>*,;.|\s\\]*$/

/** Whether a span is an entry by itself: alone on its line, in a table cell, or in a delimited list. */
export function standsAlone(page: Page, start: number, end: number): boolean {
  const { before, after } = page.around(start, end, 80)
  const opens = OPENING.test(before) || /(?:[|\t]\s*|[,;])["'`*[<(]{0,3}$/.test(before)
  const closes = CLOSING.test(after) || /^["'`*\]>)]{0,3}(?:\s*[|\t]|[,;]["'`\w[(]|\s*[-–—:(#]\s)/.test(after)
  return opens && closes
}
