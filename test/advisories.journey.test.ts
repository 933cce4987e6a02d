import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveByKeys } from './advisory-page.ts'
import { expectAxeClean, expectNoSidewaysScroll, openWorld, PHONE, settled, withBrowser } from './browser.ts'
import { threeLayers, type World } from './world.ts'

/**
 * An analyst drafts an advisory from a situation; the release check names the sentence that goes too far; it is put right; the
 * drafter cannot sign it, the second analyst can; it goes out and an open page of a member shows it; it is corrected, and recalled.
 */
const browser = withBrowser()
let world: World
let situation: string
let report: string
beforeAll(async () => {
  world = await openWorld('advisories')
  report = await world.share('author', {
    ...threeLayers(),
    audience: {
      grants: [
        { layer: 'technical', to: ['pharma'], as: 'withheld' },
        { layer: 'full', to: ['desk'], as: 'withheld' },
      ],
      tlp: 'AMBER',
    },
  })
  const made = await world.call('analyst', 'POST', '/api/situations', { name: 'Copper Lantern', reports: [report] })
  expect(made.status, made.text).toBe(201)
  situation = made.body.id
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
const restOn = (page: Page, what: string, value: string) =>
  page.getByLabel(`Add a source to ${what}`, { exact: true }).selectOption(value)

test('drafted, checked, signed by another, published, corrected, recalled', async () => {
  const { page: dev } = await browser.visit(world, 'analyst', { at: `/advisories/new?situation=${situation}` })
  await dev.getByRole('radio', { name: /^Alert/ }).check()
  await seen(dev, 'new')
  await dev.getByRole('button', { name: 'Begin', exact: true }).click()
  await dev.getByRole('heading', { level: 1, name: 'Copper Lantern' }).waitFor()
  const board = dev.getByRole('textbox', { name: 'Board line', exact: true })
  await board.fill('Mails about payslips carry a loader. It began with a print firm.')
  await restOn(dev, 'sentence 1 of Board line', `${report} headline`)
  await restOn(dev, 'sentence 2 of Board line', `${report} full`)
  await dev.getByRole('textbox', { name: 'What to do' }).fill('Block the values below')
  await dev.getByRole('textbox', { name: 'Why' }).fill('It stops the loader.')
  await dev.getByRole('textbox', { name: 'Notes', exact: true }).fill('Seen in proxy logs.')
  await restOn(dev, 'sentence 1 of Notes', `${report} technical`)
  // It began with the situation's values; one that was taken out is offered again.
  await dev.getByRole('button', { name: 'Take 192.0.2.7 out' }).click()
  await dev.getByText(/1 more value in the reports/).click()
  await dev.getByRole('checkbox', { name: 'Take 192.0.2.7 in' }).click()
  await dev.getByRole('button', { name: 'Take 192.0.2.7 out' }).waitFor()
  await giveByKeys(dev, 'SOC package', 'pharma')
  await dev.getByRole('combobox', { name: 'Marking of the SOC package' }).selectOption('AMBER')
  await dev.getByRole('button', { name: 'Save', exact: true }).click()
  const refused = /Sentence 2 of the board line rests only on .*which pharma does not get/
  await dev.getByRole('link', { name: refused }).waitFor()
  await seen(dev, 'refused')

  await board.fill('Mails about payslips carry a loader.')
  await dev.getByRole('button', { name: 'Save', exact: true }).click()
  await dev.getByText('Nothing stands against it.').waitFor()
  expect(await dev.getByRole('button', { name: 'Sign…' }).isDisabled()).toBe(true)
  await dev.getByText('You wrote in this edition: another analyst signs it.').waitFor()
  await seen(dev, 'clean')

  const { page: ruth } = await browser.visit(world, 'secondee', { at: '/advisories' })
  await seen(ruth, 'desk-list')
  await ruth.getByRole('link', { name: 'Copper Lantern' }).click()
  await ruth.getByRole('button', { name: 'Sign…' }).click()
  await seen(ruth, 'sign')
  await ruth.getByRole('button', { name: 'Sign', exact: true }).click()
  await ruth.getByText('Signed by you').waitFor()

  const { page: member } = await browser.visit(world, 'competitor', { at: '/advisories' })
  await member.getByText('No advisory yet').waitFor()
  const { page: other } = await browser.visit(world, 'outsider', { at: '/' })
  await dev.getByText(/Signed by Analyst/).waitFor()
  await dev.getByRole('button', { name: 'Publish…' }).click()
  await seen(dev, 'publish')
  await dev.getByRole('button', { name: 'Publish', exact: true }).click()
  await dev.getByRole('heading', { level: 1, name: 'Copper Lantern' }).waitFor()

  // Seen live, by whom it was meant for, and by nobody else.
  await member.getByRole('link', { name: 'Copper Lantern' }).click({ timeout: 10_000 })
  await member.getByText('Fusion Cell').first().waitFor()
  await member.getByText('payroll-portal[.]example').first().waitFor()
  await seen(member, 'member')
  expect(await other.getByText('Copper Lantern').count()).toBe(0)

  await dev.getByRole('link', { name: 'Correct or recall it' }).click()
  await dev.getByRole('textbox', { name: 'Why' }).fill('It stops the loader, and what follows it.')
  await dev.getByRole('button', { name: 'Save', exact: true }).click()
  await dev.getByText('Edition 2 is being written').waitFor()
  await ruth.getByRole('button', { name: 'Sign…' }).click()
  await ruth.getByRole('button', { name: 'Sign', exact: true }).click()
  await dev.getByText(/Signed by Analyst/).waitFor()
  await dev.getByRole('button', { name: 'Publish…' }).click()
  await dev.getByRole('button', { name: 'Publish', exact: true }).click()
  await member.getByText('Step 1 was changed.').waitFor()
  await seen(member, 'corrected')

  await ruth.reload()
  await ruth.getByRole('button', { name: 'Recall…' }).click()
  await ruth.getByRole('combobox', { name: 'Why' }).selectOption('superseded')
  await seen(ruth, 'recall')
  await ruth.getByRole('button', { name: 'Recall', exact: true }).click()
  await ruth
    .getByText(/^Recalled/)
    .first()
    .waitFor()
  await member.getByRole('heading', { name: 'This report is no longer available' }).waitFor()
})

test('on a phone and in the dark: the list and the page of a draft', async () => {
  const made = await world.call('analyst', 'POST', '/api/desk/advisories', { kind: 'advisory', situation })
  expect(made.status, made.text).toBe(201)
  const { page: dark } = await browser.visit(world, 'analyst', { at: '/advisories', dark: true })
  const inHand = dark.getByRole('list', { name: 'Drafts' })
  await inHand.getByText('Draft', { exact: true }).waitFor()
  expect(await inHand.getByText(/recalled/i).count()).toBe(0)
  await dark.getByText('Recalled (1)').click()
  await dark.getByRole('list', { name: 'Recalled advisories' }).getByRole('link', { name: 'Copper Lantern' }).waitFor()
  await seen(dark, 'desk-list-dark')
  await dark.getByRole('link', { name: 'Copper Lantern' }).first().click()
  await dark.getByRole('heading', { name: 'Release check' }).waitFor()
  await seen(dark, 'edit-dark')
  const { page: phone } = await browser.visit(world, 'analyst', { at: '/advisories', ...PHONE })
  await phone.getByRole('link', { name: 'Copper Lantern' }).first().click()
  await phone.getByRole('heading', { name: 'Release check' }).waitFor()
  await seen(phone, 'edit-phone')
})
