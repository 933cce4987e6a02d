import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ShareRequest } from '../src/formats/api/reports.ts'
import { expectAxeClean, expectNoSidewaysScroll, openWorld, PHONE, settled, withBrowser } from './browser.ts'
import type { World } from './world.ts'

/**
 * Two analysts work one queue, by keyboard alone: both claim, one wins; one sets aside and takes it back; what one does, the
 * other sees at once. With AUBURN_SHOTS set, pictures are kept in that folder.
 */
const browser = withBrowser()
let world: World
beforeAll(async () => {
  world = await openWorld('queue')
})
afterAll(async () => {
  await browser.leave()
  await world?.close()
})

const shots = process.env.AUBURN_SHOTS
async function seen(page: Page, name: string) {
  await settled(page)
  await expectAxeClean(page)
  await expectNoSidewaysScroll(page)
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

const share = (title: string, value: string, except: string[] = []) =>
  world.share('author', {
    content: {
      kind: 'incident',
      headline: { title, summary: 'Payslip mails carry a loader.' },
      technical: { indicators: [{ type: 'domain', value, role: 'phishing-page', use: 'block' }] },
    },
    audience: { grants: [{ layer: 'technical', to: ['desk'], as: 'withheld' }], except, tlp: 'AMBER' },
  } satisfies ShareRequest)
const row = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title }).last()

test('two analysts, one queue, no mouse', async () => {
  await share('Payslip mails at a print firm', 'payroll-portal.top')
  await share('The same loader at a pharmacy', 'payroll-portal.top')
  await share('A scan that came to nothing', 'scanner-nothing.top')
  const hidden = await share('Kept from the bank', 'kept-from-bank.top', ['dogwood'])
  const { page: ann } = await browser.visit(world, 'analyst', { at: '/desk/queue' })
  const { page: sec } = await browser.visit(world, 'secondee', { at: '/desk/queue', dark: true })
  await row(ann, 'Kept from the bank').waitFor()
  await ann.getByText('2 reports proposed together').waitFor()
  await row(sec, 'A scan that came to nothing').waitFor()
  expect(await sec.getByText('Kept from the bank').count()).toBe(0)
  await sec.getByRole('link', { name: 'Open (3)' }).waitFor()
  await ann.getByRole('link', { name: 'Open (4)' }).waitFor()

  // Both light the same row and press c at the same moment.
  for (const page of [ann, sec]) {
    await page.keyboard.press('j')
    const lit = page.locator('.queue-row[data-active="true"]')
    for (let n = 0; n < 5 && !(await lit.innerText()).includes('A scan that came'); n += 1)
      await page.keyboard.press('j')
    expect(await lit.innerText()).toContain('A scan that came')
  }
  await Promise.all([ann.keyboard.press('c'), sec.keyboard.press('c')])
  const told = Promise.race([
    ann
      .getByText('Somebody was first')
      .waitFor()
      .then(() => [sec, ann] as const),
    sec
      .getByText('Somebody was first')
      .waitFor()
      .then(() => [ann, sec] as const),
  ])
  const [winner, loser] = await told
  await row(winner, 'A scan that came').getByText('Claimed by you').waitFor()
  await row(loser, 'A scan that came')
    .getByText(/Claimed by .* \(Analyst \d+\)/)
    .waitFor()
  await seen(ann, 'queue-light')
  await seen(sec, 'queue-dark')

  // The winner sets it aside; the other sees it leave within the second, and come back as quickly.
  await winner.keyboard.press('a')
  await winner.getByRole('dialog').waitFor()
  await seen(winner, 'set-aside')
  await winner.getByLabel('Why').selectOption('test')
  await winner.keyboard.press('Tab')
  await winner.keyboard.press('Tab')
  await winner.keyboard.press('Tab')
  await winner.keyboard.press('Enter')
  await winner.getByText('1 report set aside.').waitFor()
  await expect.poll(() => loser.locator('.queue').innerText(), { timeout: 1_000 }).not.toContain('A scan that came')
  await winner.keyboard.press('u')
  await row(loser, 'A scan that came').waitFor({ timeout: 1_500 })
  await row(winner, 'A scan that came').getByText('Claimed by you').waitFor()

  // What arrives is there by itself, and who is looking is told, of what one gets.
  await share('Arrived just now', 'arrived-now.top')
  await row(ann, 'Arrived just now').waitFor({ timeout: 1_500 })
  await ann.goto(`${world.url}/reports/${hidden}`)
  await ann.getByRole('heading', { name: 'Kept from the bank' }).waitFor()
  await sec.goto(`${world.url}/desk/queue`)
  await sec.getByRole('heading', { name: 'Queue' }).waitFor()
  expect(await sec.locator('main').innerText()).not.toContain('Kept from the bank')
})

test('on a phone, and for nobody else', async () => {
  const { page } = await browser.visit(world, 'analyst', { at: '/desk/queue', ...PHONE })
  await row(page, 'Arrived just now').waitFor()
  await seen(page, 'queue-phone')
  const { page: other } = await browser.visit(world, 'competitor', {
    at: '/desk/queue',
    expects: /^404 \/api\/desk/,
  })
  await other.getByText('Nothing here').waitFor()
})
