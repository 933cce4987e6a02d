import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ShareRequest } from '../src/formats/api/reports.ts'
import { change } from '../src/store/database.ts'
import { secondSeat } from '../src/store/desk-store.ts'
import { makeWorld, type World } from './world.ts'

/** What belongs together, proposed to the desk: with reasons, and through the rule. */
type Indicators = NonNullable<NonNullable<ShareRequest['content']['technical']>['indicators']>
const report = (title: string, indicators: Indicators, more: Partial<ShareRequest['audience']> = {}): ShareRequest => ({
  content: {
    kind: 'incident',
    headline: { title, summary: '' },
    technical: { notes: '', indicators },
    full: { story: title, impact: '' },
  },
  audience: {
    grants: [{ layer: 'full', to: ['desk'], as: 'withheld' }],
    tlp: 'AMBER',
    ...more,
  },
})
const domain = (value: string): Indicators[number] => ({ type: 'domain', value, role: 'c2', use: 'block' })
const host = (role: 'shared-hosting' | 'c2'): Indicators[number] => ({
  type: 'ipv4',
  value: '192.0.2.80',
  role,
  use: 'context',
})

const open: World[] = []
const make = async (seed = 'world'): Promise<World> => {
  const world = await makeWorld({ seed })
  await change(world.ctx.db, undefined, tx =>
    secondSeat(tx, world.cast.seats.secondee, world.cast.members.dogwood ?? 0, world.clock.now),
  )
  open.push(world)
  return world
}
let world: World
beforeAll(async () => {
  world = await make()
})
afterAll(() => Promise.all(open.map(w => w.close())))

const ask = (w: World, as: Parameters<World['call']>[0], id: string) =>
  w.call(as, 'GET', `/api/desk/proposals?report=${id}`)

test('a rare value in both puts two reports together, and says so; shared hosting does not', async () => {
  const a = await world.share('author', report('Mail with a loader', [domain('core.example'), host('c2')]))
  const b = await world.share('competitor', report('Loader on a laptop', [domain('core.example')]))
  const c = await world.share('officer', report('Shop page cloned', [host('shared-hosting')]))
  const answer = await ask(world, 'analyst', a)
  expect(answer.status).toBe(200)
  expect(answer.body.items).toHaveLength(1)
  expect(answer.body.items[0]).toMatchObject({ with: { kind: 'report', id: b }, reports: [b] })
  expect(answer.body.items[0].reasons[0]).toEqual({
    kind: 'indicator',
    words: 'both name the domain core[.]example, which no other report has',
  })
  expect((await ask(world, 'analyst', c)).body.items).toEqual([])
})

test('once one of them is in a situation, that is proposed', async () => {
  const a = await world.share('author', report('First of a kind', [domain('kind.example')]))
  const b = await world.share('competitor', report('Second of a kind', [domain('kind.example')]))
  const { body } = await world.call('analyst', 'POST', '/api/situations', { name: 'A kind', reports: [a] })
  expect((await ask(world, 'analyst', b)).body.items).toMatchObject([
    { with: { kind: 'situation', id: body.id }, reports: [a] },
  ])
  // What is in it already is not proposed for it again.
  expect((await ask(world, 'analyst', a)).body.items).toMatchObject([{ with: { kind: 'report', id: b } }])
})

test('a value that was taken back counts nothing', async () => {
  const a = await world.share('author', report('Alarm', [domain('sorry.example')]))
  const b = await world.share('competitor', report('Alarm too', [domain('sorry.example')]))
  expect((await ask(world, 'analyst', b)).body.items).toHaveLength(1)
  const { indicators } = (await world.call('author', 'GET', `/api/reports/${a}`)).body
  await world.call('author', 'POST', `/api/reports/${a}/withdrawal`, {
    reason: 'false-positive',
    indicator: indicators[0].id,
  })
  expect((await ask(world, 'analyst', b)).body.items).toEqual([])
})

test('members do not have this page, and hidden is absent', async () => {
  const a = await world.share('author', report('Quiet', [domain('quiet.example')]))
  const absent = await ask(world, 'author', '00000000-0000-4000-8000-000000000000')
  const own = await ask(world, 'author', a)
  expect([own.status, own.text]).toEqual([404, absent.text])
  const hidden = await world.share('author', report('Hidden', [domain('hidden.example')], { except: ['dogwood'] }))
  const [h, n] = [
    await ask(world, 'secondee', hidden),
    await ask(world, 'secondee', '00000000-0000-4000-8000-000000000000'),
  ]
  expect([h.status, h.text]).toEqual([404, n.text])
})

test('a secondee gets the same bytes whether or not there are reports that except its employer', async () => {
  const seen: number[] = []
  const tell = async (withSecret: boolean): Promise<string[]> => {
    const w = await make('two worlds')
    const secret = async (n: number) => {
      if (!withSecret) return
      const values = [domain('ring.example'), domain(`own-${n}.example`), host('shared-hosting')]
      await w.share(
        'competitor',
        report(`Kept from the bank ${n}: loader with zirconium lure`, values, { except: ['dogwood'] }),
      )
    }
    const ids: string[] = []
    const say = async (as: 'author' | 'officer' | 'supplier', request: ShareRequest) => {
      // Ids are drawn by name and number: the worlds must not differ by how many were drawn before.
      ids.push(await w.share(as, request))
      w.clock.now = new Date(Date.UTC(2026, 5, 2 + ids.length))
    }
    await secret(1)
    await say('author', report('Payslip mails with a zirconium lure', [domain('ring.example'), host('c2')]))
    await secret(2)
    await say('officer', report('Zirconium lure again, loader seen', [domain('ring.example'), domain('own-1.example')]))
    await secret(3)
    await say('supplier', report('Something else entirely', [domain('own-2.example'), host('c2')]))
    const answers: string[] = []
    for (const id of ids) answers.push((await ask(w, 'secondee', id)).text)
    seen.push((await ask(w, 'analyst', ids[0] ?? '')).body.items.length)
    return answers.map(text => ids.reduce((t, id, n) => t.replaceAll(id, `report ${n}`), text))
  }
  const [without, withSecret] = [await tell(false), await tell(true)]
  expect(withSecret).toEqual(without)
  // Whoever may see them, does: the worlds do differ.
  expect(seen[1]).toBeGreaterThan(seen[0] ?? 0)
  expect(without[0]).toContain('ring[.]example')
})

test('names of the desk: kept, changed, struck off by analysts; two aliases are one name; members have no such list', async () => {
  const body = {
    kind: 'actor',
    name: 'Copper Lantern',
    aliases: ['the payslip crew', 'lantern folk', 'copper  lantern'],
  }
  const kept = await world.call('secondee', 'POST', '/api/desk/names', body)
  expect(kept.status).toBe(201)
  expect((await world.call('analyst', 'POST', '/api/desk/names', { ...body, name: 'copper lantern' })).status).toBe(409)
  await world.call('analyst', 'POST', '/api/desk/names', { ...body, name: 'Second Key', aliases: ['The Payslip Crew'] })
  const list = (await world.call('analyst', 'GET', '/api/desk/names?limit=1')).body
  expect(list.items).toMatchObject([{ aliases: ['the payslip crew', 'lantern folk'], clashes: ['the payslip crew'] }])
  expect((await world.call('analyst', 'GET', `/api/desk/names?after=${list.next}`)).body.items).toHaveLength(1)
  const a = await world.share(
    'author',
    report('Copper Lantern: zeppelin lure with a treacle macro for our porters', []),
  )
  const b = await world.share('competitor', report('Zeppelin lure, treacle macro, porters: lantern folk, I think', []))
  const { items } = (await ask(world, 'analyst', a)).body
  const found = items.find((p: { with: { id: string } }) => p.with.id === b)
  expect(found?.reasons.map((r: { words: string }) => r.words)).toContain(
    'both speak of Copper Lantern, one as “Copper Lantern”, the other as “lantern folk”',
  )
  const absent = await world.call('author', 'GET', '/api/desk/nothing')
  for (const [method, path] of [
    ['GET', '/api/desk/names'],
    ['POST', '/api/desk/names'],
    ['DELETE', `/api/desk/names/${kept.body.id}`],
  ] as const) {
    const refused = await world.call('author', method, path, method === 'POST' ? { ...body, name: 'Mine' } : undefined)
    expect([refused.status, refused.body.detail]).toEqual([404, absent.body.detail])
  }
  // Two change it at once: the later is told what stands, and writes nothing over.
  const tag = list.items[0].tag
  const change = (as: 'analyst' | 'secondee', aliases: string[]) =>
    world.call(as, 'PUT', `/api/desk/names/${kept.body.id}`, { ...body, aliases }, { 'if-match': `"${tag}"` })
  const both = await Promise.all([change('analyst', ['crew A']), change('secondee', ['crew B'])])
  expect(both.map(a => a.status).sort()).toEqual([200, 409])
  const won = both[0]?.status === 200 ? 'crew A' : 'crew B'
  expect(both.find(a => a.status === 409)?.body.stands).toMatchObject({ name: body.name, aliases: [won] })
  expect((await world.call('analyst', 'GET', '/api/desk/names?limit=1')).body.items[0].aliases).toEqual([won])
  expect((await world.call('analyst', 'PUT', `/api/desk/names/${kept.body.id}`, { ...body, aliases: [] })).status).toBe(
    200,
  )
  expect((await world.call('analyst', 'DELETE', `/api/desk/names/${kept.body.id}`)).status).toBe(200)
  expect((await world.call('analyst', 'DELETE', `/api/desk/names/${kept.body.id}`)).status).toBe(404)
})
