import pg from 'pg'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { change } from '../src/store/database.ts'
import type { SeatName } from './cast.ts'
import { makeWorld, type World } from './world.ts'

/** Setting a partnership up: for operators, each step as it stands; and no way from administrator to operator. */
let world: World
beforeEach(async () => {
  await world?.close()
  world = await makeWorld()
  await change(world.ctx.db, undefined, tx =>
    tx.all("update seat set role = 'operator' where circle = $1", [world.cast.seats.colleague]),
  )
})
afterAll(() => world.close())

const call = (as: SeatName, method: string, path: string, body?: unknown) =>
  world.call(undefined, method, path, body, { cookie: world.cookie(as), origin: world.ctx.url })
const openOf = (body: { steps: { step: string; done: boolean }[] }) => body.steps.flatMap(s => (s.done ? [] : s.step))

test('named, ticked and opened again; others are told that only operators can', async () => {
  expect(openOf((await call('colleague', 'GET', '/api/set-up')).body)).toContain('name')
  expect((await call('colleague', 'GET', '/api/me')).body.partnership.toSetUp).toBe(7)
  expect((await call('admin', 'GET', '/api/me')).body.partnership.toSetUp).toBeUndefined()
  const changed = await call('colleague', 'PATCH', '/api/set-up', { name: 'Rowan', tick: 'regulators' })
  expect(changed.body).toMatchObject({ name: 'Rowan' })
  expect(openOf(changed.body)).not.toContain('regulators')
  expect((await call('author', 'GET', '/api/me')).body.partnership.name).toBe('Rowan')
  expect(openOf((await call('colleague', 'PATCH', '/api/set-up', { untick: 'regulators' })).body)).toContain(
    'regulators',
  )
  expect((await call('admin', 'GET', '/api/set-up')).status).toBe(403)
  expect((await call('admin', 'PATCH', '/api/set-up', { name: 'Mine' })).status).toBe(403)
})

test('the national node and the Fusion Cell are founded once, by who has confirmed; what is there stays', async () => {
  expect((await call('colleague', 'POST', '/api/set-up/nodes')).body.type).toBe('/problems/step-up')
  await world.confirm('colleague')
  const [first, again] = [
    await call('colleague', 'POST', '/api/set-up/nodes'),
    await call('colleague', 'POST', '/api/set-up/nodes'),
  ]
  expect([first.status, again.status]).toEqual([200, 200])
  expect(first.body).toMatchObject({ national: 'national', fusionCell: 'fusion-cell' })
  const owner = new pg.Client({ connectionString: world.ctx.db.url })
  await owner.connect()
  const { rows } = await owner.query(
    "select handle, host from node where kind in ('national', 'fusion-cell') order by 1",
  )
  await owner.end()
  // The cast has a Fusion Cell already, with no host.
  expect(rows).toEqual([
    { handle: 'fusion-cell', host: null },
    { handle: 'national', host: world.cast.members.alder },
  ])
  expect((await call('author', 'GET', '/api/nodes/national')).body.joined).toBe(true)
})

test('an operator invites another one; an administrator does not, nor gets hold of that invitation', async () => {
  await world.confirm('colleague')
  await world.confirm('admin')
  const bo = { name: 'Bo', email: 'bo@alder.example', role: 'operator' }
  expect((await call('admin', 'POST', '/api/people', bo)).body.places).toMatchObject([{ at: '/role' }])
  const invited = await call('colleague', 'POST', '/api/people', bo)
  expect(invited.status, invited.text).toBe(201)
  expect((await call('admin', 'POST', `/api/people/${invited.body.person.id}/link`)).status).toBe(422)
  expect((await call('colleague', 'POST', `/api/people/${invited.body.person.id}/link`)).status).toBe(200)
  expect((await call('colleague', 'GET', '/api/set-up')).body).toMatchObject({ operators: 1, operatorsInvited: 1 })
})
