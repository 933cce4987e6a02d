import { afterAll, beforeAll, expect, test } from 'vitest'
import { addNode, joinNode } from '../src/flows/operate-nodes.ts'
import { change, rowsOf } from '../src/store/database.ts'
import type { SeatName } from './cast.ts'
import { openStream, until } from './event-stream.ts'
import { type Answer, makeWorld, type World } from './world.ts'

/** What the inbox says of nodes, to whom, and live. `bank` hosts Pharma and is not in it; `author` is its champion. */
let world: World
beforeAll(async () => {
  world = await makeWorld()
  const { nodes, members, seats } = world.cast
  await change(world.ctx.db, undefined, tx =>
    tx.all("update node set host = $2, champion = $3, admission = 'apply' where circle = $1", [
      nodes.pharma,
      members.dogwood,
      seats.author,
    ]),
  )
  await world.listen()
})
afterAll(() => world.close())

const DAY = 86_400_000
const call = (as: SeatName, method: string, path: string, body?: unknown) => world.call(as, method, path, body)
const inbox = async (as: SeatName): Promise<{ id: string; title: string; kind: string; unread: boolean }[]> =>
  (await call(as, 'GET', '/api/inbox')).body.items
const titles = async (as: SeatName) => (await inbox(as)).map(item => `${item.unread ? '* ' : ''}${item.title}`)
const unread = async (as: SeatName) => (await call(as, 'GET', '/api/me')).body.unread.inbox
const after = (ms: number) => new Date(world.clock.now.getTime() + ms).toISOString()
const APART: SeatName[] = ['competitor', 'author', 'colleague', 'regulator', 'analyst', 'supplier']
const walk = async () => {
  const answers: Answer[] = []
  for (const as of APART) for (const path of ['/api/inbox', '/api/me']) answers.push(await call(as, 'GET', path))
  return answers.map(a => `${a.status} ${a.text}`).join('\n')
}

test('a host is told of a request and the asker of what was decided, live; for all others nothing has happened', async () => {
  const before = await walk()
  const streams = await Promise.all(
    (['bank', 'outsider', 'competitor'] as const).map(async as => ({
      as,
      stream: await openStream(world.url, { authorization: `Bearer ${world.key(as)}` }),
    })),
  )
  await until(
    () => world.server.live.streams() === 3,
    2_000,
    () => 'they do not join',
  )
  const of = (as: SeatName) => {
    const found = streams.find(one => one.as === as)
    if (!found) throw new Error(as)
    return found.stream
  }
  await call('outsider', 'POST', '/api/nodes/pharma/requests', { text: 'We carry your goods.' })
  await of('bank').find(e => e.event === 'notice', 1_000)
  expect(await titles('bank')).toEqual(['* Cedar plc asks to join pharma'])
  expect(await unread('bank')).toBe(1)
  const [request] = (await call('outsider', 'GET', '/api/node-requests')).body.items
  const decide = (as: SeatName, body: unknown) => call(as, 'POST', `/api/node-requests/${request.id}/decision`, body)
  await decide('bank', { decision: 'ask', text: 'Which goods?' })
  await of('outsider').find(e => e.event === 'notice', 1_000)
  expect(await titles('outsider')).toEqual(['* You are asked something about your request to join pharma'])
  expect(await titles('bank'), 'it is not the host’s turn').toEqual([])
  const [item] = await inbox('outsider')
  expect((await call('competitor', 'POST', `/api/inbox/${item?.id}/read`)).status, 'another’s').toBe(404)
  expect((await call('outsider', 'POST', `/api/inbox/${item?.id}/read`)).status).toBe(200)
  expect([await titles('outsider'), await unread('outsider')]).toEqual([
    ['You are asked something about your request to join pharma'],
    0,
  ])
  await decide('outsider', { decision: 'answer', text: 'Medicines.' })
  expect(await titles('bank')).toEqual(['* Cedar plc has answered about joining pharma'])
  await decide('bank', { decision: 'decline', text: 'Makers only.' })
  expect(await titles('outsider'), 'news again').toEqual(['* Your request to join pharma was declined'])
  await call('outsider', 'POST', '/api/inbox/read')
  expect(await titles('outsider')).toEqual(['Your request to join pharma was declined'])
  await call('outsider', 'POST', '/api/nodes/pharma/requests', { text: 'Once more.' })
  const [again] = (await call('outsider', 'GET', '/api/node-requests')).body.items
  await call('outsider', 'POST', `/api/node-requests/${again.id}/decision`, { decision: 'take-back' })
  expect(await walk(), 'no inbox, count or page of anybody else has changed').toBe(before)
  await new Promise(done => setTimeout(done, 200))
  expect(of('competitor').text.includes('event: notice'), 'nor a stream').toBe(false)
  for (const { stream } of streams) stream.cut()
})

test('members are told of a session that was planned, moved or called off; whoever did it, and those outside, are not', async () => {
  const session = { title: 'Monthly call', at: after(5 * DAY), place: 'Dial in' }
  expect((await call('author', 'POST', '/api/nodes/pharma/sessions', session)).status).toBe(200)
  expect(await titles('author')).toEqual([])
  expect(await titles('competitor')).toEqual(['* A session in pharma: Monthly call'])
  expect(await titles('colleague')).toEqual(['* A session in pharma: Monthly call'])
  for (const as of ['supplier', 'regulator', 'bank', 'analyst'] as const)
    expect((await titles(as)).join(), as).not.toContain('Monthly call')
  await call('competitor', 'POST', '/api/inbox/read')
  const [{ id }] = (await call('author', 'GET', '/api/nodes/pharma')).body.sessions
  const put = (body: object) => call('author', 'PUT', `/api/nodes/pharma/sessions/${id}`, { ...session, ...body })
  expect((await put({ cancelled: true })).status).toBe(200)
  expect(await titles('competitor')).toEqual(['* Called off in pharma: Monthly call'])
  expect((await call('competitor', 'GET', '/api/nodes/pharma')).body.sessions).toMatchObject([{ cancelled: true }])
  // Who joins later finds the calendar on the page, and no old news in the inbox.
  world.clock.tick(1000)
  await call('bank', 'POST', '/api/nodes/pharma/members', { member: 'gorse' })
  expect(await titles('analyst')).toEqual([])
  await put({ cancelled: false, title: 'Weekly call' })
  expect(await titles('analyst')).toEqual(['* A session in pharma: Weekly call'])
  world.clock.tick(6 * DAY)
  expect(await titles('competitor'), 'what is over asks for nothing').toEqual([])
})

test('whoever runs it is told that an invitation was taken up', async () => {
  const { items } = (await call('bank', 'POST', '/api/nodes/pharma/invitations', { addresses: ['sam@cedar.example'] }))
    .body
  const token = items[0].link.split('#')[1]
  const session = { cookie: world.cookie('outsider'), origin: world.ctx.url }
  expect((await world.call(undefined, 'POST', '/api/invitations/yes', { token }, session)).status).toBe(200)
  expect(await titles('bank')).toContain('* Cedar plc has taken up your invitation to pharma')
  expect((await titles('author')).join(), 'its champion gets no list').not.toContain('Cedar')
})

test('those who run a pop-up lengthen and shorten it within its rules, once they have confirmed', async () => {
  const node = {
    handle: 'fair',
    name: 'Fair',
    kind: 'pop-up',
    description: '',
    charter: '',
    sectors: [],
    regions: [],
  } as const
  await addNode(world.ctx, { ...node, host: 'dogwood', until: new Date(world.clock.now.getTime() + 10 * DAY) })
  await joinNode(world.ctx, 'birch', 'fair')
  const bySession = (body: unknown) =>
    world.call(undefined, 'PATCH', '/api/nodes/fair', body, { cookie: world.cookie('bank'), origin: world.ctx.url })
  expect((await bySession({ until: after(20 * DAY) })).body.type).toBe('/problems/step-up')
  expect((await bySession({ charter: 'Be brief.' })).status, 'words need no confirmation').toBe(200)
  await world.confirm('bank')
  expect((await bySession({ until: after(20 * DAY) })).status).toBe(200)
  expect((await bySession({ until: after(91 * DAY) })).status).toBe(422)
  expect((await bySession({ until: after(-1) })).status).toBe(422)
  expect((await bySession({ name: 'Everyone' })).status, 'its name is for operators').toBe(403)
  expect((await call('competitor', 'PATCH', '/api/nodes/fair', { until: after(2 * DAY) })).status, 'a member').toBe(403)
  expect((await bySession({ until: after(2 * DAY) })).status).toBe(200)
  world.clock.tick(2 * DAY)
  expect((await call('competitor', 'GET', '/api/nodes/fair')).body).toMatchObject({ ended: true, joined: true })
  expect(
    (await call('bank', 'PATCH', '/api/nodes/fair', { until: after(9 * DAY) })).status,
    'what has closed stays so',
  ).toBe(422)
})

test('the policies alone keep what was read to whoever read it', async () => {
  expect(await rowsOf(world.ctx.db.app).all('select from inbox_read')).toEqual([])
})
