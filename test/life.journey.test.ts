import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { change } from '../src/store/database.ts'
import { type NameServer, nameServer } from './applicants.ts'
import { expectAxeClean, giveAuthenticator, openWorld, PHONE, type Visit, withBrowser } from './browser.ts'
import type { World } from './world.ts'

/**
 * J6 from nothing: a regional node is founded, its host invites, firms register, one of them a look-alike and one with no
 * network; one is vouched for, approved by two, makes a passkey, learns and signs, posts, and is seen.
 */
const browser = withBrowser()
let world: World
let names: NameServer
beforeAll(async () => {
  names = await nameServer()
  world = await openWorld('life')
  world.ctx.textsAt = names.ask
  const { seats } = world.cast
  const operators = [seats.officer, seats.regulator]
  await change(world.ctx.db, undefined, async tx => {
    await tx.all("update seat set role = 'operator' where circle = any($1::int[])", [operators])
    await tx.all('update session set stepped_up_at = $2 where seat = any($1::int[])', [
      [...operators, seats.bank, seats.admin],
      new Date(Date.now() + 200_000),
    ])
  })
})
afterAll(async () => {
  names?.close()
  await world?.close()
})

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })

const JUNIPER = { name: 'Juniper Haulage Limited', number: '7654321', domain: 'juniper.example' }
const LOOK_ALIKE = { name: 'Вirch PLC', number: '11111111', domain: 'b1rch.example' }
const CAFE = { name: 'Corner Café Ltd', number: '22222222', domain: 'corner-cafe.example' }

async function register(page: Page, firm: typeof JUNIPER, invited = false): Promise<string> {
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
  if (invited) await page.getByText('By invitation to Humber').waitFor()
  else await page.getByLabel('Node that you would join').selectOption({ label: 'Humber' })
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

let host: Visit
let operator: Visit
let member: Visit
let firm: Visit
let invitation = ''
let application = ''

test('an operator founds it for its host, who opens it to newcomers and invites a member and a stranger', async () => {
  operator = await browser.visit(world, 'officer', { at: '/nodes' })
  await operator.page.getByRole('link', { name: 'Found a node' }).click()
  await operator.page.getByLabel('Regional').check()
  await operator.page.getByLabel('Name').fill('Humber')
  await operator.page.getByLabel('Handle').fill('humber')
  await operator.page.getByLabel('Host').fill('dogwood')
  await button(operator.page, 'Found it').click()
  await heading(operator.page, 'Humber').first().waitFor()

  host = await browser.visit(world, 'bank', { at: '/nodes/humber?tab=run' })
  const { page } = host
  await page.getByLabel('Who comes in').selectOption('apply')
  await page.getByLabel('Offered to organisations that register interest').check()
  await button(page, 'Save').click()
  await page.getByText('Saved').first().waitFor()
  await page.getByLabel('Mail addresses').fill('Sam <sam@cedar.example>; jo@juniper.example')
  await button(page, 'Invite 2').click()
  await heading(page, '2 invited').waitFor()
  const linkFor = async (address: string) => {
    await button(page, `New link for ${address}`).click()
    return page.locator('code.secret').last().innerText()
  }
  const forSam = await linkFor('sam@cedar.example')
  await page.reload()
  invitation = await linkFor('jo@juniper.example')

  member = await browser.visit(world, 'outsider', { at: forSam.replace(world.url, '') })
  await button(member.page, 'Join for Cedar plc').click()
  await member.page.getByText('Nothing shared with this node yet').waitFor()
}, 120_000)

test('firms register: a look-alike is flagged and one without a network is declined, and each learns its own', async () => {
  firm = await browser.visit(world, undefined, { ...PHONE, expects: /^(401|403) \/api\//, newcomer: true })
  await giveAuthenticator(firm.page)
  await firm.page.goto(invitation)
  await heading(firm.page, 'Dogwood plc invites your organisation to Humber').waitFor()
  await firm.page.getByRole('link', { name: 'Register interest by this invitation' }).click()
  await heading(firm.page, 'Register interest').waitFor()
  application = await register(firm.page, JUNIPER, true)

  const others = await browser.visit(world, undefined, { expects: /^401 \/api\// })
  const fake = await register(others.page, LOOK_ALIKE)
  const cafe = await register(others.page, CAFE)
  const vetter = operator.page
  await vetter.goto(`${world.url}/admission`)
  await vetter.getByText('resembles another').waitFor()
  await vetter.getByRole('link', { name: LOOK_ALIKE.name }).click()
  await vetter.getByText('Birch plc').first().waitFor()
  await vetter.goto(`${world.url}/admission`)
  await vetter.getByRole('link', { name: CAFE.name }).click()
  await vetter.getByLabel('Or decline: the reason').fill('A till and a router are no network to look after.')
  await button(vetter, 'Decline').click()
  await vetter.getByText('Declined:').waitFor()
  await others.page.goto('about:blank')
  await others.page.goto(cafe)
  await others.page.getByText('A till and a router').waitFor()
  await others.page.goto('about:blank')
  await others.page.goto(fake)
  await heading(others.page, 'Your application is being looked at').waitFor()
  expect(await others.received()).not.toMatch(/Birch plc|resembl/)
}, 120_000)

test('the third proves its domain, a member vouches, two approve', async () => {
  await firm.page.goto(application)
  const value = (await firm.page.locator('.proof-line code').nth(1).textContent()) ?? ''
  names.texts.set('_auburn.juniper.example', [value])
  await button(firm.page, 'Check now').click()
  await firm.page.getByText('juniper.example is proved').waitFor()

  const first = operator.page
  await first.goto(`${world.url}/admission`)
  await first.getByRole('link', { name: JUNIPER.name }).click()
  await record(first, 'registered', 'Companies House 07654321: active, incorporated 2004.')
  await first.getByLabel('Handle of any member').fill('alder')
  await button(first, 'Ask it').click()
  await first.getByText('asked, no answer yet').waitFor()
  const sponsor = await browser.visit(world, 'admin', { at: '/admission' })
  await sponsor.page.getByLabel('How you know them, or why not').fill('They have carried our goods for ten years.')
  await button(sponsor.page, 'Vouch for them').click()
  await sponsor.page.getByText('You vouched').first().waitFor()

  const second = (await browser.visit(world, 'regulator', { at: '/admission' })).page
  await second.getByRole('link', { name: JUNIPER.name }).click()
  await record(second, 'network', 'Spoke to them; two offices, own servers.')
  await first.reload()
  await button(first, 'Approve').click()
  await button(first, 'Withdraw my approval').waitFor()
  await second.reload()
  await button(second, 'Approve and admit').click()
  await second.getByText('It is the member').waitFor()
}, 120_000)

test('its first person makes a passkey, learns, signs for both, shares with the node, and is seen at once', async () => {
  await member.page.goto(`${world.url}/nodes/humber`)
  await member.page.getByText('Nothing shared with this node yet').waitFor()
  const { page } = firm
  await page.goto(application)
  await page.reload()
  await button(page, 'Show my sign-in link').click()
  await page.getByRole('link', { name: 'Go in' }).click()
  await button(page, 'Sign in as Jo Marsh').click()
  await heading(page, 'You are signed in, Jo Marsh').waitFor()
  await button(page, 'Add a passkey').click()

  await button(page, 'Read: on to the lesson').click()
  await page.getByLabel('I tell nobody.').check()
  await button(page, 'Done: on to signing').click()
  await page.getByLabel('I have read the terms').check()
  await page.getByLabel(`I sign for ${JUNIPER.name}`).check()
  await expectAxeClean(page)
  await button(page, 'Sign the terms').click()
  await heading(page, /^Welcome, Jo/).waitFor()

  await page.goto(`${world.url}/share`)
  await page
    .getByLabel('Paste anything')
    .fill('Parcel mails in our name point to hxxps://track-parcel[.]net/pay since this morning.')
  await page.getByRole('textbox', { name: 'Title' }).fill('A parcel lure in our name')
  await page.getByText('1 of 1 ticked').waitFor()
  await button(page, /^In three layers/).click()
  const sentence = page.locator('#preview').getByText('Humber (fewer than 5 members) the indicators')
  await sentence.scrollIntoViewIfNeeded()
  await button(page, /^Share with /).click()
  await heading(page, 'Shared').waitFor()
  await member.page.getByRole('link', { name: 'A parcel lure in our name' }).waitFor({ timeout: 5_000 })
  await member.page.getByRole('link', { name: 'A parcel lure in our name' }).click()
  await heading(member.page, 'A parcel lure in our name').waitFor()
  await member.page.getByText('track-parcel[.]net').first().waitFor()
}, 120_000)
