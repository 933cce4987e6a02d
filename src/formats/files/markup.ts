import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'

export interface Mark {
  name: string
  attributes: ReadonlyMap<string, string>
}

export interface MarkReader {
  open(mark: Mark): void
  close(name: string): void
  text(text: string): void
}

/** One attribute longer than this (a picture as data:) is cut: nothing that is read is this long. */
const MOST_OF_AN_ATTRIBUTE = 8192

/**
 * Walks HTML or XML without building a tree and without a stack of open elements: a parser that looks for the element that
 * an end tag closes takes quadratic time on a file of unclosed tags. Document types are skipped, so an entity is one of the
 * built-in ones or stays as written.
 */
export function walkMarkup(markup: string, reader: MarkReader, xml: boolean): void {
  let name = ''
  let attributes = new Map<string, string>()
  let attribute = ''
  let value = ''
  let length = 0
  const part = (start: number, end: number): string => markup.slice(start, end)
  const lower = (written: string): string => (xml ? written : written.toLowerCase())
  const add = (piece: string): void => {
    if (length < MOST_OF_AN_ATTRIBUTE) value += piece.slice(0, MOST_OF_AN_ATTRIBUTE - length)
    length += piece.length
  }
  const opened = (): void => reader.open({ name, attributes })
  const callbacks: TokenizerCallbacks = {
    onopentagname(start, end) {
      name = lower(part(start, end))
      attributes = new Map()
    },
    onattribname(start, end) {
      attribute = lower(part(start, end))
      value = ''
      length = 0
    },
    onattribdata: (start, end) => add(part(start, end)),
    onattribentity: code => add(String.fromCodePoint(code)),
    onattribend() {
      if (!attributes.has(attribute)) attributes.set(attribute, value)
    },
    onopentagend: opened,
    onselfclosingtag() {
      opened()
      if (xml) reader.close(name)
    },
    onclosetag: (start, end) => reader.close(lower(part(start, end))),
    ontext: (start, end) => reader.text(part(start, end)),
    ontextentity: code => reader.text(String.fromCodePoint(code)),
    oncdata: (start, end, closing) => reader.text(part(start, end - closing)),
    oncomment: () => undefined,
    ondeclaration: () => undefined,
    onprocessinginstruction: () => undefined,
    onend: () => undefined,
  }
  const tokens = new Tokenizer({ xmlMode: xml, decodeEntities: true }, callbacks)
  tokens.write(markup)
  tokens.end()
}
