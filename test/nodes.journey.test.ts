import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { change } from '../src/store/database.ts'
import { expectAxeClean, expectNoSidewaysScroll, openWorld, PHONE, withBrowser } from './browser.ts'
import { threeLayers, type World } from './world.ts'

/** J6: a host brings its node to life, a firm asks, is asked, answers, is let in and posts; a pop-up is founded. */
const browser = withBrowser()
let world: World
beforeAll(async () => {
  world = await openWorld('nodes')
  const { nodes, members, seats } = world.cast
  await change(world.ctx.db, undefined, async tx => {
    await tx.all("update node set host = $2, champion = $3, admission = 'apply' where circle = $1", [
      nodes.pharma,
      members.dogwood,
      seats.author,
    ])
    await tx.all("update seat set role = 'operator' where circle = $1", [seats.officer])
  })
  await world.share('author', threeLayers('for the node'))
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

test('a firm asks to join, is asked, answers, and is let in by the host', async () => {
  const asker = (await browser.visit(world, 'outsider', { ...PHONE, at: '/nodes' })).page
  await world.confirm('bank')
  const host = (await browser.visit(world, 'bank', { at: '/nodes/pharma' })).page
  await asker.getByRole('link', { name: 'Ask to join pharma' }).waitFor()
  await seen(asker, 'nodes-phone')
  await asker.getByRole('link', { name: 'Ask to join pharma' }).click()
  await asker.getByLabel('Why, in a sentence').fill('We carry medicines for two of you.')
  await seen(asker, 'ask-phone')
  await asker.getByRole('button', { name: 'Ask to join' }).click()
  await asker.getByText('waits for an answer').waitFor()

  await host.getByText('You are not in this node').waitFor()
  await host.getByRole('link', { name: /Run it/ }).click()
  await host.getByText('We carry medicines for two of you.').waitFor()
  await host.getByLabel('Reason, question or welcome').fill('Which two?')
  await seen(host, 'run-desk')
  await host.getByRole('button', { name: 'Ask', exact: true }).click()

  await asker.getByRole('link', { name: 'Your requests' }).click()
  await asker.reload()
  await asker.getByText('Which two?').waitFor()
  await asker.getByLabel('Your answer').fill('Alder and Birch.')
  await seen(asker, 'request-phone')
  await asker.getByRole('button', { name: 'Answer' }).click()
  await asker.getByText('Waits for an answer').waitFor()

  await host.goto(`${world.url}/node-requests`)
  await host.getByText('Alder and Birch.').waitFor()
  await seen(host, 'requests-desk')
  await host.getByRole('button', { name: 'Approve' }).click()
  await host.getByText('No requests').waitFor()
  await asker.getByText('Approved').waitFor()
  await asker.goto(`${world.url}/nodes/pharma`)
  await asker.getByRole('listitem').filter({ hasText: 'Payslip mails' }).waitFor()
  const id = await world.share('outsider', {
    content: { kind: 'incident', headline: { title: 'A lorry’s tracker rings home', summary: 'Seen twice.' } },
    audience: { grants: [{ layer: 'headline', to: ['pharma'], as: 'named' }], tlp: 'AMBER' },
  })
  await asker.getByRole('listitem').filter({ hasText: 'tracker rings home' }).waitFor()
  expect((await world.call('competitor', 'GET', `/api/reports/${id}`)).status).toBe(200)
  expect((await world.call('bank', 'GET', `/api/reports/${id}`)).status, 'the host is no member').toBe(404)
})

test('the champion pins, guides and plans; members see it; the host edits the charter and removes a member', async () => {
  const champion = (await browser.visit(world, 'author', { dark: true, at: '/nodes/pharma' })).page
  await champion.getByLabel('Pin a report').selectOption({ label: 'A lorry’s tracker rings home' })
  await champion.getByRole('button', { name: 'Pin it' }).click()
  await champion.getByRole('button', { name: /^Take the pin off/ }).waitFor()
  await champion.getByRole('link', { name: 'Champion it' }).click()
  await champion.getByLabel('How to use this node').fill('Say **what** you saw.')
  await champion.getByRole('button', { name: 'Save guidance' }).click()
  await champion.getByText('Saved').first().waitFor()
  expect(await champion.getByText('You see them by name').count(), 'a champion gets no list').toBe(0)
  await seen(champion, 'champion-dark')
  await champion.getByRole('link', { name: 'Sessions' }).click()
  await champion.getByText('No session is planned').waitFor()
  await champion.getByLabel('What').fill('Monthly call')
  await champion.getByLabel('When').fill('2099-01-02T10:00')
  await champion.getByLabel('Where, or how to join').fill('Dial 020 7946 0000')
  await champion.getByRole('button', { name: 'Add to the calendar' }).click()
  await champion.getByText('Dial 020 7946 0000').waitFor()
  await champion.getByRole('button', { name: 'Change Monthly call' }).click()
  const change = champion.getByRole('listitem').filter({ hasText: 'Members of pharma are told' })
  await change.getByLabel('What').fill('Fortnightly call')
  await seen(champion, 'session-edit-dark')
  await change.getByRole('button', { name: 'Save' }).click()
  const file = champion.waitForEvent('download')
  await champion.getByRole('button', { name: 'Calendar file of Fortnightly call' }).click()
  expect((await file).suggestedFilename()).toBe('pharma-2099-01-02.ics')
  await seen(champion, 'sessions-dark')

  const reader = (await browser.visit(world, 'competitor', { ...PHONE, dark: true, at: '/nodes/pharma' })).page
  await reader.getByRole('heading', { name: 'Pinned' }).waitFor()
  await reader.getByText('Next session').waitFor()
  await seen(reader, 'node-reader-phone-dark')
  await reader.goto(`${world.url}/inbox`)
  await reader.getByRole('link', { name: /A session in pharma: Fortnightly call/ }).waitFor()
  await champion.getByRole('button', { name: 'Change Fortnightly call' }).click()
  await champion.getByRole('button', { name: 'Call it off' }).click()
  await reader.getByRole('link', { name: /Called off in pharma: Fortnightly call/ }).waitFor()
  await seen(reader, 'inbox-notices-phone-dark')
  const read = reader.waitForResponse(
    r => r.request().method() === 'POST' && /\/api\/inbox\/[^/]+\/read$/.test(r.url()),
  )
  await reader.getByRole('link', { name: /Called off in pharma/ }).click()
  await read
  await reader.getByText('Called off', { exact: true }).waitFor()
  await seen(reader, 'session-called-off-phone-dark')
  await reader.goto(`${world.url}/inbox`)
  await reader.getByText('Called off in pharma').waitFor()
  expect(await reader.getByRole('img', { name: 'Unread' }).count(), 'followed, it is read').toBe(0)

  await world.confirm('bank')
  const host = (await browser.visit(world, 'bank', { ...PHONE, at: '/nodes/pharma?tab=run' })).page
  await host.getByLabel('Charter').fill('Be **useful**.')
  await seen(host, 'run-phone')
  await host.getByRole('button', { name: 'Save', exact: true }).click()
  await host.getByText('Saved').first().waitFor()
  await host.getByRole('button', { name: 'Remove Cedar plc' }).click()
  await host.getByLabel('Why').fill('It left the trade.')
  await host.getByRole('button', { name: 'Remove from the node' }).click()
  await host.getByRole('button', { name: 'Remove Cedar plc' }).waitFor({ state: 'detached' })
})

test('an operator founds a pop-up, a guest is let in, it closes, and its member reads the archive', async () => {
  await world.confirm('officer')
  const operator = (await browser.visit(world, 'officer', { at: '/nodes' })).page
  await operator.getByRole('link', { name: 'Found a node' }).click()
  await operator.getByLabel('Pop-up').check()
  await operator.getByLabel('Name').fill('River festival')
  await operator.getByLabel('Handle').fill('river-festival')
  await operator.getByLabel('Closes').fill(new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 16))
  await seen(operator, 'found-desk')
  await operator.getByRole('button', { name: 'Found it' }).click()
  await operator.getByRole('heading', { name: 'River festival' }).waitFor()
  await operator.getByText('Nobody is in it yet').waitFor()
  await operator.getByRole('textbox', { name: 'Let in a member' }).fill('alder')
  await operator.getByRole('option', { name: /Alder plc/ }).click()
  await operator.getByRole('button', { name: 'Remove Alder plc' }).waitFor()
  await operator.getByRole('textbox', { name: 'Name', exact: true }).fill('Tide festival')
  await operator.getByLabel('Closes').fill(new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 16))
  await operator.getByRole('button', { name: 'Save', exact: true }).click()
  await operator.getByRole('heading', { name: 'Tide festival' }).waitFor()
  await seen(operator, 'pop-up-run-desk')
  const member = (await browser.visit(world, 'admin', { at: '/nodes/river-festival' })).page
  await member.getByText('Nothing shared with this node yet').waitFor()
  await change(world.ctx.db, undefined, async tx => {
    await tx.all("update node set until = $1 where handle = 'river-festival'", [world.ctx.now()])
    tx.happens({ what: 'rights', at: world.ctx.now() })
  })
  await member.getByText('This node has closed').waitFor()
  await seen(member, 'archive-desk')
})
