import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeWorld, type World } from '../../test/world.ts'
import { deliverTo, eventsSince, newestEvent } from './deliver-events.ts'
import { joinNode } from './operate-nodes.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.close())

test('who joined after a report was taken back is told nothing of it when catching up; who had it is told', async () => {
  const before = await newestEvent(world.ctx)
  const id = await world.share('competitor', {
    content: { kind: 'incident', headline: { title: 'Gone before they came' } },
    audience: { grants: [{ layer: 'headline', to: ['pharma'], as: 'withheld' }], tlp: 'AMBER' },
  })
  world.clock.tick()
  const taken = await world.call('competitor', 'POST', `/api/reports/${id}/withdrawal`, { reason: 'shared-in-error' })
  expect(taken.status).toBe(200)
  world.clock.tick()
  await joinNode(world.ctx, 'cedar', 'pharma')
  world.clock.tick()
  const events = await eventsSince(world.ctx, before, 100)
  const told = async (name: 'author' | 'outsider') =>
    (await deliverTo(world.ctx, await world.viewer(name), events)).map(({ message }) => message)
  expect(await told('author')).toMatchObject([{ event: 'withdrawal', data: { report: id, reason: 'shared-in-error' } }])
  expect(await told('outsider')).toEqual([])
})
