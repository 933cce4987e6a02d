import { expect, test } from 'vitest'
import type { Layer } from '../../domain/report.ts'
import { audienceChanges } from './change.ts'
import { type Audience, EMPTY_AUDIENCE, type GrantTo } from './draft.ts'

const ALL: readonly Layer[] = ['headline', 'technical', 'full']
const node = (name: string, layer: Layer, as: GrantTo['as'] = 'withheld'): GrantTo => ({
  ref: name,
  kind: 'node',
  name,
  hint: '',
  layer,
  as,
})
const to = (...grants: GrantTo[]): Audience => ({ ...EMPTY_AUDIENCE, to: grants })
const texts = (before: Audience, after: Audience, layers = ALL) =>
  audienceChanges(before, ALL, after, layers).map(change => change.text)

test('narrowing says who loses what, widening who gets it', () => {
  expect(
    texts(
      to(node('East Midlands', 'technical'), node('Pharma', 'full')),
      to(node('East Midlands', 'headline'), node('Finance', 'technical')),
    ),
  ).toEqual([
    'East Midlands will lose the indicators and keep the headline: whoever had more only through this gets a withdrawal of it.',
    'Pharma will lose the report: whoever can see it only through this gets a withdrawal.',
    'Finance will get the indicators.',
  ])
})

test('what everyone gets is not lost with a circle, nor gained with one', () => {
  const everyone: GrantTo = { ...node('everyone', 'headline'), kind: 'everyone', name: 'Everyone' }
  expect(texts(to(everyone, node('East Midlands', 'technical')), to(everyone, node('Finance', 'headline')))).toEqual([
    'East Midlands will lose the indicators and keep the headline: whoever had more only through this gets a withdrawal of it.',
  ])
})

test('the same audience is no change; leaving a layer out of the report is one', () => {
  const audience = to(node('Pharma', 'technical'))
  expect(texts(audience, audience)).toEqual([])
  expect(texts(audience, audience, ['headline'])).toHaveLength(1)
})

test('a name given and a name taken back are both said', () => {
  expect(texts(to(node('Pharma', 'full')), to(node('Pharma', 'full', 'named')))).toEqual(['Pharma will see your name.'])
  expect(texts(to(node('Pharma', 'full', 'named')), to(node('Pharma', 'full')))[0]).toContain('no longer see your name')
})

test('exceptions that come and go', () => {
  const audience = to(node('Pharma', 'full'))
  expect(texts(audience, { ...audience, except: [] })).toEqual(['Regulators will no longer be left out.'])
})
