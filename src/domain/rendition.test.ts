import { expect, test } from 'vitest'
import { layersOf, type RenditionContent, renditionOf } from './rendition.ts'

const content: RenditionContent = {
  kind: 'incident',
  provenance: { kind: 'own-observation' },
  occurredAt: '2026-01-01T00:00:00.000Z',
  headline: { title: 'title', summary: 'summary' },
  technical: { indicators: [{ type: 'domain', value: 'a.example', role: 'c2', use: 'block' }], notes: 'notes' },
  full: { story: 'story', impact: 'impact' },
}

test('each layer holds what the poorer ones hold, and nothing of the richer', () => {
  expect(Object.keys(renditionOf(content, 'headline')).sort()).toEqual([
    'kind',
    'occurredAt',
    'provenance',
    'summary',
    'title',
  ])
  const technical = renditionOf(content, 'technical')
  expect(technical).toMatchObject({ ...renditionOf(content, 'headline'), notes: 'notes' })
  expect(JSON.stringify(technical)).not.toMatch(/story|impact/)
  expect(renditionOf(content, 'full')).toMatchObject({ ...technical, story: 'story', impact: 'impact' })
})
test('a report has a headline, and the layers that were written', () => {
  expect(layersOf(content)).toEqual(['headline', 'technical', 'full'])
  expect(layersOf({ full: content.full })).toEqual(['headline', 'full'])
  expect(layersOf({})).toEqual(['headline'])
})
