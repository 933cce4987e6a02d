import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideOnRelease } from '../src/flows/release-in.ts'
import { asViewer } from '../src/store/database.ts'
import { releasedTexts } from '../src/store/release-store.ts'
import { SEAT_NAMES, type SeatName } from './cast.ts'
import { clear, twoCleared } from './cleared.ts'
import { CHANGING, type Ids } from './leak/doors.ts'
import { allIds } from './leak/transcript.ts'
import { makeWorld, type World } from './world.ts'

/** The wall: a text comes in past two cleared humans, and nobody else at the desk learns of it before. */
let world: World
beforeAll(async () => {
  world = await makeWorld()
  await twoCleared(world)
})
afterAll(() => world.close())

const TEXT = 'The group reuses certificates. Look for serial 4F:A1.'
const asked = {
  title: 'Certificates in use',
  text: TEXT,
  statement: 'Cleared by A, in room B.',
  reason: 'Campaign C4',
  tlp: 'AMBER',
}
const inPerson = async (as: SeatName, method: string, path: string, body?: unknown) => {
  await world.confirm(as)
  return world.call(as, method, path, body, { cookie: world.cookie(as), origin: 'http://localhost:8080' })
}
async function bring(as: SeatName, more: object = {}): Promise<string> {
  const answer = await inPerson(as, 'POST', '/api/desk/releases', { ...asked, ...more })
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)])
  return answer.body.id
}
const decide = (as: SeatName, id: string, decision: string, version = 1) =>
  inPerson(as, 'POST', `/api/desk/releases/${id}/decision`, { version, decision, why: 'Looked at it.' })
const ABSENT = '00000000-0000-4000-8000-000000000000'

test('one brings, another lets in; before that it is not there for the uncleared at the desk, after it as the Fusion Cell’s', async () => {
  const empty = await inPerson('secondee', 'GET', '/api/desk/releases')
  expect(empty.body).toEqual({ items: [], may: { bring: false } })
  const id = await bring('analyst')
  expect((await inPerson('secondee', 'GET', '/api/desk/releases')).text).toBe(empty.text)
  expect((await inPerson('secondee', 'GET', '/api/desk/releases?state=brought')).text).toBe(empty.text)
  const absent = (await inPerson('secondee', 'GET', `/api/desk/releases/${ABSENT}`)).text
  expect((await inPerson('secondee', 'GET', `/api/desk/releases/${id}`)).text).toBe(absent)
  for (const [method, rest, body] of [
    ['PUT', '', { version: 1, title: 'x', text: 'y', why: 'z' }],
    ['POST', '/decision', { version: 1, decision: 'release', why: 'z' }],
  ] as const)
    expect((await inPerson('secondee', method, `/api/desk/releases/${id}${rest}`, body)).text).toBe(
      (await inPerson('secondee', method, `/api/desk/releases/${ABSENT}${rest}`, body)).text,
    )
  const { rows } = await world.ctx.db.finder.query(
    "select detail from event where what = 'notice' order by seq desc limit 1",
  )
  expect([...rows[0].detail.to].sort()).toEqual([world.cast.seats.analyst, world.cast.seats.officer].sort())

  expect((await decide('analyst', id, 'release')).status).toBe(422)
  expect((await decide('officer', id, 'release')).status).toBe(200)
  const read = await inPerson('secondee', 'GET', `/api/desk/releases/${id}`)
  expect(read.body).toMatchObject({ state: 'released', text: TEXT })
  expect(read.body.wall).toBeUndefined()
  expect(read.text).not.toContain('room B')
  expect((await inPerson('officer', 'GET', `/api/desk/releases/${id}`)).body.wall).toMatchObject({
    statement: asked.statement,
  })
  const texts = await asViewer(world.ctx.db, await world.viewer('secondee'), rows => releasedTexts(rows, [id]))
  expect(texts).toMatchObject([{ id, text: TEXT, title: asked.title }])
  for (const who of SEAT_NAMES.filter(n => !['analyst', 'officer', 'secondee'].includes(n)))
    expect((await inPerson(who, 'GET', `/api/desk/releases/${id}`)).status).toBe(404)
})

test('whoever changed the wording does not let it in; what is let in is what was looked at', async () => {
  const id = await bring('analyst')
  const change = { version: 1, title: asked.title, text: 'The group reuses certificates.', why: 'The serial is ours.' }
  expect((await inPerson('officer', 'PUT', `/api/desk/releases/${id}`, change)).status).toBe(200)
  expect((await decide('officer', id, 'release', 1)).status).toBe(409)
  const refusal = await decide('officer', id, 'release', 2)
  expect([refusal.status, refusal.body.detail]).toEqual([422, expect.stringContaining('You changed its text')])
  expect((await decide('analyst', id, 'release', 2)).status).toBe(422)
  expect((await decide('officer', id, 'decline', 2)).status).toBe(200)
  expect((await decide('officer', id, 'decline', 2)).status).toBe(409)
  expect((await inPerson('secondee', 'GET', `/api/desk/releases/${id}`)).status).toBe(404)
})

test('both clearances are in force at that moment: by the clock, and for the database whatever the application does', async () => {
  const id = await bring('analyst')
  await clear(world, 'officer', null)
  expect((await decide('officer', id, 'release')).status).toBe(404)
  await clear(world, 'officer')
  await clear(world, 'analyst', null)
  const gone = await decide('officer', id, 'release')
  expect([gone.status, gone.body.detail]).toEqual([422, expect.stringContaining('not cleared any more')])
  const owner = new pg.Client({ connectionString: world.ctx.db.url })
  await owner.connect()
  const letIn = (seat: number) =>
    owner.query("update release set state = 'released', decided_by = $2, decided_at = now() where id = $1", [id, seat])
  await expect(letIn(world.cast.seats.officer)).rejects.toThrow(/both are cleared/)
  await clear(world, 'analyst')
  await expect(letIn(world.cast.seats.analyst)).rejects.toThrow(/a second person/)
  await expect(letIn(world.cast.seats.secondee)).rejects.toThrow(/both are cleared/)
  await expect(
    owner.query("update release set text = 'other', state = 'released', decided_by = $2 where id = $1", [
      id,
      world.cast.seats.officer,
    ]),
  ).rejects.toThrow(/what was looked at/)
  await expect(owner.query("update release set brought = 'other' where id = $1", [id])).rejects.toThrow(
    /stays as it was/,
  )
  await owner.end()
  // Ended by the application's clock alone: nothing waits for this person any more.
  const now = world.clock.now
  world.clock.now = new Date('2100-01-01T00:00:00Z')
  const standing = await asViewer(
    world.ctx.db,
    await world.viewer('officer').catch(() => world.viewer('analyst')),
    rows =>
      rows.one<{ is: boolean }>('select government_until($1, $2) is not null as is', [
        world.cast.seats.officer,
        world.clock.now,
      ]),
  )
  expect(standing?.is).toBe(false)
  world.clock.now = now
})

test('the second human is another: not the same one on a second seat', async () => {
  const id = await bring('analyst')
  const owner = new pg.Client({ connectionString: world.ctx.db.url })
  await owner.connect()
  const { analyst, officer } = world.cast.seats
  const { rows } = await owner.query('select circle, person from seat where circle = any($1)', [[analyst, officer]])
  const personOf = (seat: number) => rows.find(r => r.circle === seat)?.person
  const is = (person: number) => owner.query('update seat set person = $2 where circle = $1', [officer, person])
  await is(personOf(analyst))
  const refusal = await world
    .viewer('officer')
    .then(v => decideOnRelease(world.ctx, v, id, { version: 1, decision: 'release', why: 'x' }))
    .catch(e => e)
  expect(refusal).toMatchObject({ code: 'refused', message: expect.stringContaining('a second cleared person') })
  await expect(
    owner.query("update release set state = 'released', decided_by = $2 where id = $1", [id, officer]),
  ).rejects.toThrow(/a second person/)
  await is(personOf(officer))
  await owner.end()
})

test('no door lets an industry analyst in, or raises anybody’s own rights', async () => {
  const id = await bring('analyst').catch(() => ABSENT)
  const secondee = await world.viewer('secondee')
  const rights = async () => {
    const v = await world.viewer('secondee')
    return JSON.stringify([v.role, v.circles, v.scopes, v.lent, v.analyst])
  }
  const before = await rights()
  const cleared = async () =>
    (await asViewer(world.ctx.db, secondee, rows => rows.one<{ is: boolean }>('select cleared() as is')))?.is
  const ids: Ids = {
    ...(await allIds(world, [])),
    ...{ keys: [], sessions: [], seats: [secondee.gid], releases: [id], words: ['x'], values: [], refs: ['desk'] },
  }
  for (const [door, ask] of Object.entries(CHANGING)) {
    if (/session|terms|erasure|passkeys|codes|\/me\//.test(door)) continue
    const [method = ''] = door.split(' ')
    for (const { path, body, headers } of ask(ids).slice(0, 6))
      await world.call('secondee', method, path, body, {
        cookie: world.cookie('secondee'),
        origin: 'http://localhost:8080',
        ...headers,
      })
  }
  for (const { path, body } of [
    { path: `/api/desk/analysts/${secondee.gid}/clearance`, body: { until: '2099-01-01T00:00:00Z' } },
    { path: `/api/desk/analysts/${secondee.gid}/secondment`, body: { employer: 'gorse' } },
  ])
    expect((await inPerson('secondee', 'PUT', path, body)).status).toBeGreaterThanOrEqual(400)
  expect(await cleared()).toBe(false)
  expect(await rights()).toBe(before)
  expect((await inPerson('secondee', 'POST', '/api/desk/releases', asked)).status).toBe(403)
  // Not even a clearance that somebody entered: whoever acts for industry anywhere is not of government.
  await clear(world, 'secondee')
  expect(await cleared()).toBe(false)
  expect((await inPerson('secondee', 'POST', '/api/desk/releases', asked)).status).toBe(403)
  await clear(world, 'secondee', null)
}, 120_000)

test('nothing above the ceiling comes in, by its marking or in its text', async () => {
  const refused = async (more: object) =>
    (await inPerson('analyst', 'POST', '/api/desk/releases', { ...asked, ...more })).status
  expect(await refused({ marking: 'OFFICIAL-SENSITIVE' })).toBe(422)
  expect(await refused({ text: `SECRET\n\n${TEXT}` })).toBe(422)
  expect(await refused({ statement: '[TOP SECRET] by A' })).toBe(422)
})

test('to whom it may go on is held to its TLP, and whom it excepts does not get it', async () => {
  expect(
    (await inPerson('analyst', 'POST', '/api/desk/releases', { ...asked, tlp: 'RED', onward: ['pharma'] })).status,
  ).toBe(422)
  const id = await bring('analyst', { except: ['dogwood'], onward: ['pharma'] })
  expect((await decide('officer', id, 'release')).status).toBe(200)
  expect((await inPerson('secondee', 'GET', `/api/desk/releases/${id}`)).status).toBe(404)
  expect((await inPerson('analyst', 'GET', `/api/desk/releases/${id}`)).body.onward).toEqual(['pharma'])
})
