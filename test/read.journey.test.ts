import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ShareRequest } from '../src/formats/api/reports.ts'
import { expectAxeClean, openWorld, withBrowser } from './browser.ts'
import type { SeatName } from './cast.ts'
import { threeLayers, type World } from './world.ts'

const browser = withBrowser()
let world: World
beforeAll(async () => {
  world = await openWorld('read')
})
beforeEach(() => browser.leave())
afterAll(() => world?.close())

const HASH = '6b1f0c94d27e83a5f94cb20d7715ee3f08ad6c5192b7e4f3a80d1c96e25b47f0'
/** Three layers, with a hash that will turn out harmless. */
function report(name: string): ShareRequest {
  const request = threeLayers(name)
  request.content.headline.title = name
  request.content.technical?.indicators?.push({ type: 'sha256', value: HASH, role: 'payload', use: 'block' })
  return request
}
const open = (as: SeatName, id: string, expects?: RegExp) =>
  browser.visit(world, as, { at: `/reports/${id}`, ...(expects ? { expects } : {}) })
const main = (page: Page) => page.getByRole('main')
const entry = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })

test('a reply on a layer, named or not, is seen live by those who see that layer', async () => {
  const id = await world.share('author', report('Thread'))
  const { page: competitor } = await open('competitor', id)
  const { page: supplier } = await open('supplier', id)
  const outsider = await open('outsider', id)
  const { page: author } = await open('author', id)
  await heading(competitor, '3 indicators').waitFor()
  await heading(outsider.page, 'Thread').waitFor()
  await expect.poll(() => world.server.live.streams()).toBe(4)
  await competitor.getByLabel('Who reads it').selectOption({ label: 'Those who see the indicators' })
  await competitor.getByRole('radio', { name: 'Birch plc' }).check()
  await competitor
    .getByRole('textbox', { name: 'Reply' })
    .fill('Same loader here, it came from hxxp://second-page[.]top/x')
  await competitor.getByRole('button', { name: 'Reply', exact: true }).click()
  for (const page of [competitor, supplier, author]) {
    await entry(page, 'Same loader here').waitFor()
    expect(await entry(page, 'Same loader here').innerText()).toContain('Birch plc')
  }
  await outsider.page.getByRole('textbox', { name: 'Reply' }).fill('Not seen at the rail side')
  await outsider.page.getByRole('button', { name: 'Reply', exact: true }).click()
  for (const page of [competitor, author]) {
    await entry(page, 'Not seen at the rail side').waitFor()
    expect(await entry(page, 'Not seen at the rail side').innerText()).toMatch(/A member/)
    expect(await entry(page, 'Not seen at the rail side').innerText()).not.toContain('Cedar')
  }
  await entry(outsider.page, 'Not seen at the rail side').waitFor()
  expect(await outsider.received()).not.toMatch(/Same loader here|second-page|Birch/)
  // A value in a reply is a proposal to the author, and to nobody else.
  await heading(author, 'Values found in replies').waitFor()
  expect(await heading(competitor, 'Values found in replies').count()).toBe(0)
  await author
    .getByRole('listitem')
    .filter({ hasText: 'hxxp://second-page[.]top/x' })
    .getByRole('button', { name: 'Add to the report' })
    .click()
  await author.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click()
  await heading(supplier, '4 indicators').waitFor()
  await expectAxeClean(author, 'a report with a thread')
})

test('asked for more detail, the author answers in private, and nobody else learns of it', async () => {
  const id = await world.share('author', report('More'))
  const outsider = await open('outsider', id)
  const { page: author } = await browser.visit(world, 'author', { at: '/inbox' })
  const competitor = await open('competitor', id)
  await heading(competitor.page, 'More').waitFor()
  await outsider.page.getByRole('button', { name: 'Ask for more detail' }).click()
  const dialog = outsider.page.getByRole('dialog', { name: 'Ask for more detail' })
  await dialog.getByRole('textbox').fill('We run the same gateway and want to hunt')
  await expectAxeClean(outsider.page, 'asking for more detail')
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click()
  await main(author).getByRole('link', { name: 'A reader asks you for more detail' }).first().click()
  await entry(author, 'want to hunt').getByRole('button', { name: 'Answer privately' }).click()
  await author.getByRole('textbox', { name: 'Your private answer' }).fill('Hunt for the mutex PAYE-7')
  await author.getByRole('button', { name: 'Send privately' }).click()
  await entry(outsider.page, 'PAYE-7').waitFor()
  expect(await entry(outsider.page, 'PAYE-7').innerText()).toContain('Between you and the author')
  await competitor.page.reload()
  await heading(competitor.page, 'More').waitFor()
  await competitor.page.getByText('Nobody has answered yet').waitFor()
  expect(await competitor.received()).not.toMatch(/PAYE-7|want to hunt/)
})

test('seen it too is one tap, and its author reads how often', async () => {
  const id = await world.share('author', report('Sightings'))
  const { page: author } = await open('author', id)
  const { page: competitor } = await open('competitor', id)
  await author.getByText('by nobody yet').waitFor()
  await competitor.getByRole('button', { name: 'Seen it too', exact: true }).click()
  await author.getByText('1 time', { exact: true }).waitFor()
  await author.getByText('Seen it too, said once').waitFor()
  await competitor.keyboard.press('s')
  const dialog = competitor.getByRole('dialog', { name: 'Seen it too' })
  await dialog.getByLabel('What you saw').selectOption({ label: '192.0.2[.]7' })
  await dialog.getByLabel('How often').fill('12')
  await expectAxeClean(competitor, 'seen it too, with detail')
  await dialog.getByRole('button', { name: 'Say it' }).click()
  await author.getByText('2 times', { exact: true }).waitFor()
  await author.locator('summary').filter({ hasText: 'Seen it too' }).click()
  await author.getByText('12 times').waitFor()
  expect(await main(author).innerText()).not.toContain('Birch')
})

test('a question is answered, the answer accepted', async () => {
  const asked = report('Has anybody seen these payslip mails?')
  asked.content.kind = 'question'
  const id = await world.share('author', asked)
  const { page: author } = await open('author', id)
  const { page: bank } = await browser.visit(world, 'bank', { at: '/questions' })
  await main(bank)
    .getByRole('link', { name: /payslip mails/ })
    .click()
  await bank.getByRole('textbox', { name: 'Reply' }).fill('Yes: since Monday, always from the same sender')
  await bank.getByRole('button', { name: 'Reply', exact: true }).click()
  await entry(author, 'since Monday').getByRole('button', { name: 'Accept as the answer' }).click()
  await entry(bank, 'since Monday').getByText('Accepted answer').waitFor()
  await bank.getByRole('link', { name: 'Questions', exact: true }).click()
  await main(bank).getByText('Question, answered').waitFor()
})

test('one hash is withdrawn, then the report: pages that are open change by themselves', async () => {
  const id = await world.share('author', report('Withdrawn'))
  const { page: author } = await open('author', id)
  const { page: competitor } = await open('competitor', id, /^404 \/api\/reports/)
  const { page: feed } = await browser.visit(world, 'outsider', { at: '/' })
  const title = feed.getByRole('list', { name: 'Feed' }).getByRole('link', { name: 'Withdrawn' })
  await title.waitFor()
  await heading(competitor, '3 indicators').waitFor()
  await expect.poll(() => world.server.live.streams()).toBe(3)
  const row = (page: Page) => page.getByRole('row').filter({ hasText: HASH })
  await row(author).getByRole('button', { name: 'Withdraw' }).click()
  const dialog = author.getByRole('dialog', { name: 'Withdraw' })
  await dialog.getByRole('radio', { name: 'False positive' }).check()
  await expectAxeClean(author, 'withdrawing a value')
  await dialog.getByRole('button', { name: 'Withdraw' }).click()
  await row(competitor).getByText('Withdrawn: false positive').waitFor()
  await competitor.getByRole('button', { name: 'Copy all (2)' }).waitFor()

  await author
    .getByRole('group')
    .or(main(author))
    .getByRole('button', { name: 'Withdraw', exact: true })
    .first()
    .click()
  await dialog.getByRole('radio', { name: 'Shared in error' }).check()
  await dialog.getByRole('button', { name: 'Withdraw' }).click()
  await competitor.getByText('This report is no longer available').waitFor()
  await competitor.getByText('shared in error').waitFor()
  await title.waitFor({ state: 'detached' })
  await author.getByText('Only your organisation still sees it').waitFor()
  await competitor.reload()
  await competitor.getByText('Nothing here, or nothing for you').waitFor()
  await competitor
    .getByRole('link', { name: /^Inbox/ })
    .first()
    .click()
})

test('narrowed past a reader, it is gone for that reader and says so', async () => {
  const id = await world.share('author', report('Narrowed'))
  const { page: competitor } = await open('competitor', id)
  const { page: outsider } = await open('outsider', id, /^404 \/api\/reports/)
  await heading(outsider, 'Narrowed').waitFor()
  await heading(competitor, '3 indicators').waitFor()
  await expect.poll(() => world.server.live.streams()).toBe(2)
  const { page: author } = await browser.visit(world, 'author', { at: `/reports/${id}` })
  await author.getByRole('link', { name: 'Edit, widen or narrow' }).click()
  await heading(author, 'Change your report').waitFor()
  await author.getByRole('button', { name: 'Take the headline from Everyone' }).click()
  await author.getByRole('button', { name: /^Preview/ }).click()
  await heading(author, 'What changes').waitFor()
  await expectAxeClean(author, 'changing a report')
  await author.getByRole('button', { name: /^Save for/ }).click()
  await heading(author, 'Saved').waitFor()
  await outsider.getByText('This report is no longer available').waitFor()
  await outsider.getByText('It is not shared with you any more').waitFor()
  expect(await heading(competitor, '3 indicators').isVisible()).toBe(true)
})

test('unread counts go down as things are read; following brings replies to the inbox, muting takes a report away', async () => {
  const id = await world.share('bank', {
    content: { kind: 'campaign', headline: { title: 'Fake invoices', summary: 'From look-alike names.' } },
    audience: { grants: [{ layer: 'headline', to: ['everyone'], as: 'named' }], tlp: 'GREEN' },
  })
  const { page } = await browser.visit(world, 'officer', { at: '/' })
  const feed = page.getByRole('list', { name: 'Feed' })
  const count = async () =>
    Number(/\d+/.exec((await page.getByRole('link', { name: /^Feed/ }).textContent()) ?? '')?.[0] ?? 0)
  await feed.getByRole('link', { name: 'Fake invoices' }).waitFor()
  const before = await count()
  expect(before).toBeGreaterThan(0)
  await feed.getByRole('link', { name: 'Fake invoices' }).click()
  await expect.poll(count, { timeout: 20_000 }).toBe(before - 1)
  await page.getByRole('button', { name: 'Follow', exact: true }).click()
  await page.getByRole('button', { name: 'Following' }).waitFor()
  const said = await world.call('outsider', 'POST', `/api/reports/${id}/entries`, {
    text: 'Seen in Leeds',
    as: 'named',
  })
  expect(said.status).toBe(201)
  await entry(page, 'Seen in Leeds').waitFor()
  await page.getByRole('link', { name: /^Inbox/ }).click()
  await main(page).getByText('Fake invoices').waitFor()
  await main(page).getByRole('link', { name: 'A new reply' }).click()
  // It says so before the server has it, and loading the page anew would not wait for that.
  const kept = page.waitForResponse(r => r.request().method() === 'PUT' && r.url().endsWith('/interest'))
  await page.getByRole('button', { name: 'Mute', exact: true }).click()
  await page.getByRole('button', { name: 'Muted' }).waitFor()
  await kept
  await page.getByRole('link', { name: /^Feed/ }).click()
  await page.reload()
  await page.getByRole('link', { name: 'Followed', exact: true }).waitFor()
  await feed.getByRole('listitem').or(page.getByText('Nothing here yet')).first().waitFor()
  expect(await feed.getByRole('link', { name: 'Fake invoices' }).count()).toBe(0)
})

test('search, look-up, nodes and members tell each reader what is theirs', async () => {
  const request = report('Loader in the print room')
  const id = await world.share('author', request)
  const { page } = await browser.visit(world, 'competitor', { at: '/' })
  await page.getByRole('list', { name: 'Feed' }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('print room')
  await page.keyboard.press('Enter')
  await page.getByRole('list', { name: 'Found' }).getByRole('link', { name: 'Loader in the print room' }).click()
  await main(page).getByRole('link', { name: 'payroll-portal[.]example' }).click()
  await page.getByText(/1 value known/).waitFor()
  await main(page).getByRole('link', { name: 'Loader in the print room' }).waitFor()
  await page.getByRole('link', { name: 'All nodes' }).click()
  await main(page).getByRole('link', { name: 'finance' }).click()
  await page.getByText('You are not in this node').waitFor()
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^pharma/ })
    .click()
  await page
    .getByRole('list', { name: 'Shared with pharma' })
    .getByRole('link', { name: 'Loader in the print room' })
    .waitFor()
  await page.getByRole('link', { name: 'Members', exact: true }).click()
  await page.getByRole('textbox', { name: 'Find a member' }).fill('alder')
  await main(page).getByRole('link', { name: 'Alder plc' }).click()
  await heading(page, 'Alder plc').waitFor()
  await page.getByText('It may have shared without its name').waitFor()

  const outsider = await browser.visit(world, 'outsider', { at: '/lookup' })
  await outsider.page.getByRole('textbox', { name: /Addresses, domains/ }).fill('payroll-portal[.]example\n192.0.2[.]7')
  await outsider.page.getByRole('button', { name: 'Look up' }).click()
  await outsider.page.getByText('Nothing is known of these 2 values').waitFor()
  await outsider.page.goto(`${world.url}/search?q=${encodeURIComponent('print firm')}`)
  await outsider.page.getByText('Nothing for “print firm” in what you may see').waitFor()
  expect(await outsider.received()).not.toContain(HASH)
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
})

test('a hidden node and a hidden member are absent', async () => {
  for (const at of ['/nodes/quiet-group', '/nodes/no-such', '/members/birch', '/members/no-such']) {
    const { page } = await browser.visit(world, 'outsider', { at, expects: /^404 / })
    await page.getByText('Nothing here, or nothing for you').waitFor()
  }
})

test('settings: a key is shown once, works, and is revoked; single keys are switched off', async () => {
  await world.confirm('bank')
  const { page } = await browser.visit(world, 'bank', { at: '/settings?tab=keys' })
  await page.getByRole('button', { name: 'New key' }).click()
  const dialog = page.getByRole('dialog', { name: 'New key' })
  await dialog.getByRole('textbox', { name: 'What it is for' }).fill('SIEM in the cellar')
  await expectAxeClean(page, 'a new key')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await page.getByText('It is shown this once').waitFor()
  const key =
    (await page
      .locator('code')
      .filter({ hasText: /^[A-Za-z0-9_-]{20,}$/ })
      .textContent()) ?? ''
  const me = () => fetch(`${world.url}/api/me`, { headers: { authorization: `Bearer ${key}` } })
  expect((await me()).status).toBe(200)
  await page.reload()
  const line = page.getByRole('listitem').filter({ hasText: 'SIEM in the cellar' })
  await line.waitFor()
  expect(await page.content()).not.toContain(key)
  await line.getByRole('button', { name: 'Revoke' }).click()
  await line.waitFor({ state: 'detached' })
  expect((await me()).status).toBe(401)
  await page.getByRole('link', { name: 'Look and keyboard' }).click()
  await page
    .getByRole('switch', { name: /single/i })
    .or(page.getByRole('checkbox', { name: /single/i }))
    .click()
  await page.keyboard.press('?')
  await page.keyboard.press('c')
  expect(page.url()).toContain('/settings')
  await page.getByRole('link', { name: 'Your organisation' }).click()
  await page.getByRole('button', { name: 'Save' }).waitFor()
})

test('the keyboard: j k x in the feed, ? for help, Ctrl-K for everything', async () => {
  for (const name of ['First by keys', 'Second by keys', 'Third by keys'])
    await world.share('bank', {
      content: { kind: 'campaign', headline: { title: name, summary: 'For the keyboard.' } },
      audience: { grants: [{ layer: 'headline', to: ['everyone'], as: 'named' }], tlp: 'GREEN' },
    })
  const { page } = await browser.visit(world, 'supplier', { at: '/' })
  await page.getByRole('link', { name: 'Third by keys' }).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  const bulk = page.getByRole('group', { name: 'Selected reports' })
  await bulk.getByText('2 selected').waitFor()
  expect(await page.getByRole('checkbox', { name: 'Select: Second by keys' }).isChecked()).toBe(true)
  await expectAxeClean(page, 'the feed with a selection')
  await page.keyboard.press('k')
  await page.keyboard.press('x')
  await bulk.getByText('1 selected').waitFor()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard' })
  await help.getByText('Command palette').waitFor()
  await expectAxeClean(page, 'the list of keys')
  await page.keyboard.press('Escape')
  await help.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Command' }).waitFor()
  await page.keyboard.type('sign-off')
  await expectAxeClean(page, 'the command palette')
  await page.keyboard.press('Enter')
  await heading(page, 'Sign-off').waitFor()
})

test('somebody new is welcomed, and told what others see of them', async () => {
  const { page } = await browser.visit(world, 'secondee', { at: '/', newcomer: true })
  await heading(page, /^Welcome/).waitFor()
  expect(page.url()).toContain('/welcome')
  await page.getByText('What others see of you').waitFor()
  await page.getByRole('button', { name: 'Go to the feed' }).click()
  await page.getByRole('list', { name: 'Feed' }).or(page.getByText('Nothing here yet')).first().waitFor()
})
