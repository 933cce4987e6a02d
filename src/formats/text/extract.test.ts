import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { IndicatorType } from '../../domain/indicator.ts'
import { defang, extract, harmlessness, normalise, refang, unicodeForm } from './index.ts'

const pairs = (text: string) => extract(text, { demo: true }).map(f => `${f.type} ${f.value}`)
const only = (text: string) => {
  const [first, ...more] = extract(text, { demo: true })
  expect(more).toEqual([])
  return first
}

test('every known defanging form is undone', () => {
  const forms = readFileSync(new URL('../../../fixtures/defanging-forms.txt', import.meta.url), 'utf8')
  const byForm = new Map<string, string[]>()
  let form = ''
  const starts = [...forms.matchAll(/^(\d+) /gm)].map(m => [m.index, m[1] ?? ''] as const)
  for (const found of extract(forms, { demo: true })) {
    for (const [at, name] of starts) if (at <= found.start) form = name
    byForm.set(form, [...(byForm.get(form) ?? []), found.value])
  }
  expect([...byForm.keys()].map(Number)).toEqual(Array.from({ length: 45 }, (_, i) => i + 1))
  expect(byForm.get('12')).toEqual(['ftp://a12.example/f', 'ftp://a12b.example/f'])
  expect(byForm.get('14')).toEqual(['http://a14.example'])
  expect(byForm.get('31')).toEqual(['2001:db8::31', '2001:db8::32'])
  expect(byForm.get('36')).toEqual(['user@a36.com'])
  expect(byForm.get('42')).toContain('https://a42.example/x')
  expect(byForm.get('42')).toContain('https://a42b.example/x')
  expect(byForm.get('45')).toEqual(['192.0.2.45:443'])
  for (const values of byForm.values()) for (const value of values) expect(value).not.toMatch(/hxxp|\[\.|\[dot|\[at/i)
})

test('what only looks like an indicator is left alone', () => {
  const noise = [
    'version 10.0.19041.1, Chrome/120.0.6099.71, v1.2.3.4, OpenSSL 3.0.2.1, firmware 7.2.4.1, section 4.1.2.3',
    'OID 1.3.6.1.4.1.311 on 12.05.2026, call 123.456.7890, 1.234.567 in all, at 12:30:45, ratio 1:1, std::string',
    'README.md and node.js, socket.io, ASP.NET, VB.NET, System.Management.Automation, com.android.vending',
    'org.apache.log4j Microsoft.Windows.Defender e.g. i.e. U.S. a.m. net.example.Main v1.Secret',
    'const x = user.name + data.info; this.id; obj.map(f)',
    'commit 9fceb02d0ae598e95dc970b74767f19372d61af8 and index 83db48f..bf2a3c1',
    'imphash f34d5f2d4577ed6d9ceec516c1f5a744, api_key=0f1e2d3c4b5a69788796a5b4c3d2e1f0',
    'MAC 00:00:5e:00:53:af; model T1000, serial S0001; IBM AS400; the dot com bubble; meet at noon dot',
    '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb GB33BUKB20201555555555 999.1.1.1 01.02.03.04',
    'It ended.In May it began again.The rest is history.',
  ]
  for (const line of noise) expect(pairs(line), line).toEqual([])
})

test('roles and uses come from the words around, with the reason', () => {
  const one = (text: string) => {
    const f = only(text)
    return f && [f.value, f.role, f.use, f.ticked]
  }
  expect(one('The implant beacons to 185.212.44.19.')).toEqual(['185.212.44.19', 'c2', 'block', true])
  expect(one('Phishing page: zq7-payslip-portal.com')).toEqual([
    'zq7-payslip-portal.com',
    'phishing-page',
    'block',
    true,
  ])
  expect(one('From: pay@zq7-payslip-portal.com')).toEqual(['pay@zq7-payslip-portal.com', 'sender', 'detect', true])
  expect(one('kestrel-joinery.com is sinkholed')).toEqual(['kestrel-joinery.com', 'sinkhole', 'do-not-touch', true])
  expect(one('kestrel-joinery.com (hacked customer site, do not block)')).toEqual([
    'kestrel-joinery.com',
    'hacked-innocent',
    'do-not-touch',
    true,
  ])
  expect(one('We also use quietmeadow-software.com at home')).toEqual([
    'quietmeadow-software.com',
    'unknown',
    'context',
    false,
  ])
  expect(one('quietmeadow[.]example')).toEqual(['quietmeadow.example', 'unknown', 'block', true])
  expect(one('Watch only: 198.185.159.144')).toEqual(['198.185.159.144', 'unknown', 'detect', true])
  expect(one('see CVE-2026-40112')).toEqual(['CVE-2026-40112', 'exploited-flaw', 'context', true])
  expect(only('C2: 185.212.44.19')?.reason).toBe('after ‘C2’')
})

test('harmless values are flagged and left unticked; demonstrations may use documentation values', () => {
  const [own] = extract('C2: 81.2.69.7', { own: { domains: ['northmoor.co.uk'], networks: ['81.2.69.0/24'] } })
  expect(own).toMatchObject({ ticked: false, use: 'context', harmless: { list: 'own' } })
  expect(
    harmlessness('url', 'https://vpn.northmoor.co.uk/x', { own: { domains: ['northmoor.co.uk'], networks: [] } })?.list,
  ).toBe('own')
  expect(
    harmlessness('domain', 'notnorthmoor.co.uk', { own: { domains: ['northmoor.co.uk'], networks: [] } }),
  ).toBeUndefined()
  expect(extract('C2: 192.0.2.1')[0]).toMatchObject({ ticked: false, harmless: { list: 'documentation' } })
  expect(extract('C2: 192.0.2.1', { demo: true })[0]).toMatchObject({ ticked: true, role: 'c2' })
  expect(harmlessness('ipv6', '2001:db8::1')?.list).toBe('documentation')
  expect(harmlessness('ipv4-cidr', '10.0.0.0/7')).toBeUndefined()
})

test('normalise says what is valid, once', () => {
  const good: [IndicatorType, string, string][] = [
    ['ipv6', '2001:0DB8:0:0::1', '2001:db8::1'],
    ['ipv4-cidr', '192.0.2.77/24', '192.0.2.0/24'],
    ['domain', 'BÜCHER.Example', 'xn--bcher-kva.example'],
    ['url', 'HTTP://A.Example:8080/Path?Q', 'http://a.example:8080/Path?Q'],
    ['sha1', 'DA39A3EE5E6B4B0D3255BFEF95601890AFD80709', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
    ['cve', 'cve-2026-12345', 'CVE-2026-12345'],
    ['asn', '64500', 'AS64500'],
    ['ip-port', '[2001:db8::0:1]:443', '[2001:db8::1]:443'],
  ]
  for (const [type, given, wanted] of good) expect(normalise(type, given), given).toBe(wanted)
  const bad: [IndicatorType, string][] = [
    ['ipv4', '192.0.2.01'],
    ['ipv4', '192.0.2.256'],
    ['domain', 'readme'],
    ['domain', 'a..example'],
    ['domain', 'a.exe'],
    ['domain', 'co.uk'],
    ['url', 'javascript:alert(1)'],
    ['url', 'http://intranet/x'],
    ['md5', 'abc'],
    ['sha256', 'g'.repeat(64)],
    ['file-name', 'a\u0000b.exe'],
    ['mutex', 'x'.repeat(2000)],
    ['user-agent', '\ud800'],
    ['bitcoin', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb'],
    ['yara', 'rule x { strings: $a = "b" }'],
    ['email', 'a b@c.example'],
  ]
  for (const [type, given] of bad) expect(normalise(type, given), given).toBeUndefined()
})

test('names in other scripts keep their A-label and can be shown', () => {
  expect(only('bücher-shop[.]example')?.value).toBe('xn--bcher-shop-9db.example')
  expect(unicodeForm('xn--bcher-kva.example')).toBe('bücher.example')
})

const label = fc.stringMatching(/^[a-z][a-z0-9]{2,12}$/).map(s => `zq${s}`)
const domain = fc
  .tuple(label, fc.constantFrom('com', 'net', 'example', 'co.uk', 'xyz', 'test'))
  .map(([a, b]) => `${a}.${b}`)
const octets = fc.tuple(fc.integer({ min: 30, max: 223 }), fc.nat(255), fc.nat(255), fc.nat(255)).map(o => o.join('.'))
const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length - 2}}$`)).map(s => `a${s}7`)
const values: [IndicatorType, fc.Arbitrary<string>][] = [
  ['domain', domain],
  ['ipv4', octets],
  ['ipv4-cidr', octets.map(ip => `${ip.replace(/\d+$/, '0')}/24`)],
  ['ip-port', fc.tuple(octets, fc.integer({ min: 1, max: 65535 })).map(([ip, port]) => `${ip}:${port}`)],
  ['ipv6', fc.integer({ min: 1, max: 0xffff }).map(n => `2a02:db8::${n.toString(16)}`)],
  [
    'url',
    fc
      .tuple(fc.constantFrom('http', 'https', 'ftp'), domain, fc.stringMatching(/^[a-z0-9]{1,9}$/))
      .map(([s, d, p]) => `${s}://${d}/${p}`),
  ],
  ['email', fc.tuple(label, domain).map(([a, d]) => `${a}@${d}`)],
  ['md5', hex(32)],
  ['sha1', hex(40)],
  ['sha256', hex(64)],
  ['sha512', hex(128)],
  ['cve', fc.integer({ min: 1000, max: 999999 }).map(n => `CVE-2026-${n}`)],
  ['attack-technique', fc.integer({ min: 1001, max: 1650 }).map(n => `T${n}.001`)],
  ['asn', fc.integer({ min: 1000, max: 400000 }).map(n => `AS${n}`)],
  ['file-name', label.map(a => `${a}.exe`)],
  ['file-path', label.map(a => `C:\\Users\\Public\\${a}.dll`)],
  ['registry-key', label.map(a => `HKCU\\Software\\${a}\\Run`)],
  ['mutex', label.map(a => `Global\\${a}_1`)],
]

test.each(values)('a defanged %s is found again', (type, arbitrary) => {
  fc.assert(
    fc.property(arbitrary, value => {
      const text = `Seen today:\n${defang(type, value)}\n`
      const found = extract(text, { demo: true }).filter(f => f.type === type)
      expect(found.map(f => f.value)).toEqual([value])
      expect(found[0]?.original).toBe(defang(type, value))
      expect(normalise(type, value)).toBe(value)
      expect(refang(defang(type, value))).toBe(value)
    }),
    { numRuns: 60 },
  )
})

const scraps = fc.constantFrom(
  '[.]',
  'hxxp://',
  '://',
  '@',
  '.com',
  '192.0.2.1',
  '\u200b',
  '。',
  '&#46;',
  '=\n',
  ' dot ',
  '(',
  '|',
  '\n',
  '"',
  'HKLM\\',
  'rule a {',
  'C:\\',
  '::',
  'é',
  '%2e',
  'T1059',
  ' ',
)

test('any text: no throw, and offsets point at the original', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          scraps,
          fc.string({ unit: 'grapheme', maxLength: 8 }),
          fc.string({ unit: 'binary', maxLength: 4 }),
          domain,
        ),
        { maxLength: 30 },
      ),
      parts => {
        const text = parts.join('')
        for (const found of extract(text)) {
          expect(text.slice(found.start, found.end)).toBe(found.original)
          expect(found.end).toBeGreaterThan(found.start)
        }
      },
    ),
    { numRuns: 400 },
  )
})

test('what is extracted is valid', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(scraps, domain, octets, fc.string({ maxLength: 6 })), { maxLength: 20 }), parts => {
      for (const found of extract(parts.join('')))
        expect(normalise(found.type, found.value), `${found.type} ${found.value}`).toBe(found.value)
    }),
    { numRuns: 400 },
  )
})

// A busy machine can slow one measurement by any factor, but not three in a row.
test('time grows with length, not with its square', { timeout: 60_000, retry: 2 }, () => {
  const adversaries = [
    '.',
    '(',
    '[',
    'a.',
    '[.]',
    'f',
    '://',
    'http://a.',
    '@',
    '\\',
    'C:\\a ',
    'rule a {\n',
    'title: x\n',
    ' ',
    'hxxp[',
    '1.1.1.1 ',
    'https://a.com/,',
    'subject: "',
  ]
  const measure = (unit: string, length: number) => {
    const text = unit.repeat(length / unit.length)
    let best = Number.POSITIVE_INFINITY
    for (let i = 0; i < 3; i++) {
      // Time of this process, not of the clock: on a busy machine it waits its turn.
      const began = process.cpuUsage()
      extract(text)
      const { user, system } = process.cpuUsage(began)
      best = Math.min(best, (user + system) / 1000)
    }
    return best
  }
  for (const unit of adversaries) {
    measure(unit, 20_000)
    const small = measure(unit, 30_000)
    const large = measure(unit, 120_000)
    // four times the length: a quadratic scan would take 16 times as long; the constant forgives what is collected meanwhile
    expect(large, `${JSON.stringify(unit)} ${small} → ${large}`).toBeLessThan(small * 8 + 40)
  }
})
