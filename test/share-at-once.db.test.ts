import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SeatName } from './cast.ts'
import { isFullProof } from './seed.ts'
import { makeWorld, threeLayers, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.close())

test('reports shared at once that assert the same new values are all found by them, and none fails', async () => {
  const authors: SeatName[] = ['author', 'colleague', 'competitor', 'officer', 'author', 'colleague']
  for (let round = 0; round < (isFullProof() ? 40 : 5); round++) {
    const values = Array.from({ length: 12 }, (_, n) => `new-${round}-${n}.example`)
    const shared = authors.map((name, n) => {
      const report = threeLayers()
      const order = n % 2 === 0 ? values : values.toReversed()
      report.content.technical = { indicators: order.map(value => ({ type: 'domain', value })) }
      report.audience.grants = [{ layer: 'full', to: ['east-midlands'], as: 'withheld' }]
      return world.share(name, report)
    })
    const ids = await Promise.all(shared)
    const hits: { value: string; report: string }[] = (await world.call('supplier', 'POST', '/api/lookup', { values }))
      .body.hits
    for (const value of values)
      expect(
        hits
          .filter(h => h.value === value)
          .map(h => h.report)
          .sort(),
        value,
      ).toEqual(ids.toSorted())
  }
})

test('the same sending many times at once shares once', async () => {
  const asked = { ...threeLayers(), clientId: 'once' }
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => world.call('author', 'POST', '/api/reports', asked)),
  )
  expect(answers.map(a => a.status)).toEqual(answers.map(() => 201))
  expect(new Set(answers.map(a => a.body.id)).size).toBe(1)
  const theirs = await world.call('officer', 'POST', '/api/reports', asked)
  expect(theirs.body.id, 'a client’s own id is its member’s own').not.toBe(answers[0]?.body.id)
})
