import { afterAll, beforeAll, expect, test } from 'vitest'
import { newestEvent } from '../src/flows/deliver-events.ts'
import { change, rowsOf } from '../src/store/database.ts'
import type { SeatName } from './cast.ts'
import { everyTable } from './every-table.ts'
import { listenAs } from './leak/listening.ts'
import { asOwner } from './leak/transcript.ts'
import { makeWorld, type World } from './world.ts'

/**
 * Whom a reply mentions: named to readers who may know it, in words to the others, on every way out; and its people are told
 * if they get that part of the thread. `fir` is listed in East Midlands alone: `author`, `competitor` and `officer` may know it there.
 */
let world: World
let report: string
beforeAll(async () => {
  world = await makeWorld()
  await world.listen()
  const { members, nodes } = world.cast
  await asOwner(world, 'update member set listed_to = array[$2::int], name = $3 where circle = $1', [
    members.fir,
    nodes['east-midlands'],
    'Fir secret plc',
  ])
  await asOwner(world, 'update rights set epoch = epoch + 1')
  report = await world.share('author', {
    content: {
      kind: 'incident',
      headline: { title: 'Payslips', summary: '' },
      technical: { notes: 'n', indicators: [] },
      full: { story: 's', impact: '' },
    },
    audience: {
      grants: [
        { layer: 'headline', to: ['everyone'], as: 'withheld' },
        { layer: 'technical', to: ['pharma', 'finance'], as: 'withheld' },
      ],
      tlp: 'AMBER',
    },
  })
})
afterAll(() => world.close())

const call = async (as: SeatName, method: string, path: string, body?: unknown) => {
  const answer = await world.call(as, method, path, body)
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
  return answer.body
}
const reply = async (as: SeatName, text: string, more: object = {}): Promise<string> => {
  world.clock.tick(60_000)
  return (await call(as, 'POST', `/api/reports/${report}/entries`, { text, layer: 'headline', ...more })).id
}
const reads = async (
  as: SeatName,
  entry: string,
): Promise<{ text: string; mentions?: { handle: string }[] } | undefined> =>
  (await call(as, 'GET', `/api/reports/${report}/entries`)).items.find((i: { id: string }) => i.id === entry)
const rung = async (as: SeatName): Promise<string[]> =>
  (await call(as, 'GET', '/api/inbox')).items
    .filter((i: { kind: string; unread: boolean }) => i.kind === 'mention' && i.unread)
    .map((i: { title: string }) => i.title)

test('named to whoever may know it, in words to the others, and never by the handle in the database', async () => {
  const entry = await reply('competitor', 'Ask @fir and @dogwood, and @east-midlands')
  for (const as of ['author', 'competitor', 'officer', 'supplier'] as const) {
    const read = await reads(as, entry)
    expect(read?.text, as).toBe('Ask @Fir secret plc and @Dogwood plc, and @east midlands')
    expect(
      read?.mentions?.map(m => m.handle),
      as,
    ).toEqual(['fir', 'dogwood', 'east-midlands'])
  }
  for (const as of ['outsider', 'bank', 'analyst'] as const) {
    const read = await reads(as, entry)
    expect(read?.text, as).toMatch(/^Ask a member( in [A-Z][^@]*)? and @Dogwood plc, and @east midlands$/)
    expect(JSON.stringify(read), as).not.toMatch(/fir|secret/i)
  }
  const stored = (await everyTable(world.ctx.db.url))
    .split('\n')
    .find(line => line.includes(entry) && line.includes('Ask '))
  expect(stored).not.toMatch(/@fir|secret/i)
})

test('on the live stream each gets its own', async () => {
  const [knows, not] = await Promise.all([
    listenAs(world, { authorization: `Bearer ${world.key('officer')}` }),
    listenAs(world, { authorization: `Bearer ${world.key('outsider')}` }),
  ])
  await newestEvent(world.ctx)
  const entry = await reply('author', 'Live: @fir')
  await Promise.all([knows.until(entry), not.until(entry)])
  expect(knows.text()).toContain('Live: @Fir secret plc')
  expect(not.text()).toMatch(/Live: a member/)
  expect(not.text()).not.toMatch(/fir\b|secret/i)
  await Promise.all([knows.stop(), not.stop()])
})

test('it rings for the mentioned who get that part of the thread, and for nobody else', async () => {
  const none = async () => {
    for (const as of ['author', 'colleague', 'competitor', 'outsider', 'regulator', 'officer', 'analyst'] as const)
      expect(await rung(as), as).toEqual([])
  }
  for (const as of ['supplier', 'bank', 'officer'] as const) await call(as, 'POST', '/api/inbox/read')
  await call('supplier', 'POST', `/api/reports/${report}/read`)
  await reply('competitor', 'Over to @fir')
  expect(await rung('supplier')).toEqual(['A reply mentions your organisation'])
  await none()
  // On a layer that it does not get, and to the author alone.
  world.clock.tick(60_000)
  await call('supplier', 'POST', `/api/reports/${report}/read`)
  await reply('competitor', 'Between us: @fir', { layer: 'technical' })
  await reply('competitor', 'Alone: @fir', { private: true })
  expect(await rung('supplier')).toEqual([])
  // One's own says nothing new to oneself.
  await reply('supplier', 'We are @fir')
  expect(await rung('supplier')).toEqual([])
  await none()
})

test('a node’s rings for those in it who follow it', async () => {
  await call('officer', 'PUT', '/api/nodes/east-midlands/interest', { state: 'follow' })
  await call('outsider', 'PUT', '/api/nodes/east-midlands/interest', { state: 'follow' })
  await reply('author', 'Anybody in @east-midlands?')
  expect(await rung('officer')).toEqual(['A reply mentions a node that you follow'])
  expect(await rung('outsider'), 'not in it').toEqual([])
  expect(await rung('supplier'), 'does not follow it').toEqual([])
})

test('whom the writer may not know is no mention, and the answer tells nothing', async () => {
  world.clock.tick(60_000)
  const answers = []
  for (const handle of ['fir', 'hazel', 'quiet-group', 'nobody-here'])
    answers.push(
      (
        await call('outsider', 'POST', `/api/reports/${report}/entries`, {
          text: `Hello @${handle}`,
          layer: 'headline',
        })
      ).text,
    )
  expect(answers).toEqual(['Hello @fir', 'Hello @hazel', 'Hello @quiet-group', 'Hello @nobody-here'])
  expect(await rung('supplier')).toEqual([])
  const many = Array.from({ length: 21 }, () => '')
    .map((_, n) => `@p${n}`)
    .join(' ')
  expect((await world.call('author', 'POST', `/api/reports/${report}/entries`, { text: many })).status).toBe(201)
})

test('whoever unlists is in words from the next reading on', async () => {
  const entry = await reply('author', 'Then: @fir')
  expect((await reads('officer', entry))?.text).toContain('Fir secret plc')
  await change(world.ctx.db, undefined, async tx => {
    await tx.all("update member set listed_to = '{}' where circle = $1", [world.cast.members.fir])
    tx.happens({ what: 'rights', at: world.ctx.now() })
  })
  await asOwner(world, 'update rights set epoch = epoch + 1')
  expect((await reads('officer', entry))?.text).toMatch(/^Then: a member/)
  expect((await reads('supplier', entry))?.text, 'its own people').toBe('Then: @Fir secret plc')
  expect(await rowsOf(world.ctx.db.app).all('select entry from entry_mention')).toEqual([])
})
