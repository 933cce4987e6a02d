import { expect, test } from 'vitest'
import { cpuTime } from '../../test/cpu-time.ts'
import type { AdvisoryContent } from './advisory.ts'
import { type FlagCode, identifying, type KnownToDesk, openFlags } from './identifying.ts'

const known = (change: Partial<KnownToDesk> = {}): KnownToDesk => ({
  members: [
    {
      ...{ name: 'Dovecliff Biologics Ltd', short: ['DCB', 'Dovecliff'] },
      ...{ domains: ['dovecliff.example'], networks: ['192.0.2.0/24', '2001:db8:5::/48'] },
    },
    { name: 'The Peveril Print & Packaging Company', short: [], domains: ['peveril.example'], networks: [] },
  ],
  people: ['Jane Smith', 'Ng'],
  crowd: Array.from({ length: 9 }, () => ({ sectors: ['finance'], regions: ['TLI'] })),
  victims: [],
  ...change,
})
const content = (text: string, change: Partial<AdvisoryContent> = {}): AdvisoryContent => ({
  ...{ kind: 'alert', title: { text: 'A loader', sources: [] }, board: [{ text, sources: [] }] },
  ...{ steps: [], notes: [], indicators: [], hunts: [], rules: [], acknowledged: [] },
  ...change,
})
const found = (text: string, change: Partial<KnownToDesk> = {}): [FlagCode, string][] =>
  identifying(content(text), known(change)).map(f => [f.code, f.found])
const codes = (text: string, change: Partial<KnownToDesk> = {}) => found(text, change).map(([code]) => code)

test('a member’s name in any of its forms, and not the words that many have', () => {
  for (const text of [
    'It began at Dovecliff Biologics.',
    'It began at DOVECLIFF.',
    'DCB saw it first.',
    'A firm called Peveril saw it.',
    'Dоvecliff with a Cyrillic letter saw it.',
  ])
    expect(codes(text), text).toEqual(['member'])
  for (const text of [
    'A print company saw it.',
    'dcb is no name in small letters.',
    'The packaging firm.',
    'September is no ember.',
  ])
    expect(codes(text), text).toEqual([])
})
test('a name within a word, or imitated: a phishing page tells whose customers it was for', () => {
  for (const text of [
    'doveclifflogin.example',
    'd0vecliff-pay.example',
    'my-doveciiff.example',
    'https://doveclíff.example/',
  ])
    expect(codes(`It led to ${text} today.`), text).toContain('member')
  const members = [{ name: 'Ember Ltd', short: [], domains: [], networks: [] }]
  expect(codes('In September a member remembers.', { members })).toEqual([])
  expect(codes('Ember and Ernber.', { members })).toEqual(['member', 'member'])
})
test('a member’s domain, host or address, live or dead', () => {
  expect(found('Mail from vpn.dovecliff.example came.')).toEqual([
    ['member', 'dovecliff'],
    ['domain', 'vpn.dovecliff.example'],
  ])
  expect(codes('See peveril[.]example')).toContain('domain')
  expect(found('It came from 192.0.2.77.')).toEqual([['network', '192.0.2.77']])
  expect(found('It came from 192[.]0[.]2[.]77.')).toEqual([['network', '192.0.2.77']])
  expect(found('It came from 2001:db8:5::1 today.')).toEqual([['network', '2001:db8:5::1']])
  expect(codes('It came from 198.51.100.7.')).toEqual([])
  expect(codes('notpeveril.example is another’s')).not.toContain('domain')
})
test('persons, mail addresses, machines and minutes', () => {
  expect(found('Jane Smith opened it.')).toEqual([['person', 'jane smith']])
  expect(found('jsmith opened it.')).toEqual([['person', 'jsmith']])
  expect(found('Smith, Jane opened it.')).toEqual([['person', 'smith jane']])
  expect(codes('A blacksmith opened it.')).toEqual([])
  expect(found('Ask help@vendor.example first.')).toEqual([['address', 'help@vendor.example']])
  expect(found('Ask help(at)vendor(dot)example first.')).toEqual([['address', 'help@vendor.example']])
  expect(codes('It ran on SRV-FS01 and dc2.corp.local.')).toEqual(['host', 'host'])
  expect(codes('Update CVE-2026-1234 and KB-5012345, by TLS-1.')).toEqual([])
  expect(found('At 02:10 it began.')).toEqual([['minute', '02:10']])
  for (const text of ['Block 192.168.02:10 no.', 'The version is 1:10:22.', 'It costs 25:00 in a game.'])
    expect(codes(text), text).not.toContain('minute')
})
test('the only one, and descriptions that fit fewer than five', () => {
  expect(codes('The only hospital in Leeds was hit.')).toContain('only-one')
  expect(codes('Only update if you must.')).toEqual([])
  expect(codes('A finance firm in London was hit.')).toEqual([])
  expect(found('A pharma firm was hit.').map(f => f[0])).toEqual(['narrow'])
  expect(codes('Finance in Scotland was hit.')).toContain('narrow')
})
test('a value that a source gave as its victim’s is asked about in every text', () => {
  const victims = { victims: ['Shop.example'] }
  expect(found('It struck shop[.]example.', victims)).toEqual([['victim', 'shop.example']])
  expect(codes('It struck nothing.', { victims: [''] })).toEqual([])
  const value = { type: 'domain', value: 'hop.example', role: 'victim', use: 'context', sources: [] } as const
  expect(identifying(content('Fine.', { indicators: [value] }), known()).map(f => f.code)).toEqual(['victim'])
})
test('a value beside its role is not read as a sentence, but a member’s it is', () => {
  const value = (type: 'email' | 'domain' | 'ipv4' | 'file-name', of: string) => ({
    ...{ type, value: of, role: 'sender' as const, use: 'block' as const, sources: [] },
  })
  const flags = (v: ReturnType<typeof value>) =>
    identifying(content('Fine.', { indicators: [v] }), known()).map(f => f.code)
  expect(flags(value('email', 'pay@evil.example'))).toEqual([])
  expect(flags(value('file-name', 'SRV-FS01.exe'))).toEqual([])
  expect(flags(value('domain', 'dovecliff.example')).sort()).toEqual(['domain', 'member'])
  expect(flags(value('ipv4', '192.0.2.1'))).toEqual(['network'])
})
test('the same finding is one flag for each rendering, settled by a reason and by nothing less', () => {
  const twice = content('Dovecliff. Dovecliff!', { notes: [{ text: 'DOVECLIFF', sources: [] }] })
  const flags = identifying(twice, known())
  expect(flags.map(f => [f.rendering, f.key])).toEqual([
    ['board', 'member:board:dovecliff'],
    ['soc', 'member:soc:dovecliff'],
  ])
  const [first] = flags
  expect(openFlags(flags, { acknowledged: [{ flag: first?.key ?? '', reason: '  ' }] })).toHaveLength(2)
  expect(openFlags(flags, { acknowledged: [{ flag: first?.key ?? '', reason: 'It said so.' }] })).toHaveLength(1)
})
test('it asks of the text alone: whoever reported, the same', () => {
  const text = 'The only pharma firm in London, at 02:10, said jsmith.'
  const other = known({ members: [...known().members].reverse(), people: [...known().people].reverse() })
  const sorted = (k: KnownToDesk) =>
    identifying(content(text), k)
      .map(f => f.key)
      .sort()
  expect(sorted(known())).toEqual(sorted(other))
})
test('hostile texts are looked at in a moment, and say nothing that was not written', () => {
  const began = cpuTime()
  for (const text of [
    'a.'.repeat(50_000),
    'a@'.repeat(50_000),
    ':'.repeat(100_000),
    '1.'.repeat(50_000),
    'the only '.repeat(20_000),
    'A-'.repeat(50_000),
    'srv'.repeat(30_000),
    '[.'.repeat(50_000),
    '日本\u202e\u0000'.repeat(20_000),
    '(at)'.repeat(30_000),
  ])
    identifying(content(text), known({ victims: ['v.example'] }))
  expect(cpuTime() - began).toBeLessThan(8_000)
})
test('names with the signs of patterns in them are names', () => {
  const members = [{ name: 'A+B (Tools) [UK]', short: ['.*'], domains: [], networks: ['not a network'] }]
  expect(codes('Anything at all.', { members })).toEqual([])
})
