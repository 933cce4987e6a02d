import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { BACK_OFF, sendNext, tidyMail } from '../src/flows/send-mail.ts'
import { post } from '../src/flows/steps/post.ts'
import { jobsOf } from '../src/jobs/jobs.ts'
import { startRunner } from '../src/jobs/runner.ts'
import { change, rowsOf } from '../src/store/database.ts'
import { everyTable } from './every-table.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'
import { makeWorld, type World } from './world.ts'

/** The queue, against a real SMTP server: what is sent, what is tried again, what is given up, and what stays of it. */
let world: World
let box: Mailbox
beforeAll(async () => {
  box = await openMailbox()
  world = await makeWorld({ mail: box.server })
})
afterEach(async () => {
  box.received.splice(0)
  await rowsOf(world.ctx.db.app).all('delete from mail')
})
afterAll(async () => {
  await world.close()
  await box.close()
})

const letter = (to: string) => ({
  to,
  about: 'invitation' as const,
  subject: 'Auburn: an invitation',
  lines: ['You are invited.', 'Grüße, “Zoë”.'],
  link: 'https://auburn.example/link#abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
})
const queue = (to: string) => change(world.ctx.db, undefined, tx => post(world.ctx, tx, letter(to)))
const waiting = () =>
  rowsOf(world.ctx.db.app).all<{
    tries: number
    trouble: string | null
    given_up_at: Date | null
    sealed: string | null
  }>('select tries, trouble, given_up_at, sealed from mail')

test('a letter goes over TLS, signed in, as plain text, and nothing of it stays', async () => {
  expect(await queue('ada@birch.example')).toBe(true)
  expect(await everyTable(world.ctx.db.url)).not.toContain('ada@birch.example')
  expect((await sendNext(world.ctx)).outcome).toBe('sent')
  const [mail] = box.received
  expect(mail).toMatchObject({ to: 'ada@birch.example', from: 'auburn@auburn.example', secure: true, user: 'auburn' })
  expect(mail?.subject).toBe('Auburn: an invitation')
  expect(mail?.text).toContain('Grüße, “Zoë”.')
  expect(mail?.links).toContain(letter('').link)
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
  expect(mail?.headers.get('content-type')).toMatch(/^text\/plain/)
  expect(await waiting()).toEqual([])
  expect((await sendNext(world.ctx)).outcome).toBe('none')
})

test('what the caller takes back is not sent', async () => {
  await change(world.ctx.db, undefined, async tx => {
    await post(world.ctx, tx, letter('ada@birch.example'))
    throw new Error('no')
  }).catch(() => {})
  expect((await sendNext(world.ctx)).outcome).toBe('none')
})

test('without a server nothing is queued, and the caller knows', async () => {
  const without = { ...world.ctx, mail: undefined }
  expect(await change(without.db, undefined, tx => post(without, tx, letter('ada@birch.example')))).toBe(false)
  expect(await waiting()).toEqual([])
})

test('a server that cannot take it now is asked again later and later, and then no more', async () => {
  await queue('ada@birch.example')
  box.refuse(...BACK_OFF.map(() => 451), 451)
  for (const wait of BACK_OFF) {
    expect(await sendNext(world.ctx)).toMatchObject({ outcome: 'later', trouble: '451' })
    expect((await sendNext(world.ctx)).outcome).toBe('none')
    world.clock.tick(wait)
  }
  expect(await sendNext(world.ctx)).toMatchObject({ outcome: 'given-up', about: 'invitation', trouble: '451' })
  expect(await waiting()).toMatchObject([{ tries: BACK_OFF.length + 1, trouble: '451', sealed: null }])
  expect(box.received).toEqual([])
})

test('an address that is refused for good is given up at once; the answer’s words are not kept', async () => {
  await queue('nobody@birch.example')
  box.refuse(550)
  expect(await sendNext(world.ctx)).toMatchObject({ outcome: 'given-up', trouble: '550' })
  expect(await everyTable(world.ctx.db.url)).not.toContain('nobody@birch.example')
})

test('a server that is away, or will not have us, is not tried with every letter', async () => {
  await queue('ada@birch.example')
  const away = { ...world.ctx, mail: (await import('../src/store/mail-out.ts')).mailerTo({ ...box.server, port: 1 }) }
  expect((await sendNext(away)).outcome).toBe('down')
  world.clock.tick(BACK_OFF[0])
  const auth = { user: 'auburn', pass: 'wrong' }
  const shut = { ...world.ctx, mail: (await import('../src/store/mail-out.ts')).mailerTo({ ...box.server, auth }) }
  expect(await sendNext(shut)).toMatchObject({ outcome: 'down', trouble: 'EAUTH' })
  world.clock.tick(BACK_OFF[1])
  expect((await sendNext(world.ctx)).outcome).toBe('sent')
})

test('a server elsewhere that offers no TLS it can prove gets nothing', async () => {
  await queue('ada@birch.example')
  const { mailerTo } = await import('../src/store/mail-out.ts')
  const strict = { ...world.ctx, mail: mailerTo({ ...box.server, insist: true }) }
  expect((await sendNext(strict)).outcome).toBe('down')
  expect(box.received).toEqual([])
})

test('whoever dies while sending is followed by one who sends it once more, under the same id', async () => {
  await queue('ada@birch.example')
  const { ctx } = world
  // It has been handed in, and the program ends before it can write that down.
  const dying = { ...ctx, mail: { close: () => {}, send: async () => Promise.reject(new Error('killed')) } }
  await expect(sendNext(dying)).rejects.toThrow('killed')
  expect((await sendNext(ctx)).outcome).toBe('none')
  world.clock.tick(301_000)
  await tidyMail(ctx)
  expect((await sendNext(ctx)).outcome).toBe('sent')
  expect(box.received).toHaveLength(1)
  expect(box.received[0]?.id).toMatch(/^<[0-9a-f-]{36}@auburn\.example>$/)
})

test('of two runners one works; it ends when it is told, and the other takes over', async () => {
  const told: string[] = []
  const jobs = jobsOf(line => told.push(line))
  const first = startRunner(world.ctx, jobs, line => told.push(line))
  for (const n of [1, 2, 3, 4, 5]) await queue(`p${n}@birch.example`)
  const second = startRunner(world.ctx, jobs, line => told.push(line))
  await expect.poll(() => box.received.length, { timeout: 15_000 }).toBe(5)
  await first.stop()
  await second.stop()
  expect(new Set(box.received.map(r => r.to)).size).toBe(5)
  await queue('later@birch.example')
  const third = startRunner(world.ctx, jobs, line => told.push(line))
  await expect.poll(() => box.received.length, { timeout: 15_000 }).toBe(6)
  const before = performance.now()
  await third.stop()
  expect(performance.now() - before).toBeLessThan(2_500)
  expect(told).toEqual([])
}, 40_000)

test('an invitation goes by mail, is shown to nobody, and using it verifies the mailbox', async () => {
  const as = (name: 'admin', method: string, path: string, body?: unknown) =>
    world.call(undefined, method, path, body, { cookie: world.cookie(name), origin: world.ctx.url })
  const use = (token: string) =>
    world.call(undefined, 'POST', '/api/session/link', { token }, { origin: world.ctx.url })
  const sendAll = async () => {
    while ((await sendNext(world.ctx)).outcome !== 'none');
  }
  const tokenIn = (to: string) => box.to(to).at(-1)?.links[0]?.split('#')[1] ?? ''
  await world.confirm('admin')
  const wren = { name: 'Wren Tansy', email: 'wren@alder.example' }
  const invited = await as('admin', 'POST', '/api/people', wren)
  expect(invited.status, invited.text).toBe(201)
  expect(invited.body).toMatchObject({ mailed: true, person: { state: 'invited', verified: false } })
  expect(invited.text).not.toContain('/link#')
  await sendAll()
  const [mail] = box.to(wren.email)
  expect(mail?.subject).toBe('Auburn: an invitation')
  expect(mail?.raw, 'which organisation it is stands behind the link').not.toMatch(/Alder plc/)
  const first = tokenIn(wren.email)
  // A new link ends the one before, also while its mail still waits.
  await as('admin', 'POST', `/api/people/${invited.body.person.id}/link`)
  const renewed = await as('admin', 'POST', `/api/people/${invited.body.person.id}/link`)
  expect(renewed.body.mailed).toBe(true)
  await sendAll()
  expect(box.to(wren.email)).toHaveLength(2)
  expect((await use(first)).status).toBe(404)
  const entered = await use(tokenIn(wren.email))
  expect(entered.status).toBe(200)
  const people = (await as('admin', 'GET', '/api/people')).body.items
  expect(people.find((p: { name: string }) => p.name === wren.name)).toMatchObject({ state: 'active', verified: true })

  // One whose mailbox is not there: the administrator sees it, and gets the next link to hand over. That verifies nothing.
  const lost = await as('admin', 'POST', '/api/people', { name: 'Lost Post', email: 'lost@alder.example' })
  box.refuse(550)
  await sendAll()
  const seen = (await as('admin', 'GET', '/api/people')).body.items.find(
    (p: { name: string }) => p.name === 'Lost Post',
  )
  expect(seen).toMatchObject({ state: 'invited', undelivered: true })
  const handed = await as('admin', 'POST', `/api/people/${lost.body.person.id}/link`)
  expect(handed.body.mailed).toBe(false)
  expect((await use(handed.body.link.split('#')[1])).status).toBe(200)
  const after = (await as('admin', 'GET', '/api/people')).body.items
  expect(after.find((p: { name: string }) => p.name === 'Lost Post')).toMatchObject({
    state: 'active',
    verified: false,
  })

  // Whoever is withdrawn gets nothing that still waited.
  const gone = await as('admin', 'POST', '/api/people', { name: 'Never Mind', email: 'never@alder.example' })
  await as('admin', 'DELETE', `/api/people/${gone.body.person.id}`)
  await sendAll()
  expect(box.to('never@alder.example')).toEqual([])
})
