import { afterEach, expect, test } from 'vitest'
import { hashOf } from '../../src/store/access-store.ts'
import { asViewer, change, rowsOf } from '../../src/store/database.ts'
import { insertKey } from '../../src/store/key-store.ts'
import { insertMember, insertNode, insertSeat, joinCircle } from '../../src/store/partnership-store.ts'
import { firstReadIn } from '../../src/store/picture.ts'
import { type Answer, makeWorld, T0, type World } from '../world.ts'
import { asOwner } from './transcript.ts'

/**
 * The board of a node, seen by a champion who is no audience of all that happens in it: two worlds that differ in what
 * she may not know, or in who stands behind what is not named to her, give the same board.
 */
const open: World[] = []
afterEach(async () => {
  for (const world of open.splice(0)) await world.close()
})

const DAY = 86_400_000
const ok = (answer: Answer): Answer => {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`)
  return answer
}
interface Node extends World {
  /** As a member of the cast that has no seat there. */
  as(member: string, method: string, path: string, body?: unknown): Promise<Answer>
}
/** Pharma with a person at every member; birch's admin (`competitor`) is its champion. */
async function makeNode(): Promise<Node> {
  const world = await makeWorld()
  open.push(world)
  const at = world.ctx.now()
  await change(world.ctx.db, undefined, async tx => {
    for (const handle of ['t1', 't2', 't3', 't4', 't5'])
      await joinCircle(tx, world.cast.members[handle] ?? 0, world.cast.nodes.pharma ?? 0, at)
    for (const handle of ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 't1', 't2', 'f1']) {
      const seat = await insertSeat(world.ctx, tx, {
        member: world.cast.members[handle] ?? 0,
        person: { name: `Somebody of ${handle}` },
        role: 'admin',
        title: '',
        listed: false,
        at,
      })
      await insertKey(tx, {
        hash: hashOf(`key_${handle}_0123456789abcdef`),
        gid: world.ctx.newId(`key ${handle}`),
        seat,
        name: handle,
        scopes: ['read', 'share', 'reply', 'account'],
        capRank: 3,
        at,
        expiresAt: new Date(at.getTime() + 90 * DAY),
      })
    }
  })
  await world.signTerms()
  await asOwner(world, "update member set sectors = '{pharma}' where handle like 't%'")
  await asOwner(world, "update node set champion = $1, host = $2 where handle = 'pharma'", [
    world.cast.seats.competitor,
    world.cast.members.cedar,
  ])
  await asOwner(world, 'update api_key set expires_at = $1', [new Date(at.getTime() + 300 * DAY)])
  return {
    ...world,
    as: (member, method, path, body) =>
      world.call(undefined, method, path, body, { authorization: `Bearer key_${member}_0123456789abcdef` }),
  }
}
const on = (world: World, day: number) => {
  world.clock.now = new Date(T0.getTime() + day * DAY)
}
const question = (title: string, to: string[], as: 'named' | 'withheld' = 'named', except: string[] = []) => ({
  content: { kind: 'question', headline: { title, summary: '' } },
  audience: { grants: [{ layer: 'headline', to, as }], except, tlp: 'GREEN' },
})
const ask = async (world: Node, member: string, body: object): Promise<string> =>
  ok(await world.as(member, 'POST', '/api/reports', body)).body.id
const readBy = async (world: Node, report: string, members: readonly string[]) => {
  for (const member of members) ok(await world.as(member, 'POST', `/api/reports/${report}/read`))
}
const board = (world: World) => world.call('competitor', 'GET', '/api/nodes/pharma/health')

interface Play {
  asks?: string
  answers?: string
  secrets?: (world: Node, seen: string) => Promise<void>
}
/** What the champion sees happen, with whatever else there is. */
async function play({ asks = 'p1', answers = 'p3', secrets }: Play): Promise<Node> {
  const world = await makeNode()
  on(world, 3)
  const named = await ask(world, 'p5', question('Who has seen payslip loaders?', ['pharma']))
  on(world, 4)
  if (secrets) await secrets(world, named)
  on(world, 5)
  const quiet = await ask(world, asks, question('Payslip mails again?', ['pharma'], 'withheld'))
  await readBy(world, named, ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'])
  ok(await world.as(answers, 'POST', `/api/reports/${named}/entries`, { text: 'We have', as: 'withheld' }))
  ok(await world.as(answers, 'POST', `/api/reports/${quiet}/sightings`, { as: 'withheld' }))
  on(world, 40)
  await ask(world, asks, question('A third, in July?', ['pharma'], 'withheld'))
  on(world, 50)
  return world
}

const manySecrets = async (world: Node, seen: string) => {
  const { ctx, cast } = world
  const mine = ok(await world.call('author', 'POST', '/api/reports', question('Secret of finance', ['finance']))).body
    .id
  ok(await world.as('f1', 'POST', `/api/reports/${mine}/entries`, { text: 'x' }))
  const not = await ask(world, 'p2', question('All but birch: payslip', ['pharma'], 'named', ['birch']))
  await readBy(world, not, ['p1', 'p3', 'p6'])
  ok(await world.as('p1', 'POST', `/api/reports/${not}/entries`, { text: 'Quick answer', as: 'named' }))
  ok(await world.as('p6', 'POST', `/api/reports/${seen}/more-detail`, { text: 'Privately' }))
  const { own } = ok(await world.as('p5', 'GET', `/api/reports/${seen}`)).body
  const change_ = {
    content: { ...own.content, full: { story: 'A story', impact: '' } },
    audience: { ...own.audience, grants: [...own.audience.grants, { layer: 'full', to: ['desk'], as: 'named' }] },
  }
  ok(
    await world.call(undefined, 'PUT', `/api/reports/${seen}`, change_, {
      authorization: 'Bearer key_p5_0123456789abcdef',
      'if-match': `"${own.revision}"`,
    }),
  )
  ok(await world.call('analyst', 'POST', `/api/reports/${seen}/entries`, { text: 'On the story', layer: 'full' }))
  await change(ctx.db, undefined, async tx => {
    const at = ctx.now()
    const common = { sectors: ['pharma'], regions: ['TLE'], at }
    const hidden = await insertNode(ctx, tx, {
      ...common,
      handle: 'hidden',
      name: 'Hidden',
      kind: 'chosen-group',
      description: '',
      charter: '',
      listed: false,
    })
    const newcomer = await insertMember(ctx, tx, {
      ...common,
      handle: 'secretive',
      name: 'Secretive',
      kind: 'industry',
      size: 'small',
      joinedAt: at,
    })
    for (const who of [newcomer, cast.members.p6 ?? 0]) await joinCircle(tx, who, hidden, at)
    tx.happens({ what: 'rights', at })
  })
  await ask(world, 'p6', question('Among the hidden: payslip', ['hidden']))
}

test('what a champion may not know does not change her board by a byte', async () => {
  const [plain, secret] = [await play({}), await play({ secrets: manySecrets })]
  const [a, b] = [await board(plain), await board(secret)]
  expect(a.status, a.text).toBe(200)
  expect(b.text).toBe(a.text)
  // It is not the same because nothing is different, or because there is nothing on it.
  const naive = 'select count(*)::int as n from feed where circle = $1'
  const [few, many] = await Promise.all(
    [plain, secret].map(w => rowsOf(w.ctx.db.finder).one<{ n: number }>(naive, [w.cast.nodes.pharma])),
  )
  expect(many?.n).toBe((few?.n ?? 0) + 1)
  expect(a.body.content.open.items).toHaveLength(2)
  expect(a.body.months.some((m: { active?: { count: number | null } }) => (m.active?.count ?? 0) >= 5)).toBe(true)
})

test('who stands behind what is not named to her does not change it either', async () => {
  const ids = (text: string) => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
  // One who is active beside it, another who is, and one who does nothing else.
  const boards = await Promise.all(
    [{}, { asks: 'p2', answers: 'p4' }, { asks: 't1', answers: 't2' }].map(async who => board(await play(who))),
  )
  for (const { status, text } of boards) {
    expect(status, text).toBe(200)
    expect(ids(text)).toBe(ids(boards[0]?.text ?? ''))
  }
})

/** Six reports come to the node and are opened there; `more` does what the champion may not know of. */
async function playReads(more: (world: Node, ids: readonly string[]) => Promise<void>): Promise<Node> {
  const world = await makeNode()
  const ids: string[] = []
  for (let n = 0; n < 6; n++) {
    on(world, 10 + n)
    ids.push(await ask(world, 'p5', question(`Payslip mails, ${n}`, ['pharma', 'desk'])))
  }
  on(world, 20)
  await more(world, ids)
  for (const [n, id] of ids.entries()) {
    on(world, 21 + n)
    // The author's house, and the champion's own, are no first readers.
    await readBy(world, id, ['p5'])
    ok(await world.call('competitor', 'POST', `/api/reports/${id}/read`))
    world.clock.tick(3_600_000)
    await readBy(world, id, ['p1', 'p2'])
  }
  on(world, 50)
  return world
}

test('the time to the first reader is of readers in the node, of what reaches its champion, and tells of nothing else', async () => {
  const worlds = [
    await playReads(async () => {}),
    await playReads(async (world, ids) => {
      // What is closed to her, and opened before her eyes; readers outside of the node; what the desk makes of it.
      const shut = await ask(world, 'p2', question('All but birch: payslip', ['pharma'], 'named', ['birch']))
      await readBy(world, shut, ['p1', 'p3', 'p6'])
      const [first = ''] = ids
      const { own } = ok(await world.as('p5', 'GET', `/api/reports/${first}`)).body
      const wider = {
        ...own.audience,
        grants: [...own.audience.grants, { layer: 'headline', to: ['finance'], as: 'named' }],
      }
      ok(
        await world.call(
          undefined,
          'PUT',
          `/api/reports/${first}`,
          { content: own.content, audience: wider },
          {
            authorization: 'Bearer key_p5_0123456789abcdef',
            'if-match': `"${own.revision}"`,
          },
        ),
      )
      await readBy(world, first, ['f1'])
      for (const id of ids) ok(await world.call('analyst', 'POST', `/api/reports/${id}/read`))
      ok(await world.call('analyst', 'POST', '/api/situations', { name: 'Secret payslips', reports: ids }))
    }),
  ]
  const [a, b] = await Promise.all(worlds.map(w => board(w)))
  expect(a?.status, a?.text).toBe(200)
  expect(b?.text).toBe(a?.text)
  expect(a?.body.content.read).toMatchObject({ reports: 6, read: 6, median: 11 * 1440 + 60 })
  expect(a?.body.content.read.months.at(-2)).toEqual({ month: '2026-06', reports: 6, read: 6, median: 11 * 1440 + 60 })
  // Asked for directly, the database answers nobody else, and of nothing that is closed.
  const [, secret] = worlds
  if (!secret) throw new Error('no world')
  const came = await rowsOf(secret.ctx.db.finder).all<{ report: string; at: Date }>(
    'select report, at from feed where circle = $1',
    [secret.cast.nodes.pharma],
  )
  expect(came).toHaveLength(7)
  const told = async (as: 'competitor' | 'author' | 'analyst' | 'bank') =>
    (
      await asViewer(secret.ctx.db, await secret.viewer(as), tx =>
        firstReadIn(tx, secret.cast.nodes.pharma ?? 0, came, undefined),
      )
    ).size
  expect(await Promise.all((['competitor', 'author', 'bank', 'analyst'] as const).map(told))).toEqual([6, 0, 0, 6])
})

test('no board of anybody says which of its members was silent', async () => {
  const world = await play({})
  const { months } = (await board(world)).body
  for (const month of months)
    for (const split of [month.active, month.silent, month.joined])
      if (split) expect(split.count === null || split.count >= 4, JSON.stringify(month)).toBe(true)
  expect((await board(world)).text).not.toMatch(/"P[1-6] plc"/)
})

test('the board is for those who run or champion the node; a node that is hidden or absent is one answer', async () => {
  const world = await play({})
  expect((await world.call('author', 'GET', '/api/nodes/pharma/health')).status).toBe(403)
  const [hidden, absent] = [
    await world.call('competitor', 'GET', '/api/nodes/quiet-group/health'),
    await world.call('competitor', 'GET', '/api/nodes/no-such/health'),
  ]
  expect(hidden.status).toBe(404)
  expect(hidden.text).toBe(absent.text)
})

test('a host who is not in its node gets numbers of members, and nothing of what is shared in it', async () => {
  const [plain, secret] = [await play({}), await play({ secrets: manySecrets })]
  const boards = await Promise.all([plain, secret].map(w => w.call('outsider', 'GET', '/api/nodes/pharma/health')))
  const [a, b] = boards
  expect(a?.status, a?.text).toBe(200)
  expect(b?.text).toBe(a?.text)
  expect(a?.body.content).toBeUndefined()
  expect(a?.body.months.every((m: object) => !('active' in m) && !('silent' in m))).toBe(true)
})

test('fairness counts what its reader may see, and its own', async () => {
  const [plain, secret] = [await play({}), await play({ secrets: manySecrets })]
  const [a, b] = await Promise.all([plain, secret].map(w => w.call('competitor', 'GET', '/api/me/fairness')))
  expect(a?.status, a?.text).toBe(200)
  expect(b?.text).toBe(a?.text)
  expect(a?.body.received).toBe(3)
  expect(a?.body.gave).toMatchObject({ reports: 0, sightings: 0, answers: 0, requests: 0 })
  expect(a?.body.ways).toHaveLength(2)
  const p3 = (await plain.as('p3', 'GET', '/api/me/fairness')).body
  expect(p3.gave).toMatchObject({ reports: 0, sightings: 1, answers: 1, requests: 0 })
})

test('the partnership in numbers is for operators, and small numbers are not told', async () => {
  const world = await makeNode()
  expect((await world.call('admin', 'GET', '/api/partnership/health')).status).toBe(403)
  await asOwner(world, "update seat set role = 'operator' where circle = $1", [world.cast.seats.analyst])
  const answer = await world.call('analyst', 'GET', '/api/partnership/health')
  expect(answer.status, answer.text).toBe(200)
  const industry = async () =>
    (await world.call('analyst', 'GET', '/api/partnership/health')).body.kinds.find(
      (k: { kind: string }) => k.kind === 'industry',
    )
  const none = { count: null, fewerThan5: true }
  expect((await industry()).active).toEqual({ ...none })
  for (const member of ['p1', 'p2', 'p3', 'p4', 'p5', 'p6']) await world.as(member, 'GET', '/api/me')
  const six = await industry()
  expect(six.active.count).toBeGreaterThanOrEqual(6)
  await asOwner(
    world,
    "update seat set state = 'lapsed' where circle = any(select s.circle from seat s join member m on m.circle = s.member where m.handle like 'p%')",
  )
  expect((await industry()).lapsed).toEqual({ count: 6, fewerThan5: false })
  await asOwner(world, "update seat set state = 'active' where state = 'lapsed'")
  const kinds: { kind: string; active: { count: number | null } }[] = answer.body.kinds
  expect(kinds.find(k => k.kind === 'regulator')?.active).toEqual({ count: null, fewerThan5: true })
  for (const kind of kinds) expect(JSON.stringify(kind)).not.toMatch(/"count":[0-4][,}]/)
  expect(await rowsOf(world.ctx.db.app).all('select from member')).not.toHaveLength(0)
})
