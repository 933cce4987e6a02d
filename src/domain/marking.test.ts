import { expect, test } from 'vitest'
import { laxer, parseTlp, stricter, TLP, tlpOfRank, tlpRank } from './marking.ts'

test('the order of restriction, and back', () => {
  for (const [rank, tlp] of TLP.entries()) {
    expect(tlpRank(tlp)).toBe(rank)
    expect(tlpOfRank(rank)).toBe(tlp)
  }
  expect(() => tlpOfRank(5)).toThrow(RangeError)
  expect(stricter('AMBER', 'AMBER+STRICT')).toBe('AMBER+STRICT')
  expect(laxer('RED', 'GREEN')).toBe('GREEN')
})
test('labels as people write them; what is none is never made one', () => {
  const read = {
    'TLP:AMBER+STRICT': 'AMBER+STRICT',
    'tlp amber': 'AMBER',
    '[TLP:GREEN]': 'GREEN',
    'amber strict': 'AMBER+STRICT',
    'TLP:WHITE': 'CLEAR',
    'TLP-RED': 'RED',
  }
  for (const [written, tlp] of Object.entries(read)) expect(parseTlp(written), written).toBe(tlp)
  for (const none of ['unclear', '', 'TLP', 'TLP:BLUE', 'reddish', 'AMBER GREEN'])
    expect(parseTlp(none), none).toBeUndefined()
})
