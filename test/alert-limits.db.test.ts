import { afterAll, beforeAll, expect, test } from 'vitest'
import { queueAlerts } from '../src/flows/queue-news.ts'
import { sendNext } from '../src/flows/send-mail.ts'
import { change } from '../src/store/database.ts'
import { ok, publish } from './advisory.ts'
import type { SeatName } from './cast.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'
import { makeWorld, type World } from './world.ts'

/** Alerts of the Fusion Cell are had or not, and are so many mails a day at most. */
let world: World
let box: Mailbox
const MINUTE = 60_000
beforeAll(async () => {
  box = await openMailbox()
  world = await makeWorld({ mail: box.server })
  await change(world.ctx.db, undefined, tx =>
    tx.all(
      'update person set email_verified_at = $2 where id in (select person from seat where circle = any($1::int[]))',
      [[world.cast.seats.author, world.cast.seats.competitor], world.ctx.now()],
    ),
  )
  world.clock.tick(20 * MINUTE)
})
afterAll(async () => {
  await world?.close()
  await box?.close()
})

let seen: number | undefined
async function alerts(): Promise<void> {
  seen = await queueAlerts(world.ctx, seen)
  while ((await sendNext(world.ctx)).outcome !== 'none');
}
const to = (address: string) => box.to(address)[0]

test('alerts can be set off and the rest kept; and they are twelve mails a day at most', async () => {
  const set = (name: SeatName, body: object) =>
    ok(world.call(undefined, 'PUT', '/api/me/mail', body, { cookie: world.cookie(name), origin: world.ctx.url }))
  await set('competitor', { how: 'daily', at: '08:00', alerts: false })
  await set('author', { how: 'daily', at: '08:00', alerts: true })
  await publish(world, { title: 'Set off by one' })
  world.clock.tick(MINUTE)
  await alerts()
  expect(box.received.map(r => r.to)).toContain('author@alder.example')
  expect(box.received.map(r => r.to)).not.toContain('competitor@birch.example')
  // A later change without the word leaves it.
  expect((await set('competitor', { how: 'daily', at: '09:00' })).body).toMatchObject({ alerts: false, at: '09:00' })
  const counted = (seat: SeatName) =>
    change(world.ctx.db, undefined, tx =>
      tx.all('update mail_setting set counted = 12, counted_since = $2 where seat = $1', [
        world.cast.seats[seat],
        world.ctx.now(),
      ]),
    )
  await counted('author')
  box.received.splice(0)
  world.clock.tick(20 * MINUTE)
  await publish(world, { title: 'The thirteenth' })
  world.clock.tick(MINUTE)
  await alerts()
  expect(box.received.map(r => r.to)).not.toContain('author@alder.example')
  world.clock.tick(24 * 60 * MINUTE)
  await publish(world, { title: 'The next day' })
  world.clock.tick(MINUTE)
  await alerts()
  expect(to('author@alder.example')?.text).toContain('The next day')
})
