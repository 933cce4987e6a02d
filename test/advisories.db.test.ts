import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SaveIn } from '../src/formats/api/advisory-desk.ts'
import type { SeatName } from './cast.ts'
import { makeWorld, threeLayers, type World } from './world.ts'

/**
 * `analyst` is the government's at the desk; `secondee` is lent by dogwood (the bank). Drafts are the desk's alone, and whoever is
 * excepted from a source has nothing that rests on it.
 */
let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.close())

const ABSENT = '00000000-0000-4000-8000-000000000000'
type Content = SaveIn['content']
const call = (as: SeatName, method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  world.call(as, method, path, body, headers)

async function open(as: SeatName, body: object): Promise<string> {
  const made = await call(as, 'POST', '/api/desk/advisories', body)
  expect(made.status, made.text).toBe(201)
  return made.body.id
}
async function save(as: SeatName, id: string, change: (content: Content) => Content, audience?: unknown) {
  const now = await call(as, 'GET', `/api/desk/advisories/${id}`)
  expect(now.status, now.text).toBe(200)
  const body = { content: change(now.body.content), audience: audience ?? now.body.audience }
  return call(as, 'PUT', `/api/desk/advisories/${id}`, body, { 'if-match': `"${now.body.version}"` })
}
const version = async (as: SeatName, id: string) => (await call(as, 'GET', `/api/desk/advisories/${id}`)).body.version
const sign = async (as: SeatName, id: string) =>
  call(as, 'POST', `/api/desk/advisories/${id}/signature`, { version: await version(as, id) })
const publish = async (as: SeatName, id: string) =>
  call(as, 'POST', `/api/desk/advisories/${id}/publication`, { version: await version(as, id) })

const on = (report: string, layer = 'headline') => [{ kind: 'report' as const, report, layer: layer as 'headline' }]
const desk = [{ kind: 'desk' as const }]
const step = (text: string, sources: Content['steps'][number]['sources'] = desk): Content['steps'][number] => ({
  ...{ id: world.ctx.newId('step'), text, why: 'It stops the loader.', minutes: 5, who: 'it', sources },
})
const toPharma = (tlp = 'GREEN') => ({
  grants: [{ layer: 'full', to: ['pharma'], as: 'named' }],
  except: ['kind:regulator'],
  tlp,
})

/** A report of the author's that all its layers' readers in Pharma get, at GREEN. */
const green = (more: object = {}) =>
  world.share('author', {
    ...threeLayers(),
    audience: {
      grants: [
        { layer: 'full', to: ['pharma'], as: 'withheld' },
        { layer: 'full', to: ['desk'], as: 'withheld' },
      ],
      tlp: 'GREEN',
      ...more,
    },
  })

async function drafted(as: SeatName, report: string): Promise<string> {
  const id = await open(as, { kind: 'alert' })
  const saved = await save(
    as,
    id,
    content => ({
      ...content,
      title: { text: 'Payslip mails carry a loader', sources: on(report) },
      board: [
        { text: 'Mails about payslips carry a loader. ', sources: on(report) },
        { text: 'Ask your IT to block what is listed.', sources: desk },
      ],
      steps: [step('Block the values below')],
      notes: [{ text: 'The loader is an .iso.', sources: on(report, 'technical') }],
      indicators: [
        {
          type: 'domain',
          value: 'payroll-portal.example',
          role: 'phishing-page',
          use: 'block',
          sources: on(report, 'technical'),
        },
      ],
    }),
    toPharma(),
  )
  expect(saved.status, saved.text).toBe(200)
  return id
}

test('a draft is signed by a second analyst, published as the desk’s own, and reaches its audience in layers', async () => {
  const report = await green()
  const id = await drafted('analyst', report)
  const draft = (await call('analyst', 'GET', `/api/desk/advisories/${id}`)).body
  expect(draft.check).toEqual({ objections: [], flags: [], open: 0 })
  expect((await publish('analyst', id)).status).toBe(422)
  const self = await sign('analyst', id)
  expect([self.status, self.body.detail]).toEqual([422, 'You wrote in this edition: another analyst signs it.'])
  expect((await sign('secondee', id)).status).toBe(200)
  const out = await publish('analyst', id)
  expect(out.status, out.text).toBe(200)
  const seen = await call('competitor', 'GET', `/api/reports/${out.body.report}`)
  expect(seen.status, seen.text).toBe(200)
  expect(seen.body).toMatchObject({
    kind: 'advisory',
    layer: 'full',
    from: { named: true, handle: 'desk', name: 'Fusion Cell' },
    mine: false,
    summary: 'Mails about payslips carry a loader. Ask your IT to block what is listed.',
    notes: 'The loader is an .iso.',
    advisory: { kind: 'alert', edition: 1, steps: [{ text: 'Block the values below' }] },
  })
  expect((await call('analyst', 'GET', `/api/reports/${out.body.report}`)).body).toMatchObject({
    mine: true,
    own: { advisory: id },
  })
  const list = await call('competitor', 'GET', '/api/advisories')
  expect(list.body.items.map((i: { id: string; advisoryKind: string }) => [i.id, i.advisoryKind])).toEqual([
    [out.body.report, 'alert'],
  ])
  expect((await call('competitor', 'GET', '/api/advisories?kind=weekly')).body.items).toEqual([])
  expect(
    (await call('competitor', 'POST', '/api/lookup', { values: ['payroll-portal.example'] })).body.hits.map(
      (h: { report: string }) => h.report,
    ),
  ).toContain(out.body.report)
  expect(
    (await call('competitor', 'GET', '/api/search?q=payslip')).body.items.map((i: { id: string }) => i.id),
  ).toContain(out.body.report)
  expect((await call('outsider', 'GET', `/api/reports/${out.body.report}`)).status).toBe(404)
  expect((await call('outsider', 'POST', '/api/lookup', { values: ['payroll-portal.example'] })).body.hits).toEqual([])
})

test('nobody but the desk has drafts: the same answer as for what is not there', async () => {
  const report = await green()
  const id = await drafted('analyst', report)
  const seats: SeatName[] = ['author', 'competitor', 'outsider', 'bank', 'officer']
  for (const who of seats)
    for (const [method, rest, body] of [
      ['GET', '', undefined],
      ['GET', '/sources', undefined],
      ['DELETE', '', undefined],
      ['POST', '/signature', { version: 2 }],
      ['POST', '/publication', { version: 2 }],
      ['POST', '/recall', { reason: 'false-positive' }],
    ] as const) {
      const real = await call(who, method, `/api/desk/advisories/${id}${rest}`, body)
      const absent = await call(who, method, `/api/desk/advisories/${ABSENT}${rest}`, body)
      expect([real.status, real.text], `${who} ${method} ${rest}`).toEqual([404, absent.text])
    }
  expect((await call('bank', 'GET', '/api/desk/advisories')).status).toBe(404)
  expect((await call('bank', 'POST', '/api/desk/advisories', { kind: 'alert' })).status).toBe(404)
  expect((await call('bank', 'GET', `/api/desk/sources/${report}`)).status).toBe(404)
})
