import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAxeClean, expectNoSidewaysScroll, openWorld, PHONE, withBrowser } from './browser.ts'
import { threeLayers, type World } from './world.ts'

/** Somebody is mentioned, by keyboard; its people are told; whoever may not know it reads words. */
const browser = withBrowser()
let world: World
let report: string
beforeAll(async () => {
  world = await openWorld('mentions')
  report = await world.share('author', threeLayers('to talk of'))
})
afterAll(() => world?.close())

const shots = process.env.AUBURN_SHOTS
async function seen(page: Page, name: string): Promise<void> {
  await expectAxeClean(page)
  await expectNoSidewaysScroll(page)
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

const offers = (page: Page) => page.getByRole('listbox', { name: 'Mention' })

test('a member is mentioned by keyboard and told of it; the picker offers whom the writer may know', async () => {
  const bank = (await browser.visit(world, 'bank', { ...PHONE, dark: true, at: '/inbox' })).page
  await bank.getByText('Nothing waits for you').waitFor()
  const { page } = await browser.visit(world, 'competitor', { at: `/reports/${report}` })
  const box = page.getByLabel('Reply', { exact: true })
  await box.focus()
  await page.keyboard.type('Is that yours, @')
  await offers(page).getByRole('option').first().waitFor()
  const offered = (await offers(page).getByRole('option').allTextContents()).join()
  expect(offered).toContain('Dogwood plc')
  expect(offered).not.toMatch(/Cedar|Elder plc|Hazel|Everyone|desk/i)
  await page.keyboard.type('dog')
  await expect.poll(() => offers(page).getByRole('option').count()).toBe(1)
  await seen(page, 'mention-picker')
  await page.keyboard.press('Enter')
  expect(await box.inputValue()).toBe('Is that yours, @dogwood ')
  await page.keyboard.type('or somebody else’s in @fin')
  await offers(page)
    .getByRole('option', { name: /finance/ })
    .waitFor()
  await page.keyboard.press('Escape')
  await offers(page).waitFor({ state: 'detached' })
  await page.keyboard.press('Control+Enter')
  await page.getByText('Is that yours, @Dogwood plc or somebody else’s in @fin').waitFor()
  await page.getByRole('link', { name: 'Dogwood plc' }).waitFor()

  await world.call('competitor', 'POST', `/api/reports/${report}/entries`, {
    text: 'Open to all: @dogwood, @birch',
    layer: 'headline',
  })
  await bank.getByRole('link', { name: 'A reply mentions your organisation' }).waitFor()
  await seen(bank, 'inbox-mention-phone-dark')
  await bank.getByRole('link', { name: 'A reply mentions your organisation' }).click()
  await bank.getByText(/Open to all: @Dogwood plc, a member/).waitFor()
  expect(await bank.content()).not.toContain('Birch')
  await seen(bank, 'mention-read-phone-dark')
  const phone = (await browser.visit(world, 'competitor', { ...PHONE, at: `/reports/${report}` })).page
  await phone.getByLabel('Reply', { exact: true }).fill('')
  await phone.getByLabel('Reply', { exact: true }).pressSequentially('@a')
  await offers(phone).getByRole('option').first().waitFor()
  await seen(phone, 'mention-picker-phone')
  const dark = (await browser.visit(world, 'competitor', { dark: true, at: `/reports/${report}` })).page
  await dark.getByLabel('Reply', { exact: true }).pressSequentially('@')
  await offers(dark).getByRole('option').first().waitFor()
  await seen(dark, 'mention-picker-dark')
})
