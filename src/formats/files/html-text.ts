import { tidyLines } from './decode.ts'
import { type Mark, walkMarkup } from './markup.ts'

/** `xml`: where office programs keep a page's author, company and history. */
const SILENT = new Set(['script', 'style', 'template', 'noframes', 'svg', 'object', 'xml'])
const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol option p pre section select summary table tbody tfoot thead title tr ul'.split(
    ' ',
  ),
)
/** Where a page sends its reader or their answers, besides links: what a phishing page is made of. */
const DESTINATIONS: Record<string, [attribute: string, words: string]> = {
  form: ['action', 'form sends to'],
  iframe: ['src', 'frame'],
  img: ['src', 'image'],
  embed: ['src', 'embedded'],
  base: ['href', 'base address'],
}

/**
 * HTML as the text a person would read, line by line, with table cells set apart by ` | ` and every destination written
 * beside the words it hides behind, because in phishing the two differ: `Sign in <https://evil.example/>`.
 * Time is linear in the length.
 */
export function htmlToText(html: string): { text: string; title?: string; links: string[] } {
  const page = new Page()
  walkMarkup(
    html,
    { open: mark => page.open(mark), close: name => page.close(name), text: text => page.text(text) },
    false,
  )
  page.finish()
  const title = page.title.replace(/\s+/g, ' ').trim()
  return { text: tidyLines(page.pieces.join('')), ...(title === '' ? {} : { title }), links: [...page.links] }
}

class Page {
  readonly pieces: string[] = []
  readonly links = new Set<string>()
  title = ''
  #lineStart = true
  #gap = false
  #silent = 0
  #silentName = ''
  #preformatted = 0
  #inTitle = false
  #cells = 0
  #link: { to: string; from: number } | undefined

  open({ name, attributes }: Mark): void {
    if (this.#silent > 0) {
      if (name === this.#silentName) this.#silent++
      return
    }
    if (SILENT.has(name)) {
      this.#silent = 1
      this.#silentName = name
      return
    }
    if (name === 'br') this.#line()
    else if (name === 'td' || name === 'th') this.#cell()
    else if (BLOCKS.has(name)) this.#line()
    if (name === 'tr') this.#cells = 0
    if (name === 'li') this.#write('- ')
    if (name === 'pre') this.#preformatted++
    if (name === 'title') this.#inTitle = true
    if (name === 'a' || name === 'area') this.#openLink(attributes.get('href'))
    this.#destination(name, attributes)
  }

  close(name: string): void {
    if (this.#silent > 0) {
      if (name === this.#silentName) this.#silent--
      return
    }
    if (name === 'a') this.#closeLink()
    if (name === 'pre' && this.#preformatted > 0) this.#preformatted--
    if (name === 'title') this.#inTitle = false
    if (BLOCKS.has(name)) this.#line()
  }

  text(text: string): void {
    if (this.#silent > 0) return
    if (this.#inTitle) {
      this.title += text
      return
    }
    if (this.#preformatted > 0) {
      this.pieces.push(text)
      this.#lineStart = text.endsWith('\n')
      return
    }
    // Split, not matched: a run of a million blanks must not be tried from each of its places.
    const words = text.split(/[ \t\n\r\f\u00A0]+/)
    const last = words.length - 1
    words.forEach((word, at) => {
      if (word !== '') this.#write(word)
      if (at < last) this.#gap = true
    })
  }

  finish(): void {
    this.#closeLink()
  }

  #write(word: string): void {
    if (this.#gap && !this.#lineStart) this.pieces.push(' ')
    this.#gap = false
    this.#lineStart = false
    this.pieces.push(word)
  }

  #line(): void {
    if (this.pieces.length > 0) this.pieces.push('\n')
    this.#lineStart = true
    this.#gap = false
  }

  #cell(): void {
    if (this.#cells++ > 0) {
      this.pieces.push(' | ')
      this.#lineStart = true
    }
    this.#gap = false
  }

  #openLink(href: string | undefined): void {
    this.#closeLink()
    const to = destinationOf(href)
    if (to !== undefined) this.#link = { to, from: this.pieces.length }
  }

  /** The address is left out only where the words are the very same address. */
  #closeLink(): void {
    const link = this.#link
    if (link === undefined) return
    this.#link = undefined
    this.links.add(link.to)
    const words = this.pieces.slice(link.from).join('').trim()
    if (words === link.to || `mailto:${words}` === link.to) return
    this.#gap = true
    this.#write(`<${link.to}>`)
  }

  #destination(name: string, attributes: ReadonlyMap<string, string>): void {
    if (name === 'meta') {
      if (attributes.get('http-equiv')?.toLowerCase() === 'refresh')
        this.#say('page sends on to', attributes.get('content'))
      return
    }
    const found = DESTINATIONS[name]
    if (found) this.#say(found[1], attributes.get(found[0]), attributes.get('alt'))
  }

  #say(words: string, written: string | undefined, called = ''): void {
    const to = destinationOf(written)
    const named = called.replace(/\s+/g, ' ').trim()
    if (to === undefined && named === '') return
    if (to !== undefined) this.links.add(to)
    this.#gap = true
    this.#write(`[${words}${named === '' ? '' : ` “${named}”`}${to === undefined ? '' : `: ${to}`}]`)
  }
}

/** What a link points at, on one line; nothing for places inside the page, parts of the same mail and embedded data. */
function destinationOf(written: string | undefined): string | undefined {
  const to = written?.replace(/[\s<>]+/g, '').slice(0, 2048)
  if (to === undefined || to === '' || to.startsWith('#') || /^(?:data|cid|about):/i.test(to)) return undefined
  return to
}
