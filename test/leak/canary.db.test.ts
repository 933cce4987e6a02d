import type { FastifyInstance } from 'fastify'
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { SEAT_ROLES } from '../../src/domain/permissions.ts'
import { refuseUndeclared, route } from '../../src/doors/route.ts'
import type { Context } from '../../src/flows/context.ts'
import { openTap } from '../../src/flows/steps/mail-token.ts'
import { newsFor } from '../../src/flows/steps/news.ts'
import { newsLetter } from '../../src/flows/steps/news-letter.ts'
import { rowsOf } from '../../src/store/database.ts'
import { SEAT_NAMES, type SeatName } from '../cast.ts'
import { everyTable } from '../every-table.ts'
import { isFullProof } from '../seed.ts'
import { makeWorld, type World } from '../world.ts'
import { DESK_FAMILIES } from './canary-desk.ts'
import { Canary, canaryPersonas, type Marker, markCast, markGone, markReports, maySee } from './canary-world.ts'
import { CHANGING, type Ids, READING, uncovered } from './doors.ts'
import { type Listening, listenAs } from './listening.ts'
import { allIds, callAll, type Line, type Persona } from './transcript.ts'

/** Every door, called by everybody with everybody's ids: no output holds a marker that its reader may not see. */
let world: World
let canary: Canary
let personas: Persona[]
let ids: Ids
const lines: Line[] = []
const streams = new Map<string, string>()
/** Mail is a door too: a digest and an alert for every seat, whole, with what its links hold. */
const mails: { seat: SeatName; what: string; text: string }[] = []

beforeAll(async () => {
  world = await makeWorld({ moreDoors: leaky })
  canary = new Canary(world)
  personas = await canaryPersonas(world)
  await markCast(canary)
  await world.listen()
  // The place from which everybody will ask for everything again lies before all of it.
  const first = await listenAs(world, personas[0]?.headers ?? {})
  await first.until('id: ')
  const place = /^id: (.*)$/m.exec(first.text())?.[1] ?? ''
  first.stop()
  await markGone(canary)
  const open: Listening[] = []
  for (const persona of personas) open.push(await listenAs(world, persona.headers))
  const { words, values } = await markReports(canary)
  ids = {
    ...(await allIds(world, [
      ...personas.map(p => p.name),
      canary.markers.find(m => m.what === 'name of a key')?.token ?? '',
    ])),
    words: [words.join(' or ').slice(0, 300), 'canary'],
    values,
    refs: ['quiet-group', 'birch', 'desk', 'everyone', 'kind:regulator', 'dogwood.example'],
  }
  for (const seat of SEAT_NAMES) for (const what of ['all', 'at-once'] as const) mails.push(await mailOf(seat, what))
  await sweep({ 'GET /api/planted': () => [{ path: '/api/planted' }] })
  await sweep(READING)
  await sweep(CHANGING)
  if (isFullProof()) await sweep(READING)
  for (const [n, p] of personas.entries()) streams.set(p.name, open[n]?.text() ?? '')
  for (const stream of open) stream.stop()
  await Promise.all(personas.map(p => resume(p, place)))
}, 400_000)
afterAll(() => world.close())

async function mailOf(seat: SeatName, what: 'all' | 'at-once') {
  const viewer = await world.viewer(seat)
  const news = await newsFor(world.ctx, viewer, new Date(0), what)
  const letter = newsLetter(world.ctx, what === 'all' ? 'digest' : 'alert', [{ seat: viewer.gid, news }])
  const held = (letter.text.match(/(?<=\/m#)\S+/g) ?? []).map(token => openTap(world.ctx, token)?.path)
  return { seat, what, text: [letter.subject, letter.text, letter.unsubscribe, ...held].join('\n') }
}

async function sweep(doors: typeof READING): Promise<void> {
  for (const persona of personas) lines.push(...(await callAll(world, persona, doors, ids)))
}
/** Everybody's transcript once more, from the first place that anybody was told of. */
async function resume(persona: Persona, place: string): Promise<void> {
  const again = await listenAs(world, { ...persona.headers, 'last-event-id': place })
  if (!again.text().startsWith('401')) await new Promise(done => setTimeout(done, 500))
  streams.set(`${persona.name} again`, again.text())
  again.stop()
}

interface Sight {
  marker: Marker
  persona: string
  where: string
  allowed: boolean
}
/** What was seen where. A refusal may repeat what it was sent. */
function sights(): Sight[] {
  const spots = [
    ...lines.map(l => ({
      persona: l.persona,
      where: `${l.door} ${l.asked.path.slice(0, 120)}`,
      text: `${l.answer.text} ${JSON.stringify(l.answer.headers)}`,
      sent: l.answer.status >= 400 ? JSON.stringify(l.asked) : '',
    })),
    ...[...streams].map(([name, text]) => ({
      persona: name.replace(' again', ''),
      where: 'GET /api/live',
      text,
      sent: '',
    })),
  ]
  return spots.flatMap(({ persona, where, text, sent }) =>
    [...new Set(text.match(/zq[0-9a-z]{3}canary/g))].flatMap((token): Sight[] => {
      const marker = canary.markers.find(m => m.token === token)
      const who = personas.find(p => p.name === persona)
      if (!marker || !who || sent.includes(token)) return []
      return [{ marker, persona, where, allowed: maySee(who, marker) }]
    }),
  )
}
const planted = (sight: Sight) => sight.where.includes('/api/planted')

test('the sweep knows every door that is registered', () => {
  expect(uncovered(world)).toEqual(['GET /api/planted'])
})

test('no output holds a marker that its reader may not see', () => {
  const leaks = sights().filter(s => !s.allowed && !planted(s))
  const told = new Set(leaks.map(l => `${l.marker.what} → ${l.persona} by ${l.where}`))
  expect([...told].slice(0, 30)).toEqual([])
  expect(lines.length).toBeGreaterThan(1_000)
})

test('no mail holds more than its reader would get by a key that is capped at GREEN, or a word of RED', () => {
  const told = mails.flatMap(m => (m.text.match(/zq[0-9a-z]{3}canary/g) ?? []).map(token => ({ ...m, token })))
  const leaks = told.filter(({ seat, token }) => {
    const marker = canary.markers.find(m => m.token === token)
    return !marker || marker.low || !maySee({ name: `${seat}/low`, headers: {} }, marker)
  })
  const what = (token: string) => canary.markers.find(m => m.token === token)?.what
  expect(leaks.map(l => `${what(l.token)} → ${l.seat}, ${l.what}`)).toEqual([])
  // And it is no empty sweep: titles are told, and of RED that there is something.
  expect(told.map(t => `${what(t.token)} → ${t.seat}`)).toContain('a title → competitor')
  expect(mails.find(m => m.seat === 'analyst' && m.what === 'at-once')?.text).toContain('for you alone')
  expect(mails.map(m => m.text).join()).not.toMatch(/(?:alder|birch|dogwood|gorse) (?:plc|zq)|Finance|Pharma/i)
})

test('every marker is seen by somebody who may see it, so the sweep looks at something', () => {
  const seen = new Set(
    sights()
      .filter(s => s.allowed)
      .map(s => s.marker.token),
  )
  const unseen = canary.markers.filter(m => m.seats.length > 0 && !seen.has(m.token)).map(m => m.what)
  expect(unseen).toEqual([])
})

/** A door that somebody might have added: what is indexed, and all that is kept, to whoever asks. */
function leaky(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/planted',
      who: 'read',
      roles: SEAT_ROLES,
      summary: 'Planted',
      out: z.object({ words: z.string() }),
    },
    async () => ({
      words: [
        ...(await rowsOf(ctx.db.finder).all<{ t: string }>('select tsv::text as t from found')).map(r => r.t),
        await everyTable(ctx.db.url),
      ].join(' '),
    }),
  )
}

test('a faulty door is caught: it is in no table, and markers come out of it', () => {
  const caught = sights().filter(s => !s.allowed && planted(s))
  const what = new Set(caught.map(s => s.marker.what))
  for (const secret of ['a title', 'notes', 'a story', 'a RED title', 'an indicator', 'a rival’s title'])
    expect(what).toContain(secret)
  // Of what the desk makes, and what members send it, each kind is caught: by every marker of it.
  for (const family of DESK_FAMILIES) {
    // What was found in a sample is kept under its own key, and no table tells it.
    const of = canary.markers
      .map(m => m.what)
      .filter(w => w.includes(family) && !/^(?:subject|a value) of a sample/.test(w))
    expect(of.length, family).toBeGreaterThan(0)
    expect(
      of.filter(w => !what.has(w)),
      family,
    ).toEqual([])
  }
  expect(new Set(caught.map(s => s.persona)).size).toBeGreaterThan(10)
})

test('a route that is not declared stops start-up', () => {
  const app = Fastify()
  refuseUndeclared(app)
  expect(() => app.get('/api/quiet', async () => 'x')).toThrow(/is not declared/)
})
