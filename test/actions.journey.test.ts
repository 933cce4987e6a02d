import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { queueAlerts } from '../src/flows/queue-news.ts'
import { sendNext } from '../src/flows/send-mail.ts'
import { change } from '../src/store/database.ts'
import { ok, publish } from './advisory.ts'
import { expectAxeClean, expectNoSidewaysScroll, openWorld, PHONE, withBrowser } from './browser.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'
import type { World } from './world.ts'

/** J3: a small firm on a phone, the champion who helps, the desk that counts, and links in mails. */
const browser = withBrowser()
let world: World
let box: Mailbox
beforeAll(async () => {
  box = await openMailbox()
  world = await openWorld('actions', box.server)
  const { nodes, seats } = world.cast
  await change(world.ctx.db, undefined, async tx => {
    await tx.all('update node set champion = $2 where circle = $1', [nodes['east-midlands'], seats.supplier])
    await tx.all("insert into mail_setting(seat, alert_at) values ($1, now() - interval '20 minutes')", [
      seats.competitor,
    ])
    await tx.all('update person set email_verified_at = $2 where id = (select person from seat where circle = $1)', [
      seats.competitor,
      new Date(Date.now() - 60_000),
    ])
  })
})
beforeEach(() => browser.leave())
afterAll(async () => {
  await world?.close()
  await box?.close()
})

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })
const shots = process.env.AUBURN_SHOTS
const look = async (page: Page, name: string) => {
  await expectNoSidewaysScroll(page)
  await expectAxeClean(page, name)
  if (shots) await page.screenshot({ path: `${shots}/${name.replaceAll(' ', '-')}.png`, fullPage: true })
}
const step = (page: Page, n: number) => page.locator('.step').nth(n)

test('a small firm taps on a phone; the desk’s numbers move; others see no number', async () => {
  const { report } = await publish(world)
  const desk = await browser.visit(world, 'analyst', { at: `/reports/${report}` })
  await desk.page.getByText(/^0 of \d+ members answered/).waitFor()
  const { page } = await browser.visit(world, 'competitor', { at: '/', ...PHONE })
  await heading(page, '1 thing for you today. 15 minutes. 3 steps.').waitFor()
  await look(page, 'today phone')
  await page
    .getByRole('region', { name: 'For you today' })
    .getByRole('link', { name: 'EdgeGate is being broken into' })
    .click()
  await heading(page, 'What to do: 3 steps, about 15 minutes').waitFor()
  await look(page, 'advisory phone')
  await step(page, 0).getByRole('button', { name: 'Done' }).click()
  await step(page, 0).getByText('Done, said by competitor of birch').waitFor()
  await desk.page.getByText(/^1 of \d+ members answered \(.*; 1 did it/).waitFor()
  await step(page, 0).getByRole('button', { name: 'Affected' }).click()
  await desk.page.getByText(/^1 of \d+ members answered \(.*; 0 did it/).waitFor()
  await look(desk.page, 'advisory desk')
  const other = await browser.visit(world, 'bank', { at: `/reports/${report}`, dark: true })
  await heading(other.page, 'What other members did').waitFor()
  expect(await other.page.locator('.tally td').allInnerTexts()).toEqual(Array(12).fill('fewer than 5'))
  await look(other.page, 'advisory dark')
  // All that is open in one tap, at home: then nothing is left there.
  await page.goto(`${world.url}/`)
  await page.getByRole('region', { name: 'For you today' }).getByRole('button', { name: 'Not us' }).click()
  await expect.poll(() => page.getByRole('region', { name: 'For you today' }).count()).toBe(0)
})

test('help is asked of the champion, who answers in a thread that nobody else sees', async () => {
  const { report } = await publish(world, { title: 'Help is wanted' })
  const { page } = await browser.visit(world, 'competitor', { at: `/reports/${report}`, ...PHONE })
  await step(page, 1).getByRole('button', { name: 'Need help' }).click()
  await page.getByLabel('Who can help you?').selectOption({ label: 'Champion of east midlands' })
  await page.getByLabel(/What do you need/).fill('We do not know who runs ours.')
  await look(page, 'help phone')
  await button(page, 'Ask for help').click()
  await page.getByText('We do not know who runs ours.').first().waitFor()
  const champion = await browser.visit(world, 'supplier', { at: '/inbox' })
  await champion.page.getByRole('link', { name: /A member asks for your help/ }).click()
  await champion.page.getByText('We do not know who runs ours.').first().waitFor()
  await champion.page.getByText('asked for help').waitFor()
  await button(champion.page, 'Answer privately').click()
  await champion.page.getByRole('textbox', { name: 'Your private answer' }).fill('I call you at four.')
  await button(champion.page, 'Send privately').click()
  await page.getByText('I call you at four.').waitFor()
  await look(champion.page, 'help champion')
  for (const as of ['analyst', 'bank'] as const) {
    const visit = await browser.visit(world, as, { at: `/reports/${report}` })
    await heading(visit.page, 'Help is wanted').waitFor()
    await visit.page.getByRole('heading', { name: 'Replies' }).waitFor()
    expect(await visit.received()).not.toMatch(/who runs ours|call you at four/)
  }
})

test('a link in a mail needs sign-in, shows the answer, and gives it only when it is pressed', async () => {
  const { report } = await publish(world, { title: 'By mail' })
  await queueAlerts(world.ctx, undefined)
  while ((await sendNext(world.ctx)).outcome !== 'none');
  const mail = box.to('competitor@birch.example').at(-1)
  const [done = ''] = mail?.text.match(/(?<=Done: )\S+/) ?? []
  const said = async () => (await ok(world.call('competitor', 'GET', `/api/reports/${report}/actions`))).body.mine
  // Forwarded to nobody in particular: it leads to signing in.
  const stranger = await browser.visit(world, undefined, { expects: /^401 \/api\// })
  await stranger.page.goto(done)
  await heading(stranger.page, /Sign in/)
    .first()
    .waitFor()
  await stranger.page.getByText('The link in the mail has answered nothing yet').waitFor()
  await look(stranger.page, 'from mail sign in')
  expect(await said()).toEqual([])
  const mine = await browser.visit(world, 'competitor', PHONE)
  await mine.page.goto(done)
  await mine.page.getByText('for Birch plc, to all steps that are open?').waitFor()
  expect(await said()).toEqual([])
  await look(mine.page, 'from mail phone')
  await mine.page.getByRole('region', { name: 'Your answer' }).getByRole('button', { name: 'Done' }).click()
  await expect.poll(async () => (await said()).length).toBe(3)
  // Used again it says so, and changes nothing. In another organisation's hands it is that one's own question.
  await mine.page.goto(done)
  await mine.page.getByText('Birch plc has said “Done” already.').waitFor()
  const other = await browser.visit(world, 'bank')
  await other.page.goto(done)
  await other.page.getByText('for Dogwood plc, to all steps that are open?').waitFor()
  expect((await ok(world.call('bank', 'GET', `/api/reports/${report}/actions`))).body.mine).toEqual([])
})

test('a recalled advisory is confirmed in one tap', async () => {
  const { report, advisory } = await publish(world, { title: 'Wrong hash' })
  const desk = await browser.visit(world, 'analyst', { at: `/reports/${report}?answer=done` })
  await desk.page.getByText('does not answer what it publishes').waitFor()
  await ok(world.call('competitor', 'POST', `/api/reports/${report}/read`))
  await ok(world.call('analyst', 'POST', `/api/desk/advisories/${advisory}/recall`, { reason: 'shared-in-error' }))
  const { page } = await browser.visit(world, 'competitor', { at: '/inbox', ...PHONE })
  await page.getByText('Recalled by the Fusion Cell: confirm that you took it out').waitFor()
  await look(page, 'recall phone')
  await button(page, 'We took it out').click()
  await page.getByText('your organisation confirmed that it took it out').waitFor()
  // Whoever follows the link in the mail now is told that nothing was answered.
  const late = await browser.visit(world, 'bank', {
    at: `/reports/${report}?answer=done`,
    expects: /^404 /,
    dark: true,
  })
  await heading(late.page, 'Nothing was answered').waitFor()
  await look(late.page, 'from mail recalled dark')
  await desk.page.goto(`${world.url}/reports/${report}?answer=done`)
  await desk.page.getByText('This advisory was recalled, so nothing more is asked of anybody.').waitFor()
  await desk.page.getByText(/had opened or taken it/).waitFor()
  await look(desk.page, 'recall desk')
})
