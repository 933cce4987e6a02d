import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { outbound } from '../src/store/outbound.ts'
import { expectAxeClean, openWorld, withBrowser } from './browser.ts'
import type { SeatName } from './cast.ts'
import { CLIENT, type Idp, startIdp } from './identity-provider.ts'
import type { World } from './world.ts'

/** Single sign-on from the first button to the feed, through the pages of a real OpenID provider. */
const browser = withBrowser()
let world: World
let idp: Idp
let other: Idp
let address = ''
beforeAll(async () => {
  world = await openWorld('single-sign-on')
  idp = await startIdp()
  other = await startIdp()
  world.ctx.outbound = outbound([idp.issuer, other.issuer])
})
beforeEach(() => browser.leave())
afterAll(async () => {
  await browser.leave()
  idp?.server.close()
  other?.server.close()
  await world?.close()
})

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const expects = /^(401 \/api\/(me|live|session\/sso)|422 \/api\/sso|401 \/api\/sso)/
async function visit(as: SeatName | undefined, at: string) {
  const { page, context } = await browser.visit(world, as, { expects, leadsTo: idp.issuer })
  await context.route('**://fonts.googleapis.com/**', route => route.abort())
  await page.goto(world.url + at)
  return page
}
/** The provider's own form, then its question whether Auburn may know. */
async function throughProvider(page: Page, login: string): Promise<void> {
  await page.waitForURL(`${idp.issuer}/**`)
  await page.getByPlaceholder('Enter any login').fill(login)
  await page.getByPlaceholder('and password').fill('any')
  await button(page, 'Sign-in').click()
  await button(page, 'Continue').click()
}
const feed = (page: Page) => page.getByRole('heading', { name: 'Feed' }).waitFor()
const shoot = async (page: Page, name: string) => {
  if (process.env.AUBURN_SHOTS)
    await page.screenshot({ path: `${process.env.AUBURN_SHOTS}/${name}.png`, fullPage: true })
}
/** Where the provider sends the browser back to, with an answer that Auburn has not been handed yet. */
async function heldAnswer(page: Page, login: string): Promise<URL> {
  await page.route('**/api/session/sso', route => route.abort())
  const leading = page.waitForRequest(request => request.url().startsWith(`${address}?`))
  await throughProvider(page, login)
  const came = new URL((await leading).url())
  expect(came.searchParams.has('code')).toBe(true)
  await page.getByText('No connection to Auburn').waitFor()
  await page.unroute('**/api/session/sso')
  return came
}
async function refusedAt(page: Page, url: URL): Promise<string> {
  await page.goto(url.href)
  await page.getByRole('heading', { name: 'That did not work' }).waitFor()
  expect(page.url(), 'what was sent along leaves the address bar').not.toContain('code=')
  return (await page.getByRole('alert').innerText()).trim()
}

test('an administrator sets the provider, somebody links themselves, signs out, and comes in through it', async () => {
  await world.confirm('admin')
  const admin = await visit('admin', '/settings?tab=sso')
  await admin.getByRole('textbox', { name: 'Issuer' }).fill(idp.issuer)
  await admin.getByRole('textbox', { name: 'Client ID' }).fill(CLIENT.client_id)
  await admin.getByLabel('Client secret').fill(CLIENT.client_secret)
  await button(admin, 'Save').click()
  await admin.getByText('Saved: the provider answers').waitFor()
  address = (await admin.locator('code.secret').first().innerText()).trim()
  expect(address).toMatch(new RegExp(`^${world.url}/sso/[0-9a-f-]{36}$`))
  idp.clients[0]?.redirect_uris.push(address)

  await world.confirm('author')
  const page = await visit('author', '/settings?tab=sso')
  await button(page, 'Link yourself').click()
  await throughProvider(page, 'sub-author')
  await page.getByText('You are linked').waitFor()
  await shoot(page, 'sso-linked')
  await page.goto('about:blank')
  await page.context().clearCookies()

  await page.goto(address)
  await shoot(page, 'sso-begin')
  await button(page, 'Go there').click()
  await throughProvider(page, 'sub-author')
  await feed(page)
  await button(page, /author of alder/).waitFor()
  await page.goto(`${world.url}/settings?tab=access`)
  await page.getByRole('heading', { name: 'Where you are signed in' }).waitFor()
  await expectAxeClean(page, 'signed in by single sign-on')
})

test('replayed, from another browser, with another state or issuer, for somebody who is not linked: refused in the same words', async () => {
  const begin = async () => {
    const page = await visit(undefined, new URL(address).pathname)
    await button(page, 'Go there').click()
    return page
  }
  const words = new Set<string>()

  const first = await begin()
  const answer = await heldAnswer(first, 'sub-author')
  await first.goto(answer.href)
  await feed(first)
  await first.goto('about:blank')
  await first.context().clearCookies()
  words.add(await refusedAt(first, answer))
  await expectAxeClean(first, 'a refused sign-on')
  await shoot(first, 'sso-refused')

  const elsewhere = await begin()
  const stolen = await heldAnswer(elsewhere, 'sub-author')
  words.add(await refusedAt(await visit(undefined, '/sign-in'), stolen))

  for (const change of [
    (url: URL) => url.searchParams.set('state', 'another'),
    (url: URL) => url.searchParams.set('iss', other.issuer),
  ]) {
    const page = await begin()
    const changed = await heldAnswer(page, 'sub-author')
    change(changed)
    words.add(await refusedAt(page, changed))
  }
  const stranger = await begin()
  words.add(await refusedAt(stranger, await heldAnswer(stranger, 'sub-nobody')))
  // Another's answer under one's own sign-on: the code is not for this browser's verifier.
  const attacker = await begin()
  const code = (await heldAnswer(attacker, 'sub-author')).searchParams.get('code') ?? ''
  const victim = await begin()
  const theirs = await heldAnswer(victim, 'sub-nobody')
  theirs.searchParams.set('code', code)
  words.add(await refusedAt(victim, theirs))
  expect([...words]).toHaveLength(1)
})
