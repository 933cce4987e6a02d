import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAxeClean, expectNoSidewaysScroll, openWorld, PHONE, settled, withBrowser } from './browser.ts'
import { twoCleared } from './cleared.ts'
import type { World } from './world.ts'

/** J5: a cleared person brings a text, a second one sees what was changed and lets it in; the desk reads it as its own. */
const browser = withBrowser()
let world: World
beforeAll(async () => {
  world = await openWorld('releases')
  await twoCleared(world)
  await world.confirm('analyst')
  await world.confirm('officer')
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

test('a text comes in past two people', async () => {
  const { page: one } = await browser.visit(world, 'analyst', { at: '/desk/releases', expects: /^422 / })
  await one.getByRole('button', { name: 'Bring a text' }).click()
  const field = (name: string) => one.getByRole('textbox', { name, exact: true })
  await field('Title').fill('Certificates in use')
  await field('The text, as it was cleared').fill(
    'SECRET\n\nThe group APT-X reuses certificates. Look for serial 4F:A1.',
  )
  await field('Where it comes from').fill('Cleared by A in room B.')
  await field('Why it is needed here').fill('Three members ask what to look for.')
  await one.getByRole('button', { name: 'Put it before a second person' }).click()
  await one
    .getByText(/carries a protective marking above OFFICIAL/)
    .first()
    .waitFor()
  await seen(one, 'refused')
  await field('The text, as it was cleared').fill('The group APT-X reuses certificates. Look for serial 4F:A1.')
  await one.getByRole('button', { name: 'Put it before a second person' }).click()
  await one.getByText('You brought it: a second cleared person lets it in.').waitFor()
  await one.getByText('Change its wording').click()
  await one
    .getByRole('textbox', { name: 'Text', exact: true })
    .fill('The group reuses certificates. Look for serial 4F:A1.')
  await one.getByRole('textbox', { name: 'Why it is changed' }).fill('The name is not cleared.')
  await one.getByRole('button', { name: 'Keep the change' }).click()
  await one.locator('del', { hasText: 'APT-X' }).waitFor()
  await seen(one, 'brought')

  const { page: secondee } = await browser.visit(world, 'secondee', { at: '/desk/releases', expects: /^404 / })
  await secondee.getByText('Nothing was released yet').waitFor()
  expect(await secondee.getByRole('button', { name: 'Bring a text' }).count()).toBe(0)
  const address = new URL(one.url()).pathname
  await secondee.goto(world.url + address)
  await secondee.getByText('Nothing here').waitFor()

  const { page: two } = await browser.visit(world, 'officer', { at: '/desk/releases', dark: true })
  await two.getByRole('link', { name: 'Certificates in use' }).click()
  await two.locator('del', { hasText: 'APT-X' }).waitFor()
  await two.getByRole('textbox', { name: 'Your reason' }).fill('As cleared, without the name.')
  await seen(two, 'deciding')
  await two.setViewportSize(PHONE)
  await seen(two, 'deciding-phone')
  await two.getByRole('button', { name: 'Let it in' }).click()
  await two.getByText('Fusion Cell, released').waitFor()

  await secondee.goto(`${world.url}/desk/releases`)
  await secondee.getByRole('link', { name: 'Certificates in use' }).click()
  await secondee.getByText('Fusion Cell, released').waitFor()
  expect(await secondee.getByText('room B').count()).toBe(0)
  expect(await secondee.getByText('APT-X').count()).toBe(0)
  await seen(secondee, 'released')
})
