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

test('a sentence that rests only on what an audience does not get is refused by its name, and agreed to it may go', async () => {
  const report = await world.share('author', threeLayers())
  const id = await open('analyst', { kind: 'alert' })
  const saved = await save(
    'analyst',
    id,
    content => ({
      ...content,
      title: { text: 'Payslip mails carry a loader', sources: on(report) },
      board: [
        { text: 'Mails about payslips carry a loader. ', sources: on(report) },
        { text: 'It began with a print firm.', sources: on(report, 'full') },
      ],
      steps: [{ ...step('Look at your proxy logs'), sources: [] }],
      notes: [],
    }),
    { ...toPharma('AMBER'), grants: [{ layer: 'full', to: ['finance', 'pharma'], as: 'named' }] },
  )
  expect(saved.status, saved.text).toBe(200)
  expect(saved.body.check.objections.map((o: { sentence: string }) => o.sentence)).toEqual([
    'Sentence 2 of the board line rests only on “Payslip mails carry a loader”, which pharma and finance do not get.',
    'Step 1 of the IT checklist rests on nothing. Attach a source, or mark it as the desk’s own advice.',
  ])
  const signed = await sign('secondee', id)
  expect([signed.status, signed.body.detail]).toEqual([422, saved.body.check.objections[0].sentence])

  // Only the source's own private answer to the desk counts as its word.
  const asked = await call('analyst', 'POST', `/api/reports/${report}/entries`, {
    text: 'May we say so?',
    private: true,
  })
  expect(asked.status, asked.text).toBe(201)
  const agreeing = (agreed: string) =>
    save('analyst', id, content => ({
      ...content,
      board: content.board.map((s, n) =>
        n === 1 ? { ...s, sources: [{ ...on(report, 'full')[0], agreed }] as never } : s,
      ),
      steps: [step('Look at your proxy logs')],
    }))
  expect((await agreeing(asked.body.id)).body.check.objections.length).toBe(1)
  const answer = await call('author', 'POST', `/api/reports/${report}/entries`, {
    text: 'Yes',
    answering: asked.body.id,
  })
  expect(answer.status, answer.text).toBe(201)
  expect((await agreeing(answer.body.id)).body.check.objections).toEqual([])
})

test('whoever is excepted from a source has no draft that rests on it, and nothing of what is published from it', async () => {
  const open_ = await green()
  const report = await green({ except: ['dogwood', 'kind:regulator'] })
  const plain = await drafted('analyst', open_)
  expect((await call('secondee', 'GET', `/api/desk/advisories/${plain}`)).status).toBe(200)
  const id = await drafted('analyst', report)
  const absent = await call('secondee', 'GET', `/api/desk/advisories/${ABSENT}`)
  const body = { content: (await call('analyst', 'GET', `/api/desk/advisories/${id}`)).body.content, audience: null }
  for (const [method, rest, sent] of [
    ['GET', '', undefined],
    ['GET', '/sources', undefined],
    ['PUT', '', body],
    ['DELETE', '', undefined],
    ['POST', '/signature', { version: 2 }],
    ['POST', '/publication', { version: 2 }],
    ['POST', '/recall', { reason: 'superseded' }],
  ] as const) {
    const got = await call('secondee', method, `/api/desk/advisories/${id}${rest}`, sent, { 'if-match': '"2"' })
    expect([got.status, got.text], `${method} ${rest}`).toEqual([404, absent.text])
  }
  const list = await call('secondee', 'GET', '/api/desk/advisories')
  expect(list.body.items.map((i: { id: string }) => i.id)).not.toContain(id)
  expect(list.body.items.map((i: { id: string }) => i.id)).toContain(plain)
  // Nor may it rest a draft of its own on what it does not get, or learn that it is there.
  const own = await open('secondee', { kind: 'alert' })
  const resting = (source: string) =>
    save('secondee', own, content => ({ ...content, title: { text: 'Mine', sources: on(source) } }))
  const [hidden, none] = [await resting(report), await resting(ABSENT)]
  expect([hidden.status, hidden.text]).toEqual([422, none.text])
})

test('exceptions of the sources are carried into what is published, at the desk too; a recall leaves it to the desk', async () => {
  const report = await green({ except: ['birch', 'kind:regulator'] })
  const id = await drafted('analyst', report)
  expect((await sign('secondee', id)).status).toBe(200)
  const out = await publish('analyst', id)
  expect(out.status, out.text).toBe(200)
  // Birch is in Pharma, and the advisory names no exception of it: the source does.
  expect((await call('competitor', 'GET', `/api/reports/${out.body.report}`)).status).toBe(404)
  expect((await call('competitor', 'GET', '/api/advisories')).text).not.toContain(out.body.report)
  expect((await call('author', 'GET', `/api/reports/${out.body.report}`)).status).toBe(200)
  for (const [method, path, body] of [
    ['PUT', '', { content: threeLayers().content, audience: toPharma() }],
    ['POST', '/withdrawal', { reason: 'superseded' }],
  ] as const) {
    const tried = await call('analyst', method, `/api/reports/${out.body.report}${path}`, body, { 'if-match': '"1"' })
    expect(tried.body.detail, method).toBe(
      'An advisory is corrected and recalled by the Fusion Cell, where it was written.',
    )
  }

  const edited = await save('analyst', id, content => ({
    ...content,
    indicators: [],
    steps: content.steps.map(s => ({ ...s, why: 'It stops what follows.' })),
  }))
  expect(edited.body).toMatchObject({ edition: 2, published: 1 })
  expect((await publish('analyst', id)).status).toBe(422)
  // Its notes stay, so its SOC package does.
  expect((await sign('secondee', id)).status).toBe(200)
  expect((await publish('analyst', id)).status).toBe(200)
  expect((await call('author', 'GET', `/api/reports/${out.body.report}`)).body.advisory).toMatchObject({
    edition: 2,
    corrected: { changes: ['Step 1 was changed.', 'Taken out: payroll-portal[.]example'] },
  })
  const before = await call('author', 'POST', '/api/lookup', { values: ['payroll-portal.example'] })
  expect(before.body.hits.map((h: { report: string }) => h.report)).not.toContain(out.body.report)

  const listed = async (part: string) =>
    (await call('analyst', 'GET', `/api/desk/advisories?part=${part}`)).body.items.map((i: { id: string }) => i.id)
  expect(await listed('in-hand')).not.toContain(id)
  // A correction was begun, and is never finished: with the recall it is nobody's work any more.
  await save('analyst', id, content => ({ ...content, hunts: [] }))
  expect(await listed('in-hand')).toContain(id)
  expect(await listed('recalled')).not.toContain(id)
  expect((await call('analyst', 'POST', `/api/desk/advisories/${id}/recall`, { reason: 'superseded' })).status).toBe(
    200,
  )
  expect(await listed('in-hand')).not.toContain(id)
  expect(await listed('recalled')).toContain(id)
  expect((await call('author', 'GET', `/api/reports/${out.body.report}`)).status).toBe(404)
  expect((await call('analyst', 'GET', `/api/reports/${out.body.report}`)).body.withdrawn).toBe('superseded')
  expect((await call('author', 'GET', '/api/advisories')).text).not.toContain(out.body.report)
})

test('two analysts save at once: the second is told; hostile and overlong input is refused', async () => {
  const id = await open('analyst', { kind: 'advisory' })
  const { content } = (await call('analyst', 'GET', `/api/desk/advisories/${id}`)).body
  const put = (body: unknown) => call('analyst', 'PUT', `/api/desk/advisories/${id}`, body, { 'if-match': '"1"' })
  expect((await put({ content, audience: null })).status).toBe(200)
  expect((await put({ content, audience: null })).status).toBe(409)
  const value = (n: number) => ({
    ...{ type: 'domain', value: `d${n}.example`, role: 'c2', use: 'block', sources: [] },
  })
  const tries: [string, object][] = [
    ['10,000 values', { indicators: Array.from({ length: 10_000 }, (_, n) => value(n)) }],
    ['a rule of 1 MB', { rules: [{ language: 'yara', name: 'big', text: 'x'.repeat(1_048_576), sources: [] }] }],
    ['four steps', { steps: [1, 2, 3, 4].map(() => step('One')) }],
    ['an unknown field', { author: 'alder' }],
    ['a title of two lines', { title: { text: 'a\nb', sources: [] } }],
  ]
  for (const [what, part] of tries)
    expect((await put({ content: { ...content, ...part }, audience: null })).status, what).toBe(400)
  expect((await put({ content, audience: { grants: [], tlp: 'GREEN' } })).status).toBe(400)
  const hostile = await save('analyst', id, c => ({
    ...c,
    title: { text: '<img src=x onerror=alert(1)> {{7*7}} \u202e', sources: desk },
    rules: [{ language: 'yara', name: "'; drop table report; --", text: '/*'.repeat(40_000), sources: desk }],
  }))
  expect(hostile.status, hostile.text).toBe(200)
})

test('what may tell who reported is asked about, the same whoever reported, and each needs a reason', async () => {
  const seen: string[] = []
  for (const who of ['author', 'competitor'] as const) {
    const report = await world.share(who, {
      ...threeLayers(),
      audience: { grants: [{ layer: 'full', to: ['everyone'], as: 'withheld' }], tlp: 'GREEN' },
    })
    const id = await open('analyst', { kind: 'alert' })
    const saved = await save(
      'analyst',
      id,
      content => ({
        ...content,
        title: { text: 'Alder saw payslip mails at 02:10', sources: on(report) },
        board: [
          { text: 'The only hospital in London was asked by it@alder.example on SRV-FS01.', sources: on(report) },
        ],
        steps: [],
        notes: [],
      }),
      { grants: [{ layer: 'headline', to: ['everyone'], as: 'named' }], except: [], tlp: 'GREEN' },
    )
    expect(saved.body.check.objections).toEqual([])
    expect(saved.body.check.flags.map((f: { code: string }) => f.code).sort()).toEqual(
      ['address', 'domain', 'host', 'member', 'minute', 'only-one'].sort(),
    )
    expect((await sign('secondee', id)).status).toBe(422)
    seen.push(JSON.stringify(saved.body.check))
    const acknowledged = saved.body.check.flags.map((f: { key: string }) => ({
      flag: f.key,
      reason: 'It said so itself.',
    }))
    expect((await save('analyst', id, content => ({ ...content, acknowledged }))).body.check.open).toBe(0)
    expect((await sign('secondee', id)).status).toBe(200)
  }
  expect(seen[0]).toBe(seen[1])
})
