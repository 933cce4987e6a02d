import { afterAll, beforeAll, expect, test } from 'vitest'
import { GOVERNMENT_KINDS } from '../src/domain/desk.ts'
import { MEMBER_KINDS } from '../src/domain/member.ts'
import { clearAnalyst } from '../src/flows/staff-desk.ts'
import type { ShareRequest } from '../src/formats/api/reports.ts'
import { hashOf, insertSession } from '../src/store/access-store.ts'
import { asViewer, change, rowsOf } from '../src/store/database.ts'
import { circleByHandle, insertSeat, joinCircle } from '../src/store/partnership-store.ts'
import { loadViewer } from '../src/store/viewer.ts'
import type { SeatName } from './cast.ts'
import { openStream, until } from './event-stream.ts'
import { makeWorld, threeLayers, type World } from './world.ts'

/**
 * `officer` is an operator; `analyst` the government's at the desk, and the Fusion Cell's manager. `lena` is lent to the desk
 * by birch (the author's rival, in Pharma and East Midlands) and has no other seat; `gov` is lent by hazel, the police.
 */
let world: World
interface Person {
  id: string
  circle: number
  person: number
  cookie: string
}
let [lena, gov]: Person[] = []
beforeAll(async () => {
  world = await makeWorld()
  await world.listen()
  const { nodes, members, seats } = world.cast
  await change(world.ctx.db, undefined, async tx => {
    await tx.all("update seat set role = 'operator' where circle = $1", [seats.officer])
    await tx.all('update node set host = $2, manager = $3 where circle = $1', [
      nodes['fusion-cell'],
      members.gorse,
      seats.analyst,
    ])
  })
  lena = await bring({ name: 'Lena Birchall', email: 'lena@birch.example', employer: 'birch' })
  gov = await bring({ name: 'Gus Hazeldene', email: 'gus@hazel.example', employer: 'hazel' })
})
afterAll(() => world.close())

const DAY = 86_400_000
const after = (ms: number) => new Date(world.clock.now.getTime() + ms).toISOString()
const who = (p: Person | undefined): Person => {
  if (!p) throw new Error('nobody')
  return p
}
const as = (name: SeatName) => ({ cookie: world.cookie(name), origin: world.ctx.url })
/** In person, just confirmed. */
async function confirmed(name: SeatName, method: string, path: string, body?: unknown) {
  await change(world.ctx.db, undefined, tx =>
    tx.all('update session set stepped_up_at = $2 where seat = $1', [world.cast.seats[name], world.clock.now]),
  )
  return world.call(undefined, method, path, body, as(name))
}
const by = (p: Person | undefined, method: string, path: string, body?: unknown) =>
  world.call(undefined, method, path, body, { cookie: who(p).cookie, origin: world.ctx.url })
const owner = <T extends { [k: string]: unknown }>(text: string, values: unknown[] = []) =>
  rowsOf(world.ctx.db.app).all<T>(text, values)

async function sessionOf(circle: number, person: number): Promise<string> {
  const token = `session_of_${circle}_0123456789`
  await insertSession(rowsOf(world.ctx.db.app), {
    hash: hashOf(token),
    gid: world.ctx.newId(`session ${circle}`),
    person,
    seat: circle,
    agent: 'test',
    at: world.clock.now,
    expiresAt: new Date(world.clock.now.getTime() + 40 * DAY),
    steppedUp: true,
  })
  return `auburn=${token}`
}
async function bring(asked: object): Promise<Person> {
  const came = await confirmed('officer', 'POST', '/api/desk/analysts', asked)
  expect(came.status, came.text).toBe(201)
  const [seat] = await owner<{ circle: number; person: number }>('select circle, person from seat where gid = $1', [
    came.body.id,
  ])
  if (!seat) throw new Error('no seat')
  await owner("update seat set state = 'active' where circle = $1", [seat.circle])
  await world.signTerms()
  return { id: came.body.id, ...seat, cookie: await sessionOf(seat.circle, seat.person) }
}
const viewerOf = (circle: number, at = world.clock.now) =>
  loadViewer(rowsOf(world.ctx.db.app), { seat: circle, scopes: ['read', 'share', 'reply', 'account'], cap: 'RED' }, at)
const sees = async (p: Person | undefined, id: string) => (await by(p, 'GET', `/api/reports/${id}`)).status === 200
const toDesk = (except: string[] = [], title = 'For the desk'): ShareRequest => ({
  content: { kind: 'incident', headline: { title, summary: 'Look into it.' } } as const,
  audience: { grants: [{ layer: 'headline', to: ['desk'], as: 'withheld' }], except, tlp: 'AMBER' as const },
})

test('only an operator who has just confirmed staffs the desk', async () => {
  const body = { name: 'X', email: 'x@cedar.example', employer: 'cedar' }
  for (const name of ['analyst', 'outsider', 'competitor'] as const)
    expect((await confirmed(name, 'POST', '/api/desk/analysts', body)).status, name).toBe(403)
  await change(world.ctx.db, undefined, tx =>
    tx.all('update session set stepped_up_at = null where seat = $1', [world.cast.seats.officer]),
  )
  const cold = await world.call(undefined, 'POST', '/api/desk/analysts', body, as('officer'))
  expect(cold.body.type).toBe('/problems/step-up')
  for (const [employer, words] of [
    ['gorse', 'hosts the desk'],
    ['elder', 'regulator'],
    ['nowhere', 'no member'],
  ])
    expect((await confirmed('officer', 'POST', '/api/desk/analysts', { ...body, employer })).text).toContain(words)
})

test('what excepts the employer is closed to a secondee who has no other seat, by handle, domain, kind and node', async () => {
  const open = await world.share('author', toDesk())
  expect(await sees(lena, open)).toBe(true)
  for (const except of ['birch', 'birch.example', 'kind:industry', 'pharma']) {
    const id = await world.share('author', toDesk([except], `Except ${except}`))
    expect(await sees(lena, id), except).toBe(false)
    expect(await sees(gov, id), except).toBe(true)
    const absent = await by(lena, 'GET', '/api/reports/00000000-0000-4000-8000-000000000000')
    expect((await by(lena, 'GET', `/api/reports/${id}`)).text).toBe(absent.text)
  }
})

test('a secondee acts for the desk, not for the body that hosts it: neither reads the other’s own', async () => {
  const mine = await world.share('analyst', {
    ...toDesk([], 'Of the host alone'),
    audience: { grants: [{ layer: 'headline', to: ['gorse'], as: 'named' }], tlp: 'AMBER+STRICT' },
  })
  expect(await sees(lena, mine)).toBe(false)
  const viewer = await viewerOf(who(lena).circle)
  const desk = (await circleByHandle(rowsOf(world.ctx.db.app), 'desk'))?.id ?? 0
  expect(viewer?.own).toEqual([-who(lena).circle, -desk])
  expect(viewer?.circles).not.toContain(world.cast.members.gorse)
  const theirs = (
    await by(lena, 'POST', '/api/reports', {
      content: { kind: 'incident', headline: { title: 'From the desk', summary: '' } },
      audience: { grants: [{ layer: 'headline', to: ['finance', 'everyone'], as: 'named' }], tlp: 'GREEN' },
    })
  ).body.id
  const number = viewer?.analyst
  const from = { named: true, handle: 'desk', name: `Analyst ${number}, Fusion Cell` }
  for (const name of ['author', 'outsider', 'analyst'] as const)
    expect((await world.call(name, 'GET', `/api/reports/${theirs}`)).body, name).toMatchObject({ from, mine: false })
  expect((await by(lena, 'GET', `/api/reports/${theirs}`)).body).toMatchObject({
    from,
    mine: true,
    may: { edit: true },
  })
  // A change, and a reply, are from the desk too; nowhere does the organisation or the person stand.
  const revision = (await by(lena, 'GET', `/api/reports/${theirs}`)).body.own.revision
  const changed = await world.call(
    undefined,
    'PUT',
    `/api/reports/${theirs}`,
    {
      content: { kind: 'incident', headline: { title: 'From the desk, again', summary: '' } },
      audience: { grants: [{ layer: 'headline', to: ['everyone'], as: 'named' }], tlp: 'GREEN' },
    },
    { cookie: who(lena).cookie, origin: world.ctx.url, 'if-match': `"${revision}"` },
  )
  expect(changed.status, changed.text).toBe(200)
  const question = await world.share('outsider', {
    content: { kind: 'question', headline: { title: 'Anybody?', summary: '' } },
    audience: { grants: [{ layer: 'headline', to: ['everyone'], as: 'named' }], tlp: 'GREEN' },
  })
  expect((await by(lena, 'POST', `/api/reports/${question}/entries`, { text: 'We do.', as: 'named' })).status).toBe(201)
  expect((await by(lena, 'POST', `/api/reports/${question}/sightings`, { as: 'named' })).status).toBe(201)
  for (const name of ['outsider', 'author', 'bank', 'competitor'] as const) {
    const thread = await world.call(name, 'GET', `/api/reports/${question}/entries`)
    expect(thread.body.items.map((e: { from: unknown }) => e.from)).toEqual([from, from])
    const pages = await Promise.all(
      [
        '/api/feed',
        '/api/members',
        '/api/members/gorse',
        '/api/circles?q=',
        '/api/circles?q=analyst',
        '/api/nodes/fusion-cell',
      ].map(path => world.call(name, 'GET', path)),
    )
    for (const page of [...pages, thread]) expect(page.text).not.toMatch(/Lena|Birchall|Gus|analyst of gorse/)
    expect(thread.text).not.toContain('Gorse')
  }
})

test('a private question to a secondee’s report comes to the secondee', async () => {
  const { id } = (
    await by(lena, 'POST', '/api/reports', {
      content: { kind: 'incident', headline: { title: 'Ask me', summary: '' } },
      audience: { grants: [{ layer: 'headline', to: ['everyone'], as: 'withheld' }], tlp: 'GREEN' },
    })
  ).body
  const asked = await world.call('outsider', 'POST', `/api/reports/${id}/more-detail`, { text: 'More?' })
  expect(asked.status).toBe(201)
  expect((await by(lena, 'GET', `/api/reports/${id}/entries`)).text).toContain('More?')
  expect((await by(gov, 'GET', `/api/reports/${id}/entries`)).text).not.toContain('More?')
  expect((await world.call('analyst', 'GET', `/api/reports/${id}/entries`)).text).not.toContain('More?')
  const answer = await by(lena, 'POST', `/api/reports/${id}/entries`, { text: 'This.', answering: asked.body.id })
  expect(answer.status, answer.text).toBe(201)
  expect((await world.call('outsider', 'GET', `/api/reports/${id}/entries`)).text).toContain('This.')
})

test('no path home: nothing is shared into, answered to, or changed over to the employer', async () => {
  const listed = await change(world.ctx.db, undefined, async tx => {
    await tx.all('update member set listed_to = array[(select id from circle where handle = $1)] where handle = $2', [
      'everyone',
      'birch',
    ])
    await tx.all('update seat set listed = true where circle = $1', [world.cast.seats.competitor])
    return tx.one<{ gid: string }>('select gid from seat where circle = $1', [world.cast.seats.competitor])
  })
  const to = (ref: string) => ({
    content: { kind: 'incident', headline: { title: 'Home', summary: '' } },
    audience: { grants: [{ layer: 'headline', to: [ref], as: 'withheld' }], tlp: 'AMBER' },
  })
  for (const ref of ['birch', `seat:${listed?.gid}`]) {
    expect((await by(gov, 'POST', '/api/reports', to(ref))).status, ref).toBe(201)
    expect((await by(lena, 'POST', '/api/reports', to(ref))).text, ref).toContain('You are lent to the desk')
  }
  const theirs = await world.share('competitor', {
    ...to('desk'),
    content: { kind: 'incident', headline: { title: 'Of birch, named', summary: '' } },
    audience: { grants: [{ layer: 'headline', to: ['desk'], as: 'named' }], tlp: 'AMBER' },
  })
  const unnamed = await world.share('competitor', toDesk([], 'Of birch, not named'))
  const reply = { text: 'Hello home' }
  expect((await by(lena, 'POST', `/api/reports/${theirs}/entries`, reply)).text).toContain('You are lent')
  expect((await by(lena, 'POST', `/api/reports/${unnamed}/entries`, reply)).status, 'no oracle').toBe(201)
  expect((await by(gov, 'POST', `/api/reports/${theirs}/entries`, reply)).status).toBe(201)
})

test('a secondee with a seat at home runs nothing there, and no session leads from the one to the other', async () => {
  const { members } = world.cast
  const home = await change(world.ctx.db, undefined, tx =>
    insertSeat(world.ctx, tx, {
      member: members.fir ?? 0,
      person: { name: 'Fay Firth', email: 'fay@fir.example' },
      role: 'admin',
      title: '',
      listed: false,
      at: world.clock.now,
    }),
  )
  const fay = await bring({ name: 'Fay Firth', email: 'FAY@fir.example', employer: 'fir' })
  const [seat] = await owner<{ person: number; role: string; gid: string }>(
    'select person, role, gid from seat where circle = $1',
    [home],
  )
  expect(seat).toMatchObject({ person: fay.person, role: 'member' })
  const back = await confirmed('supplier', 'PATCH', `/api/people/${seat?.gid}`, { role: 'admin' })
  expect(back.text).toContain('Fusion Cell')
  await expect(owner("update seat set role = 'admin' where circle = $1", [home])).rejects.toThrow(
    'no admin of its employer',
  )
  const cookie = await sessionOf(home, fay.person)
  for (const [from, target] of [
    [fay.cookie, seat?.gid],
    [cookie, fay.id],
  ]) {
    const headers = { cookie: from ?? '', origin: world.ctx.url }
    expect((await world.call(undefined, 'POST', '/api/session/seat', { seat: target }, headers)).status).toBe(404)
    expect((await world.call(undefined, 'GET', '/api/me', undefined, headers)).body.seats).toHaveLength(1)
  }
  // At home it sees nothing that the desk sees, and its colleagues nothing of the desk.
  const id = await world.share('author', toDesk())
  expect((await world.call(undefined, 'GET', `/api/reports/${id}`, undefined, { cookie })).status).toBe(404)
  expect(await sees(fay, id)).toBe(true)
  const people = (await world.call(undefined, 'GET', '/api/people', undefined, as('supplier'))).body.items
  expect(people.filter((p: { name: string }) => p.name === 'Fay Firth')).toHaveLength(1)
  expect(JSON.stringify(people)).not.toContain(fay.id)
  // The last admin of an organisation is not lent away from it.
  const supplier = await owner('select from seat where member = $1 and role = $2', [members.fir, 'admin'])
  expect(supplier).toHaveLength(1)
  const last = await confirmed('officer', 'POST', '/api/desk/analysts', {
    name: 'S',
    email: 'supplier@fir.example',
    employer: 'fir',
  })
  expect(last.text).toContain('only admin')
})

test('the desk sees that a conflict exists, and the one whom it bars sees nothing', async () => {
  const id = await world.share('author', toDesk(['birch'], 'A conflict'))
  const plain = await world.share('author', toDesk(['p1'], 'No conflict'))
  for (const p of [gov]) expect((await by(p, 'GET', `/api/reports/${id}`)).body.conflict).toBe(true)
  expect((await world.call('analyst', 'GET', `/api/reports/${id}`)).body.conflict).toBe(true)
  expect((await by(gov, 'GET', `/api/reports/${plain}`)).body).not.toHaveProperty('conflict')
  expect((await world.call('author', 'GET', `/api/reports/${id}`)).body).not.toHaveProperty('conflict')
  // Everybody reads it, the desk as well; who is not at the desk is told nothing of it.
  const wide = await world.share('author', {
    ...toDesk(['birch'], 'Wide'),
    audience: {
      grants: [{ layer: 'headline', to: ['everyone', 'desk'], as: 'withheld' }],
      except: ['birch'],
      tlp: 'GREEN',
    },
  })
  expect((await by(gov, 'GET', `/api/reports/${wide}`)).body.conflict).toBe(true)
  expect((await world.call('outsider', 'GET', `/api/reports/${wide}`)).body).not.toHaveProperty('conflict')
  // Of a report of its own the desk is not told: it could find out by excepting one after the other.
  const own = await world.share('analyst', toDesk(['birch'], 'Trying'))
  expect((await world.call('analyst', 'GET', `/api/reports/${own}`)).body).not.toHaveProperty('conflict')
})

test('who is lent by whom, and who is cleared, is read by those who run the desk and by the person alone', async () => {
  const desk = async (cookie: string) => world.call(undefined, 'GET', '/api/desk', undefined, { cookie })
  expect(
    (await confirmed('officer', 'PUT', `/api/desk/analysts/${who(gov).id}/clearance`, { until: after(200 * DAY) }))
      .status,
  ).toBe(200)
  const all = (await desk(world.cookie('officer'))).body.items
  expect(all.find((a: { id: string }) => a.id === who(lena).id).employer).toMatchObject({ handle: 'birch' })
  expect(
    (await desk(world.cookie('analyst'))).body.items.filter((a: object) => 'employer' in a).length,
  ).toBeGreaterThan(1)
  const hers = (await desk(who(lena).cookie)).body.items
  expect(hers.filter((a: object) => 'employer' in a)).toMatchObject([
    { id: who(lena).id, employer: { handle: 'birch' } },
  ])
  expect(hers.filter((a: object) => 'clearance' in a)).toEqual([])
  expect(hers.map((a: { name: string }) => a.name)).toContain('Gus Hazeldene')
  expect((await desk(who(gov).cookie)).body.items.filter((a: object) => 'clearance' in a)).toMatchObject([
    { id: who(gov).id, clearance: { state: 'meets' } },
  ])
  for (const name of ['author', 'competitor', 'outsider', 'bank'] as const)
    expect((await desk(world.cookie(name))).status, name).toBe(404)
  // The second lock: as the viewer, the application's own role gets no more than that.
  const viewer = await viewerOf(who(lena).circle)
  if (!viewer) throw new Error('no viewer')
  const read = (table: string) => asViewer(world.ctx.db, viewer, rows => rows.all(`select * from ${table}`))
  expect(await read('secondment')).toHaveLength(1)
  expect(await read('clearance')).toEqual([])
  expect(await owner('select * from secondment')).toEqual([])
})

test('the domain and the database mean the same kinds by government', async () => {
  const found = await owner<{ kind: string }>('select k as kind from unnest($1::text[]) k where government_kind(k)', [
    MEMBER_KINDS,
  ])
  expect(found.map(f => f.kind).sort()).toEqual([...GOVERNMENT_KINDS].sort())
})

test('a government-only group: cleared people of government alone, by every way that there is', async () => {
  const { seats, members } = world.cast
  const founded = await confirmed('officer', 'POST', '/api/nodes', {
    handle: 'inner-room',
    name: 'Inner room',
    template: 'chosen-group',
    government: true,
  })
  expect(founded.status, founded.text).toBe(201)
  const [room] = await owner<{ circle: number }>("select circle from node where handle = 'inner-room'")
  const circle = room?.circle ?? 0
  const enter = (name: SeatName, p: Person | undefined) =>
    confirmed(name, 'PUT', `/api/desk/groups/inner-room/analysts/${who(p).id}`)
  const clear = (name: SeatName, p: Person | undefined, end: string | null) =>
    confirmed(name, 'PUT', `/api/desk/analysts/${who(p).id}/clearance`, { until: end })
  const raw = (seat: number, end: Date | null = new Date(world.clock.now.getTime() + DAY)) =>
    change(world.ctx.db, undefined, tx => joinCircle(tx, seat, circle, world.clock.now, end ?? undefined))
  const WALL = 'for the cleared people of government'

  // Whoever entered the clearance does not let in by it; nobody clears or lets in themselves.
  expect((await clear('officer', gov, after(20 * DAY))).status).toBe(200)
  expect((await enter('officer', gov)).text).toContain('another person')
  const analystId = (await owner<{ gid: string }>('select gid from seat where circle = $1', [seats.analyst]))[0]?.gid
  expect(
    (await confirmed('analyst', 'PUT', `/api/desk/analysts/${analystId}/clearance`, { until: after(DAY) })).text,
  ).toContain('themselves')
  expect((await enter('analyst', gov)).status).toBe(200)
  const inside = async (p: Person | undefined, at?: Date) =>
    (await viewerOf(who(p).circle, at))?.circles.includes(circle)
  expect(await inside(gov)).toBe(true)

  // An industry analyst, cleared or not.
  expect((await clear('officer', lena, after(20 * DAY))).status).toBe(200)
  expect((await enter('analyst', lena)).text).toContain('Only people of government')
  await expect(raw(who(lena).circle)).rejects.toThrow(WALL)
  // A role, a guest pass, a host's and a manager's right, an organisation.
  for (const role of ['admin', 'operator', 'member', 'auditor'])
    await expect(owner('update seat set role = $2 where circle = $1', [who(lena).circle, role])).rejects.toThrow(
      'analyst and nothing else',
    )
  expect(
    (await confirmed('officer', 'POST', '/api/nodes/inner-room/members', { member: 'birch', until: after(DAY) })).text,
  ).toContain('one by one')
  await expect(raw(members.birch ?? 0)).rejects.toThrow(WALL)
  await expect(raw(members.gorse ?? 0), 'not even of government').rejects.toThrow(WALL)
  for (const post of ['manager', 'champion']) {
    const asked = await confirmed('officer', 'PATCH', '/api/nodes/inner-room', { [post]: who(lena).id })
    expect(asked.status, post).toBe(422)
    await expect(owner(`update node set ${post} = $2 where circle = $1`, [circle, who(lena).circle])).rejects.toThrow(
      'run by government',
    )
  }
  for (const node of ['pharma', 'fusion-cell'])
    for (const post of ['manager', 'champion'])
      expect((await confirmed('officer', 'PATCH', `/api/nodes/${node}`, { [post]: who(lena).id })).text).toContain(
        'stands for no node',
      )
  expect((await confirmed('officer', 'PATCH', '/api/nodes/inner-room', { host: 'dogwood' })).status).toBe(422)
  await expect(owner('update node set host = $2 where circle = $1', [circle, members.birch])).rejects.toThrow(
    'run by government',
  )
  for (const open of [{ admission: 'apply' }, { admission: 'automatic' }, { listed: true }])
    expect((await confirmed('officer', 'PATCH', '/api/nodes/inner-room', open)).status).toBe(422)
  // Joining is not asked for: for everybody outside it is not there.
  expect((await by(lena, 'GET', '/api/nodes/inner-room')).status).toBe(404)
  expect((await world.call('outsider', 'POST', '/api/nodes/inner-room/requests', { text: 'Please' })).status).toBe(404)
  // Not at the desk; not cleared; for longer than cleared; without an end.
  await expect(raw(seats.officer)).rejects.toThrow(WALL)
  await expect(raw(seats.analyst)).rejects.toThrow(WALL)
  await change(world.ctx.db, undefined, async tx => {
    await tx.all('update in_circle set until = since where who = $1 and circle = $2', [who(gov).circle, circle])
  })
  world.clock.tick(1000)
  await expect(raw(who(gov).circle, null)).rejects.toThrow(WALL)
  await expect(raw(who(gov).circle, new Date(after(21 * DAY)))).rejects.toThrow(WALL)
  await raw(who(gov).circle, new Date(after(DAY)))
  await expect(
    owner('update in_circle set until = $3 where who = $1 and circle = $2 and until > since', [
      who(gov).circle,
      circle,
      after(60 * DAY),
    ]),
  ).rejects.toThrow(WALL)
  // The same human through another seat, or lent by industry besides: neither comes about while somebody is inside.
  const another = { role: 'member' as const, title: '', listed: false, at: world.clock.now, person: who(gov).person }
  await expect(
    change(world.ctx.db, undefined, tx => insertSeat(world.ctx, tx, { ...another, member: members.birch ?? 0 })),
  ).rejects.toThrow('in a government-only group')
  expect(
    (await confirmed('officer', 'PUT', `/api/desk/analysts/${who(gov).id}/secondment`, { employer: 'birch' })).text,
  ).toContain('take them out')
  expect(await owner('select home_of($1) as home', [who(gov).circle])).toEqual([{ home: members.hazel }])
  // A seat that is given to the person inside by merging, from industry: refused as well.
  await expect(owner('update seat set person = $2 where circle = $1', [seats.bank, who(gov).person])).rejects.toThrow()
})

test('a clearance runs out by the clock, is renewed in time, and is taken away at once', async () => {
  const clear = (until: string | null) =>
    confirmed('officer', 'PUT', `/api/desk/analysts/${who(gov).id}/clearance`, { until })
  const [room] = await owner<{ circle: number }>("select circle from node where handle = 'inner-room'")
  const end = new Date(world.clock.now.getTime() + 10 * DAY)
  await change(world.ctx.db, undefined, tx =>
    tx.all('update in_circle set until = greatest(since, $2) where circle = $1 and until > $2', [
      room?.circle,
      world.clock.now,
    ]),
  )
  world.clock.tick(1000)
  expect((await clear(end.toISOString())).status).toBe(200)
  expect((await confirmed('analyst', 'PUT', `/api/desk/groups/inner-room/analysts/${who(gov).id}`)).status).toBe(200)
  const inside = async (at: Date) => (await viewerOf(who(gov).circle, at))?.circles.includes(room?.circle ?? 0)
  expect([await inside(new Date(end.getTime() - 1)), await inside(end)]).toEqual([true, false])
  expect((await viewerOf(who(gov).circle))?.until, 'a timer for open streams').toEqual(end)
  const mine = (await by(gov, 'GET', '/api/desk')).body
  expect(mine.items.find((a: { you: boolean }) => a.you).clearance).toMatchObject({ state: 'ends-soon' })
  const later = new Date(end.getTime() + 300 * DAY)
  expect((await clear(later.toISOString())).status).toBe(200)
  expect([await inside(end), await inside(later)]).toEqual([true, false])
  const analystId = (
    await owner<{ gid: string }>('select gid from seat where circle = $1', [world.cast.seats.analyst])
  )[0]?.gid
  await clearAnalyst(world.ctx, undefined, analystId ?? '', later.toISOString())
  expect((await confirmed('officer', 'PUT', `/api/desk/groups/inner-room/analysts/${analystId}`)).status).toBe(200)
  const tell = (title: string) =>
    world.share('analyst', {
      content: { kind: 'incident', headline: { title, summary: '' } },
      audience: { grants: [{ layer: 'headline', to: ['inner-room'], as: 'withheld' }], tlp: 'AMBER+STRICT' },
    })
  const stream = await openStream(world.url, { cookie: who(gov).cookie })
  const id = await tell('In the room')
  await stream.find(e => e.data?.title === 'In the room')
  expect((await clear(null)).status).toBe(200)
  expect((await by(gov, 'GET', `/api/reports/${id}`)).status).toBe(404)
  await tell('Without you')
  await world.share('author', toDesk([], 'To all at the desk'))
  await stream.find(e => e.data?.title === 'To all at the desk')
  expect(stream.text).not.toContain('Without you')
  stream.cut()
  expect(await inside(world.clock.now)).toBe(false)
})

test('leaving the desk ends it all at once: sessions, streams, drafts, inbox', async () => {
  const gone = await bring({
    name: 'Tia Cedarwood',
    email: 'tia@cedar.example',
    employer: 'cedar',
    until: after(90 * DAY),
  })
  const id = await world.share('author', toDesk())
  expect(await sees(gone, id)).toBe(true)
  const stream = await openStream(world.url, { cookie: gone.cookie })
  expect((await confirmed('officer', 'DELETE', `/api/desk/analysts/${gone.id}`)).status).toBe(200)
  await until(
    () => stream.closed,
    1_000,
    () => 'the stream goes on',
  )
  for (const path of ['/api/feed', '/api/inbox', '/api/drafts', '/api/desk', `/api/reports/${id}`])
    expect((await by(gone, 'GET', path)).status, path).toBe(401)
  // By the clock too: the seat ends with the secondment.
  const end = new Date(after(DAY))
  const asked = { name: 'Una Cedar', email: 'una@cedar.example', employer: 'cedar', until: end.toISOString() }
  const short = await bring(asked)
  expect((await viewerOf(short.circle, new Date(end.getTime() - 1)))?.until).toEqual(end)
  expect(await viewerOf(short.circle, end)).toBeUndefined()
  // The next one is another analyst: an identity is given once.
  const numbers = (await owner<{ analyst: number }>('select analyst from seat where analyst is not null')).map(
    r => r.analyst,
  )
  expect(new Set(numbers).size).toBe(numbers.length)
})

test('a draft that excepts somebody is not put before a secondee, and RED names analysts by their identity', async () => {
  const draft = (except: string[]) => ({
    request: { ...threeLayers(), audience: { ...threeLayers().audience, except } },
    colleague: who(lena).id,
  })
  expect((await by(gov, 'POST', '/api/drafts', draft(['birch']))).text).toContain('not lent to the desk')
  expect((await by(gov, 'POST', '/api/drafts', draft(['p1']))).text).toContain('not lent to the desk')
  expect((await by(gov, 'POST', '/api/drafts', draft(['kind:regulator']))).status).toBe(201)
  const preview = await world.call('author', 'POST', '/api/reports/preview', {
    audience: { grants: [{ layer: 'headline', to: ['desk'], as: 'withheld' }], tlp: 'RED' },
    layers: ['headline'],
  })
  expect(preview.body.rows[0].known).toContain(`Analyst ${(await viewerOf(who(lena).circle))?.analyst}, Fusion Cell`)
  expect(preview.text).not.toMatch(/Lena|Gus|analyst of gorse/)
})
