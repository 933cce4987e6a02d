import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../src/cli/command.ts'
import { operatorCommands } from '../src/cli/operate.ts'
import { tidyInvitations } from '../src/flows/invite-to-node.ts'
import { sendNext } from '../src/flows/send-mail.ts'
import { change, rowsOf } from '../src/store/database.ts'
import type { SeatName } from './cast.ts'
import { everyTable } from './every-table.ts'
import { openMailbox } from './mailbox.ts'
import { makeWorld, type World } from './world.ts'

/** `bank` runs Pharma (its member is the host, and not in it); `author` is its champion; `outsider` is Cedar's admin. */
const DAY = 86_400_000
async function hosted(seed = 'invitations'): Promise<World> {
  const world = await makeWorld({ seed })
  const { nodes, members, seats } = world.cast
  await change(world.ctx.db, undefined, async tx => {
    await tx.all('update node set host = $2, champion = $3 where circle = $1', [
      nodes.pharma,
      members.dogwood,
      seats.author,
    ])
    await tx.all('update node set host = $2 where circle = $1', [nodes['quiet-group'], members.dogwood])
    await tx.all("update seat set role = 'operator' where circle = $1", [seats.officer])
  })
  return world
}
let world: World
beforeAll(async () => {
  world = await hosted()
})
afterAll(() => world.close())

interface One {
  address: string
  result: string
  id?: string
  link?: string
}
const invite = (w: World, as: SeatName, node: string, addresses: string[], more = {}) =>
  w.call(as, 'POST', `/api/nodes/${node}/invitations`, { addresses, ...more })
const list = async (w: World, as: SeatName, node: string) =>
  (await w.call(as, 'GET', `/api/nodes/${node}/invitations`)).body
const tokenOf = (link: string | undefined): string => link?.split('#')[1] ?? ''
const one = async (w: World, address: string, node = 'pharma'): Promise<One> => {
  const answer = await invite(w, 'bank', node, [address])
  expect(answer.status, answer.text).toBe(200)
  return answer.body.items[0]
}
const yes = (w: World, as: SeatName, token: string) =>
  w.call(undefined, 'POST', '/api/invitations/yes', { token }, { cookie: w.cookie(as), origin: w.ctx.url })
const no = (w: World, token: string) =>
  w.call(undefined, 'POST', '/api/invitations/no', { token }, { origin: w.ctx.url })
const look = (w: World, token: string) =>
  w.call(undefined, 'POST', '/api/invitations/look', { token }, { origin: w.ctx.url })
const leaves = async (w: World) => {
  const client = new pg.Client({ connectionString: w.ctx.db.url })
  await client.connect()
  const { rows } = await client.query<{ body: Record<string, unknown> }>('select body from leaf')
  await client.end()
  return rows.map(row => row.body)
}

test('each address has its answer, and a link that is good once', async () => {
  const answer = await invite(world, 'bank', 'pharma', [
    'sam@cedar.example',
    'SAM@Cedar.example',
    'post@alder.example',
    'post@mail.birch.example',
    'nobody',
    'tom@nowhere.example',
  ])
  expect(answer.status, answer.text).toBe(200)
  expect(answer.body.items.map((i: One) => [i.address, i.result])).toEqual([
    ['sam@cedar.example', 'invited'],
    ['sam@cedar.example', 'asked'],
    ['post@alder.example', 'in'],
    ['post@mail.birch.example', 'in'],
    ['nobody', 'not-an-address'],
    ['tom@nowhere.example', 'invited'],
  ])
  const links = answer.body.items.flatMap((i: One) => i.link ?? [])
  expect(links).toHaveLength(2)
  for (const link of links) expect(link).toMatch(/^http:\/\/localhost:8080\/invitation#[\w-]{43}$/)
  const { items, byMail } = await list(world, 'bank', 'pharma')
  expect(byMail).toBe(false)
  expect(items.map((i: { address: string; state: string }) => [i.address, i.state])).toEqual([
    ['sam@cedar.example', 'open'],
    ['tom@nowhere.example', 'open'],
  ])
  const stored = await everyTable(world.ctx.db.url)
  for (const link of links) expect(stored, 'only its hash').not.toContain(tokenOf(link))
})

test('two worlds: whether the address is a member’s is in nothing that the inviter gets', async () => {
  const script = async (w: World) => {
    const said: string[] = []
    const hear = async (answer: Promise<{ status: number; text: string }>) => {
      const { status, text } = await answer
      said.push(`${status} ${text}`)
      return text
    }
    const first = await hear(invite(w, 'bank', 'pharma', ['sam@cedar.example', 'sam@mail.cedar.example']))
    await hear(invite(w, 'bank', 'pharma', ['sam@cedar.example']))
    for (const path of [
      'nodes/pharma/invitations',
      'nodes/pharma',
      'nodes/pharma/members',
      'node-requests',
      'inbox',
      'members',
      'circles?q=cedar',
      'me',
    ])
      await hear(w.call('bank', 'GET', `/api/${path}`))
    const [invited] = JSON.parse(first).items as One[]
    await hear(w.call('bank', 'POST', `/api/nodes/pharma/invitations/${invited?.id}/link`))
    await hear(look(w, tokenOf(invited?.link)))
    w.clock.tick(15 * DAY)
    await hear(w.call('bank', 'GET', '/api/nodes/pharma/invitations'))
    await hear(invite(w, 'bank', 'pharma', ['sam@cedar.example']))
    return said
  }
  const here = await hosted('two')
  const other = await hosted('two')
  await change(other.ctx.db, undefined, async tx => {
    await tx.all("update person set email = null where email like '%@cedar.example'")
    await tx.all("update member set domains = '{}', name = 'Other plc' where handle = 'cedar'")
  })
  const [a, b] = [await script(here), await script(other)]
  expect(a.join('\n')).toBe(b.join('\n'))
  expect(a.join('\n')).not.toMatch(/Cedar plc/)
  await here.close()
  await other.close()
})

test('who does not run the node does not invite, and a hidden node is not there', async () => {
  for (const as of ['author', 'competitor', 'outsider', 'analyst'] as const) {
    expect((await invite(world, as, 'pharma', ['x@nowhere.example'])).status, as).toBe(403)
    expect((await world.call(as, 'GET', '/api/nodes/pharma/invitations')).status, as).toBe(403)
  }
  const [hidden, absent] = [
    await invite(world, 'competitor', 'quiet-group', ['x@nowhere.example']),
    await invite(world, 'competitor', 'nowhere', ['x@nowhere.example']),
  ]
  expect([hidden.status, hidden.text]).toEqual([404, absent.text])
  const session = { cookie: world.cookie('bank'), origin: world.ctx.url }
  const path = '/api/nodes/pharma/invitations'
  const asked = await world.call(undefined, 'POST', path, { addresses: ['x@nowhere.example'] }, session)
  expect([asked.status, asked.body.type], 'not confirmed').toEqual([403, '/problems/step-up'])
  await world.confirm('bank')
  expect((await world.call(undefined, 'POST', path, { addresses: ['y@nowhere.example'] }, session)).status).toBe(200)
})

test('a member takes it up by its admin: in, and only then seen by those who run the node', async () => {
  const { items } = await list(world, 'bank', 'pharma')
  const { id } = items.find((i: One) => i.address === 'sam@cedar.example')
  const again = (await world.call('bank', 'POST', `/api/nodes/pharma/invitations/${id}/link`)).body
  const token = tokenOf(again.link)
  expect((await look(world, token)).body).toMatchObject({
    node: { handle: 'pharma' },
    by: 'Dogwood plc',
    address: 'sam@cedar.example',
  })
  expect((await yes(world, 'colleague', token)).status, 'no admin').toBe(403)
  const passedOn = await yes(world, 'supplier', token)
  expect([passedOn.status, passedOn.text]).toEqual([422, expect.stringContaining('another organisation')])
  expect(
    (await leaves(world)).some(l => l.what === 'node-invitation' && l.step === 'refused' && l.member === 'fir'),
  ).toBe(true)
  expect((await world.call('outsider', 'GET', '/api/nodes/pharma')).body.joined).toBe(false)
  const taken = await yes(world, 'outsider', token)
  expect([taken.status, taken.body]).toEqual([200, { node: 'pharma' }])
  expect((await world.call('outsider', 'GET', '/api/nodes/pharma')).body.joined).toBe(true)
  expect((await list(world, 'bank', 'pharma')).items.find((i: { id: string }) => i.id === id)).toMatchObject({
    state: 'accepted',
    member: { handle: 'cedar', name: 'Cedar plc' },
  })
  const [used, unknown] = [await look(world, token), await look(world, 'A'.repeat(43))]
  expect([used.status, used.text]).toEqual([404, unknown.text])
  expect((await yes(world, 'outsider', token)).status, 'good once').toBe(404)
  expect((await one(world, 'anybody@cedar.example')).result).toBe('in')
})

test('as guests: until a time that the node allows; two people at once take one link once', async () => {
  const until = new Date(world.clock.now.getTime() + 3 * DAY).toISOString()
  const past = new Date(world.clock.now.getTime() - 1).toISOString()
  expect((await invite(world, 'bank', 'quiet-group', ['post@fir.example'], { until: past })).status).toBe(422)
  const [guest] = (await invite(world, 'bank', 'quiet-group', ['post@fir.example'], { until })).body.items as One[]
  const before = (await world.call('supplier', 'GET', '/api/nodes')).text
  expect(before, 'an invitation shows a hidden node to nobody but the holder').not.toContain('quiet-group')
  const answers = await Promise.all([1, 2, 3].map(() => yes(world, 'supplier', tokenOf(guest?.link))))
  expect(answers.map(a => a.status).sort()).toEqual([200, 404, 404])
  expect((await world.call('supplier', 'GET', '/api/nodes/quiet-group')).body.guestUntil).toBe(until)
})

test('the link before is dead; withdrawn, expired and declined ones too, all with one answer', async () => {
  const dead = (await look(world, 'A'.repeat(43))).text
  const first = await one(world, 'a@one.example')
  const newer = (await world.call('bank', 'POST', `/api/nodes/pharma/invitations/${first.id}/link`)).body.link
  expect((await look(world, tokenOf(first.link))).text).toBe(dead)
  expect((await look(world, tokenOf(newer))).status).toBe(200)
  const withdrawal = (as: SeatName, ids: (string | undefined)[]) =>
    world.call(as, 'POST', '/api/nodes/pharma/invitations/withdrawal', { ids })
  expect((await withdrawal('author', [first.id])).status).toBe(403)
  expect((await withdrawal('bank', [first.id])).body).toEqual({ withdrawn: 1 })
  expect((await withdrawal('bank', [first.id])).body, 'once').toEqual({ withdrawn: 0 })
  expect((await look(world, tokenOf(newer))).text).toBe(dead)
  const second = await one(world, 'a@one.example')
  expect(second.result, 'withdrawn, it can be invited again').toBe('invited')
  expect((await no(world, tokenOf(second.link))).status).toBe(200)
  expect((await no(world, tokenOf(second.link))).text).toBe(dead)
  expect((await one(world, 'a@one.example')).result, 'who said no is left alone').toBe('refused')
  const third = await one(world, 'b@two.example')
  expect((await world.call('bank', 'POST', `/api/nodes/quiet-group/invitations/${third.id}/link`)).status).toBe(404)
  expect(
    (await world.call('bank', 'POST', '/api/nodes/quiet-group/invitations/withdrawal', { ids: [third.id] })).body,
    'by way of another node',
  ).toEqual({ withdrawn: 0 })
  world.clock.tick(14 * DAY)
  expect((await look(world, tokenOf(third.link))).text).toBe(dead)
  expect((await one(world, 'b@two.example')).result).toBe('invited')
  const states = (await list(world, 'bank', 'pharma')).items.map((i: { state: string }) => i.state)
  expect(new Set(states)).toEqual(new Set(['open', 'accepted', 'withdrawn', 'declined', 'expired']))
})

test('no more than so many at once, open, or a day', async () => {
  const many = (n: number, at = 0) => Array.from({ length: n }, (_, i) => `p${at + i}@many.example`)
  expect((await invite(world, 'bank', 'quiet-group', many(51))).status).toBe(400)
  const seen: string[] = []
  for (let at = 0; at < 450; at += 50)
    seen.push(...(await invite(world, 'bank', 'quiet-group', many(50, at))).body.items.map((i: One) => i.result))
  expect([seen.filter(r => r === 'invited').length, seen.at(-1)]).toEqual([400, 'refused'])
})

test('ninety days after its end an address is forgotten; leaves never had it', async () => {
  expect(await everyTable(world.ctx.db.url)).toContain('p0@many.example')
  expect(JSON.stringify(await leaves(world))).not.toMatch(/@/)
  world.clock.tick(105 * DAY)
  await tidyInvitations(world.ctx)
  expect(await everyTable(world.ctx.db.url)).not.toContain('p0@many.example')
  expect(await rowsOf(world.ctx.db.app).all('select from node_invitation'), 'the policies alone').toEqual([])
})

test('with a mail server nothing is handed over: one mail each, which names neither node nor inviter', async () => {
  const box = await openMailbox()
  const w = await makeWorld({ seed: 'mailed', mail: box.server })
  await change(w.ctx.db, undefined, tx =>
    tx.all('update node set host = $2 where circle = $1', [w.cast.nodes.pharma, w.cast.members.dogwood]),
  )
  const answer = await invite(w, 'bank', 'pharma', ['sam@cedar.example', 'tom@nowhere.example'])
  expect(answer.body.items.map((i: One) => [i.result, i.link])).toEqual([
    ['invited', undefined],
    ['invited', undefined],
  ])
  while ((await sendNext(w.ctx)).outcome === 'sent');
  const [sam, tom] = [box.to('sam@cedar.example')[0], box.to('tom@nowhere.example')[0]]
  expect(sam?.subject).toBe('Auburn: an invitation')
  const [link] = sam?.links ?? []
  expect(link).toMatch(/\/invitation#[\w-]{43}$/)
  const same = (text: string | undefined) => text?.replace(/#[\w-]{43}/, '#')
  expect(same(sam?.text), 'for a member and a stranger alike').toBe(same(tom?.text))
  expect(sam?.raw).not.toMatch(/pharma|Dogwood/i)
  expect((await yes(w, 'outsider', tokenOf(link))).status).toBe(200)
  await w.close()
  await box.close()
})

test('the command line invites from a list as somebody who may', async () => {
  const w = await hosted('cli')
  const [said, wrong]: [string[], string[]] = [[], []]
  const read = async () => Buffer.from('Sam <sam@cedar.example>; nobody\npost@alder.example')
  const io = {
    out: (line: string) => void said.push(line),
    err: (line: string) => void wrong.push(line),
    env: {},
    read,
  }
  const command = operatorCommands((_, work) => work(w.ctx))['node invite']
  if (!command) throw new Error('no such command')
  const run = (...words: string[]) => runCommand('node invite', command, words, io)
  expect(await run('pharma', '-', '--as', 'officer@hazel.example', '--json')).toBe(0)
  expect(said.map(line => JSON.parse(line)).map(row => [row.address, row.result])).toEqual([
    ['sam@cedar.example', 'invited'],
    ['post@alder.example', 'in'],
    ['nobody', 'not-an-address'],
  ])
  expect(await run('pharma', 'x@nowhere.example', '--as', 'author@alder.example'), 'its champion').toBe(1)
  expect(wrong.join()).toMatch(/run this node/)
  await w.close()
})
