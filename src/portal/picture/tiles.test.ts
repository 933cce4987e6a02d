import { expect, test } from 'vitest'
import { REGION_CODES } from '../../domain/member.ts'
import { TILES, tileBeside } from './tiles.ts'

test('twelve tiles, none on another, and arrow keys come to each', () => {
  const places = REGION_CODES.map(code => `${TILES[code].row} ${TILES[code].column}`)
  expect(new Set(places).size).toBe(12)
  const reached = new Set<(typeof REGION_CODES)[number]>(['TLM'])
  for (const code of reached)
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
      const next = tileBeside(code, key)
      if (next) reached.add(next)
    }
  expect(reached.size).toBe(12)
  expect(tileBeside('TLF', 'ArrowRight')).toBe('TLH')
  expect(tileBeside('TLM', 'ArrowUp')).toBeUndefined()
  expect(tileBeside('TLM', 'Enter')).toBeUndefined()
})
