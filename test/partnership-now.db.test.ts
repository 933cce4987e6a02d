import { afterAll, beforeAll, expect, test } from 'vitest'
import { change } from '../src/store/database.ts'
import { joinCircle } from '../src/store/partnership-store.ts'
import { makeWorld, threeLayers, type World } from './world.ts'

/** Crowds are counted over members that are kept under the partnership's epoch: nothing kept may outlive a change. */
let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.close())

const PHARMA = { ...threeLayers().audience, grants: [{ layer: 'headline', to: ['pharma'], as: 'withheld' }] }
async function reached(): Promise<number> {
  const { body } = await world.call('author', 'POST', '/api/reports/preview', {
    audience: PHARMA,
    layers: ['headline'],
  })
  return body.rows[0].reach.count
}
const sql = (text: string, values: readonly unknown[] = []) =>
  change(world.ctx.db, undefined, tx => tx.all(text, values))

test('who joins, is suspended, or comes back counts from the next request on', async () => {
  const before = await reached()
  expect(before).toBeGreaterThanOrEqual(8)
  await change(world.ctx.db, undefined, tx =>
    joinCircle(tx, world.cast.members.cedar ?? 0, world.cast.nodes.pharma ?? 0, world.ctx.now()),
  )
  expect(await reached()).toBe(before + 1)
  await sql("update member set state = 'suspended' where handle = 'cedar'")
  expect(await reached()).toBe(before)
  await sql("update member set state = 'active' where handle = 'cedar'")
  expect(await reached()).toBe(before + 1)
})

test('a span that ends by the clock ends without any change', async () => {
  const before = await reached()
  const end = new Date(world.clock.now.getTime() + 60_000)
  await sql('update in_circle set until = $1 where who = $2 and circle = $3', [
    end,
    world.cast.members.cedar,
    world.cast.nodes.pharma,
  ])
  expect(await reached()).toBe(before)
  world.clock.tick(60_000)
  expect(await reached()).toBe(before - 1)
})

test('one of two changes at once waits for the other, and neither fails', async () => {
  const epoch = async () => Number((await sql('select epoch from rights'))[0]?.epoch)
  const before = await epoch()
  await Promise.all(
    ['p1', 'p2', 'p3', 'p4'].map(handle =>
      change(world.ctx.db, undefined, async tx => {
        await tx.all('update member set sectors = sectors where handle = $1', [handle])
        await tx.all("update member set sectors = sectors where handle = 'p1'")
      }),
    ),
  )
  expect(await epoch()).toBe(before + 4)
})
