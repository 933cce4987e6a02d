import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { tlpRank } from '../../src/domain/marking.ts'
import { SEAT_ROLES } from '../../src/domain/permissions.ts'
import { route } from '../../src/doors/route.ts'
import type { Context } from '../../src/flows/context.ts'
import { hashOf } from '../../src/store/access-store.ts'
import { change, rowsOf } from '../../src/store/database.ts'
import { insertKey } from '../../src/store/key-store.ts'
import { insertMember, insertNode, joinCircle } from '../../src/store/partnership-store.ts'
import type { SeatName } from '../cast.ts'
import { isFullProof } from '../seed.ts'
import { type Answer, makeWorld, T0, threeLayers, type World } from '../world.ts'
import { apart, comparable, SEALED, streamed } from './compare.ts'
import { byAnalyst, makeOf, openInView } from './desk-secrets.ts'
import type { Asked, Ids } from './doors.ts'
import { type Listening, listenAs, openStreams } from './listening.ts'
import { allIds, byKey, bySession, callAll, everything, type Line, type Persona } from './transcript.ts'

/**
 * The same script by the same outsiders, in a world without and a world with secrets, gives byte-identical answers: from
 * every door, with every id of the world with secrets, and on the live stream. In the same run faulty doors are planted,
 * and they, and they alone, must differ.
 */
type Secret = (world: World, seen: string) => Promise<void>
interface Scene {
  personas: (world: World) => Persona[]
  /** What happens in both worlds, once there is something that all may see. */
  begins?: (world: World, seen: string) => Promise<void>
  /** What happens after the first and after the second thing that all may see. */
  secrets: [Secret, Secret]
}

const at = (world: World, minute: number) => {
  world.clock.now = new Date(T0.getTime() + 3_600_000 + minute * 60_000)
}
const ok = (answer: Answer): Answer => {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`)
  return answer
}
const post = async (world: World, as: SeatName, path: string, body?: unknown) =>
  ok(await world.call(as, 'POST', path, body)).body
const bySeat = (world: World, name: SeatName): Persona => byKey(name, world.key(name))

/** What everybody may know of: a report with more to it, a reply to it, and at last a question to all. */
async function play(world: World, scene: Scene, withSecrets: boolean) {
  await world.listen()
  at(world, 0)
  await giveLowKey(world)
  // The secondee's seat at home is in use in both worlds: when it last was is hers to know, and noted once an hour.
  ok(await world.call('bank', 'GET', '/api/me'))
  const personas = scene.personas(world)
  const streams = await Promise.all(personas.map(p => listenAs(world, p.headers)))
  // Each has joined, and its way in was looked at for the last time, before the clock goes on.
  await expect.poll(() => openStreams(world), { timeout: 30_000 }).toBe(personas.length)
  // What they follow: of what they do not get, nothing rings.
  for (const persona of personas)
    for (const search of [{ q: 'payslip' }, { kind: 'incident' }])
      await world.call(undefined, 'POST', '/api/searches', { name: 'Ours', search, followed: true }, persona.headers)
  at(world, 1)
  const { content, audience } = threeLayers()
  const { full: _, ...poorer } = content
  const grants = audience.grants.filter(g => g.layer !== 'full')
  const seen = await world.share('author', { content: poorer, audience: { ...audience, grants } })
  // A message is read when it is sent: without waiting, what is counted in it would hang on who was faster.
  const told = (part: string) =>
    Promise.all(streams.map((s, n) => (personas[n]?.name.startsWith('regulator') ? undefined : s.until(part))))
  await told(seen)
  await scene.begins?.(world, seen)
  at(world, 2)
  if (withSecrets) await scene.secrets[0](world, seen)
  at(world, 3)
  await post(world, 'supplier', `/api/reports/${seen}/entries`, { text: 'Here too', layer: 'headline' })
  await told('Here too')
  at(world, 4)
  if (withSecrets) await scene.secrets[1](world, seen)
  at(world, 5)
  await world.share('officer', {
    content: { kind: 'question', headline: { title: 'Who has seen payslip mails?', summary: 'It is for a friend.' } },
    audience: { grants: [{ layer: 'headline', to: ['everyone'], as: 'named' }], except: [], tlp: 'GREEN' },
  })
  at(world, 6)
  await Promise.all(streams.map(s => s.until('Who has seen payslip mails?')))
  return { world, personas, streams }
}

/** The competitor's key that is capped at GREEN. */
const LOW_KEY = 'key_low_0123456789abcdef_'
async function giveLowKey({ ctx, cast }: World): Promise<void> {
  await change(ctx.db, undefined, tx =>
    insertKey(tx, {
      hash: hashOf(LOW_KEY),
      gid: ctx.newId('low key'),
      seat: cast.seats.competitor,
      name: 'low',
      scopes: ['read', 'share', 'reply', 'account'],
      capRank: tlpRank('GREEN'),
      at: ctx.now(),
      expiresAt: new Date(ctx.now().getTime() + 86_400_000),
    }),
  )
}

// Secrets ------------------------------------------------------------------------------------------------------------

const own = async (world: World, as: SeatName, id: string) =>
  ok(await world.call(as, 'GET', `/api/reports/${id}`)).body.own
interface OwnRequest {
  content: object
  audience: { grants: object[] }
}
async function alter(world: World, as: SeatName, id: string, what: (own: OwnRequest) => object) {
  const { content, audience, revision } = await own(world, as, id)
  const headers = { 'if-match': `"${revision}"` }
  ok(await world.call(as, 'PUT', `/api/reports/${id}`, { content, audience, ...what({ content, audience }) }, headers))
}
const seatOf = async (world: World, name: SeatName): Promise<string> =>
  `seat:${(await rowsOf(world.ctx.db.app).one<{ gid: string }>('select gid from seat where circle = $1', [world.cast.seats[name]]))?.gid}`

/** A whole report for the finance node; a richer layer, the name, an exception and private entries on what all see. */
const manySecrets: Secret = async (world, seen) => {
  const { content, audience } = threeLayers('secret')
  const whole = await world.share('author', {
    content: {
      ...content,
      technical: {
        notes: 'secret',
        indicators: [
          { type: 'domain', value: 'payroll-portal.example' },
          { type: 'domain', value: 'secret.example' },
        ],
      },
    },
    audience: {
      ...audience,
      grants: [
        { layer: 'full', to: ['finance'], as: 'named' },
        { layer: 'headline', to: ['pharma'], as: 'withheld' },
      ],
      layerTlp: { headline: 'AMBER' },
    },
    attachments: [{ name: 'secret.txt', media: 'text/plain', data: Buffer.from('secret').toString('base64') }],
    clientId: 'secret',
  })
  await post(world, 'bank', `/api/reports/${whole}/entries`, { text: 'A reply', as: 'named' })
  await post(world, 'bank', `/api/reports/${whole}/sightings`, { value: 'secret.example' })
  await alter(world, 'author', seen, now => ({
    content: { ...now.content, full: { story: 'A secret story', impact: '' } },
    audience: {
      ...now.audience,
      grants: [
        ...now.audience.grants,
        { layer: 'full', to: ['finance'], as: 'named' },
        { layer: 'headline', to: ['finance'], as: 'named' },
      ],
      except: ['kind:regulator', 'f1'],
    },
  }))
  await post(world, 'bank', `/api/reports/${seen}/entries`, { text: 'On the full story', layer: 'full' })
  await post(world, 'bank', `/api/reports/${seen}/sightings`, { value: '192.0.2.7', count: 3 })
  const asked = await post(world, 'bank', `/api/reports/${seen}/more-detail`, { text: 'Privately?' })
  await post(world, 'author', `/api/reports/${seen}/entries`, { text: 'Privately.', answering: asked.id })
  await post(world, 'bank', `/api/reports/${seen}/read`)
}

/** RED to another seat of the same human; a hidden node, a lapsed member, keys, drafts; a change, a withdrawal. */
const moreSecrets: Secret = async (world, seen) => {
  const { ctx, cast } = world
  const session = { cookie: world.cookie('author'), origin: ctx.url }
  await world.confirm('author')
  ok(
    await world.call(
      undefined,
      'POST',
      '/api/reports',
      {
        content: threeLayers('red').content,
        audience: {
          grants: [{ layer: 'full', to: [await seatOf(world, 'bank')], as: 'named' }],
          tlp: 'RED',
          layerTlp: { headline: 'RED', technical: 'RED' },
        },
      },
      session,
    ),
  )
  await change(ctx.db, undefined, async tx => {
    const common = { sectors: ['transport'], regions: ['TLE'], at: ctx.now() }
    const hidden = await insertNode(ctx, tx, {
      ...common,
      handle: 'hidden',
      name: 'Hidden',
      kind: 'chosen-group',
      description: '',
      charter: '',
      listed: false,
    })
    for (const member of ['f1', 'f2', 'fir', 't1', 'p1'])
      await joinCircle(tx, cast.members[member] ?? 0, hidden, ctx.now())
    await insertMember(ctx, tx, {
      ...common,
      handle: 'lapsed',
      name: 'Lapsed',
      kind: 'industry',
      size: 'small',
      joinedAt: ctx.now(),
      state: 'lapsed',
      domains: ['lapsed.example'],
    })
    tx.happens({ what: 'rights', at: ctx.now() })
  })
  await world.share('supplier', {
    content: { kind: 'incident', headline: { title: 'Among ourselves', summary: 'payslip' } },
    audience: { grants: [{ layer: 'headline', to: ['hidden'], as: 'named' }], tlp: 'AMBER' },
  })
  const { id } = await post(world, 'bank', '/api/keys', { name: 'secret', scopes: ['read'] })
  ok(await world.call('bank', 'DELETE', `/api/keys/${id}`))
  await post(world, 'bank', '/api/audiences', {
    name: 'secret',
    audience: { grants: [{ layer: 'headline', to: ['hidden'], as: 'named' }], tlp: 'AMBER' },
  })
  await post(world, 'author', '/api/drafts', {
    request: threeLayers('draft'),
    colleague: (await seatOf(world, 'colleague')).slice(5),
  })
  await alter(world, 'author', seen, now => ({
    content: { ...now.content, full: { story: 'Another story', impact: 'x' } },
  }))
  const mine = (await world.call('author', 'GET', '/api/feed?mine=true')).body.items
  for (const { id: report, title } of mine)
    if (title.endsWith('secret'))
      await post(world, 'author', `/api/reports/${report}/withdrawal`, { reason: 'shared-in-error' })
}

const outsiders: Scene = {
  personas: world => [
    bySeat(world, 'outsider'),
    ...(isFullProof() ? [bySession(world, 'outsider, signed in', world.cookie('outsider'))] : []),
    bySeat(world, 'regulator'),
    bySession(world, 'secondee, signed in', world.cookie('secondee')),
    byKey('competitor, key capped at GREEN', LOW_KEY),
  ],
  secrets: [manySecrets, moreSecrets],
}

/** A report to everyone but these; its thread, a change and its withdrawal. */
const excepted: Scene = {
  personas: world => [
    bySeat(world, 'competitor'),
    bySession(world, 'competitor, signed in', world.cookie('competitor')),
    bySeat(world, 'regulator'),
    bySeat(world, 'secondee'),
  ],
  secrets: [
    async world => {
      const { content, audience } = threeLayers('secret')
      const id = await world.share('author', {
        content,
        audience: { ...audience, except: ['kind:regulator', 'birch', 'dogwood.example'] },
      })
      await post(world, 'outsider', `/api/reports/${id}/entries`, { text: 'Seen', as: 'named' })
      await post(world, 'analyst', `/api/reports/${id}/sightings`, { value: '192.0.2.7' })
      await post(world, 'officer', `/api/reports/${id}/more-detail`, { text: 'More?' })
      await post(world, 'outsider', `/api/reports/${id}/read`)
    },
    async world => {
      const [{ id }] = (await world.call('outsider', 'GET', '/api/search?q=secret')).body.items
      await alter(world, 'author', id, now => ({ audience: { ...now.audience, tlp: 'GREEN' } }))
      await post(world, 'author', `/api/reports/${id}/withdrawal`, { reason: 'superseded' })
    },
  ],
}

/**
 * What the desk makes of a report that excepts a secondee's employer: for the secondee, who works beside it, and for members.
 */
const deskWork: Scene = {
  personas: world => [
    bySession(world, 'secondee, signed in', world.cookie('secondee')),
    ...(isFullProof() ? [bySeat(world, 'secondee')] : []),
    bySession(world, 'competitor, signed in', world.cookie('competitor')),
    bySession(world, 'bank, signed in', world.cookie('bank')),
  ],
  begins: async (world, seen) => void (await openInView(world, seen)),
  secrets: [
    async world => {
      const { content, audience } = threeLayers('secret')
      const id = await world.share('author', {
        content,
        audience: { ...audience, except: ['kind:regulator', 'birch', 'dogwood.example'] },
      })
      const [open] = (await byAnalyst(world, 'GET', '/api/situations')).body.items
      await makeOf(world, id, open.id)
    },
    async world => {
      const [{ id }] = (await world.call('outsider', 'GET', '/api/search?q=secret')).body.items
      await post(world, 'author', `/api/reports/${id}/withdrawal`, { reason: 'superseded' })
    },
  ],
}

// What differs ---------------------------------------------------------------------------------------------------------

interface Difference {
  door: string
  persona: string
  without: string
  with: string
}
async function differences(scene: Scene, moreDoors: Planted): Promise<{ found: Difference[]; lines: number }> {
  const made = [makeWorld({ moreDoors: moreDoors.add }), makeWorld({ moreDoors: moreDoors.add })]
  const worlds = await Promise.all(made)
  try {
    const played = await Promise.all(worlds.map((world, n) => play(world, scene, n === 1)))
    const [without, withSecrets] = played
    if (!without || !withSecrets) return { found: [], lines: 0 }
    const ids = await idsOf(withSecrets.world)
    const lines = await Promise.all(played.map(p => script(p.world, p.personas, moreDoors, ids)))
    const found = (lines[0] ?? []).flatMap((line, n): Difference[] => {
      const other = lines[1]?.[n]
      const [a, b] = [comparable(line), other ? comparable(other) : 'nothing']
      return a === b ? [] : [{ door: line.door, persona: `${line.persona} ${line.asked.path}`, ...apart(a, b) }]
    })
    expect(lines[1]?.length).toBe(lines[0]?.length)
    const resumed = await Promise.all(played.map(p => resume(p.world, p.personas, p.streams)))
    const streams = [...without.streams.map(s => s.text()), ...(resumed[0] ?? [])]
    const others = [...withSecrets.streams.map(s => s.text()), ...(resumed[1] ?? [])]
    streams.forEach((text, n) => {
      const [a, b] = [streamed(text), streamed(others[n] ?? '')]
      const persona = without.personas[n % without.personas.length]?.name ?? ''
      if (a !== b) found.push({ door: 'GET /api/live', persona, ...apart(a, b) })
    })
    for (const p of played) for (const stream of p.streams) stream.stop()
    return { found, lines: (lines[0] ?? []).length }
  } finally {
    await Promise.all(worlds.map(w => w.close()))
  }
}

/** Whatever the one who has the world with secrets could name. */
const idsOf = async (world: World): Promise<Ids> => ({
  ...(await allIds(world, ['outsider', 'regulator', 'secondee', 'competitor', 'low'])),
  words: ['payslip', 'secret', 'story', 'Lapsed'],
  values: ['payroll-portal.example', '192.0.2.7', 'secret.example'],
  refs: [
    'everyone',
    'pharma',
    'finance',
    'hidden',
    'quiet-group',
    'lapsed',
    'birch',
    'dogwood.example',
    'kind:regulator',
    await seatOf(world, 'analyst'),
  ],
})

async function script(world: World, personas: Persona[], planted: Planted, ids: Ids): Promise<Line[]> {
  const lines: Line[] = []
  for (const persona of personas)
    for (const doors of [planted.doors, everything]) lines.push(...(await callAll(world, persona, doors, ids)))
  return lines
}

/** From the place where each stream began, once more. */
async function resume(world: World, personas: Persona[], streams: Listening[]): Promise<string[]> {
  at(world, 9)
  await world.share('officer', {
    content: { kind: 'question', headline: { title: 'And the last of all?', summary: '' } },
    audience: { grants: [{ layer: 'headline', to: ['everyone'], as: 'named' }], except: [], tlp: 'GREEN' },
  })
  return Promise.all(
    personas.map(async (persona, n) => {
      const first = /^id: (.*)$/m.exec(streams[n]?.text() ?? '')?.[1] ?? ''
      const again = await listenAs(world, { ...persona.headers, 'last-event-id': first })
      await Promise.all([again, streams[n]].map(s => s?.until('And the last of all?')))
      again.stop()
      return again.text()
    }),
  )
}

// Planted faults ---------------------------------------------------------------------------------------------------------

interface Planted {
  doors: Record<string, (ids: Ids) => Asked[]>
  add: (app: FastifyInstance, ctx: Context) => void
}
const FAULTS: Record<string, string> = {
  'a count before filtering': 'select count(*)::text as answer from feed',
  'an id that is a counter': 'select max(seq)::text as answer from event',
  'the times of all layers instead of the own': 'select sum(extract(epoch from changed_at))::text as answer from layer',
  'another answer for hidden than for absent': `select (count(*) > 2)::text as answer from report`,
}
const slug = (name: string) => `/api/planted/${name.replaceAll(' ', '-')}`
const planted: Planted = {
  doors: Object.fromEntries(Object.keys(FAULTS).map(name => [`GET ${slug(name)}`, () => [{ path: slug(name) }]])),
  add: (app, ctx) => {
    for (const [name, sql] of Object.entries(FAULTS))
      route(
        app,
        ctx,
        {
          method: 'GET',
          url: slug(name),
          who: 'read',
          roles: SEAT_ROLES,
          summary: name,
          out: z.object({ answer: z.string() }),
        },
        async () => ({ answer: (await rowsOf(ctx.db.finder).one<{ answer: string }>(sql))?.answer ?? '' }),
      )
  },
}

test.each([
  ['outsiders', outsiders],
  ['the excepted', excepted],
  ['a secondee at the desk', deskWork],
] as const)('%s cannot tell a world with secrets from one without', { timeout: 120_000 }, async (_, scene) => {
  const { found, lines } = await differences(scene, planted)
  expect(lines).toBeGreaterThan(300)
  const real = found.filter(d => !d.door.includes('/api/planted/'))
  expect(real, JSON.stringify(real.slice(0, 5), null, 1)).toEqual([])
  // The comparison is worth something: each faulty door gives the secrets away.
  const caught = new Set(found.map(d => d.door))
  for (const fault of Object.keys(planted.doors)) expect(caught, fault).toContain(fault)
})

test('two sealings of the same place differ, and a cursor serves nobody else', async () => {
  const world = await makeWorld()
  try {
    await world.share('author', threeLayers())
    await world.share('author', threeLayers())
    const cursor = async () => (await world.call('outsider', 'GET', '/api/feed?limit=1')).body.next
    const [one, two] = [await cursor(), await cursor()]
    expect(one).toMatch(SEALED)
    expect(one).not.toBe(two)
    expect((await world.call('outsider', 'GET', `/api/feed?limit=1&after=${two}`)).body.items).toHaveLength(1)
    expect((await world.call('competitor', 'GET', `/api/feed?limit=1&after=${two}`)).status).toBe(400)
  } finally {
    await world.close()
  }
})
