import { expect, test } from 'vitest'
import type { OwnTerms } from '../../domain/own-terms.ts'
import { answer, type Question } from './finding.ts'
import { ofNothing } from './of-nothing.ts'

const own: OwnTerms = { names: [], domains: [], networks: [], people: [], terms: [] }
const written = { title: '', summary: ' ', notes: '', story: '\n', impact: '' }
const content = {
  kind: 'incident',
  provenance: { kind: 'own-observation' },
  headline: { title: '', summary: '' },
} as never

test('of nothing, the answer is the worker’s own', () => {
  const questions: Question[] = [
    { ask: 'values', text: ' \n', own, demo: true },
    { ask: 'strikes', written, own },
    { ask: 'warnings', content, own, named: { headline: [], technical: [], full: [] } as never },
  ]
  for (const question of questions) expect(ofNothing(question), question.ask).toEqual(answer(question))
})

test('of anything at all, the worker is asked', () => {
  expect(ofNothing({ ask: 'values', text: 'a', own, demo: true })).toBeUndefined()
  expect(ofNothing({ ask: 'strikes', written: { ...written, impact: 'x' }, own })).toBeUndefined()
  const affecting = {
    ...(content as object),
    headline: { title: '', summary: '', affects: { sectors: [], regions: [] } },
  } as never
  expect(ofNothing({ ask: 'warnings', content: affecting, own, named: {} as never })).toBeUndefined()
})
