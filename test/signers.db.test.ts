import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SaveIn } from '../src/formats/api/advisory-desk.ts'
import { change } from '../src/store/database.ts'
import { ok, STEPS } from './advisory.ts'
import { type SecondAnalyst, secondAnalyst } from './leak/second-analyst.ts'
import { makeWorld, type World } from './world.ts'

/** Two humans stand behind what is published: no seat, and no change of seats, makes two of one. */
let world: World
let second: SecondAnalyst
beforeAll(async () => {
  world = await makeWorld()
  second = await secondAnalyst(world)
})
afterAll(() => world.close())

const desk = [{ kind: 'desk' as const }]
const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  world.call('analyst', method, path, body, headers)
async function drafted(): Promise<{ at: string; version: number; content: SaveIn['content'] }> {
  const { id } = (await ok(send('POST', '/api/desk/advisories', { kind: 'alert' }))).body
  const at = `/api/desk/advisories/${id}`
  const draft = (await ok(send('GET', at))).body
  const content = {
    ...draft.content,
    title: { text: 'EdgeGate is being broken into', sources: desk },
    board: [{ text: 'A flaw in EdgeGate is used.', sources: desk }],
    steps: STEPS.map((step, n) => ({ ...step, id: world.ctx.newId(`step ${n}`), sources: desk })),
  }
  return { at, content, version: await save(at, content, draft.version) }
}
async function save(at: string, content: SaveIn['content'], version: number): Promise<number> {
  const audience = { grants: [{ layer: 'technical', to: ['pharma'], as: 'named' }], except: [], tlp: 'GREEN' }
  return (await ok(send('PUT', at, { content, audience }, { 'if-match': `"${version}"` }))).body.version
}
const WROTE = 'You wrote in this edition: another analyst signs it.'

test('the drafter signs by no other seat of its own, nor once the seat that it wrote by has ended', async () => {
  const again = await secondAnalyst(world, 'again', 'analyst')
  const { at, version } = await drafted()
  const byOther = await again.by('POST', `${at}/signature`, { version })
  expect([byOther.status, byOther.body.detail]).toEqual([422, WROTE])
  const ended = new Date(world.clock.now)
  const writer = world.cast.seats.analyst
  await change(world.ctx.db, undefined, tx => tx.all('update seat set until = $2 where circle = $1', [writer, ended]))
  const after = await again.by('POST', `${at}/signature`, { version })
  expect([after.status, after.body.detail]).toEqual([422, WROTE])
  const out = await again.by('POST', `${at}/publication`, { version })
  expect([out.status, out.body.detail]).toEqual([422, 'A second analyst signs it first.'])
  await change(world.ctx.db, undefined, tx => tx.all('update seat set until = null where circle = $1', [writer]))
  // Somebody else does, and then the drafter's other seat publishes what two humans stand behind.
  await ok(second.by('POST', `${at}/signature`, { version }))
  expect((await again.by('POST', `${at}/publication`, { version })).status).toBe(200)
})

test('whoever signed and writes in it afterwards has signed nothing', async () => {
  const { at, version, content } = await drafted()
  await ok(second.by('POST', `${at}/signature`, { version }))
  const audience = { grants: [{ layer: 'technical', to: ['pharma'], as: 'named' }], except: [], tlp: 'GREEN' }
  const board = [{ text: 'A flaw in EdgeGate is used by many.', sources: desk }]
  const put = await second.by('PUT', at, { content: { ...content, board }, audience }, { 'if-match': `"${version}"` })
  expect(put.status, put.text).toBe(200)
  const refusal = await send('POST', `${at}/publication`, { version: put.body.version })
  expect([refusal.status, refusal.body.detail]).toEqual([422, 'A second analyst signs it first.'])
  // Both have a hand in it now: neither signs, and a third does.
  const own = await second.by('POST', `${at}/signature`, { version: put.body.version })
  expect([own.status, own.body.detail]).toEqual([422, WROTE])
  await ok(world.call('secondee', 'POST', `${at}/signature`, { version: put.body.version }))
  // Signed by two at once, published by two at once: it is out once.
  const outs = await Promise.all([
    send('POST', `${at}/publication`, { version: put.body.version }),
    second.by('POST', `${at}/publication`, { version: put.body.version }),
  ])
  expect(outs.map(o => o.status).sort(), outs.map(o => o.text).join()).toEqual([200, 422])
})
