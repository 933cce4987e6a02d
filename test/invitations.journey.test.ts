import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { change } from '../src/store/database.ts'
import { expectAxeClean, expectNoSidewaysScroll, openWorld, PHONE, withBrowser } from './browser.ts'
import type { World } from './world.ts'

/** J6: a host pastes twenty addresses; a member takes its link up on a phone, a stranger reads and says no. */
const browser = withBrowser()
let world: World
beforeAll(async () => {
  world = await openWorld('invitations')
  const { nodes, members, seats } = world.cast
  await change(world.ctx.db, undefined, async tx => {
    await tx.all('update node set host = $2 where circle = $1', [nodes.pharma, members.dogwood])
    await tx.all('update session set stepped_up_at = $2 where seat = $1', [seats.bank, world.ctx.now()])
  })
})
beforeEach(() => browser.leave())
afterAll(() => world?.close())

const shots = process.env.AUBURN_SHOTS
async function seen(page: Page, name: string): Promise<void> {
  await expectAxeClean(page)
  await expectNoSidewaysScroll(page)
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}
/** The link that the host would hand over for this address. */
async function linkFor(page: Page, address: string): Promise<string> {
  await page.getByRole('button', { name: `New link for ${address}` }).click()
  return page.locator('code.secret').last().innerText()
}

const FIRMS = Array.from({ length: 17 }, (_, n) => `Firm ${n + 1} <post@firm-${n + 1}.example>`)
const PASTE = [
  '"Sam, of Cedar" <SAM@cedar.example>',
  'ana@alder.example',
  ...FIRMS,
  'post@firm-1.example',
  'The Bakery',
]

test('a host pastes twenty addresses, sees what will happen, sends, and undoes', async () => {
  const host = (await browser.visit(world, 'bank', { at: '/nodes/pharma?tab=run' })).page
  await host.getByLabel('Mail addresses').fill(PASTE.join('; '))
  await host.getByText('19 addresses; 1 stood there again and is left out; 1 entry is no address.').waitFor()
  await seen(host, 'invite-paste-desk')
  await host.getByRole('button', { name: 'Invite 19' }).click()
  await host.getByRole('heading', { name: '18 invited, 1 in this node already, 1 not an address' }).waitFor()
  expect(await host.getByRole('row').filter({ hasText: 'sam@cedar.example' }).innerText()).toMatch(/Invited/)
  await seen(host, 'invite-result-desk')
  await host.getByRole('button', { name: 'Undo: withdraw these 18' }).click()
  await host.getByRole('heading', { name: 'Invitations without an answer (0)' }).waitFor()
  await host.getByLabel('Mail addresses').fill('sam@cedar.example\ntom@nowhere.example')
  await host.getByRole('button', { name: 'Invite 2' }).click()
  await host.getByRole('heading', { name: '2 invited' }).waitFor()
  await host.getByRole('heading', { name: 'Invitations without an answer (2)' }).waitFor()
})

test('a member on a phone takes it up; a stranger reads what it is and says no', async () => {
  const host = (await browser.visit(world, 'bank', { ...PHONE, dark: true, at: '/nodes/pharma?tab=run' })).page
  await host.getByRole('heading', { name: 'Invitations without an answer (2)' }).waitFor()
  const forSam = await linkFor(host, 'sam@cedar.example')
  await seen(host, 'invitations-phone-dark')
  await host.reload()
  const forTom = await linkFor(host, 'tom@nowhere.example')

  const stranger = (
    await browser.visit(world, undefined, { ...PHONE, expects: /^(401 \/api\/me|404 \/api\/invitations)/ })
  ).page
  await stranger.goto(forTom)
  await stranger.getByRole('heading', { name: 'Dogwood plc invites your organisation to pharma' }).waitFor()
  expect(stranger.url(), 'the token is in no history').not.toContain('#')
  await seen(stranger, 'invitation-stranger-phone')
  await stranger.getByRole('button', { name: 'No, thank you' }).click()
  await stranger.getByRole('heading', { name: 'You said no' }).waitFor()
  await stranger.goto('about:blank')
  await stranger.goto(forTom)
  await stranger.getByRole('heading', { name: 'This invitation does not work any more' }).waitFor()

  const other = (await browser.visit(world, 'supplier', { at: '/nodes', expects: /^422 \/api\/invitations\/yes/ })).page
  await other.goto(forSam)
  await other.getByRole('button', { name: 'Join for Fir plc' }).click()
  await other.getByText('sent to another organisation’s address').waitFor()
  await seen(other, 'invitation-passed-on-desk')

  const member = (await browser.visit(world, 'outsider', { ...PHONE })).page
  await member.goto(forSam)
  await member.getByRole('button', { name: 'Join for Cedar plc' }).waitFor()
  await seen(member, 'invitation-member-phone')
  await member.getByRole('button', { name: 'Join for Cedar plc' }).click()
  await member.getByRole('heading', { name: 'pharma', exact: true }).waitFor()
  await member.getByText('Nothing shared with this node yet').waitFor()

  await host.reload()
  await host.getByText('Answered, withdrawn and expired').click()
  await host.getByText('Taken up by Cedar plc').waitFor()
  await host.getByText(/^Said no/).waitFor()
  await seen(host, 'invitations-answered-phone-dark')
})
