import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cpuTime } from '../../test/cpu-time.ts'
import { applyRedactions, type OwnTerms, proposeRedactions, segments } from './redaction.ts'

const OWN: OwnTerms = {
  names: ['Dovecliff Biologics plc', 'DVC'],
  domains: ['dovecliff.example', 'dovecliff-bio.example'],
  networks: ['203.0.113.0/24', '2001:db8:d0::/48'],
  people: ['Priya Nandakumar'],
  terms: ['Project Heron'],
}
const NOBODY: OwnTerms = { names: [], domains: [], networks: [], people: [], terms: [] }
const struck = (text: string, own = OWN): [string, boolean][] =>
  proposeRedactions(text, own).map(({ original, accepted }) => [original, accepted])
const after = (text: string, own = OWN): string => applyRedactions(text, proposeRedactions(text, own)).text

test('the organisation under every name it goes by', () => {
  expect(
    after('At Dovecliff Biologics plc, Dovecliff’s staff and DOVECLIFF BIOLOGICS; Dove\u200Bcliff too. DVC, not dvc.'),
  ).toBe(
    'At [our organisation], [our organisation]’s staff and [our organisation]; [our organisation] too. [our organisation], not dvc.',
  )
  expect(after('Biologics in general, and a dove on a cliff')).toBe('Biologics in general, and a dove on a cliff')
  const print = {
    ...NOBODY,
    names: ['Peveril Print & Packaging Ltd', 'University of Westhaven', 'The Royal Bank of Eastmoor plc'],
  }
  expect(
    after('Peveril Print and Packaging; Peveril Print; PEVERIL; University; Royal Bank of Eastmoor; Royal', print),
  ).toBe('[our organisation]; [our organisation]; [our organisation]; University; [our organisation]; Royal')
})

test('own hosts, defanged or not, and mail addresses at them; what only begins with them is not own', () => {
  expect(
    struck('see https://vpn.dovecliff.example/login and mail.dovecliff[.]example, hxxps://dovecliff(dot)example'),
  ).toEqual([
    ['vpn.dovecliff.example', true],
    ['mail.dovecliff[.]example', true],
    ['dovecliff(dot)example', true],
  ])
  expect(after('j.smith+x@mail.dovecliff.example, a[at]dovecliff[.]example; ?u=dovecliff.example&x')).toBe(
    "[a colleague's address], [a colleague's address]; ?u=[our mail domain]&x",
  )
  expect(struck('https://dovecliff.example.evil.example/')).toEqual([['dovecliff.example.evil.example', false]])
})

test('machines, shares, own and private addresses; the attacker’s stay', () => {
  expect(
    struck(
      'DOVECLIFF-SRV01 called 198.51.100.7 from 10.1.2.3 and 203.0.113[.]9; 2001:db8:d0::5, [fe80::1], 2001:db8:ff::1',
    ),
  ).toEqual([
    ['DOVECLIFF-SRV01', true],
    ['10.1.2.3', true],
    ['203.0.113[.]9', true],
    ['2001:db8:d0::5', true],
    ['fe80::1', true],
  ])
  expect(
    struck('\\\\SERVER01\\share\\x.doc, \\\\203.0.114.5\\DavWWWRoot\\a.lnk, dc1.ad.corp, printer.local', NOBODY),
  ).toEqual([
    ['\\\\SERVER01\\share', true],
    ['dc1.ad.corp', true],
    ['printer.local', true],
  ])
  expect(struck('at 12:30:45, version 10.0.19041.1, MAC 00:11:22:33:44:55, std::vector', NOBODY)).toEqual([])
})

test('what may be the attacker’s is proposed but not ticked', () => {
  const text =
    'dovecliff_payslip.iso from d0vecliff-login[.]example and https://evil.example/dovecliff/in, DoveclifF in dоvecliff'
  expect(proposeRedactions(text, OWN).map(({ original, kind, accepted }) => [original, kind, accepted])).toEqual([
    ['dovecliff_payslip.iso', 'look-alike', false],
    ['d0vecliff-login[.]example', 'look-alike', false],
    ['dovecliff', 'organisation', true],
    ['DoveclifF', 'organisation', true],
    ['dоvecliff', 'look-alike', false],
  ])
  expect(struck('http://doveclif.example/ dovecilff.example dövecliff.example mydovecliff.example')).toEqual([
    ['doveclif.example', false],
    ['dovecilff.example', false],
    ['dövecliff.example', false],
    ['mydovecliff.example', false],
  ])
})

test('people, profile paths, author lines, recipients, telephones, added terms', () => {
  const text = [
    'From: Payroll <pay@evil.example>',
    'To: Sam Jones <sam@partner.example>,',
    '  Kim Lee <kim@partner.example>',
    'X-Originating-IP: [198.51.100.9]',
    'Subject: Pay',
    '',
    'Ring 0300 555 0199 now. C:\\Users\\p.nandakumar\\Downloads\\a.iso and C:\\Users\\Public\\b.dll, c:\\users\\Kim Lee\\x',
    'Author: Jane Smith',
    'P. Nandakumar (pnandakumar) and Nandakumar, Priya work on project heron.',
    'Kind regards',
    'Tel: +44 (0)115 496 0123',
  ].join('\n')
  expect(
    proposeRedactions(text, OWN).map(({ original, replacement, accepted }) => [original, replacement, accepted]),
  ).toEqual([
    ['Sam Jones <sam@partner.example>,\n  Kim Lee <kim@partner.example>', '[recipient]', true],
    ['[198.51.100.9]', '[our address]', false],
    ['0300 555 0199', '[telephone number]', false],
    ['p.nandakumar', '[a colleague]', true],
    ['Kim Lee', '[user]', true],
    ['Jane Smith', '[a colleague]', true],
    ['P. Nandakumar', '[a colleague]', true],
    ['pnandakumar', '[a colleague]', true],
    ['Nandakumar, Priya', '[a colleague]', true],
    ['project heron', '[redacted]', true],
    ['+44 (0)115 496 0123', '[telephone number]', true],
  ])
})

test('whom a mail greets, and the mailbox in an address', () => {
  expect(after('Dear Jane,\nHi all,\nDear customer\nDear taxpayer,\nDear Ms O’Neill', NOBODY)).toBe(
    'Dear [a colleague],\nHi all,\nDear customer\nDear taxpayer,\nDear [a colleague]',
  )
  expect(after('https://evil.example/?id=j.smith@dovecliff.example&x=1')).toBe(
    "https://evil.example/?id=[a colleague's address]&x=1",
  )
})

test('before and after stand side by side, and every place can be found again', () => {
  const text = 'We are Dovecliff.'
  const redactions = proposeRedactions(text, OWN)
  expect(segments(text, redactions)).toEqual([
    { state: 'kept', start: 0, end: 7, text: 'We are ' },
    {
      state: 'struck',
      start: 7,
      end: 16,
      text: 'Dovecliff',
      replacement: '[our organisation]',
      redaction: redactions[0],
    },
    { state: 'kept', start: 16, end: 17, text: '.' },
  ])
  expect(applyRedactions(text, redactions)).toEqual({
    text: 'We are [our organisation].',
    map: [{ start: 7, end: 16, newStart: 7, newEnd: 25 }],
  })
  expect(applyRedactions(text, [])).toEqual({ text, map: [] })
})

const piece = fc.oneof(
  fc.constantFrom(
    'Dovecliff Biologics',
    'DOVECLIFF',
    'doveclíff',
    'Dove\u00ADcliff',
    'DOVECLIFF-LT7',
    'mydovecliffapp',
    'mail.dovecliff.example',
    'dovecliff[.]example',
    'a.b@dovecliff-bio.example',
    '203.0.113.77',
    '203[.]0[.]113[.]4',
    '10.9.8.7',
    '2001:db8:d0:1::9',
    'dovecliff.iso',
    'https://x.example/dovecliff?dovecliff',
    'Priya Nandakumar',
    'project heron',
    'd0vecliff',
    'To: a@b.example',
    'Author: X Y',
    '\nDear Kim',
    'C:\\Users\\jo\\',
    '\\\\SRV\\s',
    '[our organisation]',
    'evil.example',
    '198.51.100.1',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom(' ', '\n', '.', '-', '_', '/', '@', ',', ': ', '"', '\t', '😀', '1'),
)
const anyText = fc.array(piece, { maxLength: 14 }).map(pieces => pieces.join(''))

test('redactions are valid, apart, sorted; all applied they leave nothing of the author; a second pass finds nothing', () => {
  fc.assert(
    fc.property(anyText, text => {
      const redactions = proposeRedactions(text, OWN)
      let at = 0
      for (const { start, end, original } of redactions) {
        expect(start).toBeGreaterThanOrEqual(at)
        expect(end).toBeGreaterThan(start)
        expect(text.slice(start, end)).toBe(original)
        at = end
      }
      expect(
        segments(text, redactions)
          .map(segment => segment.text)
          .join(''),
      ).toBe(text)
      const left = applyRedactions(text, redactions).text
      const plain = left
        .normalize('NFKD')
        .replace(/[\p{M}\u00AD\u200B]/gu, '')
        .toLowerCase()
      expect(plain).not.toMatch(/dovecliff|(?<![\p{L}\p{N}])priya nandakumar(?![\p{L}\p{N}])|project heron/u)
      expect(plain).not.toMatch(/(?<![\d.])203\.0\.113\.\d{1,2}(?![\d.])/)
      expect(proposeRedactions(left, OWN).map(({ original }) => original)).toEqual([])
    }),
    { numRuns: 3000 },
  )
})

test('time grows with the text, whatever the text', () => {
  const hostile = [
    'a',
    'a.',
    'a@',
    '1.',
    ':',
    'dovecliff',
    'dovecliff.',
    '0 ',
    'To: @\n',
    ' ',
    '[.]',
    '\\\\a\\',
    'ab-',
    'j smith ',
    '/',
    "a'",
  ]
  for (const unit of hostile) {
    const started = cpuTime()
    proposeRedactions(unit.repeat(Math.ceil(300_000 / unit.length)), OWN)
    expect(cpuTime() - started, unit).toBeLessThan(3000)
  }
})
