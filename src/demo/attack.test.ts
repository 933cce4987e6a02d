import { expect, test } from 'vitest'
import { demoMatrices } from './attack.ts'
import { stories } from './stories/index.ts'

test('the stories’ techniques have names, but for those of matrices that the demo does not bring', () => {
  const matrices = demoMatrices()
  expect(matrices.map(m => [m.domain, m.tactics.length])).toEqual([
    ['enterprise-attack', 15],
    ['ics-attack', 7],
  ])
  const known = new Set(matrices.flatMap(m => m.techniques.map(t => t.id)))
  const used = new Set(JSON.stringify(stories).match(/T[01]\d{3}(?:\.\d{3})?/g))
  expect([...used].filter(id => !known.has(id)).sort()).toEqual(['T1660'])
  for (const { techniques, tactics } of matrices)
    for (const t of techniques)
      expect(t.tactics.every(short => tactics.some(one => one.shortName === short))).toBe(true)
})
