import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ShareRequest } from '../src/formats/api/reports.ts'
import { expectAxeClean, expectNoSidewaysScroll, openWorld, PHONE, tabTo, withBrowser } from './browser.ts'
import { threeLayers, type World } from './world.ts'

/** A search is narrowed, kept, followed, rings when something new comes, and is let go. */
const browser = withBrowser()
let world: World
beforeAll(async () => {
  world = await openWorld('searches')
  await world.share('author', threeLayers('to begin with'))
})
beforeEach(() => browser.leave())
afterAll(() => world?.close())

const shots = process.env.AUBURN_SHOTS
async function seen(page: Page, name: string): Promise<void> {
  await expectAxeClean(page)
  await expectNoSidewaysScroll(page)
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}.png` })
}
const heron = (title: string): ShareRequest => ({
  content: { kind: 'incident', headline: { title, summary: '', affects: { sectors: ['pharma'], regions: [] } } },
  audience: { grants: [{ layer: 'headline', to: ['pharma'], as: 'withheld' }], tlp: 'AMBER' },
})

test('a search is kept and followed, rings live, and is renamed and deleted', async () => {
  const { page } = await browser.visit(world, 'competitor', { at: '/search?q=heron' })
  await page.getByText('Nothing for “heron”').waitFor()
  await page.getByLabel('Sector that is affected').selectOption('pharma')
  await page.waitForURL(/sector=pharma/)
  // By keyboard alone.
  await tabTo(page, page.getByRole('button', { name: 'Save this search' }))
  await page.keyboard.press('Enter')
  await page.getByLabel('Name of this search').fill('Herons')
  await seen(page, 'search-naming')
  await page.keyboard.press('Enter')
  await page.getByText('Saved as “Herons”').waitFor()
  const entry = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Herons/ })
  await entry.waitFor()

  await page.goto(`${world.url}/inbox`)
  await world.share('author', heron('A heron at the gate'))
  await world.share('author', {
    ...heron('A heron elsewhere'),
    audience: { grants: [{ layer: 'headline', to: ['desk'], as: 'withheld' }], tlp: 'AMBER' },
  })
  const line = page.getByRole('link', { name: /One new report in your search “Herons”/ })
  await line.waitFor()
  await entry.getByText('1', { exact: false }).waitFor()
  await seen(page, 'inbox-search')
  const phone = (await browser.visit(world, 'competitor', { ...PHONE, dark: true, at: '/inbox' })).page
  await phone.getByRole('link', { name: /One new report/ }).waitFor()
  await seen(phone, 'inbox-search-phone-dark')
  await line.click()
  await page.getByRole('list', { name: 'Found' }).getByText('A heron at the gate').waitFor()
  await page.getByText('Saved as “Herons”').waitFor()
  expect(page.url()).toContain('q=heron')
  await seen(page, 'search-found')
  // Looked at, it is news no more.
  await page.goto(`${world.url}/inbox`)
  await page.getByRole('link', { name: /Your search “Herons”: one report lately/ }).waitFor()

  await phone.goto(`${world.url}/search?q=heron&sector=pharma&tlp=AMBER&seen=1`)
  await phone.getByText('Nothing for “heron”').waitFor()
  await seen(phone, 'search-filters-phone-dark')
  await phone.goto(`${world.url}/search`)
  await phone.getByRole('heading', { name: 'Saved searches' }).waitFor()
  await seen(phone, 'searches-phone-dark')
  const light = (await browser.visit(world, 'competitor', { ...PHONE, at: '/search' })).page
  await light.getByRole('heading', { name: 'Saved searches' }).waitFor()
  await seen(light, 'searches-phone')
  const dark = (await browser.visit(world, 'competitor', { dark: true, at: '/search' })).page
  await dark.getByRole('heading', { name: 'Saved searches' }).waitFor()
  await seen(dark, 'searches-dark')

  await page.goto(`${world.url}/search`)
  await page.getByRole('button', { name: 'Rename “Herons”' }).click()
  await page.getByLabel('New name').fill('Grey herons')
  await page.keyboard.press('Enter')
  await page.getByRole('main').getByRole('link', { name: 'Grey herons' }).waitFor()
  await page.getByRole('button', { name: 'Following “Grey herons”' }).click()
  await page.getByRole('button', { name: 'Follow “Grey herons”', pressed: false }).waitFor()
  await page.getByRole('button', { name: 'Delete “Grey herons”' }).click()
  await page.getByRole('main').getByRole('link', { name: 'Grey herons' }).waitFor({ state: 'detached' })
})

test('a value is followed from its page; questions are listed by whether they are answered', async () => {
  const { page } = await browser.visit(world, 'competitor', { at: '/lookup?value=payroll-portal.example' })
  await page.getByRole('button', { name: 'Follow this value' }).click()
  await page.getByRole('button', { name: 'Following “Value payroll-portal[.]example”', pressed: true }).waitFor()
  await seen(page, 'value-followed')
  await world.share('author', threeLayers('once more'))
  await page.goto(`${world.url}/inbox`)
  await page.getByRole('link', { name: /One new report in your search “Value/ }).waitFor()
  await page.goto(`${world.url}/questions`)
  await page.getByRole('link', { name: 'Answered' }).click()
  await page.getByText('No question has an accepted answer yet').waitFor()
  await seen(page, 'questions-answered')
})
