import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoMatrices } from '../src/demo/attack.ts'
import { loadAttack } from '../src/flows/load-attack.ts'
import type { ShareRequest } from '../src/formats/api/reports.ts'
import { ok, publish } from './advisory.ts'
import { expectAxeClean, expectNoSidewaysScroll, openWorld, PHONE, settled, tabTo, withBrowser } from './browser.ts'
import type { SeatName } from './cast.ts'
import { asOwner } from './leak/transcript.ts'
import type { World } from './world.ts'

/** The picture as the desk and as a member see it. With AUBURN_SHOTS set, pictures of each view are kept in that folder. */
const browser = withBrowser()
let world: World
const ids = new Map<string, string>()
const HOSTILE = '<img src=x onerror=alert(1)> payslip "loader"'

type Indicators = NonNullable<ShareRequest['content']['technical']>['indicators']
interface Said {
  by: SeatName
  title: string
  weeksAgo: number
  indicators: [type: string, value: string][]
  sectors?: string[]
  regions?: string[]
  kind?: string
  to?: string[]
}
const SAID: Said[] = [
  {
    by: 'author',
    title: HOSTILE,
    weeksAgo: 0,
    indicators: [
      ['domain', 'payroll-portal.example'],
      ['attack-technique', 'T1566.001'],
    ],
    sectors: ['pharma'],
    regions: ['TLF'],
  },
  {
    by: 'competitor',
    title: 'Payslip mails again',
    weeksAgo: 1,
    indicators: [
      ['domain', 'payroll-portal.example'],
      ['attack-technique', 'T1566.001'],
      ['attack-technique', 'T1204.002'],
    ],
    sectors: ['pharma', 'health'],
    regions: ['TLF', 'TLE'],
  },
  {
    by: 'bank',
    title: 'Sign-in relay',
    weeksAgo: 3,
    indicators: [
      ['domain', 'secure-login.example'],
      ['attack-technique', 'T1557'],
    ],
    sectors: ['finance'],
    regions: ['TLI'],
    kind: 'campaign',
  },
  {
    by: 'bank',
    title: 'Sign-in relay, second bank',
    weeksAgo: 2,
    indicators: [
      ['domain', 'secure-login.example'],
      ['attack-technique', 'T1557'],
      ['attack-technique', 'T9999'],
    ],
    sectors: ['finance'],
    regions: ['TLI', 'TLM'],
  },
  {
    by: 'supplier',
    title: 'Scanning of gateways',
    weeksAgo: 5,
    indicators: [
      ['ipv4', '192.0.2.7'],
      ['attack-technique', 'T1190'],
    ],
    regions: ['TLL', 'TLN'],
    kind: 'reconnaissance',
  },
  {
    by: 'author',
    title: 'Loader of the desk alone',
    weeksAgo: 1,
    indicators: [
      ['domain', 'payroll-portal.example'],
      ['attack-technique', 'T1486'],
    ],
    sectors: ['water'],
    regions: ['TLK'],
    to: ['desk'],
  },
  { by: 'competitor', title: 'An old payslip lure', weeksAgo: 16, indicators: [['attack-technique', 'T1566.001']] },
]

beforeAll(async () => {
  world = await openWorld('picture')
  for (const matrix of demoMatrices()) await loadAttack(world.ctx, matrix)
  for (const {
    by,
    title,
    weeksAgo,
    indicators,
    sectors = [],
    regions = [],
    kind = 'incident',
    to = ['everyone'],
  } of SAID) {
    const id = await world.share(by, {
      content: {
        kind: kind as 'incident',
        headline: { title, affects: { sectors: sectors as 'pharma'[], regions: regions as 'TLF'[] } },
        technical: { indicators: indicators.map(([type, value]) => ({ type, value, role: 'unknown' })) as Indicators },
      },
      audience: {
        grants: [
          { layer: 'headline', to, as: 'withheld' },
          { layer: 'technical', to, as: 'withheld' },
        ],
        except: [],
        tlp: to[0] === 'desk' ? 'AMBER' : 'GREEN',
      },
    })
    ids.set(title, id)
    await asOwner(world, "update feed set at = at - $2 * interval '7 days' where report = $1", [id, weeksAgo])
  }
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

test('the desk sees what it may, a member what it may', async () => {
  const { page: analyst } = await browser.visit(world, 'analyst', { at: '/picture' })
  await analyst.getByText('6 reports that you may read').waitFor()
  for (const table of await analyst.getByText('As a table').all()) await table.click()
  await seen(analyst, 'desk-overview')
  const { page: member } = await browser.visit(world, 'outsider', { at: '/picture', dark: true })
  await member.getByText('5 reports that you may read').waitFor()
  await seen(member, 'member-overview-dark')
  await member.getByLabel('Period').selectOption('26')
  await member.getByText('6 reports that you may read in 26 weeks').waitFor()
  expect(new URL(member.url()).search).toBe('?weeks=26')
  await member.getByLabel('Kind', { exact: true }).selectOption('campaign')
  await member.getByText('1 report that you may read').waitFor()
  const { page: phone } = await browser.visit(world, 'competitor', { ...PHONE, at: '/picture' })
  await phone.getByText('5 reports that you may read').waitFor()
  await seen(phone, 'member-overview-phone')
})

test('techniques stand where the loaded matrix has them, and leave for the Navigator', async () => {
  const { page } = await browser.visit(world, 'analyst', { at: '/picture?view=techniques' })
  await page.getByRole('heading', { name: 'Enterprise ATT&CK' }).waitFor()
  const headings = await page.locator('.pic-tactic h3').allInnerTexts()
  expect(headings).toEqual(demoMatrices()[0]?.tactics.map(t => t.name))
  const access = page.locator('.pic-tactic', { hasText: 'Initial Access' })
  await access.getByText('Phishing: Spearphishing Attachment').waitFor()
  await page.getByText('In no matrix that is loaded: T9999 (1)').waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Layer for ATT&CK Navigator' }).first().click()
  const file = await (await download).createReadStream()
  const layer = JSON.parse(Buffer.concat(await file.toArray()).toString('utf8'))
  expect(layer.versions.layer).toBe('4.5')
  expect(layer.domain).toBe('enterprise-attack')
  expect(layer.techniques.map((t: { techniqueID: string }) => t.techniqueID)).toEqual([
    'T1190',
    'T1204.002',
    'T1486',
    'T1557',
    'T1566.001',
  ])
  await seen(page, 'desk-techniques')
  const { page: phone } = await browser.visit(world, 'outsider', {
    ...PHONE,
    dark: true,
    at: '/picture?view=techniques',
  })
  await phone.getByRole('heading', { name: 'Enterprise ATT&CK' }).waitFor()
  expect(await phone.getByText('T1486').count()).toBe(0)
  await seen(phone, 'member-techniques-phone-dark')
})

test('the twelve regions, by keyboard', async () => {
  const { page } = await browser.visit(world, 'outsider', { at: '/picture?view=affected' })
  const tile = (name: RegExp) => page.getByRole('button', { name })
  await tabTo(page, tile(/^Scotland/))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  expect(await tile(/^E Midlands 2 reports/).evaluate(it => it === it.ownerDocument.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Sectors: East Midlands' }).waitFor()
  expect(await page.locator('.pic-sectors').innerText()).toMatch(/Finance\s+0[\s\S]*Pharma\s+2/)
  await page.getByRole('button', { name: /^Finance/ }).click()
  await tile(/^London 2 reports/).waitFor()
  await seen(page, 'member-affected')
  const { page: phone } = await browser.visit(world, 'analyst', { ...PHONE, dark: true, at: '/picture?view=affected' })
  await phone.getByRole('button', { name: /^South West 1 report$/ }).waitFor()
  await seen(phone, 'desk-affected-phone-dark')
})

test('the graph draws what the list says, and a hostile title stays text', async () => {
  const { page } = await browser.visit(world, 'outsider', { at: '/picture?view=graph' })
  await page.locator('.pic-canvas[data-plotted]').waitFor()
  const listed = await page
    .locator('.pic-beside li[data-node]')
    .evaluateAll(all => all.map(li => li.getAttribute('data-node')))
  const plotted = (await page.locator('.pic-canvas').getAttribute('data-plotted'))?.split(' ')
  expect(listed.length).toBe(5 + 4)
  expect(new Set(plotted)).toEqual(new Set(listed))
  await page.getByRole('link', { name: HOSTILE }).first().waitFor()
  expect(await page.locator('.pic-canvas img, .pic-beside img').count()).toBe(0)
  expect(await page.getByText('Loader of the desk alone').count()).toBe(0)
  await seen(page, 'member-graph')
  await page.getByRole('button', { name: 'Show in the graph: payroll-portal.example' }).click()
  expect(await page.locator('.pic-beside li[data-beside]').count()).toBe(3)
  await seen(page, 'member-graph-chosen')
  const { page: dark } = await browser.visit(world, 'analyst', { dark: true, at: '/picture?view=graph' })
  await dark.locator('.pic-canvas[data-plotted]').waitFor()
  await dark.getByText('Loader of the desk alone').last().waitFor()
  await seen(dark, 'desk-graph-dark')
  const { page: phone } = await browser.visit(world, 'analyst', { ...PHONE, at: '/picture?view=graph' })
  await phone.locator('.pic-canvas[data-plotted]').waitFor()
  await seen(phone, 'desk-graph-phone')
})

test('the timeline', async () => {
  const { page } = await browser.visit(world, 'analyst', { at: '/picture?view=timeline' })
  await page.getByRole('cell', { name: /Scanning of gateways/ }).waitFor()
  await seen(page, 'desk-timeline')
  const { page: phone } = await browser.visit(world, 'analyst', { ...PHONE, dark: true, at: '/picture?view=timeline' })
  await phone.getByRole('cell', { name: /Scanning of gateways/ }).waitFor()
  await seen(phone, 'desk-timeline-phone-dark')
})

test('the picture of one situation, under a hostile name, and who has acted on what came of it', async () => {
  const name = '<b>Crew</b> "onerror=alert(1)" \u202eevil'
  const of = ['Sign-in relay', 'Sign-in relay, second bank', HOSTILE, 'An old payslip lure'].map(t => ids.get(t) ?? '')
  const opened = await ok(world.call('analyst', 'POST', '/api/situations', { name, reports: of }))
  const { report } = await publish(world, { situation: opened.body.id })
  await ok(world.call('author', 'PUT', `/api/reports/${report}/actions`, { answer: 'done' }))
  await ok(world.call('bank', 'PUT', `/api/reports/${report}/actions`, { answer: 'need-help' }))
  const at = `/situations/${opened.body.id}`
  const { page } = await browser.visit(world, 'analyst', { at })
  await page.getByRole('link', { name: 'Its picture' }).click()
  await page.getByRole('heading', { level: 1, name: 'The picture of' }).waitFor()
  await page.getByText('4 reports of this situation that you may read').waitFor()
  expect(await page.locator('main b', { hasText: 'Crew' }).count()).toBe(0)
  await seen(page, 'situation-overview')
  await page.getByLabel('Period').selectOption('12')
  await page.getByText('3 reports of this situation that you may read in 12 weeks; 1 in').waitFor()
  await page.getByRole('link', { name: 'Graph' }).click()
  await page.locator('.pic-canvas[data-plotted]').waitFor()
  expect(await page.locator('.pic-beside li[data-node^="t"]').count()).toBe(2)
  await page.getByRole('link', { name: 'Timeline' }).click()
  expect(await page.locator('.pic-timeline title').allTextContents()).toContain(HOSTILE)
  expect(await page.locator('.pic-timeline img').count()).toBe(0)
  await page.getByRole('link', { name: 'Who has acted' }).click()
  await page.getByText(/^6 of \d+ answers to 1 advisory came/).waitFor()
  await seen(page, 'situation-acted')
  const { page: dark } = await browser.visit(world, 'analyst', { ...PHONE, dark: true, at: `${at}/picture?view=acted` })
  await dark.getByText(/^6 of \d+ answers to 1 advisory came/).waitFor()
  await seen(dark, 'situation-acted-phone-dark')
  for (const table of await dark.locator('.pic-acted').all())
    expect(await table.evaluate(it => it.scrollWidth - it.clientWidth), 'nothing to scroll for sideways').toBe(0)
  const { page: phone } = await browser.visit(world, 'analyst', { ...PHONE, at: `${at}/picture` })
  await phone.getByText('4 reports of this situation').waitFor()
  await seen(phone, 'situation-overview-phone')
  const { page: member } = await browser.visit(world, 'supplier', { dark: true, at: '/picture?view=acted' })
  await member.getByText('fewer than 5').first().waitFor()
  expect(await member.getByText('answers to').count()).toBe(0)
  await seen(member, 'member-acted-dark')
  const { page: small } = await browser.visit(world, 'supplier', { ...PHONE, at: '/picture?view=acted' })
  await small.getByText('fewer than 5').first().waitFor()
  await seen(small, 'member-acted-phone')
  const { page: outsider } = await browser.visit(world, 'outsider', { at: `${at}/picture`, expects: /^404 / })
  await outsider.getByText('Nothing here').first().waitFor()
})

test('a report names its techniques', async () => {
  const { page } = await browser.visit(world, 'outsider', { at: `/reports/${ids.get(HOSTILE)}` })
  await page.getByText('Phishing: Spearphishing Attachment').first().waitFor()
  await seen(page, 'report-techniques')
})
