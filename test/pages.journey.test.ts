import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPerson } from '../src/flows/run-partnership.ts'
import { accessOf } from '../src/portal/pages.ts'
import { change, rowsOf } from '../src/store/database.ts'
import { juniper } from './applicants.ts'
import {
  expectAxeClean,
  expectNoSidewaysScroll,
  openWorld,
  PHONE,
  settled,
  type Visit,
  withBrowser,
} from './browser.ts'
import type { SeatName } from './cast.ts'
import { asOwner } from './leak/transcript.ts'
import { isFullProof } from './seed.ts'
import { threeLayers, type World } from './world.ts'

/** Every page of the portal, light and dark, on a phone and on a desk; a short run takes a seeded quarter of it. */
interface Stop {
  /** As src/portal/routes.tsx has it. */
  route: string
  as: SeatName | undefined
  at: () => string
  /** What says that the page is there. */
  shows: (page: Page) => { waitFor(): Promise<void> }
  having?: (page: Page) => Promise<void>
}
const made = {
  report: '',
  question: '',
  draft: '',
  link: '',
  invitation: '',
  application: '',
  situation: '',
  advisory: '',
}
const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name }).first()
const text = (words: string) => (page: Page) => page.getByText(words).first()

const STOPS: Stop[] = [
  { route: '/', as: undefined, at: () => '/', shows: heading(/Warn the others in seconds/) },
  { route: '/', as: 'competitor', at: () => '/', shows: page => page.getByRole('listitem').first() },
  { route: '/', as: 'competitor', at: () => '/?followed=1', shows: text('You follow nothing yet') },
  { route: '/reports/$id', as: 'competitor', at: () => `/reports/${made.report}`, shows: heading('2 indicators') },
  {
    route: '/reports/$id',
    as: 'author',
    at: () => `/reports/${made.report}`,
    shows: text("Your organisation's report"),
  },
  { route: '/reports/$id', as: 'author', at: () => `/reports/${made.question}`, shows: text('Since Monday') },
  { route: '/reports/$id', as: 'regulator', at: () => `/reports/${made.report}`, shows: text('Nothing here') },
  { route: '/share', as: 'author', at: () => '/share', shows: page => page.getByLabel('Paste anything') },
  {
    route: '/share',
    as: 'author',
    at: () => '/share',
    shows: page => page.getByLabel('Paste anything'),
    having: async page => {
      await page
        .getByLabel('Paste anything')
        .fill('Alder plc saw hxxps://zq7-payslip-portal[.]com/login and 185[.]212[.]44[.]19. Two of us clicked.')
      // What was found, and what is struck out, move the page down when they come: a click meanwhile hits nothing.
      await page.getByText('2 of 2 ticked').waitFor()
      await page.getByText('2 places struck out').waitFor()
      await page.getByRole('button', { name: 'In three layers' }).click()
      await page.getByRole('article', { name: 'What they get' }).waitFor()
    },
  },
  { route: '/share', as: 'author', at: () => `/share?edit=${made.report}`, shows: heading('Change your report') },
  { route: '/share', as: 'bank', at: () => '/share?kind=question', shows: heading('Ask a question') },
  {
    route: '/nodes',
    as: 'competitor',
    at: () => '/nodes',
    shows: page => page.getByRole('main').getByRole('link', { name: 'finance' }),
  },
  {
    route: '/nodes/$handle',
    as: 'competitor',
    at: () => '/nodes/pharma',
    shows: page => page.getByRole('listitem').filter({ hasText: 'Payslip' }).first(),
  },
  { route: '/nodes/$handle', as: 'competitor', at: () => '/nodes/finance', shows: text('You are not in this node') },
  {
    route: '/nodes/$handle',
    as: 'bank',
    at: () => '/nodes/finance?tab=health',
    shows: heading('Asked most'),
    having: async page => {
      for (const table of await page.getByText('As a table').all()) await table.click()
    },
  },
  {
    route: '/fairness',
    as: 'competitor',
    at: () => '/fairness',
    shows: heading(/^You received/),
    having: page => page.getByText('As a table').click(),
  },
  { route: '/picture', as: 'competitor', at: () => '/picture', shows: heading('The picture') },
  { route: '/partnership', as: 'competitor', at: () => '/partnership', shows: text('Nothing here') },
  { route: '/partnership', as: 'secondee', at: () => '/partnership', shows: heading('The partnership in numbers') },
  { route: '/terms', as: 'competitor', at: () => '/terms', shows: text('Keep confidence.') },
  { route: '/set-up', as: 'secondee', at: () => '/set-up', shows: heading('A second operator') },
  { route: '/publish-terms', as: 'secondee', at: () => '/publish-terms', shows: heading('Publish new terms') },
  { route: '/found-node', as: 'competitor', at: () => '/found-node', shows: text('Nothing here') },
  {
    route: '/nodes/$handle',
    as: 'bank',
    at: () => '/nodes/quiet-group?tab=run',
    shows: heading('Invite organisations'),
    having: async page => {
      await page.getByLabel('Mail addresses').fill('sam@cedar.example; nobody at all')
      await page.getByText('1 address').waitFor()
    },
  },
  {
    route: '/invitation',
    as: undefined,
    at: () => '/invitation',
    shows: heading('This invitation does not work any more'),
  },
  {
    route: '/invitation',
    as: undefined,
    at: () => `/invitation#${made.invitation}`,
    shows: heading('Dogwood plc invites your organisation'),
  },
  {
    route: '/invitation',
    as: 'outsider',
    at: () => `/invitation#${made.invitation}`,
    shows: page => page.getByRole('button', { name: 'Join for Cedar plc' }),
  },
  { route: '/desk', as: 'analyst', at: () => '/desk', shows: text('You act here as') },
  {
    route: '/desk/names',
    as: 'analyst',
    at: () => '/desk/names',
    shows: text('Everybody at the desk reads this list'),
  },
  { route: '/desk/names', as: 'competitor', at: () => '/desk/names', shows: text('Nothing here') },
  { route: '/desk', as: 'secondee', at: () => '/desk', shows: text('Bring somebody to the desk') },
  { route: '/desk', as: 'competitor', at: () => '/desk', shows: text('Nothing here') },
  { route: '/desk/hand-over', as: 'analyst', at: () => '/desk/hand-over', shows: heading('Hand-over') },
  { route: '/desk/hand-over', as: 'competitor', at: () => '/desk/hand-over', shows: text('Nothing here') },
  { route: '/desk/requirements', as: 'analyst', at: () => '/desk/requirements', shows: heading('Requirements') },
  { route: '/desk/requirements', as: 'competitor', at: () => '/desk/requirements', shows: text('Nothing here') },
  { route: '/desk/queue', as: 'analyst', at: () => '/desk/queue', shows: heading('Queue') },
  { route: '/desk/queue', as: 'competitor', at: () => '/desk/queue', shows: text('Nothing here') },
  { route: '/advisories', as: 'analyst', at: () => '/advisories', shows: heading('In hand at the desk') },
  { route: '/advisories', as: 'competitor', at: () => '/advisories', shows: heading('Advisories') },
  { route: '/advisories/new', as: 'analyst', at: () => '/advisories/new', shows: heading('Begin an advisory') },
  { route: '/advisories/new', as: 'competitor', at: () => '/advisories/new', shows: text('Nothing here') },
  {
    route: '/advisories/$id/edit',
    as: 'analyst',
    at: () => `/advisories/${made.advisory}/edit`,
    shows: heading('Release check'),
  },
  {
    route: '/advisories/$id/edit',
    as: 'competitor',
    at: () => `/advisories/${made.advisory}/edit`,
    shows: text('Nothing here'),
  },
  { route: '/situations', as: 'analyst', at: () => '/situations', shows: text('Copper Lantern') },
  { route: '/situations', as: 'competitor', at: () => '/situations', shows: text('Nothing here') },
  {
    route: '/situations/$id',
    as: 'secondee',
    at: () => `/situations/${made.situation}`,
    shows: heading('Copper Lantern'),
  },
  {
    route: '/situations/$id/picture',
    as: 'secondee',
    at: () => `/situations/${made.situation}/picture`,
    shows: heading('The picture of Copper Lantern'),
    having: page => page.getByText('As a table').first().click(),
  },
  {
    route: '/situations/$id/picture',
    as: 'author',
    at: () => `/situations/${made.situation}/picture`,
    shows: text('Nothing here'),
  },
  { route: '/situations/$id', as: 'author', at: () => `/situations/${made.situation}`, shows: text('Nothing here') },
  { route: '/samples', as: 'competitor', at: () => '/samples', shows: heading('Ask the desk to look') },
  { route: '/samples', as: 'analyst', at: () => '/samples', shows: heading('Samples to look at') },
  {
    route: '/samples/$id',
    as: 'competitor',
    at: () => '/samples/00000000-0000-4000-8000-000000000000',
    shows: text('Nothing here'),
  },
  { route: '/desk/releases', as: 'analyst', at: () => '/desk/releases', shows: heading('Release desk') },
  { route: '/desk/releases', as: 'competitor', at: () => '/desk/releases', shows: text('Nothing here') },
  {
    route: '/desk/releases/$id',
    as: 'secondee',
    at: () => '/desk/releases/00000000-0000-4000-8000-000000000000',
    shows: text('Nothing here'),
  },
  { route: '/node-requests', as: 'competitor', at: () => '/node-requests', shows: text('No requests') },
  { route: '/join', as: undefined, at: () => '/join', shows: heading('Register interest') },
  {
    route: '/application',
    as: undefined,
    at: () => '/application',
    shows: heading('No application stands behind this link'),
  },
  { route: '/application', as: undefined, at: () => made.application, shows: heading('Prove your domain') },
  { route: '/admission', as: 'competitor', at: () => '/admission', shows: text('Nobody waits') },
  {
    route: '/admission/$id',
    as: 'competitor',
    at: () => '/admission/00000000-0000-4000-8000-000000000000',
    shows: text('Nothing here'),
  },
  {
    route: '/members',
    as: 'competitor',
    at: () => '/members',
    shows: page => page.getByRole('main').getByRole('link', { name: 'Alder plc' }),
  },
  { route: '/members/$handle', as: 'author', at: () => '/members/alder', shows: text('Colleagues') },
  { route: '/members/$handle', as: 'competitor', at: () => '/members/dogwood', shows: heading('Dogwood plc') },
  {
    route: '/inbox',
    as: 'author',
    at: () => '/inbox',
    shows: page => page.getByRole('main').getByRole('listitem').first(),
  },
  { route: '/inbox', as: 'officer', at: () => '/inbox', shows: text('Nothing waits for you') },
  {
    route: '/questions',
    as: 'competitor',
    at: () => '/questions',
    shows: page => page.getByRole('listitem').filter({ hasText: 'anybody' }).first(),
  },
  { route: '/search', as: 'competitor', at: () => '/search', shows: text('What are you looking for?') },
  {
    route: '/search',
    as: 'competitor',
    at: () => '/search?q=payslip',
    shows: page => page.getByRole('list', { name: 'Found' }),
  },
  { route: '/search', as: 'competitor', at: () => '/search?q=zzzz', shows: text('Nothing for') },
  { route: '/lookup', as: 'competitor', at: () => '/lookup', shows: heading('Look up values') },
  { route: '/lookup', as: 'competitor', at: () => '/lookup?value=192.0.2.7', shows: text('1 value known') },
  { route: '/drafts', as: 'colleague', at: () => '/drafts', shows: text('Asked of you') },
  { route: '/drafts', as: 'colleague', at: () => `/drafts?id=${made.draft}`, shows: text('asks you to sign this off') },
  { route: '/settings', as: 'admin', at: () => '/settings', shows: heading('Settings') },
  { route: '/settings', as: 'admin', at: () => '/settings?tab=access', shows: heading('Where you are signed in') },
  {
    route: '/settings',
    as: 'admin',
    at: () => '/settings?tab=keys',
    shows: page => page.getByRole('button', { name: 'Revoke' }).first(),
  },
  {
    route: '/settings',
    as: 'admin',
    at: () => '/settings?tab=organisation',
    shows: page => page.getByRole('button', { name: 'Save' }),
  },
  {
    route: '/settings',
    as: 'admin',
    at: () => '/settings?tab=listed',
    shows: heading('How others see you'),
    having: async page => {
      await page.getByLabel('As somebody').selectOption('pharma')
      await page.getByText('stands among the members').or(page.getByText('You count among its members')).waitFor()
    },
  },
  { route: '/settings', as: 'author', at: () => '/settings?tab=organisation', shows: text('Only an administrator') },
  {
    route: '/settings',
    as: 'admin',
    at: () => '/settings?tab=mail',
    shows: page => page.getByRole('radiogroup', { name: 'Tell me by mail what is new' }),
  },
  { route: '/settings', as: 'admin', at: () => '/settings?tab=people', shows: heading('Lapsed') },
  { route: '/m', as: undefined, at: () => '/m', shows: heading('This link is too old') },
  {
    route: '/confirm-mail',
    as: undefined,
    at: () => `/confirm-mail#${'A'.repeat(60)}`,
    shows: heading('Is this your address?'),
  },
  {
    route: '/mail-off/$token',
    as: undefined,
    at: () => '/mail-off/nothing',
    shows: heading('No more mail from Auburn?'),
  },
  { route: '/welcome', as: 'bank', at: () => '/welcome', shows: heading(/^Welcome/) },
  { route: '/sign-in', as: undefined, at: () => '/sign-in', shows: heading('Sign in to Auburn') },
  { route: '/link', as: undefined, at: () => '/link', shows: heading('This link does not work any more') },
  {
    route: '/link',
    as: undefined,
    at: () => made.link,
    shows: page => page.getByRole('button', { name: /^Sign in as/ }),
  },
  {
    route: '/sso/$id',
    as: undefined,
    at: () => '/sso/00000000-0000-4000-8000-000000000000',
    shows: heading('Sign in at your organisation'),
  },
  { route: 'any other', as: 'competitor', at: () => '/no-such-page', shows: text('Nothing here') },
]

const LOOKS = [
  { name: 'light on a desk', options: {} },
  { name: 'dark on a desk', options: { dark: true } },
  { name: 'light on a phone', options: PHONE },
  { name: 'dark on a phone', options: { ...PHONE, dark: true } },
] as const
const seed = Number(process.env.AUBURN_SEED) || 0
/** One look of the four for each page, another with another seed; neighbours (often one page, twice) differ. */
function taken(stop: number, look: number): boolean {
  return isFullProof() || look === (stop + seed) % LOOKS.length
}

const browser = withBrowser()
let world: World
beforeAll(async () => {
  world = await openWorld('pages')
  await fill()
})
afterAll(async () => {
  await browser.leave()
  await world?.close()
})

async function fill(): Promise<void> {
  const post = async (as: SeatName, path: string, body: unknown) => {
    const answer = await world.call(as, 'POST', path, body)
    expect(answer.status, path).toBeLessThan(300)
    return answer.body
  }
  await post('analyst', '/api/desk/names', { kind: 'actor', name: 'Copper Lantern', aliases: ['the payslip crew'] })
  made.report = await world.share('author', threeLayers())
  await post('competitor', `/api/reports/${made.report}/entries`, {
    text: 'Same here, from hxxp://other-page[.]top',
    as: 'named',
  })
  await post('outsider', `/api/reports/${made.report}/more-detail`, { text: 'May we hunt?' })
  await post('supplier', `/api/reports/${made.report}/sightings`, { value: '192.0.2.7', count: 3 })
  const question = threeLayers()
  question.content.kind = 'question'
  question.content.headline.title = 'Has anybody seen these mails?'
  made.question = await world.share('author', question)
  const answer = await post('bank', `/api/reports/${made.question}/entries`, {
    text: 'Since Monday',
    as: 'withheld',
    layer: 'headline',
  })
  await post('author', `/api/reports/${made.question}/entries/${answer.id}/accepted`, {})
  made.situation = (
    await post('analyst', '/api/situations', { name: 'Copper Lantern', reports: [made.report, made.question] })
  ).id
  made.advisory = (await post('analyst', '/api/desk/advisories', { kind: 'advisory', situation: made.situation })).id
  const request = threeLayers('to be signed off')
  const colleague = (await world.call('colleague', 'GET', '/api/me')).body.seat
  made.draft = (await post('author', '/api/drafts', { request, colleague, note: 'Look at the wording' })).id
  // Enough members for the whole board.
  await asOwner(
    world,
    `insert into in_circle(who, circle, since) select m.circle, n.circle, now() from member m, node n
       where n.handle = 'finance' and m.handle in ('t1', 't2', 't3', 't4', 't5')`,
  )
  await asOwner(world, "update node set champion = $1 where handle = 'finance'", [world.cast.seats.bank])
  await asOwner(world, "update seat set role = 'operator' where circle = $1", [world.cast.seats.secondee])
  const { link } = await addPerson(world.ctx, {
    member: 'alder',
    name: 'Robin Weaver',
    email: undefined,
    title: '',
    role: 'member',
    listed: false,
    desk: false,
  })
  made.link = link.slice(world.url.length)
  await change(world.ctx.db, undefined, async tx => {
    const { nodes, members } = world.cast
    await tx.all('update node set host = $2 where circle = $1', [nodes['quiet-group'], members.dogwood])
  })
  const addresses = ['sam@cedar.example']
  const { items } = await post('bank', '/api/nodes/quiet-group/invitations', { addresses })
  made.invitation = items[0].link.split('#')[1]
  const applied = await world.call(undefined, 'POST', '/api/applications', juniper(), { origin: world.url })
  made.application = applied.body.link.slice(world.url.length)
  const { seat } = await addPerson(world.ctx, {
    member: 'alder',
    name: 'Kit Longaway',
    email: 'kit@alder.example',
    title: 'Night desk',
    role: 'member',
    listed: false,
    desk: false,
  })
  await rowsOf(world.ctx.db.app).all("update seat set state = 'lapsed', lapsed_at = $2 where gid = $1", [
    seat,
    world.ctx.now(),
  ])
}

test('every route of the portal is on the list', () => {
  const source = readFileSync(new URL('../src/portal/routes.tsx', import.meta.url), 'utf8')
  const routes = [...source.matchAll(/\bscreen\('([^']+)'/g)].map(match => match[1] ?? '')
  expect(routes.length).toBeGreaterThan(10)
  expect(source.match(/createRoute\(/g), 'routes are made in one place').toHaveLength(1)
  const walked = new Set(STOPS.map(stop => stop.route))
  expect(routes.filter(route => !walked.has(route))).toEqual([])
  expect([...walked].filter(route => route !== 'any other' && !routes.includes(route))).toEqual([])
})

/** One page for each look, as long as the person stays the same. */
const open = new Map<string, { as: SeatName | undefined; visit: Visit }>()
async function visitOf(as: SeatName | undefined, look: (typeof LOOKS)[number]): Promise<Visit> {
  const known = open.get(look.name)
  if (known?.as === as && known) return known.visit
  // What it has seen would be forgotten with it: no fault may.
  expect(known?.visit.faults ?? []).toEqual([])
  if (known) await browser.leave(known.visit)
  const visit = await browser.visit(world, as, {
    ...look.options,
    expects: /^(404 \/api\/(reports|applications|desk|picture|samples|situations|session\/link)|401 \/api\/(me|live))/,
  })
  open.set(look.name, { as, visit })
  return visit
}

const account = (page: Page) => page.getByRole('button', { name: /^Account: / })
const isAnybodys = (route: string): boolean => accessOf(route)?.roles === 'anybody'

const names = STOPS.map((stop, at) => [`${stop.route} as ${stop.as ?? 'nobody'}, ${at}`, stop, at] as const)
test.each(names)('%s', async (_name, stop, at) => {
  for (const [which, look] of LOOKS.entries()) {
    if (!taken(at, which)) continue
    const { page } = await visitOf(stop.as, look)
    // What differs only behind the # would load nothing.
    if (['/link', '/invitation', '/application'].includes(stop.route)) await page.goto('about:blank')
    await page.goto(world.url + stop.at())
    await stop.shows(page).waitFor()
    await stop.having?.(page)
    await settled(page)
    // Signing out is in its menu (ASVS 7.4.4). What is anybody's to open, behind a link, has no frame.
    if (stop.as && !isAnybodys(stop.route)) await account(page).waitFor()
    await expectAxeClean(page, `${stop.at()}, ${look.name}`)
    await expectNoSidewaysScroll(page)
  }
})
