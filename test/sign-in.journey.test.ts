import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeServer } from '../src/doors/server.ts'
import { firstOperatorLink, openPartnership } from '../src/flows/open-partnership.ts'
import { addPerson } from '../src/flows/run-partnership.ts'
import { openDatabase, rowsOf } from '../src/store/database.ts'
import { expectAxeClean, freePort, giveAuthenticator, openWorld, withBrowser } from './browser.ts'
import { freshDatabase } from './database.ts'
import type { World } from './world.ts'

const browser = withBrowser()
let world: World
beforeAll(async () => {
  world = await openWorld('sign-in')
})
beforeEach(() => browser.leave())
afterAll(() => world?.close())

const ROBIN = {
  member: 'alder',
  name: 'Robin Weaver',
  email: undefined,
  title: 'Night shift',
  role: 'member',
  listed: false,
  desk: false,
} as const
const sessions = async () =>
  (await rowsOf(world.ctx.db.app).one<{ n: number }>("select count(*)::int as n from session where agent <> 'test'"))?.n
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })
/** Nobody is signed in, and the page asks to find that out. */
const SIGNED_OUT = /^401 \/api\/(me|live)/

test('a one-time link shows a button, signs in when it is pressed, and a passkey does from then on', async () => {
  const { link } = await addPerson(world.ctx, ROBIN)
  await world.signTerms()
  const { page } = await browser.visit(world, undefined, { expects: SIGNED_OUT, newcomer: true })
  const { credentials, present } = await giveAuthenticator(page)
  await page.goto(link)
  const button = page.getByRole('button', { name: 'Sign in as Robin Weaver' })
  await button.waitFor()
  await page.getByText('Alder plc').waitFor()
  await page.reload()
  await heading(page, 'This link does not work any more').waitFor()
  await page.goto(link)
  await button.waitFor()
  expect(await sessions(), 'looking at a link uses nothing up').toBe(0)
  expect(page.url(), 'the token leaves the address bar').toBe(`${world.url}/link`)
  await expectAxeClean(page, 'a one-time link')
  await button.click()
  await heading(page, 'You are signed in, Robin Weaver').waitFor()
  expect(await sessions()).toBe(1)
  await page.getByRole('textbox', { name: 'Name of this device' }).fill('Night phone')
  await expectAxeClean(page, 'the offer of a passkey')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await heading(page, /^Welcome, Robin/).waitFor()
  expect(await credentials()).toHaveLength(1)
  await page.getByRole('button', { name: 'Go to the feed' }).click()

  const account = page.getByRole('button', { name: /Robin Weaver/ })
  await account.click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await heading(page, /Warn the others in seconds/).waitFor()
  expect(await sessions()).toBe(0)
  // From here on it gives no passkey by itself: the quiet offer of the page that one comes back to would sign in again.
  await present(false)
  await page.goBack()
  await heading(page, /Warn the others in seconds|Sign in to Auburn/)
    .first()
    .waitFor()
  expect(await account.count(), 'the page before does not come back').toBe(0)
  await page.goto(world.url)
  await heading(page, /Warn the others in seconds/).waitFor()
  // The quiet offer stays without an answer; the button asks anew.
  const offered = page.waitForResponse(response => response.url().endsWith('/passkey/options'))
  await page.getByRole('link', { name: 'Sign in' }).click()
  await offered
  await heading(page, 'Sign in to Auburn').waitFor()
  await present(true)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await account.waitFor()
  expect(await sessions()).toBeGreaterThan(0)
  await page.goto(`${world.url}/settings?tab=access`)
  await page.getByText('Night phone').waitFor()

  // Used once, it is used up: for whoever finds it too, who is told what to do.
  const other = await browser.visit(world, undefined, { expects: /^404 \/api\/session\/link/ })
  await other.page.goto(link)
  await heading(other.page, 'This link does not work any more').waitFor()
  await other.page.getByText('Ask whoever sent it for a new one').waitFor()
  await expectAxeClean(other.page, 'a used link')
})

test('the browser offers the passkey by itself, and then shows the page that was asked for', async () => {
  const { link } = await addPerson(world.ctx, { ...ROBIN, name: 'Wren Cooper' })
  await world.signTerms()
  const { page } = await browser.visit(world, undefined, { expects: SIGNED_OUT })
  await giveAuthenticator(page)
  await page.goto(link)
  await page.getByRole('button', { name: 'Sign in as Wren Cooper' }).click()
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByRole('button', { name: /Wren Cooper/ }).waitFor()
  // Away first: a request that the open page is still to make would be refused, rightly.
  await page.goto('about:blank')
  await page.context().clearCookies()
  await page.goto(`${world.url}/nodes/pharma`)
  await heading(page, 'pharma').waitFor()
})

test('a session that is ended elsewhere: the open page notices', async () => {
  const { link } = await addPerson(world.ctx, { ...ROBIN, name: 'Lark Miller' })
  await world.signTerms()
  // Whatever the open page asks for after that is refused, and should be.
  const first = await browser.visit(world, undefined, { expects: /^401 \/api\// })
  await first.page.goto(link)
  await first.page.getByRole('button', { name: 'Sign in as Lark Miller' }).click()
  await first.page.getByRole('button', { name: 'Not now' }).click()
  await first.page.getByRole('button', { name: /Lark Miller/ }).waitFor()
  await expect.poll(() => world.server.live.streams()).toBe(1)
  const [cookie] = await first.context.cookies()
  const ended = await fetch(`${world.url}/api/session`, {
    method: 'DELETE',
    headers: { cookie: `${cookie?.name}=${cookie?.value}`, origin: world.url },
  })
  expect(ended.status).toBe(200)
  await first.page
    .getByRole('link', { name: 'Sign in' })
    .or(first.page.getByRole('button', { name: 'Sign in with a passkey' }))
    .first()
    .waitFor()
  expect(await first.page.getByRole('button', { name: /Lark Miller/ }).count()).toBe(0)
})

test('the first operator sets up an empty partnership', async () => {
  const database = await freshDatabase()
  const db = openDatabase(database.url, 4)
  const port = await freePort()
  const url = `http://localhost:${port}`
  const ctx = await openPartnership(db, url, false)
  const server = await makeServer(ctx, {
    metricsToken: undefined,
    log: line => process.stderr.write(`${line}\n`),
    onSignIn: () => {},
  })
  server.ready()
  await server.app.listen({ host: '127.0.0.1', port })
  try {
    const link = (await firstOperatorLink(ctx)) ?? ''
    const { page } = await browser.visit({ url, cookie: () => '' }, undefined, {
      expects: /^(400|401|404) /,
      newcomer: true,
    })
    await page.goto(link)
    await heading(page, 'Set up this partnership').waitFor()
    await expectAxeClean(page, 'setting up')
    await page.getByRole('textbox', { name: 'Your organisation' }).fill('Rowan Exchange')
    expect(await page.getByRole('textbox', { name: 'Its handle' }).inputValue()).toBe('rowan-exchange')
    await page.getByRole('textbox', { name: 'Your name' }).fill('Ada Keeper')
    await page.getByRole('button', { name: 'Set up' }).click()
    await heading(page, 'You are signed in, Ada Keeper').waitFor()
    await page.getByRole('button', { name: 'Not now' }).click()
    await page.getByText('0 of 8 done').waitFor()
    await page.getByRole('link', { name: 'Feed' }).click()
    await heading(page, /^Welcome, Ada/).waitFor()
    await page.getByRole('button', { name: 'Go to the feed' }).click()
    await page.getByText('Nothing here yet').waitFor()
    await expectAxeClean(page, 'an empty partnership')
    await page.getByRole('link', { name: 'All nodes' }).click()
    await page.getByText('No nodes yet').waitFor()
    expect(await firstOperatorLink(ctx), 'there is one first operator').toBeUndefined()
    const late = await browser.visit({ url, cookie: () => '' }, undefined, { expects: /^404 / })
    await late.page.goto(link)
    await heading(late.page, 'This link does not work any more').waitFor()
  } finally {
    await browser.leave()
    await server.stop()
    await db.close()
    await database.drop()
  }
})
