import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { change } from '../src/store/database.ts'
import { type NameServer, nameServer } from './applicants.ts'
import { expectAxeClean, expectNoSidewaysScroll, giveAuthenticator, openWorld, PHONE, withBrowser } from './browser.ts'
import type { World } from './world.ts'

/** J6: a firm registers interest, is asked, proves its domain, is vouched for, approved by two, and comes in. */
const browser = withBrowser()
let world: World
let names: NameServer
beforeAll(async () => {
  names = await nameServer()
  world = await openWorld('admission')
  world.ctx.textsAt = names.ask
  const { nodes, members, seats } = world.cast
  await change(world.ctx.db, undefined, async tx => {
    await tx.all("update seat set role = 'operator' where circle = any($1::int[])", [[seats.officer, seats.regulator]])
    await tx.all("update node set offered = true, admission = 'apply', host = $2 where circle = $1", [
      nodes.transport,
      members.cedar,
    ])
    await tx.all('update session set stepped_up_at = $2 where seat = any($1::int[])', [
      [seats.officer, seats.regulator, seats.bank],
      new Date(Date.now() + 200_000),
    ])
  })
})
beforeEach(() => browser.leave())
afterAll(async () => {
  names?.close()
  await world?.close()
})

const shots = process.env.AUBURN_SHOTS
async function seen(page: Page, name: string): Promise<void> {
  await expectAxeClean(page, name)
  await expectNoSidewaysScroll(page)
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })
const SIGNED_OUT = /^401 \/api\//

interface Firm {
  name: string
  number: string
  domain: string
}
async function applyAs(page: Page, firm: Firm, node?: string): Promise<string> {
  await page.goto(`${world.url}/join`)
  await page.getByLabel('Legal name of your organisation').fill(firm.name)
  await page.getByLabel('Number in that register').fill(firm.number)
  await page.getByRole('combobox', { name: 'Sectors' }).click()
  await page.getByRole('option', { name: 'Transport', exact: true }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: 'Regions' }).click()
  await page.getByRole('option', { name: 'Yorkshire and The Humber' }).click()
  await page.keyboard.press('Escape')
  await page.getByLabel('What electronic network you run').fill('Two offices, forty servers, a warehouse network.')
  await page.getByLabel('Your organisation’s domain').fill(firm.domain)
  await page.getByLabel('Your name').fill('Jo Marsh')
  await page.getByLabel('Your role').fill('Head of IT')
  await page.getByLabel('Your e-mail address at that domain').fill(`jo@${firm.domain}`)
  if (node) await page.getByLabel('Node that you would join').selectOption({ label: node })
  await seen(page, `join-${firm.domain}`)
  await button(page, 'Register interest').click()
  const link = page.locator('code.secret')
  await link.waitFor()
  return (await link.textContent()) ?? ''
}
async function record(page: Page, what: 'registered' | 'network', text: string): Promise<void> {
  await page.getByLabel('Record that it').selectOption(what)
  await page.getByLabel('What you looked at, and what it said').fill(text)
  await button(page, 'Record it').click()
  await page.getByRole('listitem').filter({ hasText: text }).waitFor()
}
test('a firm comes in: applied, asked, proved, vouched for, approved by two, a passkey made', async () => {
  const { page: firm } = await browser.visit(world, undefined, { ...PHONE, expects: SIGNED_OUT, newcomer: true })
  await giveAuthenticator(firm)
  await firm.goto(`${world.url}/sign-in`)
  await firm.getByRole('link', { name: 'Register interest' }).click()
  await firm.getByRole('heading', { name: 'Register interest' }).waitFor()
  const juniper = { name: 'Juniper Haulage Limited', number: '7654321', domain: 'juniper.example' }
  const link = await applyAs(firm, juniper, 'transport')
  await seen(firm, 'applied-phone')
  await firm.getByRole('link', { name: 'Open your page' }).click()
  await firm.getByRole('heading', { name: 'Your application is being looked at' }).waitFor()
  await button(firm, 'Check now').click()
  await firm.getByText('Not there yet').waitFor()
  await seen(firm, 'status-phone')

  const { page: first } = await browser.visit(world, 'officer', { at: '/admission' })
  await first.getByRole('link', { name: juniper.name }).click()
  await first.getByText('The domain is not proved.').waitFor()
  expect(await button(first, 'Approve').isDisabled()).toBe(true)
  await first.getByLabel('A question for the applicant').fill('Who runs the warehouse network?')
  await button(first, 'Ask').click()
  await first.getByText('Waits for the applicant').waitFor()

  await firm.reload()
  await firm.getByRole('heading', { name: 'There is a question for you' }).waitFor()
  await firm.getByLabel('Your answer').fill('We do, two of us.')
  await seen(firm, 'asked-phone')
  await button(firm, 'Answer').click()
  await firm.getByRole('heading', { name: 'Your application is being looked at' }).waitFor()
  const value = (await firm.locator('.proof-line code').nth(1).textContent()) ?? ''
  names.texts.set('_auburn.juniper.example', [value])
  await firm.waitForTimeout(5_100)
  await button(firm, 'Check now').click()
  await firm.getByText('juniper.example is proved').waitFor()

  await first.reload()
  await record(first, 'registered', 'Companies House 07654321: active, incorporated 2004.')
  await first.getByLabel('Handle of any member').fill('dogwood')
  await button(first, 'Ask it').click()
  await first.getByText('asked, no answer yet').waitFor()

  const { page: sponsor } = await browser.visit(world, 'bank', { at: '/admission', dark: true })
  await sponsor.getByText('Juniper Haulage Limited').waitFor()
  await sponsor.getByLabel('How you know them, or why not').fill('They have carried our post for ten years.')
  await seen(sponsor, 'vouch-dark')
  await button(sponsor, 'Vouch for them').click()
  await sponsor.getByText('You vouched').first().waitFor()

  const { page: second } = await browser.visit(world, 'regulator', { at: '/admission' })
  await seen(second, 'admission-desk')
  await second.getByRole('link', { name: juniper.name }).click()
  await record(second, 'network', 'Spoke to them; two offices, own servers.')
  await first.reload()
  await first.getByText('Nothing: two may approve.').waitFor()
  await seen(first, 'application-desk')
  await button(first, 'Approve').click()
  await button(first, 'Withdraw my approval').waitFor()
  await second.reload()
  await button(second, 'Approve and admit').click()
  await second.getByText('It is the member').waitFor()
  await seen(second, 'admitted-desk')

  await firm.goto(link)
  await firm.reload()
  await firm.getByRole('heading', { name: 'Your organisation is admitted' }).waitFor()
  await button(firm, 'Show my sign-in link').click()
  await firm.locator('code.secret').waitFor()
  await seen(firm, 'admitted-phone')
  await firm.getByRole('link', { name: 'Go in' }).click()
  await button(firm, 'Sign in as Jo Marsh').click()
  await firm.getByRole('heading', { name: 'You are signed in, Jo Marsh' }).waitFor()
  await world.signTerms()
  await button(firm, 'Add a passkey').click()
  await firm.getByRole('heading', { name: /^Welcome, Jo/ }).waitFor()
  await firm.goto(`${world.url}/nodes/transport`)
  await firm.getByRole('heading', { name: 'transport' }).waitFor()
  expect(await firm.getByText('You are not in this node').count()).toBe(0)
  const { id } = await firm.evaluate(
    async body => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch('/api/reports', { method: 'POST', headers, body })).json()
    },
    JSON.stringify({
      content: { kind: 'incident', headline: { title: 'A parcel lure in our name', summary: 'Since this morning.' } },
      audience: { grants: [{ layer: 'headline', to: ['transport'], as: 'named' }], tlp: 'AMBER' },
    }),
  )
  expect((await world.call('outsider', 'GET', `/api/reports/${id}`)).body.from).toMatchObject({ name: juniper.name })
  expect((await world.call('bank', 'GET', `/api/reports/${id}`)).status).toBe(404)
  await firm.goto('about:blank')
  await firm.goto(link)
  await firm.getByText('was given out, once').waitFor()
})

test('a look-alike is flagged to vetters and not to itself; one without a network is declined with a reason', async () => {
  const { page: firm, received } = await browser.visit(world, undefined, { expects: SIGNED_OUT, dark: true })
  const fake = { name: 'Вirch PLC', number: '11111111', domain: 'b1rch.example' }
  const fakeLink = await applyAs(firm, fake)
  const cafe = await applyAs(firm, { name: 'Corner Café Ltd', number: '22222222', domain: 'corner-cafe.example' })
  const { page: vetter } = await browser.visit(world, 'officer', { at: '/admission', ...PHONE })
  await vetter.getByText('resembles another').waitFor()
  await seen(vetter, 'admission-phone')
  await vetter.getByRole('link', { name: fake.name }).click()
  await vetter.getByText('Birch plc').first().waitFor()
  await vetter.getByText('Letters of several alphabets').waitFor()
  await seen(vetter, 'resembles-phone')
  await vetter.getByRole('link', { name: 'Admission' }).last().click()
  await vetter.getByRole('link', { name: 'Corner Café Ltd' }).click()
  await vetter.getByLabel('Or decline: the reason').fill('A till and a router are no network to look after.')
  await button(vetter, 'Decline').click()
  await vetter.getByText('Declined:').waitFor()
  await firm.goto('about:blank')
  await firm.goto(cafe)
  await firm.getByText('A till and a router').waitFor()
  await seen(firm, 'declined-dark')
  await firm.goto('about:blank')
  await firm.goto(fakeLink)
  await firm.getByRole('heading', { name: 'Your application is being looked at' }).waitFor()
  expect(await received()).not.toMatch(/Birch plc|resembl/)
  await firm.goto('about:blank')
  await firm.goto(`${world.url}/application`)
  await firm.getByText('No application stands behind this link').waitFor()
  await seen(firm, 'no-application-dark')
})
