import { tidyLines } from './decode.ts'
import { walkMarkup } from './markup.ts'
import { UnreadableFile } from './unreadable.ts'
import { counted, listed } from './words.ts'
import { openArchive } from './zip.ts'

export interface DocxText {
  text: string
  people: string[]
  notes: string[]
}

/**
 * A Word document (ECMA-376, WordprocessingML) as text: page headers, the body, footnotes and endnotes; cells set apart by
 * ` | `, link targets beside their words. Comments, deleted text, macros, pictures and the document's properties are left
 * out and said so.
 * @throws UnreadableFile
 */
export async function readDocx(bytes: Uint8Array): Promise<DocxText> {
  const archive = await openArchive(bytes)
  try {
    if (archive.names.includes('EncryptedPackage')) throw new UnreadableFile('encrypted')
    if (!archive.names.includes('word/document.xml')) {
      throw new UnreadableFile(archive.names.some(name => /^(?:xl|ppt)\//.test(name)) ? 'other-office' : 'archive')
    }
    const seen: Seen = { deleted: 0, hidden: 0, pictures: 0 }
    const texts: string[] = []
    for (const name of readInOrder(archive.names)) {
      const xml = (await archive.part(name)) ?? ''
      const targets = targetsOf((await archive.part(name.replace(/([^/]+)$/, '_rels/$1.rels'))) ?? '')
      const text = partText(xml, targets, seen)
      if (text !== '' && !texts.includes(text)) texts.push(text)
    }
    const { people, dropped } = propertiesOf(
      `${(await archive.part('docProps/core.xml')) ?? ''}\n${(await archive.part('docProps/app.xml')) ?? ''}`,
    )
    const comments = ((await archive.part('word/comments.xml')) ?? '').split('<w:comment ').length - 1
    return { text: texts.join('\n\n'), people, notes: notesOf(archive.names, seen, dropped, comments) }
  } finally {
    await archive.close()
  }
}

interface Seen {
  deleted: number
  hidden: number
  pictures: number
}

function readInOrder(names: readonly string[]): string[] {
  const numbered = (start: string): string[] =>
    names.filter(name => name.startsWith(`word/${start}`) && /^word\/[a-z]+\d*\.xml$/.test(name)).sort()
  return [
    ...numbered('header'),
    'word/document.xml',
    ...numbered('footnotes'),
    ...numbered('endnotes'),
    ...numbered('footer'),
  ]
}

/** Relationship id → address, of the links that lead outside the document. */
function targetsOf(rels: string): Map<string, string> {
  const targets = new Map<string, string>()
  const open = ({ name, attributes }: { name: string; attributes: ReadonlyMap<string, string> }): void => {
    const id = attributes.get('Id')
    const target = attributes.get('Target')
    if (name === 'Relationship' && attributes.get('TargetMode') === 'External' && id && target) targets.set(id, target)
  }
  walkMarkup(rels, { open, close: () => undefined, text: () => undefined }, true)
  return targets
}

const FIELD = /HYPERLINK\s+"([^"\s]{1,2048})"/

function partText(xml: string, targets: ReadonlyMap<string, string>, seen: Seen): string {
  const pieces: string[] = []
  let inText = false
  let inField = false
  let field = ''
  let fallback = 0
  let cells = 0
  let link: { to: string; from: number } | undefined
  const say = (to: string, words: string): void => {
    if (words.trim() !== to) pieces.push(` <${to}>`)
  }
  walkMarkup(
    xml,
    {
      open({ name, attributes }) {
        if (name === 'mc:Fallback') fallback++
        if (fallback > 0) return
        if (name === 'w:t') inText = true
        else if (name === 'w:instrText') inField = true
        else if (name === 'w:tab') pieces.push('\t')
        else if (name === 'w:br' || name === 'w:cr') pieces.push('\n')
        else if (name === 'w:noBreakHyphen') pieces.push('-')
        else if (name === 'w:tr') cells = 0
        else if (name === 'w:tc' && cells++ > 0) pieces.push('\u0000')
        else if (name === 'w:delText') seen.deleted++
        else if (name === 'w:vanish') seen.hidden++
        else if (name === 'w:drawing' || name === 'w:pict') seen.pictures++
        else if (name === 'w:hyperlink') {
          const to = targets.get(attributes.get('r:id') ?? '')
          link = to === undefined ? undefined : { to, from: pieces.length }
        }
      },
      close(name) {
        if (name === 'mc:Fallback' && fallback > 0) fallback--
        else if (fallback > 0) return
        else if (name === 'w:t') inText = false
        else if (name === 'w:p' || name === 'w:tr') pieces.push('\n')
        else if (name === 'w:instrText') {
          inField = false
          const to = FIELD.exec(field.slice(0, 4096))?.[1]
          // The words of a field follow its code.
          if (to !== undefined) pieces.push(`<${to}> `)
          field = ''
        } else if (name === 'w:hyperlink' && link !== undefined) {
          say(link.to, pieces.slice(link.from).join(''))
          link = undefined
        }
      },
      text(text) {
        if (fallback > 0) return
        if (inText) pieces.push(text)
        else if (inField) field += text
      },
    },
    true,
  )
  // A cell holds paragraphs; the mark of the next cell swallows the line end before it, so that a row is one line.
  return tidyLines(pieces.join('').replaceAll('\n\u0000', ' | ').replaceAll('\u0000', ' | '))
}

const PROPERTIES: Record<string, string> = {
  'dc:creator': 'author',
  'cp:lastModifiedBy': 'last saved by',
  Company: 'company',
  Manager: 'manager',
  Template: 'template',
  'dc:title': 'title',
  'dc:subject': 'subject',
  'cp:keywords': 'keywords',
  'dc:description': 'description',
  'dcterms:created': 'created',
  'dcterms:modified': 'modified',
}
const PERSONAL = new Set(['dc:creator', 'cp:lastModifiedBy', 'Manager'])

function propertiesOf(xml: string): { people: string[]; dropped: string[] } {
  const people = new Set<string>()
  const dropped = new Set<string>()
  let inside = ''
  let written = ''
  const close = (name: string): void => {
    const words = PROPERTIES[name]
    if (name === inside && words !== undefined && written.trim() !== '') {
      dropped.add(words)
      if (PERSONAL.has(name)) people.add(written.trim().slice(0, 200))
    }
    inside = ''
  }
  const open = ({ name }: { name: string }): void => {
    inside = name
    written = ''
  }
  walkMarkup(
    xml,
    {
      open,
      close,
      text(text) {
        written += text
      },
    },
    true,
  )
  return { people: [...people], dropped: [...dropped] }
}

function notesOf(names: readonly string[], seen: Seen, dropped: readonly string[], comments: number): string[] {
  const notes: string[] = []
  if (dropped.length > 0) notes.push(`Document properties were dropped: ${listed(dropped, 12)}.`)
  if (comments > 0) notes.push(`${counted(comments, 'comment was', 'comments were')} not read.`)
  if (seen.deleted > 0) notes.push('Text that was deleted with tracked changes was not read.')
  if (seen.hidden > 0) notes.push('The document has hidden text, which was read too.')
  const pictures = Math.max(seen.pictures, names.filter(name => name.startsWith('word/media/')).length)
  if (pictures > 0) notes.push(`${counted(pictures, 'picture was', 'pictures were')} not read.`)
  if (names.some(name => /vbaProject\.bin$/i.test(name))) notes.push('Macros were not read.')
  const embedded = names.filter(name => name.startsWith('word/embeddings/')).length
  if (embedded > 0) notes.push(`${counted(embedded, 'embedded file was', 'embedded files were')} not read.`)
  return notes
}
