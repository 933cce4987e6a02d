import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clearAnalyst } from '../src/flows/staff-desk.ts'
import { change, rowsOf } from '../src/store/database.ts'
import { expectAxeClean, expectNoSidewaysScroll, openWorld, PHONE, settled, withBrowser } from './browser.ts'
import type { World } from './world.ts'

/**
 * The operator brings somebody to the desk, lent by a member; she signs in as Analyst 3, reads and writes as that; what
 * excepts her employer is not there for her, and her colleague reads that a conflict exists. With AUBURN_SHOTS set, pictures
 * are kept in that folder.
 */
const browser = withBrowser()
let world: World
beforeAll(async () => {
  world = await openWorld('desk')
  const { nodes, members, seats } = world.cast
  await change(world.ctx.db, undefined, async tx => {
    await tx.all("update seat set role = 'operator' where circle = $1", [seats.officer])
    await tx.all('update node set host = $2, manager = $3 where circle = $1', [
      nodes['fusion-cell'],
      members.gorse,
      seats.analyst,
    ])
    for (const seat of [seats.officer, seats.analyst])
      await tx.all("update session set stepped_up_at = now() + interval '1 hour' where seat = $1", [seat])
  })
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

test('from an operator’s hand to a desk with no path home', async () => {
  const { page: operator } = await browser.visit(world, 'officer', { at: '/desk' })
  await operator.getByRole('button', { name: 'Bring somebody to the desk' }).click()
  await operator.getByRole('textbox', { name: 'Name', exact: true }).fill('Lena Birchall')
  await operator.getByRole('textbox', { name: 'E-mail' }).fill('lena@birch.example')
  await operator.getByRole('textbox', { name: 'Title' }).fill('Industry analyst, networks')
  await operator.getByRole('textbox', { name: 'Lent by' }).fill('birch')
  await seen(operator, 'bring')
  await operator.getByRole('button', { name: 'Make the seat' }).click()
  const link = await operator.locator('code.secret').innerText()
  await operator.getByText('lent by Birch plc').waitFor()
  await seen(operator, 'operator')

  const hidden = await world.share('author', {
    content: { kind: 'incident', headline: { title: 'Our rival must not know', summary: 'Payslip mails.' } },
    audience: { grants: [{ layer: 'headline', to: ['desk'], as: 'withheld' }], except: ['birch'], tlp: 'AMBER' },
  })
  const { page: lena } = await browser.visit(world, undefined, { expects: /^(401|404) / })
  await lena.goto(world.url + link.slice(world.ctx.url.length))
  await lena.getByRole('button', { name: /Sign in/ }).click()
  await lena.getByRole('button', { name: 'Not now' }).waitFor()
  await world.signTerms()
  await lena.getByRole('button', { name: 'Not now' }).click()
  await lena.getByText('Analyst 3, Fusion Cell').first().waitFor()
  await lena.goto(`${world.url}/desk`)
  await lena.getByText('What excepts Birch plc is closed to you here').waitFor()
  await seen(lena, 'secondee')
  await lena.setViewportSize(PHONE)
  await seen(lena, 'secondee-phone')
  await lena.setViewportSize({ width: 1440, height: 900 })
  await lena.goto(`${world.url}/reports/${hidden}`)
  await lena.getByText('Nothing here').waitFor()

  const { page: analyst } = await browser.visit(world, 'analyst', { at: `/reports/${hidden}`, dark: true })
  await analyst.getByText('A conflict exists: not everybody on this desk may see this.').waitFor()
  await seen(analyst, 'conflict')
})

test('a room for government alone: cleared by one, let in by another', async () => {
  const { page: operator } = await browser.visit(world, 'officer', { at: '/found-node' })
  await operator.getByRole('radio', { name: 'Chosen group' }).check()
  await operator.getByRole('checkbox', { name: 'For government alone' }).check()
  await operator.getByRole('textbox', { name: 'Name', exact: true }).fill('Inner room')
  await operator.getByRole('textbox', { name: 'Handle' }).fill('inner-room')
  await seen(operator, 'found')
  await operator.getByRole('button', { name: 'Found it' }).click()
  await operator.getByRole('heading', { name: 'Inner room' }).first().waitFor()
  const [seat] = await rowsOf(world.ctx.db.app).all<{ gid: string }>('select gid from seat where circle = $1', [
    world.cast.seats.analyst,
  ])
  await clearAnalyst(world.ctx, undefined, seat?.gid ?? '', new Date(Date.now() + 20 * 86_400_000).toISOString())
  await operator.goto(`${world.url}/desk`)
  await operator.getByRole('button', { name: 'Let in' }).click()
  await operator.getByRole('button', { name: /^Out of Inner room/ }).waitFor()
  await operator.getByRole('button', { name: /^Clearance of Lena/ }).click()
  await operator.getByLabel('Meets the requirement until').fill('2027-06-01T12:00')
  await seen(operator, 'clearance')
  await operator.getByRole('button', { name: 'Keep', exact: true }).click()
  await operator.getByRole('dialog').waitFor({ state: 'hidden' })
  await seen(operator, 'operator-room')

  const { page: analyst } = await browser.visit(world, 'analyst', { at: '/desk' })
  await analyst.getByText('it ends within 30 days').waitFor()
  await analyst.getByRole('link', { name: 'Inner room' }).first().waitFor()
  await seen(analyst, 'analyst')
  expect(await analyst.getByRole('button', { name: 'Bring somebody to the desk' }).count()).toBe(0)
})
