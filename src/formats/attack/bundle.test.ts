import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { AttackFileError, readAttackBundle } from './bundle.ts'
import { navigatorLayer } from './navigator.ts'

const outside = (external_id: string) => [{ source_name: 'mitre-attack', external_id }]
const bundle = (...objects: unknown[]) => JSON.stringify({ type: 'bundle', id: 'bundle--1', objects })
const matrix = (...tactic_refs: string[]) => ({
  type: 'x-mitre-matrix',
  id: 'm',
  name: 'Enterprise',
  external_references: outside('enterprise-attack'),
  tactic_refs,
})
const tactic = (id: string, short: string) => ({
  type: 'x-mitre-tactic',
  id,
  name: short.toUpperCase(),
  x_mitre_shortname: short,
  external_references: outside(`TA000${id}`),
})
const technique = (id: string, attack: string, more: object = {}) => ({
  type: 'attack-pattern',
  id,
  name: `Technique ${attack}`,
  external_references: [{ source_name: 'capec', external_id: 'CAPEC-1' }, ...outside(attack)],
  kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: 'stealth' }],
  ...more,
})

test('tactics stand in the order of the matrix, whatever they are called; one that it does not name stands last', () => {
  const { matrix: read } = readAttackBundle(
    bundle(tactic('1', 'impact'), tactic('2', 'stealth'), tactic('3', 'a-new-one'), matrix('2', '1', 'nowhere')),
  )
  expect(read.tactics.map(t => t.shortName)).toEqual(['stealth', 'impact', 'a-new-one'])
  expect(read.domain).toBe('enterprise-attack')
})

test('revoked and deprecated techniques are kept as such, with what stands in their place', () => {
  const { matrix: read } = readAttackBundle(
    bundle(
      matrix('1'),
      tactic('1', 'stealth'),
      technique('a', 'T1001', { revoked: true, kill_chain_phases: undefined }),
      technique('b', 'T1002.003'),
      technique('c', 'T1003', { x_mitre_deprecated: true }),
      { type: 'relationship', id: 'r', relationship_type: 'revoked-by', source_ref: 'a', target_ref: 'b' },
    ),
  )
  expect(read.techniques.map(t => [t.id, t.state, t.revokedBy, t.tactics])).toEqual([
    ['T1001', 'revoked', 'T1002.003', []],
    ['T1002.003', 'current', undefined, ['stealth']],
    ['T1003', 'deprecated', undefined, ['stealth']],
  ])
})

test('what has not the form is left out and counted; names are one line', () => {
  const { matrix: read, leftOut } = readAttackBundle(
    bundle(
      matrix('1'),
      tactic('1', 'stealth'),
      tactic('9', '__proto__'),
      technique('a', 'not an id'),
      technique('b', 'T1001', {
        name: ' two\nlines\u202e<b>\u0000 ',
        kill_chain_phases: ['no', { phase_name: 7 }, null],
      }),
      null,
      7,
      { type: 'attack-pattern' },
    ),
  )
  expect(read.techniques).toEqual([{ id: 'T1001', name: 'two lines <b>', tactics: [], state: 'current' }])
  expect(leftOut).toBe(2)
})

test.each([
  ['not JSON', '{'],
  ['no bundle', '[]'],
  ['no bundle of objects', '{"type":"bundle","objects":7}'],
  ['no matrix', bundle(tactic('1', 'stealth'))],
  ['no tactic', bundle(matrix('1'))],
  ['a matrix that is no matrix', bundle({ ...matrix(), external_references: outside('../../etc') }, tactic('1', 'a'))],
])('%s is refused', (_, text) => {
  expect(() => readAttackBundle(text)).toThrow(AttackFileError)
})

const real = join(process.env.AUBURN_TEST_DATA ?? '', 'attack/enterprise-attack.json')
test.skipIf(!process.env.AUBURN_TEST_DATA || !existsSync(real))('MITRE’s own file', () => {
  const { matrix: read, leftOut } = readAttackBundle(readFileSync(real, 'utf8'))
  expect(leftOut).toBe(0)
  expect(read.domain).toBe('enterprise-attack')
  expect(read.tactics.map(t => t.shortName).slice(0, 3)).toEqual([
    'reconnaissance',
    'resource-development',
    'initial-access',
  ])
  expect(read.techniques.length).toBeGreaterThan(600)
  const known = new Set(read.tactics.map(t => t.shortName))
  for (const t of read.techniques.filter(one => one.state === 'current')) {
    expect(t.tactics.length, t.id).toBeGreaterThan(0)
    expect(
      t.tactics.every(short => known.has(short)),
      t.id,
    ).toBe(true)
  }
})

test('a layer for the Navigator: a score each, the highest at the end of the colours', () => {
  const about = { name: 'n', description: 'd', domain: 'enterprise-attack', version: '18.1' }
  const layer = navigatorLayer({ ...about, scores: [{ id: 'T1566.001', score: 7, comment: '' }] })
  expect(layer.versions).toEqual({ layer: '4.5', navigator: '5.1.0', attack: '18' })
  expect(layer.gradient).toMatchObject({ minValue: 0, maxValue: 7 })
  expect(layer.techniques).toEqual([
    { techniqueID: 'T1566.001', score: 7, comment: '', enabled: true, showSubtechniques: true },
  ])
  expect(navigatorLayer({ ...about, version: '', scores: [] }).versions).not.toHaveProperty('attack')
})
