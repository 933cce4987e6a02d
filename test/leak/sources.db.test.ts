import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { SEAT_ROLES } from '../../src/domain/permissions.ts'
import { route } from '../../src/doors/route.ts'
import type { Context } from '../../src/flows/context.ts'
import { newsFor } from '../../src/flows/steps/news.ts'
import { newsLetter } from '../../src/flows/steps/news-letter.ts'
import type { SaveIn } from '../../src/formats/api/advisory-desk.ts'
import { sealSample } from '../../src/formats/sample/sealed.ts'
import { change, rowsOf } from '../../src/store/database.ts'
import { ok, STEPS } from '../advisory.ts'
import type { SeatName } from '../cast.ts'
import { clear } from '../cleared.ts'
import { isFullProof } from '../seed.ts'
import { makeWorld, T0, type World } from '../world.ts'
import { apart, comparable, streamed } from './compare.ts'
import { CHANGING, type Ids, READING } from './doors.ts'
import { listenAs, openStreams } from './listening.ts'
import { secondAnalyst } from './second-analyst.ts'
import { allIds, bySession, callAll, type Line, type Persona } from './transcript.ts'

/**
 * No reader of an advisory can learn which members reported. The same advisory, resting on one member's report or on another's, on
 * one or on four, gives byte-identical answers at every door; and so does what else the desk and its sources do beside it.
 */
interface Variant {
  /** Who reports, to the desk alone; the advisory rests on all of it. */
  sources: readonly SeatName[]
  /** What happens once it is out. */
  beside?: (world: World, advisory: { id: string; report: string }) => Promise<void>
}
const BASE: Variant = { sources: ['author'] }
/** A member, a supplier who champions a node, its host’s person, one lent to the desk whom the source excepts; and its own seat at home. */
const READERS: readonly SeatName[] = [
  ...(['competitor', 'officer', 'secondee'] as const),
  ...(isFullProof() ? (['supplier', 'bank'] as const) : []),
]

const at = (world: World, minute: number) => {
  world.clock.now = new Date(T0.getTime() + 3_600_000 + minute * 60_000)
}
const desk = [{ kind: 'desk' as const }]
type Content = SaveIn['content']

/** To the desk, and neither to whom lends a person there. */
const reportOf = (world: World, as: SeatName) =>
  world.share(as, {
    content: {
      kind: 'incident',
      headline: {
        title: 'A gateway was broken into',
        summary: 'It was the update.',
        affects: { sectors: ['pharma'], regions: ['TLF'] },
      },
      technical: { indicators: [{ type: 'domain', value: 'gate-update.example', role: 'c2', use: 'block' }] },
    },
    audience: {
      grants: [{ layer: 'technical', to: ['desk'], as: 'withheld' }],
      except: ['dogwood', 'kind:regulator'],
      tlp: 'GREEN',
    },
  })

async function publishFrom(world: World, sources: readonly SeatName[]): Promise<{ id: string; report: string }> {
  const second = await secondAnalyst(world)
  const send = async (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    (await ok(world.call('analyst', method, path, body, headers))).body
  at(world, 2)
  const rests: { kind: 'report'; report: string; layer: 'headline' | 'technical'; agreed: string }[] = []
  const reports: string[] = []
  for (const as of sources) {
    const report = await reportOf(world, as)
    reports.push(report)
    const asked = await send('POST', '/api/desk/asked/source', { report, text: 'May we say so?' })
    const thread = await send('GET', `/api/reports/${report}/entries`)
    const question = thread.items.find((e: { text: string }) => e.text === 'May we say so?')?.id ?? asked.id
    const yes = (
      await ok(world.call(as, 'POST', `/api/reports/${report}/entries`, { text: 'Yes', answering: question }))
    ).body
    rests.push({ kind: 'report', report, layer: 'headline', agreed: yes.id })
  }
  at(world, 3)
  const situation = (await send('POST', '/api/situations', { name: 'Gateways', reports })).id
  const { id } = await send('POST', '/api/desk/advisories', { kind: 'alert', situation })
  const draft = await send('GET', `/api/desk/advisories/${id}`)
  const technical = rests.map(r => ({ ...r, layer: 'technical' as const }))
  const content: Content = {
    ...draft.content,
    title: { text: 'EdgeGate is being broken into', sources: rests },
    board: [{ text: 'A flaw in EdgeGate is used against firms like yours.', sources: rests }],
    steps: STEPS.map((step, n) => ({ ...step, id: world.ctx.newId(`step ${n}`), sources: desk })),
    notes: [{ text: 'The update brings a web shell.', sources: technical }],
    indicators: [{ type: 'domain', value: 'gate-update.example', role: 'c2', use: 'block', sources: technical }],
    hunts: [],
    rules: [],
  }
  const audience = {
    grants: [{ layer: 'full', to: ['everyone'], as: 'named' }],
    except: ['dogwood', 'kind:regulator'],
    tlp: 'GREEN',
  }
  const put = (body: Content, version: number) =>
    send('PUT', `/api/desk/advisories/${id}`, { content: body, audience }, { 'if-match': `"${version}"` })
  const saved = await put(content, draft.version)
  expect(saved.check.objections).toEqual([])
  // What the check asks about is answered for: a reason, which is the desk's alone.
  const flags = (saved.check.flags as { key: string }[]).map(f => f.key)
  const { version } =
    flags.length === 0
      ? saved
      : await put({ ...content, acknowledged: flags.map(flag => ({ flag, reason: 'Said with leave' })) }, saved.version)
  at(world, 4)
  const signed = await second.by('POST', `/api/desk/advisories/${id}/signature`, { version })
  expect(signed.status, signed.text).toBe(200)
  at(world, 5)
  const { report } = await send('POST', `/api/desk/advisories/${id}/publication`, { version })
  return { id, report }
}

interface Played {
  world: World
  personas: Persona[]
  streams: Awaited<ReturnType<typeof listenAs>>[]
}
async function play(variant: Variant): Promise<Played> {
  const world = await makeWorld({ moreDoors: leaky })
  await change(world.ctx.db, undefined, async tx => {
    const node = world.cast.nodes['east-midlands']
    await tx.all('update node set champion = $2, host = $3 where circle = $1', [
      node,
      world.cast.seats.supplier,
      world.cast.members.hazel,
    ])
  })
  await clear(world, 'analyst')
  await world.listen()
  at(world, 0)
  const personas = READERS.map(name => bySession(world, name, world.cookie(name)))
  const streams = await Promise.all(personas.map(p => listenAs(world, p.headers)))
  // Before the clock goes on: when a way in was used last stands in its own list of sessions.
  await expect.poll(() => openStreams(world), { timeout: 30_000 }).toBe(personas.length)
  const advisory = await publishFrom(world, variant.sources)
  // Four have answered, here as there: one more shows to nobody before it is the fifth.
  at(world, 6)
  for (const as of ['competitor', 'officer', 'supplier'] as const)
    await ok(world.call(as, 'PUT', `/api/reports/${advisory.report}/actions`, { answer: 'done' }))
  at(world, 7)
  await variant.beside?.(world, advisory)
  at(world, 8)
  await world.share('officer', {
    content: { kind: 'question', headline: { title: 'And the last of all?', summary: '' } },
    audience: { grants: [{ layer: 'headline', to: ['everyone'], as: 'named' }], except: [], tlp: 'GREEN' },
  })
  await Promise.all(streams.map(s => s.until('And the last of all?')))
  at(world, 9)
  return { world, personas, streams }
}

const idsOf = async (world: World): Promise<Ids> => ({
  ...(await allIds(world, READERS)),
  words: ['EdgeGate', 'gateway', 'web shell'],
  values: ['gate-update.example', '192.0.2.7'],
  refs: ['everyone', 'pharma', 'transport', 'east-midlands', 'desk', 'alder', 'cedar', 'kind:regulator'],
})
/** The PDF too, of every report; of the changing doors a word in the thread and an answer. */
const pdfs = {
  'GET /api/reports/:id/outputs/:format': (ids: Ids) =>
    ids.reports.flatMap(id => ['pdf', 'supplier'].map(f => ({ path: `/api/reports/${id}/outputs/${f}` }))),
}
const doors = () =>
  isFullProof()
    ? [planted, READING, pdfs, CHANGING]
    : [
        planted,
        READING,
        pdfs,
        Object.fromEntries(
          Object.entries(CHANGING).filter(([name]) => /advisor|situation|sample|release|actions|desk\//.test(name)),
        ),
      ]

async function mailOf(world: World, seat: SeatName): Promise<string> {
  const viewer = await world.viewer(seat)
  const letters = await Promise.all(
    (['all', 'at-once'] as const).map(async what => {
      const news = await newsFor(world.ctx, viewer, new Date(0), what)
      return newsLetter(world.ctx, what === 'all' ? 'digest' : 'alert', [{ seat: viewer.gid, news }])
    }),
  )
  // What a link holds is sealed anew each time; how long it is is not.
  return letters
    .map(l => `${l.subject}\n${l.text}`.replace(/\/(?:m#|mail-off\/)\S+/g, m => `link of ${m.length}`))
    .join('\n')
}

async function look(played: Played, ids: Ids): Promise<Map<string, string>> {
  const { world, personas, streams } = played
  const seen = new Map<string, string>()
  for (const [n, s] of streams.entries()) seen.set(`GET /api/live ${READERS[n]}`, streamed(s.text()))
  for (const s of streams) s.stop()
  for (const name of READERS) seen.set(`mail ${name}`, await mailOf(world, name))
  for (const persona of personas)
    for (const table of doors()) {
      const lines: Line[] = await callAll(world, persona, table, ids)
      for (const [n, line] of lines.entries())
        seen.set(`${line.persona} ${line.door} ${line.asked.path.replace(/after=.*/, 'after')} ${n}`, comparable(line))
    }
  return seen
}

/** What no door may tell: whose the reports are. It is there to be caught. */
function leaky(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      ...{ method: 'GET', url: '/api/planted', who: 'read', roles: SEAT_ROLES, summary: 'Planted' },
      out: z.object({ whose: z.string().nullable() }),
    },
    async () => ({
      whose:
        (
          await rowsOf(ctx.db.finder).one<{ whose: string }>(
            "select string_agg(own::text, ' ' order by own) as whose from feed",
          )
        )?.whose ?? null,
    }),
  )
}
const planted = { 'GET /api/planted': () => [{ path: '/api/planted' }] }

/** Where each of the others differs from the first. */
async function differences(one: Variant, ...others: Variant[]) {
  const played: Played[] = []
  try {
    for (const variant of [one, ...others]) played.push(await play(variant))
    // All that any of the worlds has: whoever asks knows it.
    const all = await Promise.all(played.map(p => idsOf(p.world)))
    const ids = Object.fromEntries(
      Object.keys(all[0] ?? {}).map(key => {
        const known = new Map(all.flatMap(a => a[key as keyof Ids].map(x => [JSON.stringify(x), x])))
        return [key, [...known.keys()].sort().map(k => known.get(k))]
      }),
    ) as unknown as Ids
    const [here, ...there] = await Promise.all(played.map(p => look(p, ids)))
    if (!here) throw new Error('nothing was looked at')
    const found = there.map(other => {
      expect([...other.keys()]).toEqual([...here.keys()])
      return [...here].flatMap(([where, text]) =>
        text === other.get(where) ? [] : [{ where, ...apart(text, other.get(where) ?? '') }],
      )
    })
    return { found, here }
  } finally {
    await Promise.all(played.map(p => p.world.close()))
  }
}

const b64 = async (name: string) =>
  Buffer.from(await sealSample(name, new TextEncoder().encode('From: a@b.example\r\n\r\nA payslip.'))).toString(
    'base64',
  )

/** An answer below what is shown, a sample, a release that waits. */
async function sentBeside(world: World, { report }: { report: string }): Promise<void> {
  await ok(world.call('author', 'PUT', `/api/reports/${report}/actions`, { answer: 'affected' }))
  const sample = { sealed: await b64('payslip.eml'), happened: 'It came.', tlp: 'AMBER', as: 'withheld' }
  await ok(world.call('outsider', 'POST', '/api/samples', { ...sample, except: ['dogwood'] }))
  await world.confirm('analyst')
  const release = { title: 'Certificates', text: 'They reuse them.', statement: 'Cleared', reason: 'C4', tlp: 'AMBER' }
  const signedIn = { cookie: world.cookie('analyst'), origin: world.ctx.url }
  await ok(world.call(undefined, 'POST', '/api/desk/releases', release, signedIn))
}

test('whose reports an advisory rests on, how many, and what else its sources and the desk do, shows to no reader at any door', async () => {
  // Another member, four times instead of once, with all that may happen beside it; in the full proof each of these by itself.
  const { found, here } = await differences(
    BASE,
    { sources: ['outsider', 'outsider', 'outsider', 'outsider'], beside: sentBeside },
    ...(isFullProof()
      ? [{ sources: ['outsider'] as const }, { sources: ['author', 'outsider', 'colleague', 'admin'] as const }]
      : []),
    ...(isFullProof() ? [{ ...BASE, beside: sentBeside }] : []),
  )
  for (const [n, apartFrom] of found.entries()) {
    const real = apartFrom.filter(d => !d.where.includes('/api/planted'))
    expect(real, `${n}: ${JSON.stringify(real.slice(0, 5), null, 1)}`).toEqual([])
    // The comparison is worth something: a door that tells whose they are is caught, by every reader.
    if (n < 3) expect(apartFrom.length).toBe(READERS.length)
  }
  // It was looked at, by readers who have it and by some who do not.
  const texts = (of: string) => [...here].filter(([where]) => where.includes(of)).map(([, text]) => text)
  for (const reader of READERS.filter(r => r !== 'secondee' && r !== 'bank')) {
    expect(texts(`${reader} GET /api/advisories`).join()).toContain('EdgeGate')
    expect(texts(`mail ${reader}`).join(), reader).toContain('EdgeGate')
    expect(texts(`GET /api/live ${reader}`).join(), reader).toContain('EdgeGate')
    expect(texts(`${reader} GET /api/reports/:id/outputs/:format`).join()).toContain('EdgeGate')
  }
  for (const none of READERS.filter(r => r === 'secondee' || r === 'bank')) {
    expect(texts(`${none} GET /api/advisories`).join()).not.toContain('EdgeGate')
    expect(texts(`GET /api/live ${none}`).join()).not.toContain('EdgeGate')
  }
  expect(here.size).toBeGreaterThan(500)
}, 300_000)
