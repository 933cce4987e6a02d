import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Sector } from '../src/domain/member.ts'
import type { ShareRequest } from '../src/formats/api/reports.ts'
import { SEAT_NAMES, type SeatName } from './cast.ts'
import { makeWorld, threeLayers, type World } from './world.ts'

/** `analyst` and `secondee` work at the desk; the secondee is lent by dogwood, whose person `bank` it is. */
let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.close())

const ABSENT = '00000000-0000-4000-8000-000000000000'
const request = (title: string, except: string[] = [], to = 'desk'): ShareRequest => ({
  content: { kind: 'incident', headline: { title, summary: 'Look into it.' } },
  audience: {
    grants: [{ layer: 'headline', to: [to], as: 'withheld' }],
    except,
    tlp: to === 'everyone' ? 'GREEN' : 'AMBER',
  },
})
const share = (title: string, except: string[] = [], to = 'desk') => {
  world.clock.tick(1_000)
  return world.share('author', request(title, except, to))
}
const queue = (as: SeatName, part = 'open', more = '') => world.call(as, 'GET', `/api/desk/queue?part=${part}${more}`)
const step = (as: SeatName, step: string, reports: string[], more: object = {}) =>
  world.call(as, 'POST', '/api/desk/queue/steps', { step, reports, ...more })
const titles = (answer: { body: { items: { report: { title: string } }[] } }) =>
  answer.body.items.map(i => i.report.title)

test('a report is in the queue when it reaches a circle that the desk hears, and not before', async () => {
  await share('To the desk')
  await share('To pharma alone', [], 'pharma')
  await share('To everyone', [], 'everyone')
  const seen = await queue('analyst')
  expect(seen.status, seen.text).toBe(200)
  expect(titles(seen)).toEqual(['To everyone', 'To the desk'])
  expect(seen.body.counts).toEqual({ open: 2, mine: 0 })
  expect(seen.body.items[0]).toMatchObject({ state: 'new', situations: [], proposals: [], looking: [] })
  expect(seen.text).not.toContain('Alder')
})

test('a row says which sectors it concerns, as its author said it and as far as the analyst gets the report', async () => {
  const of = (sectors: Sector[], except: string[]) => {
    const { content, audience } = threeLayers()
    return world.share('author', {
      content: { ...content, headline: { ...content.headline, affects: { sectors, regions: [] } } },
      audience: { ...audience, grants: [{ layer: 'full', to: ['desk'], as: 'withheld' }], except },
    })
  }
  const [open, closed] = [await of(['pharma', 'health'], []), await of(['water'], ['dogwood', 'kind:regulator'])]
  const sectors = async (as: SeatName) =>
    Object.fromEntries(
      (await queue(as)).body.items
        .filter((i: { report: { id: string } }) => [open, closed].includes(i.report.id))
        .map((i: { report: { id: string }; sectors: string[] }) => [i.report.id, i.sectors]),
    )
  expect(await sectors('analyst')).toEqual({ [open]: ['pharma', 'health'], [closed]: ['water'] })
  expect(await sectors('secondee')).toEqual({ [open]: ['pharma', 'health'] })
})

test('a row says what likely tells the same already, and why, as far as the analyst gets it', async () => {
  const told = (as: SeatName, title: string, values: string[], except: string[] = []) => {
    world.clock.tick(86_400_000)
    return world.share(as, {
      content: {
        kind: 'incident',
        headline: { title, summary: '' },
        technical: { indicators: values.map(value => ({ type: 'domain', value, role: 'c2', use: 'block' })) },
      },
      audience: { grants: [{ layer: 'technical', to: ['desk'], as: 'withheld' }], except, tlp: 'AMBER' },
    })
  }
  const row = async (as: SeatName, id: string) =>
    (await queue(as)).body.items.find((i: { report: { id: string } }) => i.report.id === id)
  const values = ['lathe-relay.top', 'lathe-panel.top', 'lathe-drop.top']
  const second = await told('competitor', 'Relay page with its panel', values)
  const victim = await told('outsider', 'We were called as well', [values[0] ?? '', 'quiet-barge.top', 'barge-two.top'])
  expect((await row('analyst', second)).same).toEqual([])
  const before = (await queue('secondee')).text
  const first = await told('author', 'Lathe, seen by us', values, ['dogwood'])
  expect((await queue('secondee')).text).toBe(before)
  const reasons = ['all 3 values stand in both', 'told in other words', '2 days apart']
  expect((await row('analyst', second)).same).toEqual([{ report: { id: first, title: 'Lathe, seen by us' }, reasons }])
  expect((await row('analyst', first)).same).toMatchObject([{ report: { id: second } }])
  expect((await row('analyst', victim)).same).toEqual([])
  // What was placed is still told of, and what was taken back is not.
  const opened = await world.call('analyst', 'POST', '/api/situations', { name: 'Lathe', reports: [first], why: [] })
  expect(opened.status).toBe(201)
  expect((await row('analyst', second)).same).toMatchObject([{ report: { id: first } }])
  expect(
    (await world.call('author', 'POST', `/api/reports/${first}/withdrawal`, { reason: 'superseded' })).status,
  ).toBe(200)
  expect((await row('analyst', second)).same).toEqual([])
})

test('of two who claim at once one wins, and the other is told who', async () => {
  const id = await share('Contested')
  const [a, b] = await Promise.all([step('analyst', 'claim', [id]), step('secondee', 'claim', [id])])
  const outcomes = [a.body.items[0], b.body.items[0]]
  expect(outcomes.map(o => o.outcome).sort()).toEqual(['done', 'taken'])
  const winner = a.body.items[0].outcome === 'done' ? 'analyst' : 'secondee'
  const loser = winner === 'analyst' ? 'secondee' : 'analyst'
  const lost = outcomes.find(o => o.outcome === 'taken')
  expect(lost.by).toMatchObject({
    name: `${winner === 'analyst' ? 'analyst of gorse' : 'bank of dogwood'}`,
    you: false,
  })
  expect((await step(loser, 'release', [id])).body.items[0].outcome).toBe('taken')
  expect((await step(loser, 'set-aside', [id], { reason: 'known' })).body.items[0].outcome).toBe('taken')
  expect(titles(await queue(winner, 'mine'))).toEqual(['Contested'])
  expect((await step(winner, 'release', [id])).body.items[0]).toMatchObject({ outcome: 'done', state: 'back' })
  expect((await queue(loser)).body.items.find((i: { report: { id: string } }) => i.report.id === id).state).toBe('back')
})

test('set aside with a reason, put back, and undone to what it was', async () => {
  const [one = '', two = ''] = [await share('One'), await share('Two')]
  expect((await step('analyst', 'set-aside', [one])).status).toBe(422)
  await step('analyst', 'claim', [one])
  const aside = await step('analyst', 'set-aside', [one, two], { reason: 'duplicate', told: 'noted', note: 'As One' })
  expect(aside.body.items.map((i: { outcome: string }) => i.outcome)).toEqual(['done', 'done'])
  expect(titles(await queue('secondee', 'aside')).sort()).toEqual(['One', 'Two'])
  expect(titles(await queue('secondee'))).not.toContain('One')
  expect((await step('secondee', 'undo', [one])).body.items[0].outcome).toBe('not-now')
  expect((await step('analyst', 'undo', [one])).body.items[0]).toMatchObject({ outcome: 'done', state: 'claimed' })
  expect((await step('analyst', 'undo', [one])).body.items[0].outcome).toBe('not-now')
  expect((await step('secondee', 'back', [two])).body.items[0]).toMatchObject({ outcome: 'done', state: 'back' })
})

test('the queue is read page by page, without gaps or repeats', async () => {
  const all = titles(await queue('analyst'))
  const seen: string[] = []
  let after = ''
  for (let n = 0; n < 20; n += 1) {
    const page = await queue('analyst', 'open', `&limit=2${after}`)
    seen.push(...titles(page))
    if (!page.body.next) break
    after = `&after=${page.body.next}`
  }
  expect(seen).toEqual(all)
  const other = await queue('secondee', 'open', '&limit=2')
  expect((await queue('analyst', 'open', `&after=${other.body.next}`)).status).toBe(400)
})

test('for a secondee whose employer is excepted the report is in no part, count, presence or answer', async () => {
  const before = (await queue('secondee')).text
  const id = await share('Not for dogwood', ['dogwood'])
  expect((await queue('secondee')).text).toBe(before)
  expect(titles(await queue('analyst'))).toContain('Not for dogwood')
  for (const what of ['claim', 'release', 'back', 'undo']) {
    const hidden = await step('secondee', what, [id])
    const absent = await step('secondee', what, [ABSENT])
    expect(hidden.text.replace(id, ABSENT)).toBe(absent.text)
  }
  const presence = { what: 'report', id }
  expect((await world.call('analyst', 'PUT', '/api/desk/presence', presence)).status).toBe(200)
  expect((await world.call('analyst', 'GET', '/api/desk/presence')).text).toContain(id)
  const looking = await world.call('secondee', 'GET', '/api/desk/presence')
  expect(looking.body.items).toEqual([])
  const [hidden, absent] = [
    await world.call('secondee', 'PUT', '/api/desk/presence', presence),
    await world.call('secondee', 'PUT', '/api/desk/presence', { what: 'report', id: ABSENT }),
  ]
  expect([hidden.status, hidden.text]).toEqual([404, absent.text])
  await step('analyst', 'set-aside', [id], { reason: 'known' })
  expect((await queue('secondee', 'aside')).text).not.toContain(id)
  expect((await queue('secondee')).body.counts).toEqual(JSON.parse(before).counts)
})

test('presence is told while the heart beats, and not after', async () => {
  const id = await share('Looked at')
  await world.call('secondee', 'PUT', '/api/desk/presence', { what: 'report', id })
  const at = (await queue('analyst')).body.items.find((i: { report: { id: string } }) => i.report.id === id)
  expect(at.looking).toEqual([{ analyst: expect.any(Number), name: 'bank of dogwood', you: false }])
  world.clock.tick(60_000)
  expect((await world.call('analyst', 'GET', '/api/desk/presence')).body.items).toEqual([])
  await world.call('secondee', 'PUT', '/api/desk/presence', { what: 'queue' })
  await world.call('secondee', 'PUT', '/api/desk/presence', { what: 'away' })
  expect((await world.call('analyst', 'GET', '/api/desk/presence')).body.items).toEqual([])
})

test('for everybody who is not at the desk there is nothing here', async () => {
  const others = SEAT_NAMES.filter(n => n !== 'analyst' && n !== 'secondee')
  for (const name of others) {
    const nowhere = await world.call(name, 'GET', `/api/reports/${ABSENT}`)
    for (const [method, path, body] of [
      ['GET', '/api/desk/queue', undefined],
      ['GET', '/api/desk/presence', undefined],
      ['POST', '/api/desk/queue/steps', { step: 'claim', reports: [ABSENT] }],
      ['PUT', '/api/desk/presence', { what: 'queue' }],
    ] as const) {
      const answer = await world.call(name, method, path, body)
      expect([answer.status, answer.text], `${name} ${method} ${path}`).toEqual([404, nowhere.text])
    }
  }
})
