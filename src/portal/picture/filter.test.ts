import { expect, test } from 'vitest'
import { addressOf, filterOf } from './filter.ts'

test('a filter is an address: of a situation it begins with all of it, and the situation stands before', () => {
  expect(filterOf({})).toEqual({ weeks: 12 })
  expect(filterOf({ weeks: 'all' })).toEqual({ weeks: 12 })
  const whole = filterOf({}, 'an-id')
  expect(whole).toEqual({ weeks: 'all', situation: 'an-id' })
  expect(addressOf('/situations/an-id/picture', 'graph', whole)).toBe('/situations/an-id/picture?view=graph')
  const some = filterOf({ weeks: '12', sector: 'pharma' }, 'an-id')
  expect(addressOf('/s', 'overview', some)).toBe('/s?weeks=12&sector=pharma')
  expect(addressOf('/picture', 'acted', filterOf({ node: 'pharma' }))).toBe('/picture?view=acted&node=pharma')
})
