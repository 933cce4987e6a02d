import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TLP } from '../../domain/marking.ts'
import { sample } from '../sample-advisory.ts'
import { literal, markingObject, patternOf, reportBundle, type StixObject } from './index.ts'

const idOf = (name: string): string => {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
/** What STIX 2.1 requires of each type beside what all have (sections 3.2, 4). */
const REQUIRED: Record<string, string[]> = {
  report: ['name', 'published', 'object_refs'],
  indicator: ['pattern', 'pattern_type', 'valid_from'],
  'attack-pattern': ['name'],
  vulnerability: ['name'],
  'course-of-action': ['name'],
  note: ['content', 'object_refs'],
  identity: ['name'],
  'marking-definition': [],
}
/** Everything that is wrong with these objects, by the rules of the standard that they are under. */
function flaws(objects: readonly StixObject[]): string[] {
  const ids = new Set(objects.map(o => o.id))
  const found: string[] = []
  if (ids.size !== objects.length) found.push('two objects have one id')
  for (const o of objects) {
    const say = (what: string) => void found.push(`${o.id}: ${what}`)
    if (o.spec_version !== '2.1') say('spec_version')
    if (!/^[a-z-]+--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(o.id)) say('id')
    if (!o.id.startsWith(`${o.type}--`)) say('the id’s type')
    const required = REQUIRED[o.type]
    if (!required) say('type')
    for (const name of required ?? []) if (o[name] === undefined || o[name] === '') say(`no ${name}`)
    if (!TIME.test(String(o.created))) say('created')
    if (o.type !== 'marking-definition' && !(TIME.test(String(o.modified)) && String(o.modified) >= String(o.created)))
      say('modified')
    for (const [key, value] of Object.entries(o)) {
      if (value === undefined || value === null) say(`${key} is empty`)
      if (Array.isArray(value) && value.length === 0) say(`${key} is an empty list`)
      const refs = key.endsWith('_refs') ? (value as string[]) : key.endsWith('_ref') ? [value as string] : []
      for (const ref of refs) if (!ids.has(ref)) say(`${key} points at nothing`)
    }
    if (o.type === 'indicator' && (o.pattern_type === 'stix') !== (o.pattern_version !== undefined))
      say('pattern_version')
    if (o.type === 'indicator' && o.pattern_type === 'stix' && !isPattern(String(o.pattern)))
      say(`pattern ${o.pattern}`)
  }
  return found
}
/** One observation expression over comparisons with literals (STIX 2.1, section 9), as far as we write them. */
const LITERAL = String.raw`(?:'(?:[^'\\]|\\['\\])*'|\d+)`
const PATH = String.raw`[a-z][a-z0-9-]*:[a-z_0-9]+(?:\.(?:[A-Za-z_0-9-]+|'[^']+'))*`
const COMPARISON = `${PATH} (?:=|ISSUBSET) ${LITERAL}`
const isPattern = (text: string): boolean => new RegExp(`^\\[${COMPARISON}(?: AND ${COMPARISON})*\\]$`, 's').test(text)

test('an advisory is a bundle without a flaw', () => {
  const bundle = reportBundle(sample(), idOf)
  expect(flaws(bundle.objects)).toEqual([])
  const types = bundle.objects.map(o => o.type)
  for (const type of Object.keys(REQUIRED)) expect(types).toContain(type)
  // Innocent and context-only values are no indicators: tools would act on them. They stand in a note, dead.
  const patterns = bundle.objects.map(o => String(o.pattern)).join(' ')
  expect(patterns).not.toContain('innocent')
  expect(JSON.stringify(bundle)).toContain('innocent[.]example')
  expect(
    bundle.objects
      .filter(o => o.type !== 'marking-definition' && o.type !== 'identity')
      .every(
        o => JSON.stringify(o.object_marking_refs) === '["marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421"]',
      ),
  ).toBe(true)
})

test('a headline alone is a bundle without a flaw too, named or not', () => {
  const { indicators: _i, notes: _n, advisory: _a, ...bare } = sample({ layer: 'headline', summary: '' })
  expect(flaws(reportBundle(bare, idOf).objects)).toEqual([])
  expect(
    flaws(
      reportBundle({ ...bare, kind: 'incident', from: { named: false, crowd: 'A member in Finance' } }, idOf).objects,
    ),
  ).toEqual([])
})

test('the checker finds flaws: a dangling reference, a broken pattern, an empty list', () => {
  const [marking, identity, report] = reportBundle(sample(), idOf).objects
  if (!marking || !identity || !report) throw new Error('too few')
  expect(flaws([marking, identity, report]).join()).toContain('points at nothing')
  expect(isPattern("[url:value = 'it's']")).toBe(false)
  expect(flaws([{ ...identity, object_marking_refs: [] }]).join()).toContain('empty list')
})

test('a value in a pattern is the value and nothing else, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string(), text => {
      const written = literal(text)
      expect(written).toMatch(/^'(?:[^'\\]|\\['\\])*'$/s)
      expect(written.slice(1, -1).replace(/\\(['\\])/g, '$1')).toBe(text)
    }),
  )
  expect(patternOf({ type: 'url', value: "https://a.example/' OR url:value LIKE '%" })?.text).toBe(
    "[url:value = 'https://a.example/\\' OR url:value LIKE \\'%']",
  )
})

test.each([
  ['ipv4-cidr', '192.0.2.0/24', "[ipv4-addr:value ISSUBSET '192.0.2.0/24']"],
  [
    'ip-port',
    '[2001:db8::1]:443',
    "[network-traffic:dst_ref.type = 'ipv6-addr' AND network-traffic:dst_ref.value = '2001:db8::1' AND network-traffic:dst_port = 443]",
  ],
  ['asn', 'AS64496', '[autonomous-system:number = 64496]'],
  ['sha256', 'ab', "[file:hashes.'SHA-256' = 'ab']"],
  ['file-path', 'C:\\Temp\\a.exe', "[file:name = 'a.exe' AND file:parent_directory_ref.path = 'C:\\\\Temp']"],
] as const)('%s %s', (type, value, pattern) => {
  expect(patternOf({ type, value })?.text).toBe(pattern)
  expect(isPattern(pattern)).toBe(true)
})

test.each(TLP)('TLP:%s is the published marking, to the letter', tlp => {
  const object = markingObject(tlp)
  expect(Object.keys(object)).toEqual(['type', 'spec_version', 'id', 'created', 'name', 'extensions'])
  expect(object.created).toBe('2022-10-01T00:00:00.000Z')
  expect(object.extensions['extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d']).toEqual({
    extension_type: 'property-extension',
    tlp_2_0: tlp.toLowerCase(),
  })
})

const data = process.env.AUBURN_TEST_DATA
test.runIf(data && existsSync(join(data, 'stix')))('the checker knows patterns of published bundles', () => {
  const patterns = globSync(join(data ?? '', 'stix/**/*.stix2')).flatMap(file =>
    ((JSON.parse(readFileSync(file, 'utf8')) as { objects: { pattern?: string }[] }).objects ?? []).flatMap(
      o => o.pattern ?? [],
    ),
  )
  expect(patterns.length).toBeGreaterThan(10)
  const known = patterns.filter(p => isPattern(p.replace(/\s*=\s*/g, ' = ')))
  expect(known.length / patterns.length).toBeGreaterThan(0.9)
})
