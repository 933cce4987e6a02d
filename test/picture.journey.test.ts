import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ShareRequest } from '../src/formats/api/reports.ts'
import { expectAxeClean, expectNoSidewaysScroll, openWorld, PHONE, settled, withBrowser } from './browser.ts'
import type { SeatName } from './cast.ts'
import { asOwner } from './leak/transcript.ts'
import type { World } from './world.ts'

/** The picture as the desk and as a member see it. With AUBURN_SHOTS set, pictures of each view are kept in that folder. */
const browser = withBrowser()
let world: World
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
  await analyst.getByText('As a table').click()
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
