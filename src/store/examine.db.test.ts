import { execFileSync } from 'node:child_process'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js'
import PDFDocument from 'pdfkit'
import { expect, test } from 'vitest'
import { sealSample } from '../formats/sample/sealed.ts'
import { examine, type Task } from './examine.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const look = async (name: string, what: Uint8Array): Promise<Task> => ({
  what: 'look',
  sealed: await sealSample(name, what),
  ceiling: 'OFFICIAL',
  demo: true,
  documents: true,
})
const rules = (source: string) => [{ id: '1', name: 'r', source }]

test('a file is looked at: what it is, its digests, what stands in it', async () => {
  const mail = `From: a@bad.example\r\nTo: b@c.example\r\nSubject: Your parcel\r\nDate: Mon, 1 Jun 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nSee hxxps://evil[.]example/login now\r\n--x\r\nContent-Type: application/octet-stream; name="invoice.pdf"\r\nContent-Disposition: attachment; filename="invoice.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nTVqQAAMAAAA=\r\n--x--\r\n`
  const done = await examine(await look('phish.eml', bytes(mail)))
  if (done?.what !== 'looked') throw new Error(JSON.stringify(done))
  expect(done.name).toBe('phish.eml')
  expect(done.facts).toMatchObject({ kind: 'mail', size: mail.length })
  expect(done.facts.attachments).toEqual([
    expect.objectContaining({ name: 'invoice.pdf', kindName: 'Windows program' }),
  ])
  expect(done.facts.found.map(f => f.value)).toContain('https://evil.example/login')
  expect(done.facts.md5).toMatch(/^[0-9a-f]{32}$/)
  expect(done.above).toBeUndefined()
})

test('a marking above the ceiling is found in a small text, in a subject, in a name', async () => {
  const marked = [
    await look('notes.txt', bytes('Seen in May.\n\nSECRET - UK EYES ONLY\n\nThey came back.')),
    await look('m.eml', bytes('From: a@b.example\nTo: c@d.example\nSubject: SECRET: the plan\nDate: x\n\nhello')),
    await look('SECRET - the plan.bin', new Uint8Array([1, 2, 3, 0])),
  ]
  for (const task of marked) expect(await examine(task)).toMatchObject({ what: 'looked', above: expect.any(Number) })
  expect(await examine(await look('TOP SECRET.docx', bytes('a client secret')))).not.toHaveProperty('above')
})

const zipped = async (parts: Record<string, string>): Promise<Uint8Array> => {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false })
  for (const [name, text] of Object.entries(parts)) await writer.add(name, new Uint8ArrayReader(bytes(text)))
  return writer.close()
}
const pdf = (lines: readonly string[]): Promise<Uint8Array> =>
  new Promise(resolve => {
    const chunks: Buffer[] = []
    const doc = new PDFDocument()
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    for (const line of lines) doc.text(line).moveDown()
    doc.end()
  })
const word = (...lines: string[]) =>
  zipped({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document><w:body>${lines.map(l => `<w:p><w:r><w:t>${l}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
  })

test('the text of documents is looked through too: PDF, Word, sheets, slides, and what is attached to a mail', async () => {
  const marked: [string, Uint8Array][] = [
    ['a.pdf', await pdf(['Seen in May.', 'SECRET - UK EYES ONLY', 'They came back.'])],
    ['a.docx', await word('Seen in May.', 'TOP SECRET')],
    [
      'a.xlsx',
      await zipped({
        'xl/workbook.xml': '<workbook/>',
        'xl/worksheets/sheet1.xml':
          '<worksheet><oddHeader>&amp;L12 May&amp;C&amp;"Arial"SECRET</oddHeader></worksheet>',
      }),
    ],
    [
      'a.pptx',
      await zipped({
        'ppt/presentation.xml': '<p/>',
        'ppt/slides/slide1.xml':
          '<p:sld><a:p><a:r><a:t>Plan</a:t></a:r></a:p><a:p><a:r><a:t>SECRET</a:t></a:r></a:p></p:sld>',
      }),
    ],
    ['a.odt', await zipped({ 'content.xml': '<o><text:p>Plan</text:p><text:p>SECRET</text:p></o>' })],
  ]
  const [, attached] = marked[0] ?? ['', new Uint8Array()]
  const mail = `From: a@b.example\r\nTo: c@d.example\r\nSubject: hello\r\nDate: Mon, 1 Jun 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: application/pdf; name="a.pdf"\r\nContent-Disposition: attachment; filename="a.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(attached).toString('base64')}\r\n`
  for (const [name, what] of [...marked, ['m.eml', bytes(mail)] as const])
    expect([name, await examine(await look(name, what))]).toEqual([
      name,
      expect.objectContaining({ what: 'looked', above: expect.any(Number) }),
    ])
  for (const [name, what] of [
    ['b.pdf', await pdf(['A client secret, and a lure named TOP SECRET.docx.', 'It is secret.'])],
    ['b.docx', await word('The client secret was in the open.')],
    ['b.zip', await zipped({ 'a.txt': 'SECRET' })],
  ] as const)
    expect([name, await examine(await look(name, what))]).toEqual([
      name,
      expect.not.objectContaining({ above: expect.anything() }),
    ])
}, 60_000)

test('a document that cannot be read is looked at all the same, and the desk is told', async () => {
  const done = await examine(await look('a.pdf', bytes('%PDF-1.7 and then nothing that makes sense')))
  expect(done).toMatchObject({ what: 'looked', facts: { notes: [expect.stringContaining('protective markings')] } })
}, 30_000)

test('what is no sealed archive of one file is told so', async () => {
  const unsealed = { what: 'look', ceiling: 'OFFICIAL', demo: true, documents: true } as const
  expect(await examine({ ...unsealed, sealed: bytes('MZ bare') })).toEqual({ what: 'not-sealed', why: 'no-archive' })
})

test('rules match, and broken ones are named', async () => {
  const sealed = await sealSample('a.bin', bytes('xxhello worldxx'))
  const done = await examine({
    what: 'scan',
    sealed,
    rules: [
      ...rules('rule hi { meta: author = "A" strings: $a = "hello" condition: $a }'),
      { id: '2', name: 'broken', source: 'rule x { condition: nothing }' },
    ],
  })
  expect(done).toMatchObject({
    what: 'scanned',
    matches: [{ rule: 'hi', strings: [{ name: '$a', count: 1, offsets: [2] }] }],
    failed: [{ name: 'broken' }],
  })
  expect(
    await examine({ what: 'compile', rules: rules('include "/etc/passwd" rule a { condition: true }') }),
  ).toMatchObject({ errors: [expect.stringContaining('include')] })
})

test('a rule that never ends is ended, and the server goes on answering meanwhile', async () => {
  const sealed = await sealSample('a.bin', bytes('x'))
  let ticks = 0
  const clock = setInterval(() => (ticks += 1), 20)
  const source =
    'rule h { condition: for all i in (0..100000000000) : (for all j in (0..100000000000): (uint8(i) == uint8(j) or true)) }'
  const began = Date.now()
  expect(await examine({ what: 'scan', sealed, rules: rules(source) }, 2)).toEqual({ what: 'gave-up', why: 'time' })
  clearInterval(clock)
  expect(Date.now() - began).toBeLessThan(6_000)
  expect(ticks).toBeGreaterThan(40)
  // The next one is not held up.
  expect(await examine({ what: 'scan', sealed, rules: rules('rule a { condition: true }') })).toMatchObject({
    matches: [{ rule: 'a' }],
  })
})

/** Processes that this one started to look at something. */
const lookers = () =>
  execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter(line => line.includes('examine-process') && line.trim().split(/\s+/)[1] === String(process.pid))
    .map(line => Number(line.trim().split(/\s+/)[0]))

test.skipIf(process.platform === 'win32')('what breaks down to machine code ends its own process alone', async () => {
  const sealed = await sealSample('a.bin', bytes('x'))
  const source = 'rule h { condition: for all i in (0..100000000000) : (uint8(i) == uint8(i) or true) }'
  const done = examine({ what: 'scan', sealed, rules: rules(source) })
  await expect.poll(() => lookers().length, { timeout: 10_000 }).toBe(1)
  for (const pid of lookers()) process.kill(pid, 'SIGSEGV')
  expect(await done).toEqual({ what: 'gave-up', why: 'broken' })
  expect(lookers()).toEqual([])
})

test('an archive that unpacks to too much is left alone', async () => {
  const sealed = await sealSample('zeros.bin', new Uint8Array(26 * 1024 * 1024))
  expect(sealed.length).toBeLessThan(100_000)
  expect(await examine({ what: 'look', sealed, ceiling: 'OFFICIAL', demo: true, documents: true })).toEqual({
    what: 'not-sealed',
    why: 'too-large',
  })
})

test.each([
  [
    'mail',
    () =>
      bytes(
        `From: a\nTo: b\nSubject: c\n${'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n'.repeat(20_000)}`,
      ),
  ],
  [
    'zip',
    () =>
      new Uint8Array([
        0x50,
        0x4b,
        3,
        4,
        ...new Array(200).fill(0xff),
        0x50,
        0x4b,
        5,
        6,
        0,
        0,
        0,
        0,
        255,
        255,
        255,
        255,
        255,
        255,
        255,
        255,
        0,
        0,
        0,
        0,
        0,
        0,
      ]),
  ],
  [
    'pe',
    () => {
      const b = new Uint8Array(300).fill(255)
      b.set([0x4d, 0x5a])
      b.set([0x40, 0, 0, 0], 0x3c)
      b.set([0x50, 0x45, 0, 0], 0x40)
      return b
    },
  ],
  ['pdf', () => bytes(`%PDF-1.7\n${'/JavaScript'.repeat(400_000)}`)],
  ['strings', () => bytes(`\u0001${'a'.repeat(8_000_000)}`)],
  ['html', () => bytes(`<html>${'<div>'.repeat(100_000)}`)],
])('a hostile %s ends by itself or is ended', async (_, hostile) => {
  const done = await examine(await look('x.bin', hostile()), 15)
  expect(['looked', 'gave-up']).toContain(done?.what)
})
