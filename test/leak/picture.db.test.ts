import { afterEach, expect, test } from 'vitest'
import { change, rowsOf } from '../../src/store/database.ts'
import { circleByHandle, joinCircle } from '../../src/store/partnership-store.ts'
import { ok, publish } from '../advisory.ts'
import type { SeatName } from '../cast.ts'
import { makeWorld, T0, type World } from '../world.ts'
import { asOwner } from './transcript.ts'

/**
 * The picture of whoever may not know of something is the same to the byte whether it is there or not: counts, orders, facets,
 * what is rising, the graph with its ids, the Navigator's layer.
 */
const open: World[] = []
afterEach(async () => {
  for (const world of open.splice(0)) await world.close()
})
const DAY = 86_400_000
const on = (w: World, day: number) => {
  w.clock.now = new Date(T0.getTime() + day * DAY)
}
type Sector = 'pharma' | 'finance' | 'water'
interface Said {
  title: string
  to: string[]
  richTo?: string[]
  except?: string[]
  sector: Sector
  techniques: string[]
  values: string[]
  tlp?: 'GREEN' | 'AMBER'
}
const share = (w: World, by: SeatName, said: Said) =>
  w.share(by, {
    content: {
      kind: 'incident',
      headline: { title: said.title, affects: { sectors: [said.sector], regions: ['TLF'] } },
      technical: {
        indicators: [
          ...said.techniques.map(value => ({ type: 'attack-technique' as const, value })),
          ...said.values.map(value => ({ type: 'domain' as const, value })),
        ],
      },
    },
    audience: {
      grants: [
        { layer: 'headline', to: said.to, as: 'withheld' },
        { layer: 'technical', to: said.richTo ?? said.to, as: 'withheld' },
      ],
      except: said.except ?? [],
      tlp: said.tlp ?? 'AMBER',
    },
  })

/** What all may see; and, in one world of the two, what outsider, competitor and secondee may not. */
async function play(secrets: boolean): Promise<World> {
  const w = await makeWorld()
  open.push(w)
  const common = {
    techniques: ['T1486'],
    values: ['payroll-portal.example', 'other.example'],
    sector: 'pharma' as const,
  }
  on(w, 1)
  await share(w, 'officer', { title: 'Payslip loader one', to: ['everyone'], tlp: 'GREEN', ...common })
  on(w, 2)
  if (secrets) {
    const hidden = {
      techniques: ['T1486', 'T1055', 'T1190'],
      values: ['payroll-portal.example', 'aa.example', 'secret.example'],
      sector: 'water' as const,
    }
    await share(w, 'author', {
      title: 'Secret payslip flood',
      to: ['pharma', 'desk'],
      except: ['birch', 'dogwood'],
      ...hidden,
    })
    await share(w, 'author', { title: 'Secret payslip flood again', to: ['desk'], except: ['dogwood'], ...hidden })
    // The headline is theirs, what stands in the indicators is not.
    on(w, 3)
  }
  on(w, 3)
  await share(w, 'officer', {
    title: 'Payslip loader two',
    to: ['everyone'],
    richTo: ['everyone'],
    tlp: 'GREEN',
    ...common,
  })
  on(w, 4)
  await w.share('bank', {
    content: {
      kind: 'incident',
      headline: { title: 'A loader, and more for some' },
      ...(secrets
        ? {
            technical: {
              indicators: [
                { type: 'attack-technique' as const, value: 'T1566.001' },
                { type: 'domain' as const, value: 'other.example' },
              ],
            },
          }
        : {}),
    },
    audience: {
      grants: [
        { layer: 'headline', to: ['everyone'], as: 'withheld' },
        ...(secrets ? [{ layer: 'technical' as const, to: ['finance'], as: 'withheld' as const }] : []),
      ],
      except: [],
      tlp: 'AMBER',
      layerTlp: secrets ? { headline: 'GREEN' } : {},
      ...(secrets ? {} : { tlp: 'GREEN' as const }),
    },
  })
  on(w, 10)
  return w
}
const DOORS = [
  '/api/picture',
  '/api/picture?weeks=4&kind=incident',
  '/api/picture?sector=water',
  '/api/picture?node=pharma',
  '/api/picture/graph',
  '/api/picture/graph?weeks=52&sector=pharma',
  '/api/picture/navigator',
  '/api/picture/time-to-share',
  '/api/picture/time-to-share?node=pharma',
  '/api/picture/acted',
]

test('the picture tells nobody of what it may not know, and tells whoever may', async () => {
  const [plain, secret] = [await play(false), await play(true)]
  let told = 0
  for (const door of DOORS) {
    for (const as of ['outsider', 'competitor', 'secondee'] as const) {
      const [a, b] = [await plain.call(as, 'GET', door), await secret.call(as, 'GET', door)]
      expect(a.status === 200 || a.status === 404, a.text).toBe(true)
      expect(b.text, `${as} ${door}`).toBe(a.text)
      expect(b.text).not.toMatch(/secret/i)
    }
    const [a, b] = [await plain.call('analyst', 'GET', door), await secret.call('analyst', 'GET', door)]
    if (a.text !== b.text) told++
  }
  // All but the picture of a node that the analyst is not in.
  expect(told).toBeGreaterThanOrEqual(5)
  const graph = await plain.call('outsider', 'GET', '/api/picture/graph')
  expect(graph.body.things.map((t: { value: string }) => t.value)).toEqual([
    'T1486',
    'other.example',
    'payroll-portal.example',
  ])
  expect(graph.body.things.every((t: { id: string }) => /^t\d+$/.test(t.id))).toBe(true)
})

/**
 * Of the desk's work: a situation that all there get, of a report that all get; and in one world of the two a report in it that excepts the
 * secondee's employer, a situation of that alone, an advisory from it that excepts her too, and one member's answer.
 */
async function playDesk(secrets: boolean): Promise<{ w: World; open: string }> {
  const w = await makeWorld()
  open.push(w)
  await asOwner(w, "update api_key set expires_at = '2030-01-01'")
  // A second analyst to whom nothing of it is closed.
  await change(w.ctx.db, undefined, async tx => {
    const desk = await circleByHandle(tx, 'desk')
    if (desk) await joinCircle(tx, w.cast.seats.supplier, desk.id, w.clock.now)
    tx.happens({ what: 'rights', at: w.clock.now })
  })
  const common = { techniques: ['T1486'], values: ['payroll-portal.example'], sector: 'pharma' as const }
  on(w, 1)
  const ids: string[] = []
  for (let n = 0; n < 5; n++)
    ids.push(await share(w, 'officer', { title: `Payslip loader ${n}`, to: ['everyone'], tlp: 'GREEN', ...common }))
  on(w, 2)
  const opened = await ok(w.call('analyst', 'POST', '/api/situations', { name: 'The payslip crew', reports: ids }))
  const shared = opened.body.id as string
  on(w, 3)
  const { report } = await publish(w, { situation: shared })
  on(w, 4)
  if (secrets) {
    const hidden = { ...common, techniques: ['T1055'], values: ['secret.example', 'payroll-portal.example'] }
    const except = ['birch', 'dogwood']
    const one = await share(w, 'author', { title: 'Secret payslip flood', to: ['pharma', 'desk'], except, ...hidden })
    await ok(w.call('analyst', 'PUT', `/api/situations/${shared}/reports/${one}`, { why: [] }))
    const apart = await ok(w.call('analyst', 'POST', '/api/situations', { name: 'Apart secret', reports: [one] }))
    await publish(w, { title: 'Secret advisory', to: ['pharma'], except, situation: apart.body.id, signer: 'supplier' })
    await ok(w.call('author', 'PUT', `/api/reports/${report}/actions`, { answer: 'affected' }))
  }
  on(w, 10)
  return { w, open: shared }
}

test('the picture of a situation, who has acted and the time to share tell nobody of what it may not know', async () => {
  const [plain, secret] = [await playDesk(false), await playDesk(true)]
  const all = await rowsOf(secret.w.ctx.db.finder).all<{ id: string }>('select id from situation')
  const ids = [...all.map(s => s.id), plain.open]
  expect(new Set(ids).size).toBe(2)
  const of = (id: string) =>
    ['', '/graph', '/navigator', '/acted'].map(d => `/api/picture${d}?weeks=all&situation=${id}`)
  const doors = [...ids.flatMap(of), '/api/picture/acted', '/api/picture/acted?weeks=52&node=pharma']
  let told = 0
  for (const door of doors) {
    for (const as of ['outsider', 'competitor', 'bank'] as const) {
      const [a, b] = [await plain.w.call(as, 'GET', door), await secret.w.call(as, 'GET', door)]
      expect(b.text, `${as} ${door}`).toBe(a.text)
      if (door.includes('situation=')) expect(a.status).toBe(404)
    }
    const [a, b] = [await plain.w.call('analyst', 'GET', door), await secret.w.call('analyst', 'GET', door)]
    if (a.text !== b.text) told++
  }
  expect(told).toBeGreaterThanOrEqual(8)
  // At the desk beside it: the secondee gets of it what she gets of the reports, live numbers of what was published to her, and no more.
  for (const door of [
    ...of(plain.open).slice(0, 3),
    '/api/picture/time-to-share',
    '/api/picture/time-to-share?node=pharma',
  ]) {
    const [a, b] = [await plain.w.call('secondee', 'GET', door), await secret.w.call('secondee', 'GET', door)]
    expect(a.status, a.text).toBe(200)
    expect(b.text, `secondee ${door}`).toBe(a.text)
  }
  const acted = await secret.w.call('secondee', 'GET', '/api/picture/acted')
  expect(acted.body.advisories).toHaveLength(1)
  expect(acted.text).not.toMatch(/secret/i)
  for (const id of ids.filter(id => id !== plain.open && id !== secret.open))
    expect((await secret.w.call('secondee', 'GET', `/api/picture?situation=${id}`)).status).toBe(404)
})
