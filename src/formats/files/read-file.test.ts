import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import { expect, test } from 'vitest'
import { cpuTime } from '../../../test/cpu-time.ts'
import { readFile, UnreadableFile } from './read-file.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, letter => letter.charCodeAt(0))
const utf16 = (text: string): Uint8Array => {
  const bytes = new Uint8Array(2 + text.length * 2)
  bytes.set([0xff, 0xfe])
  for (let at = 0; at < text.length; at++) bytes.set([text.charCodeAt(at) & 0xff, text.charCodeAt(at) >> 8], 2 + at * 2)
  return bytes
}
const zipped = async (parts: Record<string, string>, options = {}): Promise<Uint8Array> => {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, ...options })
  for (const [name, text] of Object.entries(parts)) await writer.add(name, new TextReader(text))
  return writer.close()
}
const refusal = async (name: string, bytes: Uint8Array): Promise<string> => {
  const error = await readFile(name, bytes).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return error instanceof UnreadableFile ? error.reason : `not refused: ${String(error)}`
}

test('text in UTF-8 with a byte-order mark, in UTF-16 and in Windows-1252', async () => {
  expect(await readFile('a.txt', utf8('\uFEFFCafé\r\nbar'))).toEqual({
    text: 'Café\nbar',
    kind: 'text',
    notes: [],
    people: [],
  })
  expect((await readFile('a.txt', utf16('Zürich → 198.51.100.7\r\n'))).text).toBe('Zürich → 198.51.100.7\n')
  const old = await readFile('a.txt', latin1('Z\u00FCrich costs \u0080 5, caf\u00E9'))
  expect(old.text).toBe('Zürich costs € 5, café')
  expect(old.notes.join()).toContain('Windows-1252')
})

test('broken UTF-8 is read around its break and said', async () => {
  const bytes = utf8('Überfälle häufig: öäü')
  bytes[bytes.length - 1] = 0x20
  const { text, notes } = await readFile('a.txt', bytes)
  expect(text).toContain('Überfälle häufig: öä\uFFFD')
  expect(notes).toEqual(['1 broken character in the file could not be read and stand as \uFFFD.'])
})

test('controls, invisible characters and direction marks are taken out with a note each', async () => {
  const { text, notes } = await readFile('a.txt', utf8('a\u0000b Dove\u200Bcliff invoice\u202Efdp.exe\u001B[0m'))
  expect(text).toBe('ab Dovecliff invoicefdp.exe[0m')
  expect(notes).toHaveLength(3)
  expect(notes[0]).toBe('2 control characters were removed.')
})

test('the name decides between kinds of text; content comes first', async () => {
  expect((await readFile('notes.md', utf8('# Title'))).kind).toBe('markdown')
  expect((await readFile('iocs.csv', utf8('type,value\nip,192.0.2.1'))).kind).toBe('csv')
  expect((await readFile('page.txt', utf8('<!DOCTYPE html><p>Hi'))).kind).toBe('html')
  expect((await readFile('x.txt', utf8('From: a@b.example\nTo: c@d.example\nSubject: Pay\n\nBody'))).kind).toBe('mail')
  expect((await readFile('x.txt', utf8('Note: we saw this.\nMore: nothing\n'))).kind).toBe('text')
})

test('a web page is read as a person reads it, with what hides behind its links', async () => {
  const html = `<html><head><title>Sign &amp; in</title><style>p{}</style><script>alert('<p>no')</script></head><body>
    <!-- secret --><p>Dear  <b>user</b>,</p><a href="https://d0vecliff-login.example/a?b=1&amp;c=2">https://dovecliff.example</a>
    <table><tr><th>IP</th><th>Port</th></tr><tr><td>192.0.2.9</td><td>443</td></tr></table>
    <ul><li>one<li>two</ul><form action="https://drop.example/post"><img src="https://track.example/p.gif" alt="logo"></form>
    <a href="https://same.example/">https://same.example/</a> &#x41;&nbsp;B</body></html>`
  const { text, subject, kind } = await readFile('p.html', utf8(html))
  expect(kind).toBe('html')
  expect(subject).toBe('Sign & in')
  expect(text.split('\n').filter(line => line !== '')).toEqual([
    'Sign & in',
    'Dear user,',
    'https://dovecliff.example <https://d0vecliff-login.example/a?b=1&c=2>',
    'IP | Port',
    '192.0.2.9 | 443',
    '- one',
    '- two',
    '[form sends to: https://drop.example/post] [image “logo”: https://track.example/p.gif]',
    'https://same.example/ A B',
  ])
})

test('five megabytes of unclosed and of wrongly closed tags take no more than a few seconds', async () => {
  const started = cpuTime()
  await readFile('a.html', utf8(`<html>${'<div><a href=x>t'.repeat(300_000)}`))
  await readFile('b.html', utf8(`<html>t${'<a>'.repeat(800_000)}${'</b>'.repeat(600_000)}`))
  await readFile('c.html', utf8(`<html>t${'<a href="'.repeat(500_000)}`))
  await readFile('d.html', utf8(`<html>t${' '.repeat(5_000_000)}<p`))
  expect(cpuTime() - started).toBeLessThan(8000)
})

const MAIL = [
  'Received: from mx.bad.example (mx.bad.example [203.0.113.5]) by mail.dovecliff.example; Mon, 1 Sep 2025 02:10:00 +0000',
  'From: =?UTF-8?B?UGF5cm9sbCDinIU=?= <payroll@d0vecliff.example>',
  'Reply-To: boss@evil.example',
  'To: Jane Smith <jane.smith@dovecliff.example>',
  'Subject: =?ISO-8859-1?Q?Gehalts=FCbersicht?= =?utf-8?q?_for_you?=',
  'DKIM-Signature: v=1; a=rsa-sha256;',
  'MIME-Version: 1.0',
]

test('a mail: decoded headers, the plain body, links of the HTML part, attachments by hash', async () => {
  const raw = [
    ...MAIL,
    'Content-Type: multipart/mixed; boundary=OUT',
    '',
    '--OUT',
    'Content-Type: multipart/alternative; boundary=IN',
    '',
    '--IN',
    'Content-Type: text/plain; charset=ISO-8859-1',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'Sehr geehrte Frau M=FCller, a long line that is soft =',
    'wrapped.',
    '--IN',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    btoa('<p>Hello <a href="https://dovecliff-payslip.example/x">open</a></p>'),
    '--IN--',
    '--OUT',
    'Content-Type: application/octet-stream; name="dovecliff_payslip.iso"',
    'Content-Disposition: attachment; filename="dovecliff_payslip.iso"',
    'Content-Transfer-Encoding: base64',
    '',
    btoa('abc'),
    '--OUT--',
    '',
  ].join('\r\n')
  const { text, kind, subject, notes, people } = await readFile('m.eml', utf8(raw))
  expect(kind).toBe('mail')
  expect(subject).toBe('Gehaltsübersicht for you')
  expect(text).toContain('From: Payroll ✅ <payroll@d0vecliff.example>')
  expect(text).toContain('Received: from mx.bad.example (mx.bad.example [203.0.113.5])')
  expect(text).toContain('Sehr geehrte Frau Müller, a long line that is soft wrapped.')
  expect(text).toContain('Links in the HTML part:\nhttps://dovecliff-payslip.example/x')
  expect(text).toContain(
    'Attachment: dovecliff_payslip.iso, 3 bytes, SHA-256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
  expect(text).not.toContain('DKIM')
  expect(notes).toContain('1 attachment was not read: dovecliff_payslip.iso (3 bytes).')
  expect(people).toEqual(['Jane Smith'])
})

test('an HTML mail becomes text, and a mail that was forwarded as an attachment is opened', async () => {
  const inner = [...MAIL, 'Content-Type: text/html', '', '<p>Go <a href="https://evil.example/">here</a>'].join('\r\n')
  const outer = [
    'From: a@b.example',
    'Subject: Fwd',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=B',
    '',
    '--B',
  ]
  outer.push('Content-Type: text/plain', '', 'See attached', '--B', 'Content-Type: message/rfc822')
  outer.push('Content-Disposition: attachment; filename=x.eml', '', inner, '--B--', '')
  const { text, notes } = await readFile('m.eml', utf8(outer.join('\r\n')))
  expect(text).toContain('See attached')
  expect(text).toContain('---- Attached mail ----')
  expect(text).toContain('Go here <https://evil.example/>')
  expect(notes.join()).not.toContain('not read')
})

test('of a mail of one’s own, what its machinery says of the author is left out; the attacker’s stays', async () => {
  const own = [
    'Received: from desk-114.alder.example (unknown [198.51.100.40]) by relay.alder.example; Mon, 1 Sep 2025 09:00:00 +0000',
    'Message-ID: <7c1f@desk-114.alder.example>',
    'In-Reply-To: <66aa@desk-9.alder.example>',
    'X-Originating-IP: [198.51.100.41]',
    'User-Agent: Thunderbird 128 (Alder build 7)',
    'X-Mailer: AlderMail 3',
    'X-Organization: Alder plc',
    'From: Jo Reed <jo.reed@mail.alder.example>',
    'Subject: Fwd: pay',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=B',
    '',
    '--B',
    'Content-Type: text/plain',
    '',
    'See attached',
    '--B',
    'Content-Type: message/rfc822',
    '',
    ...MAIL,
    'X-Originating-IP: [203.0.113.7]',
    'Message-ID: <1@kit.bad.example>',
    '',
    'Pay here',
    '--B--',
    '',
  ].join('\r\n')
  const { text, notes } = await readFile('m.eml', utf8(own), ['alder.example'])
  expect(text).not.toMatch(/desk-|relay\.|198\.51\.100|Thunderbird|AlderMail|Alder plc/)
  expect(text).toContain('Subject: Fwd: pay')
  for (const theirs of ['mx.bad.example', '203.0.113.7', '1@kit.bad.example', 'Pay here'])
    expect(text).toContain(theirs)
  expect(notes.join(' ')).toMatch(/mail headers were left out: .*Received.*Message-ID.*X-Originating-IP.*User-Agent/)

  const pretended = `Authentication-Results: mx; spf=fail; dmarc=fail\r\n${own}`
  expect((await readFile('m.eml', utf8(pretended), ['alder.example'])).text).toContain('198.51.100.41')
})

test('a web page’s author, the program that wrote it, its comments and its office properties are left out', async () => {
  const html = `<!DOCTYPE html><html><head><meta name="author" content="Jo Reed"><meta name="generator" content="AlderWrite 4">
    <meta name="description" content="for Alder plc"><link rel="author" href="https://jo.alder.example/"><title>Loader</title>
    <!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>J Reed</o:Author></o:DocumentProperties></xml><![endif]-->
    <xml><o:DocumentProperties><o:Company>Alder plc</o:Company></o:DocumentProperties></xml>
    </head><body data-author="Reed"><!-- saved by jo.reed on ALD-114 --><p>It asks 203.0.113.9 for orders.</p></body></html>`
  const { text, notes, people } = await readFile('p.html', utf8(html))
  expect(text).toContain('It asks 203.0.113.9 for orders.')
  expect(JSON.stringify([text, notes, people])).not.toMatch(/Reed|Alder|ALD-|jo\./i)
})

test('a mail of a thousand nested parts is read as plain text, and said', async () => {
  let raw = 'From: a@b.example\r\nSubject: s\r\nMIME-Version: 1.0\r\n'
  for (let depth = 0; depth < 1000; depth++)
    raw += `Content-Type: multipart/mixed; boundary=b${depth}x\r\n\r\n--b${depth}x\r\n`
  const { kind, notes } = await readFile('deep.eml', utf8(`${raw}\r\nend`))
  expect(kind).toBe('mail')
  expect(notes.join()).toContain('nested too deeply')
})

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const DOCX = {
  '[Content_Types].xml': '<Types/>',
  'word/document.xml': `<?xml version="1.0"?><w:document ${W}><w:body>${paragraph('First &amp; foremost')}
    <w:tbl><w:tr><w:tc>${paragraph('IP')}</w:tc><w:tc>${paragraph('192.0.2.1')}</w:tc></w:tr></w:tbl>
    <w:p><w:hyperlink r:id="rId1"><w:r><w:t>Click</w:t></w:r></w:hyperlink></w:p>
    <w:p><w:r><w:instrText>HYPERLINK "https://field.example/"</w:instrText></w:r></w:p>
    <w:p><w:del w:author="Jane"><w:r><w:delText>struck</w:delText></w:r></w:del></w:p></w:body></w:document>`,
  'word/_rels/document.xml.rels':
    '<Relationships><Relationship Id="rId1" Target="https://evil.example/a&amp;b" TargetMode="External"/></Relationships>',
  'word/header1.xml': `<w:hdr ${W}>${paragraph('Dovecliff confidential')}</w:hdr>`,
  'word/footnotes.xml': `<w:footnotes ${W}><w:footnote>${paragraph('A footnote')}</w:footnote></w:footnotes>`,
  'word/comments.xml': `<w:comments ${W}><w:comment w:id="1">${paragraph('our guess')}</w:comment></w:comments>`,
  'word/vbaProject.bin': 'macro',
  'docProps/core.xml': '<cp:coreProperties><dc:creator>Jane Smith</dc:creator></cp:coreProperties>',
  'docProps/app.xml': '<Properties><Company>Dovecliff Biologics plc</Company></Properties>',
}

test('a Word document: headers, body, tables, link targets and footnotes; the rest is left out and said', async () => {
  const { text, kind, notes, people } = await readFile('report.docx', await zipped(DOCX))
  expect(kind).toBe('docx')
  expect(text.split('\n').filter(line => line !== '')).toEqual([
    'Dovecliff confidential',
    'First & foremost',
    'IP | 192.0.2.1',
    'Click <https://evil.example/a&b>',
    '<https://field.example/>',
    'A footnote',
  ])
  expect(people).toEqual(['Jane Smith'])
  expect(notes).toEqual([
    'Document properties were dropped: author, company.',
    '1 comment was not read.',
    'Text that was deleted with tracked changes was not read.',
    'Macros were not read.',
  ])
})

test('entities that a Word document declares are not expanded', async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>`
  const parts = { ...DOCX, 'word/document.xml': `${bomb}<w:document ${W}>${paragraph('x &b; &x; y')}</w:document>` }
  expect((await readFile('a.docx', await zipped(parts))).text).toContain('x &b; &x; y')
})

test('a Word document that unpacks to far too much is refused before it does', async () => {
  const parts = { ...DOCX, 'word/document.xml': `<w:document ${W}>${paragraph('0'.repeat(80_000_000))}</w:document>` }
  expect(await refusal('bomb.docx', await zipped(parts))).toBe('inflates')
})

test('damaged, locked and other archives are refused for what they are', async () => {
  const good = await zipped(DOCX)
  expect(await refusal('a.docx', good.slice(0, good.length - 40))).toBe('corrupt')
  const flipped = good.slice()
  for (let at = 200; at < 260; at++) flipped[at] = 0xff
  expect(await refusal('a.docx', flipped)).toBe('corrupt')
  expect(await refusal('a.docx', await zipped(DOCX, { password: 'x' }))).toBe('encrypted')
  expect(await refusal('a.xlsx', await zipped({ 'xl/workbook.xml': '<x/>' }))).toBe('other-office')
  expect(await refusal('a.zip', await zipped({ 'a.txt': 'x' }))).toBe('archive')
})

test('programs, pictures, old Office files, large and empty files are refused with a sentence', async () => {
  const padded = (start: string): Uint8Array => latin1(start + '\u0000\u0001\u0002\u0003'.repeat(50))
  expect(await refusal('a.txt', padded('MZ'))).toBe('executable')
  expect(await refusal('a.txt', padded('\u007FELF'))).toBe('executable')
  expect(await refusal('a.txt', padded('\u0089PNG'))).toBe('image')
  expect(await refusal('mail.msg', padded('\u00D0\u00CF\u0011\u00E0'))).toBe('old-office')
  expect(await refusal('a.bin', padded('xyz'))).toBe('binary')
  expect(await refusal('a.txt', new Uint8Array())).toBe('empty')
  expect(await refusal('a.txt', new Uint8Array(25_000_001))).toBe('too-large')
  expect((await readFile('a.txt', utf8('MZ is how a program begins'))).kind).toBe('text')
})
