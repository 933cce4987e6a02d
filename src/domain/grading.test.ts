import fc from 'fast-check'
import { expect, test } from 'vitest'
import { corroboration, corroborationWords, policeReading, type SourceAsKnown, sourceByDefault } from './grading.ts'

const own = (named?: string): SourceAsKnown => ({ named, provenance: 'own-observation' })

test('reports of one named organisation count once, of two twice', () => {
  expect(corroboration([own('alder'), own('alder')]).independent).toBe(1)
  expect(corroboration([own('alder'), own('birch'), own('alder')]).independent).toBe(2)
})
test('what is not named never adds to the count, nor takes from it: it tells nothing of who wrote it', () => {
  expect(corroboration([own(), own()])).toEqual({ independent: 1, unnamed: 2, secondHand: 0 })
  expect(corroboration([own('alder'), own()]).independent).toBe(1)
  fc.assert(
    fc.property(fc.nat(6), fc.uniqueArray(fc.constantFrom('alder', 'birch', 'cedar')), (unnamed, named) => {
      const sources = [...named.map(own), ...Array.from({ length: unnamed }, () => own())]
      expect(corroboration(sources).independent).toBe(Math.max(named.length, sources.length > 0 ? 1 : 0))
    }),
  )
})
test('passed on and open source are not independent of each other, nor of anything', () => {
  const passed: SourceAsKnown = { named: 'alder', provenance: 'passed-on' }
  expect(corroboration([passed, { named: 'birch', provenance: 'open-source' }]).independent).toBe(1)
  expect(corroboration([own('cedar'), passed]).independent).toBe(1)
  expect(corroborationWords(corroboration([own('cedar'), passed]))).toBe(
    'One independent source is known. Counted as at least one: 1 passed on or from open sources, which may come from one place.',
  )
})
test('a source that nobody can know cannot be judged; one that is merely not named is left to the desk', () => {
  expect(sourceByDefault('anonymous')).toBe('F')
  expect(sourceByDefault('withheld')).toBeUndefined()
})
test('the police reading says how the source knows, and gives no handling', () => {
  expect(policeReading({ source: 'A', information: 1 }, 'own-observation')).toEqual({ source: '1', information: 'A' })
  expect(policeReading({ source: 'F', information: 1 }, 'passed-on')).toEqual({ source: '2', information: 'B' })
  expect(policeReading({ source: 'C', information: 3 }, 'open-source')).toEqual({ source: '2', information: 'C' })
  expect(policeReading({ source: 'E', information: 5 }, 'own-observation')).toEqual({ source: '3', information: 'E' })
  expect(policeReading({ source: 'F', information: 6 }, 'own-observation')).toEqual({ source: '2', information: 'D' })
})
