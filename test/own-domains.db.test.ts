import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { keepDomains } from '../src/flows/keep-domains.ts'
import { sendNext } from '../src/flows/send-mail.ts'
import { mailerTo } from '../src/store/mail-out.ts'
import { type NameServer, nameServer } from './applicants.ts'
import type { SeatName } from './cast.ts'
import { openMailbox } from './mailbox.ts'
import { type Answer, makeWorld, type World } from './world.ts'

/** What a member adds to its domains after admission counts as its own once it was proved. `outsider` runs Cedar. */
const DAY = 86_400_000
let world: World
let names: NameServer
let owner: pg.Client
beforeAll(async () => {
  names = await nameServer()
})
afterAll(() => names.close())
beforeEach(async () => {
  world = await makeWorld()
  world.ctx.textsAt = names.ask
  names.texts.clear()
  owner = new pg.Client({ connectionString: world.ctx.db.url })
  await owner.connect()
  return async () => {
    await owner.end()
    await world.close()
  }
})

const origin = () => ({ origin: world.ctx.url })
async function as(name: SeatName, method: string, path: string, body?: unknown): Promise<Answer> {
  await world.confirm(name)
  return world.call(undefined, method, path, body, { cookie: world.cookie(name), ...origin() })
}
const declare = (name: SeatName, domains: string[]) => as(name, 'PATCH', '/api/me/member', { domains })
const prove = (name: SeatName, body: object) => as(name, 'POST', '/api/me/member/domains', body)
const mine = async (
  name: SeatName,
): Promise<{ domain: string; state: string; proof?: { name: string; value: string } }[]> =>
  (await as(name, 'GET', '/api/me/member/domains')).body.items
const stateOf = async (name: SeatName, domain: string) => (await mine(name)).find(d => d.domain === domain)?.state
const counted = async (handle: string): Promise<string[]> =>
  (await owner.query('select domains from member where handle = $1', [handle])).rows[0].domains
async function proveByRecord(name: SeatName, domain: string): Promise<Answer> {
  const proof = (await mine(name)).find(d => d.domain === domain)?.proof
  names.texts.set(proof?.name ?? '', [proof?.value ?? ''])
  world.clock.tick(10_000)
  return prove(name, { step: 'check', domain })
}
async function invitationTo(address: string): Promise<string> {
  await owner.query("update node set host = $1 where handle = 'pharma'", [world.cast.members.dogwood])
  const answer = await as('bank', 'POST', '/api/nodes/pharma/invitations', { addresses: [address] })
  return answer.body.items[0].link.split('#')[1]
}

test('a domain of one’s own word takes up no invitation; proved by its record it does', async () => {
  const token = await invitationTo('sam@grove.example')
  expect((await declare('outsider', ['cedar.example', 'grove.example'])).body.member.domains).toContain('grove.example')
  expect(await stateOf('outsider', 'cedar.example')).toBe('vetted')
  expect(await stateOf('outsider', 'grove.example')).toBe('declared')
  expect(await counted('cedar'), 'not relied on').toEqual(['cedar.example'])
  const early = await as('outsider', 'POST', '/api/invitations/yes', { token })
  expect([early.status, early.body.detail]).toEqual([422, expect.stringMatching(/another organisation/)])
  names.texts.set('_auburn.grove.example', ['auburn-domain-proof=somebody-else'])
  expect((await prove('outsider', { step: 'check', domain: 'grove.example' })).status).toBe(200)
  expect(await stateOf('outsider', 'grove.example'), 'a record of somebody else').toBe('declared')
  expect((await prove('outsider', { step: 'check', domain: 'grove.example' })).status, 'again at once').toBe(429)
  expect((await proveByRecord('outsider', 'grove.example')).status).toBe(200)
  expect(await stateOf('outsider', 'grove.example')).toBe('proved')
  const late = await as('outsider', 'POST', '/api/invitations/yes', { token })
  expect(late.status, late.text).toBe(200)
})

test('an address that nobody answered a mail at is no reason to take up an invitation to it', async () => {
  const token = await invitationTo('sam@elsewhere.example')
  await owner.query(
    "update person set email = 'sam@elsewhere.example', email_verified_at = null where id = (select person from seat where circle = $1)",
    [world.cast.seats.outsider],
  )
  expect((await as('outsider', 'POST', '/api/invitations/yes', { token })).status).toBe(422)
  await owner.query("update person set email_verified_at = now() where email = 'sam@elsewhere.example'")
  expect((await as('outsider', 'POST', '/api/invitations/yes', { token })).status).toBe(200)
})

test('whether a domain is somebody’s already is in no answer, and both may prove it', async () => {
  const said = async (domain: string) => {
    const answers = [
      await declare('outsider', ['cedar.example', domain]),
      await as('outsider', 'GET', '/api/me/member/domains'),
      await prove('outsider', { step: 'check', domain }),
      await prove('outsider', { step: 'send-code', domain }),
      await prove('outsider', { step: 'use-code', domain, code: '123456' }),
    ]
    world.clock.tick(10_000)
    const same = (text: string) =>
      text
        .replaceAll(domain, 'DOMAIN')
        .replace(/[0-9a-f]{40}/g, 'PROOF')
        .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
        .replace(/urn:uuid:[\w-]+|[0-9a-f-]{36}/g, 'ID')
    return answers.map(a => `${a.status} ${same(a.text)}`)
  }
  const [theirs, nobodys] = [await said('birch.example'), await said('nobodys.example')]
  expect(theirs).toEqual(nobodys)
  expect((await declare('outsider', ['cedar.example', 'birch.example'])).status).toBe(200)
  expect((await proveByRecord('outsider', 'birch.example')).status).toBe(200)
  expect(await counted('cedar')).toContain('birch.example')
  expect(await counted('birch')).toContain('birch.example')
})

test('an exception by a domain means who proved it, also after dropping it; declaring one tells nothing', async () => {
  const share = () =>
    world.share('author', {
      content: { kind: 'incident', headline: { title: 'To all but the grove', summary: '' } },
      audience: {
        grants: [{ layer: 'headline', to: ['everyone'], as: 'withheld' }],
        except: ['grove.example'],
        tlp: 'GREEN',
      },
    })
  const sees = async (id: string) => (await world.call('outsider', 'GET', `/api/reports/${id}`)).status
  const first = await share()
  await declare('outsider', ['cedar.example', 'grove.example'])
  expect(await sees(first), 'its own word finds out no exception').toBe(200)
  await proveByRecord('outsider', 'grove.example')
  expect(await sees(first)).toBe(404)
  await declare('outsider', ['cedar.example'])
  expect(await counted('cedar')).toEqual(['cedar.example'])
  expect(await sees(await share()), 'dropping it is no way around').toBe(404)
})

test('a code goes to the postmaster; guesses end it, three are sent at most, and dropping does not begin anew', async () => {
  const box = await openMailbox()
  world.ctx.mail = mailerTo(box.server)
  try {
    const sent = async () => {
      box.received.splice(0)
      while ((await sendNext(world.ctx)).outcome === 'sent');
      return box.received[0]
    }
    await declare('outsider', ['cedar.example', 'grove.example'])
    const domain = 'grove.example'
    expect((await prove('outsider', { step: 'send-code', domain })).status).toBe(200)
    const letter = await sent()
    expect(letter?.to).toBe('postmaster@grove.example')
    expect(letter?.text, 'not who asks').not.toMatch(/cedar/i)
    const code = /\b(\d{6})\b/.exec(letter?.text ?? '')?.[1] ?? ''
    const wrong = code === '000000' ? '111111' : '000000'
    for (let n = 0; n < 5; n++)
      expect((await prove('outsider', { step: 'use-code', domain, code: wrong })).status).toBe(422)
    expect((await prove('outsider', { step: 'use-code', domain, code })).status, 'after five wrong ones').toBe(422)
    const { rows } = await owner.query("select body from leaf where body ->> 'what' = 'admission-refused'")
    const { gid } = await world.viewer('outsider')
    const line = { member: 'cedar', step: 'prove-domain', why: 'wrong code', by: gid }
    expect(rows.map(row => row.body)).toEqual(Array.from({ length: 6 }, () => expect.objectContaining(line)))
    expect(JSON.stringify(rows), 'neither domain nor code').not.toMatch(new RegExp(`grove|${wrong}|${code}`))
    await declare('outsider', ['cedar.example'])
    expect((await prove('outsider', { step: 'use-code', domain, code })).status, 'not declared').toBe(404)
    await declare('outsider', ['cedar.example', 'grove.example'])
    expect((await prove('outsider', { step: 'send-code', domain })).status).toBe(200)
    expect((await prove('outsider', { step: 'send-code', domain })).status).toBe(200)
    await sent()
    expect((await prove('outsider', { step: 'send-code', domain })).status, 'a fourth').toBe(422)
    expect(await stateOf('outsider', domain)).toBe('declared')
    const fresh = 'orchard.example'
    await declare('outsider', ['cedar.example', 'grove.example', fresh])
    await prove('outsider', { step: 'send-code', domain: fresh })
    const right = /\b(\d{6})\b/.exec((await sent())?.text ?? '')?.[1] ?? ''
    expect((await prove('outsider', { step: 'use-code', domain: fresh, code: right })).status).toBe(200)
    expect(await stateOf('outsider', fresh)).toBe('proved')
    await declare('competitor', ['birch.example', fresh])
    expect((await prove('competitor', { step: 'use-code', domain: fresh, code: right })).status, 'another’s code').toBe(
      422,
    )
  } finally {
    await box.close()
  }
})

test('a proof ends after two years unless its record still stands; administrators are told once', async () => {
  const box = await openMailbox()
  world.ctx.mail = mailerTo(box.server)
  try {
    await declare('outsider', ['cedar.example', 'stays.example', 'goes.example'])
    for (const domain of ['stays.example', 'goes.example']) await proveByRecord('outsider', domain)
    names.texts.delete('_auburn.goes.example')
    world.clock.tick(701 * DAY)
    await keepDomains(world.ctx)
    world.clock.tick(2 * DAY)
    await keepDomains(world.ctx)
    while ((await sendNext(world.ctx)).outcome === 'sent');
    const told = box.received.filter(l => l.subject.includes('proved again'))
    expect(told).toHaveLength(1)
    expect(told[0]?.text, 'no name of a domain in a mail').not.toMatch(/goes\.example/)
    world.clock.tick(40 * DAY)
    await keepDomains(world.ctx)
    expect((await counted('cedar')).toSorted()).toEqual(['cedar.example', 'stays.example'])
  } finally {
    await box.close()
  }
})

test('domains are for a member’s administrators alone', async () => {
  for (const name of ['author', 'analyst'] as const) {
    expect((await as(name, 'GET', '/api/me/member/domains')).status, name).toBe(403)
    expect((await prove(name, { step: 'check', domain: 'alder.example' })).status, name).toBe(403)
  }
  expect((await prove('outsider', { step: 'check', domain: 'birch.example' })).status, 'of another').toBe(404)
})
