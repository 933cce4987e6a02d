import { afterEach, expect, test } from 'vitest'
import type { SeatName } from '../cast.ts'
import { makeWorld, T0, type World } from '../world.ts'

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
