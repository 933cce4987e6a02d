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
      headline: { title, summary: value.startsWith('payroll') ? 'Payslip mails carry a loader.' : '' },
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

test('what belongs together is placed together by keyboard, and leaves every queue', async () => {
  const { page: ann } = await browser.visit(world, 'analyst', { at: '/desk/queue' })
  const { page: sec } = await browser.visit(world, 'secondee', { at: '/desk/queue' })
  await row(sec, 'Payslip mails at a print firm').waitFor()
  await ann.getByRole('button', { name: 'Select these' }).focus()
  await ann.keyboard.press('Enter')
  await ann.getByText('2 selected').waitFor()
  await ann.keyboard.press('p')
  await ann.getByRole('textbox', { name: 'Its name' }).fill('Copper Lantern')
  await seen(ann, 'place')
  await ann.keyboard.press('Enter')
  await ann.getByText('2 reports placed.').waitFor()
  await expect.poll(() => sec.locator('.queue').innerText(), { timeout: 1_500 }).not.toContain('Payslip mails')
  await sec.goto(`${world.url}/desk/queue?part=placed`)
  await row(sec, 'Payslip mails at a print firm').getByText('In Copper Lantern').waitFor()
  await seen(sec, 'placed')
  // A third like them is proposed for that situation, and p and Enter place it.
  await share('Payslip mails again', 'payroll-portal.top')
  await row(ann, 'Payslip mails again').getByText('Copper Lantern').waitFor()
  await ann.keyboard.press('Escape')
  for (let n = 0; n < 6; n += 1) {
    const lit = ann.locator('.queue-row[data-active="true"]')
    if ((await lit.count()) > 0 && (await lit.innerText()).includes('Payslip mails again')) break
    await ann.keyboard.press('k')
  }
  // It tells what one of them told: d would set it aside as that, and says so before it does.
  await row(ann, 'Payslip mails again').getByText('Likely the same').waitFor()
  await ann.keyboard.press('d')
  expect(await ann.getByRole('dialog').getByLabel('Why').inputValue()).toBe('duplicate')
  await ann.keyboard.press('Escape')
  await ann.getByRole('dialog').waitFor({ state: 'detached' })
  await ann.keyboard.press('p')
  await ann.getByRole('radio', { name: 'Copper Lantern' }).waitFor()
  await ann.getByRole('button', { name: 'Place', exact: true }).press('Enter')
  await ann.getByText('1 report placed.').waitFor()
})

test('a shift is handed over and taken over', async () => {
  const { page: ann } = await browser.visit(world, 'analyst', { at: '/desk/hand-over' })
  await ann.getByRole('textbox', { name: 'Entry 1' }).fill('The print firm calls back at nine.')
  await seen(ann, 'hand-over')
  await ann.getByRole('button', { name: 'Hand over' }).press('Enter')
  await ann.getByText('Handed over.').waitFor()
  const { page: sec } = await browser.visit(world, 'secondee', { at: '/desk/hand-over', ...PHONE, dark: true })
  await sec.getByText('The print firm calls back at nine.').waitFor()
  await seen(sec, 'hand-over-phone')
  await sec.getByRole('button', { name: /^Take over/ }).press('Enter')
  await ann.getByText('taken over by bank of dogwood').waitFor({ timeout: 1_500 })
})

test('what is wanted, asked and watched, and what its contributor sees', async () => {
  const id = await share('Bank details changed', 'bank-details.top')
  const { page: ann } = await browser.visit(world, 'analyst', { at: `/reports/${id}` })
  await ann.getByRole('button', { name: 'Ask the source' }).click()
  await ann.getByRole('textbox', { name: 'Question' }).fill('Which mailbox was it?')
  await seen(ann, 'ask-source')
  await ann.getByRole('button', { name: 'Ask', exact: true }).click()
  await ann.getByRole('dialog').waitFor({ state: 'detached' })
  await ann.goto(`${world.url}/desk/requirements`)
  await ann.getByRole('button', { name: 'Add a requirement' }).click()
  await ann.getByRole('textbox', { name: 'Question' }).fill('Does anything follow the loader?')
  await ann.getByRole('button', { name: 'Add', exact: true }).click()
  await ann.getByText('No report answers it yet.').waitFor()
  await ann.getByRole('button', { name: /^Link an answer/ }).click()
  await ann.getByRole('textbox', { name: 'Report' }).fill(`${world.url}/reports/${id}`)
  await ann.getByRole('button', { name: 'Link it' }).click()
  await ann.getByRole('link', { name: 'Bank details changed' }).first().waitFor()
  await ann.getByRole('button', { name: 'Watch values' }).click()
  await ann.getByRole('textbox', { name: 'Values' }).fill('bank-details[.]top')
  await ann.getByLabel('Until').fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 16))
  await seen(ann, 'watch')
  await ann.getByRole('button', { name: 'Watch', exact: true }).click()
  await ann.getByText('They are in no list from now on.').waitFor()

  await seen(ann, 'requirements')
  await closedByTwo(ann, 'Does anything follow the loader?')
  const { page: author } = await browser.visit(world, 'author', { ...PHONE, at: `/reports/${id}`, dark: true })
  await author.getByText('Answered a question of the Fusion Cell’s').waitFor()
  await author.getByText('Which mailbox was it?').waitFor()
  await seen(author, 'became')
})

/** Two write what came of one requirement at once: the second is shown both, puts them together by keyboard, and neither is lost. */
async function closedByTwo(ann: Page, question: string) {
  const { page: sec } = await browser.visit(world, 'secondee', { at: '/desk/requirements', expects: /^409 / })
  const outcome = (page: Page) => page.getByRole('dialog').getByRole('textbox', { name: 'Outcome', exact: true })
  for (const [page, text] of [
    [ann, 'Staging followed at two.'],
    [sec, 'A third was stopped in time.'],
  ] as const) {
    await page.getByRole('button', { name: `Close: ${question}` }).click()
    await outcome(page).fill(text)
  }
  await ann.getByRole('button', { name: 'Answered' }).click()
  await ann.getByRole('dialog').waitFor({ state: 'detached' })
  await sec.getByRole('button', { name: 'Answered' }).click()
  await sec.getByText('Nothing is lost: here are both').waitFor()
  await seen(sec, 'requirement-merge')
  await sec.getByRole('button', { name: 'Take both, merged' }).press('Enter')
  await sec.getByRole('button', { name: 'Answered' }).press('Enter')
  await sec.getByRole('dialog').waitFor({ state: 'detached' })
  for (const page of [ann, sec]) {
    const closed = page.locator('.requirement').filter({ hasText: question })
    await closed.getByText('Staging followed at two.').waitFor()
    await closed.getByText('A third was stopped in time.').waitFor()
  }
}

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
