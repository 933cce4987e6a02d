import { describe, expect, test } from 'vitest'
import type { Layer } from '../../domain/report.ts'
import {
  asksStepUp,
  audienceRequest,
  clashes,
  grantedLayer,
  markings,
  namedByLayer,
  withAttribution,
} from './audience.ts'
import { type Audience, EMPTY_AUDIENCE, type GrantTo } from './draft.ts'
import { DESK, EVERYONE, presets } from './presets.ts'

const ALL: readonly Layer[] = ['headline', 'technical', 'full']
const node = (ref: string, layer: Layer): GrantTo => ({ ref, kind: 'node', name: ref, hint: '', layer, as: 'withheld' })
const person = (layer: Layer): GrantTo => ({ ...node('seat:1', layer), kind: 'seat' })
const to = (tlp: Audience['tlp'], ...grants: GrantTo[]): Audience => ({
  ...EMPTY_AUDIENCE,
  tlp,
  tlpChosen: true,
  to: grants,
})

describe('the request', () => {
  test('one grant for each layer and attribution, each circle once', () => {
    const audience = to(
      'AMBER',
      { ...EVERYONE, layer: 'headline', as: 'withheld' },
      node('pharma', 'technical'),
      node('pharma', 'technical'),
      { ...node('finance', 'technical'), as: 'named' },
    )
    expect(audienceRequest(audience, ALL).grants).toEqual([
      { layer: 'headline', to: ['everyone'], as: 'withheld' },
      { layer: 'technical', to: ['finance'], as: 'named' },
      { layer: 'technical', to: ['pharma'], as: 'withheld' },
    ])
  })

  test('a layer that the report lacks becomes the richest poorer one that it has', () => {
    expect(grantedLayer(['headline'], 'full')).toBe('headline')
    expect(grantedLayer(['headline', 'full'], 'technical')).toBe('headline')
    expect(audienceRequest(to('GREEN', node('pharma', 'full')), ['headline']).grants).toEqual([
      { layer: 'headline', to: ['pharma'], as: 'withheld' },
    ])
  })

  test('regulators stand in the request, so that leaving them out is never silent, nor is including them', () => {
    expect(audienceRequest(to('GREEN', node('pharma', 'full')), ALL).except).toEqual(['kind:regulator'])
    expect(audienceRequest({ ...to('GREEN', node('pharma', 'full')), except: [] }, ALL).except).toEqual([])
  })

  test('a marking by hand for a layer that is the richest or absent is not sent', () => {
    const audience: Audience = {
      ...to('AMBER', node('pharma', 'full')),
      layerTlp: { headline: 'CLEAR', technical: 'GREEN' },
    }
    expect(audienceRequest(audience, ALL).layerTlp).toEqual({ headline: 'CLEAR', technical: 'GREEN' })
    expect(audienceRequest(audience, ['headline', 'technical']).layerTlp).toEqual({ headline: 'CLEAR' })
    expect(audienceRequest(audience, ['headline']).layerTlp).toEqual({})
  })

  test('colleagues are named for RED alone', () => {
    const audience: Audience = { ...to('RED', person('full')), colleagues: [{ ...person('full'), ref: 'seat:2' }] }
    expect(audienceRequest(audience, ALL).colleagues).toEqual(['seat:2'])
    expect(audienceRequest({ ...audience, tlp: 'AMBER' }, ALL).colleagues).toEqual([])
  })
})

describe('markings', () => {
  test('poorer layers get the highest marking that their audience allows', () => {
    const audience = to('AMBER', { ...EVERYONE, layer: 'headline', as: 'withheld' }, node('pharma', 'technical'), {
      ...DESK,
      layer: 'full',
      as: 'withheld',
    })
    expect(markings(audience, ALL)).toEqual([
      { layer: 'headline', tlp: 'GREEN' },
      { layer: 'technical', tlp: 'AMBER' },
      { layer: 'full', tlp: 'AMBER' },
    ])
    expect(clashes(audience, ALL)).toEqual([])
  })

  test('RED goes to persons and the desk; a node below it is said to clash, its poorer layer does not', () => {
    const audience = to('RED', person('full'), { ...DESK, layer: 'full', as: 'withheld' }, node('pharma', 'technical'))
    expect(clashes(audience, ALL)).toEqual([])
    const clash = clashes({ ...audience, to: [...audience.to, node('finance', 'full')] }, ALL)
    expect(clash.map(({ grant, tlp, stepUp }) => [grant.ref, tlp, stepUp])).toEqual([['finance', 'RED', false]])
  })

  test('AMBER to everyone asks for a step-up, GREEN does not, and a kind of member cannot have AMBER at all', () => {
    const everyone: GrantTo = { ...EVERYONE, layer: 'full', as: 'withheld' }
    expect(asksStepUp(to('AMBER', everyone), ALL)).toBe(true)
    expect(asksStepUp(to('GREEN', everyone), ALL)).toBe(false)
    const kind: GrantTo = { ...node('kind:charity', 'full'), kind: 'kind' }
    expect(clashes(to('AMBER', kind), ALL)[0]?.stepUp).toBe(false)
  })
})

test('a layer counts as named only if everybody who gets it sees the name', () => {
  const audience = to('AMBER', node('pharma', 'headline'), { ...node('finance', 'full'), as: 'named' })
  expect(namedByLayer(audience, ALL)).toEqual({ headline: false, technical: true, full: true })
  expect(namedByLayer(withAttribution(audience, 'named'), ALL).headline).toBe(true)
  expect(namedByLayer(to('AMBER'), ALL).headline).toBe(false)
})

test('a preset’s marking gives way to its audience; a chosen one does not', () => {
  const everyone: GrantTo = { ...EVERYONE, layer: 'headline', as: 'withheld' }
  const preset: Audience = { ...EMPTY_AUDIENCE, to: [everyone, { ...DESK, layer: 'full', as: 'withheld' }] }
  expect(audienceRequest(preset, ALL).tlp).toBe('AMBER')
  expect(audienceRequest(preset, ['headline']).tlp).toBe('GREEN')
  expect(audienceRequest({ ...preset, tlpChosen: true }, ['headline']).tlp).toBe('AMBER')
})

test('no preset names the author by itself, includes regulators, or clashes with its own marking', () => {
  const nodes = [{ handle: 'pharma', name: 'Pharma', kind: 'sector' as const, joined: true }].map(part => ({
    ...part,
    admission: 'apply' as const,
    ended: false,
    muted: false,
    description: '',
    sectors: [],
    regions: [],
  }))
  for (const preset of presets(nodes, 'withheld')) {
    expect(preset.audience.to.length, preset.id).toBeGreaterThan(0)
    expect(
      preset.audience.to.every(grant => grant.as === 'withheld'),
      preset.id,
    ).toBe(true)
    expect(
      preset.audience.except.map(circle => circle.ref),
      preset.id,
    ).toEqual(['kind:regulator'])
    for (const layers of [
      ALL,
      ['headline'] as const,
      ['headline', 'technical'] as const,
      ['headline', 'full'] as const,
    ]) {
      expect(
        clashes(preset.audience, layers).filter(clash => !clash.stepUp),
        preset.id,
      ).toEqual([])
    }
  }
})
