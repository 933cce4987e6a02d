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
  const { page: dev } = await browser.visit(world, 'secondee', { at: '/situations', dark: true })
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
