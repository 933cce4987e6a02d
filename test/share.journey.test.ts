import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { defang } from '../src/formats/text/defang.ts'
import {
  expectAxeClean,
  expectNoSidewaysScroll,
  openWorld,
  PHONE,
  settled,
  tabTo,
  type Visit,
  withBrowser,
} from './browser.ts'
import type { SeatName } from './cast.ts'
import { threeLayers, type World } from './world.ts'

/** A phishing mail as it is pasted in the night: the attacker's values, the author's own, and what only looks like either. */
const HASH = '9f2c41d07be85a36c1f0d4478e6b93aa51c7e20f8d364b19a05e7c82f6d1b340'
const MAIL = `Received: from mx2.alder.example (10.20.30.40) by mail.alder.example (192.168.7.9) with ESMTPS
From: "Payroll Services" <no-reply@zq7-payslip-portal[.]com>
To: colleague@alder.example
Subject: Your June payslip is ready

Staff of Alder plc were told that their payslip was waiting and that their password would lapse on Friday. Two of them signed in at hxxps://zq7-payslip-portal[.]com/login and then ran what they were offered.

The loader beacons to 185[.]212[.]44[.]19 over TLS. It asks 8.8.8.8 for names. Our proxy ALD-FW2 at 203.0.113.17 let it through.
Loader SHA-256: ${HASH}
It says that it is Chrome/120.0.6099.71 and calls itself reader 2.4.1.`
const OWN = /alder|\bALD\b|10\.20\.30\.40|192\.168\.7\.9|203\.0\.113\.17/i
const TICKED = [
  'no-reply[@]zq7-payslip-portal[.]com',
  'Your June payslip is ready',
  'hxxps://zq7-payslip-portal[.]com/login',
  '185.212.44[.]19',
  HASH,
]
const UNTICKED: [string, RegExp][] = [
  ['8.8.8[.]8', /public DNS resolver/],
  ['10.20.30[.]40', /private range/],
  ['192.168.7[.]9', /private range/],
  ['203.0.113[.]17', /your own networks/],
  ['mail[.]alder[.]example', /your own domains/],
  ['colleague[@]alder[.]example', /your own domains/],
]

const browser = withBrowser()
let world: World
beforeAll(async () => {
  world = await openWorld('share')
  await ownDetails(false)
})
beforeEach(() => browser.leave())
afterAll(() => world?.close())

async function ownDetails(signoff: boolean): Promise<void> {
  const told = await world.call('admin', 'PATCH', '/api/me/member', {
    signoff,
    shortNames: ['Alder', 'ALD'],
    domains: ['alder.example'],
    networks: ['203.0.113.0/24'],
    listedTo: ['everyone'],
  })
  expect(told.status).toBe(200)
}

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const tick = (page: Page, value: string) => page.getByRole('checkbox', { name: `Share ${value}`, exact: true })
const titleLink = (page: Page, title: string) => page.getByRole('link', { name: title })
const read = async (as: SeatName, id: string) => (await world.call(as, 'GET', `/api/reports/${id}`)).body

/** A page that is loaded again forgets this. */
const markPage = (page: Page) => page.evaluate("window.stayed = 'yes'")
const stayed = (page: Page) => page.evaluate('window.stayed')

async function expectRightTicks(page: Page): Promise<void> {
  await page.getByText(`${TICKED.length} of ${TICKED.length + UNTICKED.length + 1} ticked`).waitFor()
  for (const value of TICKED) expect(await tick(page, value).isChecked(), value).toBe(true)
  for (const [value, why] of UNTICKED) {
    const line = page.getByRole('row').filter({ has: tick(page, value) })
    expect(await tick(page, value).isChecked(), value).toBe(false)
    expect(await line.innerText(), value).toMatch(why)
  }
  expect(await region(page, 'Check what was found').innerText()).not.toMatch(/120\.0|2\.4\.1/)
}

async function expectStruckOut(page: Page): Promise<void> {
  const before = await region(page, 'Full story, before').innerText()
  const after = await region(page, 'Full story, after').innerText()
  for (const own of ['Alder plc', 'mail.alder.example', '10.20.30.40', '203.0.113.17', 'ALD-FW2'])
    expect(before).toContain(own)
  expect(after).not.toMatch(OWN)
  expect(after).toContain('Staff of [our organisation] were told')
  expect(after).toContain('zq7-payslip-portal[.]com/login')
  expect(await region(page, 'Summary, after').innerText()).not.toMatch(OWN)
}

/** What the author is shown of each audience, by the words of the choice. */
async function viewsAs(page: Page): Promise<Record<string, string>> {
  const views: Record<string, string> = {}
  const choices = page.getByRole('group', { name: 'View as' })
  for (const name of ['Everyone', 'pharma', 'desk']) {
    await choices.getByRole('radio', { name }).check()
    views[name] = await page.getByRole('article', { name: 'What they get' }).innerText()
  }
  await choices.getByRole('radio', { name: 'Regulators' }).check()
  views.Regulators = await page.getByText('For them this report does not exist').innerText()
  return views
}

/** Compares as a reader would: by the words, whatever stands between them. */
const words = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Each reader gets, word for word, what the author was shown for it; and the story and values where they stop, stop. */
async function expectAsPreviewed(views: Record<string, string>, id: string, title: string): Promise<void> {
  const readers: [SeatName, string, string][] = [
    ['outsider', 'Everyone', 'headline'],
    ['competitor', 'pharma', 'technical'],
    ['analyst', 'desk', 'full'],
  ]
  for (const [seat, view, layer] of readers) {
    const got = await read(seat, id)
    expect(got).toMatchObject({ layer, title, from: { named: false, crowd: 'A member in Pharma' } })
    expect(JSON.stringify(got)).not.toMatch(OWN)
    const shown = words(views[view] ?? '')
    const indicators = (got.indicators ?? []) as { type: 'ipv4'; value: string }[]
    const parts = [`TLP:${got.tlp}`, 'Incident', got.from.crowd, got.title, got.summary, 'Seen by its author']
    if (layer !== 'headline') parts.push(...indicators.map(i => defang(i.type, i.value)))
    if (layer === 'full') parts.push(got.story)
    for (const part of parts) expect(shown, view).toContain(words(part))
    // Nothing else stands there: without those words, only the page's own labels are left.
    const rest = parts.sort((a, b) => b.length - a.length).reduce((left, part) => left.replace(words(part), ' '), shown)
    expect(rest, view).not.toMatch(/185|payslip|loader|9f2c/i)
    expect(indicators.map(i => defang(i.type, i.value)).sort(), seat).toEqual(
      layer === 'headline' ? [] : [...TICKED].sort(),
    )
    expect(got.story !== undefined, seat).toBe(layer === 'full')
  }
  expect((await world.call('regulator', 'GET', `/api/reports/${id}`)).status).toBe(404)
}

/** The id of the report, from the link that the page offers when it is shared. */
async function sharedId(page: Page): Promise<string> {
  await page.getByRole('heading', { name: 'Shared' }).waitFor()
  const href = await page.getByRole('link', { name: 'Open the report' }).getAttribute('href')
  return href?.split('/').at(-1) ?? ''
}

const openFeeds = async (...seats: SeatName[]): Promise<Visit[]> => {
  const visits: Visit[] = []
  for (const seat of seats) {
    const visit = await browser.visit(world, seat, { at: '/' })
    await visit.page.getByRole('link', { name: 'Unread', exact: true }).waitFor()
    await markPage(visit.page)
    visits.push(visit)
  }
  return visits
}

/** Until every open page listens: the streams are counted at the server. */
const listening = async (streams: number) =>
  expect.poll(() => world.server.live.streams(), { timeout: 10_000 }).toBe(streams)

test('on a phone, in the night: a pasted mail is shared in three layers, and each open page shows its own', async () => {
  const [competitor, outsider, regulator] = await openFeeds('competitor', 'outsider', 'regulator')
  if (!competitor || !outsider || !regulator) throw new Error('three pages')
  const { page } = await browser.visit(world, 'author', { ...PHONE, at: '/share' })
  await listening(4)
  await page.getByLabel('Paste anything').fill(MAIL)
  await expectRightTicks(page)
  const title = 'Payslip mails steal passwords and drop a loader'
  await page.getByRole('textbox', { name: 'Title' }).fill(title)
  await page.getByText('Before and after').click()
  await expectStruckOut(page)

  await page.getByRole('button', { name: 'Who sees what?' }).click()
  await expectBelowTopBar(page, 'Who sees what')
  await page.getByRole('button', { name: 'In three layers' }).click()
  const preview = region(page, 'Who will see this')
  const sentence =
    /^Everyone \(29 members\) will see the headline; .*\(17 members\) the indicators; the Fusion Cell desk everything\. Nobody is told your organisation’s name: they read “A member in Pharma”\.$/
  await preview.getByText(sentence).waitFor()
  const table = (await preview.getByRole('row').allInnerTexts()).slice(1).map(words)
  expect(table).toHaveLength(3)
  expect(table[0]).toMatch(/^Everyone .*Headline .*TLP:GREEN .*Not named .*29 members$/)
  // Eight and nine: the two who are in both count twice, because a smaller sum would tell that there are any.
  expect(table[1]).toMatch(/^east midlands(?: and|,) pharma .*Indicators .*TLP:AMBER .*Not named .*17 members$/)
  expect(table[2]).toMatch(/desk .*Full story .*TLP:AMBER .*Not named/)
  expect(await preview.innerText()).not.toMatch(/confirm that it is you/)
  const views = await viewsAs(page)
  expect(views.Everyone, 'no value in the headline').not.toMatch(/zq7|185\./)
  await expectAxeClean(page, 'the share page, filled in')
  await expectNoSidewaysScroll(page)

  const seen = Promise.all(
    [competitor, outsider].map(visit =>
      titleLink(visit.page, title)
        .waitFor()
        .then(() => Date.now()),
    ),
  )
  const answered = page.waitForResponse(r => r.request().method() === 'POST' && r.url().endsWith('/api/reports'))
  await page.getByRole('button', { name: /^Share with 29 members, not named/ }).click()
  await answered
  const at = Date.now()
  for (const time of await seen) expect(time - at, 'milliseconds until it stood on the open pages').toBeLessThan(2_000)
  const id = await sharedId(page)
  expect(words(await page.locator('main').innerText())).toContain('Everyone (29 members) will see the headline; ')
  await expectAxeClean(page, 'shared')

  await expectAsPreviewed(views, id, title)
  await expectLayersOnOpenPages(competitor, outsider, id, title)
  await expectNothingFor(regulator, id, title)
})

/** Whoever goes to a step reads its heading: the bar at the top of the window lies over nothing of it. */
async function expectBelowTopBar(page: Page, heading: string): Promise<void> {
  const top = async () => (await page.getByRole('heading', { name: heading, exact: true }).boundingBox())?.y ?? -1
  const bar = await page.getByRole('banner').boundingBox()
  await expect.poll(top, { message: heading }).toBeLessThan(844 / 2)
  expect(await top(), heading).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0))
}

async function expectLayersOnOpenPages(competitor: Visit, outsider: Visit, id: string, title: string): Promise<void> {
  for (const visit of [competitor, outsider]) {
    expect(await stayed(visit.page), 'without loading the page again').toBe('yes')
    await titleLink(visit.page, title).click()
    await visit.page.getByRole('heading', { name: title }).waitFor()
    expect(visit.page.url()).toContain(id)
    await visit.page
      .getByText('from a member in Pharma')
      .or(visit.page.getByText('From a member in Pharma'))
      .first()
      .waitFor()
  }
  await competitor.page.getByRole('heading', { name: `${TICKED.length} indicators` }).waitFor()
  expect(await competitor.page.getByRole('heading', { name: 'What happened' }).count()).toBe(0)
  expect(
    await outsider.page.getByRole('heading', { name: /indicator|What happened|Notes|Impact|Attachments/ }).count(),
  ).toBe(0)
  const wire = await outsider.received()
  expect(wire).toContain(title)
  expect(wire).not.toMatch(/185\.212|zq7|9f2c41|"technical"|"full"/)
}

/** Another report that does reach it is the proof that its page would have shown this one by now. */
async function expectNothingFor(regulator: Visit, id: string, title: string): Promise<void> {
  expect(await regulator.page.getByText('Nothing here yet').isVisible()).toBe(true)
  const open = threeLayers('for regulators too')
  await world.share('bank', {
    ...open,
    audience: { grants: [{ layer: 'headline', to: ['everyone'], as: 'named' }], except: [], tlp: 'GREEN' },
    content: { kind: 'incident', headline: open.content.headline },
  })
  await titleLink(regulator.page, 'for regulators too').waitFor()
  expect(await stayed(regulator.page)).toBe('yes')
  const wire = await regulator.received()
  expect(wire).toContain('for regulators too')
  expect(wire).not.toContain(id)
  expect(wire).not.toContain(title)
  expect(wire).not.toMatch(/zq7|185\.212/)
}

test('what is found late pushes nothing away that the author is about to press', async () => {
  for (const size of [{}, PHONE]) {
    const { page } = await browser.visit(world, 'author', { ...size, at: '/share' })
    let found = () => {}
    const late = new Promise<void>(resolve => {
      found = resolve
    })
    await page.route(/finder\.worker/, async route => {
      await late
      await route.continue()
    })
    await page.getByLabel('Paste anything').fill(MAIL)
    await region(page, 'Check what was found').getByText('Looking…').waitFor()
    const choice = page.getByRole('button', { name: 'In three layers' })
    if (size === PHONE) await choice.evaluate(button => button.scrollIntoView({ block: 'center', behavior: 'instant' }))
    else await choice.hover()
    const at = await choice.boundingBox()
    found()
    await page.getByText(`${TICKED.length} of ${TICKED.length + UNTICKED.length + 1} ticked`).waitFor()
    await page.getByText('Before and after').waitFor()
    await settled(page)
    const now = await choice.boundingBox()
    expect(Math.abs((now?.y ?? -999) - (at?.y ?? 0)), 'pixels that the button moved').toBeLessThan(2)
  }
})

test('what is marked above the ceiling is not taken in, by paste or by file, and says so', async () => {
  const { page } = await browser.visit(world, 'author', { at: '/share' })
  const area = page.getByLabel('Paste anything')
  await area.waitFor()
  const marked = 'Seen in May.\n\nSECRET - UK EYES ONLY\n\nThe group came back.'
  await area.evaluate((element, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, marked)
  await page.getByText('What you pasted carries a protective marking above OFFICIAL').waitFor()
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'brief.txt', mimeType: 'text/plain', buffer: Buffer.from(marked) })
  await page.getByText('brief.txt carries a protective marking above OFFICIAL').waitFor()
  expect(await area.inputValue()).toBe('')
  await expectAxeClean(page)
})

test('the same with the keyboard alone, from the feed to the open report', async () => {
  const [competitor] = await openFeeds('competitor')
  const { page } = await browser.visit(world, 'author', { at: '/' })
  await page.getByRole('link', { name: 'Unread', exact: true }).waitFor()
  await listening(2)
  await page.keyboard.press('c')
  const paste = page.getByLabel('Paste anything')
  await paste.waitFor()
  await expect.poll(() => paste.evaluate(element => element === document.activeElement)).toBe(true)
  await page.keyboard.insertText(MAIL)
  await expectRightTicks(page)

  const title = page.getByRole('textbox', { name: 'Title' })
  await tabTo(page, title)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Payslip mails, told by keyboard')
  await tabTo(page, tick(page, HASH))
  await page.keyboard.press('Space')
  expect(await tick(page, HASH).isChecked()).toBe(false)
  await page.getByText('4 of 12 ticked').waitFor()
  await page.keyboard.press('Space')
  await tabTo(page, page.getByRole('button', { name: 'In three layers' }))
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Everyone (29 members) will see').first().waitFor()
  await tabTo(page, page.getByRole('group', { name: 'View as' }).getByRole('radio', { checked: true }))
  await page.keyboard.press('ArrowDown')
  await page.getByRole('article', { name: 'What they get' }).getByText('185.212.44[.]19').waitFor()
  await page.getByRole('button', { name: /^Share with 29 members/, disabled: false }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Shared' }).waitFor()

  const reader = competitor?.page
  if (!reader) throw new Error('no reader')
  await titleLink(reader, 'told by keyboard').waitFor()
  await reader.keyboard.press('j')
  await reader.keyboard.press('Enter')
  await reader.getByRole('heading', { name: '5 indicators' }).waitFor()
  await tabTo(page, page.getByRole('link', { name: 'Open the report' }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Payslip mails, told by keyboard' }).waitFor()
  await page.getByText("Your organisation's report").waitFor()
})

test('where the member wants it, a colleague signs off, and only then does it go', async () => {
  await ownDetails(true)
  const [competitor, colleague] = await openFeeds('competitor', 'colleague')
  if (!competitor || !colleague) throw new Error('two pages')
  const { page } = await browser.visit(world, 'author', { ...PHONE, at: '/share' })
  await listening(3)
  await page.getByLabel('Paste anything').fill(MAIL)
  await page.getByText('5 of 12 ticked').waitFor()
  await page.getByRole('textbox', { name: 'Title' }).fill('Payslip mails, signed off')
  await page.getByRole('button', { name: 'In three layers' }).click()
  await page.getByText('Everyone (29 members) will see').first().waitFor()
  await page.getByRole('button', { name: 'Preview: who will see this' }).click()
  await page.getByRole('button', { name: 'Ask a colleague to sign off' }).click()
  const dialog = page.getByRole('dialog', { name: 'Ask a colleague to sign off' })
  await dialog
    .getByLabel('Colleague')
    .selectOption({ label: (await dialog.getByRole('option', { name: /^colleague/ }).textContent()) ?? '' })
  await dialog.getByLabel('A word to them').fill('Seen at two in the morning.')
  await expectAxeClean(page, 'asking for sign-off')
  await dialog.getByRole('button', { name: 'Send for sign-off' }).click()
  await page.getByRole('heading', { name: 'Sent for sign-off' }).waitFor()

  await colleague.page.getByRole('link', { name: /^Inbox/ }).click()
  await colleague.page.getByRole('main').getByRole('link', { name: /sign/i }).first().click()
  await colleague.page.getByText('asks you to sign this off').waitFor()
  await colleague.page.getByText('Everyone (29 members) will see the headline').waitFor()
  const whole = await colleague.page.getByRole('main').innerText()
  expect(whole).toContain('Seen at two in the morning.')
  expect(whole).toContain('29 members')
  expect(whole).toContain('185.212.44[.]19')
  expect(whole.replace(/asks? .*\n/g, '')).not.toMatch(/10\.20\.30\.40|203\.0\.113\.17|Alder plc/)
  expect(await titleLink(competitor.page, 'signed off').count()).toBe(0)
  expect(await competitor.received()).not.toContain('signed off')
  await expectAxeClean(colleague.page, 'a draft to decide on')
  await colleague.page.getByRole('button', { name: 'Share it' }).click()
  await colleague.page.getByRole('link', { name: 'Open the report' }).waitFor()
  await titleLink(competitor.page, 'Payslip mails, signed off').click()
  await competitor.page.getByRole('heading', { name: '5 indicators' }).waitFor()
  await page.getByRole('link', { name: 'Open the draft' }).click()
  await page.getByText('It is shared').waitFor()
  await page.getByRole('link', { name: 'Open the report' }).click()
  await page.getByText(/signed off by colleague/).waitFor()
})
