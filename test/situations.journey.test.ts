import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ShareRequest } from '../src/formats/api/reports.ts'
import { expectAxeClean, expectNoSidewaysScroll, openWorld, PHONE, settled, withBrowser } from './browser.ts'
import type { World } from './world.ts'

/**
 * Two analysts on one situation, each in a browser of its own: what one does the other sees at once, and nothing that either
 * wrote is lost. With AUBURN_SHOTS set, pictures are kept in that folder.
 */
const browser = withBrowser()
let world: World
const report = (title: string): ShareRequest => ({
  content: {
    kind: 'incident',
    headline: { title, summary: `What is known of it: ${title}.` },
    full: { story: 'At length.' },
  },
  audience: { grants: [{ layer: 'full', to: ['desk'], as: 'named' }], tlp: 'AMBER' },
})
beforeAll(async () => {
  world = await openWorld('situations')
  await world.share('author', report('Payslip mails from a print firm'))
  await world.share('competitor', report('The same mutex here'))
  await world.share('supplier', report('A client asks about payslips'))
})
afterAll(async () => {
  await browser.leave()
  await world?.close()
})

const shots = process.env.AUBURN_SHOTS
type Page = Awaited<ReturnType<typeof browser.visit>>['page']
async function seen(page: Page, name: string) {
  await settled(page)
  await expectAxeClean(page)
  await expectNoSidewaysScroll(page)
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

test('opened from ticked reports; taken out, put back and split before the other analyst’s eyes', async () => {
  const { page: ruth } = await browser.visit(world, 'analyst', { at: '/' })
  await ruth.getByLabel('Select: Payslip mails from a print firm').check()
  await ruth.getByLabel('Select: The same mutex here').check()
  await ruth.getByLabel('Select: A client asks about payslips').check()
  await ruth.getByRole('button', { name: 'Into a situation' }).click()
  await ruth.getByRole('textbox', { name: 'Name' }).fill('Copper Lantern')
  await seen(ruth, 'open')
  await ruth.getByRole('button', { name: 'Open with 3 reports' }).click()
  await ruth.getByRole('heading', { name: 'Copper Lantern' }).waitFor()
  const { page: dev } = await browser.visit(world, 'secondee', { at: '/situations', dark: true, expects: /^409 / })
  await seen(dev, 'list-dark')
  await dev.getByRole('link', { name: 'Copper Lantern' }).click()
  await dev.getByText('Reports (3)').waitFor()
  await ruth.getByRole('button', { name: 'Take out: A client asks about payslips' }).click()
  const began = Date.now()
  await dev.getByText('Reports (2)').waitFor()
  expect(Date.now() - began).toBeLessThan(1_000)
  await dev.getByText('“A client asks about payslips” taken out').waitFor()
  await seen(dev, 'page-dark')
  await dev.setViewportSize(PHONE)
  await seen(dev, 'page-dark-phone')
  await dev.setViewportSize({ width: 1440, height: 900 })
  await seen(ruth, 'page')
  await ruth.setViewportSize(PHONE)
  await seen(ruth, 'page-phone')
})

test('two write one statement at once: shown within a second, put together, and no word is lost', async () => {
  const { page: ruth } = await browser.visit(world, 'analyst', { at: '/situations' })
  await ruth.getByRole('link', { name: 'Copper Lantern' }).click()
  await ruth.getByRole('button', { name: 'Write a statement' }).click()
  await ruth.getByRole('textbox', { name: 'Statement' }).fill('It may be likely that one gang is behind it.')
  await ruth.getByText('“may” has no band').waitFor()
  await ruth.getByRole('textbox', { name: 'Statement' }).fill('It is likely, and unlikely, that one gang is behind it.')
  await ruth.getByText('Two bands of the yardstick').waitFor()
  await ruth.getByRole('textbox', { name: 'Statement' }).fill('It is likely that one gang is behind these mails.')
  await ruth.getByRole('checkbox', { name: 'Payslip mails from a print firm', exact: true }).check()
  await seen(ruth, 'statement')
  const { page: dev } = await browser.visit(world, 'secondee', { at: '/situations', dark: true, expects: /^409 / })
  await dev.getByRole('link', { name: 'Copper Lantern' }).click()
  await dev.getByText('Nothing is judged yet').waitFor()
  await ruth.getByRole('button', { name: 'Keep' }).click()
  await ruth.locator('.statement').waitFor()
  const began = Date.now()
  await dev.getByText('It is likely that one gang is behind these mails.').first().waitFor()
  expect(Date.now() - began).toBeLessThan(1_000)

  await ruth.getByRole('button', { name: /^Reword: It is likely/ }).click()
  await dev.getByRole('button', { name: /^Reword: It is likely/ }).click()
  await ruth
    .getByRole('textbox', { name: 'Statement' })
    .fill('It is highly likely that one gang is behind these mails.')
  await dev
    .getByRole('textbox', { name: 'Statement' })
    .fill('It is likely that one gang from abroad is behind these payslip mails.')
  await ruth.getByRole('button', { name: 'Keep' }).click()
  await dev.getByText('It is highly likely that one gang').first().waitFor()
  await dev.getByRole('button', { name: 'Keep' }).click()
  await dev.getByText('Nothing is lost: here are both').waitFor()
  await seen(dev, 'merge-dark')
  await dev.setViewportSize(PHONE)
  await seen(dev, 'merge-dark-phone')
  await dev.setViewportSize({ width: 1440, height: 900 })
  await dev.getByRole('button', { name: 'Take both, merged' }).click()
  await dev.getByRole('button', { name: 'Keep' }).click()
  const both = 'It is highly likely that one gang from abroad is behind these payslip mails.'
  await ruth.locator('.statement', { hasText: both }).waitFor()
  const told = ruth.locator('.history li', { hasText: `→ ${both}` })
  await told.getByRole('button', { name: /^Undo/ }).click()
  await dev.locator('.statement', { hasText: 'It is highly likely that one gang is behind these mails.' }).waitFor()
})

test('two write name and outcome of one situation at once: both are shown, put together by keyboard, and kept', async () => {
  const at = '/situations'
  const { page: ruth } = await browser.visit(world, 'analyst', { at })
  const { page: dev } = await browser.visit(world, 'secondee', { at, dark: true, expects: /^409 / })
  for (const page of [ruth, dev]) {
    await page.getByRole('link', { name: 'Copper Lantern' }).click()
    await page.getByRole('button', { name: 'Name, state, outcome' }).click()
  }
  const box = (page: Page, name: string) => page.getByRole('dialog').getByRole('textbox', { name, exact: true })
  await box(ruth, 'Outcome').fill('Nobody was paid.')
  await ruth.getByRole('combobox', { name: 'State' }).selectOption('watching')
  await box(dev, 'Outcome').fill('Six hosts were cleaned.')
  await ruth.getByRole('button', { name: 'Keep' }).click()
  await ruth.getByRole('dialog').waitFor({ state: 'detached' })
  await dev.getByRole('button', { name: 'Keep' }).click()
  await dev.getByText('Nothing is lost: here are both').waitFor()
  await dev.getByText('State: yours open, theirs watching. Merged, it is watching.').waitFor()
  await seen(dev, 'outcome-merge-dark')
  await dev.getByRole('button', { name: 'Take both, merged' }).focus()
  await dev.keyboard.press('Enter')
  await box(dev, 'Outcome').press('Tab')
  await dev.getByRole('button', { name: 'Keep' }).press('Enter')
  await dev.getByRole('dialog').waitFor({ state: 'detached' })
  await ruth
    .getByText(/Nobody was paid\./)
    .first()
    .waitFor()
  await ruth
    .getByText(/Six hosts were cleaned\./)
    .first()
    .waitFor()

  // A name that both change: what either calls it stands among the aliases.
  for (const page of [ruth, dev]) await page.goto(`${world.url}/desk/names`)
  await ruth.getByRole('button', { name: 'Keep a name' }).click()
  await box(ruth, 'Name').fill('Copper Lantern')
  await ruth.getByRole('dialog').getByRole('button', { name: 'Keep' }).click()
  await ruth.getByRole('dialog').waitFor({ state: 'detached' })
  for (const [page, alias] of [
    [ruth, 'the payslip crew'],
    [dev, 'lantern folk'],
  ] as const) {
    await page.getByRole('button', { name: 'Change Copper Lantern' }).click()
    await box(page, 'Also called').fill(alias)
  }
  await ruth.getByRole('dialog').getByRole('button', { name: 'Change' }).click()
  await ruth.getByRole('dialog').waitFor({ state: 'detached' })
  await dev.getByRole('dialog').getByRole('button', { name: 'Change' }).click()
  await dev.getByText('Another analyst changed it in the meantime. What you both wrote was put together').waitFor()
  expect((await box(dev, 'Also called').inputValue()).split('\n').sort()).toEqual(['lantern folk', 'the payslip crew'])
  await dev.getByRole('dialog').getByRole('button', { name: 'Change' }).click()
  await ruth.getByText('also lantern folk, the payslip crew').waitFor()
})

test('hypotheses are weighed side by side, a report is split off and comes back, and grades stand beside', async () => {
  const { page: ruth } = await browser.visit(world, 'analyst', { at: '/situations' })
  await ruth.getByRole('link', { name: 'Copper Lantern' }).click()
  for (const text of ['Espionage', 'A careless scanner']) {
    await ruth.getByRole('button', { name: 'Add a hypothesis' }).click()
    await ruth.getByRole('textbox', { name: 'Hypothesis' }).fill(text)
    await ruth.getByRole('button', { name: 'Keep' }).click()
    await ruth.getByRole('columnheader', { name: text }).waitFor()
  }
  await ruth.getByRole('button', { name: 'Add evidence' }).click()
  await ruth.getByRole('textbox', { name: 'Evidence' }).fill('The same mutex in two places')
  await ruth.getByRole('checkbox', { name: 'The same mutex here', exact: true }).check()
  await ruth.getByRole('button', { name: 'Keep' }).click()
  await ruth.getByLabel('The same mutex in two places, against: Espionage').selectOption('consistent')
  await ruth.getByLabel('The same mutex in two places, against: A careless scanner').selectOption('very-inconsistent')
  await ruth.getByText('Least inconsistent').waitFor()
  await ruth.getByRole('button', { name: 'Add an entity' }).click()
  await ruth.getByRole('textbox', { name: 'Name' }).fill('DL-07')
  await ruth.getByRole('textbox', { name: 'Also called' }).fill('the payslip crew, Copper Lantern')
  await ruth.getByRole('checkbox', { name: 'The same mutex here', exact: true }).check()
  await ruth.getByRole('button', { name: 'Keep' }).click()
  await ruth.getByText('also the payslip crew, Copper Lantern').waitFor()
  await seen(ruth, 'whole')
  await ruth.setViewportSize(PHONE)
  await seen(ruth, 'whole-phone')
  await ruth.setViewportSize({ width: 1440, height: 900 })

  await ruth.getByRole('link', { name: 'The same mutex here', exact: true }).click()
  await ruth.getByRole('button', { name: 'Grade it' }).click()
  await ruth.getByRole('combobox', { name: 'Source' }).first().selectOption('B')
  await ruth.getByRole('combobox', { name: 'What it says' }).first().selectOption('2')
  await seen(ruth, 'grade')
  await ruth.getByRole('button', { name: 'Keep' }).click()
  await ruth.getByText('B2').first().waitFor()
  await seen(ruth, 'report')
  await ruth.getByRole('link', { name: 'Copper Lantern' }).click()
  await ruth.getByText('graded B2').waitFor()
  await ruth.getByLabel('Select: The same mutex here').check()
  await ruth.getByRole('button', { name: 'Split off' }).click()
  await ruth.getByRole('textbox', { name: 'Name of the new situation' }).fill('The mutex')
  await ruth.getByRole('dialog').getByRole('button', { name: 'Split off' }).click()
  await ruth.getByRole('heading', { name: 'The mutex' }).waitFor()
  await ruth.getByText('Reports (1)').waitFor()
  await ruth.getByRole('button', { name: 'Undo: split' }).click()
  await ruth.getByText('No report is in it now').waitFor()
  await ruth.getByText(/^Joined into/).waitFor()
})
