import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { route } from '../../src/doors/route.ts'
import type { Context } from '../../src/flows/context.ts'
import { change, rowsOf } from '../../src/store/database.ts'
import { joinCircle, leaveCircle } from '../../src/store/partnership-store.ts'
import { SEAT_NAMES, type SeatName } from '../cast.ts'
import { type Answer, makeWorld, threeLayers, type World } from '../world.ts'
import { CHANGING, type Ids, READING, uncovered } from './doors.ts'
import { type Listening, listenAs } from './listening.ts'
import { allIds, asOwner, bySession, callAll, type Line, type Persona } from './transcript.ts'

/**
 * Who is a member is confidential. Every member's and every person's name, handle, address and domain is a word of its
 * own here, and everybody calls every door with all of them: no answer holds one that its reader may not know.
 */
let world: World
let personas: Persona[]
const lines: Line[] = []
const streams = new Map<string, string>()
const tokens: Token[] = []

interface Token {
  text: string
  /** The member whose name it is, or whose person's. */
  member: string
  /** A person, by its first seat's circle. */
  person?: number
  what: 'name' | 'handle' | 'inside' | 'person' | 'address'
}

const day = 86_400_000
const send = async (as: SeatName, method: string, path: string, body?: unknown): Promise<Answer> => {
  const answer = await world.call(as, method, path, body)
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
  return answer
}

/** Listed: alder and gorse to everyone, birch to its node, dogwood to the node in which it is a guest. The others nowhere. */
async function settle(): Promise<void> {
  const { members, nodes, seats } = world.cast
  for (const [n, [handle, circle]] of Object.entries(members).entries()) {
    const mark = (kind: string) => `zq${kind}${n.toString(36).padStart(2, '0')}x`
    const of = { member: handle }
    tokens.push(
      { ...of, text: mark('n'), what: 'name' },
      { ...of, text: mark('h'), what: 'handle' },
      { ...of, text: mark('d'), what: 'inside' },
      { ...of, text: mark('s'), what: 'inside' },
    )
    await asOwner(world, 'update circle set handle = $2 where id = $1', [circle, mark('h')])
    await asOwner(
      world,
      `update member set name = $2, handle = $3, domains = array[$4], short_names = array[$5], listed_to = '{}' where circle = $1`,
      [circle, `${mark('n')} plc`, mark('h'), `${mark('d')}.example`, mark('s')],
    )
  }
  for (const [n, seat] of SEAT_NAMES.entries()) {
    if (seat === 'secondee') continue
    const circle = seats[seat]
    const [name, mail] = [`zqp${n.toString(36)}x`, `zqm${n.toString(36)}x`]
    const member = await memberOf(circle)
    tokens.push({ text: name, member, person: circle, what: 'person' })
    tokens.push({ text: mail, member, person: circle, what: 'address' })
    await asOwner(
      world,
      'update person set name = $2, email = $3 where id = (select person from seat where circle = $1)',
      [circle, name, `${mail}@mail.example`],
    )
  }
  const everyone = "(select id from circle where handle = 'everyone')"
  const list = (handle: string, where: string) =>
    asOwner(world, `update member set listed_to = array[${where}] where circle = $1`, [members[handle]])
  // hazel hosts East Midlands, fir champions it, dogwood manages Finance, alder's colleague is an operator.
  await asOwner(world, 'update node set host = $1, champion = $2 where circle = $3', [
    members.hazel,
    seats.supplier,
    nodes['east-midlands'],
  ])
  await asOwner(world, "update node set manager = $1, admission = 'apply' where circle = $2", [
    seats.bank,
    nodes.finance,
  ])
  await asOwner(world, "update node set admission = 'apply' where circle = $1", [nodes.pharma])
  await asOwner(world, "update seat set role = 'operator' where circle = $1", [seats.colleague])
  await asOwner(world, 'update seat set listed = true where circle = $1', [seats.competitor])
  const now = world.ctx.now()
  await change(world.ctx.db, undefined, tx =>
    joinCircle(tx, members.dogwood ?? 0, nodes['east-midlands'] ?? 0, now, new Date(now.getTime() + day)),
  )
  await list('alder', everyone)
  await list('gorse', everyone)
  await list('birch', String(nodes.pharma))
  await list('dogwood', String(nodes['east-midlands']))
}
const memberOf = async (seat: number): Promise<string> => {
  const found = await rowsOf(world.ctx.db.app).one<{ member: number }>('select member from seat where circle = $1', [
    seat,
  ])
  return Object.entries(world.cast.members).find(([, circle]) => circle === found?.member)?.[0] ?? ''
}
const handleOf = (member: string) => tokens.find(t => t.member === member && t.what === 'handle')?.text ?? ''

/** What is said by name, and to whom: from then on these may know. */
const saidTo = new Map<string, readonly SeatName[]>()
/** Whom they wrote of themselves, member or not, in what only they see again. */
const wrote: Partial<Record<SeatName, string>> = { author: 'elder', competitor: 'f1' }
async function talk(): Promise<void> {
  const headline = (title: string, to: string[], as: 'named' | 'withheld', except: string[] = []) => ({
    content: { ...threeLayers().content, kind: 'question' as const, headline: { title, summary: '' } },
    audience: { grants: [{ layer: 'technical' as const, to, as }], except, tlp: 'GREEN' as const },
  })
  const all = await world.share(
    'competitor',
    headline('Not named', ['everyone'], 'withheld', [handleOf('f1'), 'kind:regulator']),
  )
  const region = await world.share('officer', headline('Named in the region', ['east-midlands'], 'named'))
  saidTo.set('hazel', ['author', 'admin', 'colleague', 'competitor', 'supplier', 'officer', 'bank', 'secondee'])
  await send('supplier', 'POST', `/api/reports/${region}/entries`, { text: 'Named there', as: 'named' })
  saidTo.set('fir', ['author', 'admin', 'colleague', 'competitor', 'supplier', 'officer', 'bank', 'secondee'])
  await send('outsider', 'POST', `/api/reports/${all}/entries`, { text: 'Not named', as: 'withheld' })
  await send('outsider', 'POST', `/api/reports/${all}/entries`, { text: `We are @${handleOf('cedar')}` })
  await send('bank', 'POST', `/api/reports/${all}/sightings`, { as: 'withheld', value: '192.0.2.7' })
  await send('outsider', 'POST', `/api/reports/${all}/more-detail`, { text: 'To the author alone', as: 'named' })
  saidTo.set('cedar', ['competitor'])
  await send('outsider', 'POST', '/api/nodes/finance/requests', { text: 'Let us in' })
  await send('officer', 'PUT', `/api/nodes/east-midlands/pins/${region}`)
  await send('officer', 'POST', '/api/nodes/east-midlands/sessions', { title: 'Call', at: '2026-06-20T00:00:00Z' })
  const colleague = (await send('admin', 'GET', '/api/me')).body.seat
  await send('author', 'POST', '/api/drafts', { request: headline('A draft', ['desk'], 'named'), colleague })
  await send('author', 'POST', '/api/audiences', {
    name: 'Mine',
    audience: {
      grants: [{ layer: 'headline', to: ['pharma'], as: 'named' }],
      except: [handleOf('elder')],
      tlp: 'GREEN',
    },
  })
  for (const seat of SEAT_NAMES) {
    await world.call(seat, 'POST', `/api/reports/${region}/read`)
    await world.call(seat, 'POST', `/api/reports/${all}/read`)
  }
}

/** Whom a seat may know, from what the store says now and from what was said by name. */
async function whoKnowsWhom(): Promise<(seat: SeatName, token: Token) => boolean> {
  const app = rowsOf(world.ctx.db.app)
  const known = new Map<SeatName, { members: Set<number>; own: Set<number>; run: Set<number>; asked: Set<number> }>()
  for (const seat of SEAT_NAMES) {
    const viewer = await world.viewer(seat)
    const ids = async (sql: string, values: unknown[]) =>
      new Set((await app.all<{ id: number }>(sql, values)).map(r => r.id))
    const nodes = `select circle from node where $1 = 'operator' or host = $2 and $1 = 'admin' or manager = $3`
    const who = [viewer.role, viewer.member, viewer.seat]
    known.set(seat, {
      own: await ids(
        'select distinct o.member as id from seat s join seat o on o.person = s.person where s.circle = $1',
        [viewer.seat],
      ),
      members: await ids('select circle as id from member where listed_to && $1::int[]', [viewer.circles]),
      run: await ids(`select who as id from in_circle where circle in (${nodes})`, who),
      asked: new Set(),
    })
    const asking = new pg.Client({ connectionString: world.ctx.db.url })
    await asking.connect()
    for (const r of (await asking.query(`select member, seat from node_request where node in (${nodes})`, who)).rows) {
      known.get(seat)?.run.add(r.member)
      known.get(seat)?.asked.add(r.seat)
    }
    await asking.end()
  }
  const listed = new Set((await app.all<{ circle: number }>('select circle from seat where listed')).map(r => r.circle))
  return (seat, token) => {
    const of = known.get(seat)
    const circle = world.cast.members[token.member] ?? 0
    if (!of) return false
    // A secondee is the bank's person: its name is its colleagues' at both.
    const bank = world.cast.seats.bank
    if (of.own.has(circle) || (token.person === bank && of.own.has(world.cast.members.gorse ?? 0))) return true
    // Operators answer for every member.
    if (seat === 'colleague' && (token.what === 'name' || token.what === 'handle')) return true
    if (token.what === 'handle' && wrote[seat] === token.member) return true
    switch (token.what) {
      case 'inside':
      case 'address':
        return false
      case 'name':
      case 'handle':
        return of.members.has(circle) || of.run.has(circle) || saidTo.get(token.member)?.includes(seat) === true
      case 'person':
        return (of.members.has(circle) && listed.has(token.person ?? 0)) || of.asked.has(token.person ?? 0)
    }
  }
}

let ids: Ids
let mayKnow: (seat: SeatName, token: Token) => boolean
beforeAll(async () => {
  world = await makeWorld({ moreDoors: leaky })
  await settle()
  await world.listen()
  personas = [...SEAT_NAMES.map(name => bySession(world, name, world.cookie(name))), { name: 'nobody', headers: {} }]
  const open: Listening[] = []
  for (const persona of personas) open.push(await listenAs(world, persona.headers))
  await talk()
  ids = {
    ...(await allIds(world, SEAT_NAMES)),
    words: [
      'zqn',
      'named or not',
      ...tokens
        .filter(t => t.what !== 'address')
        .map(t => t.text)
        .slice(0, 40),
    ],
    values: ['192.0.2.7', ...tokens.filter(t => t.what === 'inside').map(t => `${t.text}.example`)],
    refs: ['everyone', 'desk', 'kind:regulator', ...Object.keys(world.cast.members).map(handleOf)],
  }
  mayKnow = await whoKnowsWhom()
  const planted = { 'GET /api/planted': () => [{ path: '/api/planted' }] }
  for (const persona of personas) lines.push(...(await callAll(world, persona, { ...planted, ...READING }, ids)))
  // Only refusals are looked at: what succeeds here changes who may know whom.
  const { 'PATCH /api/me/member': _, ...changing } = CHANGING
  const some = { ...ids, members: ids.members.filter((_, n) => n % 4 === 0), refs: ids.refs.slice(0, 8) }
  for (const persona of personas)
    lines.push(...(await callAll(world, persona, changing, some)).filter(l => l.answer.status >= 400))
  for (const [n, p] of personas.entries()) {
    streams.set(p.name, open[n]?.text() ?? '')
    open[n]?.stop()
  }
}, 240_000)
afterAll(() => world.close())

/** A door that somebody might have added: who there is. */
function leaky(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/planted',
      who: 'read',
      roles: ['member', 'admin', 'analyst', 'auditor', 'operator'],
      summary: 'Planted',
      out: z.object({ all: z.string() }),
    },
    async () => ({
      all: JSON.stringify([
        await rowsOf(ctx.db.app).all('select handle, name from member'),
        await rowsOf(ctx.db.app).all('select name, email from person'),
      ]),
    }),
  )
}

interface Sight {
  token: Token
  persona: string
  where: string
  allowed: boolean
}
let looked: Sight[] | undefined
function sights(): Sight[] {
  looked ??= [
    ...lines.map(l => ({
      persona: l.persona,
      where: `${l.door} ${l.asked.path.slice(0, 100)}`,
      text: `${l.answer.text} ${JSON.stringify(l.answer.headers)}`,
      // An answer may repeat what it was asked with.
      sent: JSON.stringify(l.asked),
    })),
    ...[...streams].map(([persona, text]) => ({ persona, where: 'GET /api/live', text, sent: '' })),
  ].flatMap(({ persona, where, text, sent }) =>
    [...new Set(text.match(/zq[a-z][0-9a-z]+?x/g))].flatMap((word): Sight[] => {
      const token = tokens.find(t => t.text === word)
      if (!token || sent.includes(word)) return []
      const allowed = persona !== 'nobody' && mayKnow(persona as SeatName, token)
      return [{ token, persona, where, allowed }]
    }),
  )
  return looked
}

test('the sweep knows every door', () => {
  expect(uncovered(world)).toEqual(['GET /api/planted'])
})

test('nobody is told of a member or a person that it may not know, at any door', () => {
  const leaks = sights().filter(s => !s.allowed && !s.where.includes('/api/planted'))
  const told = new Set(leaks.map(l => `${l.token.what} of ${l.token.member} → ${l.persona} by ${l.where}`))
  expect([...told].slice(0, 30)).toEqual([])
  expect(lines.length).toBeGreaterThan(1_500)
})

test('names are seen by those who may know them, so the sweep looks at something', () => {
  const seen = (member: string, persona: SeatName) =>
    sights().some(s => s.allowed && s.token.member === member && s.persona === persona && s.token.what === 'name')
  for (const [member, persona] of [
    ['alder', 'outsider'],
    ['birch', 'author'],
    ['dogwood', 'supplier'],
    ['e1', 'officer'],
    ['cedar', 'bank'],
    ['hazel', 'competitor'],
    ['f1', 'colleague'],
    ['cedar', 'competitor'],
  ] as const)
    expect(seen(member, persona), `${member} by ${persona}`).toBe(true)
})

test('a faulty door is caught, for everybody who is signed in', () => {
  const caught = sights().filter(s => !s.allowed && s.where.includes('/api/planted'))
  expect(new Set(caught.map(s => s.persona)).size).toBe(SEAT_NAMES.length)
  expect(new Set(caught.map(s => s.token.what))).toContain('address')
})

/** The same question about a member that is hidden and one that is not there; the second's name has the same form. */
const ABSENT = 'zqhzzx'
const asked = (handle: string): [string, string, unknown?][] => [
  ['GET', `/api/members/${handle}`],
  ['GET', `/api/nodes/${handle}`],
  ['GET', `/api/nodes/${handle}/health`],
  ['GET', `/api/circles?q=${handle}`],
  ['GET', `/api/feed?node=${handle}`],
  [
    'POST',
    '/api/reports/preview',
    { audience: { grants: [{ layer: 'headline', to: [handle], as: 'withheld' }], tlp: 'GREEN' }, layers: ['headline'] },
  ],
  [
    'POST',
    '/api/reports/preview',
    {
      audience: { grants: [{ layer: 'headline', to: ['everyone'], as: 'withheld' }], except: [handle], tlp: 'GREEN' },
      layers: ['headline'],
    },
  ],
  ['POST', '/api/nodes/finance/members', { member: handle }],
  ['POST', `/api/nodes/${handle}/requests`, { text: 'Please' }],
  ['PATCH', '/api/me/member', { listedTo: [handle] }],
]
test('hidden and absent are one answer, after the same work in the database', async () => {
  const queries = vi.spyOn(pg.Client.prototype, 'query')
  const hidden = handleOf('f2')
  /** The fewest of some rounds: the stream's own clock asks now and then in between. */
  const measured = async (name: SeatName, [method, path, body]: [string, string, unknown?]) => {
    let least = Number.POSITIVE_INFINITY
    let last: Answer | undefined
    for (let round = 0; round < 4; round++) {
      queries.mockClear()
      last = await world.call(name, method, path, body)
      least = Math.min(least, queries.mock.calls.length)
    }
    return { least, status: last?.status, text: last?.text.replaceAll(hidden, 'X').replaceAll(ABSENT, 'X') }
  }
  try {
    for (const name of ['outsider', 'author'] as const)
      for (const [n, question] of asked(hidden).entries()) {
        const other = asked(ABSENT)[n]
        if (!other) continue
        await world.call(name, ...question)
        await world.call(name, ...other)
        expect(await measured(name, question), `${question[0]} ${question[1]} by ${name}`).toEqual(
          await measured(name, other),
        )
      }
  } finally {
    queries.mockRestore()
  }
}, 60_000)

/** The sweep has thrown them out, or not. */
const bringIn = (member: string, node: string, until?: Date) =>
  change(world.ctx.db, undefined, async tx => {
    const [who, circle] = [world.cast.members[member] ?? 0, world.cast.nodes[node] ?? 0]
    await leaveCircle(tx, who, circle, world.ctx.now())
    world.clock.tick(1_000)
    await joinCircle(tx, who, circle, world.ctx.now(), until)
  })
const names = (answer: Answer): string[] => answer.body.items.map((m: { handle: string }) => m.handle)
test('a guest’s listing ends with its time, by the clock, and coming back does not bring it back', async () => {
  const dogwood = handleOf('dogwood')
  await bringIn('dogwood', 'east-midlands', new Date(world.ctx.now().getTime() + day))
  await send('bank', 'PATCH', '/api/me/member', { listedTo: ['east-midlands'] })
  const seenBy = async (name: SeatName) => {
    const list = names(await send(name, 'GET', '/api/members')).includes(dogwood)
    const picked = (await send(name, 'GET', '/api/circles?q=zqn')).text.includes(dogwood)
    const page = (await world.call(name, 'GET', `/api/members/${dogwood}`)).status
    const node = (await send(name, 'GET', '/api/nodes/east-midlands')).body.known
    return { list, picked, page, node: node.some((m: { handle: string }) => m.handle === dogwood) }
  }
  const [there, gone] = [
    { list: true, picked: true, page: 200, node: true },
    { list: false, picked: false, page: 404, node: false },
  ]
  await bringIn('fir', 'east-midlands')
  expect(await seenBy('supplier')).toEqual(there)
  const before = world.clock.now
  world.clock.tick(day)
  expect(await seenBy('supplier')).toEqual(gone)
  expect((await send('bank', 'GET', '/api/me')).body.member.listedTo).toEqual([])
  await change(world.ctx.db, undefined, tx =>
    joinCircle(tx, world.cast.members.dogwood ?? 0, world.cast.nodes['east-midlands'] ?? 0, world.ctx.now()),
  )
  expect(await seenBy('supplier')).toEqual(gone)
  world.clock.now = before
})

test('whoever unlists is gone with the next request, from lists, pickers and pages; what it said by name stays said', async () => {
  const birch = handleOf('birch')
  for (const member of ['alder', 'birch']) await bringIn(member, 'pharma')
  await send('competitor', 'PATCH', '/api/me/member', { listedTo: ['pharma'] })
  const said = await world.share('competitor', {
    content: { ...threeLayers().content, headline: { title: 'By name', summary: '' } },
    audience: { grants: [{ layer: 'technical', to: ['pharma'], as: 'named' }], except: [], tlp: 'AMBER' },
  })
  const addressed = { grants: [{ layer: 'headline', to: [birch], as: 'withheld' }], except: [], tlp: 'AMBER' }
  const preview = () =>
    world.call('author', 'POST', '/api/reports/preview', { audience: addressed, layers: ['headline'] })
  const seat = (await send('competitor', 'GET', '/api/me')).body.seat
  expect((await send('author', 'GET', '/api/circles?q=')).text).toContain(seat)
  expect((await preview()).status).toBe(200)
  await send('competitor', 'PATCH', '/api/me/member', { listedTo: [] })
  expect(names(await send('author', 'GET', '/api/members'))).not.toContain(birch)
  expect((await world.call('author', 'GET', `/api/members/${birch}`)).status).toBe(404)
  for (const path of ['/api/circles?q=', `/api/circles?q=${birch}`, '/api/nodes/pharma'])
    for (const word of [birch, seat]) expect((await send('author', 'GET', path)).text).not.toContain(word)
  const refused = await preview()
  expect(refused.status).toBe(422)
  const absent = { ...addressed, grants: [{ layer: 'headline', to: [ABSENT], as: 'withheld' }] }
  const other = await world.call('author', 'POST', '/api/reports/preview', { audience: absent, layers: ['headline'] })
  expect(refused.text.replaceAll(birch, 'X')).toBe(other.text.replaceAll(ABSENT, 'X'))
  expect((await send('author', 'GET', `/api/reports/${said}`)).body.from).toMatchObject({ named: true, handle: birch })
})
