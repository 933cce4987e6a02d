import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendNext } from '../src/flows/send-mail.ts'
import { sayClearancesEnd } from '../src/flows/warn-clearances.ts'
import { asViewer } from '../src/store/database.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'
import { makeWorld, type World } from './world.ts'

/** The end of a clearance is told ahead, by mail: to its person and to those who keep it, and to nobody what it is. */
const DAY = 86_400_000
let world: World
let box: Mailbox
let owner: pg.Client
beforeAll(async () => {
  box = await openMailbox()
  world = await makeWorld({ mail: box.server })
  owner = new pg.Client({ connectionString: world.ctx.db.url })
  await owner.connect()
  const { seats } = world.cast
  await owner.query("update seat set role = 'operator' where circle = $1", [seats.officer])
  await owner.query(
    'update person set email_verified_at = $2 where id in (select person from seat where circle = any($1::int[]))',
    [[seats.analyst, seats.officer, seats.regulator, seats.author], world.ctx.now()],
  )
})
afterAll(async () => {
  await owner.end()
  await world.close()
  await box.close()
})

async function told(): Promise<string[]> {
  box.received.splice(0)
  await sayClearancesEnd(world.ctx)
  while ((await sendNext(world.ctx)).outcome === 'sent');
  return box.received.map(r => r.to).sort()
}
const clearUntil = (days: number) =>
  owner.query(
    `insert into clearance(person, until, by) select person, $2, null from seat where circle = $1
       on conflict (person) do update set until = excluded.until`,
    [world.cast.seats.analyst, new Date(world.clock.now.getTime() + days * DAY)],
  )

test('told once, thirty days before its end, to the person and to those who keep it', async () => {
  await clearUntil(40)
  expect(await told()).toEqual([])
  world.clock.tick(11 * DAY)
  expect(await told()).toEqual(['analyst@gorse.example', 'officer@hazel.example'])
  for (const { raw, text } of box.received) {
    expect(raw).not.toMatch(/clear|vett|secur(?:ity)? (?:check|level)|\bSC\b|\bDV\b|analyst \d|\d{4}-\d\d/i)
    expect(text).not.toMatch(/Gorse|meets the requirement/i)
  }
  const [mine, keepers] = ['analyst@gorse.example', 'officer@hazel.example'].map(to => box.to(to)[0]?.text)
  expect(mine).toContain('your place here')
  expect(keepers).toContain('somebody’s place')
  expect(await told(), 'once').toEqual([])
  await clearUntil(400)
  expect(await told(), 'renewed').toEqual([])
  world.clock.tick(380 * DAY)
  expect(await told(), 'the next end').toEqual(['analyst@gorse.example', 'officer@hazel.example'])
})

test('one that has ended, or of somebody who is not here any more, is told to nobody', async () => {
  await clearUntil(-1)
  expect(await told()).toEqual([])
  await clearUntil(5)
  await owner.query('update seat set until = $2 where circle = $1', [world.cast.seats.analyst, world.clock.now])
  world.clock.tick(1000)
  expect(await told()).toEqual([])
})

test('no seat asks who is cleared by that way', async () => {
  const viewer = await world.viewer('author')
  await expect(
    asViewer(world.ctx.db, viewer, tx => tx.all('select * from warn_clearances($1, $1)', [world.ctx.now()])),
  ).rejects.toThrow(/not by a seat/)
})
