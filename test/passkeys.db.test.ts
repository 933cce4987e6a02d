import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SeatName } from './cast.ts'
import { asOwner } from './leak/transcript.ts'
import { makeWorld, type World } from './world.ts'

/** What a passkey is called: its owner's own, signed in. */
let world: World
beforeAll(async () => {
  world = await makeWorld()
  await asOwner(
    world,
    "insert into passkey(id, person, public_key, counter, transports, name, created_at) select 'AAAA', person, '', 0, '{}', 'Old laptop', now() from seat where circle = $1",
    [world.cast.seats.author],
  )
})
afterAll(() => world.close())

const as = (name: SeatName, method: string, path: string, body?: unknown) =>
  world.call(undefined, method, path, body, { cookie: world.cookie(name), origin: world.ctx.url })
const names = async (): Promise<string[]> =>
  (await as('author', 'GET', '/api/passkeys')).body.items.map((p: { name: string }) => p.name)

test('its owner renames it; nobody else, and no key', async () => {
  expect((await as('author', 'PATCH', '/api/passkeys/AAAA', { name: 'New laptop' })).status).toBe(200)
  expect(await names()).toEqual(['New laptop'])
  const hidden = await as('colleague', 'PATCH', '/api/passkeys/AAAA', { name: 'Theirs' })
  const absent = await as('colleague', 'PATCH', '/api/passkeys/BBBB', { name: 'Theirs' })
  expect([hidden.status, hidden.text]).toEqual([404, absent.text])
  expect((await world.call('author', 'PATCH', '/api/passkeys/AAAA', { name: 'By key' })).status).toBe(403)
  expect((await as('author', 'PATCH', '/api/passkeys/AAAA', { name: ' ' })).status).toBe(400)
  expect(await names()).toEqual(['New laptop'])
})
