import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../src/cli/command.ts'
import { operatorCommands } from '../src/cli/operate.ts'
import { joinNode, listNodes } from '../src/flows/operate-nodes.ts'
import { change, rowsOf } from '../src/store/database.ts'
import type { SeatName } from './cast.ts'
import { openStream, until } from './event-stream.ts'
import { type Answer, makeWorld, type threeLayers, type World } from './world.ts'

/**
 * `bank` is the admin of Pharma's host and not in Pharma; `colleague` its manager; `author` its champion; `competitor`
 * the admin of Finance's host; `officer` an operator; `outsider` the admin of a member that is in neither.
 */
let world: World
beforeAll(async () => {
  world = await makeWorld()
  const { nodes, members, seats } = world.cast
  await change(world.ctx.db, undefined, async tx => {
    const post = 'update node set host = $2, manager = $3, champion = $4, admission = $5 where circle = $1'
    await tx.all(post, [nodes.pharma, members.dogwood, seats.colleague, seats.author, 'apply'])
    await tx.all(post, [nodes.finance, members.birch, null, null, 'apply'])
    await tx.all(post, [nodes['quiet-group'], members.dogwood, null, null, 'apply'])
    await tx.all("update seat set role = 'operator' where circle = $1", [seats.officer])
  })
})
afterAll(() => world.close())

const call = (as: SeatName, method: string, path: string, body?: unknown) => world.call(as, method, path, body)
const patch = (as: SeatName, node: string, body: unknown) => call(as, 'PATCH', `/api/nodes/${node}`, body)
const page = async (as: SeatName, node: string) => (await call(as, 'GET', `/api/nodes/${node}`)).body
const ask = (as: SeatName, node: string, text = 'We make packaging for two of you.') =>
  call(as, 'POST', `/api/nodes/${node}/requests`, { text })
const requests = async (as: SeatName) => (await call(as, 'GET', '/api/node-requests')).body.items
const decide = (as: SeatName, id: string, body: unknown) => call(as, 'POST', `/api/node-requests/${id}/decision`, body)
const after = (ms: number) => new Date(world.clock.now.getTime() + ms).toISOString()
const found = async (body: unknown) => {
  await change(world.ctx.db, undefined, tx =>
    tx.all('update session set stepped_up_at = $2 where seat = $1', [world.cast.seats.officer, world.clock.now]),
  )
  return world.call(undefined, 'POST', '/api/nodes', body, { cookie: world.cookie('officer'), origin: world.ctx.url })
}
const MINUTE = 60_000
const DAY = 86_400_000
const bytes = (answers: Answer[]) => answers.map(a => `${a.status} ${a.text}`).join('\n')

test('those who run a node change it; nobody else does, and a hidden node is not there for them', async () => {
  for (const as of ['bank', 'colleague', 'officer'] as const)
    expect((await patch(as, 'pharma', { charter: `Kept by ${as}` })).status, as).toBe(200)
  expect((await page('competitor', 'pharma')).charter).toBe('Kept by officer')
  for (const as of ['competitor', 'outsider', 'admin', 'author', 'analyst'] as const)
    expect((await patch(as, 'pharma', { charter: 'x' })).status, as).toBe(403)
  const absent = await patch('competitor', 'nowhere', { charter: 'x' })
  const hidden = await patch('competitor', 'quiet-group', { charter: 'x' })
  expect([hidden.status, hidden.text]).toEqual([404, absent.text])
  expect((await patch('author', 'pharma', { guidance: 'Say when.' })).status, 'the champion guides').toBe(200)
  expect((await patch('author', 'pharma', { guidance: 'x', listed: false })).status).toBe(403)
  expect((await patch('bank', 'pharma', { host: 'dogwood' })).status, 'the host is for operators').toBe(403)
  expect((await patch('bank', 'quiet-group', { listed: true })).status).toBe(422)
  expect((await patch('bank', 'pharma', {})).status).toBe(400)
})

test('a host is not let into the content of its node, nor is it told of it', async () => {
  const id = await world.share('author', {
    content: { kind: 'incident', headline: { title: 'Only for Pharma', summary: 'Quiet.' } },
    audience: { grants: [{ layer: 'headline', to: ['pharma'], as: 'withheld' }], tlp: 'AMBER', except: [] },
  })
  expect((await call('author', 'PUT', `/api/nodes/pharma/pins/${id}`)).status).toBe(200)
  const seen = await page('bank', 'pharma')
  expect(seen).toMatchObject({ joined: false, pinned: [], may: { run: true, guide: true } })
  expect(JSON.stringify(seen)).not.toContain('Only for Pharma')
  expect((await call('bank', 'GET', '/api/feed?node=pharma')).body.items).toEqual([])
  expect((await call('bank', 'PUT', `/api/nodes/pharma/pins/${id}`)).status, 'nor pins what it cannot see').toBe(404)
  expect((await page('competitor', 'pharma')).pinned.map((r: { id: string }) => r.id)).toEqual([id])
  // Taken back, it stands pinned for nobody.
  await call('author', 'POST', `/api/reports/${id}/withdrawal`, { reason: 'cleaned-up' })
  expect((await page('competitor', 'pharma')).pinned).toEqual([])
  expect((await page('author', 'pharma')).pinned).toEqual([])
})

test('what did not reach the node cannot be pinned in it, and the answer is that of nothing', async () => {
  const elsewhere = await world.share('author', {
    content: { kind: 'incident', headline: { title: 'Elsewhere', summary: 'x' } },
    audience: { grants: [{ layer: 'headline', to: ['east-midlands'], as: 'withheld' }], tlp: 'AMBER', except: [] },
  })
  const [hidden, absent] = [
    await call('author', 'PUT', `/api/nodes/pharma/pins/${elsewhere}`),
    await call('author', 'PUT', '/api/nodes/pharma/pins/00000000-0000-4000-8000-000000000000'),
  ]
  expect([hidden.status, hidden.text]).toEqual([404, absent.text])
})

test('members by name are for those who run the node', async () => {
  const members = (as: SeatName) => call(as, 'GET', '/api/nodes/pharma/members')
  expect((await members('bank')).body.items.map((m: { handle: string }) => m.handle)).toEqual([
    'alder',
    'birch',
    'p1',
    'p2',
    'p3',
    'p4',
    'p5',
    'p6',
  ])
  for (const as of ['author', 'competitor', 'outsider', 'admin'] as const)
    expect((await members(as)).status, as).toBe(403)
  expect((await call('competitor', 'GET', '/api/nodes/quiet-group/members')).status).toBe(404)
})

test('people of one name stand in an order that does not tell whose row was written last', async () => {
  const listed = async () => (await call('analyst', 'GET', '/api/circles?q=bank')).text
  const { items } = JSON.parse(await listed())
  const ids: string[] = items.map((c: { ref: string }) => c.ref.replace('seat:', ''))
  expect(ids.length, 'two of one name').toBeGreaterThanOrEqual(2)
  const before = await listed()
  const client = new pg.Client({ connectionString: world.ctx.db.url })
  await client.connect()
  for (const id of ids) {
    await client.query('update circle set gid = gid where gid::text = $1', [id])
    expect(await listed()).toBe(before)
  }
  await client.end()
})

test('a request is seen by its asker’s admins and by those who run the node; its decision by the asker alone', async () => {
  const watched: SeatName[] = ['competitor', 'author', 'admin', 'regulator', 'analyst']
  const walk = async () => {
    const answers: Answer[] = []
    for (const as of watched)
      for (const path of [
        '/api/nodes',
        '/api/nodes/pharma',
        '/api/node-requests',
        '/api/circles',
        '/api/inbox',
        '/api/members',
      ])
        answers.push(await call(as, 'GET', path))
    return bytes(answers)
  }
  const before = await walk()
  expect((await ask('outsider', 'pharma')).body).toEqual({ state: 'waiting' })
  expect((await ask('outsider', 'pharma')).status, 'once is enough').toBe(409)
  expect(await walk()).toBe(before)
  for (const as of ['bank', 'colleague', 'officer'] as const)
    expect(await requests(as), as).toMatchObject([{ member: { name: 'Cedar plc' }, mine: false, state: 'waiting' }])
  expect((await page('bank', 'pharma')).requests).toBe(1)
  expect(await page('competitor', 'pharma')).not.toHaveProperty('requests')
  const [mine] = await requests('outsider')
  expect(mine).toMatchObject({ mine: true, state: 'waiting', node: { handle: 'pharma' } })
  const absent = await decide('competitor', '00000000-0000-4000-8000-000000000000', { decision: 'approve' })
  for (const as of watched) {
    const refusal = await decide(as, mine.id, { decision: 'approve' })
    expect([refusal.status, refusal.text], as).toEqual([404, absent.text])
  }
  expect((await decide('outsider', mine.id, { decision: 'approve' })).status, 'nobody lets itself in').toBe(422)
  expect((await decide('bank', mine.id, { decision: 'ask' })).status, 'a question has words').toBe(422)
  expect((await decide('bank', mine.id, { decision: 'ask', text: 'Which two?' })).status).toBe(200)
  expect((await decide('colleague', mine.id, { decision: 'answer', text: 'x' })).status).toBe(422)
  expect((await decide('outsider', mine.id, { decision: 'answer', text: 'Alder and Birch.' })).status).toBe(200)
  expect((await decide('bank', mine.id, { decision: 'decline' })).status, 'a no has a reason').toBe(422)
  expect((await decide('bank', mine.id, { decision: 'decline', text: 'Makers of medicines only.' })).status).toBe(200)
  expect((await requests('outsider'))[0]).toMatchObject({
    state: 'declined',
    talk: [{ by: 'node' }, { by: 'asker' }, { by: 'node', text: 'Makers of medicines only.' }],
  })
  for (const as of ['bank', 'colleague', 'officer', ...watched] as const) expect(await requests(as), as).toEqual([])
  expect(await walk()).toBe(before)
  expect((await page('outsider', 'pharma')).request).toBe('declined')
  expect((await decide('bank', mine.id, { decision: 'approve' })).status, 'what was decided stays').toBe(404)
})

test('approved, a member reads; removed, it does not, and its admins are told why', async () => {
  expect((await call('outsider', 'GET', '/api/feed?node=pharma')).body.items).toEqual([])
  const only: ReturnType<typeof threeLayers> = {
    content: { kind: 'question', headline: { title: 'For Pharma', summary: 'x' } },
    audience: { grants: [{ layer: 'headline', to: ['pharma'], as: 'withheld' }], tlp: 'AMBER' },
  }
  await ask('outsider', 'pharma', 'Once more.')
  const [mine] = await requests('outsider')
  expect((await decide('colleague', mine.id, { decision: 'approve' })).status).toBe(200)
  const seen = await world.share('author', only)
  expect((await call('outsider', 'GET', `/api/reports/${seen}`)).status).toBe(200)
  expect((await call('competitor', 'POST', '/api/nodes/pharma/members/cedar/removal', { reason: 'x' })).status).toBe(
    403,
  )
  await call('outsider', 'PATCH', '/api/me/member', { listedTo: ['pharma'] })
  expect((await call('competitor', 'GET', '/api/members/cedar')).status, 'it listed itself').toBe(200)
  expect(
    (await call('bank', 'POST', '/api/nodes/pharma/members/cedar/removal', { reason: 'It left the trade.' })).status,
  ).toBe(200)
  expect((await call('outsider', 'GET', `/api/reports/${seen}`)).status).toBe(404)
  expect((await requests('outsider'))[0]).toMatchObject({ state: 'removed', talk: [{ text: 'It left the trade.' }] })
  expect((await call('competitor', 'GET', '/api/members/cedar')).status, 'nor is it listed there').toBe(404)
  expect((await call('bank', 'POST', '/api/nodes/pharma/members/cedar/removal', { reason: 'x' })).status).toBe(404)
})

test('who asked, was let in without an answer and was removed, has asked already', async () => {
  expect((await ask('outsider', 'pharma', 'A third time.')).status).toBe(200)
  await joinNode(world.ctx, 'cedar', 'pharma', undefined)
  await call('bank', 'POST', '/api/nodes/pharma/members/cedar/removal', { reason: 'Not now.' })
  const again = await ask('outsider', 'pharma', 'And again.')
  expect(again.status, again.text).toBe(409)
  const open = (await requests('outsider')).find((r: { state: string }) => r.state === 'waiting')
  expect((await decide('outsider', open.id, { decision: 'take-back' })).status).toBe(200)
})

test('a hidden node cannot be asked, and a member’s own people who are no admins do not ask', async () => {
  const [hidden, absent] = [await ask('outsider', 'quiet-group'), await ask('outsider', 'nowhere')]
  expect([hidden.status, hidden.text]).toEqual([404, absent.text])
  expect((await ask('colleague', 'finance')).status).toBe(403)
  expect((await ask('outsider', 'transport')).status, 'it is in it').toBe(409)
  expect((await ask('outsider', 'fusion-cell')).status, 'by invitation').toBe(422)
})

test('automatic admission lets in by the area, and asks about all others', async () => {
  await patch('bank', 'pharma', { admission: 'automatic', regions: ['TLF'] })
  expect((await ask('supplier', 'pharma', '')).body).toEqual({ state: 'joined' })
  expect((await ask('outsider', 'pharma', '')).status, 'from elsewhere: a sentence is needed').toBe(422)
  expect((await call('supplier', 'POST', '/api/nodes/pharma/leave')).status).toBe(200)
  expect((await page('supplier', 'pharma')).joined).toBe(false)
  expect((await call('supplier', 'POST', '/api/nodes/pharma/leave')).status).toBe(409)
  await patch('bank', 'pharma', { regions: ['TLI'] })
  expect((await ask('regulator', 'pharma', 'May we?')).body, 'a regulator is asked about').toEqual({ state: 'waiting' })
  await patch('bank', 'pharma', { admission: 'apply', regions: [] })
})

test('a guest is in until the minute, and an open stream is told', async () => {
  await world.listen()
  const { seats, nodes } = world.cast
  const path = '/api/nodes/quiet-group/members'
  const outside = async () =>
    bytes(
      await Promise.all(
        ['/api/nodes', '/api/circles', '/api/nodes/quiet-group', '/api/members'].map(p => call('competitor', 'GET', p)),
      ),
    )
  const before = await outside()
  expect((await call('bank', 'POST', path, { member: 'cedar' })).status, 'cedar is listed to nobody').toBe(422)
  expect((await call('bank', 'POST', path, { member: 'alder', until: after(-1) })).status).toBe(422)
  expect((await call('bank', 'POST', path, { member: 'alder', until: after(10 * MINUTE) })).status).toBe(200)
  expect((await call('bank', 'POST', path, { member: 'alder' })).status).toBe(409)
  expect(await outside(), 'nobody outside notices').toBe(before)
  expect(await page('author', 'quiet-group')).toMatchObject({ joined: true, guestUntil: expect.any(String) })
  const stream = await openStream(world.url, { authorization: `Bearer ${world.key('author')}` })
  await until(
    () => world.server.live.streams() === 1,
    2_000,
    () => 'it does not join',
  )
  world.clock.tick(9 * MINUTE)
  expect((await page('author', 'quiet-group')).joined).toBe(true)
  world.clock.tick(MINUTE)
  await stream.find(e => e.event === 'rights', 1_000)
  expect((await call('author', 'GET', '/api/nodes/quiet-group')).status).toBe(404)
  stream.cut()
  expect((await world.viewer('author')).circles).not.toContain(nodes['quiet-group'])
  expect(seats.author).toBeDefined()
})

test('operators found nodes from a template, confirmed; others do not', async () => {
  const festival = { handle: 'festival', name: 'Festival', template: 'pop-up', until: after(30 * DAY), host: 'cedar' }
  expect((await call('officer', 'POST', '/api/nodes', festival)).status, 'a key confirms nothing').toBe(403)
  const bySession = { cookie: world.cookie('bank'), origin: world.ctx.url }
  expect((await world.call(undefined, 'POST', '/api/nodes', festival, bySession)).status).toBe(403)
  expect((await found({ ...festival, until: after(91 * DAY) })).status).toBe(422)
  expect((await found({ ...festival, until: undefined })).status).toBe(422)
  expect((await found({ ...festival, host: 'nobody-here' })).status).toBe(422)
  expect((await found({ ...festival, handle: 'alder' })).status, 'handles are one namespace').toBe(409)
  const made = await found(festival)
  expect([made.status, made.body]).toEqual([
    201,
    expect.objectContaining({ kind: 'pop-up', admission: 'apply', may: { run: true, guide: true, found: true } }),
  ])
  expect(made.body.charter).toContain('by name')
  expect((await page('outsider', 'festival')).may.run, 'its host').toBe(true)
})

test('a pop-up closes itself: guests out, members keep an archive, nothing new is shared with it', async () => {
  const join = (member: string, until?: Date) => joinNode(world.ctx, member, 'festival', until)
  const end = new Date((await page('outsider', 'festival')).until)
  await join('alder')
  await join('birch', end)
  await join('dogwood')
  const request = (title: string): ReturnType<typeof threeLayers> => ({
    content: { kind: 'incident', headline: { title, summary: 'x' } },
    audience: { grants: [{ layer: 'headline', to: ['festival'], as: 'withheld' }], tlp: 'AMBER' },
  })
  const id = await world.share('author', request('A fake ticket page'))
  const byGuest = await world.share('competitor', request('A guest’s report'))
  const status = async (as: SeatName, report: string) => (await call(as, 'GET', `/api/reports/${report}`)).status
  const read = async (report: string) => [
    await status('author', report),
    await status('competitor', report),
    await status('bank', report),
    await status('outsider', report),
  ]
  expect(await read(id)).toEqual([200, 200, 200, 404])
  // Keys live twenty days in this cast.
  await change(world.ctx.db, undefined, tx =>
    tx.all('update api_key set expires_at = $1', [new Date(end.getTime() + DAY)]),
  )
  const [member, guest] = [
    await openStream(world.url, { authorization: `Bearer ${world.key('bank')}` }),
    await openStream(world.url, { authorization: `Bearer ${world.key('competitor')}` }),
  ]
  await until(
    () => world.server.live.streams() === 2,
    2_000,
    () => 'they do not join',
  )
  world.clock.tick(end.getTime() - world.clock.now.getTime() - 1)
  expect(await read(id)).toEqual([200, 200, 200, 404])
  world.clock.tick(1)
  await member.find(e => e.event === 'rights', 1_000)
  await guest.find(e => e.event === 'rights', 1_000)
  member.cut()
  guest.cut()
  expect(await read(id)).toEqual([200, 404, 200, 404])
  expect(await read(byGuest), 'authors keep theirs').toEqual([200, 200, 200, 404])
  expect((await call('bank', 'GET', '/api/feed?node=festival')).body.items).toHaveLength(2)
  expect(await page('bank', 'festival')).toMatchObject({ joined: true, ended: true })
  // Read, and not added to; whose own it is goes on with it, and what is not there is not there.
  for (const [path, body] of [
    ['entries', { text: 'Still so?' }],
    ['sightings', {}],
    ['more-detail', { text: 'More?' }],
  ] as const) {
    const added = await call('bank', 'POST', `/api/reports/${id}/${path}`, body)
    expect([added.status, added.text], path).toEqual([422, expect.stringContaining('has closed')])
    const [lost, absent] = [
      await call('competitor', 'POST', `/api/reports/${id}/${path}`, body),
      await call('competitor', 'POST', `/api/reports/00000000-0000-4000-8000-000000000000/${path}`, body),
    ]
    expect([lost.status, lost.text], path).toEqual([404, absent.text])
  }
  expect((await call('bank', 'GET', `/api/reports/${id}`)).body.may).toMatchObject({ reply: false, archive: true })
  expect((await call('author', 'GET', `/api/reports/${id}`)).body.may).toMatchObject({ reply: true })
  expect((await call('author', 'POST', `/api/reports/${id}/entries`, { text: 'It was ours.' })).status).toBe(201)
  expect((await call('bank', 'GET', `/api/reports/${id}/entries`)).body.items).toHaveLength(1)
  expect((await call('competitor', 'GET', '/api/nodes/festival')).status).toBe(404)
  const late = await call('author', 'POST', '/api/reports', request('Late'))
  expect([late.status, late.text]).toEqual([422, expect.stringContaining('no such circle')])
  const circles = (await call('author', 'GET', '/api/circles?q=festival')).body.items
  expect(circles).toEqual([])
  expect((await patch('outsider', 'festival', { charter: 'x' })).status).toBe(422)
  expect((await call('author', 'POST', '/api/nodes/festival/sessions', { title: 'x', at: after(DAY) })).status).toBe(
    403,
  )
  expect((await call('bank', 'PATCH', '/api/me/member', { listedTo: ['everyone'] })).status).toBe(200)
})

test('sessions and guidance are the node’s own, put in by its champion or whoever runs it', async () => {
  const session = { title: 'Monthly call', at: after(DAY), place: 'Dial 020 7946 0000', notes: 'Bring a **case**.' }
  expect((await call('competitor', 'POST', '/api/nodes/pharma/sessions', session)).status).toBe(403)
  expect((await call('author', 'POST', '/api/nodes/pharma/sessions', session)).status).toBe(200)
  const [held] = (await page('competitor', 'pharma')).sessions
  expect(held).toMatchObject({ title: 'Monthly call', place: 'Dial 020 7946 0000' })
  expect((await page('outsider', 'pharma')).sessions, 'not for those outside').toEqual([])
  const path = `/api/nodes/pharma/sessions/${held.id}`
  expect((await call('competitor', 'DELETE', path)).status).toBe(403)
  expect((await call('colleague', 'PUT', path, { ...session, title: 'Moved' })).status).toBe(200)
  expect(
    (await call('competitor', 'DELETE', `/api/nodes/finance/sessions/${held.id}`)).status,
    'another node’s host',
  ).toBe(404)
  expect((await call('bank', 'DELETE', path)).status).toBe(200)
  expect((await page('competitor', 'pharma')).sessions).toEqual([])
})

test('every change leaves a leaf in the ledger, and none carries what was written', async () => {
  const client = new pg.Client({ connectionString: world.ctx.db.url })
  await client.connect()
  const leaves = (await client.query<{ body: { what: string } }>('select body from leaf')).rows.map(r => r.body)
  await client.end()
  const said = new Set(leaves.map(b => b.what))
  for (const what of [
    'node-added',
    'node-changed',
    'node-asked',
    'node-request',
    'node-joined',
    'node-left',
    'node-pinned',
    'node-session-added',
  ])
    expect(said, what).toContain(what)
  expect(JSON.stringify(leaves)).not.toMatch(/Makers of medicines|packaging|Monthly call/)
})

test('the policies alone keep requests, pins and sessions from whoever has nothing to do with them', async () => {
  const bare = await rowsOf(world.ctx.db.app).all(
    'select from node_request union all select from node_pin union all select from node_session',
  )
  expect(bare).toEqual([])
})

test('the command line founds, edits, lists, joins as a guest, leaves and ends', async () => {
  const said: string[] = []
  const io = { out: (line: string) => void said.push(line), err: () => {}, env: {}, read: async () => Buffer.alloc(0) }
  const commands = operatorCommands((_, work) => work(world.ctx))
  const run = async (...words: string[]) => {
    const name = words.slice(0, 2).join(' ')
    const command = commands[name]
    if (!command) throw new Error(name)
    return runCommand(name, command, words.slice(2), io)
  }
  await run(
    'node',
    'add',
    'fair',
    '--name',
    'County fair',
    '--kind',
    'pop-up',
    '--days',
    '10',
    '--admission',
    'apply',
    '--host',
    'cedar',
  )
  await run('node', 'edit', 'fair', '--guidance', 'Be brief.', '--champion', 'author@alder.example')
  await run('node', 'join', 'fair', 'alder')
  await run('node', 'join', 'fair', 'birch', '--days', '3')
  expect(await page('author', 'fair')).toMatchObject({ guidance: 'Be brief.', may: { run: false, guide: true } })
  expect(await page('competitor', 'fair')).toHaveProperty('guestUntil')
  await run('node', 'end', 'fair')
  expect(await page('author', 'fair')).toMatchObject({ ended: true, joined: true })
  expect((await call('competitor', 'GET', '/api/nodes/fair')).status).toBe(404)
  expect((await listNodes(world.ctx)).find(n => n.handle === 'fair')).toMatchObject({
    kind: 'pop-up',
    admission: 'apply',
  })
  await run('node', 'leave', 'fair', 'alder')
  expect((await page('author', 'fair')).joined, 'its champion still knows it').toBe(false)
})
