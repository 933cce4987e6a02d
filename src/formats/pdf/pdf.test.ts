import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { sample } from '../sample-advisory.ts'
import { reportPdf, supplierPdf } from './index.ts'
import { blocksOf, dead } from './prose.ts'

const font = (name: string) =>
  new Uint8Array(
    readFileSync(createRequire(import.meta.url).resolve(`pdfjs-dist/standard_fonts/LiberationSans-${name}.ttf`)),
  )
const fonts = { regular: font('Regular'), bold: font('Bold') }
const print = (changed = {}) => ({ report: sample(changed), fonts, place: 'Auburn' })

async function read(bytes: Uint8Array) {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const pages = []
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n)
    const { items } = await page.getTextContent()
    const view = page.view
    pages.push({
      text: items.map(i => ('str' in i ? i.str : '')).join('\n'),
      labels: items.flatMap(i =>
        'str' in i && i.str.startsWith('TLP:')
          ? [
              {
                text: i.str,
                size: i.transform[0] as number,
                right: (i.transform[4] as number) + i.width,
                y: i.transform[5] as number,
              },
            ]
          : [],
      ),
      lines: items.flatMap(i =>
        'str' in i && i.str.trim() !== ''
          ? [{ text: i.str, size: i.transform[0] as number, y: i.transform[5] as number }]
          : [],
      ),
      width: view[2] ?? 0,
      height: view[3] ?? 0,
      tree: JSON.stringify(await page.getStructTree()),
    })
  }
  return {
    pages,
    info: (await pdf.getMetadata()).info as Record<string, unknown>,
    outline: await pdf.getOutline(),
    mark: await pdf.getMarkInfo(),
  }
}

test('every page has the TLP label at the right of head and foot, 12 pt or larger, and says which page it is', async () => {
  const long = `${'A long passage about what was seen. '.repeat(40)}\n\n`.repeat(20)
  const { pages } = await read(await reportPdf(print({ notes: long, tlp: 'AMBER+STRICT' })))
  expect(pages.length).toBeGreaterThan(4)
  for (const [n, page] of pages.entries()) {
    const labels = page.labels.filter(l => l.text === 'TLP:AMBER+STRICT')
    expect(labels).toHaveLength(2)
    for (const { size, right } of labels) {
      expect(size).toBeGreaterThanOrEqual(12)
      expect(right).toBeGreaterThan(page.width - 80)
    }
    expect(labels[0]?.y).toBeGreaterThan(page.height - 80)
    expect(labels[1]?.y).toBeLessThan(80)
    expect(page.text).toContain(`page ${n + 1} of ${pages.length}`)
  }
})

test('no page ends with a heading, wherever its text breaks', async () => {
  for (let lines = 20; lines < 52; lines += 1) {
    const notes = 'A line about what was seen.\n\n'.repeat(lines)
    const { pages } = await read(await reportPdf(print({ notes })))
    for (const page of pages.slice(0, -1)) {
      const last = page.lines.filter(l => l.y > 74).toSorted((a, b) => a.y - b.y)[0]
      expect(last?.size, `${lines} lines: ${last?.text}`).toBeLessThan(11)
    }
  }
}, 60_000)

test('it is tagged, titled, in English, bookmarked, and its steps are a list', async () => {
  const { pages, info, outline, mark } = await read(await reportPdf(print()))
  expect(mark?.Marked).toBe(true)
  expect(info.Title).toBe('EdgeGate appliances are being broken into: update today')
  expect(info.Language).toBe('en-GB')
  expect(info.Subject).toMatch(/^TLP:/)
  expect(outline.map((o: { title: string }) => o.title)).toEqual([
    'EdgeGate appliances are being broken into: update today',
    'In one line',
    'What to do: 3 steps, about 15 minutes',
    'What a SOC needs to know',
    'Indicators (8)',
    'Hunts',
    'Detection rules',
  ])
  const [hunts] = outline.filter((o: { title: string }) => o.title === 'Hunts')
  expect(hunts?.items.length).toBeGreaterThan(0)
  // Bookmarks lead to a place on the page, not to its top.
  expect(hunts?.dest).toEqual([expect.anything(), { name: 'XYZ' }, 0, expect.any(Number), 0])
  for (const role of ['"H1"', '"H2"', '"P"', '"L"', '"LI"', '"LBody"']) expect(pages[0]?.tree).toContain(role)
  const text = pages
    .map(p => p.text)
    .join(' ')
    .replace(/\s+/g, ' ')
  for (const words of [
    'Why: Whoever',
    'How long: about 5',
    'Who: Your IT supplier',
    'Cyber Essentials: Security update',
    'product: linux',
  ])
    expect(text).toContain(words)
  // Nothing in it that a viewer would make a link of.
  expect(text).toContain('hxxps://gate-update[.]example')
  expect(text).not.toMatch(/https?:|gate-update\.example|evil\.example\/x.*https/)
})

test('the same report gives the same bytes, at any time and place', async () => {
  const first = await reportPdf(print())
  expect(Buffer.compare(first, await reportPdf(print()))).toBe(0)
  expect(Buffer.compare(first, await reportPdf(print({ changedAt: '2026-06-02T10:31:00.000Z' })))).not.toBe(0)
})

test('the page for a supplier has the steps and no indicator', async () => {
  const { pages } = await read(await supplierPdf(print()))
  expect(pages).toHaveLength(1)
  expect(pages[0]?.text).toContain('Update every EdgeGate')
  expect(pages[0]?.text).not.toMatch(/192\.0\.2|gate-update|Hunts|web shell/)
})

test('Markdown as it is set on paper', () => {
  expect(
    blocksOf('# Head\n\nOne **bold**\nline\n- an item\n- [words](https://a.example)\n\n```\nx **y**\n```\nend'),
  ).toEqual([
    { kind: 'heading', text: 'Head' },
    { kind: 'paragraph', text: 'One bold line' },
    { kind: 'item', text: 'an item' },
    { kind: 'item', text: 'words (hxxps://a.example)' },
    { kind: 'code', text: 'x **y**' },
    { kind: 'paragraph', text: 'end' },
  ])
  expect(dead('mail a.b@c.example or www.d.example')).toBe('mail a.b[@]c.example or www[.]d.example')
})

interface Node {
  role?: string
  children?: Node[]
}
const found = (node: Node, role: string): Node[] => [
  ...(node.role === role ? [node] : []),
  ...(node.children ?? []).flatMap(child => found(child, role)),
]

test('steps are one list, and so are neighbouring points of a text; code stands within paragraphs', async () => {
  const { pages } = await read(await reportPdf(print({ notes: 'First\n\n- one\n- two\n- three\n\n1. four\n2. five' })))
  const trees = pages.map(p => JSON.parse(p.tree) as Node)
  const lists = trees.flatMap(tree => found(tree, 'L'))
  expect(lists.map(list => found(list, 'LI').length)).toEqual([3, 3, 2])
  for (const item of lists.flatMap(list => found(list, 'LI')))
    expect((item.children ?? []).map(c => c.role)).toEqual(['Lbl', 'LBody'])
  for (const tree of trees)
    for (const child of found(tree, 'Document').flatMap(d => d.children ?? [])) expect(child.role).not.toBe('Code')
  expect(trees.flatMap(tree => found(tree, 'Code')).length).toBeGreaterThan(5)
})
