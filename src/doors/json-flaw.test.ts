import fc from 'fast-check'
import { expect, test } from 'vitest'
import { propertyOptions } from '../../test/seed.ts'
import { flawOf } from './json-flaw.ts'

test('a key that comes twice is named by its place, however it is written', () => {
  expect(flawOf('{"a":1,"b":{"c":[0,{"d":1, "d" :2}]}}')).toEqual({ at: '/b/c/1/d', problem: 'comes twice' })
  expect(flawOf('{"tlp":"RED","tl\\u0070":"CLEAR"}')).toMatchObject({ at: '/tlp' })
  expect(flawOf('{"a":{"x":1},"b":{"x":1},"c":"a","d":["a","a"]}')).toBeUndefined()
  expect(flawOf('{"a":"\\\\\\"","b":"{[\\"a\\":"}')).toBeUndefined()
})

test('depth is refused, and what is no JSON ends', () => {
  expect(flawOf('['.repeat(40) + ']'.repeat(40))).toBeUndefined()
  expect(flawOf('['.repeat(41) + ']'.repeat(41))).toMatchObject({ problem: 'nests deeper than 40 levels' })
  for (const text of ['"', '{"', '{"a', '{"a\\', ']]]', '{"a":{', '"\\', '']) expect(flawOf(text)).toBeUndefined()
})

test('whatever JSON.stringify writes has no flaw', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 10 }), text => {
      expect(flawOf(text)).toBeUndefined()
    }),
    propertyOptions(200),
  )
})
